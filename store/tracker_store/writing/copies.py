"""Near-identical copies: which articles are one text, printed in several places.

Two articles are alike when they are of different places, within `DAYS` of each other (or both undated), and their sketches
agree. A group is all that are alike, or are alike to one that is; its first is the earliest, and the others are linked to that.
So the links follow from which articles there are, not from the order in which they came.
"""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from tracker_extract.resemblance import resemblance

# Keys of a sketch: with 8, half of the word groups in common leave a chance below 1 % of finding fewer than SHARED.
KEYS = 8
# Keys two sketches have in common before they are compared: one is common to many reports on one event.
SHARED = 2
# Days between two prints of a text: of 211 copies in three weeks of 14 outlets, one came later than on the seventh day.
DAYS = 7
# Texts of other places that are compared with one before it is given up: only where hundreds share a standing line and nothing
# else, and their outlets are not known, are there as many. Only then may a link depend on what came first.
MOST = 500
# Measured on 5,000 articles of 14 outlets (docs/ingest.md): from here on pairs are one text, edited.
COPY = 0.5
# The day of an undated article among the keys.
UNDATED = 0


class Place(NamedTuple):
    """Where and when an article was printed, and what else tells which of two is the first."""

    published: str
    outlet: str
    url: str
    length: int
    text_sha256: str

    def is_same(self, other: Place) -> bool:
        """Whether both are of one outlet, or versions of one page."""
        return bool((self.outlet and self.outlet == other.outlet) or (self.url and self.url == other.url))


def day_of(published: str | None) -> int:
    """The number of a day, as the keys have it."""
    return date.fromisoformat(published).toordinal() if published else UNDATED


def days_around(day: int) -> tuple[int, int]:
    """The first and the last day whose articles are compared with one of this day."""
    return (day, day) if day == UNDATED else (max(UNDATED + 1, day - DAYS), day + DAYS)


def add_sketch(connection: sqlite3.Connection, article_id: int, sketch: tuple[int, ...]) -> None:
    """Keep the sketch of an article that has none yet, and link it with the near-identical copies of it."""
    if not sketch:
        return
    connection.execute(
        "insert into article_sketches (article_id, sketch) values (?, ?)", (article_id, packed(sketch))
    )
    _link(connection, article_id, sketch)


def packed(sketch: tuple[int, ...]) -> bytes:
    """A sketch as it is stored."""
    return struct.pack(f"<{len(sketch)}I", *sketch)


def unpacked(stored: bytes) -> tuple[int, ...]:
    """A sketch from what is stored of it."""
    return struct.unpack(f"<{len(stored) // 4}I", stored)


def group_of(connection: sqlite3.Connection, article_id: int) -> list[int]:
    """The other articles of the group of an article."""
    query = """
        with first (id) as (select coalesce((select copy_of from article_links where article_id = ?1), ?1))
        select id from first where id <> ?1
        union select article_id from article_links where copy_of in (select id from first) and article_id <> ?1
    """
    return [number for (number,) in connection.execute(query, (article_id,))]


def link_again(connection: sqlite3.Connection, articles: Iterable[int]) -> None:
    """Link articles anew: those of a group of which one has gone, or got another day or outlet."""
    there = "select article_id, sketch from article_sketches where article_id in (select value from json_each(?)) order by 1"
    rows = connection.execute(there, (json.dumps(list(articles)),)).fetchall()
    for number, _ in rows:
        connection.execute("delete from article_links where article_id = ?", (number,))
        connection.execute("delete from article_keys where article_id = ?", (number,))
    for number, sketch in rows:
        _link(connection, number, unpacked(sketch))


def _link(connection: sqlite3.Connection, article_id: int, sketch: tuple[int, ...]) -> None:
    published, outlet, url = connection.execute(
        "select published, coalesce(outlet, ''), coalesce(url, '') from articles where id = ?", (article_id,)
    ).fetchone()
    day, keys = day_of(published), sketch[:KEYS]
    firsts = _alike(connection, sketch, Place(published or "", outlet, url, 0, ""), day)
    connection.executemany(
        "insert into article_keys (key, day, outlet, article_id) values (?, ?, ?, ?)",
        [(key, day, outlet, article_id) for key in keys],
    )
    if firsts:
        _join(connection, [article_id, *firsts])


def _alike(connection: sqlite3.Connection, sketch: tuple[int, ...], place: Place, day: int) -> list[int]:
    """The first articles of the groups in which something is alike to this one."""
    firsts: dict[int, None] = {}
    for candidate in _candidates(connection, sketch[:KEYS], day, place.outlet):
        first, url, stored = connection.execute(
            """
            select coalesce(l.copy_of, a.id), coalesce(a.url, ''), s.sketch from articles a
            join article_sketches s on s.article_id = a.id left join article_links l on l.article_id = a.id
            where a.id = ?
            """,
            (candidate,),
        ).fetchone()
        same_page = place.url and url == place.url
        if first not in firsts and not same_page and resemblance(sketch, unpacked(stored)) >= COPY:
            firsts[first] = None
    return list(firsts)


def _candidates(
    connection: sqlite3.Connection, keys: tuple[int, ...], day: int, outlet: str
) -> Iterator[int]:
    """Articles of other outlets around the day with enough of the keys, those with the most of them first."""
    counts: dict[int, int] = {}
    # The outlet stands in the index: a line that an outlet puts under everything brings up all its articles each time.
    query = "select article_id from article_keys where key = ? and day between ? and ? and (outlet <> ? or outlet = '')"
    for key in keys:
        for (found,) in connection.execute(query, (key, *days_around(day), outlet)):
            counts[found] = counts.get(found, 0) + 1
    enough = [found for found, count in counts.items() if count >= SHARED]
    yield from sorted(enough, key=lambda found: (-counts[found], found))[:MOST]


def _join(connection: sqlite3.Connection, firsts: list[int]) -> None:
    """Make one group of several, each known by its first article."""
    places = {first: _place(connection, first) for first in firsts}
    first = min(firsts, key=places.__getitem__)
    others = [other for other in firsts if other != first]
    query = """select s.article_id, s.sketch from article_sketches s where s.article_id = ?1
        or s.article_id in (select article_id from article_links where copy_of = ?1)"""
    ((_, own),) = connection.execute(
        "select article_id, sketch from article_sketches where article_id = ?", (first,)
    ).fetchall()
    moved = [row for other in others for row in connection.execute(query, (other,)).fetchall()]
    connection.executemany(
        "replace into article_links (article_id, copy_of, resemblance) values (?, ?, ?)",
        [(number, first, resemblance(unpacked(own), unpacked(sketch))) for number, sketch in moved],
    )


def _place(connection: sqlite3.Connection, article_id: int) -> Place:
    query = """select coalesce(published, ''), coalesce(outlet, ''), coalesce(url, ''), length(text), text_sha256
        from articles where id = ?"""
    return Place(*connection.execute(query, (article_id,)).fetchone())
