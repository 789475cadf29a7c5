"""Pictures of the pages: `python docs/screenshots.py FOLDER [--all]`. Needs Chromium and Playwright.

The articles in examples/ are read into a database of their own and served. Without `--all`, the pictures of docs/web.md;
with it, every page at the width of a desk and of a phone, light and dark, to look at.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "start": "/?topic=aleppo",
    "statement": "/statement/{statement}",
    "speaker": "/speaker/sergey-lavrov",
    "article": "/article/{article}",
    "topic": "/topic/aleppo",
}
IN_DOCS = ("start", "statement", "speaker", "article")
SIZES = {"desk": (1000, 760), "phone": (390, 844), "long": (1000, 1500)}


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a server on the examples, and the pages by name."""
    tracker = [sys.executable, "-m", "tracker_cli", "--db", str(folder / "examples.db")]
    articles = sorted((ROOT / "examples").glob("*.txt"))
    subprocess.run([*tracker, "ingest", "--quiet", *map(str, articles)], cwd=ROOT, check=True)
    query = "select id, article_id from quotes where speaker_id = 'sergey-lavrov' and kind = 'direct' order by id limit 1"
    found = subprocess.run(
        [*tracker, "sql", query, "--format", "tsv"], check=True, capture_output=True, text=True
    )
    statement, article = found.stdout.splitlines()[1].split("\t")
    server = subprocess.Popen([*tracker, "serve", "--port", "0"], stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        address = server.stderr.readline().split()[1]
        yield (
            address,
            {name: path.format(statement=statement, article=article) for name, path in PAGES.items()},
        )
    finally:
        server.terminate()
        server.wait()


def draw(browser: Any, address: str, path: str, size: str, theme: str, file: Path) -> None:
    """One picture."""
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)
    page.goto(address + path.removeprefix("/"), wait_until="networkidle")
    page.screenshot(path=file)
    page.close()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true")
    given = parser.parse_args()
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder)) as (address, pages),
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        for name, path in pages.items():
            if given.all:
                for size in ("desk", "phone"):
                    for theme in ("light", "dark"):
                        draw(browser, address, path, size, theme, given.folder / f"{name}-{size}-{theme}.png")
            elif name in IN_DOCS:
                draw(
                    browser,
                    address,
                    path,
                    "long" if name == "statement" else "desk",
                    "light",
                    given.folder / f"{name}.png",
                )
        browser.close()


if __name__ == "__main__":
    main()
