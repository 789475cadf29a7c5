"""Countries: names from CLDR through Babel, with the press's variants, adjectives and capitals of the hand-made table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from babel import Locale

from people_build.tables import read, values
from tracker_extract.text import fold

# CLDR's English name where the press uses another.
_ENGLISH = {"TR": "Turkey", "PS": "Palestine", "CZ": "Czech Republic", "BA": "Bosnia", "MM": "Myanmar", "HK": "Hong Kong",
            "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "CI": "Ivory Coast", "VA": "Vatican",
            "GCC": "Gulf Cooperation Council", "MK": "North Macedonia"}  # fmt: skip


@dataclass(frozen=True)
class Country:
    """A country's names, adjectives and capitals in both languages, the canonical ones first."""

    level: int
    arabic: tuple[str, ...]
    arabic_adjectives: tuple[str, ...]
    arabic_capitals: tuple[str, ...]
    english: tuple[str, ...]
    english_adjectives: tuple[str, ...]
    english_capitals: tuple[str, ...]


def countries(path: Path) -> dict[str, Country]:
    """Code -> country, in the order of the hand-made table."""
    arabic, english = dict(Locale("ar").territories.items()), dict(Locale("en").territories.items())
    return {row["iso2"]: _country(row, arabic, english) for row in read(path)}


def _country(row: dict[str, str], arabic: Mapping[str, str], english: Mapping[str, str]) -> Country:
    code = row["iso2"]
    return Country(
        level=int(row["level"]),
        arabic=_distinct(row["name"], arabic.get(code, ""), *values(row["ar_more"])),
        arabic_adjectives=tuple(values(row["ar_adj"])),
        arabic_capitals=_distinct(*values(row["ar_capital"])),
        english=_distinct(_ENGLISH.get(code, ""), english.get(code, ""), *values(row["en_more"])),
        english_adjectives=tuple(values(row["en_adj"])),
        english_capitals=_distinct(*values(row["en_capital"])),
    )


def _distinct(*names: str) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        if name and "(" not in name and " - " not in name:
            found.setdefault(fold(name), name)
    return tuple(found.values())
