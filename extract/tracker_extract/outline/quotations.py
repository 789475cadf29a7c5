"""Which stretches stand in quotation marks: nested, unbalanced, and with marks of every kind.

A mark opens or closes by its neighbours (a blank or a colon before, a word after), since writers turn “ ” and « »
round and straight marks have no direction; the mark's own shape decides only where the neighbours do not.
"""

from __future__ import annotations

from itertools import takewhile
from operator import itemgetter
from typing import NamedTuple

from ..words.classes import BREAK, COLON, COMMA, QUOTE, STOP, WORD
from ..words.tokens import Tokens

_LEFT = frozenset(("«", "“", "„", "❝", "‹", "‘", "``"))
_FAMILY = {
    "«": "angle",
    "»": "angle",
    "‹": "angle1",
    "›": "angle1",
    "'": "single",
    "‘": "single",
    "’": "single",
}
# After these a mark opens even where a blank follows it; before the second it closes.
_OPENS_AFTER = frozenset(" \t\r\n\xa0:([-–—،,/\u200f\u200e#")
_CLOSES_BEFORE = frozenset(" \t\r\n\xa0.،,؛;:)]!؟?…-–—/\u200f\u200e")
# What a word that is elided before a mark ends with.
_ELIDES = frozenset("'’")
# Letters written onto the word after them; a mark may stand between (و"داعش" – "and 'Daesh'", لـ"الحياة" – "to 'al-Hayat'").
_CLITIC_LENGTH = 3
# Tokens; the longest real quotation in the 507 articles on diplomacy has 310.
LONGEST = 400
# Quotations within quotations: writers nest two or three; what opens beyond is a row of marks, and pairs with nothing.
DEEPEST = 8
# How many tokens ahead the mark that closes a broken line is looked for: two long paragraphs.
LINE = 120
_FIRST = itemgetter(0)


class Quotation(NamedTuple):
    """Tokens of the opening mark and of what ends it (the closing mark, or the token after the last where there is
    none), how deep it is nested (0 outermost), and whether its closing mark was found."""

    start: int
    end: int
    depth: int
    closed: bool

    def words(self, tokens: Tokens) -> int:
        """How many words and numbers it holds."""
        return sum(map(str.isalnum, map(_FIRST, tokens.folds[self.start + 1 : self.end])))


def find_quotations(tokens: Tokens) -> list[Quotation]:
    """The quotations of a text, by their start."""
    found: list[Quotation] = []
    stack: list[int] = []
    bits = tokens.bits
    for i in [i for i in tokens.edges if bits[i] & (QUOTE | BREAK)]:
        if bits[i] & BREAK:
            if _goes_on(tokens, i, stack):
                continue
            if _opens_again(tokens, i, stack):
                found.append(Quotation(stack[0], i, 0, False))
                stack.clear()
                continue
            _add_unclosed(tokens, stack, i, found)
            stack.clear()
        elif _opens(tokens, i, stack):
            if len(stack) < DEEPEST:
                stack.append(i)
        elif stack:
            _close(tokens, i, stack, found)
    _add_unclosed(tokens, stack, len(bits), found)
    return sorted(_cut(tokens, q) for q in _parted(tokens, found))


def _parted(tokens: Tokens, found: list[Quotation]) -> list[Quotation]:
    """The quotations, with those in single straight marks ended before a sentence in which the author reports again.

    A single mark is an apostrophe as well, and is lost sooner than others: ان 'المبادرة ناجحة . وشدد فلان على ان 'المدينة …
    – "that 'the plan works. And So-and-so stressed that 'the town …": the first ended with its sentence.
    """
    single = [q for q in found if q.closed and _family(tokens, q.start) == "single"]
    for q in single:
        stop = next((i for i in range(q.start, q.end - 1) if _reports_behind(tokens, i)), None)
        if stop is None:
            continue
        found[found.index(q)] = Quotation(q.start, stop, q.depth, False)
        for k, inner in enumerate(found):
            if stop < inner.start < q.end and inner.depth > q.depth:
                found[k] = inner._replace(depth=inner.depth - 1)
    return found


def _reports_behind(tokens: Tokens, i: int) -> bool:
    """Whether a sentence ends at token `i` and the next begins with and and a verb that reports."""
    if not tokens.bits[i] & STOP:
        return False
    word = tokens.words[i + 1]
    return bool(word.conjunction) and any(form.part == "verb" for form in word.cues)


def _cut(tokens: Tokens, q: Quotation) -> Quotation:
    """A quotation longer than any speech has lost its partner: it ends with its first sentence."""
    if q.end - q.start <= LONGEST:
        return q
    furthest = q.start + LONGEST
    stop = next((i for i in range(q.start, furthest) if tokens.bits[i] & (STOP | BREAK)), furthest)
    return Quotation(q.start, stop, q.depth, False)


