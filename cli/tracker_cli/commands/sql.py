"""`tracker sql`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from tracker_cli.options.database import database
from tracker_cli.options.groups import Output, grouped
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.render.sheet import simple_sheet
from tracker_cli.sources import ArchiveOption
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import StoreError
from tracker_store.asking.sql import columns_of, named_once, selected
from tracker_store.database.connect import reading


@grouped
def command(
    ctx: typer.Context,
    query: Annotated[
        str, typer.Argument(metavar="SELECT", help="One query, or - to read it.", show_default=False)
    ],
    output: Output,
    archive: ArchiveOption = None,
) -> None:
    """Run one query on the tables and views of the database, which it can only read.

    The views quotes, quote_speakers, quote_topics, speakers_by_month, topics_by_month and outlets_by_month stay as
    they are. An archive is asked in the SQL of DuckDB.
    """
    outside: Outside = ctx.obj
    page = page_of(outside, output)
    text = outside.read_all() if query == "-" else query
    if archive is not None:
        from tracker_cli.archiving.asking import archived

        with archived(outside, output, archive) as asked, paged(outside, output, page):
            names, found = asked.archive.selected(text)
            keys = named_once(names)
            write(outside, _rows(found, keys), page, simple_sheet(keys, "no rows"))
        return
    path = database(outside, output.db)
    with reading(path) as connection, paged(outside, output, page):
        try:
            cursor = selected(connection, text)
            keys = columns_of(cursor)
            write(outside, _rows(cursor, keys), page, simple_sheet(keys, "no rows"))
        except (sqlite3.Error, sqlite3.Warning, UnicodeEncodeError) as error:
            raise StoreError(f"sql: {error}") from error


def _rows(cursor: Iterable[tuple[Any, ...]], keys: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for row in cursor:
        yield {key: _plain(value) for key, value in zip(keys, row, strict=True)}


def _plain(value: Any) -> Any:
    """A value as JSON has it: days, decimals and the like are texts, bytes are hexadecimal."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return value if value is None or isinstance(value, str | int | float) else str(value)
