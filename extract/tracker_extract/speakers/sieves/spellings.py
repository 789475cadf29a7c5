"""Names spelt otherwise: slips of the pen, and spellings of listed people that the registry lacks."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.named import offices_of
from ...mentions.reading import Reading
from ...names import is_slip, is_with_article, match_key, name_words
from ...reports.report import Report
from ...reports.screen import words_of_name
from ...words import classes as lx
from ..attribution import Referent
from ..context import Context
from ..discourse import Entity, surnames_of
from ..earned import is_of_gender
from ..introduce import give_title, listed_person
from ..offices import is_of_kind, says_more

# What is a noun of another kind is no name that was misspelt (الولايتين, "the two states", as al-Wilayati).
_NOUN = lx.BODY | lx.UNNAMED | lx.PLACE


def misspelt(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """An unlisted name that differs by a letter from that of the one person introduced before whom it fits.

    Clara Oakshott … Oakshot added. A name of several words must have another word in common (Peter Quillan is not
    Petra Quilan).
    """
    words = name_words(words_of_name(c.reading, m))
    if not words or m.name is None or _has_forename(c.reading, m) or c.reading.bits[m.name[0]] & _NOUN:
        return None
    persons = [e for e in c.discourse.entities if e.speaker.speaker_class == "person"]
    near = [e for e in persons if _is_misspelling(words, e)]
    if len(near) != 1:
        return None
    give_title(c, near[0], m)
    near[0].respelt |= words - near[0].words
    near[0].words |= words
    text = c.reading.tokens.text_of(*m.name)
    name = near[0].speaker.name_ar or near[0].speaker.name
    return Referent((near[0],), "alias", f"{text}: a slip of the pen for {name}")


def _has_forename(r: Reading, m: Mention) -> bool:
    """Whether a capital before a name of one word, no title, is a part of it that a list has as something else."""
    assert m.name is not None
    at = m.name[0] - 1
    if at < m.start or not r.bits[at] & lx.CAPITAL:
        return False
    return not any(start <= at < end for start, end, _ in m.titles)


def _is_misspelling(words: frozenset[str], entity: Entity) -> bool:
    """Whether all words but one are of a person's name, and that one differs by a letter from the surname."""
    other = words - entity.words
    if len(other) != 1:
        return False
    (slip,) = other
    return any(is_slip(slip, surname) or is_with_article(slip, surname) for surname in surnames_of(entity))


def other_spelling(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A spelling the registry lacks, of the person who holds or held the office of the country given beside it.

    On the date the surname is enough, if the gender agrees and no other given name stands before it; at another time the
    whole name must sound like one of theirs.
    """
    words = words_of_name(c.reading, m)
    if not words:
        return None
    keys = [match_key(word) for word in words]
    if len(keys[-1]) < 2:  # one letter is no name
        return None
    for kind, country in offices_of(c.reading, c.registry, m):
        if not country or says_more(c.reading, m, m.titles[0][0], m.titles[-1][1], kind):
            continue
        now = [role.person for role in c.holders(country, kind)]
        for person in dict.fromkeys((*now, *_who_ever_held(c, kind, country))):
            if is_of_gender(c, person, m, report) and _sounds_like(c, person, keys, person in now):
                return _respelt(c, m, person, words, kind)
    return None


def _who_ever_held(c: Context, kind: str, country: str) -> list[str]:
    """Who held an office of a country at any time."""
    return [
        person
        for person, roles in c.registry.roles.items()
        for role in roles
        if role.office.country == country and is_of_kind(role.office.kind, kind)
    ]


def _sounds_like(c: Context, person: str, keys: list[str], now: bool) -> bool:
    """Whether the words of a name sound like those of one spelling of a listed person's: the last word, and the first.

    One word is enough for whoever holds the office `now`.
    """
    for alias in c.registry.aliases_of(person):
        sounds = [match_key(word) for word in alias.split()]
        if len(keys) == 1:
            if now and keys[0] in sounds:
                return True
        elif keys[-1] == sounds[-1] and keys[0] in sounds[:-1]:
            return True
    return False


def _respelt(c: Context, m: Mention, person: str, words: list[str], kind: str) -> Referent:
    entity: Entity = listed_person(c, person)
    entity.respelt |= frozenset(words) - entity.words
    entity.words |= frozenset(words)
    give_title(c, entity, m)
    note = f"another spelling of {entity.speaker.name}, {kind}"
    return Referent((entity,), "name", note)
