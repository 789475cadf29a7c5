"""Definite nouns that take up somebody introduced before: the source, the ministry, the man."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.named import country_of
from ...mentions.reading import Reading
from ...packs import Features
from ...reports.report import Report
from ...words import classes as lx
from ...words.phrases import phrase_words
from ..attribution import Referent, unresolved
from ..context import Context
from ..discourse import Entity
from ..earned import only_near
from ..facts import (
    before_joint,
    has_complement,
    has_marks,
    head_word,
    is_definite,
    names_body_in_full,
    title_words,
    words_in,
    written,
)
from ..ranks import of_rank


def taken_up(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """Somebody introduced by the same noun: المصدر – "the source", الوزارة – "the ministry", المتحدث – "the spokesman"."""
    r = c.reading
    head = head_word(r, m)
    if not is_definite(r, m):
        return None  # وكالة سفر – "a travel agency"
    if has_marks(r, m):
        return None  # وكالة «فارس» الإيرانية – "the Iranian agency Fars": one of that name
    same = _fitting(c, m, c.discourse.headed(head.stem))
    if not same or len(same) > 1 and same[0].spoke_at < 0:
        return None
    if m.titles and _several_persons(c, same):
        return unresolved(f"{written(r, m)}: several in the article hold this title")
    speaker = same[0].speaker
    return Referent((same[0],), "title", f"{written(r, m)}: takes up {speaker.name_ar or speaker.name}")


def _fitting(c: Context, m: Mention, entities: list[Entity]) -> list[Entity]:
    """Those of several that a definite noun may take up: of its words, its country, its capitals, its complement."""
    r, same = c.reading, entities
    if names_body_in_full(r, m):
        words = frozenset(words_in(r, m.start, m.end))
        same = [e for e in same if words <= e.words]
    country = country_of(r, c.registry, m)
    if country:
        same = [e for e in same if e.speaker.country in (None, country)]
    if r.vocabulary.verb_first:
        return [e for e in same if _is_of_name(r, e, m)]
    if m.kind == "body":
        return [e for e in same if _may_be_called(r, e, m)]
    return [e for e in same if _may_be_told_so(r, e, m)] if m.titles and has_complement(r, m) else same


def _is_of_name(r: Reading, entity: Entity, m: Mention) -> bool:
    """Whether the words that tell a body from others of its noun are an entity's.

    The name of a medium (صحيفة الوطن, "the paper al-Watan"), what an administration is for (إدارة معلومات الطاقة, "the energy information
    administration"), an adjective of relation that is of no nation (المرصد الآشوري, "the Assyrian observatory").
    """
    if m.kind != "body" or m.end - m.start < 2:
        return True
    head, second = r.words[m.start].body, r.words[m.start + 1]
    kind = head.kind if head is not None else ""
    if second.bits & (lx.PLACE | lx.ADJECTIVE | lx.TITLE) or r.folds[m.start + 1] in entity.words:
        return True
    if not r.words[m.start].article:
        return not _is_construct_of_name(kind, m.end - m.start, second.article)
    return not (second.article and second.stem.endswith(r.vocabulary.surname) and not second.bits & lx.COMMON)


def _is_construct_of_name(kind: str, words: int, definite: bool) -> bool:
    """Whether a bare noun of this kind, with so many words in all, is that of a medium before its name or of an administration."""
    return kind == "media" and words == 2 and definite or kind in ("government", "presidency") and words > 2


def _may_be_told_so(r: Reading, entity: Entity, m: Mention) -> bool:
    """Whether a title with its complement is one that the article gave a person (the zoo's director is no executive director of a group)."""
    told = title_words(r, m)
    return entity.speaker.speaker_class != "person" or any(told <= title for title in entity.titled)


def _may_be_called(r: Reading, entity: Entity, m: Mention) -> bool:
    """Whether every capital within a body's mention is of an entity's name (the Department of Fisheries is no other department)."""
    if m.places:
        return True
    words = entity.words | frozenset(phrase_words(entity.speaker.name))
    end = before_joint(r, m) if m.joined else m.end
    capitals = {
        r.folds[i] for i in range(m.start + 1, end) if r.bits[i] & lx.CAPITAL and "-" not in r.folds[i]
    }
    own = {r.folds[i] for i, _ in m.bodies[:1]} | {
        r.folds[i] for a, b, _ in m.named_bodies for i in range(a, b)
    }
    return capitals <= words | own


def _several_persons(c: Context, entities: list[Entity]) -> bool:
    """Whether several persons who have spoken bear a title, and none of them alone is near."""
    spoken = [e for e in entities if e.spoke_at >= 0 and e.speaker.speaker_class == "person"]
    return len(spoken) > 1 and only_near(c, spoken) is None


def generic(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A noun for a person (الرجل – "the man", المسؤول الأممي – "the UN official"): whoever was spoken of and agrees."""
    r = c.reading
    word = head_word(r, m)
    if not r.words[m.start].article or word.stem not in r.vocabulary.persons or has_complement(r, m):
        return None
    if r.vocabulary.verb_first and _is_described_anew(r, m):
        return None
    wanted = word.features or Features(m.titles[0][2].gender if m.titles else "-", "sg")
    country = country_of(r, c.registry, m)
    text = written(r, m)
    unnamed = () if _is_narrowed(r, m) else c.discourse.recent()
    for entity in unnamed:
        if _is_unnamed_speaker(entity, wanted, country):
            return Referent((entity,), "title", f"{text}: the unnamed source that spoke last")
    person = latest_person(c, wanted, country) if wanted.number != "pl" else None
    if person is None:
        return None
    return Referent((person,), "title", f"{text}: the person spoken of last")


def _is_described_anew(r: Reading, m: Mention) -> bool:
    """Whether several adjectives that are of no nation tell of somebody new (الشاب اليتيم الفقير, "the poor orphaned young man")."""
    places = {i for i, _ in m.places}
    article = r.vocabulary.article
    return sum(r.folds[i].startswith(article) and i not in places for i in range(m.start + 1, m.end)) > 1


def _is_narrowed(r: Reading, m: Mention) -> bool:
    """Whether more than a nation stands before a noun for a person where subjects come first: no resident is *the top* U.S. official."""
    places = {r.words[i].stem for i, _ in m.places}
    return not r.vocabulary.verb_first and bool(title_words(r, m) - places - {head_word(r, m).stem})


def _is_unnamed_speaker(entity: Entity, wanted: Features, country: str) -> bool:
    """Whether an unnamed source has spoken, agrees with a noun, and is of its country where both have one."""
    return (
        entity.speaker.speaker_class == "unnamed"
        and entity.spoke_at >= 0
        and entity.agrees(wanted)
        and (not country or entity.speaker.country in (None, country))
    )


def latest_person(c: Context, wanted: Features, country: str, address: str = "") -> Entity | None:
    """The person who spoke last, else the one named last, that agrees; an honorific, the stem `address`, means the host, not the guest."""
    nearby = c.discourse.nearby
    fit = [
        e
        for e in c.discourse.recent()
        if e.speaker.speaker_class == "person"
        and e.agrees(wanted)
        and _serves(c, e, country)
        and _is_known(e)
    ]
    fit = of_rank(c, fit, address) if address else fit
    if not fit:
        return None
    spoke = [e for e in fit if e.said_at >= nearby]
    met = [e for e in fit if e.named_at >= nearby]
    if address and not spoke and len(met) > 1:
        return min(met, key=lambda e: e.named_at)
    return max(spoke or fit, key=lambda e: max(e.named_at, e.said_at))


def _is_known(entity: Entity) -> bool:
    """Whether somebody has spoken, is listed or bears a title: who is merely named is no official."""
    return entity.spoke_at >= 0 or entity.speaker.registered or bool(entity.titled)


def _serves(c: Context, entity: Entity, country: str) -> bool:
    """Whether a person may be called after a country: their own, unknown, or one whose office they hold."""
    if not country or entity.speaker.country in (None, country):
        return True
    return any(role.office.country == country for role in c.roles_if_dated(entity.speaker.id))
