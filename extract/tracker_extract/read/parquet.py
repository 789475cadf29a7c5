"""Parquet (`.parquet`, extra `parquet`): rows as records, read a few at a time and only in the columns that hold parts of an article.

pyarrow, which writes what `tracker export` makes, reads it, too; fastparquet needs pandas.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.blocks import kept
from tracker_extract.read.fields import Fields, is_part
from tracker_extract.read.options import Limits, Part, ReadOptions
from tracker_extract.read.records import article_of
from tracker_extract.read.source import Source, missing_extra

_ROWS = 64  # in memory at a time
_BUFFER = 1 << 16  # bytes of a column that are read at a time


def read_parquet(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """An article a row; one without text is a ReadError with its number."""
    try:
        from pyarrow import ArrowException  # type: ignore[import-untyped]
        from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]
    except ImportError:
        raise missing_extra(source.name, "parquet") from None
    number = 0
    try:
        with _seekable(source, options.limits) as file:
            table = ParquetFile(file, pre_buffer=False, buffer_size=_BUFFER)
            _check(table.metadata, source.name, options.limits)
            for number, row in _rows(table, options):
                yield _row(row, source.name, f"{source.name}[{number}]", options)
    except ReadError:
        raise
    except (ArrowException, OSError, ValueError, KeyError, OverflowError, MemoryError, TypeError) as error:
        reason = f"cannot be read as Parquet: {error.__class__.__name__}"
        raise ReadError(source.name, f"{reason} after {number} rows" if number else reason) from None


def _seekable(source: Source, limits: Limits) -> IO[bytes]:
    """The bytes to be gone through in any order: the file itself, however large, or a copy of what came as a stream."""
    if source.file is not None and not source.depth:
        return Path(source.file).open("rb")
    return kept(source, limits)


def _rows(table: Any, options: ReadOptions) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows that are wanted with their numbers from 1; groups of rows that hold none of them are not read."""
    part = options.part or Part(0)
    columns = _columns(table.schema_arrow.names, options.fields)
    before = 0
    for group in range(table.num_row_groups):
        number, before = before, before + table.metadata.row_group(group).num_rows
        if before <= part.first or number >= part.end:
            continue
        for batch in table.iter_batches(
            batch_size=_ROWS, row_groups=[group], columns=columns, use_threads=False
        ):
            for row in batch.to_pylist():
                number += 1
                if part.first < number <= part.end:
                    yield number, row


def _check(metadata: Any, path: str, limits: Limits) -> None:
    """Refuse what unpacks to more than is allowed: a column of a group of rows is unpacked as it says."""
    for group in range(metadata.num_row_groups):
        for column in range(metadata.num_columns):
            chunk = metadata.row_group(group).column(column)
            size, packed = chunk.total_uncompressed_size, max(chunk.total_compressed_size, 1)
            if size > limits.unpacked or (size > limits.free and size > limits.ratio * packed):
                raise ReadError(path, f"unpacks to more than is allowed: {size >> 20} MiB")


def _columns(names: list[str], fields: Fields) -> list[str] | None:
    """The columns that hold parts of an article; all of them where none holds its text, so that an error can name them."""
    wanted = [name for name in names if is_part(name, fields)]
    return wanted if any(is_part(name, fields, "text") for name in wanted) else None


def _row(row: dict[str, Any], path: str, place: str, options: ReadOptions) -> Article | ReadError:
    record = {name: _plain(value) for name, value in row.items()}
    data = json.dumps(record, ensure_ascii=True, sort_keys=True, default=str).encode()
    if len(data) > options.limits.record:
        return ReadError(place, f"longer than {options.limits.record >> 20} MiB, the limit for one record")
    try:
        return article_of(record, path, place, data, "utf-8", options)
    except ReadError as error:
        return error


def _plain(value: Any) -> Any:
    """A value as JSON would have it."""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
