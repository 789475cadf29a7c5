"""What tests share: the command run as a process, a database with known statements, and where real articles stand."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sample import Run, articles_of_two, store

ROOT = Path(__file__).resolve().parent.parent

# A shell that starts the tests in the background lets them ignore Ctrl-C, and what they start would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Under the mark `unmeasured` a test does without coverage in this process, too."""
    tracer = sys.gettrace()
    if item.get_closest_marker("unmeasured"):
        sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles beside the project; what needs it is skipped without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not here")
    return folder


@pytest.fixture(scope="session")
def tmux() -> str:
    """The path of tmux, which lends a real terminal."""
    found = shutil.which("tmux")
    if found is None:
        pytest.skip("tmux is not installed")
    return found


@pytest.fixture
def unprivileged(tmp_path: Path) -> Iterator[Path]:
    """An empty folder, and nobody's rights while the test runs: root may read everything."""
    if os.geteuid() != 0:
        yield tmp_path
        return
    nobody = pwd.getpwnam("nobody").pw_uid
    with TemporaryDirectory() as name:  # what pytest makes as root, nobody else may enter
        os.chown(name, nobody, -1)
        os.seteuid(nobody)
        try:
            yield Path(name)
        finally:
            os.seteuid(0)


@pytest.fixture
def env(tmp_path: Path, request: pytest.FixtureRequest) -> dict[str, str]:
    """An environment for processes: this copy of the packages, a database of its own, no terminal settings.

    Under the mark `unmeasured` they do without coverage, which doubles or triples their time.
    """
    unwanted = (
        "TRACKER_",
        "_TRACKER_",
        "PAGER",
        "LESS",
        "PYTHONIOENCODING",
        "COLUMNS",
        "NO_COLOR",
        "FORCE_COLOR",
        "VTE_VERSION",
        "KONSOLE_VERSION",
    )
    env = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    if request.node.get_closest_marker("unmeasured"):
        env.pop("COVERAGE_PROCESS_CONFIG", None)  # by which coverage starts in a process
    env["PYTHONPATH"] = os.pathsep.join(str(ROOT / name) for name in ("extract", "store", "archive", "cli"))
    env["TRACKER_DB"] = str(tmp_path / "tracker.db")
    env["TRACKER_CONFIG"] = str(tmp_path / "config")
    return env


@pytest.fixture
def tracker(env: dict[str, str], tmp_path: Path) -> Run:
    """The real command, run as a process in an empty folder: `tracker("quotes", "--topic", "syria")`."""

    def run(
        *arguments: str | Path, input: str | bytes | None = None, **more: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "tracker_cli", *map(str, arguments)],
            input=input.encode() if isinstance(input, str) else input,
            env={**env, **more},
            cwd=tmp_path,
            capture_output=True,
            timeout=120,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return run


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A real database with the two articles, where the command looks for it."""
    path = tmp_path / "tracker.db"
    store(path, *articles_of_two())
    return path
