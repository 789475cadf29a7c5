"""All acts of reporting of one article where subjects come first: content stands behind the verb, before it, or both."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ..finder import Found, cue_by_cue, sentence_by_sentence
from ..kind import TERM
from ..report import Report
from .continuation import continued, joins, report_alone
from .cues import cues_in
from .headlines import begins_with_report, behind_label, is_channel, past_dateline, without_outlet
from .leading import SENTENCE_ENDS
from .report_at import report_at
from .report_rules import ATTRIBUTIONS, CITED, CONTINUATIONS, HEADLINES, SIGNED

# Regions of an article whose words are nobody's statements.
_SILENT = frozenset({"repeat", "furniture", "date", "byline"})
# Before a reporting verb that ends a sentence stand at least its subject and two words of content.
_BEFORE_VERB = 3


def find(r: Reading) -> list[Report]:
    """Every act of reporting of an article, in text order."""
    return sentence_by_sentence(r, _SILENT, _in_sentence)


def _in_sentence(r: Reading, sentence: Sentence, last: Report | None) -> Found:
    sentence = without_outlet(r, sentence)
    at = (sentence.start, sentence.end)
    title = HEADLINES.first(r.trace, at, r, sentence)
    if title is not None:
        return Found(_of_headline(r, title), last)
    signed = SIGNED.first(r.trace, at, r, sentence)
    if signed is not None:
        return Found([signed], last)
    sentence = past_dateline(r, sentence)
    quotation = CONTINUATIONS.first(r.trace, at, r, sentence, last) if last is not None else None
    if last is None or quotation is None:
        return Found(_acts(r, sentence), last)
    if joins(r, sentence, last):
        return Found(_acts(r, sentence), continued(r, quotation, sentence, last))
    return Found(_acts(r, sentence, report_alone(r, quotation, sentence)), last)


def _of_headline(r: Reading, title: Report) -> list[Report]:
    """The report of a headline, or those of the words behind the country that only says where."""
    behind = behind_label(title)
    if behind is None:
        return [title]
    # Kerry says truce possible: whether or not his words can be read, they are not the country's.
    return _acts(r, past_dateline(r, behind)) or ([] if begins_with_report(r, behind) else [title])


def _acts(r: Reading, sentence: Sentence, first: Report | None = None) -> list[Report]:
    """The acts of reporting of a sentence that is no headline, behind the `first` that is known already."""
    cues = cues_in(r, sentence)
    alone: dict[int, Report | None] = {}
    if first is None:
        first = _whole_sentence(r, sentence, cues, alone)
    found = [first] if first is not None else []
    taken = first.end if first is not None else sentence.start
    read = partial(_report_at, alone)
    found = [_of_cited(r, sentence, f) for f in cue_by_cue(r, sentence, cues, taken, found, read)]
    # According to a diplomat, the plan calls for …: what a thing says, the diplomat says.
    spoken = [f for f in found if f.source is None or not f.source.common_noun]
    further = ATTRIBUTIONS.first(r.trace, (sentence.start, sentence.end), r, sentence, spoken)
    return sorted([*spoken, *further] if further else found, key=lambda f: f.parts[0])


def _of_cited(r: Reading, sentence: Sentence, report: Report) -> Report:
    """A report, with whom a medium cites as its source where it cites somebody."""
    return CITED.first(r.trace, report.place, r, sentence, report) or report


def _report_at(
    alone: dict[int, Report | None], r: Reading, cue: int, sentence: Sentence, found: Sequence[Report]
) -> Report | None:
    """The report at a cue; `alone` keeps those read already, without any report before them in the sentence."""
    return alone[cue] if not found and cue in alone else report_at(r, cue, sentence, found)


def _whole_sentence(
    r: Reading, sentence: Sentence, cues: list[int], alone: dict[int, Report | None]
) -> Report | None:
    """A sentence without speech in marks that ends in its reporting clause (…, X said): what reports within it is told by X.

    Media at the end only pass on what somebody in the sentence says. `alone` takes down the report at each cue read.
    """
    quotations = r.outline.quotations_within(sentence.start, sentence.end)
    if any(q.words(r.tokens) > TERM for q in quotations):
        return None
    for cue in cues:
        if cue < sentence.start + _BEFORE_VERB:
            continue
        report = alone[cue] = report_at(r, cue, sentence, ())
        if report is not None and _ends_sentence(r, report, cue):
            return report
    return None


def _ends_sentence(r: Reading, report: Report, cue: int) -> bool:
    """Whether all that a report holds stands before its cue, and no medium tells it."""
    if report.rule not in SENTENCE_ENDS or len(report.parts) > 1 or report.parts[0][1] >= cue:
        return False
    return report.source is not None and not is_channel(r, report.source)
