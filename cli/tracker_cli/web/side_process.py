"""What takes longer than a page may, done in a process beside the server, which has the lower priority.

In a thread of the server it would make pages wait: drawing a chart holds Python's lock for 0.3 s, and counting takes a
core.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from tracker_archive.workers.processes import Child
from tracker_store.database.connect import read_only, snapshot

T = TypeVar("T")
P = ParamSpec("P")

# As `nice` counts: a page gets ten times the share of a core.
NICE = 10
# Counting everything about a topic of 600,000 statements takes a second, the first chart another.
SECONDS = 30.0
# Between looks at the pipe. Waiting in a thread would keep the server from ending at once.
TICK = 0.01


class TooSlowError(Exception):
    """A query that did not end in time."""


class Aside:
    """One process, started when first needed, that does one piece of work after the other on the database at `path`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._child: Child | None = None
        self._turn = asyncio.Lock()

    async def query(
        self, query: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What the query makes of the database, in one snapshot. Function and values are pickled."""
        result: T = await self._done(True, query, args, kwargs)
        return result

    async def work(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a function gives that needs no database."""
        result: T = await self._done(False, work, args, kwargs)
        return result

    async def _done(self, *task: Any) -> Any:
        """Raises TooSlowError after `SECONDS`, and RuntimeError with what the work raised."""
        async with self._turn:
            child = self._started()
            try:
                child.pipe.send(task)
                await _something_in(child.pipe)
                result, reason = child.pipe.recv()
            except BaseException:
                # Late or cut off: nobody may take this for the next task's result.
                child.kill()
                child.bury()
                self._child = None
                raise
        if reason:
            raise RuntimeError(reason)
        return result

    def _started(self) -> Child:
        """The process, or another one in the place of one that ended."""
        if self._child is not None and not self._child.alive:
            self._child.bury()
            self._child = None
        self._child = self._child or Child(_serve, self._path, duplex=True, forked=False)
        return self._child


async def _something_in(pipe: Connection) -> None:
    deadline = time.monotonic() + SECONDS
    while not pipe.poll():
        if time.monotonic() > deadline:
            raise TooSlowError
        await asyncio.sleep(TICK)


def _serve(pipe: Connection, path: Path) -> None:
    """Do what comes, until the server is gone."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    connection = read_only(path)
    with suppress(EOFError, BrokenPipeError):
        while True:
            pipe.send(_answer(connection, *pipe.recv()))


def _answer(
    connection: sqlite3.Connection, asks: bool, work: Callable[..., T], args: Any, kwargs: Any
) -> tuple[T | None, str]:
    """The result, or why there is none."""
    try:
        if not asks:
            return work(*args, **kwargs), ""
        with snapshot(connection):
            return work(connection, *args, **kwargs), ""
    except Exception as error:
        return None, f"{type(error).__name__}: {error}"
