"""The columns of an article's tokens that readers of mentions look at, and the word lists of its language."""

from __future__ import annotations

from dataclasses import dataclass

from ..outline.outline import Outline
from ..words.classes import GIVEN, PARTICLE, Word
from ..words.tokens import Tokens
from ..words.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Columns:
    """Tokens of one article by column; `quotation_ends` are the closing marks by the tokens of the opening ones.

    `surnames` are the first and the last token of each word that stands behind a given name or a particle of names.
    """

    tokens: Tokens
    words: list[Word]
    bits: list[int]
    folds: list[str]
    forms: list[str]
    quotation_ends: dict[int, int]
    vocabulary: Vocabulary
    surnames: dict[str, tuple[int, int]]

    def __len__(self) -> int:
        return len(self.bits)


def columns_of(outline: Outline) -> Columns:
    """The columns of an outline's tokens."""
    t = outline.tokens
    closing = {q.start: q.end for q in outline.quotations}
    v = outline.vocabulary
    return Columns(t, t.words, t.bits, t.folds, t.forms, closing, v, _surnames(t, v))


def _surnames(t: Tokens, v: Vocabulary) -> dict[str, tuple[int, int]]:
    """The first and the last token of each word right behind a given name or a particle of names."""
    found: dict[str, tuple[int, int]] = {}
    named, given, bits = GIVEN | PARTICLE, v.given, t.bits
    for i in [i for i, fold in enumerate(t.folds) if bits[i] & named or fold in given]:
        if i + 1 < len(bits):
            fold = t.folds[i + 1]
            found[fold] = (found.get(fold, (i + 1,))[0], i + 1)
    return found
