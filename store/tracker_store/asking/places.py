"""Where words stand in a stored text: compared folded, told in code points of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tracker_extract.models import Span
from tracker_extract.text import SILENT, fold
from tracker_extract.words.clitics import with_conjunction

# A word with the marks and invisible characters in it.
_TOKEN = re.compile(rf"\w[\w{SILENT}]*")
_WORD = re.compile(r"\w+")
# A quotation is left out of where these stand.
_LEFT_OUT = re.compile(r"\s*[\[(]?\s*(?:…|\.{3,})\s*[\])]?\s*")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, folded, and where each stands in it."""

    folds: tuple[str, ...]
    spans: tuple[Span, ...]


def words_of(text: str, after: int = 0) -> Words:
    """The words of `text`, whose first character is number `after` of the whole."""
    folds: list[str] = []
    spans: list[Span] = []
    for token in _TOKEN.finditer(text):
        for word in _WORD.findall(fold(token[0])):
            folds.append(word)
            spans.append(Span(after + token.start(), after + token.end()))
    return Words(tuple(folds), tuple(spans))


def joined(parts: Sequence[Words]) -> Words:
    """The words of several stretches one after the other."""
    return Words(
        tuple(word for part in parts for word in part.folds),
        tuple(span for part in parts for span in part.spans),
    )


def pieces_of(claim: str) -> tuple[str, ...]:
    """What a quotation gives of the words: it may leave out some where … stands. Without marks and blanks at the ends."""
    pieces = []
    for piece in _LEFT_OUT.split(claim):
        spans = words_of(piece).spans
        if spans:
            pieces.append(piece[spans[0].start : spans[-1].end])
    return tuple(pieces)


def runs(words: Words, pieces: Sequence[Sequence[str]]) -> Iterator[tuple[range, ...]]:
    """Every place at which the folded words of all pieces stand, each in a row, one piece behind the other."""
    firsts = [(piece[0], *with_conjunction(piece[0])) for piece in pieces]
    index: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words.folds):
        index[word].append(number)

    def next_run(number: int, after: int) -> range | None:
        piece = pieces[number]
        rest, size = tuple(piece[1:]), len(piece)
        starts = sorted(start for first in firsts[number] for start in index.get(first, ()))
        found = (at for at in starts if at >= after and words.folds[at + 1 : at + size] == rest)
        start = next(found, None)
        return None if start is None else range(start, start + size)

    after = 0
    while (first := next_run(0, after)) is not None:
        run = [first]
        for number in range(1, len(pieces)):
            following = next_run(number, run[-1].stop)
            if following is None:
                return
            run.append(following)
        yield tuple(run)
        after = first.start + 1


def stretch(text: str, words: Words, run: range, first: str) -> Span:
    """Where a run stands in the whole text, without a conjunction that is written onto its first word `first`."""
    start, end = words.spans[run.start].start, words.spans[run.stop - 1].end
    if words.folds[run.start] != first:
        token = words.spans[run.start]
        start = next((at for at in range(*token) if fold(text[at : token.end]) == first), start)
    return Span(start, end)


def one_blank(text: str) -> str:
    """The text with every stretch of blanks and line ends as one blank."""
    return " ".join(text.split())


def may_hold(words: Sequence[str]) -> re.Pattern[str]:
    """What a text must match to hold the folded words in a row, in whatever spelling: quicker by far than to fold the text."""
    alone, several = _spelled()
    letters = {
        letter: f"[{re.escape(''.join(alone.get(letter, [])) + letter)}]" for word in words for letter in word
    }
    spelled = (f"[{SILENT}]*".join(letters[letter] for letter in word) for word in words)
    return re.compile(rf"[\W_{SILENT}]+".join(spelled) + f"|[{several}]")


@cache
def _spelled() -> tuple[dict[str, list[str]], str]:
    """Folded letter -> the letters of the Basic Multilingual Plane that fold to it alone; and those that fold to several,
    such as ligatures, for a class of a pattern: a text that has any is looked at in full."""
    alone: dict[str, list[str]] = defaultdict(list)
    several: list[int] = []
    for point in range(0x41, 0x10000):
        letter = chr(point)
        folded = fold(letter)
        if len(folded) == 1 and folded != letter:
            alone[folded].append(letter)
        elif len(folded) > 1 and any(map(str.isalnum, folded)):
            several.append(point)
    known = set(several)
    firsts = (point for point in several if point - 1 not in known)
    lasts = (point for point in several if point + 1 not in known)
    return alone, "".join(f"{chr(first)}-{chr(last)}" for first, last in zip(firsts, lasts, strict=True))
