"""What a person set right in one database, carried to another: corrections of statements, and edits of speakers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from tracker_extract.errors import StoreError
from tracker_extract.models import Speaker
from tracker_store.by_hand import speakers as people
from tracker_store.by_hand.corrections import set_right
from tracker_store.naming.lookup import name_words
from tracker_store.relations.pairs import judge
from tracker_store.writing.write import know_topics

_COLUMNS = ("field", "value", "found", "note", "at", "undone_at")


def carry(theirs: sqlite3.Connection, ours: sqlite3.Connection, pairs: Mapping[int, int]) -> int:
    """Put the corrections of statements that were brought as they stood beside them; how many stand."""
    standing = 0
    query = f"select {', '.join(_COLUMNS)} from corrections where statement_id = ? order by id"
    for statement, here in pairs.items():
        for row in theirs.execute(query, (statement,)).fetchall():
            correction = dict(zip(_COLUMNS, row, strict=True))
            for side in ("value", "found"):
                _make_known(theirs, ours, correction["field"], json.loads(correction[side]))
            marks = ", ".join("?" * (len(_COLUMNS) + 1))
            ours.execute(
                f"insert into corrections (statement_id, {', '.join(_COLUMNS)}) values ({marks})",
                (here, *row),
            )
            standing += correction["undone_at"] is None
    return standing


def apply(
    theirs: sqlite3.Connection, ours: sqlite3.Connection, statements: Iterable[int], pairs: Mapping[int, int]
) -> tuple[int, int, int]:
    """Set right here what stands there of the same statements: how many were, how many are set right otherwise here, and
    how many are of statements that are not found so here."""
    done = kept = unplaced = 0
    query = """select field, value, note, at from corrections where statement_id = ? and undone_at is null order by id"""
    mine = "select value from corrections where statement_id = ? and field = ? and undone_at is null"
    for statement in statements:
        for field, value, note, at in theirs.execute(query, (statement,)).fetchall():
            if statement not in pairs:
                unplaced += 1
                continue
            own = ours.execute(mine, (pairs[statement], field)).fetchone()
            if own is not None:
                kept += json.loads(own[0]) != json.loads(value)
                continue
            _make_known(theirs, ours, field, json.loads(value))
            set_right(ours, pairs[statement], {field: json.loads(value)}, note, datetime.fromisoformat(at))
            done += 1
    return done, kept, unplaced


def _make_known(theirs: sqlite3.Connection, ours: sqlite3.Connection, field: str, value: Any) -> None:
    """Speakers and topics that a correction names."""
    if field == "topics":
        know_topics(ours, value)
    elif field == "speaker":
        for id_, _ in value["speakers"] if isinstance(value, dict) else value:
            speaker = _speaker(theirs, id_)
            if speaker is not None:
                people.make(ours, speaker)


def _speaker(theirs: sqlite3.Connection, id_: str) -> Speaker | None:
    query = "select id, name, name_ar, class, country, registered, wikidata from speakers where id = ?"
    row = theirs.execute(query, (id_,)).fetchone()
    if row is None:
        return None
    number, name, name_ar, kind, country, registered, wikidata = row
    return Speaker(number, name, name_ar, kind, None, country, bool(registered), wikidata)


def edits(theirs: sqlite3.Connection, ours: sqlite3.Connection) -> tuple[int, int]:
    """Speakers, aliases and merges by hand as they stand there; how many were made here, and how many stay otherwise."""
    made = _added(theirs, ours) + _aliases(theirs, ours)
    merged, kept = _merges(theirs, ours)
    return made + merged, kept


def _noted(theirs: sqlite3.Connection, kind: str, id_: str) -> tuple[str | None, datetime]:
    """Why and when an edit was made, as the newest that stands says."""
    query = """select note, at from speaker_edits where kind = ? and speaker_id = ? and undone_at is null
        order by id desc limit 1"""
    note, at = theirs.execute(query, (kind, id_)).fetchone() or (None, "1970-01-01T00:00:00+00:00")
    return note, datetime.fromisoformat(at)


def _added(theirs: sqlite3.Connection, ours: sqlite3.Connection) -> int:
    made = 0
    query = (
        "select distinct speaker_id from speaker_edits where kind = 'add' and undone_at is null order by id"
    )
    for (id_,) in theirs.execute(query).fetchall():
        speaker = _speaker(theirs, id_)
        if speaker is not None and not _is_known(ours, id_):
            people.add(ours, speaker, (), *_noted(theirs, "add", id_))
            made += 1
    return made


def _aliases(theirs: sqlite3.Connection, ours: sqlite3.Connection) -> int:
    made = 0
    query = (
        "select speaker_id, alias from aliases where by_hand and not canonical order by speaker_id, folded"
    )
    there = "select 1 from aliases where speaker_id = ? and folded = ?"
    for id_, alias in theirs.execute(query).fetchall():
        if _is_known(ours, id_) and not ours.execute(there, (id_, name_words(alias))).fetchone():
            people.add_alias(ours, id_, alias, *_noted(theirs, "alias", id_))
            made += 1
    return made


def _merges(theirs: sqlite3.Connection, ours: sqlite3.Connection) -> tuple[int, int]:
    made = kept = 0
    query = "select id, merged_into from speakers where merged_into is not null order by id"
    for id_, into in theirs.execute(query).fetchall():
        if not (_is_known(ours, id_) and _is_known(ours, into)):
            continue
        target = people.target_of(ours, id_)
        if target != id_:
            kept += target != people.target_of(ours, into)
            continue
        with suppress(StoreError):  # they are one here, the other way round
            people.merge(ours, id_, into, *_noted(theirs, "merge", id_))
            made += 1
    return made, kept


def in_pairs(theirs: sqlite3.Connection) -> frozenset[int]:
    """The statements there that somebody judged beside another."""
    query = (
        "select one from pairs where undone_at is null union select other from pairs where undone_at is null"
    )
    return frozenset(number for (number,) in theirs.execute(query))


def judged(theirs: sqlite3.Connection, ours: sqlite3.Connection, ids: Mapping[int, int]) -> tuple[int, int]:
    """Judge here the pairs that were judged there and are here by `ids`: how many were, and how many are judged otherwise here."""
    made = kept = 0
    query = "select kind, one, other, verdict, why, note, at from pairs where undone_at is null order by id"
    mine = """select verdict from pairs where kind = ? and undone_at is null
              and min(one, other) = ? and max(one, other) = ?"""
    for kind, one, other, verdict, why, note, at in theirs.execute(query).fetchall():
        if one not in ids or other not in ids:
            continue
        pair = (ids[one], ids[other])
        own = ours.execute(mine, (kind, min(pair), max(pair))).fetchone()
        if own is not None:
            kept += own[0] != verdict
            continue
        with suppress(StoreError):  # they are not one speaker's here
            judge(ours, kind, pair, verdict, json.loads(why), note, datetime.fromisoformat(at))
            made += 1
    return made, kept


def _is_known(connection: sqlite3.Connection, id_: str) -> bool:
    return connection.execute("select 1 from speakers where id = ?", (id_,)).fetchone() is not None
