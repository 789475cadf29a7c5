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
from .verbs import goes_on_with_verb, is_finite, is_full_verb, is_verbal

# No main clause begins with these.
_NO_SUBJECT = lx.MARK | lx.PREPOSITION | lx.CONJUNCTION | lx.RELATIVE | lx.THAT | lx.SUBORDINATOR | lx.ADVERB

# That in an interview with the paper on Monday: an occasion of so many tokens at most.
_OCCASION = 9

# What a thing is called ends before these.
_OBJECT_ENDS = lx.COMMA | lx.STOP | lx.BREAK | lx.DASH | lx.COLON | lx.RELATIVE


def behind_clause(d: Draft, subject: Mention | None, opening: Opening, order: str) -> Report | None:
    """X said that …: the report of a content that an opening behind the verb begins; `order` is half of its rule's name."""
    parts = contents.behind(d.scope, opening, _clause_end(d, subject, opening.begin))
    if parts and opening.kind in ("that", "clause") and _is_taken_up(d.reading, *parts[0]):
        return None
    least = 1 if opening.kind in ("quote", "noun") else 2  # words: one word makes no clause
    if not parts or sum(b - a for a, b in parts) < least:
        return None
    return report_of(d, parts, subject, f"{order}-{opening.rule}", opening.kind)


def _clause_end(d: Draft, subject: Mention | None, begin: int) -> int:
    """Where the clause of a cue ends: a relative clause at the comma before the main clause's verb, one that a
    conjunction opens at the sentence's head at the comma before the main clause, others with the sentence."""
    r, end = d.reading, d.sentence.end
    if d.group.relative:
        for i in range(begin, end - 2):
            marked = r.bits[i + 1] & lx.QUOTE  # a comma inside the closing mark
            if r.bits[i] & lx.COMMA and goes_on_with_verb(r, i + 2 if marked else i + 1):
                return i + 2 if marked else i
    if _is_inserted(d):
        inserted = _verb_behind_comma(r, begin, end)
        if inserted is not None:
            return inserted
    main = _main_clause(d, begin) if _is_subordinate(d, subject) else _main_verb_behind(d, subject, begin)
    return main if main is not None else end


def _is_taken_up(r: Reading, start: int, end: int) -> bool:
    """Whether words behind a verb only take up what was said and tell the occasion (X said [this on the fringe of a meeting], said
    that [in an interview]); not: said this week the pier was shut, said that in May the pier was shut."""
    if _holds_verb_or_comma(r, start, end):
        return False
    if r.bits[start - 1] & lx.THAT:
        occasion = any(r.bits[i] & lx.EVENT for i in range(start, end)) and end - start <= _OCCASION
        return occasion and bool(r.bits[start] & lx.PREPOSITION)
    told = r.bits[start] & lx.DETERMINER and r.folds[start] not in r.vocabulary.articles
    return bool(told) and start + 1 < end and bool(r.bits[start + 1] & lx.PREPOSITION)


def _holds_verb_or_comma(r: Reading, start: int, end: int) -> bool:
    verbal = lx.VERB | lx.CUE | lx.AUXILIARY | lx.PASSIVE | lx.COMMA
    return any(r.bits[i] & verbal for i in range(start, end))


def _is_inserted(d: Draft) -> bool:
    """Whether a participle stands between commas behind the subject of a sentence whose verb is still to come (The mayor,
    [saying] he was tired, left)."""
    r, first = d.reading, d.sentence.start
    if d.form.part != "participle" or d.cue - 1 <= first or not r.bits[d.cue - 1] & lx.COMMA:
        return False
    p = r.capitalised.read(first, d.cue - 1)
    return p is not None and p.end == d.cue - 1


def _verb_behind_comma(r: Reading, begin: int, end: int) -> int | None:
    """The comma right behind which a finite verb stands, outside marks or just inside their end."""
    for i in range(begin + 1, end - 2):
        marked = bool(r.bits[i + 1] & lx.QUOTE)
        if r.bits[i] & lx.COMMA and is_finite(r, i + 2 if marked else i + 1):
            return i + 2 if marked else i
    return None


