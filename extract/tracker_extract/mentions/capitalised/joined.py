"""Mentions with what belongs to them: appositions between commas, and others joined by a conjunction."""

from __future__ import annotations

from ...words import classes as lx
from ..columns import Columns
from ..index import Index
from ..mention import Mention
from .common_nouns import begins_sentence

# What may be joined by a conjunction; an adjective of nationality is a group of people.
_JOINED = frozenset(("person", "name", "unnamed", "body", "country", "group"))

# Words of a title that says what it is for (Trade Minister).
_PORTFOLIO = 2


def read_joined(c: Columns, index: Index, start: int, limit: int) -> Mention | None:
    """The mention that begins at `start`, with its appositions and those joined to it (Lavrov and Kerry)."""
    p = index.read(start, limit)
    if p is None:
        return None
    p = with_appositions(c, index, p, limit)
    p = _with_second_noun(c, index, p, limit)
    while p.end + 1 < limit and c.bits[p.end] & lx.CONJUNCTION and not c.bits[p.end] & lx.SUBORDINATOR:
        other = index.read(p.end + 1, limit)
        if other is None or other.kind == "pronoun" or not alike(p, other):
            break
        other = with_appositions(c, index, other, limit)
        if is_portfolio(c, p, other):
            p = other._replace(start=p.start)
            continue
        p = p._replace(joined=(*p.joined, other), end=other.end)
    return p


def _with_second_noun(c: Columns, index: Index, p: Mention, limit: int) -> Mention:
    """A title with the second noun it is for, where its bearer's name stands behind a comma (head of safety [and quality, Ann Berg])."""
    at = p.end + 1
    if at >= limit or not c.bits[p.end] & lx.CONJUNCTION or not _has_complement(c, p):
        return p
    while at < limit and not c.bits[at] & ~(lx.WORD | lx.EVENT | lx.CONTENT_NOUN):
        at += 1
    if at == p.end + 1 or at >= limit or not c.bits[at] & lx.COMMA:
        return p
    whole = with_appositions(c, index, p._replace(end=at), limit)
    return whole if whole.named else p


def _has_complement(c: Columns, p: Mention) -> bool:
    """Whether a preposition stands within a title without a name."""
    return not p.named and bool(p.titles) and any(b & lx.PREPOSITION for b in c.bits[p.start : p.end])


def is_portfolio(c: Columns, p: Mention, other: Mention) -> bool:
    """Whether a capital before a conjunction is the first half of what the title behind it is for (Fish and Trade Minister Ann Berg).

    Not: Holm and Trade Minister Ann Berg, where a full name before ends in Holm.
    """
    if not _may_be_half(c, p, other) or not other.named or not other.titles or c.bits[p.start] & lx.GIVEN:
        return False
    if other.titles[0][1] - other.start < _PORTFOLIO or not c.bits[other.start] & lx.CAPITAL:
        return False
    return not any(
        c.folds[i] == c.folds[p.start] and c.bits[i] & c.bits[i - 1] & lx.CAPITAL for i in range(1, p.start)
    )


def _may_be_half(c: Columns, p: Mention, other: Mention) -> bool:
    """Whether capitals may be the first half of a name that a conjunction joins: one word, or a body's before its spokesperson
    (Delta Parks and *Wildlife* spokeswoman Ann Berg)."""
    if p.kind == "name" and p.name == (p.start, p.start + 1) == (p.start, p.end):
        return True
    speaks = (
        bool(other.titles) and other.titles[0][2].kind == "spokesperson" and other.titles[0][0] > other.start
    )
    capitals = all(bits & lx.CAPITAL and not bits & lx.TITLE for bits in c.bits[p.start : p.end])
    return speaks and capitals and p.kind in ("name", "country", "body") and not p.persons


def with_appositions(c: Columns, index: Index, p: Mention, limit: int) -> Mention:
    """A mention with what stands between commas behind it: a name after its title, a title after its name."""
    while p.end + 1 < limit and c.bits[p.end] & lx.COMMA and p.kind != "pronoun":
        other = index.read(p.end + 1, limit)
        if other is None or not _closes(c, other.end, limit) or _is_subject(c, p, other, limit):
            break
        whole = merged(p, other)
        if whole is None:
            break
        p = whole._replace(end=other.end)
    return p


def _is_subject(c: Columns, p: Mention, other: Mention, limit: int) -> bool:
    """Whether what stands behind a comma is the subject of the verb right behind, and `p` ends what stands before (Speaking to
    Ann Berg, the *minister* said)."""
    verb = other.end < limit and c.bits[other.end] & lx.CUE
    return (
        bool(verb)
        and not begins_sentence(c, p.start)
        and bool(c.bits[p.start - 1] & ~(lx.MARK | lx.CONJUNCTION))
    )


def merged(p: Mention, other: Mention) -> Mention | None:
    """A mention, where it stands, with its apposition; None where the two do not name one source together."""
    if other.named and not p.named:
        if p.kind not in ("person", "unnamed", "body"):
            return None
        features = other.features if other.features.gender != "-" else p.features
        p = p._replace(persons=other.persons, name=other.name, kind="person", features=features)
    elif other.titles and p.named and not other.named:
        if p.features.gender == "-":
            p = p._replace(features=other.features)
    else:
        return None
    return p._replace(
        titles=p.titles + other.titles,
        places=p.places + other.places,
        named_bodies=p.named_bodies + other.named_bodies,
        bodies=p.bodies + other.bodies,
    )


def _closes(c: Columns, end: int, limit: int) -> bool:
    """Whether an apposition may end at `end`."""
    if end >= limit:
        return True
    bits = c.bits[end]
    return bool(bits & (lx.MARK | lx.BREAK | lx.CUE | lx.RELATIVE)) and not bits & lx.OPEN


def alike(p: Mention, other: Mention) -> bool:
    """Whether a conjunction may join two mentions: both are of people or bodies."""
    return p.kind in _JOINED and other.kind in _JOINED
