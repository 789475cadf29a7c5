"""The files of what was merged: statements by language and year, sorted by day; articles."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tracker_archive.asking.views import text
from tracker_archive.schema import ARTICLES, STATEMENTS

if TYPE_CHECKING:
    import duckdb

# Statements in a file: some 256 MB, at the 180 bytes that a statement takes.
MOST = 1_500_000
# Rows whose highest and lowest day a reader can tell: DuckDB takes a group at a time.
GROUP = 122_880
# Rows that each thread holds before it writes them to the files of their years.
HELD = 50_000
UNDATED = "undated"

_RESPELLED = ("speaker", "speaker_ar", "speaker_class", "country", "speakers")


def write_statements(connection: duckdb.DuckDBPyConnection, folder: Path, work: Path) -> None:
    """Write the statements below `folder` as language=…/year=…/part-000.parquet; `work` holds them unsorted meanwhile."""
    columns = ", ".join(
        f"case when r.id is null then s.{name} else r.{name} end as {name}"
        if name in _RESPELLED
        else f's."{name}"'
        for name in STATEMENTS
    )
    query = f"""
        select {columns}, coalesce(y.saying, s.id) as saying, s.current, coalesce(substr(s.date, 1, 4), '{UNDATED}') as year
        from kept_statements s left join respelled r on r.id = s.id left join sayings y on y.id = s.id
    """
    connection.execute(f"set partitioned_write_flush_threshold = {HELD}")
    unsorted = work / "unsorted"
    unsorted.mkdir()
    options = "format parquet, compression zstd, partition_by (language, year), write_partition_columns true, overwrite_or_ignore true"
    connection.execute(f"copy ({query}) to {text(str(unsorted))} ({options})")
    for part in sorted(unsorted.glob("language=*/year=*")):
        _sort(connection, part, folder / part.relative_to(unsorted))
        shutil.rmtree(part)


def write_articles(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the articles below `folder`, without texts and sketches, with the copies that they are."""
    columns = ", ".join(f'a."{name}"' for name in ARTICLES if name not in ("text", "sketch"))
    query = f"""
        select {columns}, o.id is null as current, c.copy_of, c.resemblance from kept_articles a
        left join older o on o.id = a.id left join copies c on c.id = a.id order by a.id
    """
    folder.mkdir()
    connection.execute(
        f"copy ({query}) to {text(str(folder / 'part-000.parquet'))} (format parquet, compression zstd, row_group_size {GROUP})"
    )


def _sort(connection: duckdb.DuckDBPyConnection, part: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    source = f"read_parquet({text(str(part / '*.parquet'))}, hive_partitioning = false)"
    for number, where in enumerate(_stretches(connection, source)):
        query = f'select * exclude (year) from {source} where {where} order by date, article_id, "start", id'
        target = text(str(folder / f"part-{number:03d}.parquet"))
        connection.execute(
            f"copy ({query}) to {target} (format parquet, compression zstd, row_group_size {GROUP})"
        )


def _stretches(connection: duckdb.DuckDBPyConnection, source: str) -> Iterator[str]:
    """Conditions that part the statements of a year by days, of the undated ones by shards, into as many as a file takes."""
    key = "coalesce(date, printf('%06d', shard))"
    rows = connection.execute(f"select {key}, count(*) from {source} group by 1 order by 1").fetchall()
    first, last, held = None, "", 0
    for value, count in rows:
        if first is not None and held + count > MOST:
            yield f"{key} between {text(first)} and {text(last)}"
            first, held = None, 0
        first, last, held = first or value, value, held + count
    if first is not None:
        yield f"{key} between {text(first)} and {text(last)}"
