"""Statements as a Parquet file, with the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from tracker_cli.extras import needed
from tracker_store.asking.record import KEYS, Record

# Rows of one group: enough to compress well, some megabytes in memory.
ROWS = 20_000
_DATES = ("date", "published")


def write_parquet(records: Iterable[Record], path: Path) -> None:
    """Write the records, group by group. Raises TrackerError where the extra is missing."""
    arrow = needed("pyarrow", "parquet")
    parquet = needed("pyarrow.parquet", "parquet")
    schema = _schema(arrow)
    rows = iter(records)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        writer.write_table(arrow.Table.from_pylist([], schema))
        while batch := list(islice(_dated(rows), ROWS)):
            writer.write_table(arrow.Table.from_pylist(batch, schema))


def _dated(rows: Iterator[Record]) -> Iterator[Record]:
    for row in rows:
        yield {**row, **{key: row[key] and date.fromisoformat(row[key]) for key in _DATES}}


def _schema(arrow: Any) -> Any:
    types = dict.fromkeys(KEYS, arrow.string())
    types |= dict.fromkeys(("id", "start", "article_id"), arrow.int64())
    types |= dict.fromkeys(("parts", "topics", "corrected"), arrow.list_(arrow.string()))
    types |= dict.fromkeys(_DATES, arrow.date32())
    types |= {"spans": arrow.list_(arrow.list_(arrow.int64())), "confidence": arrow.float64()}
    return arrow.schema(list(types.items()))
