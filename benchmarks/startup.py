"""Start-up, as ratios to a two-command Typer app run by the same interpreter in the same run.

    python benchmarks/startup.py [--runs 21] [--database FILE]

`tracker --help` against the app's `--help`, and `tracker quotes --format ndjson --limit 20` on 100,000 statements
against its command that prints a word. The commands take turns, so that a busy machine slows them alike; figures are
medians. Ends with 1 when a ratio is over its limit.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from make_database import make

ROOT = Path(__file__).resolve().parent.parent
TWO_COMMANDS = '''
import typer

app = typer.Typer()


@app.command()
def hello() -> None:
    """Print a word."""
    print("hello")


@app.command()
def bye() -> None:
    """Print another word."""
    print("bye")


if __name__ == "__main__":
    app()
'''
LIMITS = {"--help": 1.3, "quotes --format ndjson --limit 20": 1.6}


def seconds(command: list[str], env: dict[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, env=env, capture_output=True, check=True)
    return time.perf_counter() - begin


def compiled_once(folder: Path) -> dict[str, str]:
    """The environment in which Python keeps what it compiles, in `folder`, as it does for every installed program."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**env, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def measure(runs: int, database: Path, folder: Path) -> dict[str, tuple[float, float]]:
    """Median seconds of the app and of tracker, by what tracker was asked."""
    (folder / "two_commands.py").write_text(TWO_COMMANDS, encoding="utf-8")
    roots = [str(folder), *(str(ROOT / name) for name in ("extract", "store", "archive", "cli"))]
    env = {**compiled_once(folder), "PYTHONPATH": os.pathsep.join(roots), "TRACKER_DB": str(database)}
    pairs = {
        asked: (
            [sys.executable, "-m", "two_commands", word],
            [sys.executable, "-m", "tracker_cli", *asked.split()],
        )
        for asked, word in zip(LIMITS, ("--help", "hello"), strict=True)
    }
    taken: dict[str, tuple[list[float], list[float]]] = {asked: ([], []) for asked in pairs}
    for run in range(runs + 1):
        for asked, commands in pairs.items():
            for times, command in zip(taken[asked], commands, strict=True):
                spent = seconds(command, env)
                if run:  # the first run compiles and warms the disk
                    times.append(spent)
    return {asked: (statistics.median(app), statistics.median(ours)) for asked, (app, ours) in taken.items()}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--database", type=Path, help="made with make_database.py; made anew if not given")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = given.database or folder / "statements.db"
        if not database.exists():
            make(database, 100_000, 1)
        figures = measure(given.runs, database, folder)
    over = False
    for asked, (app, ours) in figures.items():
        ratio = ours / app
        over = over or ratio > LIMITS[asked]
        print(
            f"tracker {asked}: {ours * 1000:.0f} ms, app {app * 1000:.0f} ms, ratio {ratio:.2f} (limit {LIMITS[asked]})"
        )
    sys.exit(over)


if __name__ == "__main__":
    main()
