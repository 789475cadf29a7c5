"""One server for all tests of the pages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from web.site import Server, made, running

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def site_env() -> dict[str, str]:
    """The environment of the server."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    env["PYTHONPATH"] = os.pathsep.join(str(ROOT / name) for name in ("extract", "store", "cli"))
    return env


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, site_env: dict[str, str]) -> Iterator[Server]:
    """The site on the sample articles, in English; its file has a name that an address must escape."""
    with running(made(tmp_path_factory.mktemp("site") / "50% #1?.db"), site_env) as server:
        yield server
