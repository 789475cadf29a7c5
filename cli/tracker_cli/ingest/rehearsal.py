"""`ingest --dry-run`: what would become of articles, with nothing written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from tracker_store.database.connect import reading
from tracker_store.database.migrations import migrate
from tracker_store.database.sqlite import Database
from tracker_store.writing.identity import Identity, known_article, replaced
from tracker_store.writing.prepare import Prepared
from tracker_store.writing.write import Outcome


@contextmanager
def looked_at(path: Path) -> Iterator[Database]:
    """The database, to read; an empty one in memory where there is none yet."""
    if path.is_file():
        with reading(path) as connection:
            yield Database(connection)
        return
    with closing(sqlite3.connect(":memory:")) as connection:
        db = Database(connection)
        migrate(db)
        yield db


class Rehearsal:
    """Takes articles as a Writer does, and says what became of them, without writing any."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._taken: set[Identity] = set()

    def add_all(self, articles: Sequence[Prepared], at: datetime) -> list[Outcome]:
        """What a Writer would answer."""
        return [self._outcome(article) for article in articles]

    def _outcome(self, article: Prepared) -> Outcome:
        told = Identity(article.text_sha256, article.outlet, article.url)
        if told in self._taken or known_article(self._db.conn, article) is not None:
            return Outcome("there")
        self._taken.add(told)
        earlier = replaced(self._db.conn, article)
        return Outcome("new" if earlier is None else "changed", None, len(article.said))
