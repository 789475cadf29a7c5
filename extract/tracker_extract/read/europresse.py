"""Downloads of Europresse as a page: an `article` each, its parts told by the classes of their elements.

They are called as tm.plugin.europresse and the readers of the laboratories that use it describe them.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.export_form import Record, one_line
from tracker_extract.read.markup import BLOCKS
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.records import article_of
from tracker_extract.read.source import HEAD, Source, encoding_of_page
from tracker_extract.read.values import fit

_CLASSES = (
    ("outlet", re.compile(r"\bDocPublicationName\b")),
    ("headline", re.compile(r"\btitreArticleVisu\b", re.IGNORECASE)),
    ("title", re.compile(r"\btitreArticle\b", re.IGNORECASE)),
    ("byline", re.compile(r"\bdocAuthors\b")),
    ("date", re.compile(r"\bDocHeader\b")),
    ("text", re.compile(r"\b(?:docOcurrContainer|DocText)\b")),
)
_ASIDE = frozenset(("script", "style", "aside", "footer", "head", "noscript"))
_VOID = frozenset(("br", "img", "meta", "link", "input", "hr", "wbr", "source"))
_ISSUE = re.compile(r",?\s+(?:no|n°|nº)\.?\s*\d.*\Z|\s*\(site web\)\s*\Z", re.IGNORECASE)


def read_europresse(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """An article for each that the page holds; one without text is a ReadError with its number."""
    encoding = options.encoding or encoding_of_page(source)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    parser = _Articles(options.limits.record)
    number = 0
    while True:
        data = source.stream.read(HEAD)
        parser.feed(decoder.decode(data, not data))
        if not data:
            parser.close()
        for record in parser.taken():
            number += 1
            yield _article(record, f"{source.name}[{number}]", source.name, encoding, options)
        if not data:
            break
    if not number:
        raise ReadError(source.name, "a page of Europresse without articles")


def _article(
    record: Record, place: str, path: str, encoding: str, options: ReadOptions
) -> Article | ReadError:
    byline = record.pop("byline")
    data = "\x1f".join(value or "" for value in record.values()).encode("utf-8", "surrogatepass")
    try:
        return article_of(dict(record), path, place, data, encoding, options, byline=byline)
    except ReadError as error:
        return ReadError(place, "no text in it") if error.path == place else error


class _Articles(HTMLParser):
    """Collects the parts of each article."""

    def __init__(self, limit: int) -> None:
        super().__init__(convert_charrefs=True)
        self._limit = limit
        self._done: list[Record] = []
        self._parts: dict[str, list[str]] | None = None  # of the article that is open
        self._size = 0
        self._open: list[tuple[str, str]] = []  # elements that are open, with the part that each begins

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - as its parent has it
        """`<![…` up to the next `>` is no text, as in browsers."""
        return self.parse_bogus_comment(i, report)

    def taken(self) -> list[Record]:
        """The articles that have ended since the last time."""
        done, self._done = self._done, []
        return done

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article":
            self._end()
            self._parts, self._size = {}, 0
            self._open.clear()
        if tag in BLOCKS:
            self._add("\n")
        if tag not in _VOID:
            named = dict(attrs).get("class") or ""
            part = next((part for part, pattern in _CLASSES if pattern.search(named)), "")
            self._open.append((tag, "aside" if tag in _ASIDE else part))

    def handle_endtag(self, tag: str) -> None:
        if tag == "article":
            self._end()
        if tag in BLOCKS:
            self._add("\n")
        at = next((n for n in range(len(self._open) - 1, -1, -1) if self._open[n][0] == tag), None)
        if at is not None:
            del self._open[at:]

    def handle_data(self, data: str) -> None:
        self._add(data.replace("\n", " ").replace("\r", " "))

    def close(self) -> None:
        super().close()
        self._end()

    def _add(self, data: str) -> None:
        """Words of the innermost part that is open; what is aside is none."""
        if self._parts is None or any(part == "aside" for _, part in self._open):
            return
        part = next((part for _, part in reversed(self._open) if part), "")
        self._size += len(data)
        if part and self._size <= self._limit:
            self._parts.setdefault(part, []).append(data)

    def _end(self) -> None:
        if self._parts is not None and {"outlet", "title", "headline"} & self._parts.keys():
            self._done.append(_record(self._parts))
        self._parts = None


def _record(parts: dict[str, list[str]]) -> Record:
    whole = {name: fit("".join(pieces)) for name, pieces in parts.items()}
    lines = (one_line(line) for line in whole.get("text", "").split("\n"))
    outlet = next(filter(None, map(one_line, whole.get("outlet", "").split("\n"))), "")
    return {
        "title": one_line(whole.get("headline") or whole.get("title", "")) or None,
        "text": "\n".join(filter(None, lines)) or None,
        "date": one_line(whole.get("date", "")) or None,
        "outlet": _ISSUE.sub("", outlet) or None,
        "byline": one_line(whole.get("byline", "")) or None,
    }
