"""Ids, names, topics and outlets that begin with what somebody has typed so far."""

from __future__ import annotations

import sqlite3

from tracker_extract.text import fold

# Behind every character that a name may hold.
_LAST = "\U0010ffff"
_QUERIES = {
    "ids": "select id from speakers where id >= ? and id < ? order by id limit ?",
    "topics": "select slug from topics where slug >= ? and slug < ? order by slug limit ?",
    "outlets": "select distinct outlet from articles where outlet >= ? and outlet < ? order by outlet limit ?",
}


def ids_begun(connection: sqlite3.Connection, begun: str, most: int) -> list[str]:
    """The first `most` ids of speakers that begin so."""
    return _begun(connection, "ids", begun, most)


def topics_begun(connection: sqlite3.Connection, begun: str, most: int) -> list[str]:
    """The first `most` topics that begin so."""
    return _begun(connection, "topics", begun, most)


def outlets_begun(connection: sqlite3.Connection, begun: str, most: int) -> list[str]:
    """The first `most` outlets that begin so."""
    return _begun(connection, "outlets", begun, most)


def names_begun(connection: sqlite3.Connection, begun: str, most: int) -> list[tuple[str, str]]:
    """The first `most` names and aliases that begin so in their folded form: that form, then as they are written."""
    folded = fold(begun)
    query = "select folded, alias from aliases where folded >= ? and folded < ? order by folded limit ?"
    return connection.execute(query, (folded, folded + _LAST, most)).fetchall()


def _begun(connection: sqlite3.Connection, what: str, begun: str, most: int) -> list[str]:
    rows = connection.execute(_QUERIES[what], (begun, begun + _LAST, most))
    return [value for (value,) in rows]
