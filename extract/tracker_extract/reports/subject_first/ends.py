"""What ends content at a joint: another report, what the author concedes, the main clause, or his own words."""

from __future__ import annotations

from typing import NamedTuple

from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...words import classes as lx
from ..kind import TERM
from .stops import Scope, begins_report
from .verbs import is_helping


class Joint(NamedTuple):
    """A place within content at which it may end: the first token behind a comma, dash or at a conjunction.

    `verb`: the content holds a verb by now; `comma`: a comma stands before the token; `opener`: what opened the content.
    """

    scope: Scope
    at: int
    limit: int
    opener: str
    verb: bool
    comma: bool


def at_report(j: Joint) -> bool:
    """Another act of reporting begins."""
    return (j.verb or j.comma) and begins_report(j.scope, j.at)


def at_main_clause(j: Joint) -> bool:
    """Behind its comma the author concedes something (although …), or an object's main clause goes on with a verb."""
    return j.comma and bool(j.opener) and _leaves(j.scope.reading, j.at, j.limit, j.opener)


def at_tail(j: Joint) -> bool:
    """The author goes on in his own words behind a comma."""
    return j.comma and is_tail(j.scope.reading, j.at, j.limit)


def _leaves(r: Reading, at: int, limit: int, opener: str) -> bool:
    """Behind its comma the author concedes something (although …), or an object's main clause goes on with a verb."""
    if r.folds[at] in r.vocabulary.concessions:
        return True
    while at < limit and r.bits[at] & lx.CONJUNCTION:
        at += 1
    return opener == "noun" and at < limit and is_helping(r, at)


def ended_by(r: Reading, q: Quotation, i: int) -> bool:
    """A quotation that closes with the sentence inside its marks ends the clause around it."""
    return bool(r.bits[q.end - 1] & lx.STOP) and q.words(r.tokens) > TERM and not r.bits[i] & lx.COMMA


def is_tail(r: Reading, at: int, limit: int) -> bool:
    """Whether a fixed expression at token `at` opens the author's own words."""
    fixed = r.outline.fixed(at, limit)
    return fixed is not None and fixed[1] == "tail"
