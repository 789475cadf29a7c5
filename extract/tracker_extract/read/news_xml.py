"""News in XML and SGML, as a stream, an article an item: NITF, NewsML-G2, TEI, the newswires of LDC and TREC (`<DOC>`), what
trafilatura and Factiva write as XML, and the collections of Reuters.

With the standard library: each item is cut out of the stream and parsed by itself, as the entries of feeds are, so that one
that is not well-formed, as SGML seldom is, costs no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, tostring

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.entries import Entries, Names
from tracker_extract.read.markup import looks_like_markup, visible_text
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.records import article_of
from tracker_extract.read.source import Source

ITEMS = Names(
    ("nitf", "newsItem", "TEI", "TEI.2", "DOC", "REUTERS", "article"),
    (
        *("DOCNO", "DOCID", "HEADLINE", "TITLE", "HEAD", "HL", "DATE", "DATE_TIME", "DATETIME", "BYLINE", "DATELINE", "SOURCE"),
        *("BODY", "TEXT"),
    ),
)  # fmt: skip
# Elements whose words are paragraphs of their own, and those that hold none of the text.
_BLOCKS = frozenset(
    [
        "p",
        "hl1",
        "hl2",
        "head",
        "lb",
        "ab",
        "l",
        "lg",
        "sp",
        "div",
        "block",
        "paragraph",
        "li",
        "item",
        "tr",
        "br",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "quote",
        "list",
        "table",
        "row",
        "cell",
        "annotation",
    ]
)
_ASIDE = frozenset(
    ["media", "note", "byline", "dateline", "style", "script", "docdata", "figure", "teiheader", "comments"]
)
_STAMP = re.compile(r"(\d{8})T\d.*", re.DOTALL)
# Names of documents that tell their day: AFP_ARB_20050312.0034, AP880212-0001.
_LDC = re.compile(r"\s*([A-Z]{2,5})(?:_[A-Z]{3})?_?(\d{8})[._]\d{3,4}")
_TREC = re.compile(r"\s*[A-Z]{2,5}(\d\d)(\d\d)(\d\d)-\d{4}")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

Record = dict[str, str | None]


def read_news_xml(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """An article for each item; one without text or that cannot be taken apart is a ReadError with its number."""
    entries = Entries(source, options.limits.record, options.encoding, ITEMS)
    number = 0
    for entry in entries:
        number += 1
        place = f"{source.name}[{number}]"
        if entry.element is None:
            yield ReadError(place, entry.fault)
            continue
        record = _record(entry.element)
        try:
            byline = record.pop("byline", None)
            data = tostring(entry.element)
            yield article_of(dict(record), source.name, place, data, entries.encoding, options, byline=byline)
        except ReadError as error:
            yield ReadError(place, "no text in it") if error.path == place else error
    if entries.cut_off and not source.fault:
        yield ReadError(source.name, f"not well-formed: it is cut off after {number} items")
    elif not number:
        yield ReadError(source.name, "XML without an item of news")


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _record(item: Element) -> Record:
    makers: dict[str, Callable[[Element], Record]] = {
        "nitf": _nitf,
        "newsitem": _newsml,
        "tei": _tei,
        "tei.2": _tei,
        "article": _factiva,
        "reuters": _wire,
    }
    extracted = _name(item) == "doc" and _first(item, "main") is not None
    record = _extracted(item) if extracted else makers.get(_name(item), _wire)(item)
    stamp = _STAMP.match(record.get("date") or "")
    return {**record, "date": stamp[1]} if stamp else record


def _find(item: Element, *names: str) -> Iterator[Element]:
    """The elements of these names, those of the first name first."""
    for name in names:
        yield from (element for element in item.iter() if _name(element) == name)


def _first(item: Element | None, *names: str) -> Element | None:
    return next(_find(item, *names), None) if item is not None else None


def _words(item: Element | None, *names: str) -> str | None:
    """The words of the first of these elements that has any, on one line."""
    found = (
        (" ".join("".join(element.itertext()).split()) for element in _find(item, *names))
        if item is not None
        else ()
    )
    return next(filter(None, found), None)


def _value(item: Element | None, name: str, *attributes: str) -> str | None:
    """The first of these attributes that an element of this name has."""
    elements = list(_find(item, name)) if item is not None else []
    return next((e.attrib[key] for key in attributes for e in elements if e.attrib.get(key)), None)


def _text(element: Element | None) -> str | None:
    """The words of an element, a paragraph a line; those that stand in no paragraph as they stand."""
    if element is None:
        return None
    pieces: list[str] = []
    _collect(element, pieces)
    text = "".join(pieces)
    if not any(_name(inner) in _BLOCKS for inner in element.iter()):
        return visible_text(text) if looks_like_markup(text) else text.strip("\r\n") or None
    lines = (" ".join(line.split()) for line in text.split("\x1e"))
    return "\n".join(filter(None, lines)) or None


def _collect(element: Element, pieces: list[str]) -> None:
    """The words in the order of the text, with a mark at the edges of paragraphs; as deep as the parser lets elements nest."""
    edge = "\x1e" if _name(element) in _BLOCKS else ""
    if _name(element) not in _ASIDE:
        pieces += (edge, element.text or "")
        for child in element:
            _collect(child, pieces)
        pieces.append(edge)
    pieces.append(element.tail or "")


def _nitf(item: Element) -> Record:
    head, body = _first(item, "head"), _first(item, "body")
    return {
        "title": _words(_first(body, "hedline"), "hl1") or _words(body, "hl1", "hedline") or _words(head, "title"),
        "text": _text(_first(body, "body.content")) or _text(body),
        "date": _value(head, "date.issue", "norm")
        or _value(head, "date.release", "norm")
        or _value(head, "pubdata", "date.publication"),
        "outlet": _value(head, "pubdata", "name") or _words(body, "distributor") or _value(head, "doc.copyright", "holder"),
        "url": _value(head, "pubdata", "ex-ref"),
        "byline": _words(body, "byline"),
        "language": item.get(_LANGUAGE),
    }  # fmt: skip


def _newsml(item: Element) -> Record:
    """NewsML-G2, NewsML 1 and the items of Reuters' RCV1, which are called the same."""
    inner = _first(item, "nitf")
    record = _nitf(inner) if inner is not None else {}
    content = _first(item, "inlinexml", "inlinedata", "datacontent", "text")
    body = _first(content, "body") if content is not None else None
    own: Record = {
        "title": _words(item, "headline", "slugline") or _words(item, "title"),
        "text": _text(body if body is not None else content),
        "date": _words(item, "contentcreated", "firstcreated", "versioncreated", "dateandtime") or item.get("date"),
        "outlet": _words(_first(item, "provider"), "name") or _value(item, "provider", "literal")
        or _value(_first(item, "provider"), "party", "FormalName"),
        "byline": _words(item, "by", "byline"),
        "language": item.get(_LANGUAGE) or _value(item, "language", "tag", "FormalName"),
    }  # fmt: skip
    return {part: record.get(part) or value for part, value in own.items()}


