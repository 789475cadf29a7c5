"""Why a content ends where it ends, for a reader."""

from __future__ import annotations

from ..mentions.reading import Reading
from ..words import classes as lx
from .report import Report


def ending(r: Reading, report: Report) -> str:
    """What ended the content of a report: sentence, clause, attribution, tail, quotation or unclosed.

    As it was found; else by what stands behind it: a closing mark, the end of its sentence, or another clause.
    """
    if report.stopped_by:
        return report.stopped_by
    end = report.parts[-1][1]
    if end < len(r.bits) and r.bits[end] & lx.QUOTE or r.bits[end - 1] & lx.QUOTE:
        return "quotation"
    rest = range(end, min(report.sentence.end, len(r.bits)))
    return "sentence" if all(r.bits[i] & lx.MARK for i in rest) else "clause"
