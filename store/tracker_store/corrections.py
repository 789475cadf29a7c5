"""Set right by hand: speaker, date and topics of a statement, or that it is none.

What a person said is kept beside what the rules had found, and put on again when an article is read anew: the statement
is known by where its words stand. Every function here writes, inside the caller's transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from tracker_extract.errors import NotFoundError
from tracker_store.filters import REJECTED

CORRECTION_KEYS = (
    "id", "statement", "field", "value", "found", "note", "at", "article_id", "title", "quote",
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
    place = _place(connection, statement)
    for field, value in changes.items():
        found = _found(connection, statement, field)
        _undo(connection, statement, field, at)
        connection.execute(
            """insert into corrections (article_id, start, end, statement_id, field, value, found, note, at)
               values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (*place, statement, field, _json(value), _json(found), note, _stamp(at)),
        )
        _apply(connection, statement, field, value)


def said_on(connection: sqlite3.Connection, statement: int) -> str | None:
    """The day of a statement as it stands. Raises NotFoundError."""
    _place(connection, statement)
    day: str | None = _now(connection, statement, "date")
    return day


def restore(connection: sqlite3.Connection, statement: int, at: datetime) -> list[str]:
    """Bring back what the rules found; the fields that changed. Raises NotFoundError."""
    _place(connection, statement)
    query = "select field, found from corrections where statement_id = ? and undone_at is null order by id"
    standing = connection.execute(query, (statement,)).fetchall()
    for field, found in standing:
        _bring_back(connection, statement, field, json.loads(found))
        _undo(connection, statement, field, at)
    return [field for field, _ in standing]


def reapply(connection: sqlite3.Connection, article: int) -> int:
    """After an article's statements were found anew: put its corrections on those with the same words; how many fit."""
    waiting = connection.execute(
        """select id, start, end, field, value from corrections
           where article_id = ? and statement_id is null and undone_at is null order by id""",
        (article,),
    ).fetchall()
    fitted = 0
    for number, start, end, field, value in waiting:
        statement = _at(connection, article, start, end)
        if statement is None:
            continue
        fitted += 1
        found = _now(connection, statement, field)
        connection.execute(
            "update corrections set statement_id = ?, found = ? where id = ?", (statement, _json(found), number)
        )
        _apply(connection, statement, field, json.loads(value))
    return fitted


def corrections(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """A record for each correction that stands; `statement` is None where its words are no statement any more."""
    query = """
        select c.id, c.statement_id, c.field, c.value, c.found, c.note, c.at, c.article_id, a.title,
            coalesce((select group_concat(p.text, ' … ') from statement_parts p where p.statement_id = c.statement_id),
                substr(a.text, c.start + 1, c.end - c.start))
        from corrections c join articles a on a.id = c.article_id where c.undone_at is null order by c.id
    """
    for row in connection.execute(query):
        record = dict(zip(CORRECTION_KEYS, row, strict=True))
        record |= {key: json.loads(record[key]) for key in ("value", "found")}
        yield record


def _place(connection: sqlite3.Connection, statement: int) -> tuple[int, int, int]:
    query = """
        select s.article_id, p.start, p.end from statements s
        join statement_parts p on p.statement_id = s.id and p.position = 0 where s.id = ?
    """
    row: tuple[int, int, int] | None = connection.execute(query, (statement,)).fetchone()
    if row is None:
        raise NotFoundError("statement", str(statement))
    return row


def _at(connection: sqlite3.Connection, article: int, start: int, end: int) -> int | None:
    """The statement of an article whose first part shares the most with a stretch, at least half of the shorter."""
    query = """
        select s.id from statements s join statement_parts p on p.statement_id = s.id and p.position = 0
        where s.article_id = ?1 and 2 * (min(p.end, ?3) - max(p.start, ?2)) >= min(p.end - p.start, ?3 - ?2)
        order by min(p.end, ?3) - max(p.start, ?2) desc, s.id limit 1
    """
    row = connection.execute(query, (article, start, end)).fetchone()
    return row[0] if row else None


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
    else:
        column = "date" if field == "date" else "hidden"
        connection.execute(f"update statements set {column} = ? where id = ?", (value, statement))
    if field != "topics":
        # Whoever was one saying with it must be looked at again.
        again = "update statements set saying = null where saying = (select saying from statements where id = ?)"
        connection.execute(again, (statement,))


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
