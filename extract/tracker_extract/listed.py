"""What all packs and the registry list, in the form that the stages take: names, topics, countries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from .errors import DataError
from .packs import Features, Pack, Place
from .registry import Body, Registry


def listed_names(registry: Registry, packs: Sequence[Pack]) -> list[tuple[str, Any, bool]]:
    """Every alias of the registry and the packs, what it stands for (an id and kind, or a country), whether a person's."""
    countries = {id_: body for id_, body in registry.bodies.items() if body.kind == "country"}
    phrases = [*registry.phrases(), *(name for pack in packs for name in _pack_names(pack, registry))]
    media = {id_ for id_, body in registry.bodies.items() if body.speaker_class == "media"}
    return [
        (
            alias,
            _place(countries[id_]) if id_ in countries else (id_, "media" if id_ in media else kind),
            kind != "body",
        )
        for alias, id_, kind in phrases
    ]


def _pack_names(pack: Pack, registry: Registry) -> Iterator[tuple[str, str, str]]:
    """The names a pack adds for those of the registry."""
    for id_, name in pack.names:
        if id_ not in registry.persons and id_ not in registry.bodies:
            raise DataError(f"{pack.code}/names.csv", id_, "an id of people/persons.csv or people/bodies.csv")
        yield name, id_, "body" if id_ in registry.bodies else "full"


def _place(country: Body) -> Place:
    """The place that the name of a country stands for."""
    return Place(country.country, "name", country.name, Features(country.gender or "-", "sg"))


def country_names(packs: Sequence[Pack]) -> dict[str, tuple[str, str, str]]:
    """Country -> its Latin and Arabic name and its Latin adjective, from the packs' tables: the first pack of a script."""
    names: dict[str, dict[str, str]] = {}
    adjectives: dict[str, str] = {}
    for pack in packs:
        for row in pack.countries:
            names.setdefault(row["iso2"], {}).setdefault(pack.settings["script"], row["names"].split("|")[0])
            if pack.settings["script"] == "Latn":
                adjectives.setdefault(row["iso2"], row["adjectives"].split("|")[0])
    return {
        code: (
            n.get("Latn") or n.get("Arab", code),
            n.get("Arab") or n.get("Latn", code),
            adjectives.get(code, ""),
        )
        for code, n in names.items()
    }
