"""Speakers: all with their figures, and one in full."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker_extract.errors import NotFoundError
from tracker_store.database.schema import SHOWN
from tracker_store.naming.lookup import with_merged

SPEAKER_KEYS = (
    "id", "name", "name_ar", "class", "country", "registered", "statements", "first", "last", "wikidata",
)  # fmt: skip
# Sort -> its column, and whether the most comes first.
SPEAKER_SORTS = {
    "statements": ("7", True),
    "name": ("w.name", False),
    "first": ("8", False),
    "last": ("9", True),
}

# A speaker merged into another counts for that one.
_SPEAKERS = f"""
    select w.id, w.name, w.name_ar, w.class, w.country, w.registered, sum(counted.number),
        min(counted.first), max(counted.last), w.wikidata
    from (
        select l.speaker_id, count(*) as number, min(s.date) as first, max(s.date) as last
        from statement_speakers l cross join statements s indexed by statements_day on s.id = l.statement_id
        where s.hidden = {SHOWN} group by l.speaker_id
    ) counted join real_speakers w on w.said_as = counted.speaker_id
"""


@dataclass(frozen=True, slots=True)
class SpeakerFilter:
    """Which speakers: of these classes and countries; `ids` are those a name fits."""

    classes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    ids: tuple[str, ...] | None = None
    sort: str = "statements"
    reverse: bool = False
    limit: int = 0


def speakers(connection: sqlite3.Connection, wanted: SpeakerFilter) -> Iterator[dict[str, Any]]:
    """A record for each speaker who said something, the most quoted first unless sorted otherwise."""
    query, values = listing(wanted)
    rows = connection.execute(query, values)
    return ({**dict(zip(SPEAKER_KEYS, row, strict=True)), "registered": bool(row[5])} for row in rows)


def listing(wanted: SpeakerFilter) -> tuple[str, tuple[Any, ...]]:
    """The query behind `speakers`, with its values."""
    demands = (("w.class", wanted.classes), ("w.country", wanted.countries), ("w.id", wanted.ids))
    conditions = [
        f"{column} in ({', '.join('?' * len(keys))})"
        for column, keys in demands
        if keys is not None and keys != ()
    ]
    if wanted.ids == ():
        conditions.append("false")
    values = [value for _, keys in demands for value in keys or ()]
    column, most_first = SPEAKER_SORTS[wanted.sort]
    order = f"{column} {'desc' if most_first != wanted.reverse else ''}, w.id"
    query = f"{_SPEAKERS} where {' and '.join(conditions) or 'true'} group by w.id order by {order} limit ?"
    return query, (*values, wanted.limit or -1)


def speaker(connection: sqlite3.Connection, id_: str) -> dict[str, Any]:
    """One speaker: the record with aliases, merged ones, roles, acts, topics and outlets. Raises NotFoundError."""
    row = connection.execute(
        "select id, name, name_ar, class, country, registered, wikidata from speakers where id = ?", (id_,)
    ).fetchone()
    if row is None:
        raise NotFoundError("speaker", id_)
    found = next(speakers(connection, SpeakerFilter(ids=(id_,))), None)
    whole = found or {
        **dict(zip(SPEAKER_KEYS, (*row[:-1], 0, None, None, row[-1]), strict=True)),
        "registered": bool(row[5]),
    }
    ids = with_merged(connection, [id_])
    return {
        **whole,
        "aliases": _aliases(connection, ids),
        "merged": [other for other in ids if other != id_],
        "roles": roles(connection, ids),
        "acts": _counts(connection, ids, "s.act"),
        "topics": _counts(connection, ids, "t.topic", "join statement_topics t on t.statement_id = s.id"),
        "outlets": _counts(connection, ids, "a.outlet", "join articles a on a.id = s.article_id"),
    }


def _aliases(connection: sqlite3.Connection, ids: tuple[str, ...]) -> list[str]:
    query = f"select distinct alias from aliases where speaker_id in ({_marks(ids)}) order by canonical desc, alias"
    return [alias for (alias,) in connection.execute(query, ids)]


def roles(connection: sqlite3.Connection, ids: tuple[str, ...]) -> list[dict[str, Any]]:
    """The roles in which speakers of these ids spoke, with first and last day and the number of statements."""
    query = f"""
        select l.role, min(s.date), max(s.date), count(*) from statement_speakers l
        join statements s on s.id = l.statement_id and s.hidden = {SHOWN}
        where l.speaker_id in ({_marks(ids)}) and l.role is not null group by l.role order by 2, 1
    """
    keys = ("role", "first", "last", "statements")
    return [dict(zip(keys, row, strict=True)) for row in connection.execute(query, ids)]


def _counts(connection: sqlite3.Connection, ids: tuple[str, ...], key: str, join: str = "") -> dict[str, int]:
    query = f"""
        select {key}, count(distinct s.id) from statement_speakers l
        join statements s on s.id = l.statement_id and s.hidden = {SHOWN} {join}
        where l.speaker_id in ({_marks(ids)}) and {key} is not null group by 1 order by 2 desc, 1
    """
    return dict(connection.execute(query, ids).fetchall())


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))


def class_country_and_item(connection: sqlite3.Connection, id_: str) -> tuple[str, str | None, str | None]:
    """What kind of speaker it is, of which country, and which item of Wikidata."""
    query = "select class, country, wikidata from speakers where id = ?"
    kind, country, item = connection.execute(query, (id_,)).fetchone()
    return kind, country, item


def spellings(connection: sqlite3.Connection, ids: Sequence[str]) -> list[str]:
    """Every spelling of some speakers, the usual ones first."""
    query = f"""select distinct alias from aliases where speaker_id in ({", ".join("?" * len(ids))})
        order by canonical desc, alias"""
    return [alias for (alias,) in connection.execute(query, ids)]
