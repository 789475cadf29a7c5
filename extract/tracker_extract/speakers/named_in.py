"""Whom the words of each report name, told when every report has its speaker and the article has been read to its end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from ..mentions.mention import Mention
from ..models import Speaker
from ..names import name_words
from ..reports.report import Report
from ..words import classes as lx
from .attribution import Named
from .context import Context
from .discourse import FULL, Entity
from .earned import is_full
from .facts import is_rest_of_sentence, words_in
from .introduce import listed_by, pass_mentions
from .sieves.bodies import listed

# Bodies of which many countries have one by the same name.
_OF_COUNTRIES = frozenset({"office", "media"})

_Found = tuple[tuple[Speaker, int, int], ...]


def named_in(c: Context, reports: Sequence[Report]) -> tuple[tuple[Named, ...], ...]:
    """For each report whoever its content names, each at the first place.

    Listed persons and bodies, and those known only from the article whose name is certain. A name that fits several,
    or may be other words as well, names nobody: a false identity is worse than none. The discourse goes to the end of
    the article, so nobody is attributed after this.
    """
    starts = [mention.start for mention in c.mentions]
    within = [_within(report, starts) for report in reports]
    if not any(within):
        return ((),) * len(reports)
    pass_mentions(c, len(c.reading.bits))
    known: dict[int, _Found] = {}
    return tuple(_named(c, places, known) for places in within)


def _within(report: Report, starts: Sequence[int]) -> list[tuple[int, int]]:
    """The places of the mentions that begin in a report's content, each with the token at which that part of it ends."""
    return [
        (i, end)
        for start, end in report.parts
        for i in range(bisect_left(starts, start), bisect_left(starts, end))
    ]


def _named(c: Context, places: Iterable[tuple[int, int]], known: dict[int, _Found]) -> tuple[Named, ...]:
    found: dict[str, Named] = {}
    for i, limit in places:
        if i not in known:
            known[i] = tuple(_referents(c, c.mentions[i]))
        for speaker, start, end in known[i]:
            if end <= limit:
                found.setdefault(speaker.id, Named(speaker, start, end))
    return tuple(found.values())


def _referents(c: Context, m: Mention) -> Iterator[tuple[Speaker, int, int]]:
    """Whoever a mention names, with the tokens of the name: its person, else its body."""
    if m.persons:
        entity = listed_by(c, m)
        if entity is not None and (is_full(m) or _is_alone(c, m, entity)):
            yield entity.speaker, *m.persons[0][:2]
    elif m.name is not None:
        entity = _unlisted(c, m, *m.name)
        if entity is not None:
            yield entity.speaker, *m.name
    elif _is_body(c, m):
        start, end, ids = m.named_bodies[0]
        yield c.registry.speaker(ids[0]), start, end


def _is_alone(c: Context, m: Mention, entity: Entity) -> bool:
    """Whether the article has nobody else of the surname that a mention is."""
    surname = name_words(words_in(c.reading, *m.persons[0][:2]))
    return all(other is entity for other in c.discourse.named(surname))


def _unlisted(c: Context, m: Mention, start: int, end: int) -> Entity | None:
    """Somebody of no list by whom the words must be meant: the only one of that name, whom the article has introduced.

    That is who speaks in it, or is named in full with a title. Where names have no capitals, other words may be read as
    the end of a name: there only who speaks has a name that is certain.
    """
    if is_rest_of_sentence(c.reading, m):
        return None
    same = c.discourse.named(name_words(words_in(c.reading, start, end)))
    if len(same) != 1:
        return None
    (entity,) = same
    if entity.spoke_at >= 0:
        return entity
    capital = all(bits & (lx.CAPITAL | lx.PARTICLE) for bits in c.reading.bits[start:end])
    return entity if capital and len(entity.words) >= FULL and entity.titled else None


def _is_body(c: Context, m: Mention) -> bool:
    """Whether a mention of a listed body can be nothing else.

    A sieve tells whether the body could speak by it. In the middle of words more is asked: a noun for what is done is no
    acronym (إيجاد – "finding", IGAD), an outlet has its noun beside it or a name of several words (الشرق الأوسط – "the Middle
    East", a paper), and the country of an office or outlet is named in the article, for other countries have such
    (مجلس الشورى – "the consultative council").
    """
    start, end, ids = m.named_bodies[0]
    if len(set(ids)) > 1 or listed(c, m, None) is None:
        return False
    bits = c.reading.bits
    alone = start == m.start
    if alone and end - start == 1 and bits[start] & (lx.CONTENT_NOUN | lx.EVENT):
        return False
    body = c.registry.speaker(ids[0])
    with_noun = bool(m.bodies or bits[start] & lx.BODY)
    if body.speaker_class == "media" and not with_noun and sum(map(_is_capital, bits[start:end])) < FULL:
        return False
    return body.speaker_class not in _OF_COUNTRIES or not body.country or _is_at_home(c, body.country)


def _is_capital(bits: int) -> bool:
    return bool(bits & lx.CAPITAL)


def _is_at_home(c: Context, country: str) -> bool:
    """Whether an article names a country, or somebody of it."""
    speakers = (entity.speaker for entity in c.discourse.entities)
    if any(each.country == country and each.speaker_class not in _OF_COUNTRIES for each in speakers):
        return True
    return any(word.place is not None and word.place.country == country for word in c.reading.words)
