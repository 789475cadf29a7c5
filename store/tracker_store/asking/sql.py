"""A query that a user wrote, on a connection that can do nothing but read this database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

# A read-only connection could still attach another file and write there, or be set to other ways.
_REFUSED = {sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH, sqlite3.SQLITE_PRAGMA, sqlite3.SQLITE_TRANSACTION}
# Reading pragmas that say how the database is made.
_ASKING = {"table_info", "table_xinfo", "table_list", "index_list", "index_info", "user_version"}


def selected(connection: sqlite3.Connection, query: str) -> sqlite3.Cursor:
    """Run one query. Raises sqlite3.Error for what is no query, and for anything that would change something."""
    connection.set_authorizer(_allowed)
    cursor = connection.execute(query)
    if cursor.description is None:
        raise sqlite3.OperationalError("this is no SELECT")
    return cursor


def columns_of(cursor: sqlite3.Cursor) -> tuple[str, ...]:
    """The names of a result's columns; a name that comes again gets a number."""
    return named_once(name for name, *_ in cursor.description)


def named_once(given: Iterable[str]) -> tuple[str, ...]:
    """The names; one that comes again gets a number."""
    names: dict[str, None] = {}
    for name in given:
        number, fresh = 1, name
        while fresh in names:
            number += 1
            fresh = f"{name}_{number}"
        names[fresh] = None
    return tuple(names)


def _allowed(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action == sqlite3.SQLITE_PRAGMA and first in _ASKING:
        return sqlite3.SQLITE_OK
    # fts5_* tables ask for the version of the data by a pragma of their own.
    if action == sqlite3.SQLITE_PRAGMA and first == "data_version":
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY if action in _REFUSED else sqlite3.SQLITE_OK
