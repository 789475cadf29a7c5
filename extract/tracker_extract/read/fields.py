"""Under which names records keep title, text, date, outlet, address and language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tracker_extract.errors import DataError

# Names under which records are known to keep each part, most telling first; compared without case, blanks, hyphens and
# underscores, so that `publish_date`, `publishDate` and `Publish Date` are one. A dot goes inside. Collected from schema.org,
# RSS, JSON Feed, WordPress, Drupal and Ghost, the answers of news services (Guardian, New York Times, NewsAPI, GNews, Bing,
# Event Registry, GDELT, Media Cloud, Webz.io, Newscatcher, Aylien), the output of trafilatura, news-please and Readability,
# and the fields common in published news corpora.
_USUAL: dict[str, tuple[str, ...]] = {
    "title": (
        *("title", "headline", "head", "heading", "web title", "article title", "news title", "post title"),
        *("name", "subject"),
        *("العنوان", "عنوان", "عنوان الخبر", "عنوان المقال", "العنوان الرئيسي"),
    ),
    "text": (
        *(
            "text",
            "body",
            "full content",
            "content",
            "article body",
            "main text",
            "full text",
            "article text",
        ),
        *("body text", "story text", "news text", "text content", "article content", "article", "story"),
        *("raw text", "plain text", "content text", "content html", "html", "body html", "document"),
        *("contents", "post content", "story sentences", "message", "blocks.body"),
        *(
            "النص",
            "نص",
            "المحتوى",
            "نص الخبر",
            "نص المقال",
            "متن الخبر",
            "الخبر",
            "المقال",
            "التفاصيل",
            "محتوى",
        ),
    ),
    "date": (
        *(
            "date",
            "published",
            "publish date",
            "published date",
            "date published",
            "published at",
            "pub date",
        ),
        *("date publish", "publication date", "web publication date", "first published", "published time"),
        *("published on", "date time pub", "date time", "seen date", "post date", "pub time", "dateline"),
        *("created at", "created", "timestamp", "post created", "iso date"),
        *("التاريخ", "تاريخ", "تاريخ النشر", "تاريخ الخبر", "تاريخ المقال"),
    ),
    "outlet": (
        *("outlet", "source hostname", "outlet name", "source name", "source", "publisher", "publication"),
        *("site name", "media name", "site", "provider", "publication title", "newspaper", "agency"),
        *("thread.site", "page name", "media outlet", "source domain", "hostname", "clean url", "domain"),
        *("المصدر", "الصحيفة", "الموقع", "الوكالة", "الناشر", "الجريدة", "اسم الصحيفة"),
    ),
    "url": (
        *(
            "url",
            "link",
            "canonical url",
            "permalink",
            "web url",
            "article url",
            "links.permalink",
            "page url",
        ),
        *("news url", "external url", "uri", "source url", "main entity of page"),
        *("الرابط", "رابط", "رابط الخبر", "رابط المقال"),
    ),
    "language": ("language", "lang", "in language", "article language", "language code", "اللغة", "لغة"),
}
PARTS = tuple(_USUAL)
# Where nothing holds the whole text, what holds its beginning or what it is about.
_SHORT = (
    "lead paragraph",
    "description",
    "summary",
    "abstract",
    "abstract note",
    "snippet",
    "excerpt",
    "desc",
    "short description",
    "الملخص",
    "ملخص",
)

_APART = re.compile(r"(?<=\w)[\s_\-]+")  # not before the name: `_source` of Elasticsearch is no source
ADDRESS = re.compile(r"(?:https?:)?//\S+\Z", re.IGNORECASE)


def key_of(name: str) -> str:
    """A name of a field as names are compared: without case, blanks, hyphens and underscores."""
    return _APART.sub("", name).casefold()


KEYS = {part: tuple(map(key_of, names)) for part, names in _USUAL.items()}
_SHORT_KEYS = tuple(map(key_of, _SHORT))


@dataclass(frozen=True, slots=True)
class Fields:
    """Which field of a record holds title, text, date, outlet, url and language; a dot goes inside (`source.name`)."""

    given: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, text: str) -> Fields:
        """Of the command line's `title=headline,text=body`; DataError names a part that does not exist."""
        pairs = []
        for entry in filter(None, (e.strip() for e in text.split(","))):
            part, equals, name = entry.partition("=")
            if not equals or part.strip() not in PARTS or not name.strip():
                raise DataError("--fields", entry, f"PART=FIELD with PART one of {', '.join(PARTS)}")
            pairs.append((part.strip(), name.strip()))
        return cls(tuple(pairs))

    def name_of(self, part: str) -> str | None:
        """The field that the user names for a part, None if none was named."""
        return next((name for given, name in self.given if given == part), None)

    def pick(self, record: dict[str, Any], part: str) -> Any:
        """The value of a part of the record, None if it has none.

        An outlet that is an address (trafilatura's `source`) is the address of the article instead.
        """
        for given, name in self.given:
            if given == part:
                return _inside(record, name)
        folded = _folded(record)
        names = KEYS[part] + (_SHORT_KEYS if part == "text" else ())
        found = (_value(folded, name) for name in names)
        values = (value for value in found if value not in (None, "", [], {}))
        if part == "outlet":
            return next((value for value in values if not _is_address(value)), None)
        value = next(values, None)
        if value is None and part == "url":
            value = next(filter(_is_address, (_value(folded, name) for name in KEYS["outlet"])), None)
        return value

    def holds_full_text(self, record: dict[str, Any]) -> bool:
        """Whether the record has more than a description for its text."""
        folded = _folded(record)
        return any(_value(folded, name) not in (None, "", [], {}) for name in KEYS["text"])


def is_part(name: str, fields: Fields, part: str | None = None) -> bool:
    """Whether a column may hold a part of an article (this part): as `--fields` names it, or under a usual name."""
    for given, asked in fields.given:
        if part in (None, given) and name in (asked, asked.partition(".")[0]):
            return True
    if part is not None and fields.name_of(part) is not None:
        return False
    key = key_of(name)
    parts = (part,) if part else PARTS
    usual = any(key == known.partition(".")[0] for each in parts for known in KEYS[each])
    return usual or (part in (None, "text") and key in _SHORT_KEYS)


def _folded(record: dict[str, Any]) -> dict[str, Any]:
    """The record under its compared names; of two that are one, the first that is not empty."""
    folded: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(name, str):
            key = key_of(name)
            if folded.get(key) in (None, ""):
                folded[key] = value
    return folded


def _value(folded: dict[str, Any], name: str) -> Any:
    outer, _, inner = name.partition(".")
    value = folded.get(outer)
    if inner:
        return _folded(value).get(inner) if isinstance(value, dict) else None
    return value


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and ADDRESS.match(value.strip()) is not None


def _inside(record: Any, name: str) -> Any:
    if isinstance(record, dict) and name in record:
        return record[name]
    for step in name.split("."):
        if not isinstance(record, dict):
            return None
        record = record.get(step)
    return record
