"""Where the content of a reporting word begins: at the clause, quotation, colon, object or preposition behind it."""

from __future__ import annotations

from collections.abc import Callable

from ...mentions.reading import Reading
from ...words import classes as lx
from ..opening import Opening
from .asides import breaks_off, past_word
from .marks import SHORT, after_colon, names_addressee, past_bracket, short_aside
from .named_first import asked, blamed, described, held, urged_of
from .objects import bare_clause, begins_bare_speech, may_take_object, noun_object, past_asides
from .prepositions import by_preposition
from .search import Search

# To what one is invited, or with what one points, stands at most this far behind the verb.
_OCCASION = 3
# Only at these can the sentence end, or a clause begin that reports for itself.
_MAY_END = lx.STOP | lx.BREAK | lx.DOTS | lx.SUBORDINATOR
# Frames of verbs whose content begins with the person they name, and nowhere else.
_NAMED_FIRST: tuple[tuple[str, Callable[[Search], Opening | None]], ...] = (
    ("blame", blamed),
    ("hold", held),
    ("describe", described),
)


def opening_of(s: Search) -> Opening | None:
    """Where the content begins from `start` on, and what opens it; None where none is found."""
    for frame, read in _NAMED_FIRST:
        if s.form.frames.has(frame):
            return read(s)
    for read in (asked, urged_of, _object_at_once):
        found = read(s)
        if found is not None:
            return found
    settled, found = _opened(s)
    return found if settled else _object(s) or bare_clause(s)


def _object_at_once(s: Search) -> Opening | None:
    """An object right behind the reporting word and its source."""
    if s.start < s.limit and s.reading.bits[s.start] & lx.CONTENT_NOUN:
        return _object(s)
    return None


def _object(s: Search) -> Opening | None:
    """The object of the reporting word, behind asides."""
    if not may_take_object(s.form):
        return None
    at, bits = past_asides(s), s.reading.bits
    if at < s.limit and bits[at] & lx.CUE and (s.form.act == "repeat" or not bits[at] & lx.CONTENT_NOUN):
        again = _said_again(s.reading, at, s.limit)
        if again is not None:
            return again
    return noun_object(s, at)


def _said_again(r: Reading, at: int, limit: int) -> Opening | None:
    """What a verbal noun of saying at `at` leads to (جدد التأكيد على … – "repeated the assurance of …")."""
    word = r.words[at]
    for form in word.cues:
        if form.part != "noun":
            continue
        asks = form.frames.has("urge") and at + 1 < limit and r.words[at + 1].article
        if word.article or form.pronoun is not None or asks:
            found = opening_of(Search(r, form, at + 1, limit, None))
            if found is not None:
                return found._replace(rule=f"again-{found.rule}", object="other" if found.object else "")
    return None


def _opened(s: Search) -> tuple[bool, Opening | None]:
    """The content that a word or mark behind `start` opens, past asides; and whether that settles the question."""
    r, limit = s.reading, s.limit
    bits, folds, vocabulary = r.bits, r.folds, r.vocabulary
    at, relative = s.start, False
    while at < limit:
        b, found = bits[at], None
        if folds[at] in vocabulary.occasions and at <= s.start + _OCCASION:
            return True, None  # أشار بيده – "pointed with his hand"; دعا إلى العشاء – "invited to dinner"
        if b & lx.THAT:
            found = _that(s, at)
        elif folds[at] in vocabulary.bare and begins_bare_speech(s, at):
            return True, Opening(at, "colon", "bare")
        elif b & lx.COLON:
            return True, _behind_colon(s, at)
        elif b & (lx.QUOTE | lx.OPEN):
            found, at = _marks(s, at)
        elif b & _MAY_END and _ends(r, at, limit):
            break
        elif (found := by_preposition(s, at)) is None:
            step = past_word(s, at, relative)
            if step is None:
                break
            at, relative = step[0] - 1, step[1]
        if found is not None:
            return True, found
        at += 1
    return False, None


def _ends(r: Reading, at: int, limit: int) -> bool:
    """Whether the sentence ends at `at`, or a clause that reports for itself begins there."""
    return bool(r.bits[at] & (lx.STOP | lx.BREAK | lx.DOTS)) or breaks_off(r, at, limit)


def _behind_colon(s: Search, at: int) -> Opening | None:
    if not (s.form.frames.has("quote") or s.form.frames.has("colon")):
        return None
    begin, kind = after_colon(s.reading, at, s.limit)
    return Opening(begin, kind, kind) if begin < s.limit or kind == "quote" else None


def _marks(s: Search, at: int) -> tuple[Opening | None, int]:
    """A quotation at `at` as content; else the last token of the quotation or bracket to pass over."""
    r = s.reading
    if not r.bits[at] & lx.QUOTE:
        return None, max(past_bracket(r, at, s.limit), at + 1) - 1
    quotation = r.outline.by_start.get(at)
    if quotation is None:
        return None, at
    term = s.form.frames.has("weak") and quotation.words(r.tokens) < SHORT
    speech = s.form.frames.has("quote") and not term
    if speech and not names_addressee(r, at) and not short_aside(r, at, s.limit):
        return Opening(at, "quote", "quote"), at
    return None, quotation.end


def _that(s: Search, at: int) -> Opening | None:
    """The clause behind a complementiser at `at`, unless a preposition of another frame governs it."""
    r, frames = s.reading, s.form.frames
    if r.words[at].conjunction:
        return None
    if at > s.start and r.bits[at - 1] & lx.PREPOSITION:
        before = r.folds[at - 1]
        governed = any(before in frames.prepositions(name) for name in ("to", "at", "about"))
        return Opening(at + 1, "that", f"{before}-that") if governed else None
    takes = any(map(frames.has, ("that", "to", "at", "relay")))
    return Opening(at + 1, "that", "that") if takes else None
