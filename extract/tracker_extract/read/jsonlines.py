"""JSON: one object a line (`.jsonl`, `.ndjson`), or a list or object of objects (`.json`); both as a stream."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from tracker_extract.errors import EncodingError, ReadError
from tracker_extract.models import Article
from tracker_extract.read.chats import read_telegram, telegram_chats
from tracker_extract.read.date_order import holds_numeric_date, order_of
from tracker_extract.read.encoding import decode, is_utf8_but_for_strays
from tracker_extract.read.options import Part, ReadOptions
from tracker_extract.read.records import article_of
from tracker_extract.read.source import HEAD, Source, byte_lines, in_utf8
from tracker_extract.read.wrappers import records_in

Read = Iterator[Article | ReadError]

# A line that says what to do with the next, in what Elasticsearch takes in bulk.
_ACTION = re.compile(rb"""\s*\{\s*"(?:index|create|update)"\s*:\s*\{[^{}]{0,500}\}\s*\}\s*\Z""")


def read_jsonl(source: Source, options: ReadOptions) -> Read:
    """An article a line; a bad line is a ReadError that names it, and the next is read."""
    lines, encoding = in_utf8(source, options.encoding)
    options = _ordered(lines, encoding, options)
    part = options.part or Part(0)
    for number, _, line in byte_lines(lines, options.limits.record):
        if number > part.end:
            return
        if number <= part.first:
            continue
        place = f"{source.name}:{number}"
        if line is None:
            yield ReadError(place, f"longer than {options.limits.record >> 20} MiB, the limit for one record")
        elif line.strip() and not _ACTION.match(line):
            yield _line(line, source.name, place, encoding, options)


def _ordered(source: Source, encoding: str, options: ReadOptions) -> ReadOptions:
    """The options with the order of numeric dates, where the first records prove it."""
    text = source.head().decode(encoding, "ignore") if options.day_first is None else ""
    if not holds_numeric_date(text):
        return options
    return replace(options, day_first=order_of(_dates(text.split("\n"), options)))


def _dates(lines: list[str], options: ReadOptions) -> Iterator[str]:
    for line in lines:
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            continue  # told where the line is read
        value = options.fields.pick(record, "date") if isinstance(record, dict) else None
        if isinstance(value, str):
            yield value


def _line(line: bytes, path: str, place: str, encoding: str, options: ReadOptions) -> Article | ReadError:
    try:
        text = _decoded(line, place, encoding, options)
        record = parse(text, place)
        if not isinstance(record, dict):
            return ReadError(place, "not a JSON object")
        return article_of(record, path, place, line.rstrip(b"\r\n"), encoding, options)
    except ReadError as error:
        return error


def _decoded(line: bytes, place: str, encoding: str, options: ReadOptions) -> str:
    try:
        return line.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if options.encoding:
            raise EncodingError(place, f"cannot be read as {encoding}", error.start) from None
        return decode(line, place).text


def parse(text: str, place: str) -> Any:
    """The JSON value; ReadError for one that is not JSON or nested beyond what any record is."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ReadError(place, f"not valid JSON: {error.msg} at character {error.pos}") from None
    except RecursionError:
        raise ReadError(place, "JSON nested too deep") from None
    except ValueError as error:  # a number of thousands of digits
        raise ReadError(place, f"not valid JSON: {error}") from None


def read_json(source: Source, options: ReadOptions) -> Read:
    """The articles of a JSON list, or of the one list of objects inside an object, or the object itself.

    Whatever follows is read in the same way: a line of an article may be so long that nothing told the type by it.
    """
    stream = _Characters(source, options)
    number = 0
    while first := stream.skip_blanks():
        number += 1
        place = source.name if number == 1 else f"{source.name}[{number}]"
        if first == "[":
            if not (yield from _items(stream, source, place, options)):
                return
            continue
        try:
            record = stream.value(options.limits.document)
        except ReadError as error:
            yield ReadError(place, error.reason)
            return
        yield from _records(record, source, place, stream.encoding, options)


def _records(record: Any, source: Source, place: str, encoding: str, options: ReadOptions) -> Read:
    chats = telegram_chats(record)
    if chats:
        yield from read_telegram(chats, source.name, encoding, options)
        return
    inner = records_in(record, options.fields)
    if inner is None:
        yield _record(record, source, place, encoding, options)
        return
    for number, item in enumerate(inner.records, 1):
        yield _record(item, source, f"{place}[{number}]", encoding, options, inner.common)


