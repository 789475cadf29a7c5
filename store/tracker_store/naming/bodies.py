"""From the name of a body to those who speak for it, and from a person to the words that name them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tracker_extract.errors import NotFoundError
from tracker_store.naming.lookup import find_speakers, name_words, with_merged

if TYPE_CHECKING:
    from tracker_extract.registry import Registry

# Every role once, by hops through the index: a million statements have some hundred roles.
_ROLES = """
    with recursive roles (role) as (
        select min(role) from statement_speakers where role is not null
        union all
        select (select min(role) from statement_speakers where role > roles.role) from roles where role is not null
    ) select role from roles where role is not null
"""


def bodies_of(
    connection: sqlite3.Connection, registry: Registry, names: Iterable[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the bodies that the names fit, and the roles of this database that are offices of them.

    A role is of a body when the registry says so or when the role has the words of the name. Raises NotFoundError.
    """
    roles = [role for (role,) in connection.execute(_ROLES)]
    ids: list[str] = []
    held: list[str] = []
    for name in names:
        bodies = _bodies(connection, registry, name)
        offices = {office.name for office in registry.offices.values() if office.body in bodies}
        words = f" {name_words(name)} "
        its = [
            r
            for r in roles
            if r in offices or r.removeprefix("Acting ") in offices or words in f" {name_words(r)} "
        ]
        if not (bodies or its):
            raise NotFoundError("body", name)
        ids += bodies
        held += its
    return with_merged(connection, ids), tuple(dict.fromkeys(held))


def _bodies(connection: sqlite3.Connection, registry: Registry, name: str) -> list[str]:
    known = [speaker.id for speaker in find_speakers(connection, name)]
    person = "select id from speakers where class = 'person'"
    persons = {id_ for (id_,) in connection.execute(person)} if known else set()
    registered = [speaker.id for speaker in registry.find(name) if speaker.speaker_class != "person"]
    return list(dict.fromkeys([*(id_ for id_ in known if id_ not in persons), *registered]))


def spellings_of(connection: sqlite3.Connection, registry: Registry, names: Sequence[str]) -> tuple[str, ...]:
    """Every spelling by which the database and the registry know those whom the names fit. Raises NotFoundError."""
    found: dict[str, None] = {}
    for name in names:
        ids = [known.id for known in find_speakers(connection, name)]
        ids = ids or [speaker.id for speaker in registry.find(name)]
        if not ids:
            raise NotFoundError("person", name)
        wanted = set(with_merged(connection, ids))
        found |= dict.fromkeys(alias for alias, owner, _ in registry.phrases() if owner in wanted)
        for id_ in wanted:
            query = "select alias from aliases where speaker_id = ?"
            found |= dict.fromkeys(alias for (alias,) in connection.execute(query, (id_,)))
    return tuple(found)
