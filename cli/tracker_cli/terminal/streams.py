"""The three streams, whatever a shell made of them: closed, full, or a pipe that nobody reads any more.

The next file that is opened takes the number of a closed stream, a database maybe, and what is printed would go into it.
So the number is taken first, by a file on which reading and writing fail as they do on a closed one.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TextIO, cast

from tracker_cli.terminal.outside import Outside

_OPPOSITE = (os.O_WRONLY, os.O_RDONLY, os.O_RDONLY)  # of how stdin, stdout and stderr are used


class Results(io.TextIOWrapper):
    """A stream that names itself where it takes nothing: the error of a full disk does not say which file it was."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError as error:
            raise _named(error) from error

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            raise _named(error) from error


def _named(error: OSError) -> OSError:
    """The error of standard output; of its class, which follows from the number: BrokenPipeError stays that."""
    return OSError(error.errno, error.strerror, "standard output")


class Messages(io.TextIOWrapper):
    """A stream whose reader may be gone, or its disk full: what cannot be said is dropped, and work goes on."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError:
            return


def take_streams() -> None:
    """Make `sys.stdin`, `sys.stdout` and `sys.stderr` streams, whichever are there. Call it before any file is opened."""
    for number, mode in enumerate(_OPPOSITE):
        if not _is_open(number):
            os.set_inheritable(os.open(os.devnull, mode), True)  # the lowest free number: this one
    sys.stdin = sys.stdin or io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), "utf-8")
    sys.stdout = Results(_writing(1), _encoding(sys.stdout), line_buffering=os.isatty(1))
    sys.stderr = Messages(_writing(2), _encoding(sys.stderr), line_buffering=True)


def told(outside: Outside, error: OSError) -> None:
    """Say in one line what the system refused; after that nothing is written to a stdout that takes nothing."""
    try:
        outside.stdout.flush()
    except OSError:
        forget_stdout(outside)
    where = error.filename
    reason = "it is closed" if error.errno == errno.EBADF else error.strerror or str(error)
    outside.say(f"tracker: {f'{where}: ' if where else ''}{reason}")


def forget_stdout(outside: Outside) -> None:
    """Let nothing more be written to a stdout that takes nothing, not even by the interpreter when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), outside.stdout.fileno())


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _writing(number: int) -> io.BufferedWriter:
    # `open` and no FileIO: to a console of Windows it writes letters, which bytes would be in its own code page only.
    return cast(io.BufferedWriter, open(number, "wb", io.DEFAULT_BUFFER_SIZE, closefd=False))


def _encoding(stream: TextIO | None) -> str:
    """That of the interpreter's own stream, which PYTHONIOENCODING sets."""
    return stream.encoding if stream else "utf-8"
