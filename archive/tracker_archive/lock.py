"""One run at a time in an archive, or one for each part of it. A run that was killed holds nobody up for long.

The file names host, process and the process' start. On its own machine a process that is gone is seen at once; one of
another machine is taken for gone when the file has not been touched for some minutes, by the clock of the file system.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from tracker_archive.layout import Layout
from tracker_archive.workers.holder import is_alive, this_process
from tracker_extract.errors import StoreError

# Seconds between two touches, and after which a lock of another machine counts for nothing.
BEAT, STALE = 30.0, 180.0


class Lock:
    """A context in which no other run is at work on the same shards. `part` is (i, n), None for all. Raises StoreError."""

    def __init__(self, layout: Layout, part: tuple[int, int] | None = None) -> None:
        self._root = layout.root
        self._path = layout.root / (".lock" if part is None else f".lock-{part[0]}-of-{part[1]}")
        self._whole = part is None
        self._touched = 0.0

    def __enter__(self) -> Lock:
        self._root.mkdir(parents=True, exist_ok=True)
        others = self._root.glob(".lock*") if self._whole else [self._root / ".lock", self._path]
        for other in list(others):
            self._clear(other)
        try:
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except FileExistsError:
            self._clear(self._path)  # begun at the same moment
            raise StoreError(f"{self._root}: another run has just begun") from None
        with os.fdopen(descriptor, "w") as stream:
            stream.write(this_process())
        self._touched = time.monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            if self._path.read_text() == this_process():
                self._path.unlink()

    def beat(self) -> None:
        """Show that this run is alive: to be called every second or so."""
        if time.monotonic() - self._touched > BEAT:
            self._touched = time.monotonic()
            with suppress(OSError):
                os.utime(self._path)

    def _clear(self, path: Path) -> None:
        """Take away the lock of a run that is gone. Raises StoreError for one that is at work."""
        try:
            holder = path.read_text()
            if _holds(path, holder):
                host, number, _ = holder.rsplit(" ", 2)
                raise StoreError(f"{self._root}: process {number} on {host} is at work on it ({path.name})")
            path.unlink()
        except FileNotFoundError:
            return


def _holds(path: Path, holder: str) -> bool:
    if not holder:  # killed, or about to write: touched a moment ago
        return _age(path) < 1.0
    try:
        alive = is_alive(holder)
    except ValueError:
        return False
    return _age(path) < STALE if alive is None else alive


def _age(path: Path) -> float:
    """Seconds since a file was touched, by the clock that stamps files there."""
    probe = path.with_name(f".clock-{os.getpid()}")
    probe.touch()
    try:
        return probe.stat().st_mtime - path.stat().st_mtime
    finally:
        probe.unlink()


def running(layout: Layout) -> list[str]:
    """The processes at work on the archive, as `host process start`, so far as can be told."""
    found = []
    for path in sorted(layout.root.glob(".lock*")):
        with suppress(OSError):
            holder = path.read_text()
            if holder and _holds(path, holder):
                found.append(holder)
    return found
