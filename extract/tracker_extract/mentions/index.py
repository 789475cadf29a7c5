"""The index of an article's mentions: each is read once, as far as it goes, and remembered for every rule alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .columns import Columns
from .draft import Draft
from .mention import LONGEST, Mention

_NO_STOPS: frozenset[str] = frozenset()


class Read(NamedTuple):
    """A mention, or None where none begins, and the token at which its reading ended."""

    mention: Mention | None
    reach: int


_NOTHING = Read(None, 0)


class Index:
    """The mentions of an article by the token they begin at; `read` reads the one that a draft begins, and says its reach there."""

    __slots__ = ("_begins", "_columns", "_known", "_narrowed", "_read", "_size")

    def __init__(
        self,
        columns: Columns,
        begins: Callable[[Columns, int, bool], bool],
        read: Callable[[Columns, Draft], Mention | None],
    ) -> None:
        self._columns = columns
        self._size = len(columns.bits)
        self._begins = begins
        self._read = read
        self._known: dict[int, Read] = {}
        self._narrowed: dict[tuple[int, int, frozenset[str], bool], Mention | None] = {}

    def at(self, start: int, governed: bool = False) -> Read:
        """The mention that begins at token `start`, as far as it goes."""
        known = self._known.get(2 * start + governed)
        if known is None and not self._begins(self._columns, start, governed):
            known = self._known[2 * start + governed] = _NOTHING
        elif known is None:
            limit = start + LONGEST
            draft = Draft(start, start, limit if limit < self._size else self._size, _NO_STOPS, governed)
            mention = self._read(self._columns, draft)
            known = self._known[2 * start + governed] = Read(mention, draft.reach)
        return known

    def read(
        self, start: int, limit: int, stops: frozenset[str] = _NO_STOPS, governed: bool = False
    ) -> Mention | None:
        """The mention that begins at token `start` and ends before token `limit`; None where none begins there.

        `stops`: prepositions the cue takes, on which the mention ends. `governed`: a preposition written onto the first
        word belongs to the cue, so the mention may begin with it. It is read anew only where the limit or a stop lies
        within it.
        """
        if start >= limit:
            return None
        known = self._known.get(2 * start + governed) or self.at(start, governed)
        if limit >= known.reach and not (stops and self._stopped(start, known.reach, stops)):
            return known.mention
        asked = (start, min(limit, start + LONGEST), stops, governed)
        if asked not in self._narrowed:
            self._narrowed[asked] = self._read(self._columns, Draft(start, *asked))
        return self._narrowed[asked]

    def _stopped(self, start: int, reach: int, stops: frozenset[str]) -> bool:
        """Whether one of the prepositions stands within the mention, or may be written onto a word in it."""
        for word in self._columns.words[start : reach + 1]:
            if word.fold[0] in stops or word.prefix in stops or word.stem in stops:
                return True
        return False
