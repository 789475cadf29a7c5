"""Counts as bars of block characters."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_cli.render.safe import one_line
from tracker_cli.render.sheet import Column, Row, Sheet
from tracker_store.counting.timeline import TIMELINE_KEYS

_EIGHTHS = " ▏▎▍▌▋▊▉█"
# Wider than this a bar tells no more.
_WIDEST = 80


def bar_sheet(rows: Sequence[Row]) -> Sheet:
    """The sheet of a timeline, whose table shows each count as a bar; the longest fills its column."""
    most = max((int(row["statements"]) for row in rows), default=0)
    series = any(row["series"] is not None for row in rows)

    def columns(width: int) -> list[Column]:
        named = [Column("series", min(24, width // 4), lambda r: one_line(r["series"] or "none"))]
        taken = 12 + 8 + 2 + (min(24, width // 4) + 2 if series else 0)
        longest = max(1, min(_WIDEST, width - taken))
        return [
            Column("period", 10, lambda r: str(r["period"])),
            *(named if series else []),
            Column("count", 8, lambda r: str(r["statements"]), "dim"),
            Column("", 0, lambda r: bar(int(r["statements"]), most, longest), "cyan"),
        ]

    return Sheet(TIMELINE_KEYS, columns, none="no dated statements")


def bar(count: int, most: int, longest: int) -> str:
    """`count` as a bar of at most `longest` cells, where `most` has all of them; what is there shows at least a sliver."""
    eighths = round(count * longest * 8 / most) if most else 0
    eighths = max(1, eighths) if count else 0
    return "█" * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")
