"""Opening the database: for reading with plain sqlite3, for writing with sqlite-utils and migrations.

sqlite-utils takes longer to import than a query takes to run, so only what writes or migrates loads it.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tracker_extract.errors import StoreError
from tracker_store.database.schema import SCHEMA

if TYPE_CHECKING:
    from tracker_store.database.sqlite import Database

# Another writer holds the lock for one article at a time, some milliseconds; a minute means it hangs.
BUSY_SECONDS = 60.0
# KiB of pages at hand while writing; 32,000 are no quicker.
CACHE_KIB = 16_000


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite complains about into a StoreError that names the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {error}") from error
    except OverflowError as error:
        if "SQLite" not in str(error):
            raise
        raise StoreError(f"{path}: no number in it has more than 64 bits") from error


@contextmanager
def reading(path: Path, *, as_it_is: bool = False) -> Iterator[sqlite3.Connection]:
    """A read-only connection to an existing database, in one snapshot from the first query to the end.

    A database of an older version is migrated first; `as_it_is`, it is refused, and nothing is ever written. Raises
    StoreError when there is none, when it is of a newer version, and when the file is something else.
    """
    if not path.is_file():
        raise StoreError(f"{path}: no such database; `tracker ingest FILE` makes it")
    with told(path):
        connection = read_only(path)
        try:
            version = version_of(connection, path)
            if version < SCHEMA:
                if as_it_is:
                    raise older(path, version)
                connection.close()
                with writing(path):
                    pass
                connection = read_only(path)
            connection.execute("begin")
            yield connection
        finally:
            connection.close()


def older(path: Path, version: int) -> StoreError:
    """That a database is of an older version and was not touched."""
    return StoreError(
        f"{path}: made by an older version of tracker (schema {version}, this one knows {SCHEMA}); "
        "`tracker stats` brings it up to date"
    )


@contextmanager
def writing(path: Path) -> Iterator[Database]:
    """A connection that writes: made and migrated if need be, WAL, foreign keys on. Folders are made.

    Raises StoreError when the file cannot be opened, stays locked, or is of a newer version.
    """
    from tracker_store.database.sqlite import Database

    with told(path):
        _make_folder(path)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
        try:
            _prepare(connection)
            db = Database(connection)
            if version_of(connection, path, empty_is_new=True) < SCHEMA:
                from tracker_store.database.migrations import migrate

                migrate(db)
            yield db
        finally:
            connection.close()


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from error


def read_only(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; another thread than the one that opened it may close it."""
    uri = path.resolve().as_uri()
    try:
        return _connect(f"{uri}?mode=ro")
    except sqlite3.OperationalError:
        # In a folder that cannot be written SQLite cannot make the shared memory of a WAL database; without a
        # -wal file nothing is pending and nobody can be writing.
        if path.with_name(path.name + "-wal").exists():
            raise
        return _connect(f"{uri}?immutable=1")


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """All questions of the block see one state of the database. For reading: nothing is kept."""
    connection.execute("begin")
    try:
        yield
    finally:
        connection.rollback()


def state(connection: sqlite3.Connection) -> int:
    """A number that is another one whenever somebody else has written since this connection last asked for it."""
    (version,) = connection.execute("pragma data_version").fetchone()
    return int(version)


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, check_same_thread=False)
    try:
        connection.execute("select 1 from sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def many_small_writes(connection: sqlite3.Connection) -> None:
    """Make the connection quick for transactions of some thousand rows, outside of one.

    What undoes a single insert with its triggers is kept in memory instead of a file each (a fifth of the time of
    storing), and the pages in use, some of each index, stay at hand (5 %). Not for making indexes anew: what is sorted
    would be in memory, too.
    """
    connection.execute("pragma temp_store = memory")
    connection.execute(f"pragma cache_size = -{CACHE_KIB}")


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("pragma foreign_keys = on")
    # With WAL, NORMAL cannot corrupt; a power cut may lose the last articles, which the same command then adds.
    connection.execute("pragma synchronous = normal")
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
            return
        except sqlite3.OperationalError as error:
            # Two processes that turn a fresh file to WAL: SQLite does not wait here, whatever the time-out.
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def version_of(connection: sqlite3.Connection, path: Path, *, empty_is_new: bool = False) -> int:
    """The schema's number; refuses files of a newer program and SQLite files that are not ours."""
    version: int = connection.execute("pragma user_version").fetchone()[0]
    if version > SCHEMA:
        raise StoreError(
            f"{path}: made by a newer version of tracker (schema {version}, this one knows {SCHEMA})"
        )
    if version == 0:
        empty = (
            connection.execute(
                "select 1 from sqlite_master where name not like 'sqlite_%' limit 1"
            ).fetchone()
            is None
        )
        if not (empty and empty_is_new):
            raise StoreError(f"{path}: not a database of tracker")
    return version
