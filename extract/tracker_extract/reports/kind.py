"""Whether content stands in quotation marks: direct, indirect or mixed."""

from __future__ import annotations

from collections.abc import Sequence

from ..models import Kind
from ..outline.outline import Outline
from ..outline.quotations import LONGEST

# Marks around up to three words are a term, not speech (GUIDELINES of the gold; docs/record.md says the same).
TERM = 3


def kind_of(outline: Outline, parts: Sequence[tuple[int, int]]) -> Kind:
    """direct: all in marks; indirect: none of it but terms; else mixed."""
    quoted = [_quoted_share(outline, a, b) for a, b in parts]
    if all(share == "all" for share in quoted):
        return "direct"
    return "indirect" if all(share == "none" for share in quoted) else "mixed"


def _quoted_share(outline: Outline, start: int, end: int) -> str:
    some = False
    for q in outline.quotations_from(start - LONGEST - 1):
        if q.start > end:
            break
        if q.start < start and q.end >= end:
            return "all"
        if q.start >= start and q.end <= end and q.words(outline.tokens) > TERM:
            some = True
    return "some" if some else "none"
