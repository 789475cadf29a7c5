"""Lists of statements: a page of them with the form above it, or many as data."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import typer

from tracker_cli.export.atom import feed
from tracker_cli.options.saved_questions import asked as asked_today
from tracker_cli.options.shared import Format
from tracker_cli.pages.naming import Names
from tracker_cli.pages.words import Words
from tracker_cli.render.formats import BOM, lines
from tracker_cli.render.statements import statement_sheet
from tracker_cli.render.telling import SURE_ENOUGH
from tracker_cli.terminal.outside import Outside
from tracker_cli.web.request_filter import PER_PAGE, Asked, asked_of, chosen, pairs_of, speakers_named
from tracker_extract.errors import NotFoundError
from tracker_store.asking.articles import outlets
from tracker_store.asking.filters import Filter
from tracker_store.asking.newest_first import newest
from tracker_store.naming.lookup import topics, with_merged
from tracker_store.saved.searches import latest, search

# More outlets than this are a field to type in, not a list.
MOST_CHOICES = 200
# A reader of feeds asks every hour or so.
FEED_ENTRIES = 50
# What one answer with data holds at most; `tracker export` writes all.
MOST_ROWS = 1_000
# Of these nineteen in twenty are right (docs/quality.md).
SUREST = 0.9


def found_on_page(
    asked: Asked, outside: Outside, connection: sqlite3.Connection, words: Words, names: Names
) -> dict[str, Any]:
    """What the start page shows of the database."""
    wanted, notices = chosen(asked, outside, connection)
    named = speakers_named(asked, connection)
    found = _page(connection, wanted, asked.page)
    # A name in Latin letters stands in no Arabic text: then what its speakers said is shown.
    instead = bool(not found and not notices and named and asked.value("q"))
    if instead:
        ids = with_merged(connection, [known.id for known in named])
        found = _page(connection, replace(wanted, search=None, speakers=ids), asked.page)
    return {
        "statements": found[:PER_PAGE],
        "more": len(found) > PER_PAGE,
        "notices": notices,
        "named": named if asked.value("speaker") or asked.value("q") else (),
        "instead": instead,
        "since": wanted.since,
        "until": wanted.until,
        "selects": [*_selects(connection, words, names), ("min_confidence", _sure(asked, words))],
    }


def rows_as(
    form: str, query: Sequence[tuple[str, str]], outside: Outside, connection: sqlite3.Connection
) -> str:
    """The statements asked for, `limit` of them from `offset`, as `json` or `csv`, made safe as on the command line.

    With `bom`, CSV begins with a byte order mark, as for `--bom` there.
    """
    wanted, _ = chosen(asked_of(query), outside, connection)
    limit = min(_number(pairs_of(query, "limit")) or MOST_ROWS, MOST_ROWS)
    offset = _number(pairs_of(query, "offset"))
    records = newest(connection, replace(wanted, limit=limit, offset=offset))
    mark = BOM if form == Format.CSV and pairs_of(query, "bom") else ""
    return mark + "".join(lines(records, Format(form), statement_sheet()))


def feed_asked_for(query: Sequence[tuple[str, str]], outside: Outside, connection: sqlite3.Connection) -> str:
    """The sayings asked for as Atom, the last `FEED_ENTRIES` to come in."""
    asked = asked_of(query)
    wanted, _ = chosen(asked, outside, connection)
    title = " ".join(["Tracker", *(value for _, value in asked.params)])
    return feed(title, latest(connection, title, wanted, FEED_ENTRIES), outside.now())


def feed_of_search(name: str, outside: Outside, connection: sqlite3.Connection) -> str:
    """The saved question of this name as Atom. Raises NotFoundError."""
    question = search(connection, name)
    try:
        wanted = asked_today(outside, connection, question["filters"])
    except typer.BadParameter as error:  # a language or day that was known when the question was saved
        raise NotFoundError("question", name) from error
    return feed(name, latest(connection, name, wanted, FEED_ENTRIES), outside.now())


def _page(connection: sqlite3.Connection, wanted: Filter, page: int) -> list[dict[str, Any]]:
    """One more than are shown, which tells that there are further ones."""
    return list(newest(connection, replace(wanted, limit=PER_PAGE + 1, offset=page * PER_PAGE)))


def _selects(
    connection: sqlite3.Connection, words: Words, names: Names
) -> list[tuple[str, list[tuple[str, str]] | None]]:
    """The fields with a list to choose from: (field, its values with labels); None where there are too many."""
    return [
        ("topic", _choices(list(topics(connection)), names.topic)),
        ("outlet", _choices(outlets(connection, MOST_CHOICES + 1), str)),
        ("act", list(words["acts"].items())),
        ("kind", list(words["kinds"].items())),
    ]


def _sure(asked: Asked, words: Words) -> list[tuple[str, str]]:
    """How sure statements may be asked to be: those that are not marked, the surest, and what was asked."""
    given = asked.value("min_confidence")
    values = dict.fromkeys([f"{SURE_ENOUGH}", f"{SUREST}", *([given] if given else [])])
    return [(value, str(words["at_least"]).format(value)) for value in values]


def _choices(values: list[str], label: Callable[[str], str]) -> list[tuple[str, str]] | None:
    return [(value, label(value)) for value in values] if len(values) <= MOST_CHOICES else None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
