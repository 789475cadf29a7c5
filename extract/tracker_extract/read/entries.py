"""The entries of a feed, or the items of a file of news in XML or SGML, each cut out of the stream by itself, so that one that is not well-formed costs no other.

A parser of XML ends at the first fault, and published feeds are full of them: bare ampersands, entities of HTML, control
characters, tags that never close. feedparser reads a feed whole and mends by guessing; here an entry is parsed strictly, with
what XML cannot know put into words it knows, and else taken apart by the marks of its own elements, each of them whole.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import Any, NamedTuple, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from tracker_extract.errors import ReadError
from tracker_extract.read.source import HEAD, Source, stated_encoding

# Elements inside one another, beyond which XML is no feed: XHTML in an entry of Atom reaches thirty.
DEEPEST = 500

_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""")
_NAMESPACE = re.compile(r"""(\sxmlns(?::([\w.-]+))?\s*=\s*(?:"[^"<]*"|'[^'<]*'))""")
_CDATA = re.compile(r"<!\[CDATA\[.*?\]\]>", re.DOTALL)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(r"&(#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?")
_XML = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
_PREFIX = re.compile(r"</?([\w.-]+):")
_HREF = re.compile(r"""<link\s[^<>]*?href=["']([^"'<>]+)["']""")
_ATTRIBUTE = re.compile(r"""\s([\w.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>]+))""")
_ROOT = re.compile(r"<([A-Za-z][\w.:-]*)")


class Names:
    """How the elements of a format are called: those that are an entry each, and those that one is taken apart by where it
    is not well-formed."""

    def __init__(self, entries: tuple[str, ...], parts: tuple[str, ...]) -> None:
        name = rf"(?:[\w.-]+:)?(?:{'|'.join(map(re.escape, entries))})"
        self.mark = re.compile(rf"<!--|<!\[CDATA\[|<(/?)({name})(?=[\s/>])", re.IGNORECASE)
        self.closed = re.compile(rf"</{name}\s*>", re.IGNORECASE)
        self.parts = parts


FEED = Names(
    ("item", "entry"),
    (
        *(
            "title",
            "link",
            "guid",
            "source",
            "encoded",
            "content",
            "body",
            "fulltext",
            "description",
            "summary",
        ),
        *("pubDate", "published", "date", "issued", "updated", "modified"),
    ),
)


class Entry(NamedTuple):
    """An entry of a feed: its element, or None with the fault that makes it none."""

    element: Element | None
    fault: str


class Entries:
    """The entries of a feed, one at a time; `head` is what stands before the first, once that was asked for."""

    def __init__(self, source: Source, limit: int, encoding: str | None, names: Names = FEED) -> None:
        self._source = source
        self._names = names
        self._limit = limit
        self._text = ""
        self.encoding = encoding or stated_encoding(source, _DECLARED.match(source.head()))
        self._decoder = codecs.getincrementaldecoder(self.encoding)("replace")
        self._ended = False
        self.head = ""
        self.cut_off = False  # the feed, or its last entry, has no end

    def __iter__(self) -> Iterator[Entry]:
        first = True
        while (start := self._find(_opening, 0)) is not None:
            begin, at = start
            if first:
                self.head = self._text[:begin]
                first = False
            self._text = self._text[begin:]
            end = self._find(_closing, at - begin)
            if end is None:
                self.cut_off = True
                return
            text, self._text = self._text[: end[0]], self._text[end[0] :]
            yield _parsed(text, self.head, self._names)
        if first:
            self.head = self._text
        root = _ROOT.search(self.head)
        self.cut_off = root is not None and f"</{root[1]}" not in self._text

    def _find(self, search: Any, at: int) -> tuple[int, int] | None:
        """What `search` finds in the text, more of which is read until it does; None at the end."""
        while True:
            found, at = search(self._text, at, self._ended, self._names)
            if found is not None:
                return found  # type: ignore[no-any-return]
            if self._ended:
                return None
            if len(self._text) > self._limit:
                if self._text.count("<") - 2 * self._text.count("</") - self._text.count("/>") > DEEPEST:
                    raise ReadError(self._source.name, "XML nested too deep")
                limit = f"{self._limit >> 20} MiB, the limit for one record"
                raise ReadError(self._source.name, f"no entry ends within {limit}")
            data = self._source.stream.read(HEAD)
            self._ended = not data
            self._text += self._decoder.decode(data, final=self._ended)


Found = tuple[tuple[int, int] | None, int]


def _opening(text: str, at: int, ended: bool, names: Names) -> Found:
    """Where the next entry begins, and where its tag's name ends; else from where to search on."""
    for mark in names.mark.finditer(text, at):
        if mark.start() < at:
            continue
        if mark[0] in ("<!--", "<![CDATA["):
            end = text.find("-->" if mark[0] == "<!--" else "]]>", mark.end())
            if end < 0:
                return None, len(text) if ended else mark.start()
            at = end
        elif not mark[1]:
            return (mark.start(), mark.end()), at
    return None, max(at, len(text) - 64)


