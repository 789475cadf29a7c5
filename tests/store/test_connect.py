"""Opening: what is refused, what is made, what is migrated."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

from sample import articles_of_two, store
from tracker_extract.errors import StoreError
from tracker_store.counting.database_figures import last_id
from tracker_store.database import connect
from tracker_store.database.connect import read_only, reading, snapshot, state, writing
from tracker_store.database.migrations import MIGRATIONS, migrate
from tracker_store.database.schema import SCHEMA


def test_a_fresh_database_has_wal_foreign_keys_and_the_newest_schema(tmp_path: Path) -> None:
    with writing(tmp_path / "new" / "folder" / "t.db") as db:
        pragmas = [
            db.execute(f"pragma {name}").fetchone()[0]
            for name in ("journal_mode", "foreign_keys", "user_version")
        ]
    assert pragmas == ["wal", 1, SCHEMA]


def test_the_last_migration_is_the_schema_and_each_is_run_once(tmp_path: Path) -> None:
    db = Database(sqlite3.connect(tmp_path / "t.db"))
    migrate(db)
    names = [applied.name for applied in MIGRATIONS.applied(db)]
    assert names == sorted(names)
    assert int(names[-1][:4]) == SCHEMA == db.execute("pragma user_version").fetchone()[0]
    migrate(db)
    assert [applied.name for applied in MIGRATIONS.applied(db)] == names


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "tracker_store.database.migrations.FIRST", "create table articles (id); create table articles (id);"
    )
    db = Database(sqlite3.connect(tmp_path / "t.db"))
    with pytest.raises(sqlite3.OperationalError):
        migrate(db)
    assert db.table_names() == []


def test_reading_finds_no_database(tmp_path: Path) -> None:
    with (
        pytest.raises(StoreError, match=r"nothing\.db: no such database.*tracker ingest"),
        reading(tmp_path / "nothing.db"),
    ):
        pass
    assert not (tmp_path / "nothing.db").exists()


def test_reading_migrates_an_older_database(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with writing(database) as db:
        db.execute("create table of_a_later_version (x)")
    monkeypatch.setattr(connect, "SCHEMA", SCHEMA + 1)
    called: list[Database] = []
    monkeypatch.setattr("tracker_store.database.migrations.migrate", called.append)
    with reading(database) as connection:
        assert connection.execute("select count(*) from articles").fetchone() == (2,)
    assert len(called) == 1


@pytest.mark.parametrize("opened", [reading, writing])
def test_what_is_refused(tmp_path: Path, opened: object) -> None:
    newer, other, text = tmp_path / "newer.db", tmp_path / "other.db", tmp_path / "text.db"
    with writing(newer) as db:
        db.execute(f"pragma user_version = {SCHEMA + 1}")
    sqlite3.connect(other).execute("create table mine (x)").connection.close()
    text.write_text("this is no database, only a text of some length " * 100)
    for path, reason in (
        (newer, "newer version"),
        (other, "not a database of tracker"),
        (text, "not a database"),
    ):
        with pytest.raises(StoreError, match=reason) as told, opened(path):  # type: ignore[operator]
            pass
        assert str(told.value).startswith(str(path))


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="file"), writing(tmp_path / "file" / "t.db"):
        pass


def test_a_lock_that_is_never_given_back_is_told(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.1)
    holder = sqlite3.connect(database)
    holder.execute("begin immediate")
    with pytest.raises(StoreError, match="locked"):
        store(database, articles_of_two()[0])
    holder.close()


def test_a_reader_sees_one_state_while_another_writes(database: Path) -> None:
    (article, statements), _ = articles_of_two()
    with reading(database) as connection:
        before = connection.execute("select count(*) from articles").fetchone()
        from dataclasses import replace

        store(database, (replace(article, url="https://example.org/other"), statements))
        assert connection.execute("select count(*) from articles").fetchone() == before


def test_a_snapshot_and_a_state_that_tells_of_changes(database: Path) -> None:
    reader = read_only(database)
    before = state(reader)
    assert state(reader) == before
    with snapshot(reader):
        assert last_id(reader) == 5
        with writing(database) as db:
            db.execute("delete from statements")
            db.conn.commit()
        assert last_id(reader) == 5
    assert state(reader) != before
    assert last_id(reader) == 0
    reader.close()


def test_reading_writes_nothing(database: Path) -> None:
    with reading(database) as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("delete from topics")


def test_where_sqlite_cannot_make_its_shared_memory_the_file_is_read_as_it_stands(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connected = connect._connect

    def in_a_read_only_folder(uri: str, **more: bool) -> sqlite3.Connection:
        if "mode=ro" in uri:
            raise sqlite3.OperationalError("unable to open database file")
        return connected(uri, **more)

    monkeypatch.setattr(connect, "_connect", in_a_read_only_folder)
    with reading(database) as connection:
        assert connection.execute("select count(*) from articles").fetchone() == (2,)
    database.with_name(database.name + "-wal").write_bytes(b"pending")
    with pytest.raises(StoreError, match="unable to open"), reading(database):
        pass


@pytest.mark.parametrize("name", ["a b?c#d%41.db", "سجل.db"])
def test_names_that_a_uri_would_misread(tmp_path: Path, name: str) -> None:
    store(tmp_path / name, *articles_of_two())
    with reading(tmp_path / name) as connection:
        assert connection.execute("select count(*) from articles").fetchone() == (2,)


def test_writing_loads_nothing_that_starts_threads() -> None:
    """A thread of numpy's takes the signals that a write holds back; afterwards a program may load it all the same."""
    code = "import sys, tracker_store.database.migrations; assert not {'numpy', 'pandas'} & set(sys.modules); import numpy"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], env=env).returncode == 0
