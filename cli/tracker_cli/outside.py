"""The outside world as one object: streams, terminal, environment, clock. Commands touch none of them otherwise."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

USUAL_WIDTH = 80


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
        return self.stdout.isatty()

    @property
    def stderr_is_terminal(self) -> bool:
        return self.stderr.isatty()

    @property
    def width(self) -> int:
        """Columns to fill: COLUMNS, else the terminal's own, else 80."""
        asked = self.env.get("COLUMNS", "")
        if asked.isdecimal() and int(asked):
            return int(asked)
        try:
            return os.get_terminal_size(self.stdout.fileno()).columns or USUAL_WIDTH
        except OSError:  # no terminal, or a stream in memory
            return USUAL_WIDTH

    def say(self, line: str) -> None:
        """One line for the reader, never part of the results."""
        from tracker_cli.render.safe import visible

        self.stderr.write(visible(line) + "\n")

    def use_utf8(self) -> None:
        """Write UTF-8 whatever the locale, unless PYTHONIOENCODING asks for another; what it lacks is escaped."""
        for stream in (self.stdout, self.stderr):
            if isinstance(stream, io.TextIOWrapper):
                chosen = stream.encoding if "PYTHONIOENCODING" in self.env else "utf-8"
                stream.reconfigure(encoding=chosen, errors="backslashreplace", newline="\n")