def _family(tokens: Tokens, i: int) -> str:
    return _FAMILY.get(tokens.forms[i], "double")


def _opens(tokens: Tokens, i: int, stack: list[int]) -> bool:
    text, start, end = tokens.text, tokens.starts[i], tokens.ends[i]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    may_open, may_close = before in _OPENS_AFTER, after in _CLOSES_BEFORE
    if _opens_speech(tokens, i, before, may_open):
        return True
    if may_open != may_close:
        return may_open
    if not may_open:  # words on both sides
        mark_joins = i > 0 and len(tokens.forms[i - 1]) <= _CLITIC_LENGTH and tokens.ends[i - 1] == start
        return mark_joins or not stack
    shape = tokens.forms[i]
    if shape in _LEFT and not stack:
        return True
    return not any(_family(tokens, j) == _family(tokens, i) for j in stack)


def _opens_speech(tokens: Tokens, i: int, before: str, may_open: bool) -> bool:
    """Whether a mark surely opens: behind a colon, or behind a word that is elided before it (qu'« il »)."""
    if i == 0:
        return False
    return (
        may_open and bool(tokens.bits[i - 1] & COLON) or before in _ELIDES and bool(tokens.bits[i - 1] & WORD)
    )


def _close(tokens: Tokens, i: int, stack: list[int], found: list[Quotation]) -> None:
    family = _family(tokens, i)
    at = next((k for k in range(len(stack) - 1, -1, -1) if _family(tokens, stack[k]) == family), None)
    if at is None:
        if family == "single":
            return
        at = len(stack) - 1
    found.append(Quotation(stack[at], i, at, True))
    del stack[at:]


def _goes_on(tokens: Tokens, i: int, stack: list[int]) -> bool:
    """Whether a quotation runs over the line break at `i`: no sentence ends there, and the next mark closes it."""
    if not stack or i == 0 or tokens.bits[i - 1] & (STOP | COLON):
        return False
    for j in range(i + 1, min(len(tokens), i + LINE)):
        if tokens.bits[j] & QUOTE:
            return not _opens(tokens, j, stack) and _family(tokens, j) == _family(tokens, stack[0])
    return False


def _opens_again(tokens: Tokens, i: int, stack: list[int]) -> bool:
    """Whether the next paragraph repeats the opening mark of a quotation that is still open."""
    nxt = i + 1
    return (
        len(stack) == 1
        and nxt < len(tokens)
        and bool(tokens.bits[nxt] & QUOTE)
        and _family(tokens, nxt) == _family(tokens, stack[0])
        and _opens(tokens, nxt, [])
    )


def _add_unclosed(tokens: Tokens, stack: list[int], limit: int, found: list[Quotation]) -> None:
    """Add the quotations that never closed; what stands behind the end of one of these is nested in it no longer.

    Quotations are found in the order in which they close: those of this paragraph are the last.
    """
    unclosed = _unclosed(tokens, stack, limit, found)
    for q in unclosed:
        for k in range(len(found) - 1, -1, -1):
            if found[k].start < q.start:
                break
            if found[k].start > q.end and found[k].depth:
                found[k] = found[k]._replace(depth=found[k].depth - 1)
    found.extend(unclosed)


def _unclosed(tokens: Tokens, stack: list[int], limit: int, found: list[Quotation]) -> list[Quotation]:
    """What opened in a paragraph and never closed: it ends with its sentence, or with a mark that closes it as well."""
    return [
        Quotation(opener, _sentence_end(tokens, opener, limit, found), depth, False)
        for depth, opener in enumerate(stack)
        if _family(tokens, opener) != "single"
    ]


def _sentence_end(tokens: Tokens, opener: int, limit: int, found: list[Quotation]) -> int:
    # Those that closed within it are the last that were found.
    inner = {q.start: q.end for q in takewhile(lambda q: q.start > opener, reversed(found))}
    i = opener + 1
    while i < limit:
        if i in inner:
            i = inner[i] + 1
            if i < limit and tokens.bits[i] & (STOP | COMMA) and tokens.bits[i - 1] & QUOTE:
                return i - 1
            continue
        if tokens.bits[i] & STOP:
            return i
        if tokens.bits[i] & COMMA and i + 1 < limit and _goes_on_reporting(tokens, i + 1):
            return i
        i += 1
    return limit


def _goes_on_reporting(tokens: Tokens, i: int) -> bool:
    """Whether the author takes up again at token `i`, with a participle that reports (…، محذرا من أن – "…, warning that")."""
    word = tokens.words[i]
    own = not (word.article or word.prefix or word.conjunction)
    return own and any(form.tense.startswith("participle") for form in word.cues)
