"""Books (`.epub`), with the standard library: an article a chapter, in the order of reading.

ebooklib would bring lxml and six for what is a list of pages in a zip.
"""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from tracker_extract.dates import parse_date
from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.encoding import decode
from tracker_extract.read.layout import compose
from tracker_extract.read.markup import visible_text
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.packages import Event, Package
from tracker_extract.read.source import Source
from tracker_extract.read.values import fit, language_code

_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")
_ENDINGS = (".xhtml", ".html", ".htm")
_HEAD = re.compile(r"\A.*?<body\b[^>]*>", re.IGNORECASE | re.DOTALL)
_HEADING = re.compile(r"<h[1-3]\b[^>]*>(.*?)</h[1-3]\s*>", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title\s*>", re.IGNORECASE | re.DOTALL)


class _Book(NamedTuple):
    """The pages of a book in the order of reading, and what it says of itself."""

    pages: list[str]
    facts: dict[str, str]


def read_epub(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """The article of each chapter; the book is its outlet. Covers, contents and other pages without text are passed over."""
    data = source.read_all(options.limits)
    package = Package(io.BytesIO(data), source.name, "an EPUB book", options.limits)
    book = _book(package)
    found = 0
    for page in book.pages:
        if page not in package.names:
            yield ReadError(f"{source.name}!/{page}", "a chapter that the book names is missing")
            continue
        try:
            article = _chapter(package.read(page), f"{source.name}!/{page}", book.facts, options)
        except ReadError as error:
            yield error
            continue
        if article is not None:
            found += 1
            yield article
    if not found:
        yield ReadError(source.name, "an EPUB book without text")


def _book(package: Package) -> _Book:
    root = _root(package)
    items: dict[str, Event] = {}
    order: list[str] = []
    for event in package.events(root):
        if event.kind == "start" and event.name == "item":
            items[event.attributes.get("id", "")] = event
        elif event.kind == "start" and event.name == "itemref" and event.attributes.get("linear") != "no":
            order.append(event.attributes.get("idref", ""))
    chosen = [items[name] for name in order if name in items] or list(items.values())
    pages = [_page(item, posixpath.dirname(root)) for item in chosen if _is_page(item)]
    return _Book(
        pages or sorted(name for name in package.names if name.endswith(_ENDINGS)), _facts(package, root)
    )


def _root(package: Package) -> str:
    """The member that lists the pages of a book."""
    if _CONTAINER in package.names:
        roots = [
            e.attributes.get("full-path", "") for e in package.events(_CONTAINER) if e.name == "rootfile"
        ]
        root = next(filter(None, roots), "")
        if root in package.names:
            return root
    raise ReadError(package.path, "cannot be read as an EPUB book: it names no pages")


def _facts(package: Package, root: str) -> dict[str, str]:
    """Title, language and date of a book, the first of each."""
    facts: dict[str, str] = {}
    within = ""
    for event in package.events(root):
        if event.kind == "text":
            if within:
                facts[within] = facts.get(within, "") + event.name
        else:
            opens = event.kind == "start" and event.name in ("title", "language", "date")
            within = event.name if opens and event.name not in facts else ""
    return facts


def _is_page(item: Event) -> bool:
    kind, properties = item.attributes.get("media-type", ""), item.attributes.get("properties", "")
    return kind in _PAGES and "nav" not in properties.split()


def _page(item: Event, folder: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(item.attributes.get("href", ""))))


def _chapter(data: bytes, path: str, facts: dict[str, str], options: ReadOptions) -> Article | None:
    """The article of a page; None where it has a heading at most."""
    markup, encoding = decode(data, path, None)
    body = _HEAD.sub("", markup, count=1)
    heading = _HEADING.search(body) or _TITLE.search(markup)
    title = " ".join(visible_text(heading[1]).split()) if heading else ""
    text = fit(visible_text(body)).strip()
    words = text.removeprefix(title).strip()
    if not words:
        return None
    book = " ".join(facts.get("title", "").split())
    text, layout = compose(title if title != book else None, words, day_first=options.day_first)
    article = Article(
        text=text,
        title=layout.title_in(text),
        published=layout.published or parse_date(facts.get("date", "")),
        language=language_code(facts.get("language") or None),
        outlet=book or None,
        path=path,
        encoding=encoding,
        regions=layout.regions,
    )
    return options.sealed(article, data)
