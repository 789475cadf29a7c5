"""What stands between a reporting word and its content: days, occasions, and whom it is told.

Each function says where what begins at token `at` ends, None where nothing of its kind begins there.
"""

from __future__ import annotations

from collections.abc import Callable

from ...mentions.capitalised.common_nouns import COMMON_NOUN
from ...mentions.reading import Reading
from ...packs import CueForm
from ...words import classes as lx
from ..kind import TERM
from .clauses import CLAUSE_ENDS, begins_phrase
from .verbs import VERBAL, is_finite, is_helping, is_verbal

# How far behind the cue an addressee, an occasion or the preposition of the frame may end.
REACH = 28
# Words of an audience (a joint news conference).
_AUDIENCE = 6
# Words of an occasion with its preposition (in a rare televised interview with the state broadcaster late on Monday).
_OCCASION = 12
_YEAR = 4  # digits

# Nothing of an audience stands behind these, unless they name an occasion or hearers themselves.
_AUDIENCE_ENDS = lx.MARK | lx.THAT | lx.PREPOSITION | lx.PRONOUN | lx.AUXILIARY | lx.PASSIVE
# Nothing of an occasion does, unless they name an occasion or a body themselves.
_OCCASION_ENDS = lx.MARK | lx.THAT | lx.PRONOUN | lx.PREPOSITION | lx.CUE | VERBAL | lx.CARRIER
_BEHIND_OCCASION = lx.MARK | lx.THAT | lx.PREPOSITION
# Words that show what a preposition opens to be a time, place or occasion, or somebody who is told.
_OF_OCCASION = lx.EVENT | lx.TIME | lx.NUMBER | lx.HEARER | lx.PLACE | lx.CITY | lx.CAPITAL


def past_adverbs(r: Reading, at: int, limit: int) -> int:
    """The first token from `at` on that is neither adverb nor of a day."""
    while at < limit:
        day = _past_day(r, at, limit)
        if day is None and not (r.bits[at] & lx.ADVERB and not r.bits[at] & lx.PREPOSITION):
            return at
        at = day if day is not None else at + 1
    return at


def past_hearer(r: Reading, at: int, limit: int) -> int | None:
    """Past whom it is told: reporters, a news conference, Angela Merkel."""
    bits = r.bits
    if bits[at] & lx.HEARER or _is_dative(r, at, limit):
        return at + 1
    audience = _audience(r, at, limit) or _programme(r, at, limit)
    if audience is not None:
        return audience
    p = r.capitalised.read(at, limit) if not bits[at] & lx.PRONOUN else None
    if p is None:
        return None
    name = p.name[1] if p.name is not None else p.end
    if name < p.end and bits[name] & lx.PREPOSITION:
        return name  # told Ann Berg [in an interview shown on Monday]
    return None if p.end < limit and _goes_on_with_verb(r, p.end, limit) else p.end


def _is_dative(r: Reading, at: int, limit: int) -> bool:
    """Whether a noun no list knows stands in the dative before a mark (напомнил [рабочим], что, "reminded the workers that")."""
    endings = r.vocabulary.datives
    if not endings or r.bits[at] & ~COMMON_NOUN or not r.folds[at].endswith(endings):
        return False
    return at + 1 < limit and bool(r.bits[at + 1] & lx.MARK)


def _goes_on_with_verb(r: Reading, at: int, limit: int) -> bool:
    """Whether a verb stands behind a phrase: it is the subject of what is told; not a day (told the Lancet [last] week)."""
    return (is_verbal(r, at) or is_finite(r, at)) and _past_day(r, at, limit) is None


def _audience(r: Reading, at: int, limit: int) -> int | None:
    """Past a joint press conference with, his cabinet: words up to a noun of an occasion or of hearers."""
    audience = None
    for i in range(at, min(limit, at + _AUDIENCE)):
        bits = r.bits[i]
        hearers = bits & (lx.EVENT | lx.HEARER)
        if bits & _AUDIENCE_ENDS and not hearers:
            break
        if i > at and bits & lx.DETERMINER and not r.bits[i - 1] & lx.DETERMINER:
            break  # told the BBC the talks …: what he said begins
        if audience is not None and _is_subject(r, i, limit):
            break
        if hearers:
            audience = i + 1
    return audience


