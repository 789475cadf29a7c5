"""Writing: one article with all its statements, in one transaction.

Plain SQL on sqlite-utils' connection: its insert methods look the table up at every call, which at five tables an
article would cost more than the extraction.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from tracker_extract.models import Article, Span, Speaker, Statement
from tracker_extract.text import fold
from tracker_store.names import name_key, name_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

PART_JOINT = " … "


@contextmanager
def transaction(db: Database) -> Iterator[sqlite3.Connection]:
    """All or nothing. The write lock is taken at the start: a read before the first write could not wait for it."""
    db.execute("begin immediate")
    try:
        yield db.conn
    except BaseException:
        db.conn.rollback()
        raise
    db.conn.commit()


def add_topics(db: Database, slugs: Iterable[str]) -> None:
    """Make topics known, so that one without statements is told from one that does not exist."""
    with transaction(db) as connection:
        connection.executemany(
            "insert into topics (slug) values (?) on conflict do nothing", [(s,) for s in slugs]
        )


def known_article(connection: sqlite3.Connection, article: Article) -> int | None:
    """The id of the stored article with this text, outlet and URL, if there is one. The path does not count."""
    row = connection.execute(
        "select id from articles where text_sha256 = ? and coalesce(outlet, '') = ? and coalesce(url, '') = ?",
        (text_digest(article.text), article.outlet or "", article.url or ""),
    ).fetchone()
    return row[0] if row else None


def text_digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Writer:
    """Adds articles to a database that stays open. `aliases_of` gives a registered speaker's other names."""

    def __init__(self, db: Database, aliases_of: Callable[[str], Sequence[str]], version: str) -> None:
        self._db = db
        self._aliases_of = aliases_of
        self._version = version
        self._settled: set[str] = (
            set()
        )  # registered speakers this process has already written with their aliases

    def add(self, article: Article, statements: Sequence[Statement], at: datetime) -> int | None:
        """Store an article and its statements; its new id, or None when it was there already.

        `at` is the time of ingestion, with its zone. Nothing of the article stays when anything of it fails.
        """
        met: set[str] = set()
        with transaction(self._db) as connection:
            if known_article(connection, article) is not None:
                return None
            article_id = self._add_article(connection, article, at)
            for statement in statements:
                self._add_statement(connection, article_id, article.text, statement, met)
        self._settled |= met
        return article_id

    def _add_article(self, connection: sqlite3.Connection, article: Article, at: datetime) -> int:
        row: dict[str, object] = {
            "sha256": article.sha256,
            "text_sha256": text_digest(article.text),
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "language": article.language,
            "outlet": article.outlet,
            "url": article.url,
            "path": _storable(article.path),
            "encoding": article.encoding,
            "ingested_at": at.isoformat(timespec="seconds"),
            "version": self._version,
            "regions": json.dumps(article.regions),
            "text": article.text,
        }
        return _insert(connection, "articles", row)

    def _add_statement(
        self, connection: sqlite3.Connection, article_id: int, text: str, statement: Statement, met: set[str]
    ) -> None:
        statement_id = _insert(connection, "statements", _statement_row(article_id, text, statement))
        parts = [text[start:end] for start, end in statement.spans]
        connection.executemany(
            "insert into statement_parts (statement_id, position, start, end, text) values (?, ?, ?, ?, ?)",
            [
                (statement_id, n, *span, part)
                for n, (span, part) in enumerate(zip(statement.spans, parts, strict=True))
            ],
        )
        connection.execute(
            "insert into statement_search (statement_id, folded) values (?, ?)",
            (statement_id, fold(PART_JOINT.join(parts))),
        )
        self._link(connection, statement_id, statement, met)

    def _link(
        self, connection: sqlite3.Connection, statement_id: int, statement: Statement, met: set[str]
    ) -> None:
        for position, speaker in enumerate(statement.speakers):
            if speaker.id not in self._settled and speaker.id not in met:
                self._add_speaker(connection, speaker)
                if speaker.registered:
                    met.add(speaker.id)
            connection.execute(
                "insert into statement_speakers (statement_id, position, speaker_id, role) values (?, ?, ?, ?)",
                (statement_id, position, speaker.id, speaker.role),
            )
        for topic in dict.fromkeys(statement.topics):
            connection.execute("insert into topics (slug) values (?) on conflict do nothing", (topic,))
            connection.execute(
                "insert into statement_topics (statement_id, topic) values (?, ?)", (statement_id, topic)
            )

    def _add_speaker(self, connection: sqlite3.Connection, speaker: Speaker) -> None:
        # What the registry says replaces what an article said; a name from a text fills gaps and never replaces.
        connection.execute(
            """
            insert into speakers (id, name, name_ar, class, country, registered) values (?, ?, ?, ?, ?, ?)
            on conflict (id) do update set
                name = iif(excluded.registered, excluded.name, name),
                name_ar = iif(excluded.registered, excluded.name_ar, coalesce(name_ar, excluded.name_ar)),
                class = iif(excluded.registered, excluded.class, class),
                country = iif(excluded.registered, excluded.country, coalesce(country, excluded.country)),
                registered = max(registered, excluded.registered)
            """,
            (
                speaker.id,
                speaker.name,
                speaker.name_ar,
                speaker.speaker_class,
                speaker.country,
                speaker.registered,
            ),
        )
        own = [name for name in (speaker.name, speaker.name_ar) if name]
        other = self._aliases_of(speaker.id) if speaker.registered else ()
        connection.executemany(
            """
            insert into aliases (speaker_id, folded, alias, key, canonical) values (?, ?, ?, ?, ?)
            on conflict (speaker_id, folded) do update set canonical = max(canonical, excluded.canonical)
            """,
            [
                (speaker.id, name_words(name), name, name_key(name), canonical)
                for names, canonical in ((own, 1), (other, 0))
                for name in names
            ],
        )


def _storable(path: str | None) -> str | None:
    """A file's name may hold bytes that are no UTF-8; SQLite refuses what Python makes of them."""
    return path and path.encode("utf-8", "backslashreplace").decode()


def _statement_row(article_id: int, text: str, statement: Statement) -> dict[str, object]:
    return {
        "article_id": article_id,
        "start": statement.spans[0].start,
        "date": statement.date.isoformat() if statement.date else None,
        "kind": statement.kind,
        "act": statement.act,
        "resolved_by": statement.resolved_by,
        "language": statement.language,
        "confidence": statement.confidence,
        **_words("cue", "cue", text, statement.cue),
        **_words("source", "source_text", text, statement.source),
        "evidence": json.dumps(
            [{"step": e.step, "rule": e.rule, "note": e.note, "spans": e.spans} for e in statement.evidence],
            ensure_ascii=False,
        ),
    }


def _words(prefix: str, column: str, text: str, span: Span | None) -> dict[str, object]:
    if span is None:
        return {f"{prefix}_start": None, f"{prefix}_end": None, column: None}
    return {f"{prefix}_start": span.start, f"{prefix}_end": span.end, column: text[span.start : span.end]}


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> int:
    columns, marks = ", ".join(row), ", ".join("?" * len(row))
    cursor = connection.execute(f"insert into {table} ({columns}) values ({marks})", tuple(row.values()))
    assert cursor.lastrowid is not None
    return cursor.lastrowid
