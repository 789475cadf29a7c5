"""Completion of speakers, topics, outlets and saved questions out of the database, for bash, zsh and fish, in both scripts.

bash inserts what it is given unquoted: there only ids and single words are offered. What holds a character that any
shell could act on is offered nowhere: names come from articles.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

from tracker_cli.terminal.outside import Outside

MOST = 40
# By which a shell asks, for each name of the command.
_ASKED = ("_TRACKER_COMPLETE", "_STATEMENT_TRACKER_COMPLETE")
_HARMLESS = re.compile(r"[\w][\w .\-]*")
_HARMLESS_ADDRESS = re.compile(r"https?://[\w./%\-]+")


def complete_speaker(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids, names and aliases that begin so, in any case."""
    return _completed(ctx, incomplete, _speakers)


def complete_topic(ctx: typer.Context, incomplete: str) -> list[str]:
    """Slugs of topics that begin so."""
    return _completed(ctx, incomplete, _topics)


def complete_outlet(ctx: typer.Context, incomplete: str) -> list[str]:
    """Names of outlets that begin so."""
    return _completed(ctx, incomplete, _outlets)


def complete_search(ctx: typer.Context, incomplete: str) -> list[str]:
    """Names of saved questions that begin so."""
    return _completed(ctx, incomplete, _searches)


def complete_feed(ctx: typer.Context, incomplete: str) -> list[str]:
    """Addresses of feeds that begin so, where no shell could act on them."""
    return _completed(ctx, incomplete, _feeds, _HARMLESS_ADDRESS)


def _completed(
    ctx: typer.Context,
    incomplete: str,
    find: Callable[[sqlite3.Connection, str], Iterable[str]],
    harmless: re.Pattern[str] = _HARMLESS,
) -> list[str]:
    from tracker_extract.errors import TrackerError
    from tracker_store.database.connect import reading

    outside = ctx.obj if isinstance(ctx.obj, Outside) else Outside()
    single = any("bash" in outside.env.get(name, "") for name in _ASKED)
    try:
        with reading(_database(ctx, outside)) as connection:
            found = [value for value in find(connection, incomplete) if harmless.fullmatch(value)]
    except TrackerError:  # while a line is being typed nothing may be said
        return []
    return list(dict.fromkeys(value for value in found if not (single and " " in value)))[:MOST]


def _database(ctx: typer.Context, outside: Outside) -> Path:
    from tracker_cli.options.database import database

    at: Any = ctx
    while at is not None:
        if at.params.get("db"):
            return Path(at.params["db"])
        at = at.parent
    return database(outside, None)


def _speakers(connection: sqlite3.Connection, begun: str) -> Iterator[str]:
    from tracker_extract.text import fold
    from tracker_store.naming.completions import ids_begun, names_begun

    yield from ids_begun(connection, begun, MOST)
    folded = fold(begun)
    for form, alias in names_begun(connection, begun, MOST):
        # A shell replaces what was typed only by what begins with it.
        yield alias if alias.startswith(begun) else begun + form[len(folded) :]


def _topics(connection: sqlite3.Connection, begun: str) -> list[str]:
    from tracker_store.naming.completions import topics_begun

    return topics_begun(connection, begun, MOST)


def _outlets(connection: sqlite3.Connection, begun: str) -> list[str]:
    from tracker_store.naming.completions import outlets_begun

    return outlets_begun(connection, begun, MOST)


def _searches(connection: sqlite3.Connection, begun: str) -> list[str]:
    from tracker_store.saved.searches import searches

    return [row["name"] for row in searches(connection) if row["name"].startswith(begun)]


def _feeds(connection: sqlite3.Connection, begun: str) -> list[str]:
    from tracker_store.saved.feeds import feeds

    return [row["url"] for row in feeds(connection) if row["url"].startswith(begun)]
