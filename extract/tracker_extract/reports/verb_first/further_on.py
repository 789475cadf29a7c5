"""The complementiser behind a noun phrase: what stands between it and the reporting word is more of the source, or an aside.

وأكد المدير على أثير إذاعة الميناء أنه – "the director affirmed on the waves of Harbour Radio that he": no content begins at
"the waves".
"""

from __future__ import annotations

from ...words import classes as lx
from ..opening import Opening
from .edges import behind_that, in_connective
from .search import Search

# The complementiser stands at most this many tokens behind the noun.
_NEAR = 20
# At these the clause of the noun phrase ends, or another one begins within it.
_CLOSES = (
    lx.STOP
    | lx.BREAK
    | lx.DOTS
    | lx.COLON
    | lx.COMMA
    | lx.RELATIVE
    | lx.SUBORDINATOR
    | lx.VERB
    | lx.CUE
    | lx.AUXILIARY
    | lx.NEGATION
)
# Before a complementiser that is no noun's: a phrase may end with one of these.
_WHOLE = lx.PLACE | lx.CITY | lx.QUOTE | lx.CLOSE | lx.TIME | lx.GIVEN | lx.ADVERB


def past_phrase(s: Search, found: Opening) -> Opening:
    """The clause behind the noun phrase with which a content was to begin, where the reporting word's complementiser stands there; else `found`."""
    if found.kind != "noun" or not s.form.frames.has("that"):
        return found
    at = _that_behind(s, found)
    return found if at is None else Opening(behind_that(s.reading, at), "that", "that")


def _that_behind(s: Search, found: Opening) -> int | None:
    """The complementiser of the reporting word behind the noun phrase at which `found` begins."""
    r, begin = s.reading, found.begin
    for i in range(begin + 1, min(s.limit - 1, begin + _NEAR)):
        bits = r.bits[i]
        if bits & lx.THAT:
            return i if _is_of_report(s, found, i) else None
        if bits & _CLOSES and not bits & (lx.PREPOSITION | lx.TITLE | lx.BODY | lx.UNNAMED):
            return None
    return None


def _is_of_report(s: Search, found: Opening, at: int) -> bool:
    """Whether a complementiser is the reporting word's: no conjunction, connective, predicate or noun takes it.

    A noun does that stands right before it, but for one that nothing follows (ضرورة أن – "the need that", but الجسر أن – "the
    bridge that").
    """
    r, v = s.reading, s.reading.vocabulary
    if r.words[at].conjunction or in_connective(r, at) or r.folds[at][0] in v.glued:
        return False
    if any(r.bits[i] & lx.CONTENT_NOUN for i in range(found.begin, at)):
        return False
    before = at - 1
    if before == found.begin and found.preposition:
        return False
    if r.folds[before] in v.predicates or r.bits[before] & (lx.PREPOSITION | lx.CONTENT_NOUN):
        return False
    return bool(r.words[before].article or r.bits[before] & _WHOLE)
