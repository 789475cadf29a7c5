"""What tests of trouble share: many articles in a folder, the command started to be killed, a database looked over."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

NAMES = ("سيرغي لافروف", "جون كيري", "بشار الأسد", "رجب طيب أردوغان")
TEXT = """خبر رقم {0}
27 آب/أغسطس 2016

قال وزير الخارجية الروسي سيرغي لافروف إن الهدنة رقم {0} قريبة. وأضاف أن العمل مستمر في المدينة {1}.
وأعلن {2} أن الاجتماع رقم {3} سيعقد غدا في جنيف.
"""


def text_of(number: int) -> str:
    """An article like no other: every number stands in words of its own, so that none is a copy of another."""
    return TEXT.format(number, number * 7 + 1, NAMES[number % len(NAMES)], number * 3 + 2)


def files(folder: Path, count: int) -> Path:
    """A folder with so many articles, a file each."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(text_of(number), encoding="utf-8")
    return folder


def records(path: Path, count: int) -> Path:
    """A file of so many articles, a line each, with date, outlet and address."""
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            record = {
                "text": text_of(number),
                "date": "2016-08-27",
                "outlet": "Agency",
                "url": f"https://example.org/news/{number}",
            }
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def command(*arguments: str | Path, code: str | None = None) -> list[str]:
    """The line that runs `tracker`; `code` is run first in the same process, to make trouble there."""
    if code is None:
        return [sys.executable, "-m", "tracker_cli", *map(str, arguments)]
    line = f"{code}\nfrom tracker_cli.__main__ import main\nmain()\n"
    return [sys.executable, "-c", line, *map(str, arguments)]


def started(line: list[str], env: dict[str, str], **more: object) -> subprocess.Popen[str]:
    """The command under way, in a process group of its own.

    Not measured by coverage: it takes locks, and a signal that ends the command may find one held.
    """
    unmeasured = {name: value for name, value in env.items() if not name.startswith("COVERAGE_PROCESS")}
    return subprocess.Popen(
        line,
        env=unmeasured,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        **more,  # type: ignore[call-overload,no-any-return]
    )


def count(env: dict[str, str], table: str = "articles") -> int:
    """How many rows a table of the database has; 0 before there is one."""
    if not Path(env["TRACKER_DB"]).exists():
        return 0
    connection = sqlite3.connect(env["TRACKER_DB"], timeout=60)
    try:
        found: int = connection.execute(f"select count(*) from {table}").fetchone()[0]
    except sqlite3.OperationalError:  # not made yet
        return 0
    finally:
        connection.close()
    return found


def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until it holds; fails when it does not in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)


def group_is_gone(process: subprocess.Popen[str]) -> bool:
    """Whether no process of the command is left, workers included."""
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return True
    return False


def children(process: subprocess.Popen[str]) -> list[int]:
    """The processes that the command has started."""
    found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return [int(number) for number in found.split()]
