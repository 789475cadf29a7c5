"""Feeds that are polled: which, how, and what came of it. What changes something does so in the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tracker_extract.errors import NotFoundError

FEED_KEYS = (
    "url", "full", "private", "outlet", "language", "added_at", "polled_at", "wait_until", "failures", "problem",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to be polled; `etag` and `modified` are what its server said of what is stored."""

    url: str
    full: bool = False
    private: bool = False
    outlet: str | None = None
    language: str | None = None
    etag: str | None = None
    modified: str | None = None
    wait_until: str | None = None


_COLUMNS = tuple(Feed.__slots__)


def add(connection: sqlite3.Connection, feed: Feed, at: datetime) -> bool:
    """Add a feed, or give the one at its address these settings; whether it is a new one."""
    known = connection.execute("select 1 from feeds where url = ?", (feed.url,)).fetchone()
    connection.execute(
        """insert into feeds (url, full, private, outlet, language, added_at) values (?, ?, ?, ?, ?, ?)
           on conflict (url) do update set full = excluded.full, private = excluded.private, outlet = excluded.outlet,
               language = excluded.language, etag = null, modified = null""",
        (feed.url, feed.full, feed.private, feed.outlet, feed.language, _stamp(at)),
    )
    return known is None


def remove(connection: sqlite3.Connection, url: str) -> None:
    """Forget a feed. Raises NotFoundError."""
    if not connection.execute("delete from feeds where url = ?", (url,)).rowcount:
        raise NotFoundError("feed", url)


def feeds(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """A record for each feed, by address."""
    rows = connection.execute(f"select {', '.join(FEED_KEYS)} from feeds order by url")
    records = [dict(zip(FEED_KEYS, row, strict=True)) for row in rows]
    return [{**row, "full": bool(row["full"]), "private": bool(row["private"])} for row in records]


def to_poll(connection: sqlite3.Connection, urls: Sequence[str]) -> list[Feed]:
    """The feeds at these addresses, or all. Raises NotFoundError."""
    rows = connection.execute(f"select {', '.join(_COLUMNS)} from feeds order by url").fetchall()
    known = {row[0]: Feed(row[0], bool(row[1]), bool(row[2]), *row[3:]) for row in rows}
    for url in urls:
        if url not in known:
            raise NotFoundError("feed", url)
    return [known[url] for url in dict.fromkeys(urls)] if urls else list(known.values())


def note_answer(
    connection: sqlite3.Connection, url: str, etag: str | None, modified: str | None, at: datetime
) -> None:
    """Note that a feed answered, and what it said of what it gave."""
    connection.execute(
        """update feeds set etag = ?, modified = ?, polled_at = ?, wait_until = null, failures = 0, problem = null
           where url = ?""",
        (etag, modified, _stamp(at), url),
    )


def note_failure(connection: sqlite3.Connection, url: str, problem: str) -> None:
    """Note that a feed could not be read, and why."""
    connection.execute("update feeds set failures = failures + 1, problem = ? where url = ?", (problem, url))


def note_wait(connection: sqlite3.Connection, url: str, until: datetime) -> None:
    """Note that the server of a feed asks to be left alone until then."""
    connection.execute("update feeds set wait_until = ? where url = ?", (_stamp(until), url))


def known_urls(connection: sqlite3.Connection, urls: Sequence[str]) -> set[str]:
    """Those of the addresses at which an article is stored."""
    query = "select 1 from articles where url = ? limit 1"
    return {url for url in urls if connection.execute(query, (url,)).fetchone()}


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
