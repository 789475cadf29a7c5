"""What `tracker doctor` looks at."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tracker_cli.extras import command_for
from tracker_cli.options.database import own_folder, rules_digest
from tracker_cli.options.shared import Bidi
from tracker_cli.render.counted import counted
from tracker_cli.terminal.outside import Outside
from tracker_cli.version import version
from tracker_extract.errors import TrackerError

OK, NOTE, FAIL = "ok", "note", "fail"
Check = dict[str, str]
# Extra -> the module it brings.
EXTRAS = {
    "html": "trafilatura",
    "pdf": "pdfminer",
    "docx": "docx",
    "xlsx": "openpyxl",
    "warc": "warcio",
    "zst": "zstandard",
    "watch": "watchfiles",
    "charts": "altair",
    "parquet": "pyarrow",
    "web": "datasette",
}
_FONTS_SECONDS = 5


def checks(outside: Outside, path: Path, bidi: Bidi) -> Iterator[Check]:
    """Every check with its state and, where something is amiss, what to do."""
    yield _check(
        "tracker", OK, f"{version()}, Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}"
    )
    yield from _database(path, rules_digest(outside))
    yield _terminal(outside)
    yield _order(outside, bidi)
    yield _encoding(outside)
    yield _fonts()
    yield _settings(outside)
    for extra, module in EXTRAS.items():
        there = importlib.util.find_spec(module) is not None
        yield _check(extra, OK if there else NOTE, "there" if there else command_for(extra))


def _check(name: str, state: str, detail: str) -> Check:
    return {"check": name, "state": state, "detail": detail}


def _database(path: Path, rules: str) -> Iterator[Check]:
    if not path.is_file():
        yield _check("database", NOTE, f"{path}: none yet; `tracker ingest FILE` makes it")
        return
    from tracker_store.database.connect import reading
    from tracker_store.upkeep.check import condition
    from tracker_store.upkeep.reprocess import count_by_other_rules

    try:
        with reading(path) as connection:
            schema, count, sound = condition(connection)
            others = count_by_other_rules(connection, rules) if sound == "ok" else 0
    except TrackerError as error:
        yield _check("database", FAIL, str(error))
        return
    state = OK if sound == "ok" else FAIL
    yield _check(
        "database",
        state,
        f"{path}: schema {schema}, {counted(count, 'article')}, {path.stat().st_size} bytes, {sound}",
    )
    if state == OK:
        yield _rules(others, count)
    if not os.access(path, os.W_OK):
        yield _check("database", NOTE, "it can be read, not written")


def _rules(others: int, count: int) -> Check:
    """By which rules, packs and people the statements were found."""
    if others:
        return _check(
            "rules",
            NOTE,
            f"{others} of {counted(count, 'article')} found by other rules, packs or people; `tracker reprocess` finds them anew",
        )
    return _check("rules", OK, "no article is known to have been found by other rules, packs or people")


def _terminal(outside: Outside) -> Check:
    if not outside.stdout_is_terminal:
        return _check("terminal", OK, "none: output is plain, in logical order, without colours")
    names = ("TERM", "TERM_PROGRAM", "VTE_VERSION", "KONSOLE_VERSION", "MLTERM", "TMUX", "WT_SESSION")
    known = ", ".join(f"{name}={outside.env[name]}" for name in names if name in outside.env)
    return _check("terminal", OK, f"{outside.width} columns; {known}")


def _order(outside: Outside, bidi: Bidi) -> Check:
    from tracker_cli.render.bidi import ordering

    mode = ordering(outside, bidi)
    if outside.env.get("TERM") == "xterm-kitty" and mode is Bidi.VISUAL:
        return _check("order", NOTE, "visual; in kitty it needs `force_ltr yes` in kitty.conf")
    return _check("order", OK, f"{mode.value}; `--bidi` or TRACKER_BIDI sets another")


def _encoding(outside: Outside) -> Check:
    encoding = (outside.stdout.encoding or "unknown").lower()
    if encoding.replace("-", "") == "utf8":
        return _check("encoding", OK, encoding)
    return _check("encoding", NOTE, f"{encoding}: unset PYTHONIOENCODING to write UTF-8")


def _fonts() -> Check:
    tool = shutil.which("fc-list")
    if tool is None:
        return _check("fonts", NOTE, "fc-list is not installed: cannot tell which fonts have Arabic letters")
    try:
        done = subprocess.run(
            [tool, ":lang=ar", "family"],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_FONTS_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return _check("fonts", NOTE, f"fc-list: {error}")
    families = sorted({line.split(",")[0].strip() for line in done.stdout.splitlines() if line.strip()})
    if not families:
        return _check("fonts", NOTE, "no font with Arabic letters; charts want DejaVu Sans")
    missing = "" if "DejaVu Sans" in families else "; charts want DejaVu Sans, which is missing"
    return _check(
        "fonts",
        NOTE if missing else OK,
        f"{len(families)} with Arabic letters: {', '.join(families[:5])}{missing}",
    )


def _settings(outside: Outside) -> Check:
    folder = own_folder(outside)
    own = [name for name in ("topics.toml", "people", "lang") if (folder / name).exists()]
    return _check("settings", OK, f"{folder}: {', '.join(own) or 'nothing of your own'}")
