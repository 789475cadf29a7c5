"""Limits of clauses where subjects come first: where one may begin, what ends it, and where its finite verb stands.

Every rule of this word order asks here. What differs from rule to rule is what a clause may begin behind: named below.
"""

from __future__ import annotations

from ...mentions.reading import Reading
from ...words import classes as lx
from ..kind import TERM
from .verbs import is_finite, is_participle

# Marks that end every clause.
CLAUSE_ENDS = lx.STOP | lx.BREAK | lx.DOTS

# A clause may begin behind these; nothing of a subject stands before them.
BOUNDS = (
    CLAUSE_ENDS
    | lx.COMMA
    | lx.COLON
    | lx.QUOTE
    | lx.DASH
    | lx.SUBORDINATOR
    | lx.CONJUNCTION
    | lx.THAT
    | lx.RELATIVE
    | lx.PASSIVE
)
# The subject of a sentence that others hang on begins behind these: a day or number may stand before it.
BEFORE_SUBJECT = lx.MARK | lx.TIME | lx.CONJUNCTION | lx.SUBORDINATOR | lx.NUMBER
# A verb that comes before its subject, behind these.
BEFORE_VERB = lx.COMMA | lx.CONJUNCTION | lx.TIME
# A participle that hangs on the clause before it (…, adding; while adding; by adding), behind these.
BEFORE_PARTICIPLE = (
    lx.COMMA | lx.CONJUNCTION | lx.ADVERB | lx.DASH | lx.SUBORDINATOR | lx.QUOTE | lx.PREPOSITION
)


def begins_clause(r: Reading, i: int, first: int, behind: int = BOUNDS) -> bool:
    """Whether a clause may begin at token `i`: the `first` of its sentence, or right behind a word of the classes given."""
    return i == first or bool(r.bits[i - 1] & behind)


def behind_last(r: Reading, start: int, end: int, classes: int) -> int:
    """Behind the last word of the classes from token `start` up to `end`; `start` where there is none."""
    bits = r.bits
    for i in range(end - 1, start - 1, -1):
        if bits[i] & classes:
            return i + 1
    return start


def coordinates(r: Reading, i: int) -> bool:
    """Whether a conjunction that joins like to like stands at token `i` (and, or), none that subordinates as well."""
    return bool(r.bits[i] & lx.CONJUNCTION) and not r.bits[i] & lx.SUBORDINATOR


def finite_verb(r: Reading, start: int, limit: int) -> int | None:
    """The first finite verb behind the first word of the clause that begins at token `start`, None where it has none."""
    bits = r.bits
    for i in range(start + 1, limit):
        if bits[i] & CLAUSE_ENDS or bits[i] & lx.COMMA and i + 1 < limit and is_participle(r, i + 1):
            return None
        if is_finite(r, i):
            return i
    return None


def begins_phrase(r: Reading, i: int) -> bool:
    """A capital after a common noun begins the next phrase (in an interview [A]ssad would)."""
    return bool(r.bits[i] & lx.CAPITAL) and not r.bits[i - 1] & (lx.CAPITAL | lx.PREPOSITION | lx.DETERMINER)


def main_verb(r: Reading, start: int, end: int) -> int | None:
    """The first finite verb of a stretch outside marks and outside relative clauses, None where it has none.

    The bridge *is* closed; not: the mayor, who *visited* the school; walking through a town where the fair *opens*.
    """
    i, relative = start, False
    while i < end:
        quotation = r.outline.by_start.get(i)
        if quotation is not None and quotation.words(r.tokens) > TERM:
            i = quotation.end
        elif r.bits[i] & lx.COMMA:
            relative = False
        elif i > start and r.bits[i] & (lx.RELATIVE | (lx.SUBORDINATOR if r.bits[i - 1] & lx.COMMA else 0)):
            relative = True
        elif i > start and not relative and is_finite(r, i):
            return i
        i += 1
    return None


def behind_comma(r: Reading, i: int) -> bool:
    """Whether a comma or dash stands right before token `i`, or a comma inside the closing mark there ("a mistake," adding)."""
    bits = r.bits
    if bits[i - 1] & (lx.COMMA | lx.DASH):
        return True
    return i > 1 and bool(bits[i - 1] & lx.QUOTE and bits[i - 2] & lx.COMMA)
