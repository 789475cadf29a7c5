"""Where the sentence goes on behind a phrase: an unknown word that is its verb, its object or its complement."""

from __future__ import annotations

from ...words import classes as lx
from ...words.classes import Word
from ..columns import Columns
from ..draft import Draft
from .boundaries import is_rest
from .words import begins_no_name, is_stretched, is_undertaking, may_carry


def begins_rest(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """Whether an unknown word is the verb, the object or the complement of the sentence."""
    if _is_verb_behind(c, p, word, i):
        return True
    if is_rest(c, p, i) or _is_undertaken(c, p, i):
        return True
    if p.kind and c.words[i - 1].article and _is_owned(c, word):
        return True
    return bool(p.kind) and may_carry(c, p.stops, i) and (not p.titles or is_stretched(c, i))


def _is_verb_behind(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """Whether the verb of the sentence stands behind a phrase without a name."""
    if not (p.kind and word.bits & lx.VERB) or p.name:
        return False
    return begins_no_name(c, i) and not _completes_noun(c, p, i)


def _is_undertaken(c: Columns, p: Draft, i: int) -> bool:
    """Whether what somebody undertakes stands behind a definite or named phrase; not وزير العمل على هامش, 'the labour minister on the margin'."""
    whole = p.kind and (p.named or p.placed or c.words[i - 1].article)
    return bool(whole) and is_undertaking(c, i)


def _is_owned(c: Columns, word: Word) -> bool:
    """Whether an unknown word is a noun with a pronoun, and no phrase that and joins (وحليفتها موسكو, 'and its ally Moscow').

    Behind a definite phrase it is the object: المسؤولون الفلسطينيون دعواتهم, 'the Palestinian officials their calls'.
    """
    joined = word.fold.startswith(c.vocabulary.conjunctions)
    return bool(word.bits & lx.OWNED) and not (word.titles or joined or word.bits & lx.GIVEN)


def _completes_noun(c: Columns, p: Draft, i: int) -> bool:
    """Whether a bare noun behind a preposition stands right before token `i`: what follows is its complement (بمحافظة ينبع, 'in the governorate of Yanbu', not 'springs')."""
    word = c.words[i - 1]
    if not p.bodies or p.bodies[-1][0] != i - 1 or word.article or i - 1 == p.start:
        return False
    return bool(word.prefix or c.bits[i - 2] & lx.PREPOSITION) and not c.words[i].conjunction
