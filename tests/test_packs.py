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
from tracker_extract.pack_schema import (
    DATES,
    ENCODING,
    FRAMES,
    LAYOUT,
    PACK,
    SETTINGS,
    TABLES,
    WORDS,
    check_folder,
    cue_columns,
)
from tracker_extract.packs import load_packs
from tracker_extract.schema import read_entries, read_rows
from tracker_extract.text import fold

pytestmark = pytest.mark.unmeasured

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


# -- faults of a pack are named ---------------------------------------------------------------------------------------


def put(file: str, text: str) -> Any:
    return lambda pack: (pack / file).write_text(text, "utf-8")


def change(file: str, old: str, new: str) -> Any:
    def changed(pack: Path) -> None:
        text = (pack / file).read_text("utf-8")
        assert old in text
        (pack / file).write_text(text.replace(old, new, 1), "utf-8")

    return changed


def without(file: str) -> Any:
    return lambda pack: (pack / file).unlink()


FAULTS = [
    pytest.param(without("pack.toml"), ("pack.toml", "it is missing"), id="no settings"),
    pytest.param(without("cues.csv"), ("cues.csv", "it is missing"), id="no reporting verbs"),
    pytest.param(put("title.csv", ""), ("title.csv", "did you mean titles.csv?"), id="a misspelt file"),
    pytest.param(put("words/adverb.txt", ""), ("adverb.txt", "did you mean adverbs.txt?"), id="a misspelt list"),
    pytest.param(put("pack.toml", "name = "), ("pack.toml", "this is no TOML"), id="no TOML"),
    pytest.param(change("pack.toml", "name = ", "nmae = "), ("pack.toml", "nmae", "did you mean name?"), id="a misspelt key"),
    pytest.param(change("pack.toml", "article = ", "artical = "), ("clitics.artical", "did you mean article?"), id="a misspelt key of a table"),
    pytest.param(change("pack.toml", 'direction = "ltr"\n', ""), ("direction", "it is missing"), id="a missing key"),
    pytest.param(change("pack.toml", "verb_comes_first = false", 'verb_comes_first = "no"'), ("verb_comes_first", "true or false"), id="not a flag"),
    pytest.param(change("pack.toml", '"m -"', '"x -"'), ("adjective_endings", "ending, gender and number"), id="features"),
    pytest.param(change("pack.toml", 'part = "verb"', 'part = "verbs"'), ("paradigm 1.part", "did you mean verb?"), id="a key of a list"),
    pytest.param(change("pack.toml", '"«»"', '"«"'), ("quotation.pairs", "an opening and a closing mark"), id="half a pair of marks"),
    pytest.param(change("cues.csv", "act,past", "act,passt"), ("cues.csv", "did you mean past?"), id="a misspelt column"),
    pytest.param(change("cues.csv", ",present,", ","), ("cues.csv", "the columns are act,past,present"), id="a missing column"),
    pytest.param(change("cues.csv", "say,dijo", "syy,dijo"), ("line 4: act", "did you mean say?"), id="an act"),
    pytest.param(change("cues.csv", "that quote object", "that qoute object"), ("frames", "did you mean quote?"), id="a frame"),
    pytest.param(change("cues.csv", "that quote object", "that to quote"), ("frames", "to"), id="a frame without its preposition"),
    pytest.param(change("titles.csv", ",place", ",plaec"), ("line 2: takes", "did you mean place?"), id="what follows a title"),
    pytest.param(change("titles.csv", "presidente,head-of-state,m,place", "presidente,place"), ("line 3", "2 cells"), id="cells"),
    pytest.param(change("pronouns.csv", "él,m sg", "él,masculine"), ("line 1: features", "gender (m, f, n, -)"), id="a pronoun"),
    pytest.param(change("dates.toml", "8 = ", "18 = "), ("dates.toml", "months", "'18' is not one of 1"), id="a month"),
    pytest.param(change("dates.toml", "numeric_order = \"dmy\"", "numeric_order = \"mdy\""), ("numeric_order", "'mdy'"), id="an order"),
    pytest.param(change("dates.toml", "unit = ", "units = "), ("words.units", "did you mean unit?"), id="a class of date words"),
    pytest.param(change("topics.toml", "forms =", "form ="), ("ceasefire.form", "did you mean forms?"), id="a topic"),
    pytest.param(put("layout.toml", "place = []"), ("layout.toml", "furniture", "it is missing"), id="a list of the layout"),
    pytest.param(put("folding.csv", "ab,a\n"), ("folding.csv", "line 1: letter", "one letter"), id="a letter"),
    pytest.param(lambda pack: (pack / "words" / "times.txt").write_bytes(b"\xe9t\xe9"), ("times.txt", "byte 0", "UTF-8"), id="an encoding"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "says"), FAULTS)
def test_a_fault_names_file_key_and_what_is_allowed(
    spoil: Any, says: tuple[str, ...], root: Path, tmp_path: Path
) -> None:
    pack = tmp_path / "es"
    shutil.copytree(root / "docs" / "lang" / "es", pack)
    spoil(pack)
    with pytest.raises(DataError) as caught:
        load_packs((tmp_path,))
    assert all(words in str(caught.value) for words in says)


def test_the_example_of_a_pack_is_sound(root: Path) -> None:
    check_folder(root / "docs" / "lang" / "es")


def test_a_name_of_nobody_is_a_fault(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "docs" / "lang" / "es", tmp_path / "lang" / "es")
    (tmp_path / "lang" / "es" / "names.csv").write_text("id,name\nnobody-at-all,Nadie\n", "utf-8")
    extractor = Extractor.load(own=tmp_path)
    with pytest.raises(DataError, match="nobody-at-all"):
        extractor(Article("El ministro dijo que la tregua sería respetada por las dos partes."))


def test_every_frame_has_a_sentence_in_some_language() -> None:
    tried = {
        name for path in SENTENCES.glob("*.toml") for name in tomllib.loads(path.read_text("utf-8"))["frames"]
    }
    # These say when a word does not report, or how its content is opened; they stand beside another frame.
    modifiers = {"weak", "homograph", "unsure", "impersonal", "colon", "bare"}
    assert {frame.rstrip(":") for frame in FRAMES} - modifiers == tried


def test_the_page_about_packs_names_every_file_key_and_frame(root: Path) -> None:
    page = (root / "docs" / "languages.md").read_text("utf-8")
    keys = [key.rstrip("?") for schema in (PACK, DATES, LAYOUT, ENCODING) for key in schema]
    inner = [key.rstrip("?") for table in ("clitics", "that", "sentence") for key in PACK[table]]
    columns = [name for table in TABLES.values() if table.header for name in table.kinds]
    frames = [frame.rstrip(":") for frame in FRAMES]
    names = [*SETTINGS, *TABLES, "cues.csv", *keys, *inner, *columns, *WORDS, *frames]
    assert [name for name in names if f"`{name}" not in page and f"[{name}]" not in page] == []
