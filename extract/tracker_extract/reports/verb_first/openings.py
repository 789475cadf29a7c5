"""Where the content of a reporting word begins: at the clause, quotation, colon, object or preposition behind it."""

from __future__ import annotations

from ...mentions.plain.words import is_undertaking
from ...mentions.reading import Reading
from ...words import classes as lx
from ..opening import Opening
from .asides import TURNS, past_word
from .further_on import past_phrase
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
# That and marks, which open content by themselves.
_OPENS = lx.THAT | lx.QUOTE | lx.OPEN
# At these the sentence ends.
_ENDS = lx.STOP | lx.BREAK | lx.DOTS


def opening_of(s: Search) -> Opening | None:
    """Where the content begins from `start` on, and what opens it; None where none is found."""
    trace, at = s.reading.trace, (s.start, s.start + 1)
    for frame, named_first in NAMED_FIRST:
        if s.form.frames.has(frame):
            return named_first.first(trace, at, s)
    found = ADDRESSED.first(trace, at, s)
    if found is not None:
        return found
    found = _opening(s)
    return found and past_phrase(s, found)


def _opening(s: Search) -> Opening | None:
    """Where the content begins by itself, whoever is asked or urged."""
    found = _object_at_once(s)
    if found is not None:
        return found
    settled, found = _opened(s)
    return found if settled else _object(s) or BARE_CLAUSE.first(s.reading.trace, (s.start, s.start + 1), s)


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
    bits, folds, vocabulary, expressions = r.bits, r.folds, r.vocabulary, r.outline.expressions
    letters, at, relative = s.form.frames.first_letters, s.start, False
    while at < limit:
        b, fold = bits[at], folds[at]
        if fold in vocabulary.occasions and _leads_to_occasion(s, at):
            return True, None  # أشار بيده – "pointed with his hand"; دعا إلى العشاء – "invited to dinner"
        if _speech_begins(s, b, fold, at):
            rules = BY_COLON if b & lx.COLON else BY_BARE_SPEECH
            return True, rules.first(r.trace, (at, at + 1), s, at)
        if b & _ENDS and not b & _OPENS:
            break
        found = _opening_at(s, at) if b & _OPENS or fold[0] in letters else None
        if found is not None:
            return True, found
        if b & (_OPENS | TURNS) or at in expressions:
            step = _past(s, at, relative)
            if step is None:
                break
            at, relative = step
        else:
            at += 1
    return False, None


def _past(s: Search, at: int, relative: bool) -> tuple[int, bool] | None:
    """Behind a word or mark that opens no content, and whether an aside lies before that; None where the clause ends."""
    b = s.reading.bits[at]
    if not b & _OPENS:
        return past_word(s, at, relative)
    return 1 + (at if b & lx.THAT else past_marks(s, at)), relative


def _opening_at(s: Search, at: int) -> Opening | None:
    """The content that that, a mark or a preposition at `at` opens."""
    b, trace = s.reading.bits[at], s.reading.trace
    if b & lx.THAT:
        return BY_THAT.first(trace, (at, at + 1), s, at)
    rules = BY_QUOTATION if b & _OPENS else BY_PREPOSITION
    return rules.first(trace, (at, at + 1), s, at)


def _leads_to_occasion(s: Search, at: int) -> bool:
    """Whether the occasion at `at` is what the word leads to, and not where it was said (قال في حفل – "said at a party")."""
    r = s.reading
    place = r.bits[at - 1] & lx.PREPOSITION and r.folds[at - 1] in r.vocabulary.service
    return at <= s.start + _OCCASION and not place


def _speech_begins(s: Search, bits: int, fold: str, at: int) -> bool:
    """Whether a colon stands at `at`, or a word that begins speech by itself."""
    if bits & lx.COLON:
        return True
    return fold in s.reading.vocabulary.bare and not bits & lx.THAT and begins_bare_speech(s, at)
