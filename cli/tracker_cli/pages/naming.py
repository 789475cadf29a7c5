"""What the registry and the rules say in English, for a reader of another language: roles, topics, countries, reasons.

The words are data: `translations/<language>.toml`, and the names of the registry and of topics. What none of them has
stays as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any, Generic, TypeVar

from tracker_cli.pages.words import Words
from tracker_extract.registry import Registry
from tracker_store.asking.record import Record

T = TypeVar("T")

_HELD_FOR_ANOTHER = "Acting "
_GAP = "{}"


class Patterns(Generic[T]):
    """Phrases with gaps, `President of {}`, and what is said for each."""

    def __init__(self, table: Mapping[str, T]) -> None:
        # Of two that fit, the one that says more itself is meant.
        ordered = sorted(table, key=lambda phrase: -len(phrase.replace(_GAP, "")))
        self._patterns = [
            (re.compile("(.+)".join(map(re.escape, phrase.split(_GAP))), re.DOTALL), table[phrase])
            for phrase in ordered
        ]

    def of(self, text: str) -> tuple[T, tuple[str, ...]] | None:
        """What is said for the phrase, and what stands in its gaps."""
        fits = ((pattern.fullmatch(text), said) for pattern, said in self._patterns)
        return next(((said, match.groups()) for match, said in fits if match), None)


class Names:
    """The names in the language of the words. `own` is the folder of a user's own people and topics.

    Loads nothing until a name is asked for, and nothing at all for English.
    """

    def __init__(self, words: Words, own: Path | None = None) -> None:
        self._words = words
        self._own = own
        self.translates = words["lang"] != "en"

    def role(self, record: Record) -> str:
        """The speaker's role; those of several speakers each for itself."""
        roles = (record["role"] or "").split(" & ")
        ids = (record["speaker_id"] or "").split(";")
        if not self.translates:
            return str(record["role"] or "")
        if len(roles) != len(ids):
            ids = [""] * len(roles)
        joint: str = self._words["and_joint"]
        return joint.join(self.office(role, id_) for role, id_ in zip(roles, ids, strict=True))

    def office(self, role: str, holder: str = "") -> str:
        """One role, in the gender of its holder where the registry knows it."""
        if not self.translates:
            return role
        name = role.removeprefix(_HELD_FOR_ANOTHER)
        forms = self._offices(name)
        if forms is None:
            return role
        found = forms[1 if self._gender(holder) == "f" else 0]
        return found if name == role else str(self._table["acting"]).replace(_GAP, found)

    def topic(self, slug: str) -> str:
        """A topic's name; in English its slug, by which it is asked for."""
        return self._topics.get(slug, slug) if self.translates else slug

    def country(self, code: str) -> str:
        """A country, or a body that stands in its place, by its code."""
        return self._countries.get(code, code) if self.translates else code

    def rule(self, step: Mapping[str, Any]) -> str:
        """What decided a step of the explanation."""
        name, rule = str(step["step"]), str(step["rule"])
        if not self.translates:
            return rule
        if name == "topic":
            return self.topic(rule)
        whole = self._table["dates"] if name == "date" else self._words["resolved"]
        if name not in ("find", "confidence"):
            return str(whole.get(rule, rule))
        pieces = self._table["rules"]
        return str(self._words["comma"]).join(pieces.get(piece, piece) for piece in rule.split("-"))

    def note(self, note: str) -> str:
        """What was seen at a step of the explanation."""
        if not self.translates:
            return note
        return str(self._words["semicolon"]).join(map(self._noted, note.split("; ")))

    def _noted(self, note: str) -> str:
        found = self._notes.of(note)
        if found is None:
            return self._named(note)
        said, gaps = found
        return self._filled(said, map(self._named, gaps))

    def _offices(self, name: str) -> tuple[str, ...] | None:
        """The forms of an office's name for a man and a woman; None for one that is not known."""
        found = self._roles.of(name)
        if found is None:
            return None
        forms, gaps = found
        filling = [self._names.get(gap.removeprefix("the ")) for gap in gaps]
        known = [name for name in filling if name]
        return tuple(self._filled(form, known) for form in forms) if len(known) == len(gaps) else None

    def _named(self, text: str) -> str:
        """A name of the registry or an office, with or without `the` before it; anything else as it is."""
        name = self._names.get(text.removeprefix("the "))
        return name or (self._offices(text) or (text,))[0]

    def _filled(self, said: str, gaps: Iterable[str]) -> str:
        for name in gaps:
            said = said.replace(_GAP, name, 1)
        for apart, joined in self._table["joined"].items():
            said = said.replace(apart, joined)
        return said

    def _gender(self, holder: str) -> str:
        return self._registry.gender_of(holder) if holder in self._registry.persons else ""

    @cached_property
    def _table(self) -> dict[str, Any]:
        path = files("tracker_cli.pages") / "translations" / f"{self._words['lang']}.toml"
        return tomllib.loads(path.read_text("utf-8"))

    @cached_property
    def _roles(self) -> Patterns[list[str]]:
        return Patterns(self._table["roles"])

    @cached_property
    def _notes(self) -> Patterns[str]:
        return Patterns(self._table["notes"])

    @cached_property
    def _registry(self) -> Registry:
        people = self._own / "people" if self._own else None
        return Registry.load([people] if people and people.is_dir() else [])

    @cached_property
    def _names(self) -> dict[str, str]:
        """English name -> name in the language, of bodies, countries and persons."""
        persons = {person.name: person.name_ar for person in self._registry.persons.values()}
        bodies = {body.name: body.name_ar for body in self._registry.bodies.values()}
        return {name: own for name, own in (persons | bodies).items() if own}

    @cached_property
    def _countries(self) -> dict[str, str]:
        countries = (body for body in self._registry.bodies.values() if body.kind == "country")
        return {**{country.country: country.name_ar for country in countries}, **self._table["codes"]}

    @cached_property
    def _topics(self) -> dict[str, str]:
        texts = [(files("tracker_extract") / "lang" / "topics.toml").read_text("utf-8")]
        if self._own and (self._own / "topics.toml").is_file():
            texts.append((self._own / "topics.toml").read_text("utf-8"))
        key = f"name_{self._words['lang']}"
        entries = {slug: entry for text in texts for slug, entry in tomllib.loads(text).items()}
        return {slug: entry.get(key) or entry.get("name") or slug for slug, entry in entries.items()}
