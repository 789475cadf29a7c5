"""Where statements are asked for: the database, or an archive (`--archive DIR`), which answers the same questions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Protocol

import typer

from tracker_cli.options.database import database
from tracker_cli.options.filter import filter_of
from tracker_cli.options.groups import Choice, Output
from tracker_cli.terminal.outside import Outside
from tracker_store.asking.filters import Filter
from tracker_store.database.connect import reading

Rows = Iterator[dict[str, Any]]

ArchiveOption = Annotated[
    Path | None,
    typer.Option(
        "--archive",
        metavar="DIR",
        help="Ask the archive in this folder instead of a database (the extra `archive`).",
        show_default=False,
    ),
]


class Source(Protocol):
    """What answers: `filter` makes of options what the other questions take."""

    def filter(self, choice: Choice, **more: object) -> Filter: ...
    def quotes(self, wanted: Filter, *, distinct: bool = False) -> Rows: ...
    def count(self, wanted: Filter, *, distinct: bool = False) -> int: ...
    def groups(self, wanted: Filter, by: str) -> Rows: ...
    def timeline(self, wanted: Filter, step: str | None, each: str | None) -> Rows: ...
    def stats(self) -> Rows: ...


@contextmanager
def source(
    outside: Outside, output: Output, archive: Path | None, *, distinct: bool = False
) -> Iterator[Source]:
    """The database, or the archive where one is given; `distinct` says that sayings will be asked for."""
    if archive is not None:
        from tracker_cli.archiving.asking import archived

        with archived(outside, output, archive) as found:
            yield found
        return
    path = database(outside, output.db)
    if distinct:
        from tracker_cli.linking import bring_up_to_date

        bring_up_to_date(outside, path)
    with reading(path) as connection:
        yield _Database(outside, connection)


class _Database:
    def __init__(self, outside: Outside, connection: sqlite3.Connection) -> None:
        self._outside = outside
        self._connection = connection

    def filter(self, choice: Choice, **more: object) -> Filter:
        return filter_of(self._outside, self._connection, choice, **more)

    def quotes(self, wanted: Filter, *, distinct: bool = False) -> Rows:
        if distinct:
            from tracker_store.asking.sayings import distinct_quotes

            return distinct_quotes(self._connection, wanted)
        from tracker_store.asking.query import quotes

        return quotes(self._connection, wanted)

    def count(self, wanted: Filter, *, distinct: bool = False) -> int:
        if distinct:
            from tracker_store.asking.sayings import count_distinct

            return count_distinct(self._connection, wanted)
        from tracker_store.asking.query import count

        return count(self._connection, wanted)

    def groups(self, wanted: Filter, by: str) -> Rows:
        from tracker_store.counting.counts_by import groups

        return groups(self._connection, wanted, by)

    def timeline(self, wanted: Filter, step: str | None, each: str | None) -> Rows:
        from tracker_store.counting.timeline import timeline

        return timeline(self._connection, wanted, step, each)

    def stats(self) -> Rows:
        from tracker_store.counting.database_figures import stats

        return stats(self._connection)
