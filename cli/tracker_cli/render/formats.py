"""Rows to stdout in the format asked for, one at a time, so that a long result costs no memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from json import JSONEncoder

from tracker_cli.options.shared import Format
from tracker_cli.render.page import Page
from tracker_cli.render.safe import escaped_json
from tracker_cli.render.sheet import Row, Sheet
from tracker_cli.terminal.outside import Outside

# By which Excel knows a text for UTF-8; without it, Arabic is read as if in the code page of the system.
BOM = "\ufeff"


def write(outside: Outside, rows: Iterable[Row], page: Page, sheet: Sheet) -> None:
    """Print the rows as the page asks for."""
    if page.style is Format.TABLE:
        from tracker_cli.render.table import write_table

        write_table(outside, rows, page, sheet)
        return
    if page.bom and outside.stdout.encoding.lower() in ("utf-8", "utf8"):
        outside.stdout.write(BOM)
    ascii_only = not outside.stdout.encoding.lower().startswith("utf")
    for line in lines(rows, page.style, sheet, raw=page.raw, ascii_only=ascii_only):
        outside.stdout.write(line)


def lines(
    rows: Iterable[Row], style: Format, sheet: Sheet, *, raw: bool = False, ascii_only: bool = False
) -> Iterator[str]:
    """The rows in a machine format, in lines."""
    if style is Format.JSON or style is Format.NDJSON:
        encode = JSONEncoder(ensure_ascii=ascii_only).encode
        keys = sheet.keys
        encoded = (escaped_json(encode({key: row[key] for key in keys})) for row in rows)
        return (line + "\n" for line in encoded) if style is Format.NDJSON else _listed(encoded)
    from tracker_cli.render import delimited

    if style is Format.CSV:
        return delimited.csv_lines(rows, sheet, raw=raw)
    if style is Format.TSV:
        return delimited.tsv_lines(rows, sheet, raw=raw)
    return delimited.markdown_lines(rows, sheet)


def _listed(lines: Iterable[str]) -> Iterator[str]:
    """A JSON list, an element a line."""
    joint = "[\n"
    for line in lines:
        yield joint + line
        joint = ",\n"
    yield "[]\n" if joint == "[\n" else "\n]\n"
