"""The records that pass between the rooms: what is read, what is found, who said it, and why we think so.

All are frozen and picklable. Offsets count code points of the article's stored text, exactly as it was
decoded: `article.text[span.start:span.end]` are the words of the source.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Kind = Literal["direct", "indirect", "mixed", "headline"]
SpeakerClass = Literal["person", "office", "organization", "group", "unnamed", "media", "document"]
Resolution = Literal["name", "alias", "title", "role-on-date", "pronoun", "elided", "headline", "unresolved"]
RegionKind = Literal["title", "repeat", "date", "caption", "byline", "furniture", "body"]


class Span(NamedTuple):
    """A stretch of an article's text: start inclusive, end exclusive, in code points."""

    start: int
    end: int


class Region(NamedTuple):
    """A part of an article's layout; regions are in text order, do not overlap and leave only blanks out."""

    kind: RegionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read.

    `text` is what was decoded, whole, with its line ends. `regions` says which stretch is title, date line,
    caption, furniture or body. `path` is as the user gave it; `sha256` is of the bytes the text came from;
    `encoding` is the name Python knows the encoding by. `published` is the article's own date. `source` are the
    bytes that `sha256` is of, where they are to be kept. `file` is the absolute path of a file that is this one article.
    `capture` is the address in a web archive that the page was read from, where `url` is its own. `warnings` are sentences
    on what could not be told while it was read: the order of columns, where an article ends.
    """

    text: str
    title: str | None = None
    published: date | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None
    path: str | None = None
    encoding: str | None = None
    sha256: str | None = None
    regions: tuple[Region, ...] = ()
    source: bytes | None = None
    file: str | None = None
    capture: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever a statement is attributed to.

    `id` is a stable slug; `name` the Latin name, `name_ar` the Arabic one (as written where only the text
    knows the speaker). `role` holds on the date of the statement; `country` is ISO 3166-1 alpha-2, or UN, EU …
    `registered` tells a speaker of the registry from one known only from the text; `wikidata` is the id of such a one there
    (`Q58217`), where it is known.
    """

    id: str
    name: str
    name_ar: str | None = None
    speaker_class: SpeakerClass = "person"
    role: str | None = None
    country: str | None = None
    registered: bool = False
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One step of the reasoning behind a statement.

    `step` is one of find, content, speaker, date, topic, act, confidence; `rule` the rule's id; `note` what it saw, for a
    reader; `spans` the words it used; `parts` are names with values, for a program. Only the step confidence has any: what
    is known of how sure the statement is, as docs/record.md lists it. A part that does not apply is left out.
    """

    step: str
    rule: str
    note: str = ""
    spans: tuple[Span, ...] = ()
    parts: tuple[tuple[str, str | int], ...] = ()

    def values(self) -> dict[str, object]:
        """The step as it is stored and told in JSON: `parts` only where it has any."""
        values: dict[str, object] = {
            "step": self.step,
            "rule": self.rule,
            "note": self.note,
            "spans": self.spans,
        }
        return values | {"parts": dict(self.parts)} if self.parts else values


class Named(NamedTuple):
    """Somebody, a person or a body, whom the content of a statement names, with the first words that do."""

    speaker: Speaker
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of reporting: a cue, its source, the content it governs, and who said it when about what.

    `spans` are the content's parts in text order; `cue` and `source` are spans, None for a bare headline or an
    elided subject. `speakers` is empty when nobody could be settled on (`resolved_by` is then "unresolved").
    `date` is when it was said, None when neither the sentence nor the article knows. `act` is from the closed
    list in `lang/acts.toml`; `confidence` lies between 0 and 1. `named` are others than the speakers.
    """

    spans: tuple[Span, ...]
    kind: Kind
    act: str
    cue: Span | None
    source: Span | None
    speakers: tuple[Speaker, ...]
    resolved_by: Resolution
    date: date | None
    topics: tuple[str, ...]
    language: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    named: tuple[Named, ...] = ()
