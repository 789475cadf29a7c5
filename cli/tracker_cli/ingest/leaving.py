"""Leaving in good order: SIGTERM unwinds like Ctrl-C does, so that transactions roll back and workers end."""

from __future__ import annotations

import signal
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