def _programme(r: Reading, at: int, limit: int) -> int | None:
    """Past a programme whose name stands in marks, before "that" (told NBC's "Today" show that …)."""
    mark = at
    while mark < min(limit, at + _AUDIENCE) and r.bits[mark] & (lx.CAPITAL | lx.POSSESSIVE | lx.DETERMINER):
        mark += 1
    quotation = r.outline.by_start.get(mark)
    if mark == at or quotation is None or not quotation.closed or quotation.words(r.tokens) > TERM:
        return None
    end = quotation.end + 1
    end = end + 1 if end < limit and not r.bits[end] & (lx.MARK | lx.THAT | VERBAL) else end
    return end if end < limit and r.bits[end] & lx.THAT else None


def past_aside(r: Reading, at: int, limit: int, form: CueForm) -> int | None:
    """Past a day, an occasion (in a statement), how it was published, or what stands between commas."""
    for aside in ASIDES:
        end = aside(r, at, limit, form)
        if end is not None:
            return end
    return None


def past_when_and_where(r: Reading, at: int, limit: int) -> int | None:
    """Past a day or an occasion alone."""
    day = _past_day(r, at, limit)
    if day is not None:
        return day
    told = _past_told(r, at, limit)
    return told if told is not None else _past_occasion(r, at, limit)


def _past_told(r: Reading, at: int, limit: int) -> int | None:
    """Past a preposition with hearers, or with a body and the nouns that belong to it (devant le conseil municipal)."""
    hearer = at + 2 if at + 1 < limit and r.bits[at + 1] & lx.DETERMINER else at + 1
    if hearer >= limit or not r.bits[at] & lx.PREPOSITION:
        return None
    if r.bits[hearer] & lx.HEARER:
        return hearer + 1
    if not r.bits[hearer] & lx.BODY or r.bits[hearer] & lx.CAPITAL:
        return None
    end = hearer + 1
    while end < limit and not r.bits[end] & ~COMMON_NOUN:
        end += 1
    return end


def a_day(r: Reading, at: int, limit: int, form: CueForm) -> int | None:
    """A day or an expression for one (last week)."""
    return _past_day(r, at, limit)


def _past_day(r: Reading, at: int, limit: int) -> int | None:
    if r.bits[at] & lx.TIME and not r.bits[at] & lx.PREPOSITION:
        return at + 1
    fixed = r.outline.fixed(at, limit)
    return fixed[0] if fixed is not None and fixed[1] == "day" else None


def a_manner(r: Reading, at: int, limit: int, form: CueForm) -> int | None:
    """An adverb, or a word for how something is published (in a [televised] …)."""
    bits = r.bits[at]
    return at + 1 if bits & (lx.ADVERB | lx.CARRIER) and not bits & lx.PREPOSITION else None


def between_commas(r: Reading, at: int, limit: int, form: CueForm) -> int | None:
    """An insertion up to the comma before "that" (said, in a rare moment of candour, that …)."""
    bits = r.bits
    if not bits[at] & lx.COMMA:
        return None
    for i in range(at + 1, min(limit, at + REACH)):
        if bits[i] & lx.COMMA and i + 1 < limit:
            return i if bits[i + 1] & lx.THAT and form.frames.has("that") else None
        if bits[i] & (CLAUSE_ENDS | lx.QUOTE):
            return None
    return None


def a_clause_of_time(r: Reading, at: int, limit: int, form: CueForm) -> int | None:
    """A clause that says when, up to "that" (told reporters [before the gates were shut] that …)."""
    if r.folds[at] not in r.vocabulary.sequels or not form.frames.has("that"):
        return None
    for i in range(at + 1, min(limit, at + _OCCASION)):
        if r.bits[i] & lx.MARK:
            return None
        if r.bits[i] & lx.THAT and not r.bits[i - 1] & lx.DETERMINER:
            return i
    return None


