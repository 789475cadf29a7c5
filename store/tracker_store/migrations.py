"""Numbered migrations of the database, run through sqlite-utils, oldest first."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from tracker_store.schema import FIRST

MIGRATIONS = Migrations("tracker")


@MIGRATIONS(name="0001_articles_statements_speakers_topics_search")
def _first(db: Database) -> None:
    db.executescript(FIRST)
    db.execute("pragma user_version = 1")


def migrate(db: Database) -> None:
    """Bring the database up to the newest schema; of several processes, one migrates and the others wait.

    The write lock is taken before looking: two processes that both found a table missing would both create it.
    """
    db.execute("begin immediate")
    try:
        MIGRATIONS.apply(db)
    except BaseException:
        db.conn.rollback()
        raise
    db.conn.commit()