def _tei(item: Element) -> Record:
    header, text = _first(item, "teiheader"), _first(item, "text")
    source = _first(header, "sourcedesc")
    body = _first(text, "body")
    return {
        "title": _words(_first(header, "titlestmt"), "title") or _words(header, "title"),
        "text": _text(body if body is not None else text),
        "date": _value(source, "date", "when") or _words(source, "date") or _value(header, "date", "when") or _words(header, "date"),
        "outlet": _words(source, "publisher") or _words(header, "publisher"),
        "url": _value(header, "ptr", "target") or _value(header, "ref", "target"),
        "byline": _words(_first(header, "titlestmt"), "author"),
        "language": item.get(_LANGUAGE) or _value(header, "language", "ident"),
    }  # fmt: skip


def _extracted(item: Element) -> Record:
    """What trafilatura writes as XML: its findings are attributes."""
    found = {
        part: item.get(key)
        for part, key in (("title", "title"), ("date", "date"), ("url", "source"), ("byline", "author"))
    }
    return {
        **found,
        "outlet": item.get("sitename") or item.get("hostname"),
        "text": _text(_first(item, "main")),
    }


def _wire(item: Element) -> Record:
    """A newswire in SGML. What it calls itself may tell its agency and its day."""
    number = item.get("id") or _words(item, "docno", "docid") or ""
    ldc, trec = _LDC.match(number), _TREC.match(number)
    day = ldc[2] if ldc else f"19{trec[1]}-{trec[2]}-{trec[3]}" if trec else None
    body = _first(item, "body")
    reuters = "Reuters" if _name(item) == "reuters" else None
    return {
        "title": _words(item, "headline", "title", "head", "hl"),
        "text": _text(_first(body, "text")) or _text(body) or _text(_first(item, "text")),
        "date": _words(item, "date_time", "datetime", "date") or item.get("date") or day,
        "outlet": _words(item, "source") or reuters or (ldc[1] if ldc else None),
        "byline": _words(item, "byline", "author"),
    }


def _factiva(item: Element) -> Record:
    parts = (_text(_first(item, "leadparagraph")), _text(_first(item, "tailparagraphs")))
    return {
        "title": _words(item, "headline"),
        "text": "\n".join(filter(None, parts)) or None,
        "date": _words(_first(item, "publicationdate"), "date"),
        "outlet": _words(item, "sourcename"),
        "byline": _words(item, "byline"),
        "language": _words(item, "baselanguage"),
    }
