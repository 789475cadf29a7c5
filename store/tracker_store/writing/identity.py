"""Which stored article an article is: the same one, or a later version of one."""

from __future__ import annotations

import sqlite3
from difflib import SequenceMatcher
from typing import NamedTuple
from urllib.parse import urlsplit

from tracker_extract.models import Article
from tracker_extract.resemblance import resemblance, sketch
from tracker_store.writing.copies import COPY
from tracker_store.writing.prepare import Prepared, text_digest

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
    if not url or not is_of_an_article(url):
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


def is_of_an_article(url: str) -> bool:
    """Whether articles may stand at an address: a site's front page is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)
