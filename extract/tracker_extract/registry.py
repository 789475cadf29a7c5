"""The registry: persons, bodies and offices under stable ids, with their names and who held what when.

Plain data read from `people/*.csv` and from folders of the same files that a user adds; a user's row replaces the
shipped one of the same id, a user's aliases and roles are added. Everything is picklable. Dates of office are as
precise as their source: a year or a month counts as a whole, so that in the months of a hand-over an office can have
two holders and a caller has to say unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from tracker_extract.errors import DataError
from tracker_extract.models import Speaker, SpeakerClass
from tracker_extract.names import match_key
from tracker_extract.registry_tables import Folder, first_day, last_day, must_be_known, rows
from tracker_extract.text import fold
from tracker_extract.words.phrases import phrase_words


class Person(NamedTuple):
    """A person: usual English and Arabic press name, gender (m, f or empty), country of their offices."""

    id: str
    name: str
    name_ar: str
    gender: str
    country: str
    wikidata: str


class Body(NamedTuple):
    """A body: `gender` is of the Arabic name; `kind` tells a country's regular bodies apart (`foreign-ministry`).

    The last column may be left out of a table.
    """

    id: str
    name: str
    name_ar: str
    speaker_class: SpeakerClass
    country: str
    gender: str
    kind: str
    wikidata: str = ""


class Office(NamedTuple):
    """An office: `name` reads `Minister of Foreign Affairs of Russia`, `kind` is `foreign-minister`.

    `country` is whose office it is, `place` which country an envoy is sent about.
    """

    id: str
    name: str
    kind: str
    country: str
    body: str
    place: str


class Alias(NamedTuple):
    """A spelling: `kind` is full, short or body.

    `rule` is `context` for a short name that means this person only where the article or the office says so, as
    another listed person is as well or better known by it; `title` for a full name that many people bear: it means
    the listed one only beside an office that fits.
    """

    alias: str
    owner: str
    kind: str
    rule: str


class Role(NamedTuple):
    """A term of office, first and last day inclusive; `known_until` is the last day an open end vouches for."""

    person: str
    office: Office
    start: date
    end: date
    known_until: date
    status: str
    source: str

    @property
    def description(self) -> str:
        """The office for a reader, with the word acting where it was."""
        return f"Acting {self.office.name}" if self.status == "acting" else self.office.name

    def held_on(self, day: date) -> bool:
        """Whether the source vouches for the term on that day."""
        return self.start <= day <= min(self.end, self.known_until)


_CLASSES: dict[str, SpeakerClass] = {
    "office": "office",
    "organization": "organization",
    "group": "group",
    "media": "media",
    "document": "document",
}
# A part of a name finds its owners from this many letters on: shorter ones are particles (al, bin, de).
_SHORTEST_PART = 3
# Two spellings in one script count as one name from this ratio of difflib on: Zaharova and Zakharova have 0.94,
# Zaharova and Azarov 0.71.
_ALIKE = 0.75


@dataclass
class Registry:
    """Persons, bodies and offices with their names and terms, and the lookups over them."""

    persons: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    aliases: list[Alias] = field(default_factory=list)
    roles: dict[str, list[Role]] = field(default_factory=dict)
    _speakers: dict[str, Speaker] = field(default_factory=dict, init=False, repr=False, compare=False)
    _words: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def load(cls, folders: Sequence[Path] = ()) -> Registry:
        """The shipped registry and, over it, the files of the same names in `folders`; DataError names a bad row."""
        registry = cls()
        shipped: Folder = files("tracker_extract") / "people"
        for folder in (shipped, *folders):
            registry._read(folder)
        return registry

    def speaker(self, id_: str, on: date | None = None) -> Speaker:
        """The speaker of that id, with the role held `on` that day; KeyError if the id is unknown."""
        if id_ not in self._speakers:
            body = self.bodies.get(id_)
            of = self.persons[id_] if body is None else body
            kind: SpeakerClass = "person" if body is None else body.speaker_class
            self._speakers[id_] = Speaker(
                of.id, of.name, of.name_ar or None, kind, None, of.country or None, True, of.wikidata or None
            )
        known = self._speakers[id_]
        held = self.roles_of(id_, on) if on and known.speaker_class == "person" else ()
        if not held:
            return known
        return replace(known, role=held[0].description, country=held[0].office.country or known.country)

    def find(self, name: str, on: date | None = None) -> tuple[Speaker, ...]:
        """Who is called `name` in any script: by alias, else by parts of a name, else by sound; best first.

        With `on`, of several owners of one alias only those in an office that day are left, if there are any.
        """
        ids = self.ids_of(name) or self._by_parts(fold(name)) or self._by_sound(name)
        if on and len(ids) > 1:
            ids = tuple(id_ for id_ in ids if self.roles_of(id_, on)) or ids
        return tuple(self.speaker(id_, on) for id_ in ids)

    def ids_of(self, name: str) -> tuple[str, ...]:
        """The ids whose alias `name` is, after folding; several where an alias is shared."""
        return self._owners.get(" ".join(fold(name).split()), ())

    def by_wikidata(self, item: str) -> str | None:
        """The id of the person or body that is this item of Wikidata (`Q58217`); None where none is known to be."""
        return self._items.get(item)

    def default_of(self, name: str) -> str | None:
        """The one person or body that an alias means where nothing in the article or the day decides; None if none."""
        return self._defaults.get(" ".join(fold(name).split()))

    def aliases_of(self, id_: str) -> tuple[str, ...]:
        """Every spelling of a person or body, as written."""
        return self._spellings.get(id_, ())

    def words_of(self, id_: str) -> frozenset[str]:
        """The folded words of every spelling of a person or body, found once: articles name the same few often."""
        if id_ not in self._words:
            self._words[id_] = frozenset(
                word for alias in self.aliases_of(id_) for word in phrase_words(alias)
            )
        return self._words[id_]

    def gender_of(self, id_: str) -> str:
        """m or f, of a person or of a body's Arabic name; empty where it is not known."""
        return self.bodies[id_].gender if id_ in self.bodies else self.persons[id_].gender

    def phrases(self) -> Iterator[tuple[str, str, str]]:
        """(alias as written, id, kind) of every alias that names its owner by itself; kind is full, short or body.

        A shared short name comes once per owner; full names that many people bear are left out: the office beside
        them finds their bearer.
        """
        return ((alias.alias, alias.owner, alias.kind) for alias in self.aliases if alias.rule != "title")

    def holders(self, country: str, office_kind: str, on: date, place: str = "") -> tuple[Role, ...]:
        """Who held the offices of that kind and country on that day; of envoys, those for `place` where it is given.

        Rivals count only where no government that other states deal with had a holder, stand-ins only where nobody
        else had; on the day of a hand-over the new holder. Several roles mean that the day does not decide.
        """
        roles = self._by_office.get((country, office_kind), ())
        return _in_force((role for role in roles if place in ("", role.office.place)), on)

    def holders_in(self, body: str, office_kind: str, on: date) -> tuple[Role, ...]:
        """Who held the offices of a body on that day, by the rules of `holders`.

        The kind may be the general one: `spokesperson` also finds a `foreign-ministry-spokesperson`.
        """
        roles = self._by_body.get(body, ())
        return _in_force((role for role in roles if _is_kind(role.office.kind, office_kind)), on)

    def roles_of(self, id_: str, on: date) -> tuple[Role, ...]:
        """The offices a person held on that day, the latest entered first."""
        held = (role for role in self.roles.get(id_, ()) if role.held_on(on))
        return tuple(sorted(held, key=lambda role: role.start, reverse=True))

    def body_for(self, kind: str, country: str) -> str | None:
        """The id of a country's regular body: (`foreign-ministry`, `RU`) -> `russian-foreign-ministry`."""
        return self._regular.get((kind, country))

    @cached_property
    def _owners(self) -> dict[str, tuple[str, ...]]:
        owners: dict[str, tuple[str, ...]] = {}
        for alias in self.aliases:
            key = fold(alias.alias)
            if alias.owner not in owners.get(key, ()):
                owners[key] = (*owners.get(key, ()), alias.owner)
        return owners

    @cached_property
    def _defaults(self) -> dict[str, str]:
        return {fold(alias.alias): alias.owner for alias in self.aliases if not alias.rule}

    @cached_property
    def _items(self) -> dict[str, str]:
        both: list[Person | Body] = [*self.persons.values(), *self.bodies.values()]
        return {of.wikidata: of.id for of in both if of.wikidata}

    @cached_property
    def _spellings(self) -> dict[str, tuple[str, ...]]:
        spellings: dict[str, list[str]] = {}
        for alias in self.aliases:
            spellings.setdefault(alias.owner, []).append(alias.alias)
        return {owner: tuple(found) for owner, found in spellings.items()}

    @cached_property
    def _parts(self) -> dict[str, set[str]]:
        parts: dict[str, set[str]] = {}
        for alias in self.aliases:
            if alias.kind == "full":
                for part in fold(alias.alias).replace("-", " ").split():
                    parts.setdefault(part, set()).add(alias.owner)
        return parts

    @cached_property
    def _sounds(self) -> dict[str, set[str]]:
        sounds: dict[str, set[str]] = {}
        for alias in self.aliases:
            if alias.kind == "full":
                for part in match_key(alias.alias).split():
                    sounds.setdefault(part, set()).add(alias.owner)
        return sounds

    @cached_property
    def _by_office(self) -> dict[tuple[str, str], list[Role]]:
        found: dict[tuple[str, str], list[Role]] = {}
        for roles in self.roles.values():
            for role in roles:
                found.setdefault((role.office.country, role.office.kind), []).append(role)
        return found

    @cached_property
    def _by_body(self) -> dict[str, list[Role]]:
        found: dict[str, list[Role]] = {}
        for roles in self.roles.values():
            for role in roles:
                found.setdefault(role.office.body, []).append(role)
        return found

    @cached_property
    def _regular(self) -> dict[tuple[str, str], str]:
        return {(body.kind, body.country): body.id for body in self.bodies.values() if body.kind}

    def _by_parts(self, folded: str) -> tuple[str, ...]:
        return self._owners_of_all(folded.replace("-", " ").split(), self._parts)

    def _by_sound(self, name: str) -> tuple[str, ...]:
        ids = self._owners_of_all(match_key(name).split(), self._sounds)
        return tuple(id_ for id_ in ids if self._alike(fold(name), id_))

    def _alike(self, folded: str, id_: str) -> bool:
        """Whether a spelling of the same script comes near, or there is none in that script to compare with."""
        spellings = [fold(alias) for alias in self.aliases_of(id_)]
        same_script = [
            word for alias in spellings for word in (alias, *alias.split()) if _one_script(word, folded)
        ]
        return not same_script or bool(get_close_matches(folded, same_script, n=1, cutoff=_ALIKE))

    @staticmethod
    def _owners_of_all(parts: Sequence[str], index: dict[str, set[str]]) -> tuple[str, ...]:
        found = [index.get(part, set()) for part in parts if len(part) >= _SHORTEST_PART]
        return tuple(sorted(set.intersection(*found))) if found else ()

    def _read(self, folder: Folder) -> None:
        for row in rows(folder, "persons.csv", Person._fields):
            self.persons[row[0]] = Person(*row)
        for id_, name, name_ar, class_, *rest in rows(folder, "bodies.csv", _BODY_HEADER, ("wikidata",)):
            if class_ not in _CLASSES:
                raise DataError("bodies.csv", f"class {class_!r} of {id_}", f"one of {', '.join(_CLASSES)}")
            self.bodies[id_] = Body(id_, name, name_ar, _CLASSES[class_], *rest)
        for row in rows(folder, "offices.csv", Office._fields):
            self.offices[row[0]] = Office(*row)
        for person, alias, kind, rule in rows(folder, "aliases.csv", ("person", "alias", "kind", "rule")):
            must_be_known(person, self.persons, "aliases.csv", "persons.csv")
            if kind not in ("full", "short"):
                raise DataError("aliases.csv", f"kind {kind!r} of {alias}", "full or short")
            self.aliases.append(Alias(alias, person, kind, rule))
        for body, alias in rows(folder, "body_aliases.csv", ("body", "alias")):
            must_be_known(body, self.bodies, "body_aliases.csv", "bodies.csv")
            self.aliases.append(Alias(alias, body, "body", ""))
        for row in rows(folder, "roles.csv", _ROLE_HEADER):
            self._add_role(*row)

    def _add_role(
        self, person: str, office: str, start: str, end: str, known_until: str, status: str, source: str
    ) -> None:
        must_be_known(person, self.persons, "roles.csv", "persons.csv")
        must_be_known(office, self.offices, "roles.csv", "offices.csv")
        try:
            first, last, known = first_day(start), last_day(end), last_day(known_until)
        except ValueError:
            wrong = f"{start!r}, {end!r}, {known_until!r} of {person}"
            raise DataError("roles.csv", wrong, "YYYY, YYYY-MM, YYYY-MM-DD or empty") from None
        role = Role(person, self.offices[office], first, last, known, status, source)
        self.roles.setdefault(person, []).append(role)


_BODY_HEADER = ("id", "name", "name_ar", "class", "country", "gender", "kind")
_ROLE_HEADER = ("person", "office", "start", "end", "known_until", "status", "source")


def _is_kind(kind: str, asked: str) -> bool:
    """Whether an office of `kind` is one of the kind asked for: a foreign-ministry-spokesperson is a spokesperson."""
    return kind == asked or kind.endswith(f"-{asked}") and not kind.startswith("deputy-")


def _in_force(roles: Iterable[Role], on: date) -> tuple[Role, ...]:
    held = [role for role in roles if role.held_on(on)]
    for status in ("", "rival", "acting"):
        found = [role for role in held if role.status == status]
        if found:
            return tuple([role for role in found if role.end != on] or found)
    return ()


def _one_script(one: str, other: str) -> bool:
    return one.isascii() == other.isascii()
