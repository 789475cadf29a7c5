"""Long output through PAGER, started only when a screen is full."""

from __future__ import annotations

import io
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from tracker_cli.terminal.outside import Outside


class Pager(io.TextIOBase):
    """A stream that keeps what is written until it fills more than `lines`, then lets the pager show it."""

    def __init__(self, terminal: TextIO, command: list[str], env: dict[str, str], lines: int) -> None:
        self._terminal = terminal
        self._command = command
        self._env = env
        self._left = lines
        self._kept: list[str] = []
        self._process: subprocess.Popen[str] | None = None

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """The terminal's."""
        return self._terminal.encoding

    def isatty(self) -> bool:
        """What is written is seen on a terminal, by way of the pager."""
        return True

    def fileno(self) -> int:
        """The terminal's, which knows its width."""
        return self._terminal.fileno()

    def write(self, text: str) -> int:
        """Keep the text, or pass it on once there is too much to keep."""
        if self._process is not None:
            self._to_pager(text)
            return len(text)
        self._kept.append(text)
        self._left -= text.count("\n")
        if self._left < 0:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, env=self._env, encoding="utf-8"
            )
            self._to_pager("".join(self._kept))
        return len(text)

    def finish(self) -> None:
        """Write what little there was, or wait until the reader has closed the pager."""
        if self._process is None:
            self._terminal.write("".join(self._kept))
            return
        assert self._process.stdin is not None
        try:
            self._process.stdin.close()
        finally:
            self._process.wait()

    def _to_pager(self, text: str) -> None:
        assert self._process is not None and self._process.stdin is not None
        self._process.stdin.write(text)


@contextmanager
def through_pager(outside: Outside) -> Iterator[None]:
    """Send stdout through TRACKER_PAGER, PAGER or less while the block runs; as it is, where there is none."""
    command = _command(outside.env.get("TRACKER_PAGER") or outside.env.get("PAGER") or "less")
    lines = _height(outside)
    if not lines or not command or command == ["cat"] or not shutil.which(command[0]):
        yield
        return
    terminal = outside.stdout
    # Leave at once where one screen is enough, pass colours on, leave the text on the screen.
    pager = Pager(terminal, command, {"LESS": "FRX", "LESSCHARSET": "utf-8", **outside.env}, lines)
    outside.stdout = pager  # type: ignore[assignment]
    try:
        yield
    finally:
        outside.stdout = terminal
        pager.finish()


def _command(asked: str) -> list[str]:
    """The words of the command; none where a quotation mark in it is not closed."""
    try:
        return shlex.split(asked)
    except ValueError:
        return []


def _height(outside: Outside) -> int:
    if outside.env.get("TERM", "dumb") == "dumb":
        return 0
    try:
        # One line is left for the prompt.
        return os.get_terminal_size(outside.stdout.fileno()).lines - 1
    except OSError:  # a stream in memory
        return 0
