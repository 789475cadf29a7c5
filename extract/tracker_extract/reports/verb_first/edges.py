"""The edges of a content: without the marks around it."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...words import classes as lx

# The longest connective that ends in a complementiser has this many words before it (على الرغم من أن).
_CONNECTIVE = 3


def behind_that(r: Reading, at: int) -> int:
    """Where the clause begins that a complementiser at `at` opens: behind it, or with it where it denies the clause.

    أكد أن – "confirmed that |"; أكد ألا أحد – "confirmed | that nobody".
    """
    denies = r.folds[at].removeprefix(r.words[at].conjunction) in r.vocabulary.that_not
    however = (
        at + 1 < len(r.bits) and r.bits[at + 1] & lx.THAT
    )  # إلا أن, spelled alike without the sign on its first letter
    return at if denies and not however else at + 1


def in_connective(r: Reading, at: int) -> bool:
    """Whether a complementiser at `at` is the end of a connective (إلا أن – "but", رغم أن – "although")."""
    clauses = r.outline.clauses
    return any(i in clauses and clauses[i].start < at < clauses[i].opens for i in range(at - _CONNECTIVE, at))


def trim(r: Reading, start: int, end: int) -> tuple[int, int]:
    """A stretch without marks at its edges; a quotation that fills it loses its marks."""
    start, end = r.outline.without_edge_marks(start, end)
    if end - start > 2 and r.bits[start] & lx.THAT and not r.words[start].conjunction:
        start = behind_that(r, start)  # "إن …" – "that …" inside the marks or behind a colon
    q = r.outline.by_start.get(start)
    if q is not None and q.end == end - 1:
        return trim(r, start + 1, end - 1)
    if q is not None and not q.closed and q.end >= end:
        return trim(r, start + 1, end)
    return start, end
