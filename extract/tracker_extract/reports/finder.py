"""The driver that both word orders share: sentence by sentence, cue by cue.

What a sentence holds beside its cues (headlines, quotations that go on, attributions), and what stands at a cue, the
rules of a word order say; they are given as functions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..mentions.reading import Reading
from ..outline.sentences import Sentence
from .report import Report


@dataclass(frozen=True, slots=True)
class Found:
    """What one sentence gives: its reports, and the last report before it, which may go on in it."""

    reports: list[Report]
    last: Report | None


ReadSentence = Callable[[Reading, Sentence, Report | None], Found]
ReadCue = Callable[[Reading, int, Sentence, Sequence[Report]], Report | None]


def sentence_by_sentence(r: Reading, passed_over: frozenset[str], read: ReadSentence) -> list[Report]:
    """Every report of an article, in text order; `passed_over` are the kinds of regions in which nobody speaks."""
    reports: list[Report] = []
    outline = r.outline
    for sentence in outline.sentences:
        if outline.region_at(sentence.start) in passed_over:
            continue
        found = read(r, sentence, reports[-1] if reports else None)
        if found.last is not None:
            reports[-1] = found.last
        reports.extend(found.reports)
    return reports


def cue_by_cue(
    r: Reading, sentence: Sentence, cues: Sequence[int], start: int, found: Sequence[Report], read: ReadCue
) -> list[Report]:
    """The reports `found` so far, and those at the cues from `start` on that lie in no content before them."""
    reports, taken = [*found], start
    for cue in cues:
        report = _read(r, cue, sentence, reports, read) if cue >= taken else None
        if report is not None:
            reports.append(report)
            taken = max(report.end, cue + 1)
    return reports


def _read(r: Reading, cue: int, sentence: Sentence, found: Sequence[Report], read: ReadCue) -> Report | None:
    """What stands at a cue; a trace keeps at which."""
    if r.trace is None:
        return read(r, cue, sentence, found)
    with r.trace.about(cue, cue + 1):
        return read(r, cue, sentence, found)
