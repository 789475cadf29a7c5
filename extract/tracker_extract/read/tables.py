"""Tables: CSV and TSV with a header line, an article a row."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace

from tracker_extract.errors import EncodingError, ReadError
from tracker_extract.models import Article
from tracker_extract.read.date_order import holds_numeric_date, order_of
from tracker_extract.read.encoding import decode
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.records import article_of
from tracker_extract.read.source import Source, byte_lines, in_utf8
from tracker_extract.read.values import fit

csv.field_size_limit(
    1 << 27
)  # the module's own limit of 128 KiB is less than a long article; ours is checked by line


_SEP = re.compile(rb"""(?:\xef\xbb\xbf)?["']?sep=([,;|\t:])["']?[\t,;|]*\r?\n""", re.IGNORECASE)
_QUOTED = re.compile(rb'"[^"]*"')


def read_table(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """An article a row; the header names the fields. A row that cannot be read is a ReadError that names its line."""
    lines, encoding = in_utf8(source, options.encoding)
    delimiter = _stated(lines) or _delimiter(lines)
    options = _ordered(lines, encoding, delimiter, options)
    reader = csv.reader(_Lines(lines, encoding, options), delimiter=delimiter)
    try:
        header = [name.strip() for name in next(reader, [])]
    except csv.Error as error:
        raise ReadError(source.name, f"not a table: {error}") from None
    if len(header) < 2:
        raise ReadError(source.name, "not a table: its first line names fewer than two columns")
    while True:
        place = f"{source.name}:{reader.line_num + 1}"
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield ReadError(place, f"not a row of a table: {error}")
            continue
        except ReadError as error:
            yield error
            return
        if row is None:
            return
        if any(row):
            yield article_of_row(header, row, source.name, place, encoding, options)


def article_of_row(
    header: list[str], row: list[str], path: str, place: str, encoding: str, options: ReadOptions
) -> Article | ReadError:
    """The article of a row under its header, or the error that names its place."""
    while len(row) > len(header) and not row[-1].strip():
        row.pop()  # a separator too many at the end of the line
    if len(row) > len(header):
        return ReadError(place, f"{len(row)} cells under {len(header)} columns")
    data = "\x1f".join(row).encode("utf-8", "surrogatepass")
    try:
        return article_of(dict(zip(header, row, strict=False)), path, place, data, encoding, options)
    except ReadError as error:
        return error


def _ordered(source: Source, encoding: str, delimiter: str, options: ReadOptions) -> ReadOptions:
    """The options with the order of numeric dates, where the first rows of the table prove it."""
    text = source.head().decode(encoding, "ignore") if options.day_first is None else ""
    if not holds_numeric_date(text):
        return options
    try:
        header, *rows = csv.reader(
            text.removeprefix("\ufeff").replace("\0", "").splitlines(keepends=True), delimiter=delimiter
        )
    except (csv.Error, ValueError):
        return options
    names = [name.strip() for name in header]
    dates = (options.fields.pick(dict(zip(names, row, strict=False)), "date") for row in rows)
    return replace(options, day_first=order_of(filter(None, dates)))


def _stated(source: Source) -> str | None:
    """The delimiter that a line before the header names, as Excel understands it (`sep=;`); the line is taken."""
    found = _SEP.match(source.head())
    if not found:
        return None
    source.stream.read(found.end())
    return found[1].decode("ascii")


def _delimiter(source: Source) -> str:
    """Tab, comma, semicolon or bar: whichever the first line has most of; a tab for `.tsv` wins over equals."""
    first = _QUOTED.sub(b"", source.head().partition(b"\n")[0])
    order = "\t,;|" if source.hint.endswith((".tsv", ".tab")) else ",\t;|"
    return max(order, key=lambda mark: first.count(mark.encode()))


class _Lines(Iterator[str]):
    """The decoded lines of a table; ReadError for one that is too long or cannot be decoded."""

    def __init__(self, source: Source, encoding: str, options: ReadOptions) -> None:
        self._lines = byte_lines(source, options.limits.record)
        self._name = source.name
        self._encoding = encoding
        self._options = options

    def __next__(self) -> str:
        number, offset, line = next(self._lines)
        if line is None:
            limit = self._options.limits.record >> 20
            raise ReadError(f"{self._name}:{number}", f"longer than {limit} MiB, the limit for one record")
        try:
            text = line.decode(self._encoding)
        except UnicodeDecodeError as error:
            if self._options.encoding:
                raise EncodingError(
                    f"{self._name}:{number}", f"cannot be read as {self._encoding}", offset + error.start
                ) from None
            text = decode(line, f"{self._name}:{number}").text
        return fit(text.removeprefix("\ufeff") if number == 1 else text)
