"""Content that stands behind its reporting verb."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...words import classes as lx
from ..report import Report
from . import contents
from .draft import Draft, report_of
from .opening import Opening
from .verbs import goes_on_with_verb


def behind_clause(d: Draft, subject: Mention | None, opening: Opening, order: str) -> Report | None:
    """X said that …: the report of a content that an opening behind the verb begins; `order` is half of its rule's name."""
    parts = contents.behind(d.scope, opening, _clause_end(d, opening.begin))
    least = 1 if opening.kind in ("quote", "noun") else 2  # words: one word makes no clause
    if not parts or sum(b - a for a, b in parts) < least:
        return None
    return report_of(d, parts, subject, f"{order}-{opening.rule}", opening.kind)


def _clause_end(d: Draft, begin: int) -> int:
    """Where the clause of a cue ends: a relative clause at the comma before the main clause's verb, others with the sentence."""
    r, end = d.reading, d.sentence.end
    if d.group.relative:
        for i in range(begin, end - 1):
            if r.bits[i] & lx.COMMA and goes_on_with_verb(r, i + 1):
                return i
    return end
