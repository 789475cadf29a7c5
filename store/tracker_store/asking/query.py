"""Reading statements: filters in, records out, one at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracker_store.asking.filters import Conditions, Filter, Values, conditions
from tracker_store.asking.record import COLUMNS, Record, records

# Sort -> its keys; the order of date, article and place follows. A null comes last.
_SPEAKER = "(select b.speaker_id from said_by b where b.statement_id = s.id order by b.position limit 1)"
_OUTLET = "(select a.outlet from articles a where a.id = s.article_id)"
SORTS = ("date", "speaker", "outlet", "relevance")


def quotes(connection: sqlite3.Connection, wanted: Filter) -> Iterator[Record]:
    """The records that pass, in the order asked for: by date, article and position unless `sort` says otherwise.

    Undated statements come last, also in reverse.
    """
    return records(connection, _rows(connection, wanted))


def by_ids(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[Record]:
    """The records of the statements with these ids, in this order, whether shown or not."""
    query = f"""select {COLUMNS} from json_each(?) j cross join statements s on s.id = j.value
        join articles a on a.id = s.article_id order by j.key"""
    return records(connection, connection.execute(query, (json.dumps(list(numbers)),)))


def ids_of(connection: sqlite3.Connection, wanted: Filter) -> list[int]:
    """The ids of all statements that pass, whatever limit and order."""
    found = conditions(connection, wanted, all_rows=True)
    query = f"select s.id from statements s where {found.where}"
    return [number for (number,) in connection.execute(query, found.values)]


def count(connection: sqlite3.Connection, wanted: Filter) -> int:
    """How many statements pass, whatever the limit."""
    query, values = _counting(connection, wanted)
    return int(connection.execute(query, values).fetchone()[0])


def explain_plan(connection: sqlite3.Connection, wanted: Filter) -> list[str]:
    """The steps by which SQLite would read the statements, as its EXPLAIN QUERY PLAN tells them."""
    found = _conditions(connection, wanted)
    query, values = _by_date(found, wanted, dated=True) if wanted.sort == "date" else _sorted(found, wanted)
    return [step for *_, step in connection.execute(f"explain query plan {query}", (*values, 50, 0))]


def _rows(connection: sqlite3.Connection, wanted: Filter) -> Iterator[tuple[object, ...]]:
    found = _conditions(connection, wanted)
    limit = wanted.limit or -1
    if wanted.sort != "date":
        query, values = _sorted(found, wanted)
        # Not `yield from`: that closes the cursor when the reader has had enough, after its connection.
        for row in connection.execute(query, (*values, limit, wanted.offset)):
            yield row
        return
    shown = 0
    query, values = _by_date(found, wanted, dated=True)
    for row in connection.execute(query, (*values, limit, wanted.offset)):
        shown += 1
        yield row
    if shown == limit or wanted.since or wanted.until:
        return
    skipped = max(0, wanted.offset - _dated(connection, found)) if wanted.offset and not shown else 0
    query, values = _by_date(found, wanted, dated=False)
    for row in connection.execute(query, (*values, limit - shown if wanted.limit else -1, skipped)):
        yield row


def _conditions(connection: sqlite3.Connection, wanted: Filter) -> Conditions:
    if wanted.sort == "relevance":
        # How well a statement fits is told by the index where it is joined; there everything else is checked.
        return conditions(connection, replace(wanted, search=None), look_up=False)
    return conditions(connection, wanted, all_rows=wanted.sort != "date")


def _dated(connection: sqlite3.Connection, found: Conditions) -> int:
    query = f"select count(*) from statements s where {found.where} and s.date is not null"
    return int(connection.execute(query, found.values).fetchone()[0])


def _by_date(found: Conditions, wanted: Filter, *, dated: bool) -> tuple[str, Values]:
    # A plus sign keeps SQLite from walking the index where ids are looked up.
    date = "+s.date" if found.looked_up else "s.date"
    way = " desc" if wanted.reverse else ""
    where = f"{found.where} and {date} is {'not ' if dated else ''}null"
    order = f"{date}{way}, s.article_id{way}, s.start{way}, s.id{way}"
    return _page(where, order), found.values


def _sorted(found: Conditions, wanted: Filter) -> tuple[str, Values]:
    way = " desc" if wanted.reverse else ""
    values = found.values
    if wanted.sort == "relevance":
        where = f"f.statement_fts match ? and {found.where}"
        order = f"f.rank{way}, +s.date is null, +s.date, s.article_id, s.start"
        return _page(where, order, "statement_fts f cross join statements s on s.id = f.rowid"), (
            wanted.search, *values,
        )  # fmt: skip
    key = _SPEAKER if wanted.sort == "speaker" else _OUTLET
    return _page(
        found.where, f"{key} is null, {key}{way}, s.date is null, s.date, s.article_id, s.start"
    ), values


def _page(where: str, order: str, source: str = "statements s") -> str:
    """Ids in order first, narrow enough to sort; then the records of those that are shown."""
    return f"""
        select {COLUMNS} from (
            select s.id from {source} where {where} order by {order} limit ? offset ?
        ) page cross join statements s on s.id = page.id cross join articles a on a.id = s.article_id
    """


def _counting(connection: sqlite3.Connection, wanted: Filter) -> tuple[str, Values]:
    found = conditions(connection, wanted, all_rows=True)
    return f"select count(*) from statements s where {found.where}", found.values
