"""Forms of address that tell a rank: who is addressed so by the titles and offices that the article or the registry gives."""

from __future__ import annotations

from .context import Context
from .discourse import Entity


def of_rank(c: Context, entities: list[Entity], address: str) -> list[Entity]:
    """Those of several who may be meant by a form of address, by its stem: of its rank, else of none that is told.

    سموه ("His Highness") is the prince of the article, and neither the king nor a general whom he receives.
    """
    vocabulary = c.reading.vocabulary
    rank = vocabulary.ranks.get(address)
    if rank is None:
        return entities
    told = [(entity, _told(c, entity)) for entity in entities]
    return [e for e, titles in told if titles & rank] or [
        e for e, titles in told if not titles & vocabulary.ranking_titles
    ]


def _told(c: Context, entity: Entity) -> frozenset[str]:
    """The stems of somebody's titles in the article, and the kinds of the offices held by the registry on its date."""
    listed = entity.speaker.registered
    kinds = {role.office.kind for role in c.roles(entity.speaker.id)} if listed else set()
    return frozenset(entity.heads | kinds).union(*entity.titled)
