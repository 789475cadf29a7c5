"""Names of people whom no list knows, in Latin letters as the press writes them.

This is for readers alone. Whose words they are, and the id of a speaker, are settled by the Arabic name and by
`names.romanise`, which stays as it is: two people whose names look alike in Latin letters stay two, and ids of databases
that are there already stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from urllib.parse import urlsplit

from tracker_extract.models import Article, Speaker, Statement
from tracker_extract.names import by_letters, given_name, letters_abroad, pack_table
from tracker_extract.registry import Registry
from tracker_extract.text import fold

# Where the spelling of a name that Arabic writes down by ear stands in the table.
ABROAD = "abroad"
_ARTICLE, _SERVANT, _FATHER = "ال", "عبد", "ابو"
_ARABIC = re.compile(r"[\u0621-\u06ff]")
_UNWRITTEN = re.compile(r"[\u064b-\u0652\u0640«»“”\"()]")
_SERVANT_JOINED = re.compile(r"(?<!\w)عبد(?=ال\w{2})")
_LAST_SYLLABLE = re.compile(r"([^aeiouylnrm])([rln])$")
_CARRIED = re.compile("^ا(?=[وي])")
_CONSONANTS = "بتثجحخدذرزسشصضطظعغفقكلمنهوپچژڤگ"


@dataclass(frozen=True, slots=True)
class Convention:
    """What the press of some countries writes for the article and for `servant of`; a star stands for what follows."""

    name: str
    countries: tuple[str, ...]
    article: str
    servant: str


def printed(statement: Statement, home: str) -> Statement:
    """The statement with its speakers' names as the press writes them; `home` is the country of the article's outlet."""
    speakers = tuple(_printed(speaker, home) for speaker in statement.speakers)
    return statement if speakers == statement.speakers else replace(statement, speakers=speakers)


def _printed(speaker: Speaker, home: str) -> Speaker:
    if speaker.registered or speaker.speaker_class != "person" or not _ARABIC.search(speaker.name_ar or ""):
        return speaker
    return replace(speaker, name=latin_name(speaker.name_ar or "", speaker.country or home))


def home_of(article: Article, registry: Registry) -> str:
    """The country of the article's outlet, by the registry or its address; empty where that is not known or of no account."""
    for id_ in registry.ids_of(article.outlet) if article.outlet else ():
        body = registry.bodies.get(id_)
        if body is not None and body.country in _countries():
            return body.country
    try:
        host = urlsplit(article.url or "").hostname or ""
    except ValueError:
        return ""
    end = host.rpartition(".")[2].upper()
    return end if end in _countries() else ""


@lru_cache(10_000)  # the same few thousand names come again and again
def latin_name(arabic: str, country: str = "") -> str:
    """The Latin form of an Arabic name by the press of a country (ISO 3166-1 alpha-2), else of the Gulf and its neighbours.

    `ياسر العصيفير` -> `Yasser al-Osaifir`; `عبد الرحمن بوزيد` with `DZ` -> `Abderrahmane Bouzid`. Words that no table
    has are written by their letters; those in another script come back as they are.
    """
    words = _SERVANT_JOINED.sub("عبد ", _UNWRITTEN.sub("", unicodedata.normalize("NFC", arabic))).split()
    words = [part for word in words for part in _parts(word)]
    name = _Name(words, [fold(word) for word in words], conventions()[_countries().get(country, "")])
    return name.latin()


def _parts(word: str) -> tuple[str, ...]:
    """A word, and the word for a father apart from what is written onto it: ابونصار is Abu Nassar."""
    joined = len(word) > 5 and fold(word).startswith(_FATHER) and not _listed(fold(word), "")
    return (word[: len(_FATHER)], word[len(_FATHER) :]) if joined else (word,)


@dataclass(frozen=True, slots=True)
class _Name:
    words: Sequence[str]
    folds: Sequence[str]
    by: Convention

    def latin(self) -> str:
        """The words one after another; two that make one name are taken together."""
        found: list[str] = []
        i = 0
        while i < len(self.words):
            pair = self._pair(i)
            latin = pair or self._word(i)
            found.append(latin[:1].upper() + latin[1:] if not found and "-" not in latin else latin)
            i += 2 if pair else 1
        return " ".join(found)

    def _pair(self, i: int) -> str:
        """What this word and the next are together: a listed pair, or a servant of somebody; else nothing."""
        if i + 1 >= len(self.folds):
            return ""
        pair = f"{self.folds[i]} {self.folds[i + 1]}"
        if self.folds[i] != _SERVANT:
            return _table_entry(pair, self.by.name)
        if (pair, self.by.name) in _names():
            return _names()[pair, self.by.name]
        bare = self.folds[i + 1].removeprefix(_ARTICLE)
        return self.by.servant.replace("*", _listed(bare, self.by.name) or _spelled(bare))

    def _word(self, i: int) -> str:
        word, folded = self.words[i], self.folds[i]
        if not _ARABIC.search(word):
            return word
        whole = _listed(folded, self.by.name)
        if whole:
            return whole
        if folded.startswith(_ARTICLE) and len(folded) > len(_ARTICLE) + 1:
            bare = folded[len(_ARTICLE) :]
            return self.by.article.replace("*", _listed(bare, self.by.name) or _spelled(bare))
        return _by_ear(folded) if self._is_foreign() else _spelled(word)

    def _is_foreign(self) -> bool:
        """Whether one of its words is a name from abroad: the others are then no Arabic ones either."""
        return any((folded, ABROAD) in _names() for folded in self.folds)


def _listed(folded: str, convention: str) -> str:
    """The spelling of a table: the region's own, the usual one, that of abroad, that of a given name."""
    return _table_entry(folded, convention) or _names().get((folded, ABROAD), "") or given_name(folded)


def _table_entry(folded: str, convention: str) -> str:
    return _names().get((folded, convention)) or _names().get((folded, ""), "")


def _by_ear(folded: str) -> str:
    """A name from abroad, letter by letter: its vowels are written, but for the one before a last r, l or n (Gruber).

    The alif before a first vowel only carries it (أوليف Olif).
    """
    letters = letters_abroad()
    written = _CARRIED.sub("", folded).replace("تش", "چ")
    latin = "".join(letters.get(each, "") for each in written)
    return _LAST_SYLLABLE.sub(r"\1e\2", latin).capitalize()


def _spelled(word: str) -> str:
    """A word of no table: by the vowels that its shape asks for, else letter by letter."""
    folded = fold(word)
    for shape, latin in _shapes():
        found = shape.fullmatch(folded)
        if found:
            letters = {str(n): by_letters(each) for n, each in enumerate(found.groups(), start=1)}
            spelled = "".join(letters.get(each, each) for each in latin)
            return spelled[:1].upper() + spelled[1:]
    return by_letters(word).capitalize()


@cache
def _names() -> dict[tuple[str, str], str]:
    return {(name, where): latin for name, latin, where in pack_table("latin_names.csv")}


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(shape.replace("C", f"([{_CONSONANTS}])")), latin)
        for shape, latin in pack_table("latin_shapes.csv")
    )


@cache
def conventions() -> dict[str, Convention]:
    """The conventions by name; that of the empty name holds where no other does."""
    rows = pack_table("latin_conventions.csv")
    return {row[0]: Convention(row[0], tuple(row[1].split("|")), *row[2:]) for row in rows}


@cache
def _countries() -> dict[str, str]:
    """Country -> its convention."""
    return {country: name for name, each in conventions().items() for country in each.countries if country}
