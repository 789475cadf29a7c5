"""How words on a topic stand beside each other, and how one speaker's developed."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from tracker_store.asking.acts import NEUTRAL
from tracker_store.asking.filters import Filter
from tracker_store.asking.record import Record
from tracker_store.asking.sayings import distinct_quotes
from tracker_store.relations.pairs import judged, with_judged
from tracker_store.relations.positions import beside, proposed

COMPARE_KEYS = ("date", "id_a", "act_a", "a", "id_b", "act_b", "b")
TRACE_KEYS = (
    "id",
    "date",
    "mark",
    "act",
    "change",
    "quote",
    "speaker",
    "outlet",
    "title",
    "url",
    "copies",
    "positions",
)


def compared(
    connection: sqlite3.Connection, one: tuple[str, ...], other: tuple[str, ...], wanted: Filter
) -> Iterator[dict[str, Any]]:
    """What two speakers said, a row for each pair of statements of one day, by date; undated ones last."""
    sides = [_by_date(connection, replace(wanted, speakers=ids)) for ids in (one, other)]
    days = sorted({*sides[0], *sides[1]}, key=lambda day: (day is None, day or ""))
    for day in days:
        for a, b in zip_longest(sides[0].get(day, ()), sides[1].get(day, ())):
            yield {"date": day, **_side("a", a), **_side("b", b)}


def _by_date(connection: sqlite3.Connection, wanted: Filter) -> dict[str | None, list[Record]]:
    found: dict[str | None, list[Record]] = defaultdict(list)
    for record in distinct_quotes(connection, wanted):
        found[record["date"]].append(record)
    return found


def _side(name: str, record: Record | None) -> dict[str, Any]:
    keys = {f"id_{name}": "id", f"act_{name}": "act", name: "quote"}
    return {key: record and record[field] for key, field in keys.items()}


def traced(
    connection: sqlite3.Connection, wanted: Filter, light: frozenset[str] = frozenset()
) -> list[dict[str, Any]]:
    """Each saying by date, `mark` telling the first and the last, `change` a change of act such as `promise → deny`.

    `positions` are the earlier statements that it may be a change of position from, as proposed, or is, as a person
    confirmed. `light` are the function words of the languages.
    """
    rows: list[dict[str, Any]] = []
    stance: str | None = None
    records = list(distinct_quotes(connection, wanted))
    for record in records:
        act = record["act"]
        change = f"{stance} → {act}" if stance and act not in NEUTRAL and act != stance else None
        stance = stance if act in NEUTRAL else act
        row = {key: record.get(key) for key in TRACE_KEYS}
        rows.append({**row, "mark": None, "change": change, "copies": len(record["sources"])})
    if rows:
        rows[0]["mark"] = "first"
        rows[-1]["mark"] = "last" if len(rows) > 1 else "first"
    pairs = with_judged(proposed(connection, records, light), judged(connection, "position"))
    for row, against in beside(connection, rows, pairs):
        row["positions"] = [
            {"statement": pair.one, "state": pair.state, "why": pair.why, "note": pair.note}
            for pair in against
        ]
    return rows
