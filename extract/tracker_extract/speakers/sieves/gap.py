"""What is asked about a report whose subject is left out."""

from __future__ import annotations

from dataclasses import dataclass

from ...packs import Features
from ...reports.report import Report
from ..context import Context
from ..facts import features_of


@dataclass(frozen=True, slots=True)
class Gap:
    """A report without a source: `wanted` are the features of the subject that its verb asks for."""

    report: Report
    wanted: Features
    participle: bool
    same_sentence: bool  # as the report before

    @property
    def cue(self) -> int | None:
        """The token of the reporting word, None where the report has none."""
        return self.report.cue[0] if self.report.cue is not None else None

    @property
    def opens(self) -> bool:
        """Whether the reporting word is the first of its sentence."""
        return self.cue == self.report.sentence.start


def gap_of(c: Context, report: Report) -> Gap:
    """What the sieves for elided subjects are asked about a report without a source."""
    frame, previous = report.frame, c.discourse.previous
    wanted = features_of(report)
    if frame is not None and frame.form.part == "noun":
        wanted = frame.form.pronoun or Features()
    participle = frame is not None and frame.form.part == "participle"
    return Gap(report, wanted, participle, previous is not None and previous.sentence == report.sentence)
