"""A change by hand: one transaction on a database that is there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker_cli.options.database import database
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import StoreError


@contextmanager
def editing(outside: Outside, given: Path | None) -> Iterator[sqlite3.Connection]:
    """A connection in a transaction that is kept when the block ends well. Raises StoreError where there is no file."""
    path = database(outside, given)
    if not path.is_file():
        raise StoreError(f"{path}: no such database; `tracker ingest FILE` makes it")
    from tracker_store.database.connect import writing
    from tracker_store.writing.write import transaction

    with writing(path) as db, transaction(db) as connection:
        yield connection
