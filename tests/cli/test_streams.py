"""Every stream of every command closed and full: one line and a code, never a traceback. Numbers beyond 64 bits likewise.

The commands are taken from the app: a new one fails here until it says how it is called.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import stock
from press import print_press
from sample import AT, Run
from tracker_cli.app import COMMANDS, app
from tracker_cli.terminal.outside import Outside
from tracker_store.database.connect import writing
from tracker_store.saved import searches
from tracker_store.writing.write import transaction

pytestmark = pytest.mark.unmeasured

# How each is called so that it does its work on the press, writes what it has to write, and ends.
CALLS = {
    "": ["--version"],
    "ingest": ["ingest", "--format", "json", "-"],
    "watch": ["watch", "no-such-folder"],
    "reprocess": ["reprocess"],
    "quotes": ["quotes"],
    "show": ["show", "1"],
    "explain": ["explain", "1"],
    "verify": ["verify", "There is no ceasefire in Aleppo"],
    "searches": ["searches"],
    "searches add": ["searches", "add", "truce", "--topic", "ceasefire"],
    "searches remove": ["searches", "remove", "all"],
    "new": ["new"],
    "feeds": ["feeds"],
    "feeds add": ["feeds", "add", "http://192.0.2.1/feed"],  # likewise an address that nobody has
    "feeds remove": ["feeds", "remove", "http://192.0.2.1/feed"],
    "feeds poll": ["feeds", "poll"],
    "evaluate": ["evaluate", "gold.jsonl"],
    "backup": ["backup", "copy.db"],
    "merge": ["merge", "other.db"],
    "timeline": ["timeline"],
    "compare": ["compare", "Lavrov", "Kerry"],
    "trace": ["trace", "--speaker", "Lavrov"],
    "trace pairs": ["trace", "pairs", "--state", "all"],
    "trace confirm": ["trace", "confirm", "1", "3"],
    "trace dismiss": ["trace", "dismiss", "1", "3"],
    "trace undo": ["trace", "undo", "1", "3"],
    "across": ["across", "--state", "all"],
    "across confirm": ["across", "confirm", "1", "3"],
    "across dismiss": ["across", "dismiss", "1", "3"],
    "across undo": ["across", "undo", "1", "3"],
    "network": ["network"],
    "articles": ["articles"],
    "articles show": ["articles", "show", "1"],
    "articles source": ["articles", "source", "4"],
    "articles set": ["articles", "set", "1", "--date", "2016-08-28"],
    "articles remove": ["articles", "remove", "--yes", "2"],
    "speakers": ["speakers"],
    "speakers show": ["speakers", "show", "Lavrov"],
    "speakers alias": ["speakers", "alias", "Kerry", "Secretary K"],
    "speakers merge": ["speakers", "merge", "kremlin", "Lavrov"],
    "speakers split": ["speakers", "split", "kremlin"],
    "speakers add": ["speakers", "add", "Anna Georgiou"],
    "speakers edits": ["speakers", "edits"],
    "speakers undo": ["speakers", "undo"],
    "topics": ["topics"],
    "topics add": ["topics", "add", "ferries", "--form", "ferry"],
    "topics test": ["topics", "test", "-"],
    "languages": ["languages"],
    "statements": ["statements"],
    "statements set": ["statements", "set", "1", "--topic", "none"],
    "statements reject": ["statements", "reject", "1"],
    "statements restore": ["statements", "restore", "1"],
    "statements cases": ["statements", "cases"],
    "stats": ["stats"],
    "export": ["export", "-", "--format", "csv"],
    "serve": ["serve", "--host", "192.0.2.1", "--expose", "--port", "0"],  # an address that nobody has
    "mcp": ["mcp", "--db", "no-such.db"],  # tests/cli/test_mcp.py has its streams
    "report": ["report", "--format", "md"],
    "sql": ["sql", "-"],
    "rules": ["rules"],
    "record": ["record"],
    "archive": ["archive"],
    "archive run": ["archive", "run", "new.txt", "--out", "fresh"],
    "archive status": ["archive", "status", "archive"],
    "archive check": ["archive", "check", "archive"],
    "archive merge": ["archive", "merge", "archive"],
    "archive load": ["archive", "load", "archive"],
    "check": ["check"],
    "doctor": ["doctor"],
    "path": ["path"],
}
GIVEN = b"select id, quote from quotes"  # to whatever reads standard input: a query, a text, an article
# Name of a state, what the shell does to get there, the stream that nothing can be written to.
STATES = (
    ("stdout closed", ">&-", "stdout"),
    ("stdout full", ">/dev/full", "stdout"),
    ("stderr closed", "2>&-", "stderr"),
    ("stderr full", "2>/dev/full", "stderr"),
    ("stdin closed", "<&-", "stdin"),
    ("all closed", "<&- >&- 2>&-", "all"),
)
LARGE = "9223372036854775808"


def paths() -> Iterator[str]:
    """Every command and those inside of it, by the words after `tracker`."""
    front = typer.main.get_command(app)
    context = front.make_context("tracker", [], resilient_parsing=True, obj=Outside())
    yield ""
    for name in COMMANDS:
        yield from _inner(name, front.get_command(context, name), context)


def _inner(path: str, command: Any, parent: Any) -> Iterator[str]:
    yield path
    context = command.context_class(command, info_name=path.split()[-1], parent=parent)
    for name in getattr(command, "commands", {}):
        yield from _inner(f"{path} {name}", command.get_command(context, name), context)


def test_every_command_is_tried() -> None:
    assert sorted(CALLS) == sorted(paths())


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the press and an article whose source is kept."""
    folder = tmp_path_factory.mktemp("printed")
    print_press(folder / "tracker.db")
    (folder / "new.txt").write_text(
        "Ferries\n\nMayor Anna Georgiou said the quay had been repaired.\n", "utf-8"
    )
    subprocess.run(
        [
            sys.executable,
            "-m",
            "tracker_cli",
            "--db",
            "tracker.db",
            "ingest",
            "-q",
            "--keep-source",
            "new.txt",
        ],
        cwd=folder,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TRACKER_CONFIG": str(folder / "config")},
    )
    print_press(folder / "other.db")
    stock.archive(folder / "archive", stock.plain())
    (folder / "gold.jsonl").write_text('{"text": "nobody knows", "says": [{"parts": ["nobody knows"]}]}')
    with writing(folder / "tracker.db") as db, transaction(db) as connection:
        searches.add(connection, "all", {}, AT, everything=True)
    return folder