def _items(
    stream: _Characters, source: Source, name: str, options: ReadOptions
) -> Generator[Article | ReadError, None, bool]:
    """The articles of a list; returns whether it was read to its end."""
    stream.take()
    number = 0
    while (mark := stream.skip_blanks()) != "]":
        if not mark:
            yield ReadError(name, f"the JSON list is cut off after {number} records")
            return False
        if mark == "," and number:
            stream.take()
            continue
        number += 1
        place = f"{name}[{number}]"
        try:
            item = stream.value(options.limits.record)
        except ReadError as error:
            yield ReadError(place, error.reason)
            return False
        yield _record(item, source, place, stream.encoding, options)
    stream.take()
    return True


def _record(
    record: Any,
    source: Source,
    place: str,
    encoding: str,
    options: ReadOptions,
    common: Mapping[str, Any] = MappingProxyType({}),
) -> Article | ReadError:
    if not isinstance(record, dict):
        return ReadError(place, "not a JSON object")
    canonical = json.dumps(record, ensure_ascii=True, sort_keys=True).encode()
    try:
        return article_of({**common, **record}, source.name, place, canonical, encoding, options)
    except ReadError as error:
        return error


class _Characters:
    """The characters of a JSON text, of which no more than one value is kept in memory."""

    def __init__(self, source: Source, options: ReadOptions) -> None:
        lines, self.encoding = in_utf8(source, options.encoding)
        self._source = lines
        errors = "surrogatepass" if self.encoding.startswith("utf") else "strict"
        self._decoder = codecs.getincrementaldecoder(self.encoding)(errors)
        self._text = ""
        self._at = 0
        self._ended = False
        self._bytes = 0

    def _more(self, wanted: int = 1) -> bool:
        """Decode so many characters more, or some less; False at the end. The text is put together once."""
        pieces = [self._text[self._at :]]
        decoded = 0
        while not self._ended and decoded < wanted:
            piece = self._piece()
            pieces.append(piece)
            decoded += len(piece)
        self._text = "".join(pieces)
        self._at = 0
        return not self._ended

    def _piece(self) -> str:
        pending, _ = self._decoder.getstate()
        data = self._source.stream.read(HEAD)
        try:
            piece = self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            if not (self.encoding.startswith("utf-8") and is_utf8_but_for_strays(pending + data)):
                raise EncodingError(
                    self._source.name, f"cannot be read as {self.encoding}", self._bytes + error.start
                ) from None
            self._decoder = codecs.getincrementaldecoder(self.encoding)("replace")
            piece = self._decoder.decode(pending + data, final=not data)
        self._bytes += len(data)
        self._ended = not data
        return piece

    def skip_blanks(self) -> str:
        """The next character that is not blank, without taking it; empty at the end."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in " \t\r\n\ufeff":
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def take(self) -> None:
        """Take one character."""
        self._at += 1

    def value(self, limit: int) -> Any:
        """The JSON value that begins here, of at most `limit` characters."""
        decoder = json.JSONDecoder()
        wanted = 0
        while True:
            try:
                value, end = decoder.raw_decode(self._text, self._at)
                if end < len(self._text) or self._ended or not self._more_for_number():
                    self._at = end
                    return value
                continue
            except RecursionError:
                raise ReadError(self._source.name, "JSON nested too deep") from None
            except json.JSONDecodeError as error:
                # An error well before the end of what is at hand is one; at the end more text may complete the value.
                if self._ended or (
                    error.pos < len(self._text) - 8 and not error.msg.startswith("Unterminated string")
                ):
                    raise ReadError(self._source.name, f"not valid JSON: {error.msg}") from None
            except ValueError as error:
                raise ReadError(self._source.name, f"not valid JSON: {error}") from None
            wanted = max(2 * wanted, len(self._text) - self._at + HEAD)
            if wanted > limit + HEAD * 2:
                raise ReadError(self._source.name, f"longer than {limit >> 20} MiB, the limit for one record")
            # Doubling keeps the work linear in the length of the value.
            self._more(wanted - (len(self._text) - self._at))

    def _more_for_number(self) -> bool:
        """A number that ends where the text at hand ends may go on."""
        return self._more()
