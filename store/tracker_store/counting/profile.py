"""A speaker or topic in figures: how many statements, when, in which roles, and what the newest are about."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from typing import Any

from tracker_store.asking.filters import Filter
from tracker_store.asking.query import count, quotes
from tracker_store.asking.speakers import roles
from tracker_store.counting.facets import Facets, facets
from tracker_store.counting.timeline import timeline
from tracker_store.naming.lookup import with_merged


@dataclass(frozen=True, slots=True)
class Overview:
    """`statements` in all, from the day `first` to `last`; `periods` as `timeline` gives them; `newest` is bounded."""

    statements: int
    first: str | None
    last: str | None
    roles: list[dict[str, Any]]
    periods: list[dict[str, Any]]
    newest: Facets


def speaker_overview(connection: sqlite3.Connection, id_: str, most: int, listed: int) -> Overview:
    """Of a speaker with all merged into it. `most` and `listed` as in `facets`; nothing of an unknown one."""
    ids = with_merged(connection, [id_])
    return _overview(connection, Filter(speakers=ids), roles(connection, ids), most, listed)


def topic_overview(connection: sqlite3.Connection, slug: str, most: int, listed: int) -> Overview:
    """Of a topic. `most` and `listed` as in `facets`."""
    return _overview(connection, Filter(topics=(slug,)), [], most, listed)


def _overview(
    connection: sqlite3.Connection, wanted: Filter, played: list[dict[str, Any]], most: int, listed: int
) -> Overview:
    first, last = (
        next((record["date"] for record in quotes(connection, replace(wanted, limit=1, reverse=way))), None)
        for way in (False, True)
    )
    return Overview(
        count(connection, wanted),
        first,
        last,
        played,
        list(timeline(connection, wanted, None, None)),
        facets(connection, wanted, most, listed),
    )
