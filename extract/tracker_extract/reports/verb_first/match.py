"""Whether a reporting word reports, and if so its source and where its content begins."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ..frame import FARTHEST, Frame
from .cue_rules import CUE_REFUSALS, READINGS
from .draft import Draft


def match(r: Reading, cue: int, sentence: Sentence) -> Frame | None:
    """The frame of the reporting word at token `cue`, or None where it reports nothing.

    The one answer to that question, for the driver as for the ends of contents.
    """
    if r.trace is None:
        return _match(r, cue, sentence)
    with r.trace.about(cue, cue + 1):
        return _match(r, cue, sentence)


def _match(r: Reading, cue: int, sentence: Sentence) -> Frame | None:
    at = (cue, cue + 1)
    if CUE_REFUSALS.first(r.trace, at, r, cue, sentence):
        return None
    limit = min(sentence.end, cue + FARTHEST)
    for form in r.words[cue].cues:
        frame = READINGS[form.part].first(r.trace, at, Draft(r, cue, form, sentence, limit))
        if frame is not None:
            return frame
    return None
