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
    entities = [x for x in payload if not isinstance(x, Place)]
    return Listing(
        tuple(x for x in payload if isinstance(x, Place)),
        tuple(x[0] for x in entities),
        tuple(x[0] for x in entities if x[1] not in ("body", "media")),
        any(x[1] == "media" for x in entities),
    )
