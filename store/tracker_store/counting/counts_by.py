"""How many statements there are by speaker, day, month, topic, outlet, act or country."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from tracker_store.asking.filters import Filter, Values, conditions

# Group -> where its key comes from (joined to the statements), and the key.
_LINKED = "join said_by w on w.statement_id = s.id"
_GROUPS = {
    "speaker": (_LINKED, "w.speaker_id"),
    "date": ("", "s.date"),
    "month": ("", "substr(s.date, 1, 7)"),
    "topic": ("join statement_topics t on t.statement_id = s.id", "t.topic"),
    "outlet": ("join articles a on a.id = s.article_id", "a.outlet"),
    "act": ("", "s.act"),
    "country": (_LINKED, "w.country"),
}
GROUPS = tuple(_GROUPS)
# These go by time, the others by count.
_BY_TIME = ("date", "month")


def group_keys(by: str) -> tuple[str, ...]:
    """The keys of a group's record."""
    return ("speaker_id", "speaker", "speaker_ar", "count") if by == "speaker" else (by, "count")


def groups(connection: sqlite3.Connection, wanted: Filter, by: str) -> Iterator[dict[str, Any]]:
    """A record for each group with its count: times in their order, the others by count, those without a key last.

    A statement of two speakers counts for both, so that a sum can be higher than the number of statements.
    """
    query, values = grouping(connection, wanted, by)
    keys = group_keys(by)
    return (dict(zip(keys, row, strict=True)) for row in connection.execute(query, values))


def grouping(connection: sqlite3.Connection, wanted: Filter, by: str) -> tuple[str, Values]:
    """The query behind `groups`, with its values."""
    found = conditions(connection, wanted, all_rows=True)
    joins, key = _GROUPS[by]
    names = ", w.name, w.name_ar" if by == "speaker" else ""
    way, other = ("desc", "") if wanted.reverse else ("", "desc")
    order = f"1 {way}" if by in _BY_TIME else f"count(distinct s.id) {other}, 1 {way}"
    # One row a statement where nothing is joined that could repeat it.
    counted = "count(distinct s.id)" if by in ("speaker", "country") else "count(*)"
    order = order.replace("count(distinct s.id)", counted)
    query = f"""
        select {key}{names}, {counted} from statements s {joins} where {found.where}
        group by {key} order by {key} is null, {order} limit ? offset ?
    """
    return query, (*found.values, wanted.limit or -1, wanted.offset)
