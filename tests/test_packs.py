"""Every language pack: its schema, what must hold of all its entries, and that its reporting words report."""

from __future__ import annotations

import shutil
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tracker_extract import Extractor
from tracker_extract.errors import DataError
from tracker_extract.models import Article
from tracker_extract.pack_schema import FRAMES, SETTINGS, TABLES, check_folder, cue_columns
from tracker_extract.packs import load_packs
from tracker_extract.schema import read_entries, read_rows
from tracker_extract.text import fold

LANG = Path(__file__).parent.parent / "extract" / "tracker_extract" / "lang"
SENTENCES = Path(__file__).parent / "packs"
PACKS = sorted(folder for folder in LANG.iterdir() if (folder / "pack.toml").is_file())
each_pack = pytest.mark.parametrize("pack", [pytest.param(folder, id=folder.name) for folder in PACKS])

# Files that hold letters of other languages by their purpose, and columns that are no words of the language.
FOREIGN = {"encoding.toml", "folding.csv", "romanise.csv"}
CODES = {"act", "kind", "gender", "takes", "features", "joins", "iso2", "country", "latin", "frames", "id"}
NOT_WORDS = {"name", "script", "direction", "part", "tense", "column", "letters", "numeric_order"}
SHAPES = {"content_shapes", "verb_shapes"}
# Lists whose entries count as they are spelt.
AS_SPELT = {"frequent", "that", "possessives"}


def settings_of(pack: Path) -> dict[str, Any]:
    return tomllib.loads((pack / "pack.toml").read_text("utf-8"))


