"""Numbered migrations of the database, run through sqlite-utils, oldest first."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from tracker_store.schema import FIRST, SCHEMA
from tracker_store.schema_questions import QUESTIONS

MIGRATIONS = Migrations("tracker")


@MIGRATIONS(name="0001_articles_statements_speakers_topics_search")
def _first(db: Database) -> None:
    db.executescript(FIRST)


@MIGRATIONS(name="0010_corrections_sayings_views")
def _questions(db: Database) -> None:
    db.executescript(QUESTIONS)


def migrate(db: Database) -> None:
    """Bring the database up to the newest schema; of several processes, one migrates and the others wait.

    The write lock is taken before looking: two processes that both found a table missing would both create it.
    """
    db.execute("begin immediate")
    try:
        MIGRATIONS.apply(db)
        db.execute(f"pragma user_version = {SCHEMA}")
    except BaseException:
        db.conn.rollback()
        raise
    db.conn.commit()
