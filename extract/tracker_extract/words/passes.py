"""The passes that later stages make over all tokens of an article, and the words at which each has to look.

Most words are of no interest to most passes. What a word is to each of them is told once, with its analysis, and kept
in one byte for each token: a pass over bytes costs a fifth of one that asks every word.
"""

from __future__ import annotations

from collections.abc import Container
from itertools import compress

from . import classes as lx
from .classes import Word

# Where a sentence or quotation may begin or end; words that can report; first words of fixed expressions, of names and
# titles, of topics; words of which the company may decide what they are; particles of verbs; words of the pack's lists
# that connect clauses or stand beside names.
EDGE, CUE, FIXED, NAME, COMPANY, TOPIC, PARTICLE, LISTED = (1 << i for i in range(8))
_CHOSEN = {each: bytes(bool(kinds & each) for kinds in range(256)) for each in (1 << i for i in range(8))}


def passes_of(word: Word, listed: Container[str], given: Container[str]) -> int:
    """The passes that have to look at a word; `listed` are the words of the pack's lists, `given` words of given names."""
    bits = word.bits
    found = FIXED if word.fixed else 0
    if bits & (lx.STOP | lx.BREAK | lx.QUOTE):
        found |= EDGE
    if bits & lx.CUE or word.phrased:
        found |= CUE
    if word.names or bits & (lx.GIVEN | lx.PARTICLE) or word.fold in given:
        found |= NAME
    if _is_in_question(word):
        found |= COMPANY
    if word.topics:
        found |= TOPIC
    if bits & (lx.AUXILIARY | lx.NEGATION):
        found |= PARTICLE
    return found | LISTED if word.fold in listed else found


# The numbers of the tokens of most articles, made once: that takes as long as choosing among them.
_NUMBERS = tuple(range(4_096))


def chosen(passes: bytearray, one: int) -> list[int]:
    """The tokens at which one pass has to look; `passes` has those of each token."""
    numbers = _NUMBERS if len(passes) <= len(_NUMBERS) else range(len(passes))
    return list(compress(numbers, passes.translate(_CHOSEN[one])))


def _is_in_question(word: Word) -> bool:
    """Whether the company of a word may decide what it is: a preposition only where it begins a name, an adverb as a participle."""
    bits = word.bits
    if bits & (lx.VERB | lx.CUE | lx.PARTICLE):
        return True
    return bool(bits & lx.PREPOSITION and word.heads or bits & lx.ADVERB and word.readings)
