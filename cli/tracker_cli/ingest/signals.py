"""Leaving in good order: SIGTERM unwinds like Ctrl-C does, so that transactions roll back and workers end."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tracker_cli.status import Status


class Leaving:
    """Whether we were asked to leave by SIGTERM."""

    def __init__(self) -> None:
        self.terminated = False

    def __call__(self, *_: object) -> None:
        self.terminated = True
        raise SystemExit(Status.TERMINATED)


@contextmanager
def terminable() -> Iterator[Leaving]:
    """Within, SIGTERM raises SystemExit with the shell's code for it."""
    leaving = Leaving()
    before = signal.signal(signal.SIGTERM, leaving)
    try:
        yield leaving
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def unbroken() -> Iterator[None]:
    """Within, neither Ctrl-C nor SIGTERM comes between: they wait until the end. For what takes a moment."""
    if sys.platform == "win32":  # which has no masks
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
