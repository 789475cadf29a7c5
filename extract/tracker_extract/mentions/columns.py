"""The columns of an article's tokens that readers of mentions look at, and the word lists of its language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..outline.outline import Outline
from ..words.classes import GIVEN, PARTICLE, Word
from ..words.tokens import Tokens
from ..words.vocabulary import Vocabulary


@dataclass(frozen=True)
class Columns:
    """Tokens of one article by column; `quotation_ends` are the closing marks by the tokens of the opening ones."""

    tokens: Tokens
    words: list[Word]
    bits: list[int]
    folds: list[str]
    forms: list[str]
    quotation_ends: dict[int, int]
    vocabulary: Vocabulary

    def __len__(self) -> int:
        return len(self.bits)

    @cached_property
    def surnames(self) -> dict[str, tuple[int, int]]:
        """The first and the last token of each word right behind a given name or a particle of names."""
        found: dict[str, tuple[int, int]] = {}
        named, given = GIVEN | PARTICLE, self.vocabulary.given
        for i, (bits, fold) in enumerate(zip(self.bits[:-1], self.folds, strict=False), 1):
            if bits & named or fold in given:
                surname = self.folds[i]
                found[surname] = (found.get(surname, (i,))[0], i)
        return found


def columns_of(outline: Outline) -> Columns:
    """The columns of an outline's tokens."""
    t = outline.tokens
    closing = {q.start: q.end for q in outline.quotations}
    return Columns(t, t.words, t.bits, t.folds, t.forms, closing, outline.vocabulary)
