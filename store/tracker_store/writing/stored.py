"""Statements of the database as the rows that made them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from tracker_store.writing.prepare import STATEMENT_COLUMNS, Known, Said


def stored_statements(connection: sqlite3.Connection, article_id: int) -> Iterator[tuple[int, Said]]:
    """The article's statements as they stand, by id."""
    query = f"select id, {', '.join(STATEMENT_COLUMNS)} from statements where article_id = ? order by id"
    for number, *row in connection.execute(query, (article_id,)).fetchall():
        yield number, _said(connection, number, tuple(row))


def _said(connection: sqlite3.Connection, number: int, row: tuple[str | int | float | None, ...]) -> Said:
    def rows(query: str) -> list[tuple[object, ...]]:
        return connection.execute(query, (number,)).fetchall()

    parts = rows('select start, "end", text from statement_parts where statement_id = ? order by position')
    folded = rows("select folded from statement_search where statement_id = ?")
    speakers = rows(
        """select w.id, w.name, w.name_ar, w.class, w.country, w.registered, w.wikidata, l.role from statement_speakers l
           join speakers w on w.id = l.speaker_id where l.statement_id = ? order by l.position"""
    )
    topics = rows("select topic from statement_topics where statement_id = ? order by topic")
    named = rows(
        """select n.id, n.name, n.name_ar, n.class, n.country, n.registered, n.wikidata, m.start, m.end from statement_named m
           join named n on n.id = m.named_id where m.statement_id = ? order by m.start"""
    )
    return Said(
        row,
        tuple(parts),  # type: ignore[arg-type]
        str(folded[0][0]) if folded else "",
        tuple((Known(*speaker[:-1]), speaker[-1]) for speaker in speakers),  # type: ignore[arg-type,misc]
        tuple(str(topic) for (topic,) in topics),
        tuple((Known(*who[:-2]), *who[-2:]) for who in named),  # type: ignore[arg-type,misc]
    )