def texts_in(value: object, key: str = "") -> Iterator[str]:
    """Every text in a TOML value that is a word of the language; keys of free tables among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for entry in value:
            yield from texts_in(entry)
    elif isinstance(value, dict):
        for name, entry in value.items():
            if name not in NOT_WORDS | SHAPES:
                yield from texts_in(entry, name)


def rows_of(pack: Path, name: str) -> list[dict[str, str]]:
    columns = cue_columns(settings_of(pack)) if name == "cues.csv" else TABLES[name]
    return read_rows(pack / name, columns)


def entries_of(pack: Path) -> Iterator[tuple[str, str]]:
    """File and text of every entry of a pack that is written in its language."""
    for path in sorted((pack / "words").glob("*.txt")):
        yield from ((f"words/{path.name}", entry) for entry in read_entries(path))
    for name in ("cues.csv", *TABLES):
        if (pack / name).is_file() and name not in FOREIGN:
            for row in rows_of(pack, name):
                yield from ((name, text) for key, text in row.items() if key not in CODES)
    for name in SETTINGS.keys() - FOREIGN:
        if (pack / name).is_file():
            read = tomllib.loads((pack / name).read_text("utf-8"))
            yield from ((name, text) for text in texts_in(read))


@each_pack
def test_it_follows_the_schema(pack: Path) -> None:
    check_folder(pack)


@each_pack
def test_it_is_nfc(pack: Path) -> None:
    files = [path for path in pack.rglob("*") if path.suffix in {".csv", ".toml", ".txt"}]
    assert [p.name for p in files if not unicodedata.is_normalized("NFC", p.read_text("utf-8"))] == []


@each_pack
def test_nothing_in_it_is_invisible(pack: Path) -> None:
    found = [
        (path.name, number, f"U+{ord(c):04X}")
        for path in pack.rglob("*.*")
        if path.suffix in {".csv", ".toml", ".txt"}
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for c in line
        if unicodedata.category(c) in {"Cf", "Cc", "Co", "Zl", "Zp"} or c.isspace() and c != " "
    ]
    assert found == []


def script(letter: str) -> str:
    """The script of a letter, by its name in Unicode: ARABIC, LATIN, CYRILLIC."""
    return unicodedata.name(letter, "").split()[0]


def foreign_letters(word: str, alphabet: str) -> set[str]:
    """The letters by which a word is not in the alphabet; none of a word that is wholly in another script."""
    letters = [c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) in {"Ll", "Lu", "Lo"}]
    scripts = {script(c) for c in letters}
    own = {script(c) for c in alphabet}
    if scripts.isdisjoint(own) and len(scripts) == 1:
        return set()
    bases = {unicodedata.normalize("NFD", c)[0] for c in alphabet} | set(alphabet)
    return {c for c in letters if c not in bases}


@each_pack
def test_it_keeps_to_its_alphabet(pack: Path) -> None:
    alphabet = settings_of(pack)["alphabet"]
    wrong = {
        (name, word, "".join(sorted(letters)))
        for name, text in entries_of(pack)
        for word in text.replace("|", " ").replace("-", " ").split()
        if (letters := foreign_letters(word, alphabet))
    }
    assert wrong == set()


@pytest.mark.parametrize(
    ("word", "alphabet", "foreign"),
    [
        pytest.param("سوریا", "ابسوري", {"ی"}, id="a Persian ye"),
        pytest.param("کيري", "كير", {"ک"}, id="a Persian kaf"),
        pytest.param("Mоscow", "Mabcdosw", {"о"}, id="a Cyrillic o in a Latin word"),
        pytest.param("GMT", "абв", set(), id="an abbreviation in another script"),
        pytest.param("آسف", "اسف", set(), id="a letter with its mark"),
    ],
)
def test_a_letter_of_a_neighbour_is_seen(word: str, alphabet: str, foreign: set[str]) -> None:
    assert foreign_letters(word, alphabet) == foreign


def key_of(name: str, row: dict[str, str]) -> str:
    """What may stand once in a table: its first column; a title or a name once for each of its senses."""
    return ",".join(row.values()) if name in {"names.csv", "titles.csv"} else next(iter(row.values()))


def readings_of(row: dict[str, str]) -> Iterator[str]:
    """A reporting word with each of its frames: it may stand twice where it takes another frame in another sense."""
    forms = ",".join(value for key, value in row.items() if key not in {"act", "frames"})
    yield from (f"{forms} {frame}" for frame in row["frames"].split() if frame != "weak")


def lists_in(value: object, name: str) -> Iterator[tuple[str, list[str]]]:
    """The lists of texts in a TOML value, folded, each with its place."""
    if isinstance(value, dict):
        for key, entry in value.items():
            yield from lists_in(entry, f"{name}:{key}") if key not in SHAPES | AS_SPELT else ()
    elif isinstance(value, list) and all(isinstance(entry, str) for entry in value):
        yield name, [fold(entry) for entry in value]


def twice(entries: list[str]) -> list[str]:
    return [entry for entry, count in Counter(entries).items() if count > 1]


@each_pack
def test_no_entry_stands_twice_in_a_list(pack: Path) -> None:
    lists = {f"words/{p.name}": [fold(e) for e in read_entries(p)] for p in (pack / "words").glob("*.txt")}
    for name in TABLES.keys() - FOREIGN:
        if (pack / name).is_file():
            lists[name] = [fold(key_of(name, row)) for row in rows_of(pack, name)]
    lists["cues.csv"] = [fold(reading) for row in rows_of(pack, "cues.csv") for reading in readings_of(row)]
    for name in SETTINGS.keys() - FOREIGN:
        if (pack / name).is_file():
            lists |= dict(lists_in(tomllib.loads((pack / name).read_text("utf-8")), name))
    assert {name: again for name, entries in lists.items() if (again := twice(entries))} == {}


# -- every reporting word reports -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def words_of(row: dict[str, str], settings: dict[str, Any], columns: list[str]) -> Iterator[str]:
    """The first form in each of these columns that the reporting word has."""
    paradigms = {paradigm["column"]: paradigm for paradigm in settings["paradigm"]}
    for column in filter(row.__getitem__, columns):
        before, ending, _ = paradigms[column]["forms"][0]
        yield f"{before}{row[column]}{ending}"


def sentences_of(row: dict[str, str], settings: dict[str, Any], data: dict[str, Any]) -> Iterator[str]:
    """Sentences with the forms of a reporting word for each frame that it has; a short preposition is written onto."""
    for frame in row["frames"].split():
        name, _, preposition = frame.partition(":")
        joined = settings["clitics"]["prepositions"]
        for sentence, verb in product(data["frames"].get(name, ()), words_of(row, settings, data["columns"])):
            made = sentence.format(verb=verb, **{"with": preposition})
            yield made.replace(f" {preposition} ", f" {preposition}") if preposition in joined else made


@each_pack
def test_every_reporting_word_yields_its_act(pack: Path, extractor: Extractor) -> None:
    settings = settings_of(pack)
    sentences = tomllib.loads((SENTENCES / f"{pack.name}.toml").read_text("utf-8"))
    silent = []
    for row in rows_of(pack, "cues.csv"):
        tried = list(sentences_of(row, settings, sentences))
        acts = {
            s.act
            for sentence in tried
            for s in extractor(Article(sentence, published=date(2016, 8, 27), language=pack.name))
        }
        if row["act"] not in acts:
            silent.append((row["act"], tried[0] if tried else row["frames"], sorted(acts)))
    assert silent == []
