"""Set right by hand: speaker, date and topics of a statement, or that it is none.

What a person said is kept beside what the rules had found. `reprocess` leaves a statement that was set right as it is
(`by_hand`). What changes something here does so inside the caller's transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from tracker_extract.errors import NotFoundError
from tracker_store.database.schema import OLDER, REJECTED, SHOWN
from tracker_store.relations.pairs import in_pairs
from tracker_store.writing.stale_sayings import forget

CORRECTION_KEYS = (
    "id", "statement", "field", "value", "found", "note", "at", "article_id", "title", "quote", "act", "kind", "language",
)  # fmt: skip
# What `resolved_by` says where a person named the speaker.
BY_HAND = "hand"


def set_right(
    connection: sqlite3.Connection, statement: int, changes: Mapping[str, Any], note: str | None, at: datetime
) -> None:
    """Change fields of a statement. Raises NotFoundError.

    `speaker` is a list of (id, role), empty for nobody; `date` an ISO date or None; `topics` a list of slugs;
    `rejected` is True.
    """
    _must_be_there(connection, statement)
    for field, value in changes.items():
        found = _found(connection, statement, field)
        _undo(connection, statement, field, at)
        connection.execute(
            "insert into corrections (statement_id, field, value, found, note, at) values (?, ?, ?, ?, ?, ?)",
            (statement, field, _json(value), _json(found), note, _stamp(at)),
        )
        _apply(connection, statement, field, value)


def said_on(connection: sqlite3.Connection, statement: int) -> str | None:
    """The day of a statement as it stands. Raises NotFoundError."""
    _must_be_there(connection, statement)
    day: str | None = _now(connection, statement, "date")
    return day


def restore(connection: sqlite3.Connection, statement: int, at: datetime) -> list[str]:
    """Bring back what the rules found; the fields that changed. Raises NotFoundError."""
    _must_be_there(connection, statement)
    query = "select field, found from corrections where statement_id = ? and undone_at is null order by id"
    standing = connection.execute(query, (statement,)).fetchall()
    for field, found in standing:
        _bring_back(connection, statement, field, json.loads(found))
        _undo(connection, statement, field, at)
    return [field for field, _ in standing]


def corrected(connection: sqlite3.Connection) -> list[int]:
    """The statements that were set right and not brought back, by their ids."""
    query = """
        select distinct statement_id from corrections where undone_at is null and statement_id is not null order by 1
    """
    return [statement for (statement,) in connection.execute(query)]


def by_hand(connection: sqlite3.Connection, article: int) -> set[int]:
    """The statements of an article that were set right, or judged beside another: what reads the article anew leaves them
    alone."""
    query = """
        select distinct c.statement_id from corrections c join statements s on s.id = c.statement_id
        where s.article_id = ? and c.undone_at is null
    """
    return {statement for (statement,) in connection.execute(query, (article,))} | in_pairs(
        connection, article
    )


def corrections(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """A record for each correction that stands, in the order they were made."""
    query = """
        select c.id, c.statement_id, c.field, c.value, c.found, c.note, c.at, s.article_id, a.title,
            (select group_concat(text, ' … ') from
                (select p.text from statement_parts p where p.statement_id = s.id order by p.position)),
            s.act, s.kind, s.language
        from corrections c join statements s on s.id = c.statement_id join articles a on a.id = s.article_id
        where c.undone_at is null order by c.id
    """
    for row in connection.execute(query):
        record = dict(zip(CORRECTION_KEYS, row, strict=True))
        record |= {key: json.loads(record[key]) for key in ("value", "found")}
        yield record


def _must_be_there(connection: sqlite3.Connection, statement: int) -> None:
    if connection.execute("select 1 from statements where id = ?", (statement,)).fetchone() is None:
        raise NotFoundError("statement", str(statement))


def _found(connection: sqlite3.Connection, statement: int, field: str) -> Any:
    """What the rules found: as an earlier correction of the field has kept it, else as it is now."""
    query = "select found from corrections where statement_id = ? and field = ? and undone_at is null"
    row = connection.execute(query, (statement, field)).fetchone()
    return json.loads(row[0]) if row else _now(connection, statement, field)


def _now(connection: sqlite3.Connection, statement: int, field: str) -> Any:
    if field == "speaker":
        query = "select speaker_id, role from statement_speakers where statement_id = ? order by position"
        by = connection.execute("select resolved_by from statements where id = ?", (statement,)).fetchone()[0]
        return {"speakers": connection.execute(query, (statement,)).fetchall(), "resolved_by": by}
    if field == "topics":
        query = "select topic from statement_topics where statement_id = ? order by topic"
        return [topic for (topic,) in connection.execute(query, (statement,))]
    column = "date" if field == "date" else "hidden"
    return connection.execute(f"select {column} from statements where id = ?", (statement,)).fetchone()[0]


def _apply(connection: sqlite3.Connection, statement: int, field: str, value: Any) -> None:
    if field == "speaker":
        value = {"speakers": value, "resolved_by": BY_HAND if value else "unresolved"}
    _bring_back(connection, statement, field, REJECTED if field == "rejected" else value)


def _bring_back(connection: sqlite3.Connection, statement: int, field: str, value: Any) -> None:
    if field == "speaker":
        _speak(connection, statement, value["speakers"], value["resolved_by"])
    elif field == "topics":
        connection.execute("delete from statement_topics where statement_id = ?", (statement,))
        rows = [(statement, topic) for topic in value]
        connection.executemany("insert into statement_topics (statement_id, topic) values (?, ?)", rows)
    elif field == "date":
        connection.execute("update statements set date = ? where id = ?", (value, statement))
    else:
        older = f"iif((select current from articles a where a.id = article_id), {SHOWN}, {OLDER})"
        hidden = REJECTED if value == REJECTED else older
        connection.execute(f"update statements set hidden = {hidden} where id = ?", (statement,))
    if field != "topics":
        forget(connection, [statement])


def _speak(connection: sqlite3.Connection, statement: int, speakers: list[list[str]], by: str) -> None:
    connection.execute("delete from statement_speakers where statement_id = ?", (statement,))
    connection.executemany(
        "insert into statement_speakers (statement_id, position, speaker_id, role) values (?, ?, ?, ?)",
        [(statement, position, id_, role) for position, (id_, role) in enumerate(speakers)],
    )
    connection.execute("update statements set resolved_by = ? where id = ?", (by, statement))


def _undo(connection: sqlite3.Connection, statement: int, field: str, at: datetime) -> None:
    connection.execute(
        "update corrections set undone_at = ? where statement_id = ? and field = ? and undone_at is null",
        (_stamp(at), statement, field),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def hidden_as(connection: sqlite3.Connection, statement: int) -> int:
    """SHOWN, or why a statement is not: REJECTED, OLDER."""
    row = connection.execute("select hidden from statements where id = ?", (statement,)).fetchone()
    return int(row[0])
