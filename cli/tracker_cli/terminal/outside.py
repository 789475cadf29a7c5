"""The outside world as one object: streams, terminal, environment, clock. Commands touch none of them otherwise."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

USUAL_WIDTH = 80
# No terminal is wider; a line so long still costs nothing.
WIDEST = 10_000


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Outside:
    """What the program sees of the world. `database` is the `--db` given before the command, if any."""

    stdin: TextIO = field(default_factory=lambda: sys.stdin)
    stdout: TextIO = field(default_factory=lambda: sys.stdout)
    stderr: TextIO = field(default_factory=lambda: sys.stderr)
    env: Mapping[str, str] = field(default_factory=lambda: os.environ)
    now: Callable[[], datetime] = _utc_now
    database: Path | None = None

    @property
    def stdout_is_terminal(self) -> bool:
        """Whether results go to a terminal."""
        return self.stdout.isatty()

    @property
    def stderr_is_terminal(self) -> bool:
        """Whether messages go to a terminal."""
        return self.stderr.isatty()

    @property
    def width(self) -> int:
        """Columns to fill: COLUMNS, else the terminal's own, else 80."""
        asked = self.env.get("COLUMNS", "")
        if asked.isdecimal() and len(asked) <= len(str(WIDEST)) and int(asked):
            return min(int(asked), WIDEST)
        try:
            return os.get_terminal_size(self.stdout.fileno()).columns or USUAL_WIDTH
        except OSError:  # no terminal, or a stream in memory
            return USUAL_WIDTH

    def say(self, line: str) -> None:
        """One line for the reader, never part of the results."""
        from tracker_cli.render.safe import visible

        self.stderr.write(visible(line) + "\n")

    def read_all(self) -> str:
        """What standard input holds, as text. Raises ReadError where it is closed or cannot be read."""
        return _taken(self.stdin.read)

    def read_line(self) -> str:
        """The next line of standard input, as `read_all`."""
        return _taken(self.stdin.readline)

    def use_utf8(self) -> None:
        """Write UTF-8 whatever the locale, unless PYTHONIOENCODING asks for another; what it lacks is escaped.

        Read it, too: bytes of standard input that are none become U+FFFD.
        """
        if isinstance(self.stdin, io.TextIOWrapper) and "PYTHONIOENCODING" not in self.env:
            self.stdin.reconfigure(encoding="utf-8", errors="replace")
        for stream in (self.stdout, self.stderr):
            if isinstance(stream, io.TextIOWrapper):
                chosen = stream.encoding if "PYTHONIOENCODING" in self.env else "utf-8"
                stream.reconfigure(encoding=chosen, errors="backslashreplace", newline="\n")


def _taken(read: Callable[[], str]) -> str:
    from tracker_extract.errors import ReadError

    try:
        return read()
    except OSError as error:
        reason = "it is closed" if error.errno == errno.EBADF else error.strerror or str(error)
        raise ReadError("standard input", reason) from None
