"""Records to stdout in the format asked for, one at a time, so that a long result costs no memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from json import JSONEncoder

from tracker_cli.options import Bidi, Format
from tracker_cli.outside import Outside
from tracker_cli.render.safe import escaped_json
from tracker_store.record import Record


def write(outside: Outside, records: Iterable[Record], style: Format, bidi: Bidi, *, raw: bool) -> None:
    """Print the records. `raw` leaves CSV and TSV cells as they are; `bidi` matters for a table only."""
    if style is Format.TABLE:
        from tracker_cli.render.table import write_table

        write_table(outside, records, bidi)
        return
    for line in _lines(outside, records, style, raw=raw):
        outside.stdout.write(line)


def _lines(outside: Outside, records: Iterable[Record], style: Format, *, raw: bool) -> Iterator[str]:
    if style is Format.JSON or style is Format.NDJSON:
        ascii_only = not outside.stdout.encoding.lower().startswith("utf")
        encode = JSONEncoder(ensure_ascii=ascii_only).encode
        lines = (escaped_json(encode(record)) for record in records)
        return (line + "\n" for line in lines) if style is Format.NDJSON else _listed(lines)
    from tracker_cli.render import delimited

    if style is Format.CSV:
        return delimited.csv_lines(records, raw=raw)
    if style is Format.TSV:
        return delimited.tsv_lines(records, raw=raw)
    return delimited.markdown_lines(records)


def _listed(lines: Iterable[str]) -> Iterator[str]:
    """A JSON list, an element a line."""
    joint = "[\n"
    for line in lines:
        yield joint + line
        joint = ",\n"
    yield "[]\n" if joint == "[\n" else "\n]\n"
