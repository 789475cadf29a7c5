"""The words around a stretch of an article, for whoever has to see what they stood in."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

from tracker_extract.models import Span

_SENTENCE_END = re.compile(r"[.!?؟]+[»”\"')\]]*\s|\n")


def sentences(text: str, first: int, last: int) -> Span:
    """The sentence or sentences that hold the stretch, with the blank or line end behind them."""
    line = text.rfind("\n", 0, first) + 1
    begin = max((match.end() for match in _SENTENCE_END.finditer(text, line, first)), default=line)
    closing = _SENTENCE_END.search(text, last)
    return Span(begin, closing.end() if closing else len(text))


def around(text: str, spans: Sequence[Sequence[int]]) -> str:
    """The sentences that hold the stretches, as they stand in the text."""
    begin, end = sentences(text, min(start for start, _ in spans), max(end for _, end in spans))
    return text[begin:end].strip()


def words_around(connection: sqlite3.Connection, article: int, spans: Sequence[Sequence[int]]) -> str:
    """As `around`, of a stored article."""
    (text,) = connection.execute("select text from articles where id = ?", (article,)).fetchone()
    return around(text, spans)
