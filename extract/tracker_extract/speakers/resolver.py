"""Who spoke: from the source of each report to a speaker, through the article and then the registry.

Every attribution carries its way: full name, short name, title, role on the date, pronoun, elided subject. What leaves
more than one candidate, or none, stays unresolved.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from ..mentions.mention import Mention
from ..mentions.reading import Reading
from ..models import Speaker
from ..outline.outline import Outline
from ..packs import Features
from ..registry import Registry
from ..reports.report import Report
from ..rules import Trace
from ..words import classes as lx
from .attribution import UNRESOLVED, Attribution, Named, Referent
from .candidates import note_candidates
from .context import Context
from .discourse import Discourse, Entity
from .facts import features_of, is_in_title
from .grounds import grounds_of
from .introduce import pass_mentions
from .named_in import named_in
from .roster import roster
from .rules import BODY, ELIDED, SIEVES
from .sieves.gap import gap_of


def attribute(
    r: Reading,
    registry: Registry,
    countries: dict[str, tuple[str, str, str]],
    mentions: tuple[Mention, ...],
    reports: Sequence[Report],
) -> tuple[Attribution, ...]:
    """The attribution of each report; `mentions` are those that name somebody, in text order."""
    c = begin(r, registry, countries, mentions, reports)
    order = title_last(r.outline, reports)
    if r.trace is None:
        made = {i: attribute_next(c, reports[i]) for i in order}
    else:
        made = _traced(c, r.trace, reports, order)
    named = named_in(c, reports)
    return tuple(_naming(made[i], named[i]) for i in range(len(reports)))


def _naming(attribution: Attribution, named: tuple[Named, ...]) -> Attribution:
    """The attribution with those whom the content names; nobody speaks of himself."""
    others = tuple(each for each in named if all(each.speaker.id != own.id for own in attribution.speakers))
    return replace(attribution, named=others) if others else attribution


def _traced(c: Context, trace: Trace, reports: Sequence[Report], order: list[int]) -> dict[int, Attribution]:
    """The attribution of each report, with what the sieves said and who was turned down in the trace."""
    made: dict[int, Attribution] = {}
    for passed, i in enumerate(order):
        report = reports[i]
        with trace.about(*report.place):
            made[i] = attribute_next(c, report)
            note_candidates(c, trace, report, made[i], [reports[j] for j in order[:passed]])
    return made


def title_last(outline: Outline, reports: Sequence[Report]) -> list[int]:
    """The places of the reports in the order of the pass.

    Those of the title come last: it may name by a word whom the body then introduces in full.
    """
    return sorted(range(len(reports)), key=lambda i: is_in_title(outline, reports[i]))


def begin(
    r: Reading,
    registry: Registry,
    countries: dict[str, tuple[str, str, str]],
    mentions: tuple[Mention, ...],
    reports: Sequence[Report] = (),
) -> Context:
    """What the sieves see before the first report of an article: nobody is introduced yet."""
    article = r.outline.article
    digest = hashlib.sha256(article.text.encode("utf-8", "replace")).hexdigest()[:8]
    bearers = roster(r, registry, mentions, reports)
    return Context(
        r,
        registry,
        countries,
        mentions,
        bearers,
        Discourse(),
        article.published,
        digest,
        refer,
        refer_to_body,
    )


def attribute_next(c: Context, report: Report) -> Attribution:
    """The attribution of the next report of the pass; the discourse goes on with it."""
    discourse = c.discourse
    at = report.parts[0][0] if report.cue is None else report.cue[0]
    pass_mentions(c, len(c.reading.bits) if is_in_title(c.reading.outline, report) else at)
    before = c.reading.outline.sentence_before(report.sentence)
    discourse.nearby = before.start if before is not None else report.sentence.start
    rule, found = _referent(c, report)
    grounds = grounds_of(c, report, found.entities, found.by, rule)
    voice = _voice(c.reading, report, found.entities)
    discourse.spoke(found.entities, voice, _is_aside(c.reading, report), grounds.chain)
    for entity in found.entities:
        entity.said_at = at
    discourse.previous = report
    if len(found.entities) == 1 and _in_writing(c.reading, report):
        discourse.issuer, discourse.issuer_unknown = found.entities[0], False
    elif not found.entities and _in_own_document(c.reading, report):
        discourse.issuer_unknown = True
    by = "headline" if report.kind == "headline" and found.entities else found.by
    return Attribution(tuple(_with_role(c, e.speaker) for e in found.entities), by, found.note, grounds)


def refer(c: Context, m: Mention, report: Report | None) -> Referent:
    """Whom a mention refers to; `report` is the one that asks, None for a mention within another."""
    return SIEVES.first(c.reading.trace, (m.start, m.end), c, m, report) or UNRESOLVED


def refer_to_body(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """Which organisation a mention refers to, None where it mentions none."""
    return BODY.first(c.reading.trace, (m.start, m.end), c, m, report)


def _referent(c: Context, report: Report) -> tuple[str, Referent]:
    """Whose a report is, with the id of the sieve that told: its source with all that is joined to it, where each is known."""
    source, trace = report.source, c.reading.trace
    if source is None:
        rule, found = ELIDED.named(trace, report.place, c, gap_of(c, report))
        return rule, found or UNRESOLVED
    rule, told = SIEVES.named(trace, (source.start, source.end), c, source, report)
    first = told or UNRESOLVED
    if not source.joined or not first.entities or first.with_joined:
        return rule, first
    answers = [first] + [refer(c, other, report) for other in source.joined]
    if not all(answer.entities for answer in answers):
        return rule, first
    ids = dict.fromkeys(e.speaker.id for answer in answers for e in answer.entities)
    return rule, Referent(tuple(c.discourse.by_id[i] for i in ids), first.by, "several speakers")


def _with_role(c: Context, speaker: Speaker) -> Speaker:
    """A listed person with the role they held on the article's date."""
    if not speaker.registered or speaker.id not in c.registry.persons:
        return speaker
    return c.registry.speaker(speaker.id, c.on)


