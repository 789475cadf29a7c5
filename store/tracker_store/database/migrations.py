"""Numbered migrations of the database, run through sqlite-utils, oldest first.

The number of the last one is `schema.SCHEMA`. Numbers may have gaps: what has run is told by the names.
"""

from __future__ import annotations

import sqlite3

from tracker_store.database.schema import (
    FEEDS,
    FILES,
    FIRST,
    ITEMS,
    READINGS,
    RULES,
    SCHEMA,
    SEARCHES,
    SECOND,
    SHOWING,
)
from tracker_store.database.schema_order import ORDER_FREE
from tracker_store.database.schema_questions import QUESTIONS, REALLY, VIEWS_WITH_ITEMS
from tracker_store.database.schema_relations import NAMED, PAIRS
from tracker_store.database.sqlite import Database, Migrations

MIGRATIONS = Migrations("tracker")


@MIGRATIONS(name="0001_articles_statements_speakers_topics_search")
def _first(db: Database) -> None:
    db.executescript(FIRST)


@MIGRATIONS(name="0002_versions_sources_copies")
def _second(db: Database) -> None:
    db.executescript(SECOND)


@MIGRATIONS(name="0010_corrections_sayings_views")
def _questions(db: Database) -> None:
    db.executescript(QUESTIONS)


@MIGRATIONS(name="0011_search_words_indexed_by_the_writer")
def _search(db: Database) -> None:
    db.executescript("drop trigger statement_search_insert;")


@MIGRATIONS(name="0012_files_of_articles")
def _files(db: Database) -> None:
    db.executescript(FILES)


@MIGRATIONS(name="0013_rules_of_articles")
def _rules(db: Database) -> None:
    db.executescript(RULES)


@MIGRATIONS(name="0014_readings_of_articles")
def _readings(db: Database) -> None:
    db.executescript(READINGS)


@MIGRATIONS(name="0015_saved_questions")
def _searches(db: Database) -> None:
    db.executescript(SEARCHES)


@MIGRATIONS(name="0016_feeds")
def _feeds(db: Database) -> None:
    db.executescript(FEEDS)


@MIGRATIONS(name="0017_answers_being_shown")
def _showing(db: Database) -> None:
    db.executescript(SHOWING)


@MIGRATIONS(name="0018_items_of_wikidata")
def _items(db: Database) -> None:
    db.executescript(ITEMS)
    registered = [id_ for (id_,) in db.execute("select id from speakers where registered")]
    if registered:
        # Speakers of articles that are read from now on come with theirs.
        from tracker_extract.registry import Registry

        known = Registry.load()
        items = [
            (known.speaker(id_).wikidata, id_)
            for id_ in registered
            if id_ in known.persons or id_ in known.bodies
        ]
        db.conn.executemany("update speakers set wikidata = ? where id = ?", items)


@MIGRATIONS(name="0019_who_speakers_really_are")
def _really(db: Database) -> None:
    db.executescript(REALLY)
    db.executescript(VIEWS_WITH_ITEMS)


@MIGRATIONS(name="0020_spellings_and_keys_by_day")
def _order(db: Database) -> None:
    db.executescript(ORDER_FREE)


@MIGRATIONS(name="0021_whom_statements_name")
def _named(db: Database) -> None:
    db.executescript(NAMED)


@MIGRATIONS(name="0022_pairs_judged_by_hand")
def _pairs(db: Database) -> None:
    db.executescript(PAIRS)


def migrate(db: Database) -> None:
    """Bring the database up to the newest schema; of several processes, one migrates and the others wait.

    The write lock is taken before looking: two processes that both found a table missing would both create it. Foreign
    keys are off meanwhile, so that a table can be made anew, and are checked at the end.
    """
    db.execute("pragma foreign_keys = off")
    try:
        db.execute("begin immediate")
        try:
            _apply(db)
        except BaseException:
            db.conn.rollback()
            raise
        db.conn.commit()
    finally:
        db.execute("pragma foreign_keys = on")


def _apply(db: Database) -> None:
    before = _broken_references(db)
    MIGRATIONS.apply(db)
    broken = _broken_references(db) - before
    if broken:
        raise sqlite3.IntegrityError(f"the migration breaks references of {', '.join(sorted(broken))}")
    db.execute(f"pragma user_version = {SCHEMA}")


def _broken_references(db: Database) -> set[str]:
    """The tables that have references to nothing: `tracker check` tells of those that were there before."""
    return {row[0] for row in db.execute("pragma foreign_key_check")}
