"""The bytes that articles came from, kept on request, compressed."""

from __future__ import annotations

import sqlite3
import zlib

from tracker_extract.errors import NotFoundError, StoreError

CODEC = "zlib"


def packed(data: bytes) -> bytes:
    """The bytes compressed, as `original` unpacks them."""
    return zlib.compress(data)


def add_original(connection: sqlite3.Connection, article_id: int, source: bytes) -> None:
    """Keep the packed bytes of an article."""
    connection.execute(
        "insert into article_sources (article_id, codec, bytes) values (?, ?, ?)", (article_id, CODEC, source)
    )


def original(connection: sqlite3.Connection, article_id: int) -> bytes | None:
    """The bytes as they were read; None where they were not kept. Raises NotFoundError for an unknown article."""
    row = connection.execute(
        "select codec, bytes from articles left join article_sources on article_id = id where id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        raise NotFoundError("article", str(article_id))
    codec, data = row
    if codec not in (CODEC, None):
        raise StoreError(
            f"article {article_id}: its source is packed as {codec}, which this version cannot read"
        )
    return data and zlib.decompress(data)
