"""The reporting clause of each report: what of its sentence is content of none."""

from __future__ import annotations

from collections.abc import Sequence

from ..outline.sentences import Sentence
from .report import Report

Stretch = tuple[int, int]


def reporting_clauses(reports: Sequence[Report]) -> list[list[Stretch]]:
    """For each report the stretches of its sentence, in tokens, that are its reporting clause.

    That around its cue; all that are content of no report where the cue stands in none; the first where it has no cue.
    """
    contents: dict[Sentence, list[Stretch]] = {}
    for report in reports:
        contents.setdefault(report.sentence, []).extend(report.parts)
    between = {
        sentence: _between(sorted(parts), sentence.start, sentence.end)
        for sentence, parts in contents.items()
    }
    return [_at_cue(report, between[report.sentence]) for report in reports]


def _between(parts: list[Stretch], start: int, end: int) -> list[Stretch]:
    """What of a stretch lies between parts of it."""
    stretches = []
    for a, b in parts:
        if a > start:
            stretches.append((start, min(a, end)))
        start = max(start, b)
    if start < end:
        stretches.append((start, end))
    return stretches


def _at_cue(report: Report, stretches: list[Stretch]) -> list[Stretch]:
    if report.cue is None:
        return stretches[:1]
    return [s for s in stretches if s[0] <= report.cue[0] < s[1]] or stretches
