"""RSS and Atom files, as a stream: an article an entry."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser, tostring

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.records import article_of
from tracker_extract.read.source import HEAD, Source

# Elements inside one another, beyond which XML is no feed: XHTML in an entry of Atom reaches thirty.
DEEPEST = 500

_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""")
_SEVERAL_BYTES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "euc-jp": "euc_jp",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}
# Elements of an entry by part, the fullest text first; names without namespace.
_TEXT = ("encoded", "content", "body", "fulltext", "description", "summary")
_DATE = ("pubDate", "published", "date", "issued", "updated", "modified")


def read_feed(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """An article for each item of a feed; a feed that breaks off gives those before it, then a ReadError."""
    elements = _Elements(source, options.limits.record)
    channel: str | None = None
    number = 0
    try:
        for element in elements:
            name = _name(element)
            if name in ("item", "entry"):
                number += 1
                yield _entry(element, channel, source.name, number, options)
                elements.forget(element)
            elif name == "title" and channel is None and elements.depth <= 2:
                channel = (element.text or "").strip() or None
    except ParseError as error:
        yield ReadError(source.name, f"not well-formed XML after {number} entries: {error}")
        return
    if not number:
        yield ReadError(source.name, "a feed without entries")


class _Elements:
    """The elements of a feed as they close. Those not forgotten stay in memory, so their bytes have a limit."""

    def __init__(self, source: Source, limit: int) -> None:
        self._source = source
        self._limit = limit
        self._open: list[Element] = []
        self._kept = 0  # bytes read since an element was forgotten

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._open)

    def __iter__(self) -> Iterator[Element]:
        parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
        decoder = _decoder(self._source.head())
        while data := self._source.stream.read(HEAD):
            self._check(len(data))
            parser.feed(decoder.decode(data) if decoder else data)
            yield from self._closed(parser)
        parser.close()
        yield from self._closed(parser)

    def forget(self, element: Element) -> None:
        """Let go of an element that has just closed, with all that is in it."""
        element.clear()
        if self._open:
            self._open[-1].remove(element)
        self._kept = 0

    def _check(self, more: int) -> None:
        self._kept += more
        if self.depth > DEEPEST:
            raise ReadError(self._source.name, "XML nested too deep")
        if self._kept > self._limit:
            raise ReadError(
                self._source.name, f"no entry ends within {self._limit >> 20} MiB, the limit for one record"
            )

    def _closed(self, parser: XMLPullParser[Any]) -> Iterator[Element]:
        for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
            if event == "start":
                self._open.append(element)
            else:
                self._open.pop()
                yield element


def _decoder(head: bytes) -> codecs.IncrementalDecoder | None:
    """What decodes a feed in an encoding of several bytes a letter, which the parser cannot; None where it can.

    The label gb2312 stands for gb18030, as browsers have it (the WHATWG encoding standard).
    """
    found = _DECLARED.match(head)
    label = found[1].decode("ascii").lower() if found else ""
    name = _SEVERAL_BYTES.get(label)
    return codecs.getincrementaldecoder(name)("replace") if name else None


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _entry(
    element: Element, channel: str | None, path: str, number: int, options: ReadOptions
) -> Article | ReadError:
    record: dict[str, str | None] = {"outlet": channel}
    by_name: dict[str, str] = {}
    for child in element:
        by_name.setdefault(_name(child), _content(child))
        if _name(child) == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            record["url"] = child.get("href")
    record["title"] = by_name.get("title")
    record["text"] = next((by_name[name] for name in _TEXT if by_name.get(name, "").strip()), None)
    record["date"] = next((by_name[name] for name in _DATE if by_name.get(name)), None)
    record.setdefault("url", by_name.get("link") or by_name.get("guid"))
    if by_name.get("source"):
        record["outlet"] = by_name["source"]
    for key, value in by_name.items():
        record.setdefault(key, value)
    place = f"{path}[{number}]"
    try:
        return article_of(record, path, place, tostring(element), "utf-8", options)
    except ReadError as error:
        return error


def _content(element: Element) -> str:
    """The text of an element; markup inside it (Atom's xhtml) as markup."""
    if len(element):
        for inner in element.iter():
            inner.tag = _name(inner)  # the namespace would stand in every tag
        return "".join(tostring(child, encoding="unicode", method="html") for child in element)
    return element.text or ""
