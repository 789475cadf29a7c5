"""Words that look like names and carry a preposition with the rest of a noun phrase."""

from __future__ import annotations

from ...words import classes as lx
from ...words.classes import Word
from ..columns import Columns

# A word with a preposition written onto it has more letters than this.
_SHORTEST = 4


def carries_more(c: Columns, word: Word, i: int) -> bool:
    """Whether the unknown word at `i` carries a preposition with more of the phrase before it, and so begins no name."""
    return _carries_complement(c, word, i) or _carries_place(c, word, i)


def _carries_complement(c: Columns, word: Word, i: int) -> bool:
    """Whether an unknown word carries a preposition with the rest of a noun phrase (المتحدث الرسمي لمدني المنطقة, 'the spokesman of the region's civil defence')."""
    if word.bits & lx.GIVEN or word.fold[0] not in c.vocabulary.glued or len(word.fold) <= _SHORTEST:
        return False
    if i + 1 >= len(c):
        return False
    behind = c.words[i + 1]
    return behind.article and bool(behind.bits & lx.COMMON) and not behind.titles


def _carries_place(c: Columns, word: Word, i: int) -> bool:
    """Whether an unknown word behind a definite one carries the preposition of a place, with the name or more of the place behind it.

    المتحدث الرسمي للهيئة بتبوك محمد, '… of the authority in Tabuk, Muhammad'; مدير الأمن بمنطفة مكة, a slip for بمنطقة ('in the region of').
    """
    if word.bits & ~lx.WORD or word.fold[0] not in c.vocabulary.service or len(word.fold) <= _SHORTEST:
        return False
    if i + 1 >= len(c) or not (c.words[i - 1].article or c.bits[i - 1] & (lx.PLACE | lx.CITY)):
        return False
    return bool(c.bits[i + 1] & (lx.GIVEN | lx.PLACE | lx.CITY))
