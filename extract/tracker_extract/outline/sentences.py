"""Where sentences begin and end: at a full stop or line end outside quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..words.classes import BREAK, CLOSE, COMMA, DASH, NUMBER, OPEN, QUOTE, STOP
from ..words.tokens import Tokens
from .quotations import Quotation

# Tokens on either side of a stop among which its bracket is looked for; longer ones hold sentences of their own.
BRACKET = 8
# The longest sentence, in tokens: those of the press have some 30, the longest 200. What goes on without a
# stop is no sentence, and looking through it from each of its words would take time with the square of its length.
LONGEST = 300


class Sentence(NamedTuple):
    """Tokens from `start` up to but not including `end`; `paragraph` counts line breaks before it."""

    start: int
    end: int
    paragraph: int


def find_sentences(
    tokens: Tokens, quotations: list[Quotation], abbreviations: frozenset[str]
) -> list[Sentence]:
    """The sentences of a text in order; the closing mark goes with the sentence it ends."""
    inside = {q.start: q.end for q in quotations if q.depth == 0}
    sentences: list[Sentence] = []
    bits, start, paragraph, size = tokens.bits, 0, 0, len(tokens)
    quoted = sorted(inside.items())
    at = 0
    for i in [i for i in tokens.edges if bits[i] & (STOP | BREAK)] + [size]:
        while at < len(quoted) and quoted[at][1] < i:
            at += 1
        stop = i
        if i < size and bits[i] & STOP and _in_bracket(tokens, i):
            continue
        if i < size and bits[i] & BREAK and at < len(quoted) and quoted[at][0] < i < quoted[at][1]:
            continue
        if i < size and bits[i] & STOP:
            stop = i + 1
            if at < len(quoted) and quoted[at][0] < i <= quoted[at][1]:
                if not _ends_quotation(tokens, i, quoted[at][1]):
                    continue
                stop = quoted[at][1] + 1
            elif _abbreviates(tokens, i, abbreviations):
                continue
        if stop > start:
            sentences.append(Sentence(start, stop, paragraph))
        start = max(start, stop)
        if i < size and bits[i] & BREAK:
            start = i + 1
            paragraph += 1
    return _with_closers(tokens, [piece for sentence in sentences for piece in _pieces(sentence)])


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    for start in range(sentence.start, sentence.end, LONGEST):
        yield sentence._replace(start=start, end=min(start + LONGEST, sentence.end))


def _in_bracket(tokens: Tokens, i: int) -> bool:
    """Whether a stop stands in a short bracket (إن. بي. سي)."""
    opener = next(
        (j for j in range(i - 1, max(-1, i - BRACKET), -1) if tokens.bits[j] & (OPEN | CLOSE | BREAK)), None
    )
    if opener is None or not tokens.bits[opener] & OPEN:
        return False
    closer = next(
        (j for j in range(i + 1, min(len(tokens), i + BRACKET)) if tokens.bits[j] & (OPEN | CLOSE | BREAK)),
        None,
    )
    return closer is not None and bool(tokens.bits[closer] & CLOSE)


def _ends_quotation(tokens: Tokens, stop: int, closer: int) -> bool:
    """Whether a full stop is the last of a quotation, and the sentence around it ends there too."""
    if stop + 1 != closer:
        return False
    after = closer + 1
    while after < len(tokens) and tokens.bits[after] & DASH:
        after += 1
    return after >= len(tokens) or not (tokens.bits[after] & COMMA or tokens.forms[after][0].islower())


def _abbreviates(tokens: Tokens, i: int, abbreviations: frozenset[str]) -> bool:
    if i and tokens.ends[i - 1] == tokens.starts[i]:
        if tokens.forms[i - 1] in abbreviations:
            return True
        if i + 1 < len(tokens) and tokens.starts[i + 1] == tokens.ends[i] and tokens.bits[i + 1] & NUMBER:
            return True
    return False


def _with_closers(tokens: Tokens, sentences: list[Sentence]) -> list[Sentence]:
    """Give a closing mark or bracket that follows a full stop to the sentence before."""
    out: list[Sentence] = []
    for s in sentences:
        start = s.start
        while (
            out
            and start < s.end
            and out[-1].paragraph == s.paragraph
            and tokens.bits[start] & (QUOTE | CLOSE)
            and tokens.ends[start - 1] == tokens.starts[start]
        ):
            out[-1] = out[-1]._replace(end=start + 1)
            start += 1
        if start < s.end:
            out.append(s._replace(start=start))
    return out
