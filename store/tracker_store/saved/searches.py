"""Saved questions, and what came for each since it was last answered.

An answer is handed out first, then shown, then noted as shown: two who ask at once get no stretch of articles twice, and what
one of them could not show goes to the next who asks.

An answer is a saying (`sayings`): a question gets each once, however many articles print it; that it is denied is another
answer. What has been shown is told
by the number of the last article: what is read in later has a higher one, also a corrected version of an old article, of
which only what the old one did not say is new. What `reprocess` finds anew in an old article came before.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from tracker_extract.errors import NotFoundError, StoreError
from tracker_extract.text import fold
from tracker_store.asking.acts import DENYING
from tracker_store.asking.filters import Filter, conditions
from tracker_store.asking.passages import words_around
from tracker_store.asking.query import by_ids, quotes
from tracker_store.asking.record import KEYS, Record
from tracker_store.asking.sayings import agree, content_words, sources

SEARCH_KEYS = ("name", "filters", "added_at", "shown_at", "last_article")
_DENIED = f"(s.act in ({', '.join(repr(act) for act in sorted(DENYING))}))"
NEWS_KEYS = ("search", "came", "around", *KEYS, "sources")


def add(
    connection: sqlite3.Connection, name: str, filters: Mapping[str, Any], at: datetime, *, everything: bool
) -> None:
    """Save a question under a name. What is there already is not new to it, unless it wants `everything`.

    Raises StoreError where the name is taken.
    """
    if connection.execute("select 1 from searches where name = ?", (name,)).fetchone():
        raise StoreError(f"there is a question {name!r} already; `tracker searches remove` takes it away")
    row = (
        name,
        json.dumps(filters, ensure_ascii=False),
        _stamp(at),
        0 if everything else last_article(connection),
    )
    connection.execute(
        "insert into searches (name, filters, added_at, last_article) values (?, ?, ?, ?)", row
    )


def remove(connection: sqlite3.Connection, name: str) -> None:
    """Forget a question. Raises NotFoundError."""
    search(connection, name)
    connection.execute("delete from searches where name = ?", (name,))


def searches(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """A record for each question, by name."""
    query = f"select {', '.join(SEARCH_KEYS)} from searches order by name"
    rows = [dict(zip(SEARCH_KEYS, row, strict=True)) for row in connection.execute(query)]
    return [{**row, "filters": json.loads(row["filters"])} for row in rows]


def search(connection: sqlite3.Connection, name: str) -> dict[str, Any]:
    """The question of this name. Raises NotFoundError with those that are spelled like it."""
    import difflib

    known = {row["name"]: row for row in searches(connection)}
    if name not in known:
        raise NotFoundError("question", name, tuple(difflib.get_close_matches(name, known, n=3)))
    return known[name]


def last_article(connection: sqlite3.Connection) -> int:
    """The highest number that an article has, or had: none is given again."""
    row = connection.execute("select seq from sqlite_sequence where name = 'articles'").fetchone()
    return int(row[0]) if row else 0


class Stretch(NamedTuple):
    """Articles behind number `after`, up to number `upto`."""

    after: int
    upto: int


# Given who shows an answer, and since when, whether they still do.
IsShowing = Callable[[str, str], bool]


def waiting(connection: sqlite3.Connection, name: str, is_showing: IsShowing) -> list[Stretch]:
    """What nobody has shown or shows now, in order. Raises NotFoundError."""
    last, now = search(connection, name)["last_article"], last_article(connection)
    return [stretch for _, stretch in _free(connection, name, is_showing)] + [Stretch(last, now)] * (
        now > last
    )


def hand_out(
    connection: sqlite3.Connection, name: str, holder: str, is_showing: IsShowing, at: datetime
) -> list[Stretch]:
    """The same, from now on in the hands of the holder."""
    stretches = waiting(connection, name, is_showing)
    gone = [(number,) for number, _ in _free(connection, name, is_showing)]
    connection.executemany("delete from search_showing where id = ?", gone)
    connection.executemany(
        "insert into search_showing (search, after, upto, holder, at) values (?, ?, ?, ?, ?)",
        [(name, *stretch, holder, _stamp(at)) for stretch in stretches],
    )
    connection.execute(
        "update searches set last_article = ? where name = ?", (last_article(connection), name)
    )
    return stretches


def note_shown(connection: sqlite3.Connection, holder: str, at: datetime) -> None:
    """Note that the holder has shown what it was given."""
    connection.execute(
        "update searches set shown_at = ? where name in (select search from search_showing where holder = ?)",
        (_stamp(at), holder),
    )
    connection.execute("delete from search_showing where holder = ?", (holder,))


def give_back(connection: sqlite3.Connection, holder: str) -> None:
    """Leave what the holder could not show to the next who asks."""
    connection.execute("update search_showing set holder = null where holder = ?", (holder,))


def _free(connection: sqlite3.Connection, name: str, is_showing: IsShowing) -> list[tuple[int, Stretch]]:
    query = "select id, after, upto, holder, at from search_showing where search = ? order by after"
    return [
        (number, Stretch(after, upto))
        for number, after, upto, holder, at in connection.execute(query, (name,)).fetchall()
        if holder is None or not is_showing(holder, at)
    ]


def fresh(connection: sqlite3.Connection, name: str, wanted: Filter, stretch: Stretch) -> Iterator[Record]:
    """The sayings of the stretch that pass and stand in no article before it, as they came in. All must be linked."""
    after = stretch.after
    found = conditions(connection, wanted)
    query = f"""select s.id, coalesce(s.saying, s.id), s.article_id, {_DENIED} from statements s
        where {found.where} and s.article_id > ? and s.article_id <= ? order by s.article_id, s.start"""
    known = conditions(connection, wanted, look_up=False)
    before = f"""select 1 from statements s where s.saying = ? and s.article_id <= ? and {_DENIED} = ?
        and {known.where} limit 1"""
    told: set[tuple[int, int]] = set()
    earlier = _Earlier(connection, wanted, after)
    for number, saying, article, denied in connection.execute(query, (*found.values, *stretch)).fetchall():
        asked = (saying, after, denied, *known.values)
        if (saying, denied) in told or connection.execute(before, asked).fetchone():
            continue
        row = _news(connection, name, number)
        if not earlier.said(article, row):
            told.add((saying, denied))
            yield row


class _Earlier:
    """What older versions of articles said of that which passes a filter."""

    def __init__(self, connection: sqlite3.Connection, wanted: Filter, last: int) -> None:
        self._connection = connection
        self._wanted = replace(wanted, all_versions=True)
        self._last = last
        self._known: dict[int, list[Record]] = {}

    def said(self, article: int, record: Record) -> bool:
        """Whether a version of the article up to number `last` has the words of the record."""
        if article not in self._known:
            ids = tuple(self._versions(article))
            wanted = replace(self._wanted, articles=ids)
            self._known[article] = list(quotes(self._connection, wanted)) if ids else []
        words, denied = fold(record["quote"]), record["act"] in DENYING
        others = (
            fold(other["quote"]) for other in self._known[article] if (other["act"] in DENYING) == denied
        )
        return any(other == words or agree(content_words(words), content_words(other)) for other in others)

    def _versions(self, article: int) -> Iterator[int]:
        query = """
            with recursive older (id) as (
                select replaces from articles where id = ?
                union select a.replaces from articles a join older on a.id = older.id
            ) select id from older where id <= ?
        """
        for (number,) in self._connection.execute(query, (article, self._last)):
            yield number


def came_since(connection: sqlite3.Connection, name: str, wanted: Filter, day: str) -> Iterator[Record]:
    """The sayings that pass, of articles read in on this day (ISO, UTC) or later, as they came in."""
    query = "select coalesce(min(id), 0) from articles where ingested_at >= ?"
    (first,) = connection.execute(query, (day,)).fetchone()
    return _of_articles(connection, name, wanted, f"s.article_id >= {int(first)}" if first else "false", "")


def latest(connection: sqlite3.Connection, name: str, wanted: Filter, most: int) -> Iterator[Record]:
    """The last `most` sayings that pass, the last to come in first."""
    rows = _of_articles(connection, name, wanted, "true", " desc")
    return (row for _, row in zip(range(most), rows, strict=False))


def _of_articles(
    connection: sqlite3.Connection, name: str, wanted: Filter, condition: str, way: str
) -> Iterator[Record]:
    found = conditions(connection, wanted)
    # In the order of articles there is nothing to sort, and whoever wants the last few reads few.
    index = "" if found.looked_up else "indexed by statements_article"
    query = f"""select s.id, coalesce(s.saying, s.id), {_DENIED} from statements s {index}
        where {found.where} and {condition} order by s.article_id{way}, s.start{way}"""
    told: set[tuple[int, int]] = set()
    # Not `yield from`: that closes the cursor when the reader has had enough, after its connection.
    for number, *saying in connection.execute(query, found.values):
        if tuple(saying) not in told:
            told.add((saying[0], saying[1]))
            yield _news(connection, name, number)


def _news(connection: sqlite3.Connection, name: str, number: int) -> Record:
    (record,) = by_ids(connection, [number])
    article = record["article_id"]
    (came,) = connection.execute("select ingested_at from articles where id = ?", (article,)).fetchone()
    return {
        "search": name,
        "came": came,
        "around": words_around(connection, article, record["spans"]),
        **record,
        "sources": sources(connection, number)[1],
    }


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
