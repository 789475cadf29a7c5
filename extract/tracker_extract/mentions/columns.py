"""The columns of an article's tokens that readers of mentions look at, and the word lists of its language."""

from __future__ import annotations

from dataclasses import dataclass

from ..outline.outline import Outline
from ..words import passes
from ..words.classes import GIVEN, PARTICLE, Word
from ..words.tokens import Tokens
from ..words.vocabulary import Vocabulary


class Surnames:
    """The words of an article that stand right behind a given name or a particle of names, found when first asked for."""

    __slots__ = ("_found", "_given", "_tokens")

    def __init__(self, tokens: Tokens, given: frozenset[str]) -> None:
        self._tokens = tokens
        self._given = given
        self._found: dict[str, tuple[int, int]] | None = None

    def elsewhere(self, i: int) -> bool:
        """Whether the word at token `i` stands so at another token."""
        if self._found is None:
            self._found = self._read()
        first, last = self._found.get(self._tokens.folds[i], (i, i))
        return first != i or last != i

    def _read(self) -> dict[str, tuple[int, int]]:
        """The first and the last token of each of the words."""
        found: dict[str, tuple[int, int]] = {}
        t, given = self._tokens, self._given
        last = len(t) - 1
        for i in t.chosen(passes.NAME):
            if i < last and (t.bits[i] & (GIVEN | PARTICLE) or t.folds[i] in given):
                surname = t.folds[i + 1]
                found[surname] = (found.get(surname, (i + 1,))[0], i + 1)
        return found


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
    surnames: Surnames

    def __len__(self) -> int:
        return len(self.bits)


def columns_of(outline: Outline) -> Columns:
    """The columns of an outline's tokens."""
    t, v = outline.tokens, outline.vocabulary
    closing = {q.start: q.end for q in outline.quotations}
    return Columns(t, t.words, t.bits, t.folds, t.forms, closing, v, Surnames(t, v.given))
