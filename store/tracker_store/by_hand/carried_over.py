"""What a person said of a speaker, carried over when the speaker's name is read better."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from tracker_store.by_hand import speakers as people
from tracker_store.naming.lookup import name_words
from tracker_store.writing.prepare import Known

NOTE = "the name is read in full now"


def carry_over(connection: sqlite3.Connection, pairs: Iterable[tuple[Known, Known]], at: datetime) -> None:
    """Let aliases and merges by hand of a speaker hold for the longer name that their statements have now.

    `pairs` are the speakers of a statement before and after. Somebody set right by hand, known from texts alone, of whom
    no statement is left, becomes the one in whose name all words of theirs stand (Wael is Wael Ward now); not where
    several have them. It is an edit like another, which `undo` takes back.
    """
    for before, after in dict.fromkeys(pairs):
        if _goes_over(connection, before, after):
            target = people.target_of(connection, before.id)
            if target == before.id:
                people.merge(connection, before.id, after.id, NOTE, at)
            elif people.target_of(connection, after.id) == after.id != target:
                people.merge(connection, after.id, target, NOTE, at)


def _goes_over(connection: sqlite3.Connection, before: Known, after: Known) -> bool:
    if before.registered or after.registered or before.id == after.id:
        return False
    words = set(name_words(before.name_ar or before.name).split())
    if not words < set(name_words(after.name_ar or after.name).split()):
        return False
    return _is_set_right(connection, before.id) and _is_only(connection, before, after, words)


def _is_set_right(connection: sqlite3.Connection, id_: str) -> bool:
    """Whether an edit of a speaker stands."""
    query = "select 1 from speaker_edits where undone_at is null and (speaker_id = ?1 or value = ?1)"
    return connection.execute(query, (id_,)).fetchone() is not None


def _is_only(connection: sqlite3.Connection, before: Known, after: Known, words: set[str]) -> bool:
    """Whether a speaker has no statement left, and only one other, known from texts alone, has all words of the name."""
    if connection.execute("select 1 from statement_speakers where speaker_id = ?", (before.id,)).fetchone():
        return False
    query = """select distinct speaker_id, folded from aliases join speakers on id = speaker_id
               where canonical and not registered and speaker_id <> ?"""
    same = {id_ for id_, folded in connection.execute(query, (before.id,)) if words <= set(folded.split())}
    return same == {after.id}
