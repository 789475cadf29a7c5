"""Marks within a mention: what stands in brackets, in quotation marks and between dashes."""

from __future__ import annotations

from ...words import classes as lx
from ...words.phrases import longest
from ..columns import Columns
from ..draft import ENDS, Draft
from .listed import take_listed

# Tokens from the opening to the closing mark: of a wish between dashes (-حفظه الله-, 'God preserve him'), of a bracket
# with a name and its body, and of a name or title of up to four words in quotation marks.
_WISH = 5
_BRACKET = 12
_QUOTED = 6
# Words of a name in a bracket.
_NAME = 4

_CLAUSE = lx.CUE | lx.THAT | lx.NEGATION | lx.MARK | lx.SUBORDINATOR | lx.AUXILIARY


def closing_mark(c: Columns, i: int, limit: int, mark: int, within: int) -> int | None:
    """The token of class `mark` that comes first behind `i`, before `limit` and less than `within` tokens away."""
    bits = c.bits
    for j in range(i + 1, min(limit, i + within)):
        if bits[j] & mark:
            return j
    return None


def closing_bracket(c: Columns, i: int, limit: int) -> int | None:
    """The token that closes the bracket at `i`."""
    return closing_mark(c, i, limit, lx.CLOSE, _BRACKET)


def behind_abbreviation(c: Columns, start: int, end: int) -> int:
    """Behind the abbreviated form of address that opens a bracket (أ.محمد, 'Mr. M.'; د. سامر, 'Dr. Samer')."""
    letter = start + 1 < end and len(c.folds[start]) == 1 and bool(c.bits[start + 1] & lx.STOP)
    return start + 2 if letter else start


def is_name_in_bracket(c: Columns, start: int, end: int) -> bool:
    """Whether a bracket holds a given name with one to three words behind it, whatever they are elsewhere, and nothing else."""
    if not 1 < end - start <= _NAME or not c.bits[start] & lx.GIVEN:
        return False
    return not any(bits & (lx.MARK | lx.THAT | lx.NUMBER | lx.PREPOSITION) for bits in c.bits[start:end])


def past_dash(c: Columns, p: Draft, i: int) -> int:
    """Past a wish between dashes, or past the hyphen of a name."""
    closing = closing_mark(c, i, p.limit, lx.DASH, _WISH) if p.kind else None
    if closing is not None:
        return closing + 1
    tokens = c.tokens
    if p.name_ends(i) and i + 1 < p.limit and tokens.starts[i] == tokens.ends[i - 1]:
        return p.extend_name(i + 1)  # فرانك- فالتر, 'Frank- Walter'
    return ENDS


def add_body_in_bracket(c: Columns, p: Draft, start: int, end: int) -> None:
    """Add the listed name of the body, where a bracket holds just that (وكالة الأنباء الرسمية (سانا), 'the official agency (SANA)')."""
    found = longest(c.words[start].heads, c.folds, start, end)
    if found is None or found.end != end:
        return
    bodies = tuple(x[0] for x in found.payload if isinstance(x, tuple) and x[1] in ("body", "media"))
    if bodies:
        p.named_bodies += ((start, end, bodies),)


def _may_be_name(c: Columns, i: int, end: int) -> bool:
    """Whether what stands in the marks at `i` and `end` is short and holds no clause."""
    return end - i <= _QUOTED and not any(b & _CLAUSE for b in c.bits[i + 1 : end])


def take_quoted(c: Columns, p: Draft, i: int) -> int:
    """Take in a name or title in marks: up to four words without a clause in them, then the phrase or its complement."""
    end = c.quotation_ends.get(i)
    if end is None or not p.kind or end + 1 >= p.limit or not _may_be_name(c, i, end):
        return ENDS
    if _take_listed_whole(c, p, i + 1, end):
        return end + 1
    behind = c.words[end + 1]
    if p.named and p.stops & {behind.prefix, behind.fold[:1]}:
        return ENDS  # اتهم … فلان «فصائل مسلحة» بخرق, 'So-and-so accused "armed factions" of violating'
    if behind.bits & (lx.STOP | lx.COMMA | lx.BREAK | lx.CLOSE) or behind.conjunction:
        return end + 1 if _is_name_of_body(c, p, i) else ENDS
    return _take_name_in_marks(c, p, i + 1, end)


def _is_name_of_body(c: Columns, p: Draft, i: int) -> bool:
    """Whether marks right behind the bare noun of a body hold its name (شركة «الموج»، …, 'the company "The Wave", …')."""
    return p.kind == "body" and bool(c.bits[i - 1] & lx.BODY) and not c.words[i - 1].article


def _take_name_in_marks(c: Columns, p: Draft, start: int, end: int) -> int:
    """Take in the name in marks behind a definite title, unless it is a body or a noun.

    اتهم المتحدث «فصائل مسلحة» بخرق, 'the spokesman accused "armed factions" of violating'.
    """
    if p.named or not p.titles or not p.definite:
        return end + 1
    if c.bits[start] & (lx.BODY | lx.COMMON | lx.UNNAMED):
        return ENDS
    p.name = (start, end)
    return end + 1


def _take_listed_whole(c: Columns, p: Draft, start: int, end: int) -> bool:
    """Whether the marks hold just a listed name that belongs to the phrase; it is taken in."""
    found = longest(c.words[start].heads, c.folds, start, end)
    if found is None or found.end != end or p.named:
        return False
    return take_listed(c, p, start, end, found.payload) != ENDS
