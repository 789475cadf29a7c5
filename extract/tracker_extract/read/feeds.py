"""RSS and Atom files, as a stream: an article an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.entries import Entries, text_of_element
from tracker_extract.read.markup import visible_text
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.records import article_of
from tracker_extract.read.source import Source

# Elements of an entry by part, the fullest text first; names without namespace.
_TEXT = ("encoded", "content", "body", "fulltext", "description", "summary")
_DATE = ("pubDate", "published", "date", "issued", "updated", "modified")
_ASIDE = re.compile(r"<(image|textinput)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(
    r"<(?:[\w.-]+:)?title(?:\s[^<>]*)?>(.*?)</(?:[\w.-]+:)?title\s*>", re.IGNORECASE | re.DOTALL
)
_MEDIA = "{http://search.yahoo.com/mrss/}"  # has a title and a description of its own: the picture's
_EXCERPT = "{http://wordpress.org/export/"  # pieces of the text and settings in what WordPress exports
_POST_TYPE = re.compile(r"\{http://wordpress\.org/export/[^}]*\}post_type")
_DASH = r"\s+[-–—|·]\s+"  # between a headline and the outlet that aggregators put behind it


def read_feed(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """An article for each entry of a feed; one that is broken is a ReadError, as is a feed that breaks off."""
    entries = Entries(source, options.limits.record, options.encoding)
    channel: str | None = None
    number = 0
    for entry in entries:
        number += 1
        if number == 1:
            channel = _channel(entries.head)
        if entry.element is None:
            yield ReadError(f"{source.name}[{number}]", entry.fault)
        elif not _is_attachment(entry.element):
            yield _entry(entry.element, channel, source.name, number, entries.encoding, options)
    if entries.cut_off and not source.fault:
        yield ReadError(source.name, f"not well-formed XML after {number} entries: it is cut off")
    elif not number:
        yield ReadError(source.name, "a feed without entries")


def _channel(head: str) -> str | None:
    """The title of the feed, which stands before its entries."""
    found = _TITLE.search(_ASIDE.sub("", head))
    return " ".join(visible_text(text_of_element(found[1])).split()) or None if found else None


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _is_attachment(element: Element) -> bool:
    """Whether an entry of an export of WordPress is no post: a picture, a menu, a setting."""
    kinds = [child.text for child in element if isinstance(child.tag, str) and _POST_TYPE.match(child.tag)]
    return bool(kinds) and kinds[0] not in ("post", "page")


def _entry(
    element: Element, channel: str | None, path: str, number: int, encoding: str, options: ReadOptions
) -> Article | ReadError:
    record: dict[str, str | None] = {"outlet": channel}
    by_name: dict[str, str] = {}
    data = tostring(element)
    for child in element:
        if isinstance(child.tag, str) and child.tag.startswith((_MEDIA, _EXCERPT)):
            continue
        by_name.setdefault(_name(child), _content(child))
        if _name(child) == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            record["url"] = child.get("href")
    record["title"] = by_name.get("title")
    record["text"] = next((by_name[name] for name in _TEXT if by_name.get(name, "").strip()), None)
    record["date"] = next((by_name[name] for name in _DATE if by_name.get(name)), None)
    record.setdefault("url", by_name.get("link") or by_name.get("guid"))
    if by_name.get("source"):
        record["outlet"] = _source(by_name["source"])
    _cut_outlet(record)
    for key, value in by_name.items():
        record.setdefault(key, value)
    place = f"{path}[{number}]"
    try:
        return article_of(record, path, place, data, encoding, options)
    except ReadError as error:
        return error


def _source(content: str) -> str | None:
    """The name of the outlet that an entry was taken from; that of Atom is a feed in small."""
    title = _TITLE.search(content)
    return " ".join(visible_text(title[1] if title else content).split()) or None


def _cut_outlet(record: dict[str, str | None]) -> None:
    """Take the outlet off the end of the title (`Headline - Outlet`) and of a text that is no more than the title."""
    outlet, title, text = record["outlet"], record["title"], record["text"]
    if not outlet or not title:
        return
    behind = re.compile(rf"(?:{_DASH}){re.escape(outlet)}\s*\Z")
    title = behind.sub("", title.rstrip())
    seen = " ".join(visible_text(text or "").split())
    if seen.startswith(title) and seen[len(title) :].strip(" -–—|·") in ("", outlet):
        record["text"] = title
    record["title"] = title


def _content(element: Element) -> str:
    """The text of an element; markup inside it (Atom's xhtml) as markup."""
    if len(element):
        for inner in element.iter():
            inner.tag = _name(inner)  # the namespace would stand in every tag
        return "".join(tostring(child, encoding="unicode", method="html") for child in element)
    return element.text or ""
