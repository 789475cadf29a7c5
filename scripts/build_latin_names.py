"""Build the table of names as the press writes them in Latin letters.

    PYTHONPATH=extract:scripts python scripts/build_latin_names.py names.sqlite3

Writes lang/ar/latin_names.csv of three sources, the first that has a name counts: scripts/people_hand/latin_names.csv,
spellings of people in Wikidata (CC0), and the people of the registry; of the latter two nothing that is a given name in
lang/ar/given_names.csv. `names.sqlite3` is the index of arabic-name-romanizer
0.2.0 (MIT); only its rows from Wikidata are taken, not those of its other sources. A spelling that has other consonants
than its name is left out: such rows are slips, or other names of the same person.
"""

from __future__ import annotations

import csv
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from tracker_extract.latin import ABROAD, conventions
from tracker_extract.names import given_name, match_key
from tracker_extract.text import fold

ROOT = Path(__file__).resolve().parent.parent
HAND = ROOT / "scripts" / "people_hand" / "latin_names.csv"
PERSONS = ROOT / "extract" / "tracker_extract" / "people" / "persons.csv"
TABLE = ROOT / "extract" / "tracker_extract" / "lang" / "ar" / "latin_names.csv"
HEAD = "# made by scripts/build_latin_names.py of scripts/people_hand/latin_names.csv, Wikidata (CC0) and the registry; folded\n"
# One person may be misspelt; from two on a spelling is somebody's usual one, from three on a region's.
USUAL, REGIONAL = 2, 3
# Languages that write other names in Arabic letters.
ELSEWHERE = ("AF", "IR", "PK")
_LATIN_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|an|at|az|es|ed|er|en|ez)[- ]", re.I)
_LATIN_JOINED = re.compile(r"^[ae]l(?=(?!a|e|i)[a-z]{3,}$)", re.I)
_LATIN_WORDS = re.compile(r"[A-Z][A-Za-z]+(?:[ -][A-Za-z]+)*")

Votes = dict[str, dict[str, Counter[str]]]


def main(index: Path) -> None:
    """Build the table and say how many rows it has of each source."""
    table: dict[tuple[str, str], str] = {}
    for name, rows in (("by hand", by_hand()), ("Wikidata", attested(index)), ("registry", registered())):
        before = len(table)
        for key, latin in rows.items():
            if key[1] or name == "by hand" or not ((key[0], ABROAD) in table or given_name(key[0])):
                table.setdefault(key, latin)
        print(f"{len(table) - before:6} {name}")
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("name", "latin", "where"))
        writer.writerows((name, latin, where) for (name, where), latin in sorted(table.items()))


def by_hand() -> dict[tuple[str, str], str]:
    """The table by hand."""
    lines = [line for line in HAND.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {(fold(row["name"]), row["where"]): row["latin"] for row in csv.DictReader(lines)}


def attested(index: Path) -> dict[tuple[str, str], str]:
    """The usual spellings of Wikidata, and those of a region that differ."""
    regions = {country: each.name for each in conventions().values() for country in each.countries}
    votes: Votes = defaultdict(lambda: defaultdict(Counter))
    query = f"""select arabic_key, latin, country, count from units
        where source = 'wikidata' and country not in {ELSEWHERE}"""
    for name, latin, country, count in sqlite3.connect(index).execute(query):
        bare, article = without_article(name)
        spelled = spelling(latin, article)
        if is_one_name(bare) and spelled and match_key(spelled) == match_key(bare):
            votes[bare][regions.get(country, "")][spelled] += count
    return {key: latin for bare, by in votes.items() for key, latin in _chosen(bare, by).items()}


def _chosen(bare: str, by: dict[str, Counter[str]]) -> dict[tuple[str, str], str]:
    """The spelling for anywhere, of the Gulf and its neighbours where they have one, and what a region writes instead."""
    general = by.get("", Counter[str]())
    if general.total() < USUAL:
        general = sum(by.values(), Counter[str]())
    if general.total() < USUAL:
        return {}
    usual = _most(general)
    found = {(bare, ""): usual}
    for region, spelled in by.items():
        best = _most(spelled)
        if region and best != usual and spelled[best] >= max(REGIONAL, 1 + spelled[usual]):
            found[bare, region] = best
    return found


def _most(spelled: Counter[str]) -> str:
    return max(spelled, key=lambda latin: (spelled[latin], latin))


def registered() -> dict[tuple[str, str], str]:
    """The words of people of the registry, where one of the other script has the same consonants."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    lines = [line for line in PERSONS.read_text("utf-8").splitlines() if not line.startswith("#")]
    for row in csv.DictReader(lines):
        for word in row["name_ar"].split():
            bare, article = without_article(fold(word))
            for latin in row["name"].split():
                spelled = spelling(latin, article)
                if spelled and len(bare) > 2 and match_key(spelled) == match_key(bare) != "":
                    votes[bare][spelled] += 1
    return {(bare, ""): _most(spelled) for bare, spelled in votes.items()}


def without_article(name: str) -> tuple[str, bool]:
    """A folded name without its article, and whether it had one."""
    folded = fold(name)
    has = " " not in folded and folded.startswith("ال") and len(folded) > 4
    return (folded[2:] if has else folded), has


def is_one_name(bare: str) -> bool:
    """Whether it is one word, or two that make one name: servant of, father of, of religion, of God."""
    words = bare.split()
    return (
        len(words) == 1
        and len(bare) > 1
        or (len(words) == 2 and (words[0] in ("عبد", "ابو") or words[1] in ("الدين", "الله")))
    )


def spelling(latin: str, article: bool) -> str:
    """A Latin spelling without accents and, where the name has one, without article; empty where it is no single name."""
    letters = unicodedata.normalize("NFD", latin)
    plain = "".join(
        letter for letter in letters if not unicodedata.combining(letter) and letter not in "'`ʿʾ’"
    )
    if article:
        plain = _LATIN_JOINED.sub("", _LATIN_ARTICLE.sub("", plain))
    plain = plain[:1].upper() + plain[1:]
    return plain if _LATIN_WORDS.fullmatch(plain) else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]))
