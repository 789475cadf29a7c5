"""Verbal nouns of saying: with a pronoun (قوله إن), behind a preposition (بالقول), with whoever said it (بعد قول الوزير إن)."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...packs import CueForm
from ...words import classes as lx
from ..frame import FARTHEST, Frame
from .objects import after_colon
from .subjects import read_joined, source_after

# To whom and when it was said takes at most this many tokens between قوله and إن.
HEARER = 9


def match_noun(r: Reading, cue: int, form: CueForm, limit: int) -> Frame | None:
    """قوله إن, بالقول: with a possessor, or behind a preposition with the article."""
    nxt, word = cue + 1, r.words[cue]
    if nxt >= len(r.tokens) or not form.frames.has("colon"):
        return None
    behind = cue > 0 and bool(r.bits[cue - 1] & lx.PREPOSITION)
    if form.pronoun is None and not word.article:
        return _said_by(r, cue, form, limit) if behind else None
    if form.pronoun is None and not (word.prefix or behind):
        return None
    source = _back_to(r, cue) if behind and word.article else None
    if form.pronoun is not None:
        nxt = _past_hearer(r, nxt, limit)
        source = _who_did_so(r, cue) if word.prefix else None
    if nxt < limit and r.bits[nxt] & lx.THAT:
        return Frame(cue, form, source, nxt + 1, "that", "noun-that")
    if r.bits[nxt] & (lx.COLON | lx.QUOTE):
        begin, opener = after_colon(r, nxt, limit)
        return (
            Frame(cue, form, None, begin, opener, "noun-quote")
            if begin < limit or opener == "quote"
            else None
        )
    return None


def _said_by(r: Reading, cue: int, form: CueForm, limit: int) -> Frame | None:
    """بعد قول الرئيس، فلان، إن: the verbal noun with whoever said it behind it, then the clause."""
    source = read_joined(r, cue + 1, limit)
    if source is None or not (source.persons or source.titles or source.named_bodies):
        return None
    at = source.end + (source.end < limit and bool(r.bits[source.end] & lx.COMMA))
    if at >= limit or not r.bits[at] & lx.THAT or r.words[at].conjunction:
        return None
    return Frame(cue, form, source, at + 1, "that", "noun-of-speaker-that")


def _who_did_so(r: Reading, cue: int) -> Mention | None:
    """رد فلان على كذا بقوله إن: the subject of the verb whose way of doing it the words are."""
    for at in range(cue - 1, max(0, cue - FARTHEST), -1):
        if r.bits[at] & (lx.STOP | lx.BREAK | lx.COLON | lx.THAT):
            subject = r.plain.read(at + 2, cue) if r.bits[at + 1] & lx.VERB else None
            return subject if subject is not None and subject.named else None
        verb = next((form for form in r.words[at].cues if form.part == "verb"), None)
        if verb is not None and not r.bits[at] & lx.PREPOSITION:
            source = source_after(r, at, verb, cue)
            return source if source is not None and (source.named or source.titles) else None
    return None


def _past_hearer(r: Reading, at: int, limit: int) -> int:
    """قوله لـ«الحياة» إن: behind to whom and when it was said, where the clause opens there."""
    hearer = r.words[at].prefix or len(r.folds[at]) == 1 and at + 1 in r.outline.by_start
    if not hearer and not r.bits[at] & (lx.TIME | lx.PREPOSITION):
        return at
    for j in range(at + 1, min(limit, at + HEARER)):
        if r.bits[j] & lx.THAT and not r.words[j].conjunction:
            return j
        if r.bits[j] & (lx.MARK & ~lx.QUOTE | lx.CUE):
            break
    return at


def _back_to(r: Reading, cue: int) -> Mention | None:
    """عاد الوزير إلى التأكيد: the subject between an auxiliary and the verbal noun of saying."""
    for at in range(cue - 2, max(0, cue - 14), -1):
        if r.bits[at] & lx.AUXILIARY:
            source = r.plain.read(at + 1, cue - 1)
            return source if source is not None and source.end == cue - 1 and source.named else None
        if r.bits[at] & (lx.MARK | lx.THAT):
            return None
    return None
