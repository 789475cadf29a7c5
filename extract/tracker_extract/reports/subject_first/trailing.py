"""Content that stands behind its reporting verb."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...words import classes as lx
from ..report import Report
from . import contents
from .clauses import finite_verb
from .draft import Draft, report_of
from .opening import Opening
from .verbs import goes_on_with_verb, is_finite


def behind_clause(d: Draft, subject: Mention | None, opening: Opening, order: str) -> Report | None:
    """X said that …: the report of a content that an opening behind the verb begins; `order` is half of its rule's name."""
    parts = contents.behind(d.scope, opening, _clause_end(d, subject, opening.begin))
    least = 1 if opening.kind in ("quote", "noun") else 2  # words: one word makes no clause
    if not parts or sum(b - a for a, b in parts) < least:
        return None
    return report_of(d, parts, subject, f"{order}-{opening.rule}", opening.kind)


def _clause_end(d: Draft, subject: Mention | None, begin: int) -> int:
    """Where the clause of a cue ends: a relative clause at the comma before the main clause's verb, one that a
    conjunction opens at the sentence's head at the comma before the main clause, others with the sentence."""
    r, end = d.reading, d.sentence.end
    if d.group.relative:
        for i in range(begin, end - 1):
            if r.bits[i] & lx.COMMA and goes_on_with_verb(r, i + 1):
                return i
    main = _main_clause(d, begin) if _is_subordinate(d, subject) else None
    return main if main is not None else end


def _is_subordinate(d: Draft, subject: Mention | None) -> bool:
    """Whether a conjunction that subordinates opens the sentence, or a participle does (Although X said …, Insisting …)."""
    first = d.sentence.start
    if d.form.part == "participle":
        return d.cue == first
    if subject is None or subject.start != first + 1:
        return False
    return bool(d.reading.bits[first] & lx.SUBORDINATOR) and not d.reading.bits[first] & lx.CONJUNCTION


def _main_clause(d: Draft, begin: int) -> int | None:
    """The comma behind which the main clause begins: a noun phrase with its finite verb, no other report before it."""
    r, end = d.reading, d.sentence.end
    if finite_verb(r, begin, end) is None:
        return None
    for i in range(begin + 1, end - 2):
        if not r.bits[i] & lx.COMMA or r.outline.outer_quotation(i) is not None:
            continue
        subject = r.capitalised.read_joined(i + 1, end)
        if subject is not None and subject.end < end and is_finite(r, subject.end):
            return i
    return None
