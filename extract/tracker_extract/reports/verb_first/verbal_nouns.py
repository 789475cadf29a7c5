"""Verbal nouns of saying: with a pronoun, behind a preposition, or with whoever said it.

قوله إن – "his saying that"; بالقول – "by saying"; بعد قول الوزير إن – "after the minister's saying that".
"""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...words import classes as lx
from ..frame import FARTHEST, Frame
from .draft import Draft
from .marks import after_colon
from .sources import read_joined
from .whose import source_behind

# The addressee and the time of the saying take at most this many tokens between قوله and إن ("his saying … that").
_HEARER = 9
# Between a noun of words and its clause stand an adjective and a preposition (ضمانات واضحة على أن – "clear guarantees that").
_CLAUSE = 5
# The auxiliary of a verbal noun stands at most this far before it, with the subject between.
_AUXILIARY = 14


def match_noun(d: Draft) -> Frame | None:
    """The frame of a verbal noun with a possessor, or behind a preposition with the article."""
    r, cue, form = d.reading, d.cue, d.form
    word = r.words[cue]
    if form.frames.has("borne"):
        return _borne(d)
    if cue + 1 >= len(r.bits) or not form.frames.has("colon"):
        return None
    behind = cue > 0 and bool(r.bits[cue - 1] & lx.PREPOSITION)
    if form.pronoun is not None:
        source = _who_did_so(r, cue) if word.prefix else None
        return _said(d, _past_hearer(r, cue + 1, d.limit), source)
    if not word.article:
        return _said_by(d) if behind else None
    if not (word.prefix or behind):
        return None
    return _said(d, cue + 1, _returned_to(r, cue) if behind else None)


def _borne(d: Draft) -> Frame | None:
    """The clause of a noun of words that somebody gives or issues (قدم الوزير ضمانات بأن – "the minister gave guarantees that").

    Who gets them does not speak: تلقى ضمانات بأن – "received guarantees that".
    """
    r, word = d.reading, d.reading.words[d.cue]
    that = next((i for i in range(d.cue + 1, min(d.limit, d.cue + _CLAUSE)) if r.bits[i] & lx.THAT), None)
    if word.article or that is None or r.words[that].conjunction:
        return None
    for verb in range(d.cue - 1, max(d.sentence.start - 1, d.cue - FARTHEST), -1):
        if r.bits[verb] & (lx.STOP | lx.COLON | lx.THAT):
            return None
        if r.words[verb].stem in r.vocabulary.giving or r.folds[verb] in r.vocabulary.giving:
            source = read_joined(r, verb + 1, d.cue)
            whole = source is not None and source.end == d.cue
            return Frame(d.cue, d.form, source, that + 1, "that", "noun-borne-that") if whole else None
    return None


def _said(d: Draft, at: int, source: Mention | None) -> Frame | None:
    """The frame of a verbal noun whose content opens at `at`."""
    r = d.reading
    if at < d.limit and r.bits[at] & lx.THAT:
        return Frame(d.cue, d.form, source, at + 1, "that", "noun-that")
    if r.bits[at] & (lx.COLON | lx.QUOTE):
        begin, kind = after_colon(r, at, d.limit)
        if begin < d.limit or kind == "quote":
            return Frame(d.cue, d.form, None, begin, kind, "noun-quote")
    return None


def _said_by(d: Draft) -> Frame | None:
    """The verbal noun with whoever said it behind it, then the clause.

    بعد قول الرئيس، فلان، إن – "after the saying of the president, X, that".
    """
    r, limit = d.reading, d.limit
    source = read_joined(r, d.cue + 1, limit)
    if source is None or not (source.persons or source.titles or source.named_bodies):
        return None
    at = source.end + (source.end < limit and bool(r.bits[source.end] & lx.COMMA))
    if at >= limit or not r.bits[at] & lx.THAT or r.words[at].conjunction:
        return None
    return Frame(d.cue, d.form, source, at + 1, "that", "noun-of-speaker-that")


def _who_did_so(r: Reading, cue: int) -> Mention | None:
    """The subject of the verb whose manner the words are (رد فلان على كذا بقوله إن – "X answered this by saying that")."""
    bits = r.bits
    for at in range(cue - 1, max(0, cue - FARTHEST), -1):
        if bits[at] & (lx.STOP | lx.BREAK | lx.COLON | lx.THAT):
            subject = r.plain.read(at + 2, cue) if bits[at + 1] & lx.VERB else None
            return subject if subject is not None and subject.named else None
        verb = next((form for form in r.words[at].cues if form.part == "verb"), None)
        if verb is not None and not bits[at] & lx.PREPOSITION:
            source = source_behind(r, at, verb, cue)
            return source if source is not None and (source.named or source.titles) else None
    return None


def _past_hearer(r: Reading, at: int, limit: int) -> int:
    """Behind addressee and time after the verbal noun: the complementiser, else `at` (قوله لـ«الحياة» إن – "telling Al-Hayat that")."""
    bits = r.bits
    hearer = r.words[at].prefix or len(r.folds[at]) == 1 and at + 1 in r.outline.by_start
    if not hearer and not bits[at] & (lx.TIME | lx.PREPOSITION):
        return at
    for j in range(at + 1, min(limit, at + _HEARER)):
        if bits[j] & lx.THAT and not r.words[j].conjunction:
            return j
        if bits[j] & (lx.MARK & ~lx.QUOTE | lx.CUE):
            break
    return at


def _returned_to(r: Reading, cue: int) -> Mention | None:
    """The subject between an auxiliary and the verbal noun (عاد الوزير إلى التأكيد – "the minister went back to stressing")."""
    for at in range(cue - 2, max(0, cue - _AUXILIARY), -1):
        if r.bits[at] & lx.AUXILIARY:
            source = r.plain.read(at + 1, cue - 1)
            return source if source is not None and source.end == cue - 1 and source.named else None
        if r.bits[at] & (lx.MARK | lx.THAT):
            return None
    return None
