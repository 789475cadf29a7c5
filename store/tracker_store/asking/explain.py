"""One statement with all that is known about why it is there."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from tracker_extract.errors import NotFoundError
from tracker_extract.models import Evidence, Span
from tracker_store.asking.record import COLUMNS, Record, address_passage, record
from tracker_store.asking.text_fragments import page_of


@dataclass(frozen=True, slots=True)
class Explained:
    """A statement's record, its article's text and encoding, its cue and source, and the steps of the reasoning."""

    record: Record
    text: str
    encoding: str | None
    version: str
    cue: Span | None
    source: Span | None
    evidence: tuple[Evidence, ...]


def explained(connection: sqlite3.Connection, statement_id: int) -> Explained:
    """The statement with this id. Raises NotFoundError."""
    query = f"""
        select s.cue_start, s.cue_end, s.source_start, s.source_end, s.evidence, a.encoding, a.version, a.text, {COLUMNS}
        from statements s join articles a on a.id = s.article_id where s.id = ?
    """
    row = connection.execute(query, (statement_id,)).fetchone()
    if row is None:
        raise NotFoundError("statement", str(statement_id))
    cue_start, cue_end, source_start, source_end, evidence, encoding, version, text, *rest = row
    made = record(rest)
    address_passage(made, page_of(text))
    return Explained(
        record=made,
        text=text,
        encoding=encoding,
        version=version,
        cue=None if cue_start is None else Span(cue_start, cue_end),
        source=None if source_start is None else Span(source_start, source_end),
        evidence=tuple(_step(step) for step in json.loads(evidence)),
    )


def _step(step: dict[str, object]) -> Evidence:
    spans, parts = step["spans"], step.get("parts", {})
    assert isinstance(spans, list)
    assert isinstance(parts, dict)
    return Evidence(
        str(step["step"]),
        str(step["rule"]),
        str(step["note"]),
        tuple(Span(*span) for span in spans),
        tuple(parts.items()),
    )
