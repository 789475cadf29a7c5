"""Where sentences begin and end: at a full stop or line end outside quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..words.classes import BREAK, CAPITAL, CLOSE, COMMA, DASH, NUMBER, OPEN, QUOTE, STOP
from ..words.tokens import Tokens
from .quotations import Quotation

# Tokens on either side of a stop among which its bracket is looked for; longer ones hold sentences of their own.
BRACKET = 8
# The longest sentence, in tokens: those of the press have some 30, the longest 200. What goes on without a
# stop is no sentence, and looking through it from each of its words would take time with the square of its length.
LONGEST = 300
# A quotation that begins a sentence behind an abbreviation has at least so many tokens; a nickname has fewer.
_SENTENCE = 4


class Sentence(NamedTuple):
    """Tokens from `start` up to but not including `end`; `paragraph` counts line breaks before it."""

    start: int
    end: int
    paragraph: int


def find_sentences(
    tokens: Tokens, quotations: list[Quotation], abbreviations: frozenset[str]
) -> list[Sentence]:
    """The sentences of a text in order; the closing mark goes with the sentence it ends."""
    sentences: list[Sentence] = []
    start = paragraph = 0
    for i, stop in _ends(tokens, quotations, abbreviations):
        if stop > start:
            sentences.append(Sentence(start, stop, paragraph))
        start = max(start, stop)
        if i < len(tokens) and tokens.bits[i] & BREAK:
            start = i + 1
            paragraph += 1
    return _with_closers(tokens, [piece for sentence in sentences for piece in _pieces(sentence)])


def _ends(
    tokens: Tokens, quotations: list[Quotation], abbreviations: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Each stop or line end at which a sentence ends, and the token behind its last; at last the end of the text."""
    outer, at = sorted((q.start, q.end) for q in quotations if q.depth == 0), 0
    openers = {start for start, _ in outer}
    for i in [i for i in tokens.edges if tokens.bits[i] & (STOP | BREAK) or i in openers]:
        while at < len(outer) and outer[at][1] < i:
            at += 1
        if i in openers:
            if _opens_behind_abbreviation(tokens, i, outer[at][1]):
                yield i, i
            continue
        closer = outer[at][1] if at < len(outer) and outer[at][0] < i else None
        stop = _end_at(tokens, i, closer, abbreviations)
        if stop is not None:
            yield i, stop
    yield len(tokens), len(tokens)


def _end_at(tokens: Tokens, i: int, closer: int | None, abbreviations: frozenset[str]) -> int | None:
    """Behind the last token of the sentence that ends at the stop or line end `i`, None where none ends.

    `closer` is the end of the quotation around it, if any.
    """
    if tokens.bits[i] & BREAK:
        return i if closer is None or closer == i else None
    if _in_bracket(tokens, i):
        return None
    if closer is not None:
        return closer + 1 if _ends_quotation(tokens, i, closer) else None
    return None if _abbreviates(tokens, i, abbreviations) else i + 1


def _opens_behind_abbreviation(tokens: Tokens, mark: int, closer: int) -> bool:
    """Whether an abbreviation ends the sentence before a quotation that begins with a capital (said in Salem, Ore. "We …").

    Not before a nickname (Gen. "Mad Dog" Holm).
    """
    if mark == 0 or closer - mark <= _SENTENCE or not tokens.bits[mark + 1] & CAPITAL:
        return False
    before = tokens.forms[mark - 1]
    return before.endswith(".") and len(before) > 1 and bool(tokens.bits[mark - 1] & CAPITAL)


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    if sentence.end - sentence.start <= LONGEST:
        yield sentence
        return
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
    if i and tokens.ends[i - 1] == tokens.starts[i] and tokens.forms[i - 1] in abbreviations:
        return True
    return is_within_word(tokens, i)


def is_within_word(tokens: Tokens, i: int) -> bool:
    """Whether a stop stands within a number or an address, without blanks (3.5; harbour.example, WWW.HARBOUR.EXAMPLE)."""
    if not i or tokens.ends[i - 1] != tokens.starts[i]:
        return False
    if i + 1 >= len(tokens) or tokens.starts[i + 1] != tokens.ends[i]:
        return False
    before, behind = tokens.forms[i - 1], tokens.forms[i + 1]
    if tokens.bits[i + 1] & NUMBER:
        return before[-1].isdigit()
    return behind[0].islower() or len(before) > 1 and before.isupper() and behind.isupper()


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
            out.append(s if start == s.start else s._replace(start=start))
    return out
