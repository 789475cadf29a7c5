"""Where the content of a reporting word begins: at the clause, quotation, colon, object or preposition behind it."""

from __future__ import annotations

from ...mentions.plain.words import is_undertaking
from ...mentions.reading import Reading
from ...words import classes as lx
from ..opening import Opening
from .asides import breaks_off, past_word
from .objects import begins_bare_speech, may_take_object, noun_of_speaker, past_asides
from .opened_by import past_marks
from .opening_rules import (
    ADDRESSED,
    BARE_CLAUSE,
    BY_BARE_SPEECH,
    BY_COLON,
    BY_PREPOSITION,
    BY_QUOTATION,
    BY_THAT,
    NAMED_FIRST,
    OBJECT,
)
from .scan import skip
from .search import Search

# To what one is invited, or with what one points, stands at most this far behind the verb.
_OCCASION = 3
# Only at these can the sentence end, or a clause begin that reports for itself.
_MAY_END = lx.STOP | lx.BREAK | lx.DOTS | lx.SUBORDINATOR


def opening_of(s: Search) -> Opening | None:
    """Where the content begins from `start` on, and what opens it; None where none is found."""
    trace, at = s.reading.trace, (s.start, s.start + 1)
    for frame, named_first in NAMED_FIRST:
        if s.form.frames.has(frame):
            return named_first.first(trace, at, s)
    found = ADDRESSED.first(trace, at, s) or _object_at_once(s)
    if found is not None:
        return found
    settled, found = _opened(s)
    return found if settled else _object(s) or BARE_CLAUSE.first(trace, at, s)


def _object_at_once(s: Search) -> Opening | None:
    """An object right behind the reporting word and its source."""
    r = s.reading
    at = skip(r.bits, s.start, s.limit, lx.ADVERB)  # أكد كذلك أهمية – "also stressed the importance of"
    if at < s.limit and (r.bits[at] & lx.CONTENT_NOUN or is_undertaking(r.plain.columns, at)):
        return _object(s)
    if s.source is not None and _behind_comma_of_name(s):
        return _object(s)
    own = noun_of_speaker(s) if may_take_object(s.form) else None
    return Opening(own, "noun", "object", object="own") if own is not None else None


def _behind_comma_of_name(s: Search) -> bool:
    """Whether the object stands behind a comma that only ends the name of the source (أكد المدير، أهمية … – "the director stressed, the importance of")."""
    r, at = s.reading, s.start + 1
    if at >= s.limit or not r.bits[s.start] & lx.COMMA or not r.bits[at] & lx.CONTENT_NOUN:
        return False
    word = r.words[at]
    dressed = word.article or word.prefix or word.conjunction
    return not dressed and not word.fold.endswith(r.vocabulary.accusative or "\0")


def _object(s: Search) -> Opening | None:
    """The object of the reporting word, behind asides."""
    if not may_take_object(s.form):
        return None
    at, bits = past_asides(s), s.reading.bits
    if at < s.limit and bits[at] & lx.CUE and (s.form.act == "repeat" or not bits[at] & lx.CONTENT_NOUN):
        again = _said_again(s.reading, at, s.limit)
        if again is not None:
            return again
    return OBJECT.first(s.reading.trace, (at, at + 1), s, at)


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
    letters, at, relative = s.form.frames.first_letters, s.start, False
    while at < limit:
        b, found = bits[at], None
        if folds[at] in vocabulary.occasions and _leads_to_occasion(s, at):
            return True, None  # أشار بيده – "pointed with his hand"; دعا إلى العشاء – "invited to dinner"
        if b & lx.THAT:
            found = BY_THAT.first(r.trace, (at, at + 1), s, at)
        elif _speech_begins(s, at):
            rules = BY_COLON if b & lx.COLON else BY_BARE_SPEECH
            return True, rules.first(r.trace, (at, at + 1), s, at)
        elif b & (lx.QUOTE | lx.OPEN):
            found = BY_QUOTATION.first(r.trace, (at, at + 1), s, at)
            at = past_marks(s, at) if found is None else at
        elif b & _MAY_END and _ends(r, at, limit):
            break
        elif (
            folds[at][0] not in letters
            or (found := BY_PREPOSITION.first(r.trace, (at, at + 1), s, at)) is None
        ):
            step = past_word(s, at, relative)
            if step is None:
                break
            at, relative = step[0] - 1, step[1]
        if found is not None:
            return True, found
        at += 1
    return False, None


def _leads_to_occasion(s: Search, at: int) -> bool:
    """Whether the occasion at `at` is what the word leads to, and not where it was said (قال في حفل – "said at a party")."""
    r = s.reading
    place = r.bits[at - 1] & lx.PREPOSITION and r.folds[at - 1] in r.vocabulary.service
    return at <= s.start + _OCCASION and not place


def _speech_begins(s: Search, at: int) -> bool:
    """Whether a colon stands at `at`, or a word that begins speech by itself."""
    r = s.reading
    return bool(r.bits[at] & lx.COLON) or r.folds[at] in r.vocabulary.bare and begins_bare_speech(s, at)


def _ends(r: Reading, at: int, limit: int) -> bool:
    """Whether the sentence ends at `at`, or a clause that reports for itself begins there."""
    return bool(r.bits[at] & (lx.STOP | lx.BREAK | lx.DOTS)) or breaks_off(r, at, limit)
