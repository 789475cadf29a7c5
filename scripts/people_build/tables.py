"""Reading and writing the builder's CSV tables, and the spellings that several of them need."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from tracker_extract.text import fold

Row = dict[str, str]

# Latin letters that have no decomposition, so that Unicode alone does not reduce them to ASCII.
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "ʿ": "", "’": "'"}
)


def read(path: Path) -> list[Row]:
    """The rows of a CSV file with a header line; lines that start with `#` are comments."""
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(line for line in source if not line.startswith("#")))


def words(path: Path) -> frozenset[str]:
    """The folded entries of a word list: one a line, `#` begins a comment line."""
    lines = path.read_text("utf-8").splitlines()
    return frozenset(fold(line) for line in lines if line and not line.startswith("#"))


def write(path: Path, comment: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write `rows` under a comment line and a header; return how many there were."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as target:
        target.write(f"# {comment}\n")
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            writer.writerow([unicodedata.normalize("NFC", cell) for cell in row])
            count += 1
    return count


def values(cell: str) -> list[str]:
    """The values of a cell that joins several with `|`."""
    return [value for value in cell.split("|") if value]


def ascii_form(name: str) -> str:
    """`name` without accents: `Mevlüt Çavuşoğlu` -> `Mevlut Cavusoglu`."""
    plain = unicodedata.normalize("NFKD", name.translate(_UNDECOMPOSED))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def slug(name: str) -> str:
    """The id of a name: `Zeid Ra'ad Al Hussein` -> `zeid-raad-al-hussein`, `U.S. Congress` -> `us-congress`."""
    bare = re.sub(r"[.'`]", "", ascii_form(name).lower())
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def is_arabic(text: str) -> bool:
    """Whether `text` holds an Arabic letter."""
    return any("\u0600" <= letter <= "\u06ff" for letter in text)
