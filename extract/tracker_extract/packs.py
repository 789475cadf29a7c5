"""Language packs: folders of data under `lang/`, read into one lexicon each.

A pack's folder holds `pack.toml` (writing, inflection, punctuation), `cues.csv` (reporting verbs with their
frames), tables of titles, bodies, pronouns, unnamed sources, attributions and name particles, and `words/`, one
word class a file. Nothing here knows a language: the schema is the same for every folder.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from .errors import DataError
from .text import fold


@dataclass(frozen=True, slots=True)
class Features:
    """Gender (m, f or -) and number (sg, du, pl or -) of a word."""

    gender: str = "-"
    number: str = "-"

    @classmethod
    def parse(cls, text: str) -> Features:
        """Of two marks apart by a blank, as the data write them: `f sg`."""
        gender, _, number = text.partition(" ")
        return cls(gender or "-", number or "-")


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frames:
    """What a reporting word takes: names of frames, and prepositions by frame."""

    plain: frozenset[str]
    by: dict[str, frozenset[str]]
    first_letters: frozenset[str] = (
        frozenset()
    )  # of every preposition: most words of a text begin with none of them

    @classmethod
    def parse(cls, text: str) -> Frames:
        """Of the words in the column `frames`: `that quote to:من`."""
        plain: set[str] = set()
        by: dict[str, set[str]] = {}
        for word in text.split():
            name, colon, preposition = word.partition(":")
            if colon:
                by.setdefault(name, set()).add(fold(preposition))
            else:
                plain.add(name)
        letters = frozenset(word[0] for words in by.values() for word in words)
        return cls(frozenset(plain), {name: frozenset(words) for name, words in by.items()}, letters)

    def has(self, name: str) -> bool:
        """Whether the frame is there, with or without a preposition."""
        return name in self.plain or name in self.by

    def prepositions(self, name: str) -> frozenset[str]:
        """The prepositions of a frame."""
        return self.by.get(name, _NONE)


@dataclass(frozen=True, slots=True)
class CueForm:
    """One inflected form of a reporting word."""

    act: str
    part: str  # verb, participle, noun
    tense: str  # the paradigm's tense, where it gives none its column
    features: Features
    frames: Frames
    pronoun: Features | None = None  # an object or possessor written onto it


@dataclass(frozen=True, slots=True)
class Title:
    """A title of a person: kind of office or "", gender, and what may follow it (place, body, none)."""

    phrase: str
    kind: str
    gender: str
    takes: str


@dataclass(frozen=True, slots=True)
class BodyHead:
    """A word at the head of a body's name: its gender and, where regular, the kind of body."""

    word: str
    gender: str
    kind: str


@dataclass(frozen=True, slots=True)
class Place:
    """A country as written: its code, and whether by its name, its capital or an adjective."""

    country: str
    form: str  # name, capital, adjective, city
    name: str
    features: Features = Features()


@dataclass(frozen=True, slots=True)
class Pack:
    """One language, as its folder gives it."""

    code: str
    settings: dict[str, Any]
    cues: tuple[dict[str, str], ...]
    words: dict[str, tuple[str, ...]]
    titles: tuple[Title, ...]
    bodies: tuple[BodyHead, ...]
    pronouns: dict[str, Features]
    unnamed: dict[str, Features]
    attributions: tuple[tuple[str, str], ...]
    particles: tuple[str, ...]
    countries: tuple[dict[str, str], ...] = ()
    cities: tuple[dict[str, str], ...] = ()
    given_names: dict[str, tuple[str, str]] = field(default_factory=dict)
    topics: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    names: tuple[tuple[str, str], ...] = ()


def read_table(source: Traversable) -> list[dict[str, str]]:
    """The rows of a CSV file with `#` comments, or nothing where there is no such file."""
    if not source.is_file():
        return []
    lines = [
        line for line in source.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")
    ]
    return [
        {key: (value or "").strip() for key, value in row.items() if key} for row in csv.DictReader(lines)
    ]


def read_lines(source: Traversable) -> tuple[str, ...]:
    """The entries of a word list: one a line, `#` begins a comment."""
    if not source.is_file():
        return ()
    lines = (line.split("#")[0].strip() for line in source.read_text("utf-8").splitlines())
    return tuple(line for line in lines if line)


def _pairs(source: Traversable) -> list[tuple[str, str]]:
    pairs = []
    for line in read_lines(source):
        word, comma, rest = line.partition(",")
        if not comma:
            raise DataError(source.name, line, "each line is a word, a comma and its features")
        pairs.append((word, rest))
    return pairs


def load_pack(folder: Traversable) -> Pack:
    """Read one folder; DataError names file and key where it does not follow the schema."""
    settings = tomllib.loads((folder / "pack.toml").read_text("utf-8"))
    cues = read_table(folder / "cues.csv")
    columns = ["act", *(paradigm["column"] for paradigm in settings["paradigm"]), "frames"]
    for row in cues:
        if set(row) != set(columns):
            raise DataError("cues.csv", ",".join(row.values()), f"the columns are {', '.join(columns)}")
    lists = {
        entry.name[:-4]: read_lines(entry)
        for entry in (folder / "words").iterdir()
        if entry.name.endswith(".txt")
    }
    topics = folder / "topics.toml"
    return Pack(
        code=folder.name,
        settings=settings,
        cues=tuple(cues),
        words=lists,
        titles=tuple(
            Title(r["title"], r["kind"], r["gender"], r["takes"]) for r in read_table(folder / "titles.csv")
        ),
        bodies=tuple(BodyHead(*line.split(",")) for line in read_lines(folder / "bodies.csv")),
        pronouns={word: Features.parse(text) for word, text in _pairs(folder / "pronouns.csv")},
        unnamed={word: Features.parse(text) for word, text in _pairs(folder / "unnamed.csv")},
        attributions=tuple((r["words"], r["takes"]) for r in read_table(folder / "attributions.csv")),
        particles=tuple(word for word, _ in _pairs(folder / "particles.csv")),
        cities=tuple(read_table(folder / "cities.csv")),
        countries=tuple(read_table(folder / "countries.csv")),
        given_names={r["name"]: (r["latin"], r["gender"]) for r in read_table(folder / "given_names.csv")},
        topics=tomllib.loads(topics.read_text("utf-8")) if topics.is_file() else {},
        names=tuple((r["id"], r["name"]) for r in read_table(folder / "names.csv")),
    )


def load_packs(folders: tuple[Path, ...] = ()) -> tuple[Pack, ...]:
    """Every shipped pack, then those in a user's folders, by name."""
    shipped = [entry for entry in (files(__package__) / "lang").iterdir() if (entry / "pack.toml").is_file()]
    added = [entry for folder in folders for entry in folder.iterdir() if (entry / "pack.toml").is_file()]
    return tuple(load_pack(entry) for entry in sorted([*shipped, *added], key=lambda entry: entry.name))
