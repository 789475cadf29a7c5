"""What a person said of two statements: that they are a change of position, or one saying in two languages; or that not.

A pair is proposed by `positions` or `across`, and is neither until somebody says so. What was judged stays beside the
statements as corrections do: `reprocess` leaves both as they are. A pair is told while both are shown and have a speaker
in common; if one was rejected or given to somebody else, it is silent until that is taken back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Literal, NamedTuple

from tracker_extract.errors import NotFoundError, StoreError
from tracker_store.asking.query import by_ids

Kind = Literal["position", "language"]
State = Literal["confirmed", "dismissed"]
Reasons = list[dict[str, Any]]

PAIR_KEYS = (
    "state", "speaker", "speaker_ar", "one", "one_date", "one_act", "one_quote", "other", "other_date", "other_act",
    "other_quote", "why", "note",
)  # fmt: skip
PROPOSED = "proposed"

_SHARED = """exists (select 1 from said_by a join said_by b on b.speaker_id = a.speaker_id
    where a.statement_id = {} and b.statement_id = {})"""


class Pair(NamedTuple):
    """Two statements, the earlier first, why they were proposed, and what a person said; `sayings` are theirs, in that order."""

    one: int
    other: int
    why: Reasons
    sayings: tuple[int, int]
    state: str = PROPOSED
    note: str | None = None


def judge(
    connection: sqlite3.Connection,
    kind: Kind,
    ids: tuple[int, int],
    state: State,
    why: Reasons,
    note: str | None,
    at: datetime,
) -> None:
    """Keep what a person said of two statements, in place of what was said before. Raises as `in_order`."""
    one, other = in_order(connection, kind, ids)
    undo(connection, kind, (one, other), at)
    connection.execute(
        "insert into pairs (kind, one, other, verdict, why, note, at) values (?, ?, ?, ?, ?, ?, ?)",
        (kind, one, other, state, json.dumps(why, ensure_ascii=False), note, _stamp(at)),
    )


def in_order(connection: sqlite3.Connection, kind: Kind, ids: tuple[int, int]) -> tuple[int, int]:
    """The ids of two statements that can be a pair of this kind, that of the earlier first.

    Raises NotFoundError, and StoreError where they are one, of two speakers, or in one language instead of two.
    """
    one, other = _by_day(connection, ids)
    if not connection.execute(f"select {_SHARED.format('?1', '?2')}", (one, other)).fetchone()[0]:
        raise StoreError(f"statements {one} and {other} are not one speaker's")
    languages = {language for (language,) in _of(connection, "language", (one, other))}
    if kind == "language" and len(languages) == 1:
        raise StoreError(f"statements {one} and {other} are in one language")
    return one, other


def undo(connection: sqlite3.Connection, kind: Kind, ids: tuple[int, int], at: datetime) -> bool:
    """Take back what was said of two statements; whether there was anything."""
    query = """update pairs set undone_at = ? where kind = ? and undone_at is null
               and min(one, other) = ? and max(one, other) = ?"""
    return connection.execute(query, (_stamp(at), kind, min(ids), max(ids))).rowcount > 0


def judged(
    connection: sqlite3.Connection, kind: Kind, statements: Iterable[int] | None = None
) -> Iterator[Pair]:
    """The pairs that a person judged, in the order of that; of `statements` alone, where they are given."""
    query = f"""
        select p.one, p.other, p.why, coalesce(s.saying, s.id), coalesce(t.saying, t.id), p.verdict, p.note
        from pairs p join statements s on s.id = p.one join statements t on t.id = p.other
        where p.kind = ?1 and p.undone_at is null and s.hidden = 0 and t.hidden = 0
        and (?2 is null or p.one in (select value from json_each(?2)) or p.other in (select value from json_each(?2)))
        and {_SHARED.format("p.one", "p.other")} order by p.id
    """
    wanted = None if statements is None else json.dumps(list(statements))
    for one, other, why, saying, copy, state, note in connection.execute(query, (kind, wanted)):
        yield Pair(one, other, json.loads(why), (saying, copy), state, note)


def with_judged(proposed: Iterable[Pair], judged: Iterable[Pair]) -> list[Pair]:
    """The proposals that nobody judged, of whatever copies of the statements, behind those that somebody did."""
    known = list(judged)
    settled = {frozenset(pair.sayings) for pair in known}
    return [*known, *(pair for pair in proposed if frozenset(pair.sayings) not in settled)]


def told(connection: sqlite3.Connection, pairs: Iterable[Pair]) -> Iterator[dict[str, Any]]:
    """Records of pairs, with the keys PAIR_KEYS."""
    for pair in pairs:
        one, other = by_ids(connection, (pair.one, pair.other))
        sides = (("one", one), ("other", other))
        yield {
            "state": pair.state,
            "speaker": other["speaker"],
            "speaker_ar": other["speaker_ar"],
            **{name: record["id"] for name, record in sides},
            **{f"{name}_{key}": record[key] for name, record in sides for key in ("date", "act", "quote")},
            "why": pair.why,
            "note": pair.note,
            "sides": [one, other],
        }


def confirmed(
    connection: sqlite3.Connection, kind: Kind, statements: Iterable[int] | None = None
) -> list[dict[str, Any]]:
    """The records of the pairs that a person confirmed; of `statements` alone, where they are given."""
    known = judged(connection, kind, statements)
    return list(told(connection, (pair for pair in known if pair.state == "confirmed")))


def in_pairs(connection: sqlite3.Connection, article: int) -> set[int]:
    """The statements of an article that somebody judged beside another."""
    query = """select s.id from pairs p join statements s on s.id in (p.one, p.other)
               where p.undone_at is null and s.article_id = ?"""
    return {statement for (statement,) in connection.execute(query, (article,))}


def _by_day(connection: sqlite3.Connection, ids: tuple[int, int]) -> tuple[int, int]:
    """The ids, that of the earlier statement first. Raises NotFoundError, and StoreError for one and the same."""
    if ids[0] == ids[1]:
        raise StoreError(f"{ids[0]} is one statement, not two")
    days = dict(_of(connection, "id, date", ids))
    for number in ids:
        if number not in days:
            raise NotFoundError("statement", str(number))
    one, other = sorted(ids, key=lambda number: (days[number] or "9999", number))
    return one, other


def _of(connection: sqlite3.Connection, columns: str, ids: tuple[int, int]) -> list[tuple[Any, ...]]:
    return connection.execute(f"select {columns} from statements where id in (?, ?)", ids).fetchall()


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
