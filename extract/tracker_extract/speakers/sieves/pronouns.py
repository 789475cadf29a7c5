"""Pronouns, and what an elided subject shares with them: whoever spoke last and agrees."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...packs import Features
from ...reports.report import Report
from ..attribution import Referent, unresolved
from ..context import Context
from ..discourse import FULL, Entity

# How far back an elided subject may reach, in statements: the longest chain seen in the development articles is 6.
REACH = 8


def pronoun(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A pronoun as the source: the last speaker that it may refer to."""
    if m.kind != "pronoun":
        return None
    answer = last_speaker(c, m.features, pronoun=True)
    return Referent(answer.entities, "pronoun", answer.note) if answer.entities else answer


def last_speaker(c: Context, wanted: Features, pronoun: bool = False) -> Referent:
    """Whoever spoke last and agrees with a verb or `pronoun` of these features, else the only person named nearby."""
    newest = len(c.discourse.turns) - 1
    for turn in range(newest, max(newest - REACH, -1), -1):
        answer = _of_turn(c, turn, wanted, pronoun)
        if answer is not None:
            return answer
    if pronoun and wanted.gender == "n":
        return unresolved("no body spoke before")
    if wanted.number == "du" or pronoun and wanted.number == "pl":
        return _two_named(c)
    return _only_one_named(c, wanted)


def _of_turn(c: Context, turn: int, wanted: Features, pronoun: bool) -> Referent | None:
    """Whoever made the statement of that turn, if they agree; None where an earlier turn should be asked."""
    discourse = c.discourse
    entities, is_newest = discourse.turns[turn], turn == len(discourse.turns) - 1
    if turn in discourse.asides:
        return None
    if not entities:
        return unresolved("who spoke last is not known") if is_newest else None
    if len(entities) > 1:
        several = wanted.number in ("pl", "du", "-")
        return Referent(entities, "elided", "those who spoke last") if several else None
    if not is_newest and not pronoun and not _is_near(discourse.nearby, entities[0]):
        return None
    fits = _takes(c, entities[0], wanted) if pronoun else discourse.agrees(turn, wanted)
    return Referent(entities, "elided", "the last speaker that agrees") if fits else None


def _is_near(nearby: int, entity: Entity) -> bool:
    """Whether somebody spoke or was named in this sentence or the one before: with another voice between, nobody
    further back goes on."""
    return max(entity.said_at, entity.named_at) >= nearby


def _takes(c: Context, entity: Entity, wanted: Features) -> bool:
    """Whether a pronoun may refer to an entity: where one is for things alone, the others are for persons.

    An organisation that spoke through an unnamed spokesperson counts as a person.
    """
    if not c.reading.vocabulary.neuter:
        return entity.agrees(wanted)
    person = entity.speaker.speaker_class in ("person", "unnamed")
    mine = entity.features
    if wanted.gender == "n":
        return not person
    if wanted.number != "sg":
        return mine.number != "sg" or not person
    if entity.speaker.id in c.discourse.through:
        return True
    unsure = mine.number != "pl" and "-" in (mine.gender, wanted.gender)
    return person and (unsure or mine.gender == wanted.gender)


def _two_named(c: Context) -> Referent:
    """The only two persons named in this sentence or the one before, where no two spoke (X and Y met. They said …)."""
    near = c.discourse.persons_nearby()
    if len(near) == 2 and all(e.speaker.registered or len(e.words) >= FULL for e in near):
        return Referent(tuple(near), "elided", "the two named nearby")
    return unresolved("no two that spoke or were named")


def _only_one_named(c: Context, wanted: Features) -> Referent:
    """Nobody who spoke agrees: the only person named in this sentence or the one before that does."""
    near = [e for e in c.discourse.persons_nearby() if e.agrees(wanted) and e.features.gender != "-"]
    if len(near) == 1:
        return Referent((near[0],), "elided", "the only one named nearby that agrees")
    return unresolved("no earlier speaker agrees with the verb")
