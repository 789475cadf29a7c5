"""By whom, on what, where and how the newest statements that pass a filter were said: counts in bounded time.

Counting all of a million statements takes seconds; the newest some thousands tell as well how to narrow a list down.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from tracker_store.asking.filters import Filter
from tracker_store.asking.newest_first import newest_ids, quick_conditions
from tracker_store.database.schema import SHOWN

# Going through so many statements takes up to 0.3 s, where words are looked for in their text.
WINDOW = 20_000

# Facet -> its key, from where. The ids come as a JSON list.
_FACETS = {
    "speaker": (
        "w.speaker_id, w.name as speaker, w.name_ar as speaker_ar",
        "join said_by w on w.statement_id = j.value",
        "w.speaker_id",
    ),
    "topic": ("t.topic", "join statement_topics t on t.statement_id = j.value", "t.topic"),
    "outlet": (
        "a.outlet",
        "join statements s on s.id = j.value join articles a on a.id = s.article_id",
        "a.outlet",
    ),
    "act": ("s.act", "join statements s on s.id = j.value", "s.act"),
}


@dataclass(frozen=True, slots=True)
class Facets:
    """`counted` statements were looked at; `whole` says that these are all. `by` is facet -> records with `count`."""

    counted: int
    whole: bool
    by: dict[str, list[dict[str, Any]]]


def facets(connection: sqlite3.Connection, wanted: Filter, most: int, listed: int) -> Facets:
    """The counts of the newest `most` statements that pass, the highest `listed` of each facet.

    They are looked for among the newest `WINDOW` of the days asked for, unless few enough pass to be looked up.
    """
    ids, whole = _newest(connection, wanted, most + 1)
    counted = json.dumps(ids[:most])
    by = {name: _counts(connection, name, counted, listed) for name in _FACETS}
    return Facets(min(len(ids), most), whole and len(ids) <= most, by)


def _newest(connection: sqlite3.Connection, wanted: Filter, limit: int) -> tuple[list[int], bool]:
    """The ids, newest first, and whether nothing was left out for being too old."""
    found = quick_conditions(connection, wanted)
    if found.looked_up:
        return newest_ids(connection, wanted, limit), True
    days, values = _days(wanted)
    window = f"""select w.id from statements w where w.hidden = {SHOWN}{days}
        order by w.date desc, w.article_id desc, w.start desc limit {WINDOW}"""
    query = (
        f"select s.id from ({window}) n cross join statements s on s.id = n.id where {found.where} limit ?"
    )
    rows = connection.execute(query, (*values, *found.values, limit)).fetchall()
    size = (
        f"select count(*) from (select 1 from statements w where w.hidden = {SHOWN}{days} limit {WINDOW + 1})"
    )
    (inside,) = connection.execute(size, values).fetchone()
    return [number for (number,) in rows], inside <= WINDOW


def _days(wanted: Filter) -> tuple[str, list[str]]:
    bounds = [("and w.date >= ?", wanted.since), ("and w.date <= ?", wanted.until)]
    return "".join(f" {sql}" for sql, day in bounds if day), [day for _, day in bounds if day]


def _counts(connection: sqlite3.Connection, facet: str, ids: str, listed: int) -> list[dict[str, Any]]:
    columns, joins, key = _FACETS[facet]
    query = f"""
        select {columns}, count(*) as count from json_each(?) j {joins}
        where {key} is not null group by {key} order by count(*) desc, {key} limit ?
    """
    cursor = connection.execute(query, (ids, listed))
    names = [name for name, *_ in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
