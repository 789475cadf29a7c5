"""Which stored article an article is: the same one, a later version of one, or a copy of one."""

from __future__ import annotations

import sqlite3
import struct
from difflib import SequenceMatcher
from typing import NamedTuple
from urllib.parse import urlsplit

from tracker_extract.models import Article
from tracker_extract.resemblance import resemblance, sketch
from tracker_store.prepare import Prepared, text_digest

# Keys of a sketch: with 8, half of the word groups in common leave a chance below 1 % of finding fewer than SHARED.
KEYS = 8
# Keys two sketches have in common before they are compared: one is common to many reports on one event.
SHARED = 2
# The latest articles looked at for a key: a wire story is printed within days, and a line that an outlet puts under
# everything would otherwise bring up all its articles each time.
LATEST = 20
# Measured on 5,000 articles of 14 outlets (docs/ingest.md): from here on pairs are one text, edited.
COPY = 0.5
# Of two texts too short for a sketch, the share of words in common, in their order, from which on they are one, edited: a
# word in ten changed, or a sentence added to three. Two reports of one size on one event have less than half in common.
ALIKE = 0.8
# Words of such a text that are looked at: some thirty different groups of words make a sketch.
SHORT = 200


class Identity(NamedTuple):
    """What tells an article: the digest of its text, its outlet and its url."""

    text_sha256: str
    outlet: str | None
    url: str | None


def identity(article: Article) -> Identity:
    return Identity(text_digest(article.text), article.outlet, article.url)


def known_article(connection: sqlite3.Connection, wanted: Article | Identity | Prepared) -> int | None:
    """The id of the stored article with the same text and the same outlet or url, if there is one.

    Two that have neither outlet nor url are the same when their texts are. The path does not count.
    """
    if isinstance(wanted, Article):
        wanted = identity(wanted)
    row = connection.execute(
        """
        select id from articles where text_sha256 = ?1
        and (outlet = ?2 or url = ?3 or coalesce(outlet, url, ?2, ?3) is null) order by id limit 1
        """,
        (wanted.text_sha256, wanted.outlet or None, wanted.url or None),
    ).fetchone()
    return row[0] if row else None


def replaced(connection: sqlite3.Connection, article: Prepared, last: int | None = None) -> int | None:
    """The current article that this one is a later version of: at its address, or, without one, in its file.

    `last` is an id: an article of the file behind it is none.
    """
    if article.url or not article.file:
        return earlier_version(connection, article.url)
    return _corrected(connection, article, last)


def earlier_version(connection: sqlite3.Connection, url: str | None) -> int | None:
    """The current article at this address. A site's front page is the address of no article."""
    if not url or not _is_of_an_article(url):
        return None
    row = connection.execute("select id from articles where url = ? and current", (url,)).fetchone()
    return row[0] if row else None


def _corrected(connection: sqlite3.Connection, article: Prepared, last: int | None) -> int | None:
    """The one current article of the same file, where its text is nearly the same, and its date and outlet no others.

    A file that is written over with another article, or that holds several, corrects none.
    """
    found = connection.execute(
        """
        select a.id, a.text, a.published, a.outlet, a.url from article_files f join articles a on a.id = f.article_id
        where f.file = ? and a.current limit 2
        """,
        (article.file,),
    ).fetchall()
    if len(found) != 1:
        return None
    number, text, published, outlet, url = found[0]
    facts = ((published, article.published), (outlet, article.outlet))
    is_another = url or any(one and other and one != other for one, other in facts)
    if is_another or (last is not None and number > last):
        return None
    return number if _is_edited(text, article) else None


def _is_edited(text: str, article: Prepared) -> bool:
    """Whether a text is the article's, edited: by their sketches, or by their words where they are too short for those."""
    earlier = sketch(text)
    if earlier and article.sketch:
        return resemblance(earlier, article.sketch) >= COPY
    one, other = text.split()[:SHORT], article.text.split()[:SHORT]
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _is_of_an_article(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


def add_sketch(connection: sqlite3.Connection, article_id: int, article: Prepared) -> None:
    """Keep the article's sketch, and link it to the first of the articles of which it is a near-identical copy."""
    if not article.sketch:
        return
    keys = article.sketch[:KEYS]
    original = _original(connection, article, keys)
    connection.execute(
        "insert into article_sketches (article_id, sketch) values (?, ?)",
        (article_id, struct.pack(f"<{len(article.sketch)}I", *article.sketch)),
    )
    connection.executemany(
        "insert into article_keys (key, article_id) values (?, ?)", [(key, article_id) for key in keys]
    )
    if original is not None:
        connection.execute(
            "insert into article_links (article_id, copy_of, resemblance) values (?, ?, ?)",
            (article_id, *original),
        )


def _original(
    connection: sqlite3.Connection, article: Prepared, keys: tuple[int, ...]
) -> tuple[int, float] | None:
    """The first article of the group that this one resembles most, and how much."""
    best: tuple[float, int] | None = None
    for candidate in _candidates(connection, keys):
        row = connection.execute(
            """
            select a.outlet, a.url, s.sketch, coalesce(l.copy_of, a.id) from articles a
            join article_sketches s on s.article_id = a.id left join article_links l on l.article_id = a.id
            where a.id = ?
            """,
            (candidate,),
        ).fetchone()
        if row is None or _same_place(article, row[0], row[1]):
            continue
        alike = resemblance(article.sketch, struct.unpack(f"<{len(row[2]) // 4}I", row[2]))
        if alike >= COPY and (best is None or (alike, -row[3]) > (best[0], -best[1])):
            best = alike, row[3]
    return None if best is None else (best[1], best[0])


def _candidates(connection: sqlite3.Connection, keys: tuple[int, ...]) -> list[int]:
    counts: dict[int, int] = {}
    for key in keys:
        for (found,) in connection.execute(
            "select article_id from article_keys where key = ? order by article_id desc limit ?",
            (key, LATEST),
        ):
            counts[found] = counts.get(found, 0) + 1
    return sorted(found for found, count in counts.items() if count >= SHARED)


def _same_place(article: Prepared, outlet: str | None, url: str | None) -> bool:
    """Whether the other is of the same outlet, or another version of the same page."""
    return bool((outlet and outlet == article.outlet) or (url and url == article.url))
