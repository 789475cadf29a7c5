"""What ends content at a joint: another report, what the author concedes, the main clause, or his own words."""

from __future__ import annotations

from typing import NamedTuple

from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...words import classes as lx
from ..kind import TERM
from .stops import Scope, begins_report
from .verbs import is_finite, is_helping


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
    """The author goes on in his own words behind a comma, or says behind an object where it was said (denied it [in a statement])."""
    r = j.scope.reading
    if j.comma:
        return is_tail(r, j.at, j.limit) or _is_of_time(r, j.at, j.limit)
    return j.opener == "noun" and bool(r.bits[j.at] & lx.PREPOSITION) and is_tail(r, j.at, j.limit)


def _is_of_time(r: Reading, at: int, limit: int) -> bool:
    """Whether a clause of time opens behind a comma (…, after the talks had failed): the author says when it was said."""
    if r.folds[at] not in r.vocabulary.sequels or at + 1 >= limit:
        return False
    p = r.capitalised.read(at + 1, limit)
    return p is not None and p.end < limit and is_finite(r, p.end)


def at_attribution(j: Joint) -> bool:
    """Behind a comma the author names a source for all that stands before, to the end of the sentence (X said the pier was shut,
    according to [a note of the council]); not: X said that, according to the council, the pier was shut."""
    r, end = j.scope.reading, j.scope.sentence.end
    if not j.comma or j.opener not in ("that", "clause"):
        return False
    fixed = r.outline.fixed_as("attribution", j.at, j.limit)
    if fixed is None or fixed[1] in ("self", "cue"):
        return False
    return not any(r.bits[i] & (lx.COMMA | lx.CONJUNCTION) for i in range(fixed[0], end))


def at_closing_dash(j: Joint) -> bool:
    """A dash closes the aside that the reporting clause stands in (X voiced support – but declared its doubts – for the plan)."""
    r, first, cue = j.scope.reading, j.scope.sentence.start, j.scope.cue
    bits = r.bits
    if not bits[j.at - 1] & lx.DASH or j.at - 2 <= cue:
        return False
    dashes = [i for i in range(first + 1, cue) if bits[i] & lx.DASH and not bits[i - 1] & lx.DASH]
    return len(dashes) % 2 == 1


def at_deed(j: Joint) -> bool:
    """A verb joined behind a comma is what the speaker did: a past form, where the words themselves are in another tense.

    X said the boat would leave at nine, but gave no figures. Not: X said the boat left at nine, but came back at ten.
    """
    if not j.comma or j.opener not in ("that", "clause"):
        return False
    scope, r, at = j.scope, j.scope.reading, j.at
    if not r.bits[at] & lx.CONJUNCTION:
        return False
    at += 1
    while at < j.limit and r.bits[at] & lx.ADVERB:
        at += 1
    if at >= j.limit or not _is_past(r, at) or not any(c.tense == "past" for c in r.words[scope.cue].cues):
        return False
    verbs = [i for i in range(scope.cue + 1, j.at) if is_finite(r, i)]
    return bool(verbs) and not any(_is_past(r, i) for i in verbs)


def _is_past(r: Reading, i: int) -> bool:
    """Whether a past form of a common verb stands at token `i`, no participle of a passive or perfect before it."""
    past = any(reading.part == "verb" and reading.tense == "past" for reading in r.words[i].readings)
    return past and not is_helping(r, i - 1) and not r.bits[i - 1] & lx.NEGATION  # had tried, hadn't tried


def _leaves(r: Reading, at: int, limit: int, opener: str) -> bool:
    """Behind its comma the author concedes something (although …), or an object's main clause goes on with a verb."""
    if r.folds[at] in r.vocabulary.concessions:
        return True
    while at < limit and r.bits[at] & lx.CONJUNCTION:
        at += 1
    return opener == "noun" and at < limit and is_helping(r, at)


def comma_within(scope: Scope, q: Quotation, i: int) -> bool:
    """A quotation with a comma inside its closing mark ends the clause before another report ("a mistake," adding that …)."""
    return q.closed and bool(scope.reading.bits[q.end - 1] & lx.COMMA) and begins_report(scope, i)


def ended_by(scope: Scope, q: Quotation, i: int) -> bool:
    """A quotation that closes with the sentence inside its marks ends the clause around it."""
    r = scope.reading
    return bool(r.bits[q.end - 1] & lx.STOP) and q.words(r.tokens) > TERM and not r.bits[i] & lx.COMMA


def is_tail(r: Reading, at: int, limit: int) -> bool:
    """Whether a fixed expression at token `at` opens the author's own words."""
    fixed = r.outline.fixed(at, limit)
    return fixed is not None and fixed[1] == "tail"
