"""Whether a reporting word reports, and if so its source and where its content begins."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ..frame import FARTHEST, Frame
from .cue_rules import CUE_REFUSALS, READINGS
from .cues import UNDENIED, is_negated, undenied
from .draft import Draft


def match(r: Reading, cue: int, sentence: Sentence) -> Frame | None:
    """The frame of the reporting word at token `cue`, or None where it reports nothing.

    The one answer to that question, for the driver as for the ends of contents; without a trace it is found once.
    """
    if r.trace is None:
        if (cue, sentence) not in r.matched:
            r.matched[cue, sentence] = _match(r, cue, sentence)
        found: Frame | None = r.matched[cue, sentence]
        return found
    with r.trace.about(cue, cue + 1):
        return _match(r, cue, sentence)


def _match(r: Reading, cue: int, sentence: Sentence) -> Frame | None:
    at = (cue, cue + 1)
    if CUE_REFUSALS.first(r.trace, at, r, cue, sentence):
        return None
    limit = min(sentence.end, cue + FARTHEST)
    frame = None
    for form in r.words[cue].cues:
        if frame is not None and form.part != frame.form.part:
            break
        found = READINGS[form.part].first(r.trace, at, Draft(r, cue, form, sentence, limit))
        if found is not None and (frame is None or _opens_nearer(found, frame)):
            frame = found
    if frame is None:
        return None
    return _undenied(frame) if undenied(r, cue) and is_negated(r, cue, sentence) else frame


def _opens_nearer(found: Frame, frame: Frame) -> bool:
    """Whether another entry of the same word finds its content nearer, with the same source.

    نوه الأمير بالجهود التي أدت إلى – "the prince praised the efforts that led to", not "pointed to". What a participle
    hangs on is not asked here, so that it has no source; a verb without one may have it unread. Marks go before a clause only,
    which may stand in them: they may be around a name.
    """
    if found.begin >= frame.begin or found.source != frame.source:
        return False
    known = found.source is not None or found.form.part == "participle"
    return known and (frame.opener == "that") == (found.opener == "quote")


def _undenied(frame: Frame) -> Frame | None:
    """The frame of a verb of denial behind a negation: an act of its own, and only with a clause."""
    return frame._replace(act=UNDENIED[frame.form.act]) if frame.opener == "that" else None
