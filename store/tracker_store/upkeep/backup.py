"""A copy of the database in one file, made while others read and write, and put in its place only when it is sound."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from tempfile import mkstemp

from tracker_extract.errors import StoreError
from tracker_store.database.connect import read_only, told, version_of
from tracker_store.upkeep.check import sizes

# Pages copied at a time: between two of these steps a writer gets its turn, and the copy tells how far it is.
PAGES = 2_000


def backup(
    source: Path, target: Path, *, replace: bool, tell: Callable[[int, int], None] = lambda *_: None
) -> tuple[int, int]:
    """Copy the database to `target`; how many articles and statements the copy has.

    It is written aside and checked, every page and every reference, before it takes its name. A file that has the name is
    left alone unless `replace`. `tell` is given how many pages are left, and of how many. Raises StoreError.
    """
    if not source.is_file():
        raise StoreError(f"{source}: no such database")
    if target.exists() and target.resolve() == source.resolve():
        raise StoreError(f"{target}: is the database itself")
    if target.exists() and not replace:
        raise StoreError(_THERE.format(target))
    if target.is_dir():
        raise StoreError(f"{target}: is a folder")
    aside = _aside(target)
    try:
        # As it is, whatever its schema: who is about to try a newer program wants the older database kept.
        with told(source), closing(read_only(source)) as connection:
            version_of(connection, source)
            copy(connection, aside, tell)
        counts = _checked(aside)
        aside.chmod(source.stat().st_mode & 0o777)
        _put(aside, target, replace=replace)
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                aside.with_name(aside.name + ending).unlink()
    return counts


def copy(
    connection: sqlite3.Connection, target: Path, tell: Callable[[int, int], None] = lambda *_: None
) -> None:
    """Everything that the connection sees, in a database of one file."""
    with told(target), closing(sqlite3.connect(target)) as other:
        connection.backup(other, pages=PAGES, progress=lambda _, left, whole: tell(left, whole))
        # A copy that is to be read from a stick or disc needs no files beside it; what writes to it makes it WAL again.
        other.execute("pragma journal_mode = delete")


_THERE = "{}: is there already; --force replaces it"


def _aside(target: Path) -> Path:
    """An empty file beside the target, which until it is whole only its owner may read."""
    try:
        number, name = mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise StoreError(f"{target}: {error.strerror or error}") from error
    os.close(number)
    return Path(name)


def _checked(path: Path) -> tuple[int, int]:
    """How many articles and statements a copy has. Raises StoreError where it is not sound."""
    with told(path), closing(read_only(path)) as connection:
        for (line,) in connection.execute("pragma integrity_check"):
            if line != "ok":
                raise StoreError(f"the copy is not sound: {line}; `tracker check` looks at the database")
        if connection.execute("pragma foreign_key_check").fetchone() is not None:
            raise StoreError("the copy has references to nothing; `tracker check` looks at the database")
        return sizes(connection)


def _put(aside: Path, target: Path, *, replace: bool) -> None:
    """Give the copy its name, with its bytes on the disk."""
    try:
        with aside.open("rb+") as file:
            os.fsync(file.fileno())
        if replace:
            aside.replace(target)
            return
        try:
            os.link(aside, target)  # unlike renaming, this fails where somebody has made the file meanwhile
        except FileExistsError:
            raise StoreError(_THERE.format(target)) from None
        except OSError:  # a file system without hard links
            if target.exists():
                raise StoreError(_THERE.format(target)) from None
            aside.replace(target)
    except OSError as error:
        raise StoreError(f"{target}: {error.strerror or error}") from error