def _main_verb_behind(d: Draft, subject: Mention | None, begin: int) -> int | None:
    """The comma before the main clause's verb, where the reporting clause belongs to a relative one about its subject.

    The mill, which X said was sold, [stands] empty; the boatman, who, X said, had fled, [was] found.
    """
    r, first, end = d.reading, d.sentence.start, d.sentence.end
    if subject is None:
        return None
    relative = subject.start - 1
    if relative > first and r.bits[relative] & lx.COMMA:
        relative -= 1
    if relative - 1 <= first or not r.bits[relative] & lx.RELATIVE or not r.bits[relative - 1] & lx.COMMA:
        return None
    if main_verb(r, first, relative - 1) is not None:
        return None
    return next((i for i in range(begin, end - 1) if r.bits[i] & lx.COMMA and is_finite(r, i + 1)), None)


def _is_subordinate(d: Draft, subject: Mention | None) -> bool:
    """Whether a conjunction that subordinates opens the clause before the sentence's main one, or a participle does.

    Although X said …; Insisting …; In the north, where X said …. Not: But X said ….
    """
    r, first = d.reading, d.sentence.start
    if d.form.part == "participle":
        return opens_sentence(d)
    if subject is None or subject.start <= first or not _subordinates(r, subject.start - 1):
        return False
    before = subject.start - 1
    return before == first or bool(r.bits[before - 1] & lx.COMMA) and main_verb(r, first, before) is None


def opens_sentence(d: Draft) -> bool:
    """Whether a participle opens the sentence, alone or behind one word (Insisting …; While admitting …; In announcing …)."""
    first = d.sentence.start
    before = d.reading.bits[first] & (lx.SUBORDINATOR | lx.PREPOSITION)
    return d.cue == first or d.cue == first + 1 and bool(before)


def _subordinates(r: Reading, i: int) -> bool:
    """Whether a conjunction at token `i` subordinates and can do nothing else."""
    return bool(r.bits[i] & lx.SUBORDINATOR) and not r.bits[i] & lx.CONJUNCTION


def _main_clause(d: Draft, begin: int) -> int | None:
    """The comma behind which the main clause begins: a noun phrase with its finite verb, no other report before it."""
    r, end = d.reading, d.sentence.end
    if finite_verb(r, begin, end) is None:
        return None
    for i in range(begin + 1, end - 2):
        if not r.bits[i] & lx.COMMA:
            continue
        quotation = r.outline.outer_quotation(i)
        if quotation is not None and (not quotation.closed or quotation.end != i + 1 or i + 2 >= end):
            continue
        behind = i + 1 if quotation is None else i + 2  # a comma inside the closing mark
        if _opens_main_clause(r, behind, end):
            return i if quotation is None else behind
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


def is_fronted(d: Draft, subject: Mention) -> bool:
    """Whether the object of a verb that calls things something stands before its subject (what X called …, which X described as …)."""
    r, at = d.reading, subject.start - 1
    if at < d.sentence.start or not (d.form.frames.has("dub") or d.form.frames.has("describe")):
        return False
    if d.form.frames.has("bare") or d.form.frames.has("that"):
        return False
    return bool(r.bits[at] & lx.RELATIVE) or r.folds[at] in r.vocabulary.embedders


def named_so(d: Draft, subject: Mention) -> Report | None:
    """What X called [a private decision], which it described as [unfit for use]: up to the next comma or verb."""
    r, at, limit = d.reading, d.end, d.sentence.end
    described = at < limit and r.folds[at] in d.form.frames.prepositions("describe")
    at = at + 1 if described else at
    if at >= limit or not described and not (r.bits[at] & lx.DETERMINER or at in r.outline.by_start):
        return None
    quoted = at in r.outline.by_start
    end = r.outline.by_start[at].end + 1 if quoted else _object_end(r, at, limit)
    part = contents.trim(r, at, end)
    if part[1] <= part[0] or not quoted and part[1] - part[0] == 1:
        return None  # what he called her
    return report_of(d, [part], subject, "fronted-called", "quote" if quoted else "noun")


def _object_end(r: Reading, at: int, limit: int) -> int:
    """Where what a thing is called ends: before a mark, a relative clause, a finite verb, or a verb joined."""
    end = at
    while end < limit:
        quotation = r.outline.by_start.get(end)
        if quotation is not None:
            end = quotation.end + 1
            continue
        joined = r.bits[end] & lx.CONJUNCTION and end + 1 < limit and is_full_verb(r, end + 1)
        if r.bits[end] & _OBJECT_ENDS or joined or is_finite(r, end):
            break
        end += 1
    return min(end, limit)
