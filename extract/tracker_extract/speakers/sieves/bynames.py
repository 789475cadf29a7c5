"""Nouns by which an article names again somebody it has named: the billionaire, the real estate mogul."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...names import name_words
from ...reports.report import Report
from ..attribution import Referent, unresolved
from ..context import Context
from ..discourse import Entity
from ..facts import has_complement, head_word, title_words, words_in, written
from .pronouns import subject_before


def byname(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A definite byname: whoever opens the sentence before or is the only person near; of several, the one of its description.

    Nobody where several may be meant: a wrong name is worse than none.
    """
    if report is None or not _is_byname(c, m):
        return None
    opens = subject_before(c, m, report)
    if opens is not None:
        return Referent(opens.entities, "title", f"{written(c.reading, m)}: who opens the sentence before")
    near = [e for e in c.discourse.entities if _is_near(c, e) and _agrees(c, e, m)]
    alone = len(near) == 1 and not _names_another(c, near[0], m)
    person = near[0] if alone else _of_description(c, near, m)
    if person is None:
        return unresolved(f"{written(c.reading, m)}: whom it names again, the article does not say")
    return Referent((person,), "title", f"{written(c.reading, m)}: the person spoken of")


def _is_byname(c: Context, m: Mention) -> bool:
    """Whether a mention is the article, a noun of the list and its adjectives, and nothing else."""
    r = c.reading
    if m.named or m.joined or m.bodies or r.folds[m.start] not in r.vocabulary.articles:
        return False
    last = m.end - 1
    return r.folds[last] in r.vocabulary.bynames and not has_complement(r, m)


def _is_near(c: Context, entity: Entity) -> bool:
    """Whether a person spoke or was named in the sentence of the report or the one before."""
    person = entity.speaker.speaker_class == "person"
    return person and max(entity.named_at, entity.said_at) >= c.discourse.nearby


def _names_another(c: Context, entity: Entity, m: Mention) -> bool:
    """Whether the text names another person near a mention, if by a surname that nothing introduced."""
    for each in c.mentions:
        if c.discourse.nearby <= each.start < m.start and each.named:
            start, end = each.name or each.persons[0][:2]
            if not name_words(words_in(c.reading, start, end)) <= entity.words:
                return True
    return False


def _agrees(c: Context, entity: Entity, m: Mention) -> bool:
    features = head_word(c.reading, m).features or m.features
    return {entity.features.gender, features.gender} != {"m", "f"}


def _of_description(c: Context, entities: list[Entity], m: Mention) -> Entity | None:
    """The one of several to whom the article gave a title with a word of the byname (the Republican nominee: Republican candidate X)."""
    words = title_words(c.reading, m) - {head_word(c.reading, m).stem}
    fit = [e for e in entities if any(words & title for title in e.titled)]
    return fit[0] if len(fit) == 1 else None
