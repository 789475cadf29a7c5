"""An article's text in paragraphs, with its statements, cues and sources marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tracker_extract.models import Span
from tracker_store.asking.record import Record

_LINE_END = re.compile(r"\r\n|\r|\n")


class Mark(NamedTuple):
    """A stretch of the text that means something: words of a statement, or the cue or source of the one looked at."""

    span: Span
    kind: Literal["own", "other", "cue", "source"]
    statement: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Text under one mark, or none. `begins` are the statements whose first words stand here."""

    text: str
    mark: Mark | None
    begins: tuple[int, ...]


def statement_marks(records: Sequence[Record], own: int | None = None) -> list[Mark]:
    """A mark for each part of each statement."""
    return [
        Mark(Span(*span), "own" if record["id"] == own else "other", record["id"])
        for record in records
        for span in record["spans"]
    ]


def paragraphs(text: str, marks: Sequence[Mark]) -> list[list[Piece]]:
    """The lines of the text that are not blank, each in pieces. Where marks lie in each other, the shortest shows."""
    firsts = _firsts(marks)
    lines: list[list[Piece]] = []
    at = 0
    for end in (*(match.span() for match in _LINE_END.finditer(text)), (len(text), len(text))):
        if text[at : end[0]].strip():
            lines.append(list(_pieces(text, at, end[0], marks, firsts)))
        at = end[1]
    return lines


def _pieces(
    text: str, begin: int, end: int, marks: Sequence[Mark], firsts: Mapping[int, Sequence[int]]
) -> Iterator[Piece]:
    here = [mark for mark in marks if mark.span.start < end and mark.span.end > begin]
    cuts = sorted({begin, end, *(min(max(at, begin), end) for mark in here for at in mark.span)})
    for start, stop in zip(cuts, cuts[1:], strict=False):
        over = [mark for mark in here if mark.span.start <= start and stop <= mark.span.end]
        shown = min(over, key=lambda mark: mark.span.end - mark.span.start, default=None)
        yield Piece(text[start:stop], shown, tuple(firsts.get(start, ())))


def _firsts(marks: Sequence[Mark]) -> dict[int, list[int]]:
    """Where each statement begins -> the statements that begin there."""
    begins: dict[int, int] = {}
    for mark in marks:
        if mark.kind in ("own", "other"):
            begins[mark.statement] = min(begins.get(mark.statement, mark.span.start), mark.span.start)
    places: dict[int, list[int]] = {}
    for statement, start in begins.items():
        places.setdefault(start, []).append(statement)
    return places
