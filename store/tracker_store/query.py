"""Reading statements: filters in, records out, in the order of date, article and position."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker_store.record import COLUMNS, Record, record

# A filter that fits more statements than this is checked while walking in order; a rarer one is looked up and
# then sorted. Sorting some thousand rows costs less than walking a million.
RARE = 5000


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show: a statement passes when it meets every field that is set.

    `speakers` are ids, any of which will do, each element of the outer tuple being one demand; `topics` must all
    be there; `kinds` any; `since` and `until` are ISO dates, inclusive, and leave undated statements out.
    `limit` 0 is no limit.
    """

    speakers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    limit: int = 0


def quotes(connection: sqlite3.Connection, wanted: Filter) -> Iterator[Record]:
    """The records that pass, dated ones first in order of date, article and position, then undated ones."""
    conditions, values = _conditions(connection, wanted)
    shown = 0
    for dated in ("s.date is not null", "s.date is null"):
        left = wanted.limit - shown if wanted.limit else -1
        if left == 0 or (dated == "s.date is null" and (wanted.since or wanted.until)):
            return
        for row in connection.execute(_sql([dated, *conditions]), [*values, left]):
            shown += 1
            yield record(row)


def _sql(conditions: Sequence[str]) -> str:
    return f"""
        select {COLUMNS} from statements s join articles a on a.id = s.article_id
        where {" and ".join(conditions)} order by s.date, s.article_id, s.start, s.id limit ?
    """


def _conditions(connection: sqlite3.Connection, wanted: Filter) -> tuple[list[str], list[str]]:
    demands = [
        *(
            [_linked(connection, "statement_speakers", "speaker_id", wanted.speakers)]
            if wanted.speakers
            else []
        ),
        *(
            _linked(connection, "statement_topics", "topic", (topic,))
            for topic in dict.fromkeys(wanted.topics)
        ),
        *([(f"s.kind in ({_marks(wanted.kinds)})", wanted.kinds)] if wanted.kinds else []),
        *([("s.date >= ?", (wanted.since,))] if wanted.since else []),
        *([("s.date <= ?", (wanted.until,))] if wanted.until else []),
    ]
    return [condition for condition, _ in demands], [value for _, values in demands for value in values]


def _linked(
    connection: sqlite3.Connection, table: str, column: str, keys: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    """The condition that a statement is linked with one of `keys` by `table`, in the form that is quick for them."""
    chosen = f"{column} in ({_marks(keys)})"
    count = f"select count(*) from (select 1 from {table} where {chosen} limit {RARE + 1})"
    if connection.execute(count, keys).fetchone()[0] > RARE:
        return f"exists (select 1 from {table} l where l.statement_id = s.id and l.{chosen})", keys
    return f"s.id in (select statement_id from {table} where {chosen})", keys


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
