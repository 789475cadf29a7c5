"""The index of an article's mentions: each is read once, as far as it goes, and remembered for every rule alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .columns import Columns
from .mention import LONGEST, Mention

_NO_STOPS: frozenset[str] = frozenset()


class Asked(NamedTuple):
    """What a rule asks for: the mention that begins at token `start` and ends before token `limit`.

    `stops`: prepositions the cue takes, on which the mention ends. `governed`: a preposition written onto the first word
    belongs to the cue, so the mention may begin with it.
    """

    start: int
    limit: int
    stops: frozenset[str] = _NO_STOPS
    governed: bool = False


class Read(NamedTuple):
    """A mention, or None where none begins, and the token at which its reading ended."""

    mention: Mention | None
    reach: int


class Index:
    """The mentions of an article by the token they begin at."""

    __slots__ = ("_columns", "_known", "_narrowed", "_read")

    def __init__(self, columns: Columns, read: Callable[[Columns, Asked], Read]) -> None:
        self._columns = columns
        self._read = read
        self._known: dict[int, Read] = {}
        self._narrowed: dict[Asked, Mention | None] = {}

    def at(self, start: int, governed: bool = False) -> Read:
        """The mention that begins at token `start`, as far as it goes."""
        known = self._known.get(2 * start + governed)
        if known is None:
            asked = Asked(start, min(len(self._columns), start + LONGEST), _NO_STOPS, governed)
            known = self._known[2 * start + governed] = self._read(self._columns, asked)
        return known

    def read(
        self, start: int, limit: int, stops: frozenset[str] = _NO_STOPS, governed: bool = False
    ) -> Mention | None:
        """The mention that is asked for, as `Asked` has it; read anew only where its limit or a stop lies within it."""
        if start >= limit:
            return None
        known = self._known.get(2 * start + governed) or self.at(start, governed)
        if limit >= known.reach and not (stops and self._stopped(start, known.reach, stops)):
            return known.mention
        asked = Asked(start, min(limit, start + LONGEST), stops, governed)
        if asked not in self._narrowed:
            self._narrowed[asked] = self._read(self._columns, asked).mention
        return self._narrowed[asked]

    def _stopped(self, start: int, reach: int, stops: frozenset[str]) -> bool:
        """Whether one of the prepositions stands within the mention, or may be written onto a word in it."""
        for word in self._columns.words[start : reach + 1]:
            if word.fold[0] in stops or word.prefix in stops or word.stem in stops:
                return True
        return False
