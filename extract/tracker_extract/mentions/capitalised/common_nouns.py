"""Noun phrases whose head no list knows: the engineer, boatbuilders along the coast, three bakers, half of the pupils."""

from __future__ import annotations

from ...packs import Features
from ...words import classes as lx
from ..columns import Columns
from ..draft import Draft

# Classes a common noun may have: a noun of an event or of content is still a noun.
COMMON_NOUN = lx.WORD | lx.EVENT | lx.CONTENT_NOUN
# Behind these a sentence begins, with a capital that means nothing.
_BEFORE_SENTENCE = lx.STOP | lx.BREAK | lx.QUOTE
# Words that show their class by a list: a noun before a noun is none of them.
_HEADS = COMMON_NOUN | lx.UNNAMED | lx.TITLE | lx.BODY | lx.VERB | lx.HEARER | lx.ADJECTIVE
# Between a modifier and its head stand at most this many words (the newly [elected town] mayor).
_HEAD_WITHIN = 3
_FUNCTION = lx.DETERMINER | lx.PREPOSITION | lx.PRONOUN | lx.AUXILIARY | lx.PASSIVE | lx.NEGATION


def settle(c: Columns, p: Draft) -> bool:
    """Let a phrase without a known head be of an unnamed person, or of several: whether it can be.

    The engineer, three bakers, and a plural alone (boatbuilders, coastal boatbuilders); not: music, red.
    """
    if p.kind or p.end == p.start:
        return False
    head = p.end - 1
    plural = is_plural(c, head)
    alone = plural and not c.bits[head] & (lx.EVENT | lx.CONTENT_NOUN) and _is_bare_phrase(c, p)
    if not alone and not _is_determined(c, p, head):
        return False
    p.kind, p.features, p.head_token = "unnamed", Features("-", "pl" if plural else "sg"), head
    p.common_noun = True
    return True


def _is_determined(c: Columns, p: Draft, head: int) -> bool:
    """Whether a determiner, number or owner makes a noun phrase of the words up to the common noun `head`."""
    if head == p.start or c.bits[head] & ~COMMON_NOUN:
        return False
    first = c.bits[p.start]
    return bool(first & (lx.DETERMINER | lx.NUMBER)) or any(
        bits & lx.POSSESSIVE for bits in c.bits[p.start : head]
    )


def _is_bare_phrase(c: Columns, p: Draft) -> bool:
    """Whether a phrase is a plural noun with modifiers, none of which is of another class."""
    return not any(bits & ~(_HEADS | lx.CAPITAL | lx.NUMBER | lx.ADVERB) for bits in c.bits[p.start : p.end])


def is_plural(c: Columns, i: int) -> bool:
    """Whether the word at token `i` looks like a plural that stands without a determiner (bakers, fishermen)."""
    shapes, bits = c.vocabulary.plural_nouns, c.bits[i]
    if shapes is None or bits & ~(COMMON_NOUN | lx.UNNAMED | lx.CAPITAL):
        return False
    return bool(shapes.fullmatch(c.folds[i]))


def is_common_capital(c: Columns, i: int) -> bool:
    """Whether a capitalised plural only begins its sentence (Boatbuilders said): the text has no such name elsewhere."""
    if not is_plural(c, i) or c.words[i].heads or not begins_sentence(c, i):
        return False
    fold = c.folds[i]
    return not any(
        c.folds[j] == fold and c.bits[j] & lx.CAPITAL and not begins_sentence(c, j)
        for j in range(len(c.folds))
    )


def begins_sentence(c: Columns, i: int) -> bool:
    """Whether the word at token `i` has its capital from the sentence or quotation it begins."""
    return i == 0 or bool(c.bits[i - 1] & _BEFORE_SENTENCE)


def precedes_noun(c: Columns, i: int, limit: int) -> bool:
    """Whether a noun without a capital stands right behind token `i`, or behind another modifier (the [protest] organisers)."""
    for j in range(i + 1, min(limit, i + 1 + _HEAD_WITHIN)):
        bits = c.bits[j]
        if bits & (lx.UNNAMED | lx.TITLE | lx.BODY) and not bits & lx.CUE or is_plural(c, j):
            return not bits & lx.CAPITAL
        if bits & ~_HEADS or bits & lx.VERB:
            return False
    return False


def is_noun_before_noun(c: Columns, p: Draft, i: int) -> bool:
    """Whether a word that can report, or names an occasion, stands before the noun it goes with.

    The *protest* organisers, *rail* workers, a *meeting* organiser; not: officials *report* residents fleeing.
    """
    bits = c.bits[i]
    if p.kind or bits & lx.CAPITAL or not precedes_noun(c, i, p.limit):
        return False
    if bits & lx.EVENT and not bits & lx.CUE:
        return True
    base = all(
        f.part == "verb" and f.tense == "present" and f.features.number == "pl" for f in c.words[i].cues
    )
    behind_determiner = i > p.start and bool(c.bits[i - 1] & (lx.DETERMINER | lx.POSSESSIVE))
    return bool(bits & lx.CUE) and base and behind_determiner


def is_adverb_within(c: Columns, p: Draft, i: int) -> bool:
    """Whether an adverb stands behind a determiner or owner, before what it goes with (the *newly* elected mayor)."""
    if p.kind or i == p.start or not c.bits[i] & lx.ADVERB or i + 1 >= p.limit:
        return False
    return bool(c.bits[i - 1] & (lx.DETERMINER | lx.POSSESSIVE)) and not c.bits[i + 1] & (lx.MARK | _FUNCTION)


def is_quantity(c: Columns, i: int) -> bool:
    """Whether a word says how many of some people (most, half, all)."""
    return c.folds[i] in c.vocabulary.quantities


def is_before_quantity(c: Columns, i: int) -> bool:
    """Whether an adverb before a quantity stands at token `i` (*nearly* half of the pupils)."""
    behind = i + 1
    return (
        behind < len(c.bits)
        and bool(c.bits[i] & lx.ADVERB)
        and (is_quantity(c, behind) or bool(c.bits[behind] & lx.NUMBER))
    )
