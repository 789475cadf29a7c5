"""Folding for comparison: spellings that a reader takes for one word become one string.

`fold` serves search, names and word lists alike. It never touches stored text. Letters that a language counts
as one beyond Unicode's own decomposition stand in the packs, `lang/*/folding.csv`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Combining marks (Latin, Arabic vowels, Koranic signs), tatweel, zero-width and bidi controls, BOM: what a pattern may
# hold between brackets.
SILENT = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_SILENT = re.compile(f"[{SILENT}]+")


@cache
def _same_letters() -> dict[int, str]:
    """The letters that count as one, from every shipped pack: code point -> letter."""
    # Loaded here: text in plain ASCII, as most of a command line is, needs neither.
    import csv
    from importlib.resources import files

    table: dict[int, str] = {}
    for pack in (files(__package__) / "lang").iterdir():
        source = pack / "folding.csv"
        if source.is_file():
            for letter, folded in csv.reader(_rows(source.read_text("utf-8"))):
                table[ord(letter)] = folded
    return table


def _rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


class _Folded(dict[int, str]):
    """Code point -> what it folds to, made when first asked for: folding goes letter by letter."""

    def __missing__(self, point: int) -> str:
        plain = unicodedata.normalize("NFKD", chr(point).casefold())
        folded = self[point] = _SILENT.sub("", plain).translate(_same_letters())
        return folded


_FOLDED = _Folded()


# The stretcher of Arabic script, written between a preposition and its word or within words.
STRETCH = "\u0640"


def bare(text: str) -> str:
    """`text` without marks, tatweel and invisible characters; its letters as they are."""
    plain = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    return _SILENT.sub("", plain)


def fold(text: str) -> str:
    """The form of `text` that equals that of every spelling a reader would call the same.

    Marks, tatweel and invisible characters go; case, compatibility forms, digits of every script, hamza seats and
    the letters of the packs' folding tables become one. Word boundaries stay as they are.
    """
    if text.isascii():
        return text.lower()
    folded = text.translate(_FOLDED)
    # Marks of scripts that keep theirs may stand in any order.
    return folded if unicodedata.is_normalized("NFD", folded) else unicodedata.normalize("NFD", folded)
