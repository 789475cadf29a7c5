"""Noun phrases whose head no list knows: the engineer, boatbuilders along the coast, three bakers, half of the pupils."""

from __future__ import annotations

from ...packs import CueForm, Features
from ...words import classes as lx
from ..columns import Columns
from ..draft import Draft

# Classes a common noun may have: a noun of an event or of content is still a noun, and so is the first word of a longer title.
COMMON_NOUN = lx.WORD | lx.EVENT | lx.CONTENT_NOUN | lx.TITLE
# Behind these a sentence begins, with a capital that means nothing.
_BEFORE_SENTENCE = lx.STOP | lx.BREAK | lx.QUOTE
# Behind these hearers are told, and do not speak.
_BEFORE_HEARER = lx.CUE | lx.VERB | lx.PREPOSITION
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
    plural = is_plural(c, head) or is_plural_before_cue(c, head)
    if not (plural and _is_bare_phrase(c, p)) and not _is_determined(c, p, head):
        return False
    several = plural or bool(c.bits[p.start] & lx.NUMBER) or c.folds[p.start] in c.vocabulary.plurals
    p.kind, p.features, p.head_token = "unnamed", Features("-", "pl" if several else "sg"), head
    p.common_noun = not is_person(c, head)
    return True


def is_person(c: Columns, i: int) -> bool:
    """Whether the noun at token `i` has the shape of one for persons, or several (boatbuilder, divers; not: paper, river)."""
    shapes, fold = c.vocabulary.person_nouns, c.folds[i]
    if shapes is None or shapes.fullmatch(fold) is None:
        return False
    plural = c.vocabulary.plural
    return (
        fold not in c.vocabulary.unlike_persons
        and fold.removesuffix(plural) not in c.vocabulary.unlike_persons
    )


def _is_determined(c: Columns, p: Draft, head: int) -> bool:
    """Whether a determiner, number or owner makes a noun phrase of the words up to the common noun `head`."""
    if head == p.start or c.bits[head] & ~(COMMON_NOUN | lx.HEARER) and not is_noun_before_verb(c, head):
        return False
    first = c.bits[p.start]
    return (
        bool(first & (lx.DETERMINER | lx.NUMBER))
        or is_quantity(c, p.start)
        or any(bits & lx.POSSESSIVE for bits in c.bits[p.start : head])
    )


def _is_bare_phrase(c: Columns, p: Draft) -> bool:
    """Whether a phrase is a plural noun with modifiers, none of which is of another class, and no verb alone (looks)."""
    head = p.end - 1
    if c.bits[head] & (lx.EVENT | lx.CONTENT_NOUN) or head == p.start and c.words[head].readings:
        return False
    return not any(bits & ~(_HEADS | lx.CAPITAL | lx.NUMBER | lx.ADVERB) for bits in c.bits[p.start : head])


def is_plural(c: Columns, i: int) -> bool:
    """Whether the word at token `i` looks like a plural that stands without a determiner (bakers, fishermen)."""
    shapes, bits = c.vocabulary.plural_nouns, c.bits[i]
    if shapes is None or bits & ~(COMMON_NOUN | lx.UNNAMED | lx.CAPITAL | lx.HEARER):
        return False
    return bool(shapes.fullmatch(c.folds[i]))


def is_acting_hearer(c: Columns, start: int, i: int) -> bool:
    """Whether the phrase from token `start` on may have a plural for hearers at its head, token `i`: they act themselves.

    Lawmakers said, the mayor's supporters say, said lawmakers; not: told reporters, to the lawmakers.
    """
    if not c.bits[i] & lx.HEARER or not is_plural(c, i):
        return False
    before = c.bits[start - 1] if start else 0
    if not before & _BEFORE_HEARER or before & (lx.CONJUNCTION | lx.SUBORDINATOR):
        return True
    return any(_tells_nobody(form) for form in c.words[start - 1].cues)


def _tells_nobody(form: CueForm) -> bool:
    """Whether a verb of speech takes no object, so that a noun behind it is who speaks or whom the words are about."""
    frames = form.frames
    takes = frames.has("hearer") or frames.has("object") or frames.has("thing")
    return form.part == "verb" and frames.has("colon") and frames.has("bare") and not takes


