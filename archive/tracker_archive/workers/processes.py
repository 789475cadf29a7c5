"""Processes with a pipe to their parent. They end when the parent does, even when that is killed.

The end of a pipe is seen only when nobody holds the other end any more. A fork brings along what the parent has open,
the parent's ends of all pipes among it, so a child begins by closing those.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

_SPAWN: Any = multiprocessing.get_context("spawn")
# Where starting by fork is safe it shares what is loaded, and starts in milliseconds instead of half a second.
_FORK: Any = multiprocessing.get_context("fork") if sys.platform == "linux" else _SPAWN

# The parent's ends that are open, by number.
_ours: dict[int, Connection] = {}


class Child:
    """A process that runs `target(pipe, *args)`; `pipe` is the parent's end, `duplex` one that goes both ways.

    A parent that has threads must not fork: a lock that one of them holds would stay held in the child.
    """

    def __init__(self, target: Callable[..., None], *args: object, duplex: bool, forked: bool = True) -> None:
        context = _FORK if forked else _SPAWN
        ours, theirs = context.Pipe(duplex)
        self.pipe: Connection = ours
        _ours[self.pipe.fileno()] = self.pipe
        self._process = context.Process(target=_live, args=(target, theirs, args), daemon=True)
        self._process.start()
        theirs.close()  # so that the pipe ends when the child does

    def kill(self) -> None:
        """Let it end at once."""
        self._process.kill()

    def bury(self) -> str:
        """Wait for its end; how it ended, in words. Its pipe is closed."""
        self._process.join()
        _ours.pop(self.pipe.fileno())
        self.pipe.close()
        code = self._process.exitcode
        return signal.Signals(-code).name if code and code < 0 else f"code {code}"

    @property
    def alive(self) -> bool:
        """Whether it has not ended."""
        return bool(self._process.is_alive())


def _live(target: Callable[..., None], pipe: Connection, args: tuple[object, ...]) -> None:
    for end in _ours.values():
        end.close()
    _ours.clear()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    target(pipe, *args)
