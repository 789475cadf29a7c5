"""The site: `make site`, or sphinx-build -c docs . build/site. The sources are the pages as they are read on a forge.

Their folder is the project's, so that a link from a page to one outside of docs/ is the same here and there. The order of the
pages is that of the links in docs/index.md; a page that it does not name stands under "More".
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

project = "Tracker"
author = PROJECT["authors"][0]["name"]
copyright = f"2026, {author}"
release = version = PROJECT["version"]
language = "en"

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
OUTSIDE = ["CHANGELOG.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"]
include_patterns = ["docs/*.md", *OUTSIDE]
exclude_patterns = [
    ".*",
    "build",
    "dist",
    "tests",
    "benchmarks",
    "examples",
    "extract",
    "store",
    "archive",
    "cli",
]
root_doc = "docs/index"
myst_heading_anchors = 4
nitpicky = True

html_theme = "furo"
html_title = f"Tracker {release}"
html_static_path = ["site"]
html_extra_path = ["site/index.html"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False

_SECTION = re.compile(r"^### (.+)$", re.M)
_PAGE = re.compile(r"^- \[[^]]*\]\(([^)#]+)\.md\)", re.M)


def contents(index: str) -> str:
    """The tables of contents of the first page, one for each of its sections, made of the links in their lists."""
    parts = _SECTION.split(index)
    listed = {title: _PAGE.findall(body) for title, body in zip(parts[1::2], parts[2::2], strict=True)}
    named = {page for pages in listed.values() for page in pages} | {"index"}
    listed["More"] = sorted(page.stem for page in (ROOT / "docs").glob("*.md") if page.stem not in named)
    return "".join(_tree(title, pages) for title, pages in listed.items() if pages)


def _tree(title: str, pages: list[str]) -> str:
    return f"\n```{{toctree}}\n:hidden:\n:caption: {title}\n\n" + "\n".join(pages) + "\n```\n"


def _read(_: Any, page: str, source: list[str]) -> None:
    if page == root_doc:
        source[0] += contents(source[0])


def setup(app: Any) -> None:
    """Let Sphinx ask for the contents of the first page."""
    app.connect("source-read", _read)