def _closing(text: str, at: int, ended: bool, names: Names) -> Found:
    """Where the entry ends: behind its closing tag, or before the next entry where it never closes."""
    for mark in names.mark.finditer(text, at):
        if mark.start() < at:
            continue
        if mark[0] in ("<!--", "<![CDATA["):
            end = _behind(text, mark, ended, names)
            if end is None:
                return None, mark.start()
            at = end
        elif mark[1]:
            close = text.find(">", mark.end())
            return ((close + 1, close + 1), at) if close >= 0 else (None, mark.start())
        else:
            return (mark.start(), mark.start()), at
    return None, max(at, len(text) - 64)


def _behind(text: str, mark: re.Match[str], ended: bool, names: Names) -> int | None:
    """Where a comment or CDATA ends; one that never does ends with its entry. None where more text must tell."""
    end = text.find("-->" if mark[0] == "<!--" else "]]>", mark.end())
    if end < 0:
        entry = names.closed.search(text, mark.end()) if ended else None
        return entry.start() if entry else None
    again = text.find(mark[0], mark.end(), end)
    entry = names.closed.search(text, mark.end(), again) if again >= 0 else None
    return entry.start() if entry else end


def _parsed(text: str, head: str, names: Names) -> Entry:
    """The entry strictly parsed, or by the marks of its elements; a feed's own entities, which can be bombs, are not read."""
    sound, unknown = known_to_xml(text)
    if unknown and "<!ENTITY" in head:
        return Entry(None, f"not well-formed XML: the entity &{unknown} is not read")
    try:
        return Entry(_element(f"<feed{_namespaces(head, sound)}>{sound}</feed>"), "")
    except ReadError as error:
        return Entry(None, error.reason)
    except ParseError as error:
        element = _by_marks(text, names)
        return Entry(element, "" if element is not None else f"not well-formed XML: {error.msg}")


def _namespaces(head: str, entry: str) -> str:
    """The declarations that stand before the entries, and made-up ones for prefixes that nobody declared."""
    declared = {prefix or "": whole for whole, prefix in _NAMESPACE.findall(head)}
    for prefix in _PREFIX.findall(entry):
        declared.setdefault(prefix, f' xmlns:{prefix}="{prefix}"')
    declared.pop("xml", None)
    return "".join(declared.values())


def _element(text: str) -> Element:
    """The first element inside the one that `text` is."""
    parser: XMLPullParser[Any] = XMLPullParser(("start", "end"))
    parser.feed(text)
    parser.close()
    depth = 0
    found: list[Element] = []
    for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise ReadError("", "XML nested too deep")
        if event == "start" and depth == 2:
            found.append(element)
    if not found:
        raise ParseError("no element")
    found[0].tail = None
    return found[0]


def known_to_xml(text: str) -> tuple[str, str | None]:
    """The text of an entry with what XML does not know put otherwise: entities of HTML, bare ampersands, control characters.

    With it the first entity that HTML does not know either, which stays as it is written.
    """
    unknown: list[str] = []

    def as_xml(reference: re.Match[str]) -> str:
        name = reference[1]
        if name is None:
            return "&amp;"
        if name in _XML:
            return reference[0]
        if name.startswith("#") or name in html5:
            return _CONTROL.sub("", unescape(reference[0])).replace("&", "&amp;").replace("<", "&lt;")
        unknown.append(name)
        return f"&amp;{name}"

    pieces: list[str] = []
    at = 0
    text = _CONTROL.sub("", text)
    for cdata in _CDATA.finditer(text):
        pieces += (_REFERENCE.sub(as_xml, text[at : cdata.start()]), cdata[0])
        at = cdata.end()
    pieces.append(_REFERENCE.sub(as_xml, text[at:]))
    return "".join(pieces), unknown[0] if unknown else None


def _by_marks(text: str, names: Names) -> Element | None:
    """The entry by the marks of its elements, each from its opening tag to its closing one; None where none is whole."""
    root = _ROOT.match(text)
    tag = text[root.end() : text.find(">")] if root else ""
    given = {m[1]: unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}
    entry = Element(root[1] if root else "item", given)
    for name in names.parts:
        opened = re.compile(rf"<(?:[\w.-]+:)?{name}(?=[\s>])[^<>]*>", re.IGNORECASE).search(text)
        closed = opened and re.compile(rf"</(?:[\w.-]+:)?{name}\s*>", re.IGNORECASE).search(
            text, opened.end()
        )
        if opened and closed:
            child = Element(name)
            child.text = _CONTROL.sub("", text_of_element(text[opened.end() : closed.start()]))
            entry.append(child)
    link = _HREF.search(text)
    if link:
        entry.append(Element("link", {"href": unescape(link[1])}))
    return entry if len(entry) else None


def text_of_element(content: str) -> str:
    """What stands in an element: CDATA as it is, the rest with its references read; a CDATA that is never closed has no end."""
    pieces: list[str] = []
    at = 0
    for cdata in _CDATA.finditer(content):
        pieces += (unescape(content[at : cdata.start()]), cdata[0][9:-3])
        at = cdata.end()
    pieces.append(unescape(content[at:].replace("<![CDATA[", "")))
    return "".join(pieces)
