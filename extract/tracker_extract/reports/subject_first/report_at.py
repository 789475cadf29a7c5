"""The report that a cue makes: in which of its readings, and in which order of subject, verb and content."""

from __future__ import annotations

from collections.abc import Sequence

from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...packs import CueForm
from ...words import classes as lx
from ..report import Report
from .cues import cue_forms
from .draft import Draft
from .order_rules import (
    BETWEEN_DASHES,
    INVERTED,
    PARTICIPLE,
    REFUSALS,
    RELAY,
    ROUNDABOUT,
    SUBJECT_REFUSALS,
    TOLD,
    WITH_SUBJECT,
    WITHOUT_SUBJECT,
)
from .orders import quotation_around
from .verbs import progressive, verb_group
from .whose import subject_before, subject_elsewhere


def report_at(r: Reading, cue: int, sentence: Sentence, found: Sequence[Report]) -> Report | None:
    """The report that the cue at token `cue` makes, by the first of its readings that makes one."""
    if r.trace is None:
        return _report_at(r, cue, sentence, found)
    with r.trace.about(cue, cue + 1):
        return _report_at(r, cue, sentence, found)


def _report_at(r: Reading, cue: int, sentence: Sentence, found: Sequence[Report]) -> Report | None:
    group, before = verb_group(r, cue, sentence.start), tuple(found)
    for end, form in cue_forms(r, cue):
        whole = progressive(r, group, sentence.start) if _may_be_progressive(r, end, form) else None
        report = _of_draft(Draft(r, sentence, cue, end, form, whole or group, before))
        if report is not None:
            return report
    return None


def _may_be_progressive(r: Reading, end: int, form: CueForm) -> bool:
    """Whether a participle reports behind a form of "be"; one that seldom does, only before "that" (are betting that)."""
    opened = end < len(r.bits) and bool(r.bits[end] & lx.THAT)
    return form.part == "participle" and (opened or not form.frames.has("weak"))


def _of_draft(d: Draft) -> Report | None:
    """The report of a cue in one reading: told of in a roundabout way, or straight."""
    trace, at = d.reading.trace, (d.cue, d.end)
    told = TOLD.first(trace, at, d)
    if told is not None:
        return told
    roundabout = ROUNDABOUT.first(trace, at, d)
    if roundabout is not None:
        return _subject_first(roundabout)
    return None if REFUSALS.first(trace, at, d) else _in_reading(d)


def _in_reading(d: Draft) -> Report | None:
    """The report of a cue in one reading: a relay, a participle and a clause between dashes have one order each."""
    trace, at = d.reading.trace, (d.cue, d.end)
    if d.form.frames.has("relay"):
        return RELAY.first(trace, at, d)
    if d.form.part == "participle" and not d.group.progressive:
        return PARTICIPLE.first(trace, at, d)
    around = quotation_around(d)
    if around is not None:
        return BETWEEN_DASHES.first(trace, at, d, around)
    return INVERTED.first(trace, at, d) or _subject_first(d)


def _subject_first(d: Draft) -> Report | None:
    """X said …, with the content before the clause or behind it; a verb without a subject goes with another clause's."""
    r, start = d.reading, d.group.start
    subject = subject_before(r, start, d.sentence) or subject_elsewhere(d)
    trace, at = r.trace, (d.cue, d.end)
    if subject is not None and SUBJECT_REFUSALS.first(trace, at, d, subject):
        return None
    if subject is None:
        return WITHOUT_SUBJECT.first(trace, at, d)
    return WITH_SUBJECT.first(trace, at, d, subject)
