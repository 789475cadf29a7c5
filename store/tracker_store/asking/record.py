"""The record: what one statement looks like outside, whatever the format. Keys are stable; new ones may be added."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tracker_store.asking.text_fragments import Page, page_of, passage_url

Record = dict[str, Any]

KEYS = (
    "id", "date", "speaker", "speaker_ar", "speaker_id", "speaker_class", "role", "country", "source_text",
    "resolved_by", "cue", "act", "kind", "quote", "parts", "spans", "start", "topics", "language", "article_id",
    "title", "outlet", "url", "path", "published", "confidence", "corrected", "speaker_wikidata", "archived_url",
    "passage_url",
)  # fmt: skip

# The row that `record` expects. Aggregates are correlated on purpose: with a limit, only the rows shown pay.
COLUMNS = """
    s.id, s.date, s.source_text, s.resolved_by, s.cue, s.act, s.kind, s.start, s.language, s.confidence,
    s.article_id, a.title, a.outlet, a.url, a.path, a.published,
    (select json_group_array(json_array(p.text, p.start, p.end)) from statement_parts p where p.statement_id = s.id),
    (select json_group_array(t.topic) from statement_topics t where t.statement_id = s.id),
    (select json_group_array(json_array(b.speaker_id, b.name, b.name_ar, b.class, b.role, b.country, b.wikidata))
        from said_by b where b.statement_id = s.id),
    (select json_group_array(field) from (select distinct c.field from corrections c
        where c.statement_id = s.id and c.undone_at is null order by c.field)),
    (select r.capture from article_readings r where r.article_id = s.article_id)
"""


def records(connection: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> Iterator[Record]:
    """The record of each row of `COLUMNS`, whole."""
    articles = _Articles(connection)
    for row in rows:
        made = record(row)
        if made["url"] or made["archived_url"]:
            address_passage(made, articles.page(made["article_id"]))
        yield made


def address_passage(made: Record, page: Page) -> None:
    """Give the record the address of its words, of the page itself or else of its capture. `page` is the article's text."""
    spans = made["spans"]
    made["passage_url"] = passage_url(made["url"], page, spans) or passage_url(
        made["archived_url"], page, spans
    )


class _Articles:
    """Texts of articles as they are needed: the last one is kept, as statements mostly come by article."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._last: tuple[int, Page] | None = None

    def page(self, number: int) -> Page:
        if self._last is None or self._last[0] != number:
            (text,) = self._connection.execute("select text from articles where id = ?", (number,)).fetchone()
            self._last = number, page_of(text)
        return self._last[1]


def record(row: Sequence[Any]) -> Record:
    """The record of a row of `COLUMNS`, but for the address of its words, which takes the text of its article."""
    (number, date, source_text, resolved_by, cue, act, kind, start, language, confidence,
     article_id, title, outlet, url, path, published, parts, topics, speakers, corrected, archived) = row  # fmt: skip
    pieces = json.loads(parts)
    texts = [text for text, _, _ in pieces]
    said_by = keys_of_speakers(json.loads(speakers))
    return {
        "id": number,
        "date": date,
        "speaker": said_by["speaker"],
        "speaker_ar": said_by["speaker_ar"],
        "speaker_id": said_by["speaker_id"],
        "speaker_class": said_by["speaker_class"],
        "role": said_by["role"],
        "country": said_by["country"],
        "source_text": source_text,
        "resolved_by": resolved_by,
        "cue": cue,
        "act": act,
        "kind": kind,
        "quote": " … ".join(texts),
        "parts": texts,
        "spans": [[begin, end] for _, begin, end in pieces],
        "start": start,
        "topics": json.loads(topics),
        "language": language,
        "article_id": article_id,
        "title": title,
        "outlet": outlet,
        "url": url,
        "path": path,
        "published": published,
        "confidence": confidence,
        "corrected": json.loads(corrected),
        "speaker_wikidata": said_by["speaker_wikidata"],
        "archived_url": archived,
        "passage_url": None,
    }  # fmt: skip


def keys_of_speakers(speakers: Sequence[Sequence[Any]]) -> dict[str, str | None]:
    """What the record says of the speakers of a statement: of each id, names, class, role, country and item of Wikidata."""
    ids, names, names_ar, classes, roles, countries, items = (
        zip(*speakers, strict=True) if speakers else [()] * 7
    )
    return {
        "speaker": _joined(names, " & "),
        "speaker_ar": _joined(names_ar, " & "),
        "speaker_id": _joined(ids, ";"),
        "speaker_class": _shared(classes),
        "role": _joined(roles, " & "),
        "country": _shared(countries),
        # A place for each speaker, so that ids and items go together.
        "speaker_wikidata": ";".join(item or "" for item in items) if any(items) else None,
    }


def _joined(values: Sequence[str | None], joint: str) -> str | None:
    return joint.join(value for value in values if value) or None


def _shared(values: Sequence[str | None]) -> str | None:
    """What several speakers have in common is said once: two persons are `person`."""
    return _joined(tuple(dict.fromkeys(values)), ";")
