"""What the lists know under one name: places, persons, bodies."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..packs import Place


class Listing(NamedTuple):
    """Places, ids of all others, ids of the persons among them, and whether one is a paper, agency or broadcaster."""

    places: tuple[Place, ...]
    ids: tuple[str, ...]
    persons: tuple[str, ...]
    media: bool


def listing(payload: tuple[Any, ...]) -> Listing:
    """What a listed name stands for; the payload of its phrase holds places, and pairs of id and class."""
    places: list[Place] = []
    ids: list[str] = []
    persons: list[str] = []
    media = False
    for entry in payload:
        if isinstance(entry, Place):
            places.append(entry)
            continue
        entity, kind = entry
        ids.append(entity)
        if kind == "media":
            media = True
        elif kind != "body":
            persons.append(entity)
    return Listing(tuple(places), tuple(ids), tuple(persons), media)
