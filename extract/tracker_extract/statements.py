"""Statements: what the stages found of one act of reporting, in offsets of the text, with the reason for each step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .models import Evidence, Span, Statement
from .outline.outline import Outline
from .reports.report import Report
from .speakers.attribution import Attribution, Grounds
from .topics.marks import Stretch

# How sure a statement is to begin with, and what each step away from marks, an opener and a name costs. The shares in
# which words and speaker are both right are of 330 statements of annotated articles; the numbers keep their order.
MARKED = 0.95  # marks or the line of a headline say where the words begin and end: 0.93 right
UNMARKED = 0.9  # a complementiser says where they begin, a rule where they end: 0.81 right
NO_OPENER = (
    0.15  # a noun or a colon opens more than speech: words right in 0.81 behind a noun, 0.94 behind "that"
)
NO_NAME = 0.1  # the speaker is taken from the text before: 0.64 right if elided, 0.71 for a pronoun, 0.80 for a name
NOBODY = 0.3  # where no speaker could be settled on, the words are right in 0.67, else in 0.92
# The name of how the figure is made of its parts: by these steps, and no calibration.
ESTIMATE = "estimate"
_PARTS = ("rule", "opener", *Grounds._fields)


def statement_of(
    outline: Outline,
    report: Report,
    attribution: Attribution,
    day: tuple[date | None, Evidence],
    topics: Mapping[str, Stretch],
    language: str,
) -> Statement:
    """The statement of a report; `day` is when it was said and why, `topics` has the words that speak for each."""
    cue = outline.span(*report.cue) if report.cue else None
    source = outline.span(report.source.start, report.source.end) if report.source else None
    found = Evidence("find", report.rule, "; ".join(report.notes), tuple(s for s in (cue, source) if s))
    speaker = Evidence("speaker", attribution.by, attribution.note)
    about = (Evidence("topic", topic, "", (outline.span(*at),)) for topic, at in topics.items())
    return Statement(
        _content(outline, report),
        report.kind,
        report.act,
        cue,
        source,
        attribution.speakers,
        attribution.by,
        day[0],
        tuple(sorted(topics)),
        language,
        confidence(report, attribution),
        (
            found,
            speaker,
            day[1],
            *about,
            Evidence("confidence", ESTIMATE, parts=_parts(report, attribution)),
        ),
    )


def _parts(report: Report, attribution: Attribution) -> tuple[tuple[str, str | int], ...]:
    """What is known of how sure a statement is, by the names that docs/record.md explains."""
    opener = report.frame.opener if report.frame is not None else ""
    values = (report.rule, opener, *attribution.grounds)
    return tuple(
        [(name, value) for name, value in zip(_PARTS, values, strict=True) if value not in ("", None)]
    )


def _content(outline: Outline, report: Report) -> tuple[Span, ...]:
    """The parts of the content, the first without a preposition written onto it."""
    first, *others = (outline.span(start, end) for start, end in report.parts)
    return (Span(first.start + report.cut, first.end), *others)


def confidence(report: Report, attribution: Attribution) -> float:
    """How sure a statement is, from 0 to 1: a rule of thumb, of which the order is meant and not the distance."""
    sure = MARKED if report.kind in ("direct", "headline") else UNMARKED
    if report.frame is not None and report.frame.opener in ("noun", "colon"):
        sure -= NO_OPENER
    if attribution.by in ("elided", "pronoun"):
        sure -= NO_NAME
    if not attribution.speakers:
        sure -= NOBODY
    return round(sure, 2)
