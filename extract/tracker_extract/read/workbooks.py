"""Excel workbooks (`.xlsx`, extra `xlsx`): rows under a header, as of a table.

openpyxl, and not the standard library: a day is a number in a cell, and only the formats of styles tell it from others.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from itertools import chain, islice
from typing import Any

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.date_order import order_of
from tracker_extract.read.fields import KEYS, key_of
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.packages import Package
from tracker_extract.read.source import Source, missing_extra
from tracker_extract.read.tables import article_of_row
from tracker_extract.read.values import fit

_LOOKED_AT = 200  # rows whose dates tell the order of day and month
_SHEETS = 255  # that Excel itself makes

Row = list[str]


def read_workbook(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """An article a row of each sheet whose header names a text; of the first sheet where none does, to say what is missing."""
    try:
        from openpyxl import load_workbook  # type: ignore[import-untyped]
    except ImportError:
        raise missing_extra(source.name, "xlsx") from None
    data = source.read_all(options.limits)
    package = Package(io.BytesIO(data), source.name, "an Excel workbook", options.limits)
    package.refuse_bombs()
    try:
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = [_sheet(sheet) for sheet in book.worksheets[:_SHEETS]]
            yield from _read([sheet for sheet in sheets if sheet is not None], source.name, options)
    except ReadError:
        raise
    except Exception as error:  # a third-party parser on a damaged file may raise anything
        raise ReadError(
            source.name, f"cannot be read as an Excel workbook: {error.__class__.__name__}"
        ) from None


Sheet = tuple[str, Row, Iterator[tuple[int, Row]]]


def _sheet(sheet: Any) -> Sheet | None:
    """The name of a sheet, its header (the first row of two cells or more) and the rows below; None where it has none."""
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    for _, row in rows:
        header = [fit(_text(cell)).strip() for cell in row]
        while header and not header[-1]:
            header.pop()
        if len(list(filter(None, header))) > 1:
            return (
                sheet.title,
                header,
                ((number, [fit(_text(cell)) for cell in cells]) for number, cells in rows),
            )
    return None


def _read(sheets: Sequence[Sheet], path: str, options: ReadOptions) -> Iterator[Article | ReadError]:
    if not sheets:
        raise ReadError(path, "an Excel workbook without a table: no row names two columns")
    asked = options.fields.name_of("text")
    wanted = [asked] if asked else KEYS["text"]
    chosen = [s for s in sheets if any((name if asked else key_of(name)) in wanted for name in s[1])]
    for title, header, rows in chosen or sheets[:1]:
        first = list(islice(rows, _LOOKED_AT))
        ordered = _ordered(header, [row for _, row in first], options)
        for number, row in chain(first, rows):
            if any(row):
                yield article_of_row(header, row, path, f"{path}!/{title}:{number}", "utf-8", ordered)


def _ordered(header: Row, rows: Sequence[Row], options: ReadOptions) -> ReadOptions:
    """The options with the order of dates that were typed as words, where the first rows prove it."""
    if options.day_first is not None:
        return options
    dates = (options.fields.pick(dict(zip(header, row, strict=False)), "date") for row in rows)
    return replace(options, day_first=order_of(filter(None, dates)))


def _text(cell: Any) -> str:
    if cell is None or isinstance(cell, time):
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
