"""Marks between a reporting word and its content: colons, brackets, and quotations that are no content."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...text import STRETCH
from ...words import classes as lx
from ..kind import TERM
from .scan import seek, skip

# Quotations of up to this many words between cue and content are names of papers and such, not content.
SHORT = 4
# Behind a preposition they are names of meetings, books and laws.
TITLE = 8
# What a name in marks stands before follows within this many tokens.
_NEAR = 24
# Words before marks that no name in marks belongs to.
_NO_NOUN = lx.MARK | lx.ADVERB | lx.PREPOSITION | lx.TIME | lx.CUE | lx.PRONOUN | lx.THAT | lx.PLACE | lx.CITY
# Words of a clause, which no name of two or three words has.
_CLAUSE = lx.NEGATION | lx.VERB | lx.AUXILIARY | lx.SUBORDINATOR | lx.THAT
# A bracket between a cue and its source holds at most this many tokens (a full name, an agency).
_BRACKET = 12


def after_colon(r: Reading, at: int, limit: int) -> tuple[int, str]:
    """Where content begins behind the colon or opening mark at `at`, and whether a quotation (quote) or not (colon)."""
    by_start = r.outline.by_start
    begin = skip(r.bits, at + 1 if r.bits[at] & lx.COLON else at, limit, lx.DASH | lx.COLON)
    if begin < limit:
        return begin, "quote" if begin in by_start else "colon"
    on_next_line = begin + 1 < len(r.bits) and r.bits[begin] & lx.BREAK and begin + 1 in by_start
    return (begin + 1, "quote") if on_next_line else (begin, "colon")


def names_addressee(r: Reading, at: int) -> bool:
    """Whether a quotation right after a one-letter preposition names the addressee (لـ"العربية" – "to Al Arabiya").

    The preposition touches the mark, or its stroke reaches out for it (لـ "العربية").
    """
    if at == 0 or len(r.folds[at - 1]) != 1 or r.bits[at - 1] & lx.MARK:
        return False
    return r.tokens.ends[at - 1] == r.tokens.starts[at] or STRETCH in r.tokens.forms[at - 1]


def short_aside(r: Reading, at: int, limit: int) -> bool:
    """Whether a few words in marks stand before the content (قال لصحيفة "الحياة" إن – "told the paper Al-Hayat that")."""
    quotation = r.outline.by_start.get(at)
    if quotation is None:
        return False
    # خلال «المؤتمر الدولي …» – "during the 'international conference …'"
    behind_preposition = at > 0 and r.bits[at - 1] & lx.PREPOSITION
    if quotation.words(r.tokens) > (TITLE if behind_preposition else SHORT):
        return False
    return _content_follows(r, quotation.end + 1, limit)


def names_thing(r: Reading, quotation: Quotation, limit: int) -> bool:
    """Whether a quotation is the name of what the noun before it is (اختتمت مسابقة "سماء الجبل" – "the contest 'Mountain Sky' ended").

    A noun stands right before it, no mark. It is short and says nothing of its own; or it is no longer than a title and the
    clause runs on behind it (مشروع "بيتنا الأخضر للأسر المنتجة" في القرى – "the project 'Our green house for …' in the villages").
    """
    at, words = quotation.start, quotation.words(r.tokens)
    if words > TITLE or not r.bits[at - 1] & lx.WORD or r.bits[at - 1] & _NO_NOUN or _says(r, at):
        return False
    says = any(bits & _CLAUSE for bits in r.bits[at + 1 : quotation.end])
    if runs_on(r, quotation.end + 1, limit):
        return words <= SHORT or not says
    return words <= TERM and not says


def _says(r: Reading, at: int) -> bool:
    """Whether the noun before the marks at `at` is one of speech.

    في تغريدة "…" – "in a tweet '…'"; ينطق بعبارة "…" – "utters the phrase '…'".
    """
    in_event = r.bits[at - 1] & lx.EVENT and at > 1 and r.bits[at - 2] & lx.PREPOSITION
    return bool(in_event) or r.words[at - 1].stem in r.vocabulary.sayings


def runs_on(r: Reading, at: int, limit: int) -> bool:
    """Whether the clause goes on at `at`: no mark, connective or reporting word stands there."""
    closed = lx.MARK | lx.STOP | lx.BREAK | lx.COMMA | lx.DOTS | lx.SUBORDINATOR | lx.CUE
    return at < limit and not r.bits[at] & closed and not r.words[at].conjunction


def _content_follows(r: Reading, start: int, limit: int) -> bool:
    """Whether a clause, colon or quotation opens from `start` on, before the sentence or clause ends."""
    bits, by_start = r.bits, r.outline.by_start
    for j in range(start, min(limit, start + _NEAR)):
        b = bits[j]
        if b & (lx.THAT | lx.COLON) and not r.words[j].conjunction:
            return True
        if b & lx.QUOTE and j in by_start:
            return by_start[j].words(r.tokens) > SHORT
        if b & (lx.STOP | lx.BREAK | lx.DOTS) or b & lx.CUE and bits[j - 1] & lx.COMMA:
            return False
    return False


def past_bracket(r: Reading, at: int, limit: int) -> int:
    """Behind the bracket that opens at `at`; `at` itself where it does not close soon."""
    closer = seek(r.bits, at, min(limit, at + _BRACKET), lx.CLOSE)
    return at if closer is None else closer + 1
