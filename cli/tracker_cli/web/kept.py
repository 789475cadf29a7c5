"""Counts, kept until the database changes, and made one slow and one quick at a time."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from pathlib import Path
from typing import Any

# Some kilobytes each.
MOST = 512


class Kept:
    """What was counted for a state of the database file.

    One slow one at a time: counting a large database takes a core, and the pages need the other. The quick ones, which
    are bounded, do not wait for it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found: OrderedDict[Hashable, Any] = OrderedDict()
        self._turns = {True: asyncio.Lock(), False: asyncio.Lock()}

    async def get(self, key: Hashable, make: Callable[[], Awaitable[Any]], *, slow: bool) -> Any:
        """What is kept under the key, or made now."""
        whole = (key, self._state())
        if whole not in self._found:
            async with self._turns[slow]:
                if whole not in self._found:
                    self._found[whole] = await make()
        self._found.move_to_end(whole)
        while len(self._found) > MOST:
            self._found.popitem(last=False)
        return self._found[whole]

    def _state(self) -> tuple[int, ...]:
        """Time and size of the file and its log: they tell whether anything was written."""
        state: list[int] = []
        for path in (self._path, self._path.with_name(self._path.name + "-wal")):
            try:
                found = path.stat()
            except OSError:
                continue
            state += [found.st_mtime_ns, found.st_size]
        return tuple(state)
