"""Articles: which there are, one whole, and removing them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker_extract.errors import NotFoundError
from tracker_extract.text import fold
from tracker_store.database.schema import REJECTED
from tracker_store.writing.copies import group_of, link_again
from tracker_store.writing.stale_sayings import forget

ARTICLE_KEYS = (
    "id",
    "published",
    "outlet",
    "language",
    "title",
    "url",
    "path",
    "statements",
    "current",
    "copy_of",
)
_COLUMNS = f"""a.id, a.published, a.outlet, a.language, a.title, a.url, a.path,
    (select count(*) from statements s where s.article_id = a.id and s.hidden <> {REJECTED}), a.current,
    (select k.copy_of from article_links k where k.article_id = a.id)"""


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles: published in these days, by one of these outlets, with all words of `title` in theirs.

    Without `all_versions`, only the newest of each.
    """

    since: str | None = None
    until: str | None = None
    outlets: tuple[str, ...] = ()
    title: str | None = None
    all_versions: bool = False
    limit: int = 0
    reverse: bool = False


def articles(connection: sqlite3.Connection, wanted: ArticleFilter) -> Iterator[dict[str, Any]]:
    """A record for each article, the latest first, undated ones last."""
    demands = [("a.published >= ?", wanted.since), ("a.published <= ?", wanted.until)]
    conditions = [condition for condition, value in demands if value]
    values: list[object] = [value for _, value in demands if value]
    if not wanted.all_versions:
        conditions.append("a.current")
    if wanted.outlets:
        conditions.append(f"a.outlet in ({', '.join('?' * len(wanted.outlets))})")
        values += wanted.outlets
    way = "" if wanted.reverse else " desc"
    query = f"""
        select {_COLUMNS} from articles a where {" and ".join(conditions) or "true"}
        order by a.published is null, a.published{way}, a.id{way}
    """
    words = fold(wanted.title or "").split()
    shown = 0
    for row in connection.execute(query, values):
        record = _record(row)
        if all(word in fold(record["title"] or "") for word in words):
            yield record
            shown += 1
            if shown == wanted.limit:
                return


def article(connection: sqlite3.Connection, number: int) -> tuple[dict[str, Any], str]:
    """The record and the stored text of one article. Raises NotFoundError."""
    query = f"""
        select {_COLUMNS}, a.encoding, a.ingested_at, a.version, a.sha256, r.capture, r.warnings, a.text
        from articles a left join article_readings r on r.article_id = a.id where a.id = ?
    """
    row = connection.execute(query, (number,)).fetchone()
    if row is None:
        raise NotFoundError("article", str(number))
    count = len(ARTICLE_KEYS)
    *stored, warnings = row[count:-1]
    facts = dict(zip(("encoding", "ingested_at", "version", "sha256", "capture"), stored, strict=True))
    return {**_record(row[:count]), **facts, "warnings": json.loads(warnings or "[]")}, row[-1]


def _record(row: Sequence[Any]) -> dict[str, Any]:
    record = dict(zip(ARTICLE_KEYS, row, strict=True))
    return {**record, "current": bool(record["current"])}


def remove_articles(connection: sqlite3.Connection, numbers: Sequence[int]) -> int:
    """Remove articles with their statements; how many statements went. Raises NotFoundError before anything goes."""
    gone = 0
    for number in numbers:
        gone += article(connection, number)[0]["statements"]
    for number in numbers:
        own = connection.execute("select id from statements where article_id = ?", (number,)).fetchall()
        forget(connection, [statement for (statement,) in own])
        # Without its newest version, an article is what it was before.
        connection.execute(
            "update articles set current = 1 where id = (select replaces from articles where id = ? and current)",
            (number,),
        )
        group = group_of(connection, number)
        connection.execute("delete from articles where id = ?", (number,))
        link_again(connection, group)
    return gone


HEAD_KEYS = ("id", "title", "outlet", "url", "path", "published")


def heads(connection: sqlite3.Connection, ids: Iterable[int]) -> list[dict[str, Any]]:
    """What names each of some articles, in the order given."""
    query = f"select {', '.join(HEAD_KEYS)} from articles where id = ?"
    rows = (connection.execute(query, (number,)).fetchone() for number in ids)
    return [dict(zip(HEAD_KEYS, row, strict=True)) for row in rows]


def outlets(connection: sqlite3.Connection, most: int) -> list[str]:
    """The outlets by name, at most so many, hopping along the index from one to the next."""
    query = """
        with recursive found (outlet) as (
            select min(outlet) from articles
            union all
            select (select min(outlet) from articles where outlet > found.outlet) from found where found.outlet is not null
        )
        select outlet from found where outlet is not null limit ?
    """
    return [outlet for (outlet,) in connection.execute(query, (most,))]
