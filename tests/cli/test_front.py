"""The front door: help, version, path, mistakes, and the reference made of --help."""

from __future__ import annotations

import signal
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from sample import Run
from tracker_cli.app import COMMANDS

pytestmark = pytest.mark.unmeasured


def test_help_names_every_command(tracker: Run) -> None:
    done = tracker("--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert all(f"  {name} " in done.stdout and line in done.stdout for name, line in COMMANDS.items())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_module_and_help(tracker: Run, command: str) -> None:
    done = tracker(command, "--help", COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    # An archive is a folder, which is an argument of its commands.
    assert ("--db FILE" in done.stdout) is (command != "archive")
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_the_reference_and_the_man_page_are_what_the_commands_say(
    root: Path, env: dict[str, str], tmp_path: Path
) -> None:
    subprocess.run([sys.executable, root / "docs" / "generate.py", tmp_path], env=env, check=True)
    for page in tmp_path.iterdir():
        assert (root / "docs" / page.name).read_text("utf-8") == page.read_text("utf-8"), "run `make docs`"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), ""),
        (("quots",), "Did you mean 'quotes'?"),
        (("ingest",), "Missing argument"),
        (("explain", "x"), "Invalid value"),
    ],
    ids=["no command", "a mistyped command", "no path", "no number"],
)
def test_mistakes_are_usage_errors(tracker: Run, arguments: tuple[str, ...], said: str) -> None:
    done = tracker(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_version(tracker: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker_cli.version import version as ours

    assert tracker("--version").stdout == f"tracker {ours()}\n"
    monkeypatch.setattr("tracker_cli.version.installed", lambda _: version("typer"))
    assert ours() == version("typer")


def test_path(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    assert tracker("path").stdout == env["TRACKER_DB"] + "\n"
    assert tracker("--db", "a.db", "path").stdout == "a.db\n"
    assert tracker("--db", "a.db", "path", "--db", "b.db").stdout == "b.db\n"
    usual = tracker("path", TRACKER_DB="", XDG_DATA_HOME=str(tmp_path))
    assert usual.stdout == f"{tmp_path / 'statement-tracker' / 'tracker.db'}\n"


def test_ctrl_c_is_code_130(env: dict[str, str], database: Path) -> None:
    code = (
        "import os, signal, tracker_cli.commands.path as p\n"
        "p.database = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
        "from tracker_cli.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code, "path"], env=env, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (128 + signal.SIGINT, b"", b"")
