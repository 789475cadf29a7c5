"""What the caller says about the reading: encoding, fields of records, facts that win over those found, limits."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any

from tracker_extract.errors import DataError
from tracker_extract.models import Article

MIB = 1 << 20

# Names under which records are known to keep each part, most telling first; compared without case. Collected from
# schema.org, RSS, newspaper and trafilatura output, and the fields common in published news corpora.
_USUAL: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "head", "heading", "name", "العنوان", "عنوان"),
    "text": (
        (
            "text",
            "body",
            "content",
            "articlebody",
            "article_body",
            "maintext",
            "main_text",
            "full_text",
            "fulltext",
        )
        + (
            "article",
            "story",
            "raw_text",
            "content_text",
            "content_html",
            "النص",
            "نص",
            "المحتوى",
            "description",
            "summary",
        )
    ),
    "date": (
        (
            "date",
            "published",
            "publish_date",
            "published_date",
            "date_published",
            "datepublished",
            "published_at",
        )
        + (
            "publishedat",
            "pubdate",
            "pub_date",
            "date_publish",
            "publication_date",
            "dateline",
            "created_at",
            "timestamp",
            "التاريخ",
            "تاريخ",
        )
    ),
    "outlet": (
        "outlet",
        "source",
        "publisher",
        "site",
        "sitename",
        "site_name",
        "source_domain",
        "newspaper",
        "domain",
        "المصدر",
    ),
    "url": ("url", "link", "canonical_url", "permalink", "source_url", "uri", "الرابط"),
    "language": ("language", "lang", "inlanguage"),
}
PARTS = tuple(_USUAL)


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
        """The value of a part of the record, None if it has none."""
        for given, name in self.given:
            if given == part:
                return _inside(record, name)
        folded = {key.casefold(): value for key, value in record.items() if isinstance(key, str)}
        for name in _USUAL[part]:
            value = folded.get(name)
            if value not in (None, ""):
                return value
        return None


def _inside(record: Any, name: str) -> Any:
    if isinstance(record, dict) and name in record:
        return record[name]
    for step in name.split("."):
        if not isinstance(record, dict):
            return None
        record = record.get(step)
    return record


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds against bombs: bytes of one document, of one record, of all that comes out of one archive; depth of archives.

    The largest pages in the wild are some 30 MiB, the largest records of published news corpora some 5.
    """

    document: int = 128 * MIB
    record: int = 16 * MIB
    unpacked: int = 64 << 10 << 20
    ratio: int = 1000  # bytes out for a byte in, beyond which an archive member is a bomb; text reaches 30
    free: int = 64 * MIB  # so much may come out at any ratio
    nesting: int = 3
    members: int = 1_000_000


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. `kind` forces a type (`jsonl` …); `date`, `outlet`, `url`, `language` win over what is found.

    With `keep_source` articles bring the bytes that their text came from. `day_first` tells the order of numeric dates
    (False: the month first); told by the other dates of a column and by the language of the text where it is None.
    """

    encoding: str | None = None
    fields: Fields = field(default_factory=Fields)
    kind: str | None = None
    date: date | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    keep_source: bool = False
    day_first: bool | None = None
    limits: Limits = field(default_factory=Limits)

    def sealed(self, article: Article, data: bytes) -> Article:
        """The article with the digest of the bytes that it was read from, and with them where they are to be kept."""
        return replace(article, sha256=sha256(data).hexdigest(), source=data if self.keep_source else None)

    def applied_to(self, article: Article) -> Article:
        """The article with the facts that the caller gave."""
        if self.date is None and self.outlet is None and self.url is None and self.language is None:
            return article
        return replace(
            article,
            published=self.date or article.published,
            outlet=self.outlet or article.outlet,
            url=self.url or article.url,
            language=self.language or article.language,
        )
