"""Persons given by name: listed ones, other spellings of them, and those known only from the text."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.named import country_of, listed_surname, offices_of
from ...mentions.reading import Reading
from ...names import match_key
from ...reports.report import Report
from ...reports.screen import is_thing, words_of_name
from ...words import classes as lx
from ..attribution import UNRESOLVED, Referent, unresolved
from ..context import Context
from ..discourse import Entity
from ..facts import written
from ..introduce import give_title, listed_person, new_person

# A name has at most so many words before its last, as an article gives it in full.
FORENAMES = 3


def listed(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A person of the registry; the article's own man of that surname comes before the registry's."""
    if not m.persons:
        return None
    start, end, ids = m.persons[0]
    text = c.reading.tokens.text_of(start, end)
    chosen = _choose(c, ids, text, m)
    if end - start == 1 and not any(e.speaker.id in ids for e in c.discourse.entities):
        own = c.discourse.named(frozenset({c.reading.folds[start]}))
        if own:
            return Referent((own[0],), "alias", text)
    chosen = chosen or _spoken_of(c, ids)
    if chosen is None:
        return unresolved(f"{text}: {len(ids)} people of that name")
    entity = listed_person(c, chosen)
    give_title(c, entity, m)
    return Referent((entity,), "name" if end - start > 1 else "alias", text)


def _spoken_of(c: Context, ids: tuple[str, ...]) -> str | None:
    """The only one of several persons whom the discourse knows, or the one who spoke last."""
    same = [e for e in c.discourse.recent() if e.speaker.id in ids]
    return same[0].speaker.id if len(same) == 1 or same and same[0].spoke_at >= 0 else None


def _choose(c: Context, ids: tuple[str, ...], text: str, m: Mention) -> str | None:
    """The one of several persons of a name whom the article, a title or the date points to."""
    ids = tuple(dict.fromkeys(ids))
    if len(ids) == 1:
        return ids[0]
    for narrow in (_named_elsewhere, _of_office, _of_country, _in_any_office):
        fit = narrow(c, ids, m)
        if len(fit) == 1:
            return fit[0]
    return c.registry.default_of(text)


def _named_elsewhere(c: Context, ids: tuple[str, ...], m: Mention) -> list[str]:
    """Those whom the article also names in words that mean nobody else."""
    alone = {
        each.persons[0][2][0] for each in c.mentions if each.persons and len(set(each.persons[0][2])) == 1
    }
    return [i for i in ids if i in alone]


def _of_office(c: Context, ids: tuple[str, ...], m: Mention) -> list[str]:
    """Those who held an office that the mention gives."""
    offices = offices_of(c.reading, c.registry, m)
    return [
        i
        for i in ids
        if any(_is_given(role.office.kind, role.office.country, offices) for role in c.roles(i))
    ]


def _is_given(kind: str, country: str, offices: set[tuple[str, str]]) -> bool:
    return (kind, country) in offices or (kind, "") in offices


def _of_country(c: Context, ids: tuple[str, ...], m: Mention) -> list[str]:
    """Those of the country that the mention names."""
    country = country_of(c.reading, c.registry, m)
    return [i for i in ids if country and c.registry.speaker(i).country == country]


def _in_any_office(c: Context, ids: tuple[str, ...], m: Mention) -> list[str]:
    """Those who held any office on the article's date."""
    return [i for i in ids if c.roles(i)]


def surname(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A single word that is a title or common noun, and a surname: of somebody named before, or of a listed minister.

    المعلم – "[Walid] al-Muallem", as a noun "the teacher"; المسفر – "al-Misfir", as a noun "the bookbinder".
    """
    if not m.titles or m.named or m.end - m.start != 1:
        return None
    same = c.discourse.named(frozenset({c.reading.folds[m.start]}))
    if same:
        return Referent((same[0],), "alias", written(c.reading, m))
    person = listed_surname(c.reading, c.registry, c.on, m)
    if person is None:
        return None
    return Referent((listed_person(c, person),), "alias", written(c.reading, m))


def introduced(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """An unlisted name whose words are in that of somebody introduced before."""
    words = words_of_name(c.reading, m)
    same = c.discourse.named(frozenset(words)) if words else []
    if not same or m.name is None:
        return None
    give_title(c, same[0], m)
    return Referent((same[0],), "name" if len(words) > 1 else "alias", c.reading.tokens.text_of(*m.name))


def thing(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """What is joined to a source or acts in its clause may be a thing as well: then nobody speaks."""
    if report is None or not is_thing(c.reading, m, report):
        return None
    return UNRESOLVED


def other_spelling(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A spelling the registry lacks, of the person who held the office given beside it."""
    words = words_of_name(c.reading, m)
    key = match_key(words[-1]) if words else ""
    if len(key) < 2:  # one letter is no name
        return None
    for kind, country in offices_of(c.reading, c.registry, m):
        for role in c.holders(country, kind):
            aliases = c.registry.aliases_of(role.person)
            if any(match_key(word) == key for alias in aliases for word in alias.split()):
                return _respelt(c, m, role.person, words, kind)
    return None


def _respelt(c: Context, m: Mention, person: str, words: list[str], kind: str) -> Referent:
    entity: Entity = listed_person(c, person)
    entity.words |= frozenset(words)
    give_title(c, entity, m)
    note = f"another spelling of {entity.speaker.name}, {kind} on that date"
    return Referent((entity,), "name", note)


def unlisted(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A person known only from the text; a bare surname with the rest of the name that the article gives before."""
    words, r = words_of_name(c.reading, m), c.reading
    if m.name is None or not words:
        return None
    start, end = m.name
    if not m.titles and len(words) == 1:
        fuller = _fuller_name(r, words[0], start)
        if fuller is not None:
            start, end = fuller
        elif r.bits[m.start] & (lx.CONTENT_NOUN | lx.EVENT):
            return UNRESOLVED
        elif r.words[m.start].article and start - m.start < 2 and r.folds.count(words[0]) < 2:
            # A definite word that the article uses once: a thing as likely as a surname. A noun between the two (the
            # singer Bepino) makes a name of it.
            return unresolved(f"{written(r, m)}: nobody else in the article has this name")
    return Referent((new_person(c, start, end, m, report),), "name", r.tokens.text_of(start, end))


def _fuller_name(r: Reading, word: str, before: int) -> tuple[int, int] | None:
    """Where the article gives, before token `before`, more of a name of which only one word is used here."""
    for i in range(1, min(before, len(r.folds))):
        if r.folds[i] != word:
            continue
        for start in range(i - 1, max(-1, i - 1 - FORENAMES), -1):
            if r.bits[start] & lx.GIVEN:
                return start, i + 1
            if not _may_be_of_name(r, start):
                break
    return None


def _may_be_of_name(r: Reading, i: int) -> bool:
    word = r.words[i]
    plain = not word.bits & ~(lx.WORD | lx.PARTICLE | lx.CUE)
    return plain and not word.article and not word.titles and len(word.fold) > 1
