"""Whether the database has anything of a country, a language, an outlet: asked before a name is looked up elsewhere."""

from __future__ import annotations

import sqlite3


def has_country(connection: sqlite3.Connection, code: str) -> bool:
    """Whether a speaker is of the country."""
    return _any(connection, "speakers where country = ?", code)


def has_language(connection: sqlite3.Connection, code: str) -> bool:
    """Whether a statement is in the language."""
    return _any(connection, "statements where language = ?", code)


def has_outlet(connection: sqlite3.Connection, name: str) -> bool:
    """Whether an article is of the outlet, written so."""
    return _any(connection, "articles where outlet = ?", name)


def _any(connection: sqlite3.Connection, which: str, value: str) -> bool:
    return connection.execute(f"select 1 from {which} limit 1", (value,)).fetchone() is not None
