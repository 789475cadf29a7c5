"""Questions on a large database, against the sqlite3 shell; and NDJSON against sqlite-utils.

    python benchmarks/queries.py [--database FILE] [--statements 1000000] [--runs 7] [--all-rows]

Each command is compared with the `sqlite3` shell that runs the very SQL the command ran, plus the start-up of `tracker
--help`; figures are medians of runs in turns. `--all-rows` also writes every statement as NDJSON, which takes minutes,
against `sqlite-utils rows --nl` on the view of the same name. Ends with 1 when a ratio is over its limit.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from make_database import make
from startup import compiled_once

from tracker_cli.__main__ import run
from tracker_cli.terminal.outside import Outside

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 1.5
ROWS_LIMIT = 2.5
# A short run and a long one may differ by so many bytes in memory: rows are passed on, not kept.
FLAT = 16 * 2**20
QUESTIONS = (
    "quotes --speaker speaker-0 --limit 50",
    "quotes --speaker speaker-4000 --limit 50",
    "quotes --topic aleppo --limit 50",
    "quotes --topic syria --topic ceasefire --limit 50",
    "quotes --search حلب --limit 50",
    "quotes --search الوزير --limit 50",
    "quotes --group-by month",
    "speakers",
)


def seconds(command: list[str], env: dict[str, str], given: Path | None = None) -> float:
    with (given or Path(os.devnull)).open("rb") as stdin:
        begin = time.perf_counter()
        subprocess.run(
            command, env=env, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
        )
        return time.perf_counter() - begin


@contextmanager
def traced() -> Iterator[list[str]]:
    """The SQL of every connection opened meanwhile, values filled in."""
    queries: list[str] = []
    connect = sqlite3.connect

    def tracing(*given: object, **more: object) -> sqlite3.Connection:
        connection = connect(*given, **more)  # type: ignore[call-overload]
        connection.set_trace_callback(queries.append)
        return connection  # type: ignore[no-any-return]

    sqlite3.connect = tracing  # type: ignore[assignment]
    try:
        yield queries
    finally:
        sqlite3.connect = connect


def sql_of(command: str, database: Path) -> str:
    """What a command asks the database, as a script for the shell."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, traced() as queries:
        code = run(["--db", str(database), *command.split()], Outside(sys.stdin, nowhere, sys.stderr))
    assert code == 0, command
    return (
        ";\n".join(query for query in queries if query.lstrip().lower().startswith(("select", "with")))
        + ";\n"
    )


def measure(database: Path, runs: int, folder: Path) -> bool:
    env = environment(folder)
    tracker = [sys.executable, "-m", "tracker_cli", "--db", str(database)]
    shell = ["sqlite3", "-readonly", str(database)]
    kept = True
    print("| command | tracker | sqlite3 | --help | ratio |\n|---|---|---|---|---|")
    for number, question in enumerate(QUESTIONS):
        script = folder / f"{number}.sql"
        script.write_text(sql_of(question, database), "utf-8")
        times: tuple[list[float], list[float], list[float]] = ([], [], [])
        for turn in range(runs + 1):
            for taken, command, given in zip(
                times,
                ([*tracker, *question.split()], shell, [*tracker, "--help"]),
                (None, script, None),
                strict=True,
            ):
                spent = seconds(command, env, given)
                if turn:  # the first warms the disk
                    taken.append(spent)
        ours, theirs, start = map(statistics.median, times)
        ratio = ours / (theirs + start)
        kept = kept and ratio <= LIMIT
        print(
            f"| `{question}` | {ours * 1000:.0f} ms | {theirs * 1000:.0f} ms | {start * 1000:.0f} ms | {ratio:.2f} |",
            flush=True,
        )
    return kept


def environment(folder: Path) -> dict[str, str]:
    roots = os.pathsep.join(str(ROOT / name) for name in ("extract", "store", "archive", "cli"))
    return {**compiled_once(folder), "PYTHONPATH": roots}


def rows(database: Path, folder: Path) -> bool:
    """Every statement as NDJSON, and the memory that a hundredth of them takes."""
    env = environment(folder)
    tracker = [sys.executable, "-m", "tracker_cli", "--db", str(database), "quotes", "--format", "ndjson"]
    theirs, _ = spent([sys.executable, "-m", "sqlite_utils", "rows", str(database), "quotes", "--nl"], env)
    ours, all_bytes = spent(tracker, env)
    _, few_bytes = spent([*tracker, "--limit", "10000"], env)
    ratio = ours / theirs
    print(
        f"all as NDJSON: tracker {ours:.1f} s, sqlite-utils rows --nl {theirs:.1f} s, ratio {ratio:.2f} (limit {ROWS_LIMIT})"
    )
    print(f"memory: {all_bytes / 2**20:.0f} MiB for all, {few_bytes / 2**20:.0f} MiB for 10,000")
    return ratio <= ROWS_LIMIT and all_bytes - few_bytes <= FLAT


def spent(command: list[str], env: dict[str, str]) -> tuple[float, int]:
    """Wall seconds, and the most bytes of memory at once."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, command
    return time.perf_counter() - begin, usage.ru_maxrss * 1024


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--database", type=Path, help="made with make_database.py; made anew if not given")
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--all-rows", action="store_true")
    given = parser.parse_args()
    if shutil.which("sqlite3") is None:
        sys.exit("sqlite3 is not installed")
    with tempfile.TemporaryDirectory() as name:
        database = given.database or Path(name) / "statements.db"
        if not database.exists():
            make(database, given.statements, 1)
        kept = measure(database, given.runs, Path(name))
        if given.all_rows:
            kept = rows(database, Path(name)) and kept
    sys.exit(not kept)


if __name__ == "__main__":
    main()
