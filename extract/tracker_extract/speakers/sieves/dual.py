"""A definite dual: the two who spoke or were named together (الوزيران – "the two ministers", الجانبان – "the two sides")."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...mentions.mention import Mention
from ...mentions.named import country_of, own_titles
from ...reports.report import Report
from ...words import classes as lx
from ..attribution import Referent, unresolved
from ..context import Context
from ..discourse import Entity
from ..facts import title_stems, written
from ..introduce import listed_person

# Between two who are named together stand at most so many tokens: a comma, a title misspelt, its adjective.
_APART = 4
# No two are named together across these.
_ENDS = lx.STOP | lx.COLON | lx.BREAK | lx.THAT | lx.CUE | lx.VERB | lx.RELATIVE | lx.QUOTE

Two = tuple[Entity, ...]


def two(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A definite dual, alone or with two nationalities (الوزيران المصري والروسي – "the Egyptian and the Russian minister").

    The two who spoke together last, else the two whom the article named together last, with such a title where it is one,
    else the only two persons named in this sentence and the one before.
    """
    word = c.reading.words[m.start]
    if m.kind != "unnamed" or not word.article or word.stem not in c.reading.vocabulary.several:
        return None
    if any(not c.reading.bits[i] & lx.ADJECTIVE for i in range(m.start + 1, m.end)):
        return None
    text, nations = written(c.reading, m), {place.country for _, place in m.places}
    last = c.discourse.turns[-1] if c.discourse.turns else ()
    if len(last) == 2 and _are_of(last, nations):
        return Referent(last, "title", f"{text}: the two who spoke last")
    found = _named_together(c, m, word.stem, nations)
    if found is not None:
        return Referent(found, "title", f"{text}: the two named together")
    holders = _holders(c, word.stem, [place.country for _, place in m.places])
    if holders is not None:
        return Referent(holders, "role-on-date", f"{text}: who held it on {c.on}")
    near = tuple(c.discourse.persons_nearby())
    if len(near) == 2 and _are_of(near, nations):
        return Referent(near, "title", f"{text}: the two named nearby")
    return unresolved(f"{text}: which two, the article does not say")


def _are_of(two: Two, nations: set[str]) -> bool:
    """Whether two are of the nations that a dual gives, if it gives any."""
    return not nations or nations == {entity.speaker.country for entity in two}


def _holders(c: Context, dual: str, nations: list[str]) -> Two | None:
    """Those who held the office of a dual in its two countries (الرئيسان الفرنسي والروسي – "the French and the Russian president")."""
    singular = c.reading.vocabulary.singulars.get(dual)
    if singular is None or not singular[1] or len(nations) != 2:
        return None
    roles = [c.holders(nation, singular[1]) for nation in nations]
    if any(len(held) != 1 for held in roles):
        return None
    return tuple(listed_person(c, held[0].person) for held in roles)


def _named_together(c: Context, m: Mention, dual: str, nations: set[str]) -> Two | None:
    """The two that stand side by side before a mention and fit it: the last near, else the only such two of the article."""
    pairs: list[Two] = []
    for a, b in _pairs(c, [x for x in c.mentions if x.end <= m.start]):
        near = b.start >= c.discourse.nearby
        if not _may_be_called(c, a, b, dual) or a.named_bodies and not near:
            continue
        found = _two_of(c, (a, b), nations)
        if found is None:
            continue
        if near:
            return found
        pairs.append(found)
    distinct = {frozenset(entity.speaker.id for entity in pair) for pair in pairs}
    return pairs[0] if len(distinct) == 1 else None


def _pairs(c: Context, mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The two and two that stand side by side among mentions, the last first."""
    for at in range(len(mentions) - 1, 0, -1):
        if _is_pair(c, mentions, at):
            yield mentions[at - 1], mentions[at]


def _two_of(c: Context, mentions: tuple[Mention, Mention], nations: set[str]) -> Two | None:
    """Those whom two mentions name, if they are two, and of the nations that a dual gives, if it gives any."""
    two = tuple(entity for m in mentions for entity in c.refer(c, m, None).entities)
    if len(two) != 2 or two[0] is two[1]:
        return None
    told = [country_of(c.reading, c.registry, m) for m in mentions]
    own = {code or entity.speaker.country for code, entity in zip(told, two, strict=True)}
    return two if not nations or nations == own else None


def _is_pair(c: Context, mentions: list[Mention], at: int) -> bool:
    """Whether the mention at a place of a list stands beside the one before it, and no third beside either."""
    if not _are_side_by_side(c, mentions[at - 1], mentions[at]):
        return False
    around = mentions[max(at - 2, 0) : at + 2]
    return sum(_are_side_by_side(c, a, b) for a, b in pairwise(around)) == 1


def _are_side_by_side(c: Context, a: Mention, b: Mention) -> bool:
    """Whether two persons, or two bodies, are joined by a conjunction, or a verb has both (استقبل الوزير نظيره – "the minister received his colleague")."""
    r = c.reading
    if bool(a.named_bodies) != bool(b.named_bodies) or b.start - a.end > _APART:
        return False
    if any(r.bits[i] & _ENDS for i in range(a.end, b.start)):
        return False
    between = [i for i in range(a.end, b.start) if not r.bits[i] & lx.MARK]
    first = r.words[between[0] if between else b.start]
    preposition = first.prefix or first.fold if first.bits & lx.PREPOSITION else first.prefix
    if first.conjunction or preposition in r.vocabulary.meeting:
        return True
    return a.end == b.start and bool(b.titles and a.titles)


def _may_be_called(c: Context, a: Mention, b: Mention, dual: str) -> bool:
    """Whether two bear the singular of a dual, or it is no office (الجانبان – "the two sides").

    The second may be the first one's colleague (نظيره), or elide the title (والأمريكي); two without any office may be
    called by one.
    """
    singular = c.reading.vocabulary.singulars.get(dual)
    if singular is None or a.named_bodies:
        return singular is None
    kinds = [{title.kind for _, _, title in own_titles(c.reading, m) if title.kind} for m in (a, b)]
    borne = [singular[0] in title_stems(c.reading, m) for m in (a, b)]
    return borne[0] and (borne[1] or not kinds[1]) or not any(kinds) and not any(borne)
