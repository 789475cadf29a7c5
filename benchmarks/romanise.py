"""How often a name is spelled as the press spells it, on names drawn from articles: `python benchmarks/romanise.py`.

`names.csv` has the names. Capitals, blanks, hyphens and the usual spellings of the commonest given names (Mohammed,
Muhammad) count as one; `near` are those with at most one letter more, less or other. `--wrong` lists what differs;
`letters` is the spelling letter by letter that ids are made of, which was shown before.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

from tracker_extract.latin import latin_name
from tracker_extract.names import romanise

NAMES = Path(__file__).with_name("names.csv")
_ALIKE = (("mohammad", "mohammed"), ("muhammad", "mohammed"), ("mohamed", "mohammed"), ("ahmad", "ahmed"),
          ("hussain", "hussein"), ("hasan", "hassan"))  # fmt: skip


class Name(NamedTuple):
    """A name with its country, if the article tells it, and the press's spellings, as `_key` has them."""

    part: str
    arabic: str
    country: str
    latin: str

    def spellings(self) -> set[str]:
        return {_key(" ".join(words)) for words in product(*(word.split("|") for word in self.latin.split()))}


class Score(NamedTuple):
    """How many names there are, how many are spelled as the press does, how many but for a letter."""

    names: int
    exact: int
    near: int


def names(part: str) -> list[Name]:
    """The names of a part of the list: `seen` or `unseen`."""
    lines = [line for line in NAMES.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [Name(**row) for row in csv.DictReader(lines) if row["part"] == part]


def score(part: str, spell: Callable[[str, str], str]) -> Score:
    """What a way to spell is worth on a part of the list."""
    off = [_off(name, spell(name.arabic, name.country)) for name in names(part)]
    return Score(len(off), off.count(0), sum(each <= 1 for each in off))


def _off(name: Name, latin: str) -> int:
    """How many letters a spelling is away from the nearest of the press."""
    return min(_distance(_key(latin), known) for known in name.spellings())


def _key(latin: str) -> str:
    text = latin.casefold()
    for one, other in _ALIKE:
        text = re.sub(rf"\b{one}\b", other, text)
    return re.sub(r"[\s\-'.’]", "", re.sub(r"\babd[eu]l", "abdul", text))


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, row = row, [i]
        for j, another in enumerate(other, start=1):
            row.append(min(row[-1] + 1, last[j] + 1, last[j - 1] + (letter != another)))
    return row[-1]


def _wrong(part: str) -> Iterator[str]:
    for name in names(part):
        latin = latin_name(name.arabic, name.country)
        if _off(name, latin):
            yield f"{name.arabic}\t{latin}\t{name.latin}"


def main() -> None:
    """Print the scores, or what is wrong."""
    for part in ("seen", "unseen"):
        if "--wrong" in sys.argv:
            print("\n".join(_wrong(part)))
            continue
        for way, spell in (("letters", lambda arabic, _: romanise(arabic)), ("press", latin_name)):
            count, exact, near = score(part, spell)
            print(f"{part:7} {way:8} names {count}  exact {exact / count:.2f}  near {near / count:.2f}")


if __name__ == "__main__":
    main()