def begun(
    printed: Path, folder: Path, env: dict[str, str], arguments: list[str], redirected: str = ""
) -> subprocess.Popen[bytes]:
    """The command on a copy of the press, its streams as the shell is told."""
    shutil.copytree(printed, folder)
    settings = {
        **env,
        "HOME": str(folder),
        "TRACKER_DB": "tracker.db",
        "TRACKER_CONFIG": str(folder / "config"),
    }
    line = f'exec "$@" {redirected}'
    return subprocess.Popen(
        ["sh", "-c", line, "sh", sys.executable, "-m", "tracker_cli", *arguments],
        cwd=folder, env=settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def ended(process: subprocess.Popen[bytes]) -> tuple[str, str, int]:
    out, err = process.communicate(GIVEN, timeout=120)
    assert b"Traceback" not in err and b"Exception ignored" not in err, err.decode()
    return out.decode(), err.decode(), process.returncode


@pytest.mark.parametrize("path", CALLS, ids=lambda path: path or "tracker")
def test_a_stream_that_is_closed_or_full(
    printed: Path, tmp_path: Path, env: dict[str, str], path: str
) -> None:
    usual = begun(printed, tmp_path / "usual", env, CALLS[path])
    others = [begun(printed, tmp_path / name, env, CALLS[path], how) for name, how, _ in STATES]
    out, err, code = ended(usual)
    for process, (name, _, stream) in zip(others, STATES, strict=True):
        shown, said, left = ended(process)
        shown = shown.replace(f"/{name}/", "/usual/")  # the folder of settings, which `doctor` tells
        if stream in ("stdout", "all"):
            assert left == (1 if out else code), name
        if stream == "stdout" and out:
            reason = "it is closed" if "closed" in name else "No space left on device"
            assert said.splitlines()[-1] == f"tracker: standard output: {reason}", name
            assert said.count("\n") <= err.count("\n") + 1, name
        elif stream == "stderr":
            assert (bool(shown), left) == (bool(out), code), name
        elif stream == "stdin" and (shown, left) != (out, code):
            assert (left, said.count("it is closed")) == (1, 1), name


@pytest.mark.parametrize(
    "path", [path for path in CALLS if " " not in path], ids=lambda path: path or "tracker"
)
def test_help_into_a_full_disk(printed: Path, tmp_path: Path, env: dict[str, str], path: str) -> None:
    arguments = [*path.split(), "--help"]
    process = begun(printed, tmp_path / "help", env, arguments, ">/dev/full")
    assert ended(process)[1:] == ("tracker: standard output: No space left on device\n", 1)


def test_a_usage_error_that_nobody_hears_has_its_code(
    printed: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    for name, how in (("closed", "2>&-"), ("full", "2>/dev/full")):
        process = begun(printed, tmp_path / name, env, ["quotes", "--nonsense"], how)
        assert ended(process) == ("", "", 2)


@pytest.mark.parametrize("form", ["table", "ndjson", "json", "csv", "tsv", "markdown"])
@pytest.mark.parametrize("sort", ["date", "speaker"])
def test_a_reader_of_undated_rows_who_has_had_enough(
    tracker: Run, tmp_path: Path, env: dict[str, str], form: str, sort: str
) -> None:
    lines = (
        f"Mayor Anna Georgiou said ferry number {n} would leave the new quay on time.\n" for n in range(1500)
    )
    (tmp_path / "undated.txt").write_text("".join(lines), "utf-8")
    assert tracker("ingest", "-q", "undated.txt").returncode == 0
    line = f"{sys.executable} -m tracker_cli quotes --sort {sort} --format {form} | head -n 1 >/dev/null"
    done = subprocess.run(["sh", "-c", line], env=env, cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "out"),
    [
        (["quotes", "--count", "--limit", LARGE], "9\n"),  # the press, and one more
        (["quotes", "--format", "ndjson", "--offset", LARGE], ""),
        (["quotes", "--format", "ndjson", "--sort", "speaker", "--offset", LARGE], ""),
        (["quotes", "--format", "ndjson", "--distinct", "--offset", LARGE, "--limit", LARGE], ""),
        (["quotes", "--group-by", "act", "--limit", LARGE, "--format", "ndjson", "--offset", LARGE], None),
        (["articles", "--limit", LARGE, "--format", "ndjson"], None),
        (["compare", "Lavrov", "Kerry", "--limit", LARGE], None),
        (["export", "-", "--format", "csv", "--limit", LARGE], None),
        (["report", "--format", "md", "--limit", LARGE], None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)  # fmt: skip
def test_counts_beyond_64_bits_mean_all(
    printed: Path, tmp_path: Path, env: dict[str, str], arguments: list[str], out: str | None
) -> None:
    shown, _, code = ended(begun(printed, tmp_path / "here", env, arguments))
    assert code == 0
    assert out is None or shown == out


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", LARGE], ["explain", LARGE], ["articles", "show", LARGE], ["articles", "source", LARGE],
        ["articles", "set", LARGE, "--date", "2016-08-28"], ["articles", "remove", "--yes", LARGE],
        ["statements", "set", LARGE, "--topic", "none"], ["statements", "reject", LARGE],
        ["statements", "restore", LARGE], ["reprocess", "--article", LARGE], ["quotes", "--count", "--article", LARGE],
    ],
    ids=" ".join,
)  # fmt: skip
def test_an_id_beyond_64_bits_is_nobodys(
    printed: Path, tmp_path: Path, env: dict[str, str], arguments: list[str]
) -> None:
    shown, said, code = ended(begun(printed, tmp_path / "here", env, arguments))
    assert (shown, said, code) == ("", "tracker: tracker.db: no number in it has more than 64 bits\n", 1)


def test_a_width_beyond_all_terminals(tracker: Run, database: Path) -> None:
    for width in ("9" * 30, "9" * 5000, "0"):
        done = tracker("quotes", "--format", "table", COLUMNS=width)
        assert (done.returncode, done.stderr) == (0, "")
