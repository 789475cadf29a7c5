"""The columns of an article's tokens that readers of mentions look at, and the word lists of its language."""

from __future__ import annotations

from dataclasses import dataclass

from ..outline.outline import Outline
from ..words.classes import Word
from ..words.tokens import Tokens
from ..words.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
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


def columns_of(outline: Outline) -> Columns:
    """The columns of an outline's tokens."""
    t = outline.tokens
    closing = {q.start: q.end for q in outline.quotations}
    return Columns(t, t.words, t.bits, t.folds, t.forms, closing, outline.vocabulary)
