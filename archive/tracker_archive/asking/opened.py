"""An archive opened for questions: DuckDB in memory, that reads this folder and nothing else, and writes nothing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker_archive.asking.views import text, views
from tracker_archive.layout import Layout
from tracker_archive.reducing.marker import read_marker
from tracker_archive.settings import read_settings
from tracker_extract.errors import StoreError

if TYPE_CHECKING:
    import duckdb

# What may lie in memory before DuckDB goes on on the disk.
MEMORY = "2GB"


class Archive:
    """An archive that is open. `merged` tells whether repetitions, versions, spellings and sayings are settled;
    `newer` is how many shards were done since."""

    def __init__(self, layout: Layout, connection: duckdb.DuckDBPyConnection) -> None:
        marker = read_marker(layout)
        self.layout = layout
        self.merged = marker is not None
        self.newer = len(set(layout.shards_done()).difference(marker.shards)) if marker else 0
        self._connection = connection

    def rows(self, query: str, values: list[Any] | tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, some at a time. Raises StoreError."""
        import duckdb

        cursor = self._connection.cursor()
        try:
            cursor.execute(query, list(values))
            while rows := cursor.fetchmany(1000):
                yield from rows
        except duckdb.Error as error:
            raise StoreError(f"{self.layout.root}: {first_line(error)}") from error
        finally:
            cursor.close()

    def selected(self, query: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
        """The columns and rows of a query that a user wrote: one SELECT. Raises StoreError."""
        import duckdb

        try:
            parsed = self._connection.extract_statements(query)
            if len(parsed) != 1 or parsed[0].type not in (
                duckdb.StatementType.SELECT,
                duckdb.StatementType.EXPLAIN,
            ):
                raise StoreError("sql: this is no SELECT, or more than one")
            self._connection.execute(parsed[0])
            described = self._connection.description or []
        except (duckdb.Error, UnicodeEncodeError) as error:
            raise StoreError(f"sql: {first_line(error)}") from error
        return [str(name) for name, *_ in described], self._fetched()

    def _fetched(self) -> Iterator[tuple[Any, ...]]:
        import duckdb

        try:
            while rows := self._connection.fetchmany(1000):
                yield from rows
        except duckdb.Error as error:
            raise StoreError(f"sql: {first_line(error)}") from error


@contextmanager
def opened(folder: Path) -> Iterator[Archive]:
    """The archive in a folder. Raises StoreError where there is none, or no shard of it is done."""
    import duckdb

    layout = Layout(folder.absolute())
    if read_settings(layout) is None:
        raise StoreError(f"{folder}: there is no archive; `tracker archive run SOURCE --out DIR` makes one")
    if not layout.shards_done():
        raise StoreError(f"{folder}: no shard of the archive is done yet")
    with (
        tempfile.TemporaryDirectory(prefix="tracker-") as spill,
        closing(connected(Path(spill))) as connection,
    ):
        try:
            for statement in views(layout):
                connection.execute(statement)
            shut(connection, layout.root, Path(spill))
        except duckdb.Error as error:
            raise StoreError(f"{folder}: {first_line(error)}") from error
        yield Archive(layout, connection)


def connected(spill: Path, memory: str = MEMORY, database: str = ":memory:") -> duckdb.DuckDBPyConnection:
    """A connection of its own, which goes on in the folder `spill` where memory is short, and fetches nothing from anywhere."""
    import duckdb

    return duckdb.connect(
        database,
        config={
            "memory_limit": memory,
            "temp_directory": str(spill),
            "threads": len(os.sched_getaffinity(0))
            if hasattr(os, "sched_getaffinity")
            else os.cpu_count() or 1,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "python_enable_replacements": False,
        },
    )


def shut(connection: duckdb.DuckDBPyConnection, root: Path, spill: Path) -> None:
    """Let queries see no file but those of the archive, and change no setting."""
    folders = ", ".join(text(str(folder)) for folder in (root, spill))
    connection.execute(f"set allowed_directories = [{folders}]")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def first_line(error: Exception) -> str:
    """What DuckDB says, without the query and its hints."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
