"""Documents that somebody's words stand in: who issued them."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.clauses import is_finite
from ...words import classes as lx
from .draft import Draft
from .sources import read_glued, read_joined

# Who issued a document stands at most this far behind it (رسالة مفتوحة من – "an open letter by"), and a verb that says
# what is in it as far (أصدر المجلس بيانا مشتركا أكد فيه – "the council issued a joint statement in which it confirmed").
_NEAR = 5
# Between the verb of issuing and the document stands its subject: at most this many tokens.
_SUBJECT = 20


def issuer(r: Reading, at: int, limit: int) -> Mention | None:
    """Who issued the document at token `at`: behind a preposition, or as the subject of the verb of a relative clause.

    رسالة من النقابة – "a letter of the union"; منشور وزعته الشركة – "a leaflet that the company handed out".
    """
    by = r.vocabulary.issued_by
    for j in range(at + 1, min(limit, at + _NEAR)):
        word = r.words[j]
        if word.bits & (lx.MARK | lx.THAT):
            return None
        if word.fold in by or is_finite(r.tokens, j) or word.bits & lx.OWNED:
            return read_joined(r, j + 1, limit)
        if word.prefix in by:
            return read_glued(r, j, limit)
    return None


def issuer_of_words_in_it(d: Draft) -> Mention | None:
    """Who issued the document in which the verb says something, where that was issued right before it.

    أصدر المجلس بيانا قال فيه إن – "the council issued a statement in which it said that".
    """
    r, cue, start = d.reading, d.cue, d.sentence.start
    if cue + 1 >= d.limit or r.folds[cue + 1] not in r.vocabulary.in_it:
        return None
    of = _whose_document(r, cue, start)
    if of is not None:
        return of
    document = next((j for j in range(cue - 1, max(start, cue - _NEAR), -1) if _is_document(r, j)), None)
    if document is None:
        return None
    for verb in range(document - 1, max(start - 1, document - _SUBJECT), -1):
        if r.bits[verb] & (lx.STOP | lx.COLON | lx.THAT):
            return None
        if is_finite(r.tokens, verb) or r.bits[verb] & lx.CUE:
            source = read_joined(r, verb + 1, document)
            return source if source is not None and source.end == document else None
    return None


def _whose_document(r: Reading, cue: int, start: int) -> Mention | None:
    """Whose a document is that stands before the verb, with a preposition written onto him.

    بثت الوكالة بيانا لمتحدث باسم الوزارة قال فيه – "the agency carried a statement of a spokesman of the ministry in which he said".
    """
    for j in range(cue - 2, max(start, cue - _SUBJECT), -1):
        if r.words[j + 1].prefix in r.vocabulary.issued_by and _is_document(r, j):
            source = read_glued(r, j + 1, cue)
            return source if source is not None and source.end == cue else None
    return None


def _is_document(r: Reading, at: int) -> bool:
    """Whether an indefinite noun is one that people speak in, with or without the ending of an object (بيانا – "a statement")."""
    word, vocabulary = r.words[at], r.vocabulary
    if word.article or word.prefix:
        return False
    bare = word.fold.removesuffix(vocabulary.accusative) if vocabulary.accusative else word.fold
    return bare in vocabulary.events or word.fold in vocabulary.events