def _in_writing(r: Reading, report: Report) -> bool:
    """Whether the clause before the content names a written statement (وأفاد بيان الكرملين – "a Kremlin statement said")."""
    for word in r.words[report.sentence.start : report.parts[0][0]]:
        if word.body is not None and word.body.kind == "document":
            return True
    return _in_own_document(r, report)


def _in_own_document(r: Reading, report: Report) -> bool:
    """Whether the clause before the content names a statement with the pronoun of its issuer (في بيانها, "in its statement")."""
    own = r.vocabulary.own_documents
    return any(r.folds[i] in own for i in range(report.sentence.start, report.parts[0][0]))


def _is_aside(r: Reading, report: Report) -> bool:
    """Whether a report changes nobody's turn: a relative clause, or figures and reports referred to beside a clause (وبحسب تقرير رسمي – "according to an official report")."""
    m = report.source
    beside = report.act == "cite" and m is not None and m.bodies and m.bodies[0][1].kind == "report"
    return bool(beside) or _in_relative(r, report)


def _in_relative(r: Reading, report: Report) -> bool:
    """Whether a relative clause reports (الذي اعتبر أن … – "who considered that …"): it does not change who speaks."""
    frame, source = report.frame, report.source
    if frame is None or not r.bits[frame.cue - 1] & lx.RELATIVE:
        return False
    # الذي قالت لندن إنه – "which London said was"; not في الوقت الذي كشف الوزير – "at the time when the minister revealed"
    of_time = frame.cue > 1 and r.bits[frame.cue - 2] & lx.TIME
    behind = r.vocabulary.verb_first and not of_time and source is not None and source.start > frame.cue
    return frame.before or bool(behind)


def _voice(r: Reading, report: Report, entities: tuple[Entity, ...]) -> Features | None:
    """The gender and number that later verbs take up where words of a person stand for an organisation."""
    if len(entities) != 1 or entities[0].speaker.speaker_class == "person":
        return None
    if report.source is not None:
        return _voice_of_source(r, report.source)
    features = features_of(report)
    return features if features.gender in ("m", "f") and features.number == "sg" else None


def _voice_of_source(r: Reading, m: Mention) -> Features | None:
    first = r.words[m.start].features
    if first is not None and first.number == "pl":
        return first  # مسلحو المعارضة … واتهموا – "opposition fighters … and they accused"
    if m.bodies and m.bodies[0][1].kind == "document":
        return Features(
            m.bodies[0][1].gender, "sg"
        )  # وذكر بيان لنقابة … وأضاف – "a union's statement said … and added"
    title = m.titles[0][2] if m.titles else None
    return Features(title.gender, "sg") if title is not None and title.gender else None
