"""Whether an identity is earned: what a mention and its article must agree in before a listed person may be meant."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.named import country_of
from ...mentions.reading import Reading
from ...names import match_key
from ...registry import Role
from ...words import classes as lx
from ..context import Context
from ..discourse import Entity
from ..offices import says_more, told_titles

# A name has at most so many words before its last, as an article gives it in full.
FORENAMES = 3


def is_of_gender(c: Context, person: str, m: Mention) -> bool:
    """Whether the titles do not say that somebody else is meant: a spokeswoman is no man of the name."""
    women = any(title.gender == "f" for _, _, title in m.titles)
    return not (women and c.registry.gender_of(person) == "m")


def is_earned(c: Context, person: str, m: Mention) -> bool:
    """Whether a listed person may be meant by a surname with what stands before it.

    A bare surname or one behind a form of address may; another description must give an office and nothing else that
    the person holds or held (Danish Foreign Minister Lavrov is another man, and so is مدير المصنع لافروف – "the factory
    manager Lavrov"), unless the article also names the person in full.
    """
    if is_named_in_full(c, person):
        return True
    at = m.persons[0][0]
    told = [t for t in told_titles(c.reading, m) if t[0] < at or _is_apposition(c.reading, m, t[0])]
    if not told:
        return not _is_described(c.reading, m, at) and not _is_introduced(c.reading, m)
    kinds = {title.kind for _, _, title in told if title.kind}
    country = country_of(c.reading, c.registry, m)
    if not kinds or country and country not in countries_of(c, person):
        return False
    start = min(t[0] for t in told)
    if any(says_more(c.reading, m, start, max(at, told[-1][1]), kind) for kind in kinds):
        return False
    held = c.registry.roles.get(person, ())
    return any(is_of_kind(role.office.kind, kind) for role in held for kind in kinds) or not held and bool(country)


def is_of_kind(office: str, kind: str) -> bool:
    """Whether an office is of a kind; minister is the kind of every minister."""
    return office == kind or kind == "minister" and office.endswith("minister")


def countries_of(c: Context, person: str) -> set[str]:
    """The country of a listed person, and those of their offices and postings."""
    roles: list[Role] = c.registry.roles.get(person, [])
    found = {c.registry.persons[person].country}
    for role in roles:
        found |= {role.office.country, role.office.place}
    return found


def is_named_in_full(c: Context, person: str) -> bool:
    """Whether the article names a listed person by more than a surname."""
    return any(
        end - start > 1 and set(ids) == {person} for m in c.mentions for start, end, ids in m.persons
    )


def _is_apposition(r: Reading, m: Mention, at: int) -> bool:
    """Whether a title stands behind a comma: it tells who the person before it is."""
    return at > m.start and bool(r.bits[at - 1] & (lx.COMMA | lx.DETERMINER))


def _is_described(r: Reading, m: Mention, at: int) -> bool:
    """Whether words before a surname say what its bearer is (the bakery owner Lavrov)."""
    known = lx.DETERMINER | lx.ADJECTIVE | lx.PLACE | lx.MARK | lx.TITLE
    return any(r.bits[i] & lx.WORD and not r.bits[i] & known for i in range(m.start, at))


def _is_introduced(r: Reading, m: Mention) -> bool:
    """Whether an indefinite description between commas introduces the bearer of a surname (Merkel, a florist, said)."""
    if m.end + 1 >= len(r.bits) or not r.bits[m.end] & lx.COMMA:
        return False
    return bool(r.bits[m.end + 1] & lx.DETERMINER) and not r.words[m.end + 1].article


def fuller_name(r: Reading, at: int, skip: frozenset[str]) -> tuple[int, int] | None:
    """Where the article gives more of the name of which one word stands at token `at`; None where it does not.

    `skip` are the words of the listed person of that name: Sergey Lavrov is no other Lavrov.
    """
    for i, fold in enumerate(r.folds):
        if fold != r.folds[at] or i == at:
            continue
        found = _name_up_to(r, i)
        if found is not None and not _is_spelling(r, found, skip):
            return found
    return None


def _name_up_to(r: Reading, last: int) -> tuple[int, int] | None:
    """A name nobody listed that ends at token `last` and has a given name or another capital before it."""
    for start in range(last - 1, max(-1, last - 1 - FORENAMES), -1):
        bits = r.bits[start]
        if not bits & (lx.GIVEN | lx.CAPITAL | lx.PARTICLE) or bits & (lx.TITLE | lx.MARK):
            return None
        opens = start == 0 or bool(r.bits[start - 1] & (lx.STOP | lx.BREAK | lx.QUOTE))
        if opens and not bits & lx.GIVEN:
            return None  # a capital that only begins the sentence
        m = r.mentions.read(start, last + 1)
        if m is not None and m.name is not None and m.name[0] == start and m.name[1] == last + 1:
            return m.name
    return None


def _is_spelling(r: Reading, name: tuple[int, int], listed: frozenset[str]) -> bool:
    """Whether a name is that of a listed person in a spelling that no list has: each word sounds like one of theirs."""
    keys = {match_key(word) for word in listed}
    return all(match_key(r.folds[i]) in keys for i in range(*name) if r.bits[i] & lx.WORD)


def only_near(c: Context, entities: list[Entity]) -> Entity | None:
    """The only one of several, or of those the only one who spoke or was named in this sentence or the one before."""
    if len(entities) == 1:
        return entities[0]
    nearby = c.discourse.nearby
    near = [e for e in entities if max(e.said_at, e.named_at) >= nearby]
    return near[0] if len(near) == 1 else None
