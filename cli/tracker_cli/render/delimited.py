"""CSV, TSV and Markdown: a record a line."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator

from tracker_cli.render.safe import no_formula, one_line, visible
from tracker_cli.render.sheet import Row, Sheet

_MARKDOWN = re.compile(r"([\\`*_\[\]|~!#])")
_TSV = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n"})
_TSV_RAW = _TSV | {ord("\r"): "\\r"}


def csv_lines(rows: Iterable[Row], sheet: Sheet, *, raw: bool) -> Iterator[str]:
    """A line of keys, then the records; cells quoted where they must be, line ends LF."""
    buffer = io.StringIO()
    # The writer quotes a cell for the characters of its line end: a lone CR must be quoted, too.
    writer = csv.writer(buffer, lineterminator="\r\n")
    for cells in _cells(rows, sheet, raw=raw):
        writer.writerow(cells)
        yield buffer.getvalue().removesuffix("\r\n") + "\n"
        buffer.seek(0)
        buffer.truncate()


def tsv_lines(rows: Iterable[Row], sheet: Sheet, *, raw: bool) -> Iterator[str]:
    """A line of keys, then the records; tab, line feed and backslash in a cell are `\\t`, `\\n` and `\\\\`."""
    escapes = _TSV_RAW if raw else _TSV
    for cells in _cells(rows, sheet, raw=raw):
        yield "\t".join(text.translate(escapes) for text in cells) + "\n"


def markdown_lines(rows: Iterable[Row], sheet: Sheet) -> Iterator[str]:
    """A table of the main keys, in which no HTML and no Markdown of an article acts."""
    keys = sheet.markdown_keys
    yield f"| {' | '.join(keys)} |\n"
    yield f"|{' --- |' * len(keys)}\n"
    for row in rows:
        yield f"| {' | '.join(markdown(_told(row, key, sheet)) for key in keys)} |\n"


def _cells(rows: Iterable[Row], sheet: Sheet, *, raw: bool) -> Iterator[list[str]]:
    yield list(sheet.keys)
    for row in rows:
        cells = [cell(row[key], joined=key in sheet.joined) for key in sheet.keys]
        yield cells if raw else [no_formula(visible(text)) for text in cells]


def _told(row: Row, key: str, sheet: Sheet) -> str:
    return sheet.told[key](row) if key in sheet.told else cell(row[key], joined=key in sheet.joined)


def cell(value: object, *, joined: bool) -> str:
    """The text of a cell: lists joined by `;` or as JSON, nothing for what is not known."""
    if value is None:
        return ""
    if joined and isinstance(value, list):
        return ";".join(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict | bool) else str(value)


def markdown(text: str) -> str:
    import html

    return _MARKDOWN.sub(r"\\\1", html.escape(one_line(text), quote=False))