def an_occasion(r: Reading, at: int, limit: int, form: CueForm) -> int | None:
    """In an interview with X, on Monday, to reporters, by telephone."""
    return _past_occasion(r, at, limit)


def _past_occasion(r: Reading, at: int, limit: int) -> int | None:
    bits, inner = r.bits, at + 1
    if not bits[at] & lx.PREPOSITION or inner >= limit or bits[inner] & lx.MARK:
        return None
    end, known = inner, False
    last = min(limit, at + _OCCASION)
    while end < last and not _ends_occasion(r, end, limit) and not _begins_next(r, end, inner, limit, known):
        known = known or bool(bits[end] & _OF_OCCASION) or _is_told(r, at, end)
        end += 1
    # What no word shows to be an occasion is one where it ends at a mark, "that" or the next preposition.
    if end == inner or not known and end < limit and not bits[end] & _BEHIND_OCCASION:
        return None
    return end


def _is_told(r: Reading, preposition: int, i: int) -> bool:
    """Whether people nobody listed as hearers are told (in a letter [to parents] the school …)."""
    return r.folds[preposition] in r.vocabulary.infinitive_marks and bool(r.bits[i] & lx.UNNAMED)


def _begins_next(r: Reading, i: int, inner: int, limit: int, known: bool) -> bool:
    """Whether the next phrase begins at token `i`: at a determiner, or, where the occasion is `known`, a capital or a subject."""
    if i > inner and (r.bits[i] & lx.DETERMINER or known and begins_phrase(r, i)):
        return True
    if known and i > inner and i + 1 < limit and is_helping(r, i + 1):
        return True  # said on Saturday in Munich [there was]
    return known and _is_subject(r, i, limit)


def _ends_occasion(r: Reading, i: int, limit: int) -> bool:
    """Whether the word at token `i` cannot belong to an occasion."""
    bits = r.bits[i]
    if bits & lx.NUMBER and not _of_date(r, i, limit):
        return True
    return bool(bits & _OCCASION_ENDS) and not bits & (lx.EVENT | lx.BODY) and not _is_modifier(r, i, limit)


def a_number(r: Reading, at: int, limit: int, form: CueForm) -> int | None:
    """A number of a day or year."""
    return at + 1 if r.bits[at] & lx.NUMBER and _of_date(r, at, limit) else None


# What may stand between a reporting word and its content, in the order tried.
ASIDES: tuple[Callable[[Reading, int, int, CueForm], int | None], ...] = (
    a_day,
    a_manner,
    between_commas,
    a_clause_of_time,
    an_occasion,
    a_number,
)


def _is_subject(r: Reading, i: int, limit: int) -> bool:
    """Whether a verb goes with a noun of an occasion (said on Friday [talks] would resume)."""
    return bool(r.bits[i] & lx.EVENT) and i + 1 < limit and is_verbal(r, i + 1)


def _of_date(r: Reading, i: int, limit: int) -> bool:
    """Whether a number belongs to a day or is a year (in 2016); another begins what was said (said 2000 people)."""
    beside = r.bits[i - 1] | (r.bits[i + 1] if i + 1 < limit else 0)
    year = len(r.tokens.forms[i]) == _YEAR and r.tokens.forms[i].isdecimal()
    return bool(beside & lx.TIME or year and r.bits[i - 1] & lx.PREPOSITION)


def _is_modifier(r: Reading, i: int, limit: int) -> bool:
    """A participle or noun between a determiner and a noun of an occasion (in a televised speech, in a press conference)."""
    return bool(
        i + 1 < limit
        and r.bits[i] & (lx.VERB | lx.CARRIER | lx.CUE)
        and r.bits[i - 1] & lx.DETERMINER
        and r.bits[i + 1] & lx.EVENT
    )
