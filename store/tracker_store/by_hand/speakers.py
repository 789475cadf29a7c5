"""Speakers set right by hand: added, given an alias, merged, split; and the last of it undone.

Merging moves no statement: the merged speaker points to whom they really are, so that articles read later follow, and
undoing brings everything back. Every function here writes, inside the caller's transaction.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from typing import Any

from tracker_extract.errors import NotFoundError, StoreError
from tracker_extract.models import Speaker
from tracker_store.naming.lookup import name_key, name_words

EDIT_KEYS = ("id", "kind", "speaker_id", "value", "note", "at")


def add(
    connection: sqlite3.Connection, speaker: Speaker, aliases: tuple[str, ...], note: str | None, at: datetime
) -> None:
    """Make a speaker known. Raises StoreError where the id is taken."""
    if _known(connection, speaker.id):
        raise StoreError(f"there is a speaker {speaker.id} already")
    make(connection, speaker)
    for name in aliases:
        _alias(connection, speaker.id, name)
    _log(connection, "add", speaker.id, None, speaker.name, note, at)


def make(connection: sqlite3.Connection, speaker: Speaker) -> None:
    """The rows of a speaker with their own names; those that are there stay."""
    connection.execute(
        """insert into speakers (id, name, name_ar, class, country, registered, wikidata) values (?, ?, ?, ?, ?, ?, ?)
           on conflict (id) do nothing""",
        (
            speaker.id,
            speaker.name,
            speaker.name_ar,
            speaker.speaker_class,
            speaker.country,
            speaker.registered,
            speaker.wikidata,
        ),
    )
    for name in filter(None, (speaker.name, speaker.name_ar)):
        _alias(connection, speaker.id, name, canonical=True)


def add_alias(connection: sqlite3.Connection, id_: str, name: str, note: str | None, at: datetime) -> None:
    """Let a speaker be found by another name. Raises NotFoundError, and StoreError for a name without a letter."""
    _must_be_known(connection, id_)
    if not name_words(name):
        raise StoreError(f"{name!r} is no name")
    _alias(connection, id_, name)
    _log(connection, "alias", id_, name_words(name), name, note, at)


def merge(connection: sqlite3.Connection, id_: str, into: str, note: str | None, at: datetime) -> None:
    """Let one speaker, and all merged into them, be another. Raises NotFoundError, and StoreError for one and the same."""
    _must_be_known(connection, id_)
    _must_be_known(connection, into)
    target = target_of(connection, into)
    if target == target_of(connection, id_):
        raise StoreError(f"{id_} and {into} are one speaker already")
    query = "select id, merged_into from speakers where id = ?1 or merged_into = ?1"
    before = dict(connection.execute(query, (id_,)).fetchall())
    _point(connection, dict.fromkeys(before, target))
    _log(connection, "merge", id_, before, target, note, at)


def split(connection: sqlite3.Connection, id_: str, note: str | None, at: datetime) -> str:
    """Let a merged speaker be one of their own again; who they were merged into. Raises NotFoundError and StoreError."""
    _must_be_known(connection, id_)
    target = target_of(connection, id_)
    if target == id_:
        raise StoreError(f"{id_} is merged into nobody")
    _point(connection, {id_: None})
    _log(connection, "split", id_, {id_: target}, target, note, at)
    return target


def undo(connection: sqlite3.Connection, at: datetime) -> dict[str, Any]:
    """Take back the newest edit that stands, and return it. Raises StoreError where there is none."""
    row = connection.execute(
        """select id, kind, speaker_id, value, note, at, before from speaker_edits
           where undone_at is null order by id desc limit 1"""
    ).fetchone()
    if row is None:
        raise StoreError("no edit of a speaker is left to undo")
    edit, before = dict(zip(EDIT_KEYS, row[:-1], strict=True)), json.loads(row[-1])
    if edit["kind"] == "alias":
        condition = "speaker_id = ? and folded = ? and by_hand and not canonical"
        connection.execute(f"delete from aliases where {condition}", (edit["speaker_id"], before))
    elif edit["kind"] == "add":
        _remove(connection, edit["speaker_id"])
    else:
        _point(connection, before)
    connection.execute("update speaker_edits set undone_at = ? where id = ?", (_stamp(at), edit["id"]))
    return edit


def edits(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """The edits that stand, in order."""
    query = (
        "select id, kind, speaker_id, value, note, at from speaker_edits where undone_at is null order by id"
    )
    return [dict(zip(EDIT_KEYS, row, strict=True)) for row in connection.execute(query)]


def _remove(connection: sqlite3.Connection, id_: str) -> None:
    said = connection.execute("select 1 from statement_speakers where speaker_id = ?", (id_,)).fetchone()
    if said:
        raise StoreError(f"{id_} has statements; give them to another speaker first")
    connection.execute("delete from speakers where id = ?", (id_,))


def _alias(connection: sqlite3.Connection, id_: str, name: str, *, canonical: bool = False) -> None:
    connection.execute(
        """insert into aliases (speaker_id, folded, alias, key, canonical, by_hand) values (?, ?, ?, ?, ?, 1)
           on conflict (speaker_id, folded) do nothing""",
        (id_, name_words(name), name, name_key(name), canonical),
    )


def _point(connection: sqlite3.Connection, targets: dict[str, str | None]) -> None:
    rows = [(target, id_) for id_, target in targets.items()]
    connection.executemany("update speakers set merged_into = ? where id = ?", rows)


def _known(connection: sqlite3.Connection, id_: str) -> bool:
    return connection.execute("select 1 from speakers where id = ?", (id_,)).fetchone() is not None


def _must_be_known(connection: sqlite3.Connection, id_: str) -> None:
    if not _known(connection, id_):
        raise NotFoundError("speaker", id_)


def target_of(connection: sqlite3.Connection, id_: str) -> str:
    """Whom a known speaker is shown as: whoever they were merged into, else themselves."""
    query = "select coalesce(merged_into, id) from speakers where id = ?"
    return str(connection.execute(query, (id_,)).fetchone()[0])


def _log(
    connection: sqlite3.Connection,
    kind: str,
    id_: str,
    before: object,
    value: str,
    note: str | None,
    at: datetime,
) -> None:
    connection.execute(
        "insert into speaker_edits (kind, speaker_id, before, value, note, at) values (?, ?, ?, ?, ?, ?)",
        (kind, id_, json.dumps(before), value, note, _stamp(at)),
    )


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
