"""CSV, TSV and Markdown: a record a line."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterable, Iterator

from tracker_cli.render.safe import no_formula, one_line, visible
from tracker_store.record import KEYS, Record

MARKDOWN_KEYS = ("id", "date", "speaker", "kind", "quote", "topics", "outlet")
_MARKDOWN = re.compile(r"([\\`*_\[\]|~!#])")
_TSV = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n"})
_TSV_RAW = _TSV | {ord("\r"): "\\r"}


def csv_lines(records: Iterable[Record], *, raw: bool) -> Iterator[str]:
    """A line of keys, then the records; cells quoted where they must be, line ends LF."""
    buffer = io.StringIO()
    # The writer quotes a cell for the characters of its line end: a lone CR must be quoted, too.
    writer = csv.writer(buffer, lineterminator="\r\n")
    for cells in _cells(records, raw=raw):
        writer.writerow(cells)
        yield buffer.getvalue().removesuffix("\r\n") + "\n"
        buffer.seek(0)
        buffer.truncate()


def tsv_lines(records: Iterable[Record], *, raw: bool) -> Iterator[str]:
    """A line of keys, then the records; tab, line feed and backslash in a cell are `\\t`, `\\n` and `\\\\`."""
    escapes = _TSV_RAW if raw else _TSV
    for cells in _cells(records, raw=raw):
        yield "\t".join(cell.translate(escapes) for cell in cells) + "\n"


def markdown_lines(records: Iterable[Record]) -> Iterator[str]:
    """A table of the main keys, in which no HTML and no Markdown of an article acts."""
    yield f"| {' | '.join(MARKDOWN_KEYS)} |\n"
    yield f"|{' --- |' * len(MARKDOWN_KEYS)}\n"
    for record in records:
        yield f"| {' | '.join(_markdown(_cell(key, record[key])) for key in MARKDOWN_KEYS)} |\n"


def _cells(records: Iterable[Record], *, raw: bool) -> Iterator[list[str]]:
    yield list(KEYS)
    for record in records:
        cells = [_cell(key, record[key]) for key in KEYS]
        yield cells if raw else [no_formula(visible(cell)) for cell in cells]


def _cell(key: str, value: object) -> str:
    if value is None:
        return ""
    if key == "topics" and isinstance(value, list):
        return ";".join(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)


def _markdown(cell: str) -> str:
    return _MARKDOWN.sub(r"\\\1", html.escape(one_line(cell), quote=False))
