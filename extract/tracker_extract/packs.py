"""Language packs: folders of data under `lang/`, read into one lexicon each.

A pack's folder holds `pack.toml` (writing, inflection, punctuation), `cues.csv` (reporting verbs with their
frames), tables of titles, bodies, pronouns, unnamed sources, attributions and name particles, and `words/`, one
word class a file. Nothing here knows a language: the schema is the same for every folder.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from .pack_schema import (
    CONFIDENCE,
    DATES,
    PACK,
    check_files,
    check_folder,
    cue_columns,
    read_table,
    read_verbs,
    read_words,
)
from .schema import read_rows, read_settings
from .text import fold
from .topics.words import TOPICS


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
    names: frozenset[str] = field(init=False, repr=False, compare=False)  # of all frames

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", self.plain | self.by.keys())

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
        return name in self.names

    def has_any(self, names: frozenset[str]) -> bool:
        """Whether one of the frames is there, with or without a preposition."""
        return not names.isdisjoint(self.names)

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
    """A title of a person: kind of office or "", gender, and what may follow it (place, body, none).

    `owner` is the pronoun written onto its last word (وزير خارجيتها – "its foreign minister").
    """

    phrase: str
    kind: str
    gender: str
    takes: str
    owner: Features | None = None


@dataclass(frozen=True, slots=True)
class BodyHead:
    """A word at the head of a body's name: its gender and, where regular, the kind of body; `owner` as of a title."""

    word: str
    gender: str
    kind: str
    owner: Features | None = None


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
    topics: dict[str, dict[str, Any]] = field(default_factory=dict)
    names: tuple[tuple[str, str], ...] = ()
    verbs: tuple[dict[str, str], ...] = ()  # common verbs that report nothing: what they can be bears no name
    origin: str = ""  # the user's folder it stands in; "" for a shipped pack
    dates: dict[str, Any] = field(
        default_factory=dict
    )  # of a user's pack: dates.py reads those of the shipped
    confidence: dict[str, Any] = field(default_factory=dict)  # what the terms of confidence weigh


def load_pack(folder: Traversable, origin: str = "") -> Pack:
    """Read one folder; DataError names file and key where it does not follow the schema.

    `origin` is the folder a user gave it in, "" for a shipped pack. Of a user's pack every file is checked here; of a
    shipped one those for dates, layout and encodings when they are first needed.
    """
    if origin:
        check_folder(folder)
    else:
        check_files(folder)
    settings = read_settings(folder / "pack.toml", PACK)
    table = partial(read_table, folder)
    topics, dates, sure = (folder / f"{name}.toml" for name in ("topics", "dates", "confidence"))
    return Pack(
        code=folder.name,
        settings=settings,
        cues=tuple(read_rows(folder / "cues.csv", cue_columns(settings))),
        words=read_words(folder),
        titles=tuple(Title(r["title"], r["kind"], r["gender"], r["takes"]) for r in table("titles.csv")),
        bodies=tuple(BodyHead(row["word"], row["gender"], row["kind"]) for row in table("bodies.csv")),
        pronouns={r["word"]: Features.parse(r["features"]) for r in table("pronouns.csv")},
        unnamed={r["word"]: Features.parse(r["features"]) for r in table("unnamed.csv")},
        attributions=tuple((r["words"], r["takes"]) for r in table("attributions.csv")),
        particles=tuple(row["word"] for row in table("particles.csv")),
        cities=tuple(table("cities.csv")),
        countries=tuple(table("countries.csv")),
        given_names={r["name"]: (r["latin"], r["gender"]) for r in table("given_names.csv")},
        topics=read_settings(topics, TOPICS) if topics.is_file() else {},
        names=tuple((r["id"], r["name"]) for r in table("names.csv")),
        verbs=tuple(read_verbs(folder, settings)),
        origin=origin,
        dates=read_settings(dates, DATES) if origin and dates.is_file() else {},
        confidence=read_settings(sure, CONFIDENCE) if sure.is_file() else {},
    )


def load_packs(folders: tuple[Path, ...] = ()) -> tuple[Pack, ...]:
    """Every shipped pack by its code, then those in a user's folders (packs, or folders of them); a later one takes the place of another of its code."""
    shipped = sorted(filter(_is_folder, (files(__package__) / "lang").iterdir()), key=lambda pack: pack.name)
    packs = {pack.name: load_pack(pack) for pack in shipped}
    for folder in folders:
        found = [folder] if (folder / "pack.toml").is_file() else filter(_is_folder, folder.iterdir())
        packs |= {pack.name: load_pack(pack, str(folder)) for pack in found}
    return tuple(packs.values())


def _is_folder(entry: Traversable) -> bool:
    return entry.is_dir() and not entry.name.startswith((".", "__"))
