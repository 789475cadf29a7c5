"""One server for all tests of the pages."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from web.site import Server, made, running

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def site_env() -> dict[str, str]:
    """The environment of the server."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    env["PYTHONPATH"] = os.pathsep.join(str(ROOT / name) for name in ("extract", "store", "archive", "cli"))
    return env


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, site_env: dict[str, str]) -> Iterator[Server]:
    """The site on the sample articles, in English; its file has a name that an address must escape."""
    with running(made(tmp_path_factory.mktemp("site") / "50% #1?.db"), site_env) as server:
        yield server


@pytest.fixture(scope="session")
def arabic_server(tmp_path_factory: pytest.TempPathFactory, site_env: dict[str, str]) -> Iterator[Server]:
    """The site with Arabic pages, on a database that passes for a large one: counts come after the first paint."""
    path = made(tmp_path_factory.mktemp("arabic") / "tracker.db")
    with sqlite3.connect(path) as connection:
        connection.execute("update statements set id = 1000000 where id = 4")
        for table in ("statement_parts", "statement_search"):
            connection.execute(f"update {table} set statement_id = 1000000 where statement_id = 4")
    connection.close()
    with running(path, site_env, "--ui", "ar") as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("chromium is not installed: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        # As root, as in a container, Chromium starts without its sandbox only.
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        yield driver.chromium.launch(executable_path=found, args=options)
