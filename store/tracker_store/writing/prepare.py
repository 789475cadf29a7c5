"""Articles and statements as the rows they become: all that can be done before the database is at hand.

Workers prepare, so that the one process that writes has little to do; rows of plain values also pass between
processes at a fraction of the cost of records.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker_extract.models import Article, Evidence, Span, Speaker, Statement
from tracker_extract.resemblance import sketch
from tracker_extract.text import fold
from tracker_store.writing.originals import packed

PART_JOINT = " … "
_JSON = json.JSONEncoder(ensure_ascii=False)

STATEMENT_COLUMNS = (
    "start", "date", "kind", "act", "resolved_by", "language", "confidence", "cue_start", "cue_end", "cue",
    "source_start", "source_end", "source_text", "evidence",
)  # fmt: skip
ARTICLE_COLUMNS = (
    "sha256", "text_sha256", "title", "published", "language", "outlet", "url", "path", "encoding", "regions", "text",
)  # fmt: skip


class Known(NamedTuple):
    """A speaker as the table has it: id, Latin name, Arabic name, class, country, whether of the registry, Wikidata's id."""

    id: str
    name: str
    name_ar: str | None
    speaker_class: str
    country: str | None
    registered: bool
    wikidata: str | None = None


class Said(NamedTuple):
    """A statement: its row by STATEMENT_COLUMNS, parts as start, end and text, their folded words, speakers with roles, topics,
    and whoever its words name, each with start and end of the name."""

    row: tuple[str | int | float | None, ...]
    parts: tuple[tuple[int, int, str], ...]
    folded: str
    speakers: tuple[tuple[Known, str | None], ...]
    topics: tuple[str, ...]
    named: tuple[tuple[Known, int, int], ...] = ()


class Prepared(NamedTuple):
    """An article by ARTICLE_COLUMNS, its statements in text order, its sketch, the bytes it came from if kept, the absolute
    path of the file that is this one article, the address of its capture and what reading warns of."""

    row: tuple[str | None, ...]
    said: tuple[Said, ...]
    sketch: tuple[int, ...]
    source: bytes | None  # packed
    file: str | None = None
    capture: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def text_sha256(self) -> str:
        return self.row[1] or ""

    @property
    def language(self) -> str | None:
        return self.row[4]

    @property
    def published(self) -> str | None:
        return self.row[3]

    @property
    def text(self) -> str:
        return self.row[-1] or ""

    @property
    def outlet(self) -> str | None:
        return self.row[5]

    @property
    def url(self) -> str | None:
        return self.row[6]

    @property
    def path(self) -> str | None:
        return self.row[7]


def prepared(article: Article, statements: Sequence[Statement]) -> Prepared:
    """The rows of an article with its statements."""
    return Prepared(
        _article_row(article),
        tuple(said(article.text, statement) for statement in statements),
        sketch(article.text),
        article.source and packed(article.source),
        _storable(article.file),
        article.capture,
        article.warnings,
    )


def text_digest(text: str) -> str:
    """The SHA-256 of a text as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _article_row(article: Article) -> tuple[str | None, ...]:
    return (
        article.sha256,
        text_digest(article.text),
        article.title,
        article.published.isoformat() if article.published else None,
        article.language,
        article.outlet,
        article.url,
        _storable(article.path),
        article.encoding,
        json.dumps(article.regions),
        article.text,
    )


def _storable(path: str | None) -> str | None:
    """A file's name may hold bytes that are no UTF-8; SQLite refuses what Python makes of them."""
    return path and path.encode("utf-8", "backslashreplace").decode()


def said(text: str, statement: Statement) -> Said:
    """The rows of one statement of the text."""
    parts = tuple((start, end, text[start:end]) for start, end in statement.spans)
    return Said(
        (
            statement.spans[0].start,
            statement.date.isoformat() if statement.date else None,
            statement.kind,
            statement.act,
            statement.resolved_by,
            statement.language,
            statement.confidence,
            *_words(text, statement.cue),
            *_words(text, statement.source),
            _evidence(statement.evidence),
        ),
        parts,
        folded_words(part for _, _, part in parts),
        tuple((_known(speaker), speaker.role) for speaker in statement.speakers),
        tuple(dict.fromkeys(statement.topics)),
        tuple((_known(named.speaker), *named.span) for named in statement.named),
    )


def folded_words(parts: Iterable[str]) -> str:
    """What search looks at: the content, folded."""
    return fold(PART_JOINT.join(parts))


def _known(speaker: Speaker) -> Known:
    return Known(
        speaker.id, speaker.name, speaker.name_ar, speaker.speaker_class, speaker.country, speaker.registered,
        speaker.wikidata,
    )  # fmt: skip


def _words(text: str, span: Span | None) -> tuple[int | None, int | None, str | None]:
    return (None, None, None) if span is None else (span.start, span.end, text[span.start : span.end])


def _evidence(steps: Iterable[Evidence]) -> str:
    return _JSON.encode([step.values() for step in steps])
