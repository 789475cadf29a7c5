"""Which articles are there already, and which are earlier versions, as `tracker ingest` of the same files in their order has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from tracker_store.writing.identity import is_of_an_article

if TYPE_CHECKING:
    import duckdb

# Rows that pass between DuckDB and Python at a time.
BATCH = 50_000

_REPEATED = """
    select text_sha256, id, outlet, url from all_articles
    where text_sha256 in (select text_sha256 from all_articles group by 1 having count(*) > 1) order by text_sha256, id
"""
_VERSIONS = """
    select url, id from kept_articles
    where url in (select url from kept_articles where url is not null group by 1 having count(*) > 1) order by url, id desc
"""


def find_same(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables `gone` of repeated articles and `older` of replaced ones, and the view `kept_articles`."""
    connection.execute("create table gone (id bigint)")
    insert(connection, "gone", ("id",), _repeated(fetched(connection, _REPEATED)))
    connection.execute("create view kept_articles as select * from all_articles a anti join gone using (id)")
    connection.execute("create table older (id bigint)")
    insert(connection, "older", ("id",), _replaced(fetched(connection, _VERSIONS)))


def _repeated(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int]]:
    """The ids of articles whose text came before from the same outlet or address, or from nowhere, too."""
    for _, same in groupby(rows, key=lambda row: row[0]):
        outlets: set[str] = set()
        urls: set[str] = set()
        from_nowhere = False
        for _, number, outlet, url in same:
            if outlet in outlets or url in urls or (from_nowhere and not outlet and not url):
                yield (number,)
                continue
            outlets |= {outlet} if outlet else set()
            urls |= {url} if url else set()
            from_nowhere |= not outlet and not url


def _replaced(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int]]:
    """The ids of all articles of an address but the last one."""
    for url, versions in groupby(rows, key=lambda row: row[0]):
        if is_of_an_article(url):
            next(versions)
            yield from ((number,) for _, number in versions)


def fetched(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, some at a time; other queries may run meanwhile."""
    cursor = connection.cursor()
    try:
        cursor.execute(query)
        while rows := cursor.fetchmany(BATCH):
            yield from rows
    finally:
        cursor.close()


def insert(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: tuple[str, ...],
    rows: Iterable[tuple[Any, ...]],
) -> None:
    """Put rows of numbers and texts into a table, some at a time."""
    from pyarrow import table as arrow_table  # type: ignore[import-untyped]

    held: list[tuple[Any, ...]] = []

    def put() -> None:
        values = dict(zip(columns, map(list, zip(*held, strict=True)), strict=True))
        connection.register("incoming", arrow_table(values))
        connection.execute(f"insert into {table} select * from incoming")
        connection.unregister("incoming")
        held.clear()

    for row in rows:
        held.append(row)
        if len(held) >= BATCH:
            put()
    if held:
        put()
