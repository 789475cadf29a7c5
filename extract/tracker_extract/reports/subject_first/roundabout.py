"""Speech told of in a roundabout way: were told by X that, is reported to have said, took to the radio to say, issued a statement saying.

Each of these finds whose speech it is, and hands the draft on with the verb group that this subject goes with.
"""

from __future__ import annotations

from dataclasses import replace

from ...mentions.capitalised.common_nouns import COMMON_NOUN
from ...mentions.mention import LONGEST
from ...mentions.reading import Reading
from ...words import classes as lx
from ..report import Report
from .asides import past_adverbs
from .clauses import begins_clause
from .draft import Draft
from .opening import Opening
from .openings import find_opening
from .phrases import accompanied
from .trailing import behind_clause
from .verbs import VerbGroup, is_finite, verb_group

# A verb and the infinitive or participle that hangs on its object stand at most so far apart (came forward on Monday to say).
_OBJECT = 8
# Words before a noun that begins content (raised [new and serious] concerns that).
_MODIFIERS = 4
_OBJECT_NOUN = COMMON_NOUN | lx.CUE | lx.BODY | lx.CARRIER
_OPENERS = frozenset(("that", "quote", "colon"))
_BETWEEN_ENDS = lx.MARK | lx.THAT | lx.RELATIVE | lx.SUBORDINATOR | lx.NEGATION


def told_by(d: Draft) -> Report | None:
    """The crowd was told by X that …: the speaker stands behind the verb."""
    r, at, end = d.reading, d.end, d.sentence.end
    if not d.form.frames.has("hearer") or d.form.part != "verb" or d.group.reports_nothing:
        return None
    if at >= end or r.folds[at] not in r.vocabulary.agents:
        return None
    source = r.capitalised.read_joined(at + 1, end)
    opening = find_opening(r, source.end, d.form, end) if source is not None and source.end < end else None
    if source is None or opening is None or opening.kind not in _OPENERS:
        return None
    return behind_clause(d, source, opening, "passive")


def with_saying(d: Draft) -> Report | None:
    """The crew left, with the captain saying …: a participle and its subject behind a preposition."""
    r, sentence = d.reading, d.sentence
    if d.form.part != "participle" or d.form.frames.has("weak"):
        return None
    for at in range(d.cue - 1, max(sentence.start - 1, d.cue - LONGEST), -1):
        if r.bits[at] & (lx.COMMA | lx.DASH | lx.QUOTE):
            return None
        found = accompanied(r, at, d.cue + 1)
        if found is not None and found[1] == d.cue:
            if not begins_clause(r, at, sentence.start, lx.COMMA | lx.DASH | lx.QUOTE | lx.CONJUNCTION):
                return None
            opening = find_opening(r, d.end, d.form, sentence.end)
            return behind_clause(d, found[0], opening, "with") if opening is not None else None
    return None


def said_to_have(d: Draft) -> Draft | None:
    """X is reported to have said …: with the verb group that begins at "is"."""
    r, first, to = d.reading, d.sentence.start, d.group.start - 1
    if d.group.start == d.cue or to - 2 < first or r.folds[to] not in r.vocabulary.infinitive_marks:
        return None
    hearsay = verb_group(r, to - 1, first)
    if r.folds[to - 1] not in r.vocabulary.hearsay or not hearsay.passive or hearsay.negated:
        return None
    return _in_group(d, verb_group(r, hearsay.start - 1, first))


def took_to_say(d: Draft) -> Draft | None:
    """X took to the radio to say …: with the verb group of "took"; not: used to say, refused to say."""
    r, to = d.reading, d.cue - 1
    if not d.group.infinitive or d.group.start < d.cue or d.group.negated:
        return None
    return _with_verb(d, to, r.vocabulary.purposive)


def issued_saying(d: Draft) -> Draft | None:
    """X issued a statement saying …: with the verb group of "issued"; not: received a letter saying."""
    r = d.reading
    if d.form.part != "participle" or d.group.start < d.cue or r.bits[d.cue - 1] & ~_OBJECT_NOUN:
        return None
    return _with_verb(d, d.cue, r.vocabulary.issuing)


def _with_verb(d: Draft, end: int, verbs: frozenset[str]) -> Draft | None:
    """The draft with the group of the verb before token `end`, one of those given, its object or an adverb between."""
    r, first = d.reading, d.sentence.start
    for i in range(end - 2, max(first, end - 1 - _OBJECT), -1):
        if r.bits[i + 1] & _BETWEEN_ENDS:
            return None
        if r.folds[i] in verbs and not r.bits[i - 1] & (lx.DETERMINER | lx.POSSESSIVE):
            group = verb_group(r, i, first)
            return None if group.reports_nothing or group.passive else _in_group(d, group)
        if is_finite(r, i):
            return None
    return None


def _in_group(d: Draft, group: VerbGroup) -> Draft | None:
    """The draft with a verb group that begins where another does."""
    if group.reports_nothing:
        return None
    return replace(d, group=VerbGroup(group.start, d.cue, False, False, False, group.relative, True))


def noun_clause(r: Reading, at: int, limit: int) -> Opening | None:
    """An object that names words, and "that" behind it: gave an assurance that …, raised serious concerns that …."""
    start = past_adverbs(r, at, limit)
    for i in range(start, min(limit - 2, start + _MODIFIERS + 1)):
        if r.bits[i] & lx.CONTENT_NOUN and r.bits[i + 1] & lx.THAT:
            return Opening(i + 2, "that", "noun")
        if r.bits[i] & (lx.MARK | lx.THAT | lx.RELATIVE):
            return None
    return None
