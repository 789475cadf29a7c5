"""Subjects that an insertion or a relative clause stands behind: X, 33, said; X, who said; a resident who fled said."""

from __future__ import annotations

from dataclasses import replace

from ...mentions.capitalised.joined import merged
from ...mentions.mention import LONGEST, Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx
from .clauses import begins_clause
from .phrases import ending_at, is_governed, shortest_ending_at
from .verbs import group_start

# An insertion between commas (a name's apposition, a relative clause) has at most this many tokens.
_INSERTION = 40
# What shows that no relative clause reaches back further.
_RELATIVE_CLAUSE_ENDS = lx.COMMA | lx.STOP | lx.QUOTE | lx.COLON | lx.DASH | lx.CONJUNCTION | lx.THAT


def before_insertion(r: Reading, comma: int, sentence: Sentence) -> Mention | None:
    """X, 33, said; X, a friend of the family, said; X — wearing a hat — said: the phrase before the insertion that ends
    at a comma or dash."""
    mark = r.bits[comma] & (lx.COMMA | lx.DASH)
    bits = r.bits
    low = max(sentence.start, comma - _INSERTION)
    while bits[comma - 1] & mark & lx.DASH:
        comma -= 1  # two hyphens for a dash
    for opening in range(comma - 1, low, -1):
        if bits[opening] & (lx.STOP | lx.BREAK | lx.QUOTE):
            return None
        if not bits[opening] & mark:
            continue
        while bits[opening - 1] & mark & lx.DASH:
            opening -= 1
        p = ending_at(r, group_start(r, opening, sentence.start), sentence)
        if p is not None:
            p = _with_inner(r, _with_outer(r, p, low, sentence), opening, comma)
            if mark & lx.DASH and is_governed(r, p.start, sentence):
                return None
            return p if p.kind not in ("country", "pronoun", "group") or p.named else None
    return None


def _with_outer(r: Reading, p: Mention, low: int, sentence: Sentence) -> Mention:
    """The phrase before `p` that it is an apposition to (X, [a friend of the family], 33, said)."""
    if p.start > low and r.bits[p.start - 1] & lx.COMMA and (p.titles or p.named or p.bodies):
        outer = ending_at(r, p.start - 1, sentence)
        whole = merged(outer, p) if outer is not None and _begins_subject(r, outer, sentence) else None
        return whole if whole is not None else p
    return p


def _begins_subject(r: Reading, p: Mention, sentence: Sentence) -> bool:
    """Whether a phrase begins its clause, and does not end another (the glass was made on [the island], X, 70, said)."""
    return begins_clause(r, p.start, sentence.start)


def _with_inner(r: Reading, p: Mention, opening: int, comma: int) -> Mention:
    """With the apposition that fills the insertion (X, [the minister], said)."""
    inner = r.capitalised.read(opening + 1, comma)
    whole = merged(p, inner) if inner is not None and inner.end == comma else None
    return replace(whole, end=comma) if whole is not None else p


def before_relative(r: Reading, relative: int, sentence: Sentence) -> Mention | None:
    """X, who said: the phrase that the relative pronoun takes up."""
    end = relative - 1 if r.bits[relative - 1] & lx.COMMA else relative
    if end <= sentence.start:
        return None
    p = shortest_ending_at(r, end, sentence)
    if p is not None and not p.named and p.start - 1 > sentence.start and r.bits[p.start - 1] & lx.COMMA:
        outer = shortest_ending_at(r, p.start - 1, sentence)
        whole = merged(outer, p) if outer is not None and outer.named else None
        return whole if whole is not None else p
    return p


def before_relative_clause(r: Reading, at: int, sentence: Sentence) -> Mention | None:
    """The phrase whose relative clause ends at or around `at` (a resident who asked to be called Abu Salem said)."""
    bits = r.bits
    if bits[at - 1] & (_RELATIVE_CLAUSE_ENDS | lx.RELATIVE):
        return None  # , X said; who X said: the subject stands right behind it
    for i in range(at - 2, max(sentence.start, at - LONGEST), -1):
        if bits[i] & _RELATIVE_CLAUSE_ENDS or r.folds[i] in r.vocabulary.conjunctional:
            return None
        if bits[i] & lx.RELATIVE:
            return before_relative(r, i, sentence)
    return None
