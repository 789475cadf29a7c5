"""What tells how sure an attribution is: which sieve answered, who else could be meant, and how far away the name is."""

from __future__ import annotations

from ..models import Resolution
from ..names import name_words
from ..packs import Features
from ..reports.report import Report
from .attribution import Grounds
from .context import Context
from .discourse import Entity
from .facts import features_of, title_stems, words_in

# Ways to a speaker whom nothing beside the cue names.
INHERITED = ("elided", "pronoun")


def grounds_of(
    c: Context, report: Report, entities: tuple[Entity, ...], by: Resolution, rule: str
) -> Grounds:
    """The grounds of the attribution of a report to `entities`, before the discourse notes that these spoke."""
    wanted = _wanted(report)
    discourse = c.discourse
    place = _place(report)
    chosen = {entity.speaker.id for entity in entities}
    others, near, nearby = 0, 0, discourse.nearby
    for e in discourse.entities:
        if e.agrees(wanted) and e.speaker.id not in chosen and _last(e, place) >= 0:
            others += 1
            near += e.said_at >= nearby or e.named_at >= nearby
    if not entities:
        return Grounds(rule, others=others, near=near, bearers=_bearers(c, report))
    return Grounds(
        rule,
        _agreement(entities, wanted),
        others,
        near,
        _distance(entities[0], place),
        _chain(c, entities) if by in INHERITED else 0,
        _spelling(c, report, entities[0]),
        _bearers(c, report),
    )


def _wanted(report: Report) -> Features:
    """Gender and number of the pronoun that stands for the speaker, else of the verb."""
    source = report.source
    return source.features if source is not None and source.kind == "pronoun" else features_of(report)


def _place(report: Report) -> int:
    """The token from which one looks back: the source, else the cue."""
    return report.source.start if report.source is not None else report.place[0]


def _last(entity: Entity, place: int) -> int:
    """The last token before `place` at which somebody was named or spoke, -1 for none."""
    said, named, before = entity.said_at, entity.named_at, entity.named_before
    latest = named if named < place else before if before < place else -1
    return said if latest < said < place else latest


def _distance(entity: Entity, place: int) -> int | None:
    last = _last(entity, place)
    return place - last if last >= 0 else None


def _agreement(entities: tuple[Entity, ...], wanted: Features) -> str:
    if len(entities) > 1:
        return "full" if wanted.number in ("pl", "du") else "unknown"
    mine = entities[0].features
    if not entities[0].agrees(wanted):
        return "none"
    known = "-" not in (mine.gender, wanted.gender, mine.number, wanted.number)
    return "full" if known else "unknown"


def _chain(c: Context, entities: tuple[Entity, ...]) -> int:
    """One more than at the last turn of the same speakers."""
    ids = [entity.speaker.id for entity in entities]
    turns = c.discourse.turns
    for turn in range(len(turns) - 1, -1, -1):
        if [entity.speaker.id for entity in turns[turn]] == ids:
            return c.discourse.chains[turn] + 1
    return 1


def _spelling(c: Context, report: Report, entity: Entity) -> str:
    if not entity.respelt or report.source is None or report.source.name is None:
        return ""
    written = name_words(words_in(c.reading, *report.source.name))
    return "joined" if written & entity.respelt else ""


def _bearers(c: Context, report: Report) -> int | None:
    """How many the article names with a title that the source, which names nobody, is known by as well."""
    source = report.source
    if source is None or source.named or not c.roster:
        return None
    heads = title_stems(c.reading, source)
    bearers = (bearer for bearer in c.roster if not bearer.heads.isdisjoint(heads))
    return len({bearer.person or bearer.name for bearer in bearers}) or None