def is_common_capital(c: Columns, i: int) -> bool:
    """Whether a capitalised plural only begins its sentence (Boatbuilders said): the text has no such name elsewhere."""
    plural = is_plural(c, i) or is_plural_before_cue(c, i)
    if not plural or c.words[i].heads or not begins_sentence(c, i):
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
        known = bits & (lx.UNNAMED | lx.TITLE | lx.BODY) and not bits & lx.CUE
        if known or is_plural(c, j) or is_plural_before_cue(c, j):
            return not bits & lx.CAPITAL
        if bits & ~_HEADS or bits & lx.VERB:
            return False
    return False


def is_noun_before_noun(c: Columns, p: Draft, i: int) -> bool:
    """Whether a word that can report, or names an occasion, stands before the noun it goes with.

    The *protest* organisers, *rail* workers, a *meeting* organiser; not: officials *report* residents fleeing.
    """
    bits = c.bits[i]
    if p.kind or bits & lx.CAPITAL or not bits & (lx.EVENT | lx.CUE) or not precedes_noun(c, i, p.limit):
        return False
    if bits & lx.EVENT and not bits & lx.CUE:
        return True
    determined = i > p.start and bool(c.bits[p.start] & lx.DETERMINER or c.bits[i - 1] & lx.POSSESSIVE)
    return bool(bits & lx.CUE) and determined and all(map(_is_base, c.words[i].cues))


def _is_base(form: CueForm) -> bool:
    return form.part == "verb" and form.tense == "present" and form.features.number == "pl"


def is_noun_before_verb(c: Columns, i: int) -> bool:
    """Whether a word that can report as well as be a noun has the next word for its verb (inspection *reports* showed)."""
    if is_plural_before_cue(c, i):
        return True
    if not c.bits[i] & (lx.CONTENT_NOUN | lx.EVENT) or i + 1 >= len(c.bits):
        return False
    following = c.words[i + 1]
    if following.bits & (lx.AUXILIARY | lx.PASSIVE):
        return True
    past = any(f.part == "verb" and f.tense == "past" for f in following.cues)
    return past and not following.bits & lx.CAPITAL


def is_plural_before_cue(c: Columns, i: int) -> bool:
    """Whether a reporting verb of the present is a plural here: a verb of plain speech follows that agrees with one.

    Privacy *advocates* say; not: a ship the guild *claims* carried fish, the guild *says* reported losses were small.
    """
    cues, ending = c.words[i].cues, c.vocabulary.plural
    if not cues or not ending or i + 1 >= len(c.bits) or not c.folds[i].endswith(ending):
        return False
    if any(f.tense != "present" or f.frames.has("colon") for f in cues) or c.bits[i + 1] & lx.CAPITAL:
        return False
    return any(
        f.part == "verb" and f.features.number != "sg" and f.frames.has("colon") for f in c.words[i + 1].cues
    )


def is_adverb_within(c: Columns, p: Draft, i: int) -> bool:
    """Whether an adverb or time stands behind a determiner or owner, before what it goes with (a *newly* built school, the *night* ferry)."""
    if p.kind or i == p.start or not c.bits[i] & (lx.ADVERB | lx.TIME) or i + 1 >= p.limit:
        return False
    return bool(c.bits[i - 1] & (lx.DETERMINER | lx.POSSESSIVE)) and not c.bits[i + 1] & (lx.MARK | _FUNCTION)


def is_quantity(c: Columns, i: int) -> bool:
    """Whether a word says how many of some people (most, half, all)."""
    return c.folds[i] in c.vocabulary.quantities


def is_before_quantity(c: Columns, i: int) -> bool:
    """Whether an adverb before a quantity stands at token `i` (*nearly* half of the pupils)."""
    behind = i + 1
    if not c.bits[i] & lx.ADVERB or behind >= len(c.bits):
        return False
    return is_quantity(c, behind) or bool(c.bits[behind] & lx.NUMBER)
