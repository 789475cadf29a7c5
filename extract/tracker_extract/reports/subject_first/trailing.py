"""Content that stands behind its reporting verb."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...words import classes as lx
from ..report import Report
from . import contents
from .clauses import finite_verb, main_verb
from .draft import Draft, report_of
from .opening import Opening
from .verbs import goes_on_with_verb, is_finite, is_verbal

# No main clause begins with these.
_NO_SUBJECT = lx.MARK | lx.PREPOSITION | lx.CONJUNCTION | lx.RELATIVE | lx.THAT | lx.SUBORDINATOR | lx.ADVERB


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
    """Whether a conjunction that subordinates opens the clause before the sentence's main one, or a participle does.

    Although X said …; Insisting …; In the north, where X said …. Not: But X said ….
    """
    r, first = d.reading, d.sentence.start
    if d.form.part == "participle":
        return d.cue == first
    if subject is None or subject.start <= first or not _subordinates(r, subject.start - 1):
        return False
    before = subject.start - 1
    return before == first or bool(r.bits[before - 1] & lx.COMMA) and main_verb(r, first, before) is None


def _subordinates(r: Reading, i: int) -> bool:
    """Whether a conjunction at token `i` subordinates and can do nothing else."""
    return bool(r.bits[i] & lx.SUBORDINATOR) and not r.bits[i] & lx.CONJUNCTION


def _main_clause(d: Draft, begin: int) -> int | None:
    """The comma behind which the main clause begins: a noun phrase with its finite verb, no other report before it."""
    r, end = d.reading, d.sentence.end
    if finite_verb(r, begin, end) is None:
        return None
    for i in range(begin + 1, end - 2):
        if not r.bits[i] & lx.COMMA or r.outline.outer_quotation(i) is not None:
            continue
        if _opens_main_clause(r, i + 1, end):
            return i
    return None


def _opens_main_clause(r: Reading, at: int, end: int) -> bool:
    """Whether a noun phrase with a finite verb of its own stands at token `at`, no mark or conjunction between."""
    if r.bits[at] & _NO_SUBJECT or is_verbal(r, at):
        return False
    for i in range(at + 1, end):
        if r.bits[i] & (lx.MARK | lx.CONJUNCTION | lx.RELATIVE | lx.THAT):
            return False
        if is_finite(r, i):
            return True
    return False
