"""Counts and charts, kept until the database changes."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from pathlib import Path
from typing import Any

from tracker_store.database.connect import read_only, state

# Some kilobytes each; a chart 60.
MOST = 512


class Kept:
    """What was made for a state of the database file; what is being made is waited for, not begun again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._watch: sqlite3.Connection | None = None
        self._found: OrderedDict[Hashable, asyncio.Future[Any]] = OrderedDict()

    async def get(self, key: Hashable, make: Callable[[], Awaitable[Any]]) -> Any:
        """What is kept under the key, or made now."""
        whole = (key, self._state())
        found = self._found.get(whole)
        if found is None or _failed(found):
            found = self._found[whole] = asyncio.ensure_future(make())
        self._found.move_to_end(whole)
        while len(self._found) > MOST:
            self._found.popitem(last=False)
        # Who asked may leave; others wait for the same.
        return await asyncio.shield(found)

    def _state(self) -> int:
        """A number that changes whenever somebody has written to the database."""
        if self._watch is None:
            self._watch = read_only(self._path)
        return state(self._watch)


def _failed(found: asyncio.Future[Any]) -> bool:
    return found.done() and (found.cancelled() or found.exception() is not None)
