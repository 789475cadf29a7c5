"""What opens content at a token: a complementiser, a colon, a quotation, speech without any of them."""

from __future__ import annotations

from ...words import classes as lx
from ..opening import Opening
from .edges import behind_that
from .marks import SHORT, after_colon, names_addressee, past_bracket, short_aside
from .search import Search


def by_bare_speech(s: Search, at: int) -> Opening | None:
    """لقد … – "indeed …": speech that nothing but its first word opens."""
    return Opening(at, "colon", "bare")


def by_colon(s: Search, at: int) -> Opening | None:
    """The words behind a colon at `at`, where the reporting word takes one."""
    if not (s.form.frames.has("quote") or s.form.frames.has("colon")):
        return None
    begin, kind = after_colon(s.reading, at, s.limit)
    return Opening(begin, kind, kind) if begin < s.limit or kind == "quote" else None


def by_quotation(s: Search, at: int) -> Opening | None:
    """A quotation at `at` as content, where the reporting word takes one, and it is no name or term."""
    r = s.reading
    quotation = r.outline.by_start.get(at) if r.bits[at] & lx.QUOTE else None
    if quotation is None:
        return None
    term = s.form.frames.has("weak") and quotation.words(r.tokens) < SHORT
    speech = s.form.frames.has("quote") and not term
    if speech and not names_addressee(r, at) and not short_aside(r, at, s.limit):
        return Opening(at, "quote", "quote")
    return None


def past_marks(s: Search, at: int) -> int:
    """The last token of the quotation or bracket at `at`, to pass over."""
    r = s.reading
    if not r.bits[at] & lx.QUOTE:
        return max(past_bracket(r, at, s.limit), at + 1) - 1
    quotation = r.outline.by_start.get(at)
    return at if quotation is None else quotation.end


def by_that(s: Search, at: int) -> Opening | None:
    """The clause behind a complementiser at `at`, unless a preposition of another frame governs it."""
    r, frames = s.reading, s.form.frames
    if r.words[at].conjunction:
        return None
    if at > s.start and r.bits[at - 1] & lx.PREPOSITION:
        before = r.folds[at - 1]
        governed = any(before in frames.prepositions(name) for name in ("to", "at", "about"))
        return Opening(behind_that(r, at), "that", "preposition-that") if governed else None
    takes = any(map(frames.has, ("that", "to", "at", "relay")))
    return Opening(behind_that(r, at), "that", "that") if takes else None
