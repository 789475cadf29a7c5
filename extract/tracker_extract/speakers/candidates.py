"""For the trace of a report: which earlier report a source goes on from, and who else could have been meant."""

from __future__ import annotations

from collections.abc import Sequence

from ..reports.report import Report
from ..rules import Trace
from .attribution import Attribution
from .context import Context
from .discourse import Entity
from .facts import features_of

STAGE = "candidate"


def note_candidates(
    c: Context, trace: Trace, report: Report, given: Attribution, earlier: Sequence[Report]
) -> None:
    """Note the report that an elided subject or pronoun goes on from, and whoever of the article was turned down.

    `earlier` are the reports before it, in the order in which they were attributed.
    """
    if given.by not in ("elided", "pronoun", "unresolved"):
        return
    chosen = [speaker.id for speaker in given.speakers]
    turn = _taken_up(c, chosen, len(earlier)) if chosen else None
    if turn is not None:
        start, end = earlier[turn].parts[0][0], earlier[turn].parts[-1][1]
        trace.note(
            STAGE, "candidate/goes-on-from", "fired", (start, end), "the earlier statement it goes on from"
        )
    if report.source is not None and given.by != "pronoun":
        return
    for entity in c.discourse.recent():
        if entity.speaker.id not in chosen:
            trace.note(STAGE, "candidate/turned-down", "refused", None, _why(c, report, entity))


def _taken_up(c: Context, chosen: list[str], before: int) -> int | None:
    """The newest turn before this one of the same speakers."""
    for turn in range(before - 1, -1, -1):
        if [entity.speaker.id for entity in c.discourse.turns[turn]] == chosen:
            return turn
    return None


def _why(c: Context, report: Report, entity: Entity) -> str:
    """Who was turned down, and for what reason."""
    wanted = report.source.features if report.source is not None else features_of(report)
    name = entity.speaker.name_ar or entity.speaker.name
    if not entity.agrees(wanted):
        return f"{name}: does not agree in gender or number"
    if entity.spoke_at < 0:
        return f"{name}: named, but has not spoken"
    return f"{name}: others come first"
