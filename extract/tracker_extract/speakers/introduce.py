"""How entities come into the discourse: by the mentions that the text passes, and by what a sieve settles on."""

from __future__ import annotations

from functools import lru_cache

from ..mentions.mention import Mention
from ..mentions.named import country_of, offices_of, sure_person
from ..mentions.reading import Reading
from ..models import Speaker
from ..names import given_gender, name_words, romanise
from ..packs import Features
from ..reports.report import Report
from ..words import classes as lx
from ..words.phrases import phrase_words
from .attribution import slug
from .context import Context
from .discourse import Entity, surnames_of
from .earned import is_earned, is_full, is_of_gender
from .facts import (
    gender_of_title,
    gender_of_verb,
    is_rest_of_sentence,
    title_stems,
    title_text,
    title_words,
    words_in,
)


def pass_mentions(c: Context, until: int) -> None:
    """Introduce whoever the text names before token `until`."""
    discourse, mentions = c.discourse, c.mentions
    while discourse.introduced < len(mentions) and mentions[discourse.introduced].start < until:
        mention = mentions[discourse.introduced]
        discourse.introduced += 1
        entity = _named_by(c, mention)
        if entity is None:
            continue
        if entity.speaker.speaker_class == "person":
            give_title(c, entity, mention)
            _introduce_spoken_for(c, mention)
        entity.named_before, entity.named_at = entity.named_at, mention.start


def _named_by(c: Context, m: Mention) -> Entity | None:
    if m.persons:
        return listed_by(c, m)
    if m.name is not None and not is_rest_of_sentence(c.reading, m):
        same = c.discourse.named(name_words(words_in(c.reading, *m.name)))
        return same[0] if same else new_person(c, *name_with_forename(c.reading, m, *m.name), m, None)
    if m.named_bodies:
        entity = listed_body(c, m.named_bodies[0][2])
        at = m.named_bodies[0][0]
        entity.heads |= {c.reading.words[i].stem for i in (at, *_own_head(c.reading, m, at))}
        return entity
    return None


def _own_head(r: Reading, m: Mention, at: int) -> list[int]:
    """The noun before a listed organisation's name that is its own, with no preposition between (the group Hamas; not: the office of the Senate)."""
    return [i for i, _ in m.bodies[:1] if i <= at and not any(b & lx.PREPOSITION for b in r.bits[i:at])]


def listed_by(c: Context, m: Mention) -> Entity | None:
    """The listed person of a mention, where it earns the identity."""
    ids = m.persons[0][2]
    known = ids[0] in c.discourse.by_id and len(set(ids)) == 1 and (is_full(m) or not _has_namesake(c, m))
    sure = ids[0] if known else sure_person(m)
    if sure is None or not is_of_gender(c, sure, m, None) or not is_full(m) and not is_earned(c, sure, m):
        return None
    return listed_person(c, sure)


def _has_namesake(c: Context, m: Mention) -> bool:
    """Whether the article has introduced somebody unlisted of a listed surname."""
    surname = name_words(words_in(c.reading, *m.persons[0][:2]))
    return any(not e.speaker.registered and surname <= surnames_of(e) for e in c.discourse.named(surname))


def _introduce_spoken_for(c: Context, m: Mention) -> None:
    """Introduce the organisation in a spokesperson's title (الناطق باسم حركة حماس – "the spokesman of Hamas"): a noun may take it up later."""
    if m.titles and m.named_bodies and m.titles[0][2].kind == "spokesperson":
        entity = listed_body(c, m.named_bodies[0][2])
        entity.heads |= {c.reading.words[i].stem for i in (m.named_bodies[0][0], *(i for i, _ in m.bodies))}


def give_title(c: Context, entity: Entity, m: Mention) -> None:
    """Note the titles that stand with a name: the article may use them alone later."""
    if not m.titles or _is_of_another(c, entity, m):
        return
    entity.offices |= offices_of(c.reading, c.registry, m)
    stems, also = title_stems(c.reading, m), c.reading.vocabulary.taken_up_as
    entity.heads |= stems | {noun for stem in stems for noun in also.get(stem, ())}
    entity.titled.append(title_words(c.reading, m))


def _is_of_another(c: Context, entity: Entity, m: Mention) -> bool:
    """Whether the title behind a listed name is an office that somebody else holds: two people stand side by side.

    كان في استقبال دي ميستورا وزير الخارجية الإيراني – "De Mistura was received by the Iranian foreign minister".
    """
    if not m.persons or m.bodies or m.named_bodies or m.titles[0][0] < m.persons[0][1]:
        return False
    offices = offices_of(c.reading, c.registry, m)
    holders = {role.person for kind, country in offices if country for role in c.holders(country, kind)}
    return bool(holders) and entity.speaker.id not in holders


def listed_person(c: Context, person: str) -> Entity:
    """The entity of a listed person, introduced if new."""
    speaker = c.registry.speaker(person)
    gender = c.registry.gender_of(person) or "-"
    return c.discourse.introduce(
        Entity(speaker, Features(gender, "sg"), _compared(c.registry.words_of(person)))
    )


def listed_body(c: Context, ids: tuple[str, ...]) -> Entity:
    """The entity of the first of several listed organisations, introduced if new."""
    speaker = c.registry.speaker(ids[0])
    entity = Entity(speaker, Features(c.registry.gender_of(ids[0]) or "-", "sg"))
    entity.words = _words_of(speaker.name_ar or speaker.name)
    return c.discourse.introduce(entity)


@lru_cache(2_000)  # articles name the same few
def _compared(words: frozenset[str]) -> frozenset[str]:
    return name_words(words)


@lru_cache(2_000)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(phrase_words(name))


def name_with_forename(r: Reading, m: Mention, start: int, end: int) -> tuple[int, int]:
    """A surname with the given name between it and a title, which a list has as something else (Inspector Petra Farnabey)."""
    i = start - 1
    given = end - start == 1 and i >= m.start and r.bits[i] & lx.CAPITAL and r.bits[i] & lx.GIVEN
    return (i, end) if given and any(until == i for _, until, _ in m.titles) else (start, end)


def new_person(c: Context, start: int, end: int, m: Mention, report: Report | None) -> Entity:
    """The entity of a person known only from the text, by the name from token `start` to `end`, introduced if new."""
    r = c.reading
    text = r.tokens.text_of(start, end)[m.prefix_letters if m.name and start == m.name[0] else 0 :]
    gender = gender_of_title(r, m) or given_gender(text)
    name = romanise(text)
    speaker = Speaker(
        slug(name) or c.digest,
        name,
        text,
        "person",
        title_text(r, m),
        country_of(r, c.registry, m) or None,
    )
    entity = Entity(
        speaker,
        Features(gender or gender_of_verb(m, report) or "-", "sg"),
        name_words(phrase_words(text)),
        offices_of(r, c.registry, m),
    )
    give_title(c, entity, m)
    return c.discourse.introduce(entity)
