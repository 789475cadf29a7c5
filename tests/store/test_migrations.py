"""Databases of every earlier schema, with rows in them, brought up to the newest one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tracker_store.database.connect import reading
from tracker_store.database.schema import FIRST, SCHEMA
from tracker_store.upkeep.check import faults
from tracker_store.writing.prepare import folded_words, text_digest

TEXT = "قال كيري إن الهدنة قريبة"


def of_the_first_schema(path: Path) -> None:
    """What the first version of the program left: two articles, the last of three having been removed."""
    connection = sqlite3.connect(path)
    connection.executescript(FIRST)
    connection.execute(
        "create table _sqlite_migrations (id integer primary key, migration_set text, name text, applied_at text)"
    )
    connection.execute(
        "insert into _sqlite_migrations (migration_set, name, applied_at) "
        "values ('tracker', '0001_articles_statements_speakers_topics_search', '2026-01-01')"
    )
    for number in (1, 2, 3):
        connection.execute(
            "insert into articles (text_sha256, ingested_at, version, text, url) values (?, '2026', '0', ?, ?)",
            (text_digest(TEXT), TEXT, f"https://example.org/{number}"),
        )
        connection.execute(
            "insert into statements (article_id, start, kind, act, resolved_by, language, confidence, cue_start, "
            "cue_end, cue) values (?, 12, 'indirect', 'say', 'name', 'ar', 0.9, 0, 3, 'قال')",
            (number,),
        )
        connection.execute("insert into statement_parts values (?, 0, 12, 24, ?)", (number, TEXT[12:24]))
        connection.execute(
            "insert into statement_search values (?, ?)", (number, folded_words([TEXT[12:24]]))
        )
    connection.commit()
    connection.execute("pragma foreign_keys = on")
    connection.execute("delete from statements where article_id = 3")
    connection.execute("delete from articles where id = 3")
    connection.execute("pragma user_version = 1")
    connection.commit()
    connection.close()


def test_from_the_first_schema(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    of_the_first_schema(path)
    with reading(path) as connection:
        assert connection.execute("pragma user_version").fetchone() == (SCHEMA,)
        rows = connection.execute("select id, url, current, replaces, text from articles").fetchall()
        assert rows == [(n, f"https://example.org/{n}", 1, None, TEXT) for n in (1, 2)]
        assert connection.execute("select id, article_id from statements").fetchall() == [(1, 1), (2, 2)]
        # An id once given is never given again.
        assert connection.execute("select seq from sqlite_sequence where name = 'articles'").fetchone() == (
            3,
        )
    assert list(faults(path)) == []


def test_references_hold_after_the_table_was_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    of_the_first_schema(path)
    with reading(path):
        pass
    connection = sqlite3.connect(path)
    connection.execute("pragma foreign_keys = on")
    connection.execute("delete from articles where id = 1")
    assert connection.execute("select article_id from statements").fetchall() == [(2,)]
    connection.close()
