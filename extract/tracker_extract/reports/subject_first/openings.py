"""Where content begins behind a reporting word, in languages whose subjects come first."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...packs import CueForm
from ...words import classes as lx
from .asides import past_adverbs, past_aside, past_hearer
from .openers import with_inner_clause
from .opening import Opening
from .opening_rules import BARE_CLAUSE, GOVERNED, OBJECT, OBJECT_FIRST, OPENERS
from .verbs import is_verbal

# Only so many tokens behind a word are looked through, so that a sentence without stops does not take time with the
# square of its length. Half as much again as the farthest that content stood from its cue on 500 articles (frame.FARTHEST).
_FARTHEST = 90


def find_opening(r: Reading, at: int, form: CueForm, limit: int) -> Opening | None:
    """The opening behind the reporting word that ends before token `at`."""
    limit = min(limit, at + _FARTHEST)
    frames = form.frames
    for name, complement in OBJECT_FIRST:
        if frames.has(name):
            found = complement.first(r.trace, (at, at + 1), r, at, form, limit)
            if found is not None:
                return found
    start = past_adverbs(r, at, limit)
    if start >= limit:
        return None
    place = (start, start + 1)
    return (
        GOVERNED.first(r.trace, place, r, start, form, limit)
        or _clause(r, start, form, limit)
        or OBJECT.first(r.trace, place, r, start, form, limit)
    )


def _clause(r: Reading, start: int, form: CueForm, limit: int) -> Opening | None:
    """A that-clause, a quotation, words behind a colon, or a clause without an opener, behind hearers and asides."""
    at, told = start, False
    while at < limit:
        if at > start and _describes_noun(r, at, limit):
            return None
        found = OPENERS.first(r.trace, (at, at + 1), r, at, form, limit)
        if found is not None:
            return found
        if r.bits[at] & (lx.MARK | lx.SUBORDINATOR | lx.RELATIVE) and not r.bits[at] & lx.COMMA:
            return with_inner_clause(r, at, form, limit) if at == start else None
        hearer = None if told else _hearer(r, at, form, limit)
        told = told or hearer is not None
        after = hearer if hearer is not None else past_aside(r, at, limit, form)
        if after is None:
            break
        at = after
    return BARE_CLAUSE.first(r.trace, (at, at + 1), r, at, form, limit, at > start)


def _hearer(r: Reading, at: int, form: CueForm, limit: int) -> int | None:
    """Past whom it is told, where the verb takes a hearer without a preposition (told [reporters])."""
    if not form.frames.has("hearer") or r.bits[at] & (lx.COMMA | lx.PREPOSITION):
        return None
    return past_hearer(r, at, limit)


def _describes_noun(r: Reading, at: int, limit: int) -> bool:
    """Whether a verb stands right behind "that": it describes a noun (said at a meeting that began on Friday).

    Only where the same word is a pronoun as well, which a list of determiners shows (not: que seront ouvertes).
    """
    both = lx.THAT | lx.DETERMINER
    if r.bits[at] & both != both or at + 1 >= limit:
        return False
    return is_verbal(r, at + 1) and not r.bits[at + 1] & (lx.EVENT | lx.UNNAMED | lx.CAPITAL)
