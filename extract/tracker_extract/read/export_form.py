"""What an export of a database of news is divided by, and how the parts of one article are told in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tracker_extract.dates import parse_date

Record = dict[str, str | None]


class Piece(NamedTuple):
    """The blocks of one article, none where there are too many; its number and how many there are, where the file says so."""

    blocks: list[str]
    number: int | None = None
    total: int | None = None


class Form(NamedTuple):
    """A form of export: whether a file begins as one, its pieces (none longer than so many characters), a piece as a record."""

    kind: str
    name: str
    begins: Callable[[Sequence[str]], bool]
    pieces: Callable[[Iterable[str], int], Iterator[Piece]]
    record: Callable[[Sequence[str]], Record]


_WORDS_OF_A_DAY = re.compile(r"[^\W\d_]+")
# 27. Februar 2012 Montag: a day, though in a language of no pack.
_DAY_OF_ANY_LANGUAGE = re.compile(
    r"(?:[^\W\d_]+,? )?\d{1,2}\.?[ ](?:de )?[^\W\d_]{3,12}\.?[ ](?:de )?(?:19|20)\d\d\b"
)


class Gathered:
    """The blocks of a piece as they come; emptied where they are more than may be."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self.blocks: list[str] = []

    def add(self, block: str) -> None:
        self._size += len(block)
        if self._size > self._limit:
            self.blocks.clear()
        else:
            self.blocks.append(block)

    def taken(self) -> list[str]:
        """The blocks so far, and begin anew."""
        blocks, self.blocks, self._size = self.blocks, [], 0
        return blocks


def is_day(block: str) -> bool:
    """Whether a block is no more than a day: a date, perhaps with weekday, hour and edition."""
    line = block.partition("\n")[0]
    if len(line) > 60 or len(_WORDS_OF_A_DAY.findall(line)) > 6:
        return False
    return parse_date(line) is not None or _DAY_OF_ANY_LANGUAGE.match(line) is not None


def one_line(text: str) -> str:
    return " ".join(text.split())


def labelled(blocks: Sequence[str], label: re.Pattern[str]) -> dict[str, str]:
    """The parts of a piece by the labels that their first lines begin with, the first of each; what precedes them all under "".

    Blank lines between blocks stay.
    """
    parts: dict[str, list[str]] = {}
    under = ""
    for block in blocks:
        for number, line in enumerate(block.split("\n")):
            found = label.match(line)
            if found and found[1] not in parts:
                under, line = found[1], line[found.end() :]
            elif not number and parts.get(under):
                parts[under].append("")  # a blank line stood here
            parts.setdefault(under, []).append(line)
    return {name: "\n".join(lines).strip() for name, lines in parts.items()}
