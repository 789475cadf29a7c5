"""The reader of mentions where names are capitalised, as later stages ask it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..columns import Columns
from ..index import Index
from ..mention import Mention
from .joined import alike, merged, read_joined


@dataclass(frozen=True, slots=True)
class CapitalisedMentions:
    """The mentions of one article."""

    columns: Columns
    index: Index

    def read(
        self, start: int, limit: int, stops: Iterable[str] = (), governed: bool = False
    ) -> Mention | None:
        """The mention that begins at `start` and ends before `limit`, or None where none begins there."""
        return self.index.read(start, limit)

    def read_joined(self, start: int, limit: int) -> Mention | None:
        """The mention that begins at `start`, with its appositions and those joined to it."""
        return read_joined(self.columns, self.index, start, limit)

    def merged(self, p: Mention, other: Mention) -> Mention | None:
        """A mention with its apposition; None where the two do not name one source together."""
        return merged(p, other)

    def alike(self, p: Mention, other: Mention) -> bool:
        """Whether a conjunction may join two mentions."""
        return alike(p, other)
