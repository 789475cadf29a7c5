"""Figures: of every topic, and of the whole database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from tracker_store.database.schema import REJECTED, SHOWN

TOPIC_KEYS = ("topic", "statements", "first", "last")
STAT_KEYS = ("figure", "value")


def topic_figures(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """A record for each topic, the most frequent first, also for those without statements."""
    query = f"""
        select p.slug, count(s.id), min(s.date), max(s.date) from topics p
        left join statement_topics t on t.topic = p.slug left join statements s on s.id = t.statement_id and s.hidden = {SHOWN}
        group by p.slug order by 2 desc, 1
    """
    return [dict(zip(TOPIC_KEYS, row, strict=True)) for row in connection.execute(query)]


def last_id(connection: sqlite3.Connection) -> int:
    """The highest id of a statement, 0 where there is none: at least as many as there are, and told at once."""
    (last,) = connection.execute("select max(id) from statements").fetchone()
    return last or 0


# Figure -> the query that gives it. A query of two columns gives one figure a row, named `figure: key`.
_FIGURES = {
    "articles": "select count(*) from articles",
    "statements": f"select count(*) from statements where hidden = {SHOWN}",
    "first day": f"select min(date) from statements where hidden = {SHOWN}",
    "last day": f"select max(date) from statements where hidden = {SHOWN}",
    "undated statements": f"select count(*) from statements where hidden = {SHOWN} and date is null",
    "unresolved statements": f"select count(*) from statements where hidden = {SHOWN} and resolved_by = 'unresolved'",
    "rejected statements": f"select count(*) from statements where hidden = {REJECTED}",
    "corrections by hand": "select count(*) from corrections where undone_at is null",
    "speakers": "select count(*) from speakers where merged_into is null",
    "speakers of the registry": "select count(*) from speakers where registered",
    "outlets": "select count(distinct outlet) from articles",
    "language": f"select language, count(*) from statements where hidden = {SHOWN} group by 1 order by 2 desc",
    "kind": f"select kind, count(*) from statements where hidden = {SHOWN} group by 1 order by 2 desc",
    "resolved by": f"select resolved_by, count(*) from statements where hidden = {SHOWN} group by 1 order by 2 desc",
    "found by version": "select version, count(*) from articles group by 1 order by 1",
    "encoding": "select coalesce(encoding, 'unknown'), count(*) from articles group by 1 order by 2 desc",
    "schema": "select user_version from pragma_user_version",
    "bytes": "select page_count * page_size from pragma_page_count, pragma_page_size",
}


def stats(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """A record for each figure of the database."""
    for figure, query in _FIGURES.items():
        for *key, value in connection.execute(query):
            yield {"figure": f"{figure}: {key[0]}" if key else figure, "value": value}
