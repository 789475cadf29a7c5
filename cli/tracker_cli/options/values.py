"""Acts, countries, languages and classes by the names that people write, to the values that statements have.

What a value is called comes from the data: the reporting words of the packs (`denied`, `نفى`), their names of countries
and nationalities, the registry's bodies, the words of the interface. None of it is read where the value itself is given.
"""

from __future__ import annotations

import difflib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, get_args

from tracker_cli.options.database import packs, registry
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import NotFoundError
from tracker_store.naming.lookup import name_words
from tracker_store.naming.presence import has_country, has_language, has_outlet

if TYPE_CHECKING:
    from tracker_extract.packs import Pack

# From this ratio of difflib on two words count as one misspelt, as for names of speakers: denyed and denied have 0.83.
_ALIKE = 0.7
# Outlets looked at for a hint.
_OUTLETS = 5000
# What people call the classes, beside their names and those of the interface.
_CLASSES = {
    "person": "people persons individual individuals",
    "office": "offices",
    "organization": "organizations organisation organisations body bodies",
    "group": "groups",
    "unnamed": "anonymous",
    "media": "outlet outlets press",
    "document": "documents",
}


class Called(NamedTuple):
    """A name, the value it is for, and how a hint shows that value."""

    name: str
    value: str
    shown: str


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of statements: `is_value` tells its values, given in small letters; `called` lists their names.

    `listed` is what a hint shows where nothing is spelled like what was given.
    """

    what: str
    is_value: Callable[[str], bool]
    called: Callable[[], Iterable[Called]]
    listed: tuple[str, ...] = ()

    def values(self, outside: Outside, given: Iterable[str]) -> Iterator[str]:
        """The values of what was given; those of a name that has several, which is told. Raises NotFoundError."""
        for name in given:
            value = name.strip().lower()
            yield from (value,) if self.is_value(value) else self._named(outside, name)

    def _named(self, outside: Outside, name: str) -> Iterable[str]:
        by_name: dict[str, dict[str, str]] = {}
        for called in self.called():
            by_name.setdefault(name_words(called.name), {})[called.value] = called.shown
        words = name_words(name.replace("_", " "))
        found = by_name.get(words) if words else None
        if found is None:
            near = difflib.get_close_matches(words, by_name, n=3, cutoff=_ALIKE)
            shown = dict.fromkeys(word for match in near for word in by_name[match].values())
            raise NotFoundError(self.what, name, tuple(shown)[:3] or self.listed)
        if len(found) > 1:
            outside.say(f"tracker: {self.what} {name!r} may be {', '.join(found.values())}: all are taken")
        return found


def acts_of(outside: Outside, given: Iterable[str]) -> tuple[str, ...]:
    """The acts by their own words or by a reporting word: `deny`, `denied`, `نفى`. Raises NotFoundError."""
    from tracker_extract.pack_schema import acts

    return tuple(_Field("act", acts().__contains__, lambda: _acts(outside)).values(outside, given))


def countries_of(outside: Outside, connection: sqlite3.Connection, given: Iterable[str]) -> tuple[str, ...]:
    """The codes of countries: `ru`, `Russia`, `Russian`, `روسيا`, `United Nations`. Raises NotFoundError."""

    def is_value(code: str) -> bool:
        return has_country(connection, code.upper())

    found = _Field("country", is_value, lambda: _countries(outside)).values(outside, given)
    return tuple(code.upper() for code in found)


def languages_of(outside: Outside, connection: sqlite3.Connection, given: Iterable[str]) -> tuple[str, ...]:
    """The codes of languages: `ar`, `Arabic`, `العربية`. Raises NotFoundError."""

    def is_value(code: str) -> bool:
        return has_language(connection, code)

    return tuple(_Field("language", is_value, lambda: _languages(packs(outside))).values(outside, given))


def classes_of(outside: Outside, given: Iterable[str]) -> tuple[str, ...]:
    """The classes of speakers: `person`, `people`. Raises NotFoundError."""
    names = tuple(given)
    if not names:
        return ()
    from tracker_extract.models import (
        SpeakerClass,
    )  # what a statement is costs as much as all else that is read here

    known = get_args(SpeakerClass)
    return tuple(_Field("class", known.__contains__, _classes, known).values(outside, names))


def outlets_of(outside: Outside, connection: sqlite3.Connection, given: Iterable[str]) -> tuple[str, ...]:
    """The outlets as given; says so where the database has none of that name, which is no error: it may come yet."""
    names = tuple(given)
    for name in names:
        if not has_outlet(connection, name):
            outside.say(f"tracker: no article of outlet {name!r} here{_near_outlets(connection, name)}")
    return names


def language_to_read(known: Iterable[Pack], given: str | None) -> str | None:
    """The code of the language that a user says articles are in; as given where no pack is called so."""
    if given is None:
        return None
    words = name_words(given)
    return next((called.value for called in _languages(known) if name_words(called.name) == words), given)


def _acts(outside: Outside) -> Iterator[Called]:
    yield from _of_interface("acts")
    for pack in packs(outside):
        columns = {paradigm["column"] for paradigm in pack.settings["paradigm"]}
        for cue in pack.cues:
            yield from (Called(cue[column], cue["act"], cue["act"]) for column in columns if cue[column])


def _countries(outside: Outside) -> Iterator[Called]:
    people = registry(outside)
    of_packs = [country for pack in packs(outside) for country in pack.countries]
    codes = {country["iso2"] for country in of_packs}
    # A union of states stands in the registry alone; bodies of it that no rule asks for by kind are parts of it.
    bodies = [b for b in people.bodies.values() if b.kind == "country" or b.kind and b.country not in codes]
    shown = {body.country: body.name for body in bodies}
    for body in bodies:
        for name in (body.country, body.name, body.name_ar, *people.aliases_of(body.id)):
            yield Called(name, body.country, body.name)
    for country in of_packs:
        code = country["iso2"]
        for name in (code, *country["names"].split("|"), *country["adjectives"].split("|")):
            if name:
                yield Called(name, code, shown.get(code, code))
    for code in {of.country for each in (people.persons, people.offices) for of in each.values()} - {""}:
        yield Called(code, code, shown.get(code, code))


def _languages(known: Iterable[Pack]) -> Iterator[Called]:
    for pack in known:
        name = pack.settings["name"]
        for called in (pack.code, name, *pack.settings.get("also_called", ())):
            yield Called(called, pack.code, name)


def _classes() -> Iterator[Called]:
    yield from _of_interface("classes")
    for value, names in _CLASSES.items():
        yield from (Called(name, value, value) for name in names.split())


def _of_interface(table: str) -> Iterator[Called]:
    from tracker_cli.pages.words import languages, words

    for language in languages():
        yield from (Called(name, value, value) for value, name in words(language)[table].items())


def _near_outlets(connection: sqlite3.Connection, name: str) -> str:
    from tracker_store.asking.articles import outlets

    words, known = name_words(name), {name_words(each): each for each in outlets(connection, _OUTLETS)}
    alike = difflib.get_close_matches(words, known, n=3, cutoff=_ALIKE)
    holding = [each for each in known if words and f" {words} " in f" {each} "]
    near = [known[each] for each in dict.fromkeys((*alike, *holding))][:3]
    return f"; did you mean {', '.join(near)}?" if near else ""
