"""Statements: what the stages found of one act of reporting, in offsets of the text, with the reason for each step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from .confidence import CALIBRATED, ESTIMATE, UNMEASURED, Calibration, estimate
from .models import Evidence, Named, Span, Speaker, Statement
from .outline.outline import Outline
from .reports.report import Report
from .speakers.attribution import Attribution, Grounds
from .topics.marks import Stretch

# What stands in place of a part of speech for an expression beside a clause (according to).
ATTRIBUTION = "attribution"


def statement_of(
    outline: Outline,
    report: Report,
    attribution: Attribution,
    day: tuple[date | None, Evidence],
    topics: Mapping[str, Stretch],
    turns: int,
    language: str,
    calibration: Calibration | None,
) -> Statement:
    """The statement of a report; `day` is when it was said and why, `topics` has the words that speak for each.

    `turns` is how many statements of the article have the same speakers; `calibration` is that of the language.
    """
    cue = outline.span(*report.cue) if report.cue else None
    source = outline.span(report.source.start, report.source.end) if report.source else None
    found = Evidence("find", report.rule, "; ".join(report.notes), tuple(s for s in (cue, source) if s))
    speaker = Evidence("speaker", attribution.by, attribution.note)
    sure, confidence = _confidence(report, attribution, turns, calibration)
    about = [Evidence("topic", topic, "", (outline.span(*at),)) for topic, at in topics.items()]
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
        sure,
        (found, speaker, day[1], *about, confidence),
        tuple(Named(each.speaker, outline.span(each.start, each.end)) for each in attribution.named),
    )


def turns_of(spoken: Sequence[tuple[Speaker, ...]]) -> list[int]:
    """For each statement of an article how many have the same speakers, itself counted."""
    ids = [tuple(speaker.id for speaker in speakers) for speakers in spoken]
    turns = Counter(ids)
    return [turns[each] for each in ids]


def _confidence(
    report: Report, attribution: Attribution, turns: int, calibration: Calibration | None
) -> tuple[float, Evidence]:
    """How sure a statement is, from 0 to 1, and what that is made of."""
    parts = _parts(report, attribution, turns)
    named = dict(parts)
    if calibration is None:
        return estimate(report.kind, named), Evidence("confidence", ESTIMATE, UNMEASURED, parts=parts)
    sure, note = calibration.told(named)
    return sure, Evidence("confidence", CALIBRATED, note, parts=parts)


def _parts(report: Report, attribution: Attribution, turns: int) -> tuple[tuple[str, str | int], ...]:
    """What is known of how sure a statement is, by the names that docs/record.md explains."""
    frame, speakers = report.frame, attribution.speakers
    known: tuple[tuple[str, str | int | None], ...] = (
        ("rule", report.rule),
        ("opener", frame.opener if frame is not None else ""),
        *zip(Grounds._fields, attribution.grounds, strict=True),
        ("class", ";".join(dict.fromkeys(speaker.speaker_class for speaker in speakers))),
        ("name", _words_of_name(speakers)),
        ("turns", turns if speakers else None),
        ("cue", _cue(report)),
        ("gap", _gap(report)),
        ("words", sum(end - start for start, end in report.parts)),
    )
    return tuple([(name, value) for name, value in known if value is not None and value != ""])


def _words_of_name(speakers: tuple[Speaker, ...]) -> int | None:
    """How many words the name of a person has whom no list knows; None for anybody else."""
    if len(speakers) != 1 or speakers[0].registered or speakers[0].speaker_class != "person":
        return None
    return len(speakers[0].name.split())


def _cue(report: Report) -> str:
    """The part of speech of the cue, `attribution` for an expression beside a clause; "" where there is none."""
    if report.frame is not None:
        return report.frame.form.part
    return ATTRIBUTION if report.attributed else ""


def _gap(report: Report) -> int | None:
    """How many tokens stand between the cue and the nearer end of the content's first part."""
    if report.cue is None:
        return None
    (start, end), (first, behind) = report.cue, report.parts[0]
    return max(first - end if end <= first else start - behind, 0)


def _content(outline: Outline, report: Report) -> tuple[Span, ...]:
    """The parts of the content, the first without a preposition written onto it."""
    first, *others = [outline.span(start, end) for start, end in report.parts]
    return (Span(first.start + report.cut, first.end), *others)
