"""What the caller says about the reading: encoding, fields of records, facts that win over those found, limits."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from tracker_extract.models import Article
from tracker_extract.read.fields import Fields
from tracker_extract.read.path_patterns import PathPattern

MIB = 1 << 20


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
class Part:
    """Some records of a file: so many from number `first` on, counted from 0, or all from there where `count` is None."""

    first: int
    count: int | None = None

    @property
    def end(self) -> float:
        """The number of the first record behind it."""
        return math.inf if self.count is None else self.first + self.count


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. `kind` forces a type (`jsonl` …); `date`, `outlet`, `url`, `language` win over what is found.

    With `keep_source` articles bring the bytes that their text came from. `day_first` tells the order of numeric dates
    (False: the month first); told by the other dates of a column and by the language of the text where it is None.
    `per_day`: of a chat, all messages of a day are an article. `date_from_path`, `outlet_from_path` tell from the path of an
    article what wins over what is found, where they fit.
    `tell_passed`: pictures, scripts and the like in a folder or an archive are told as NoArticleError, not left out.
    `part`: of a file of JSON lines or Parquet, only these; files of other types are read whole.
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
    tell_passed: bool = False
    per_day: bool = False
    date_from_path: PathPattern | None = None
    outlet_from_path: PathPattern | None = None
    limits: Limits = field(default_factory=Limits)
    part: Part | None = None

    def sealed(self, article: Article, data: bytes) -> Article:
        """The article with the digest of the bytes that it was read from, and with them where they are to be kept."""
        return replace(article, sha256=sha256(data).hexdigest(), source=data if self.keep_source else None)

    def applied_to(self, article: Article) -> Article:
        """The article with the facts that the caller gave."""
        path = article.path or ""
        day = self.date or (self.date_from_path.date(path) if self.date_from_path else None)
        outlet = self.outlet or (self.outlet_from_path.outlet(path) if self.outlet_from_path else None)
        if not (day or outlet or self.url or self.language):
            return article
        return replace(
            article,
            published=day or article.published,
            outlet=outlet or article.outlet,
            url=self.url or article.url,
            language=self.language or article.language,
        )
