"""The reader of mentions where names are capitalised, as later stages ask it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from ..columns import Columns
from ..mention import Mention
from .joined import alike, merged, read_joined
from .noun_phrases import read_mention


@dataclass(frozen=True, slots=True)
class CapitalisedMentions:
    """Reads mentions off the tokens of one article."""

    columns: Columns

    def read(
        self, start: int, limit: int, stops: Iterable[str] = (), governed: bool = False
    ) -> Mention | None:
        """The mention that begins at `start` and ends before `limit`, or None where none begins there."""
        return read_mention(self.columns, start, limit)

    def read_joined(self, start: int, limit: int) -> Mention | None:
        """The mention that begins at `start`, with its appositions and those joined to it."""
        return read_joined(self.columns, start, limit)

    def merge(self, p: Mention, other: Mention) -> bool:
        """Join an apposition to its mention: True where the two name one source together."""
        whole = merged(p, other)
        if whole is None:
            return False
        for f in fields(whole):
            setattr(p, f.name, getattr(whole, f.name))
        return True

    def alike(self, p: Mention, other: Mention) -> bool:
        """Whether a conjunction may join two mentions."""
        return alike(p, other)
