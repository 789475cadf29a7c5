"""The site: built once, without a warning, with every page, and nothing in it is fetched from elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parent.parent.parent
# What a page fetches by itself, unlike an address that a reader may follow.
FETCHED = re.compile(
    r"""(?:\bsrc|<link\b[^>]*\bhref)\s*=\s*["'](?:https?:)?//[^"']*|@import[^;]*//[^;]*|url\(["']?https?:[^)]*"""
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    for needed in ("sphinx", "myst_parser", "furo"):
        pytest.importorskip(needed, reason="Sphinx is not installed: the extra `test` brings it")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-c", ROOT / "docs", "-W", "--keep-going", "--quiet"]
    command += ["-d", folder / "doctrees", ROOT, folder / "html"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return folder / "html"


def test_every_page_of_docs_is_in_the_site_and_named_beside_every_page(site: Path) -> None:
    pages = {page.stem for page in (ROOT / "docs").glob("*.md")}
    assert pages == {page.stem for page in (site / "docs").glob("*.html")}
    first = (site / "docs/index.html").read_text("utf-8")
    named = re.findall(
        r'<li class="toctree-l1[^"]*"><a class="[^"]*" href="(?:\.\./)*(?:docs/)?([\w.-]+)\.html', first
    )
    assert pages - {"index"} <= set(named)


def test_a_reader_meets_the_pages_in_the_order_of_learning(site: Path) -> None:
    first = (site / "docs/index.html").read_text("utf-8")
    captions = re.findall(r'<p class="caption"[^>]*><span class="caption-text">([^<]+)', first)
    order = ["First run", "Asking", "Arabic", "Formats", "Pages", "Archives", "Languages", "Record"]
    assert [caption for caption in captions if caption in order] == order


def test_it_can_be_searched_and_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    assert "docs/first-run" in (site / "searchindex.js").read_text("utf-8")
    assert (site / "search.html").exists()
    assert 'url=docs/index.html"' in (site / "index.html").read_text("utf-8")
    for file in site.rglob("*"):
        if file.suffix in (".html", ".css"):
            assert FETCHED.findall(file.read_text("utf-8")) == [], file.name
