"""Limits of clauses where subjects come first: what nothing of a clause or a subject crosses, and where a finite clause is.

Every rule of this word order asks here; windows and stops that are a rule's own stand with the rule.
"""

from __future__ import annotations

from ...mentions.reading import Reading
from ...words import classes as lx
from .verbs import is_finite, is_participle

# Marks that end every clause.
CLAUSE_ENDS = lx.STOP | lx.BREAK | lx.DOTS
# Nothing of a subject stands before these.
SUBJECT_BOUNDS = (
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


def begins_clause(r: Reading, i: int, first: int) -> bool:
    """Whether a clause may begin at token `i`: the first of its sentence, or right behind a bound of subjects."""
    return i == first or bool(r.bits[i - 1] & SUBJECT_BOUNDS)


def behind_last(r: Reading, start: int, end: int, classes: int) -> int:
    """Behind the last word of the classes from token `start` up to `end`; `start` where there is none."""
    bits = r.bits
    for i in range(end - 1, start - 1, -1):
        if bits[i] & classes:
            return i + 1
    return start


def has_finite_verb(r: Reading, start: int, limit: int) -> bool:
    """Whether a finite verb stands behind the first word of the clause that begins at token `start`."""
    bits = r.bits
    for i in range(start + 1, limit):
        if bits[i] & CLAUSE_ENDS or bits[i] & lx.COMMA and i + 1 < limit and is_participle(r, i + 1):
            return False
        if is_finite(r, i):
            return True
    return False


def begins_phrase(r: Reading, i: int) -> bool:
    """A capital after a common noun begins the next phrase (in an interview [A]ssad would)."""
    return bool(r.bits[i] & lx.CAPITAL) and not r.bits[i - 1] & (lx.CAPITAL | lx.PREPOSITION | lx.DETERMINER)
