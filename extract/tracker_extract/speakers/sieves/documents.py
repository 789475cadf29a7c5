"""Statements, reports, studies and counts as speakers: whoever issued them, else the document itself."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...reports.report import Report
from ...words import classes as lx
from ..attribution import UNRESOLVED, Referent, unresolved
from ..context import Context
from ..discourse import Entity
from ..facts import written
from .definite import taken_up
from .unnamed import newcomer

# Kinds of what is written and issued.
DOCUMENTS = ("document", "report")


def document(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A statement or report speaks for whoever issued it: named in the mention, else whoever spoke last.

    A report, study or count whose issuer the article does not name is a source of its own, by its words where names have no
    capitals (ذكرت تقارير صحافية, "press reports said").
    """
    kind = m.bodies[0][1].kind if m.bodies else ""
    if kind not in DOCUMENTS:
        return None
    text, discourse = written(c.reading, m), c.discourse
    issuers = _issuers(c, m)
    if issuers is not None:
        return Referent(issuers, "title", f"{text}: issued by {issuers[0].speaker.name}")
    if m.end - m.start == 1 and discourse.issuer_unknown:
        return unresolved(f"{text}: whose the one before is, the article does not say")
    if m.end - m.start == 1 and discourse.issuer is not None and kind == "document":
        return Referent((discourse.issuer,), "title", f"{text}: of whoever issued one before")
    if kind == "report" and _is_source_itself(c.reading, m):
        return taken_up(c, m, report) or newcomer(c, m, report, "document")
    if kind == "report" or _is_of_somebody_new(c.reading, m):
        # A report, agreement or count is nobody's speech by itself.
        return unresolved(f"{text}: whose it is, the article does not say")
    return _of_last_speaker(c, text)


def _of_last_speaker(c: Context, text: str) -> Referent:
    """A statement is of whoever spoke last, a document apart."""
    for entity in c.discourse.recent():
        if entity.spoke_at >= 0 and entity.speaker.speaker_class != "document":
            return Referent((entity,), "title", f"{text}: of whoever spoke last")
    return UNRESOLVED


def _has_spoken(entity: Entity) -> bool:
    """Whether somebody who is no document has spoken."""
    return entity.spoke_at >= 0 and entity.speaker.speaker_class != "document"


def _is_source_itself(r: Reading, m: Mention) -> bool:
    """Whether a mention begins with the noun of a document, where names have no capitals."""
    return m.bodies[0][0] == m.start and r.vocabulary.verb_first


def _issuers(c: Context, m: Mention) -> tuple[Entity, ...] | None:
    """Whom a document's mention names as its issuer, None for nobody."""
    r, behind = c.reading, m.start
    owner = next((i for i in range(m.start + 1, m.bodies[0][0]) if r.bits[i] & lx.POSSESSIVE), None)
    if owner is not None:
        return _owners(c, m, owner)
    for j in range(m.start + 1, m.end):
        inner = r.mentions.read(j, m.end, governed=bool(r.words[j].prefix)) if j >= behind else None
        if inner is None or inner.start <= m.bodies[0][0] < inner.end:
            continue  # the document itself
        if r.folds[j - 1] in r.vocabulary.infinitive_marks:
            behind = inner.end  # a letter to the ministry
        elif inner.start > m.start and _may_issue(r, inner):
            if not _stands_for_issuer(r, inner):
                behind = inner.end  # مع حكومة باماكو, "with the government in Bamako"
                continue
            answer = c.refer(c, inner, None)
            if answer.entities:
                return answer.entities
    return None


def _owners(c: Context, m: Mention, mark: int) -> tuple[Entity, ...] | None:
    """Whose a document is by the mark of an owner before it (Holm's statement)."""
    inner = c.reading.mentions.read(m.start, mark)
    return c.refer(c, inner, None).entities or None if inner is not None and inner.end == mark else None


def _is_of_somebody_new(r: Reading, m: Mention) -> bool:
    """Whether the indefinite article stands before a document of which more is said (an NHL statement): the last speaker's it is not."""
    return bool(r.bits[m.start] & lx.DETERMINER) and not m.definite and m.bodies[0][0] > m.start + 1


def _may_issue(r: Reading, m: Mention) -> bool:
    """Whether a mention in a document's is of whoever may have issued it: a name alone behind a preposition (a letter from Rilin)."""
    if m.kind == "name":
        return not r.vocabulary.verb_first and bool(r.bits[m.start - 1] & lx.PREPOSITION)
    if m.kind == "body" and m.bodies and m.bodies[0][1].kind in DOCUMENTS:
        return False  # النشرة الإحصائية, "the statistical bulletin [also: statistic]"
    return m.kind in ("body", "country", "person")


def _stands_for_issuer(r: Reading, m: Mention) -> bool:
    """Whether whoever is named in a document's mention stands where its issuer does, where names have no capitals.

    بيان للنقابة, بيان صادر عن النقابة; not where it is (دراسة في ألمانيا, "a study in Germany"), what it is about (مسح لإنتاج النقابة, "a survey of
    the union's production") or a word of a longer name (بيانات «نادين رويترز»).
    """
    word, before, at = r.words[m.start], r.words[m.start - 1], m.start
    if not r.vocabulary.verb_first or word.bits & lx.ADJECTIVE:
        return True
    governed = before.bits & lx.PREPOSITION and not before.bits & lx.GIVEN
    by = word.prefix or (before.fold if governed else "")
    if by in r.vocabulary.service:
        return _has_own_noun(m)
    if by:
        known = m.kind != "country" or bool(word.prefix) or r.folds[at - 2] in r.vocabulary.issued
        return by in r.vocabulary.issued_by and known
    plain = before.bits & ~(lx.WORD | lx.COMMON | lx.CONTENT_NOUN | lx.EVENT | lx.CITY) == 0
    return m.kind == "person" or not plain or before.article or before.fold.endswith(r.vocabulary.owned)


def _has_own_noun(m: Mention) -> bool:
    """Whether a body begins with its noun (دراسة في جامعة النهر, "a study at River University")."""
    return bool(m.bodies) and m.bodies[0][0] == m.start
