"""Noun phrases read backwards: which of them ends at a token.

The readers of mentions read forwards, from a first word; a subject is known by its end, the verb behind it.
"""

from __future__ import annotations

from dataclasses import replace

from ...mentions.mention import LONGEST, Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx
from .clauses import BOUNDS, begins_clause, coordinates

# No phrase reaches back over these to its relative pronoun.
_PHRASE_ENDS = lx.COMMA | lx.STOP | lx.QUOTE


def ending_at(r: Reading, end: int, sentence: Sentence) -> Mention | None:
    """The longest noun phrase that ends at token `end`, with what is joined before it."""
    bits, read = r.bits, r.capitalised.read
    first = _after_bound(bits, max(sentence.start, end - LONGEST), end)
    for start in range(first, end):
        if start > first and not _may_follow(bits[start - 1]):
            continue
        p = read(start, end)
        if p is not None and p.end == end and not _is_bare_adjective(r, p):
            return _with_joined(r, p, sentence)
    return None


def shortest_ending_at(r: Reading, end: int, sentence: Sentence) -> Mention | None:
    """The noun phrase before a relative pronoun at token `end`: the longest whole one read word by word from its end."""
    bits, read = r.bits, r.capitalised.read
    low = max(sentence.start, end - LONGEST)
    best = None
    for start in range(end - 1, low - 1, -1):
        if bits[start] & _PHRASE_ENDS:
            break
        p = read(start, end)
        if p is not None and p.end == end and (start == low or _may_follow(bits[start - 1])):
            best = p
    return best


def _after_bound(bits: list[int], low: int, end: int) -> int:
    """Behind the last bound of subjects before token `end`, not reckoning determiners (that official)."""
    for i in range(end - 1, low - 1, -1):
        if bits[i] & BOUNDS and (not bits[i] & lx.DETERMINER or bits[i] & lx.THAT):
            return i + 1
    return low


def _may_follow(before: int) -> bool:
    """Whether a phrase may begin behind a word of the classes `before`: not behind a determiner, in the middle of one."""
    return not before & (lx.DETERMINER | lx.POSSESSIVE) or bool(before & lx.THAT)


def _is_bare_adjective(r: Reading, p: Mention) -> bool:
    """An adjective of nationality without a noun: it belongs to the next word."""
    return p.kind == "group" and p.features.number != "pl" and bool(r.bits[p.end - 1] & lx.CAPITAL)


def _with_joined(r: Reading, p: Mention, sentence: Sentence) -> Mention:
    """X and Y, where `p` is Y."""
    joint = p.start - 1
    if joint <= sentence.start or not coordinates(r, joint):
        return p
    first = ending_at(r, joint, sentence)
    if first is None or first.kind == "pronoun" or not r.capitalised.alike(first, p):
        return p
    if not begins_clause(r, first.start, sentence.start):
        return p
    return replace(first, joined=(*first.joined, p), end=p.end)


def is_governed(r: Reading, start: int, sentence: Sentence) -> bool:
    """Whether a preposition within its clause stands right before token `start` (officials based in [Geneva] said)."""
    before = start - 1
    if before <= sentence.start or not r.bits[before] & lx.PREPOSITION:
        return False
    particle = r.bits[before] & (lx.SUBORDINATOR | lx.PARTICLE)
    return not particle and not begins_clause(r, before, sentence.start)
