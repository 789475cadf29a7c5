"""The record: what one statement looks like outside, whatever the format. Keys are stable; new ones may be added."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

Record = dict[str, Any]

KEYS = (
    "id", "date", "speaker", "speaker_ar", "speaker_id", "speaker_class", "role", "country", "source_text",
    "resolved_by", "cue", "act", "kind", "quote", "parts", "spans", "start", "topics", "language", "article_id",
    "title", "outlet", "url", "path", "published", "confidence", "corrected",
)  # fmt: skip

# The row that `record` expects. Aggregates are correlated on purpose: with a limit, only the rows shown pay.
COLUMNS = """
    s.id, s.date, s.source_text, s.resolved_by, s.cue, s.act, s.kind, s.start, s.language, s.confidence,
    s.article_id, a.title, a.outlet, a.url, a.path, a.published,
    (select json_group_array(json_array(p.text, p.start, p.end)) from statement_parts p where p.statement_id = s.id),
    (select json_group_array(t.topic) from statement_topics t where t.statement_id = s.id),
    (select json_group_array(json_array(b.speaker_id, b.name, b.name_ar, b.class, b.role, b.country))
        from said_by b where b.statement_id = s.id),
    (select json_group_array(field) from (select distinct c.field from corrections c
        where c.statement_id = s.id and c.undone_at is null order by c.field))
"""


def record(row: Sequence[Any]) -> Record:
    """The record of a row of `COLUMNS`."""
    (number, date, source_text, resolved_by, cue, act, kind, start, language, confidence,
     article_id, title, outlet, url, path, published, parts, topics, speakers, corrected) = row  # fmt: skip
    pieces = json.loads(parts)
    texts = [text for text, _, _ in pieces]
    ids, names, names_ar, classes, roles, countries = (
        zip(*json.loads(speakers), strict=True) if speakers != "[]" else [()] * 6
    )
    return {
        "id": number,
        "date": date,
        "speaker": _joined(names, " & "),
        "speaker_ar": _joined(names_ar, " & "),
        "speaker_id": _joined(ids, ";"),
        "speaker_class": _shared(classes),
        "role": _joined(roles, " & "),
        "country": _shared(countries),
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
    }  # fmt: skip


def _joined(values: Sequence[str | None], joint: str) -> str | None:
    return joint.join(value for value in values if value) or None


def _shared(values: Sequence[str | None]) -> str | None:
    """What several speakers have in common is said once: two persons are `person`."""
    return _joined(tuple(dict.fromkeys(values)), ";")
