"""Persons given by a title alone: through the article, then the registry's holder of the office on the date."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.named import country_of, governs, own_titles
from ...mentions.reading import Reading
from ...packs import Features
from ...registry import Role
from ...reports.report import Report
from ...words import classes as lx
from ..attribution import UNRESOLVED, Referent, unresolved
from ..context import Context
from ..discourse import Entity
from ..earned import is_named_in_full, only_near
from ..facts import (
    has_complement,
    head_stems,
    is_definite,
    is_headed_by_title,
    means_woman,
    title_stems,
    title_words,
    written,
)
from ..introduce import listed_person
from ..offices import end_of_office, is_former, is_of_kind, says_more
from ..ranks import of_rank
from .ahead import bearer_ahead
from .bodies import spoken_for
from .definite import latest_person, taken_up
from .later import named_later
from .unnamed import newcomer, through_spokesperson

# How the offices of heads of state and government begin, who are called their nation's leaders.
_HEAD = "head-of-"
# A form of address with a rank, and no more, is taken up by whoever bears the rank.
ADDRESS = 2
# So many places of a spokesman's noun are looked at, from the beginning of the article.
_MANY = 30


def indefinite(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A description without an article (مسؤول أمريكي – "an American official"): somebody new.

    Unless it ends in a definite word and somebody was introduced with it (نائب وزير الدفاع – "deputy minister of defence").
    """
    words = c.reading.words[m.start : m.end]
    if m.kind != "unnamed" or m.named or words[0].article:
        return None
    if m.common_noun and (report is None or not _several_people(c, m)):
        return None  # صاحب البيان – "the author of the statement": who that is, the article says elsewhere
    ends_definite = bool(c.reading.words[m.end - 1].article)
    return (introduced_so(c, m, report) if ends_definite else None) or newcomer(c, m, report)


def _several_people(c: Context, m: Mention) -> bool:
    """Whether a noun that no list knows has the adjective of several persons beside it (شركاء أوروبيون – "European partners")."""
    ending, words = c.reading.vocabulary.plural, c.reading.words[m.start + 1 : m.end]
    return bool(ending) and any(w.fold.endswith(ending) and not (w.article or w.prefix) for w in words)


def nobody(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A title that nobody in the article or the registry holds: the last answer where no other sieve has one."""
    text = written(c.reading, m)
    return unresolved(f"{text}: nobody in the article or the registry holds this title alone")


def introduced_so(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """Whoever the article introduces, before or later, with a title of several words that holds all of these."""
    if not m.titles or m.end - m.start == 1:
        return None
    words = title_words(c.reading, m)
    if len(words) < 2 or not is_headed_by_title(c.reading, m):
        return None
    for head in sorted(title_stems(c.reading, m)):
        same = [e for e in c.discourse.titled_so(words, head) if _may_bear(c, e, m)]
        if same:
            return _by_article(c, m, same[0])
    return bearer_ahead(c, m, words)


def _may_bear(c: Context, entity: Entity, m: Mention) -> bool:
    """Whether somebody may be called by a title: a woman's is no man's."""
    return entity.features.gender != "m" or not means_woman(c.reading, m)


def _by_article(c: Context, m: Mention, entity: Entity) -> Referent:
    return Referent((entity,), "title", f"{written(c.reading, m)}: introduced so in the article")


def spokesperson(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A spokesperson: introduced by that post, else the organisation spoken for, else any spokesperson introduced."""
    if m.titles[0][2].kind != "spokesperson":
        return None
    spoken = spoken_for(c, m)
    colleague = _of_same_post(c, m, spoken)
    if colleague is not None:
        return _by_article(c, m, colleague)
    text = written(c.reading, m)
    if spoken is not None:
        return named_later(c, m, report) or through_spokesperson(c, spoken, text)
    known = [e for e in c.discourse.recent() if _speaks(c, e, m)]
    if known:
        return _the_one(c, m, known)
    if not m.definite:
        return newcomer(c, m, report)
    return (
        _unnamed_before(c, m, report)
        or bearer_ahead(c, m, title_words(c.reading, m))
        or _of_one_body(c, m)
        or unresolved(f"{text}: for whom it speaks is not known")
    )


def _unnamed_before(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """The unnamed source that a definite mention takes up."""
    taken = taken_up(c, m, report)
    unnamed = taken is not None and taken.entities and taken.entities[0].speaker.speaker_class == "unnamed"
    return taken if unnamed else None


def _of_one_body(c: Context, m: Mention) -> Referent | None:
    """The only body for which the article has let somebody speak before by this noun, without a name.

    سئل متحدث باسم الوزارة عن … وأكد المتحدث أن – "a spokesman of the ministry was asked about … the spokesman confirmed that".
    """
    r = c.reading
    bodies: dict[str, Entity] = {}
    for i in c.places_of(r.words[m.start].stem)[:_MANY]:
        if i >= m.start:
            break
        before = r.mentions.read(i, len(r.words), governed=True)
        spoken = _spoken_by(c, before) if before is not None else None
        if spoken is not None:
            bodies[spoken.speaker.id] = spoken
    return through_spokesperson(c, next(iter(bodies.values())), written(r, m)) if len(bodies) == 1 else None


def _spoken_by(c: Context, before: Mention) -> Entity | None:
    """The body for which a spokesperson without a name speaks."""
    if before.named or not before.titles or before.titles[0][2].kind != "spokesperson":
        return None
    return spoken_for(c, before)


def _speaks(c: Context, entity: Entity, m: Mention) -> bool:
    """Whether the article introduced somebody as a spokesperson, who may bear this title."""
    spokesperson = any(kind == "spokesperson" for kind, _ in entity.offices)
    return spokesperson and not _governs(c, entity) and _may_bear(c, entity, m)


def _the_one(c: Context, m: Mention, known: list[Entity]) -> Referent:
    """The only one of those whom the article gave a title, or the only one near; several are unresolved."""
    entity = only_near(c, known)
    if entity is None:
        return unresolved(f"{written(c.reading, m)}: several in the article hold this title")
    return _by_article(c, m, entity)


def _of_same_post(c: Context, m: Mention, spoken: Entity | None) -> Entity | None:
    """Whoever the article introduced as spokesperson of the same country, and of the same organisation where one is named."""
    heads = head_stems(c.reading, m)
    post = ("spokesperson", country_of(c.reading, c.registry, m))
    for entity in c.discourse.recent():
        fits = spoken is None or bool(heads & entity.heads)
        if post in entity.offices and fits and not _governs(c, entity) and _may_bear(c, entity, m):
            return entity
    return None


def _governs(c: Context, entity: Entity) -> bool:
    """Whether somebody listed is a minister or head on the date: no spokesman, whatever title stands beside."""
    return entity.speaker.registered and any(governs(r.office.kind) for r in c.roles(entity.speaker.id))


def latter(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """الأخير – "the latter": whoever was named last before it."""
    if m.titles[0][2].kind != "latter":
        return None
    wanted = Features(m.titles[0][2].gender, "sg")
    last = _named_last(c, m, wanted)
    if last is None:
        near = [e for e in c.discourse.persons_nearby() if e.agrees(wanted)]
        last = max(near, key=lambda e: e.named_at) if near else None
    if last is None:
        return UNRESOLVED
    return Referent((last,), "title", f"{written(c.reading, m)}: the person named last")


def _named_last(c: Context, m: Mention, wanted: Features) -> Entity | None:
    """The last listed person named before a mention in its clause and the sentence before, also by one word."""
    found = None
    for i in range(c.discourse.nearby, m.start):
        word = c.reading.words[i]
        if not (word.heads or word.prefixed_heads):
            continue
        inner = c.reading.mentions.read(i, m.start, governed=True)
        if inner is not None and inner.persons and len(set(inner.persons[0][2])) == 1:
            entity = listed_person(c, inner.persons[0][2][0])
            found = entity if entity.agrees(wanted) else found
    return found


def honoured(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """An honorific (معاليه – "His Excellency"): whoever spoke or was named last, agrees, and bears no title of another rank."""
    title = m.titles[0][2]
    if title.takes != "none" or title.kind or _is_of_kin(c, m):
        return None
    address = c.reading.words[m.titles[0][1] - 1].stem
    same = [e for e in of_rank(c, c.discourse.headed(address), address) if _may_bear(c, e, m)]
    if same and m.end - m.start <= ADDRESS:
        return _the_one(c, m, same)
    if has_complement(c.reading, m):
        return UNRESOLVED
    wanted = Features(title.gender or "-", "sg")
    if len(m.titles) > 1 and not c.reading.words[m.titles[1][0]].article:
        return _of_post(c, m, wanted)
    person = latest_person(c, wanted, country_of(c.reading, c.registry, m), address)
    if person is None:
        return UNRESOLVED
    return Referent((person,), "title", f"{written(c.reading, m)}: the person spoken of last")


def _is_of_kin(c: Context, m: Mention) -> bool:
    """Whether a title alone with a pronoun is no form of address (والدتها – "her mother"): somebody else than whom it goes back to."""
    vocabulary, start = c.reading.vocabulary, m.titles[0][0]
    owned = c.reading.tokens.forms[start].endswith(vocabulary.owned_written)
    return owned and c.reading.words[start].stem not in vocabulary.ranks.keys() | vocabulary.honorifics


def _has_post(c: Context, entity: Entity) -> bool:
    """Whether a title stands behind a comma where somebody was named last (الأمير فلان، رئيس الهيئة – "Prince X, head of the authority")."""
    bits, words = c.reading.bits, c.reading.words
    last = next((m for m in c.mentions if m.start == entity.named_at), None)
    if last is None or last.end + 1 >= len(bits) or not bits[last.end] & lx.COMMA:
        return False
    return bool(words[last.end + 1].titles)


def _of_post(c: Context, m: Mention, wanted: Features) -> Referent:
    """Whoever bears the title behind a form of address, by two of its words or without another post (معالي أمين العاصمة – "His Excellency the mayor of the capital")."""
    heads = {c.reading.words[start].stem for start, _, _ in m.titles[1:]}
    words = title_words(c.reading, m) - {c.reading.words[m.titles[0][0]].stem}
    ranks = c.reading.vocabulary.ranking_titles
    same = [e for e in c.discourse.recent() if e.heads & heads and e.agrees(wanted) and len(e.words) > 1]
    known = [e for e in same if any(len(words & told) > 1 for told in e.titled)]
    entity = only_near(c, known or [e for e in same if e.heads <= ranks | heads and not _has_post(c, e)])
    return UNRESOLVED if entity is None else _by_article(c, m, entity)


def in_office(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """Whoever holds the office of one of the titles: by the article, by the registry, or the only one named who did."""
    country = country_of(c.reading, c.registry, m)
    for kind in dict.fromkeys(
        title.kind for _, _, title in own_titles(c.reading, m) if title.kind and not title.owner
    ):
        answer = by_office(c, m, kind, country)
        if answer is not None:
            return answer
    return None


def by_office(c: Context, m: Mention, kind: str, country: str) -> Referent | None:
    """Whoever holds an office of a country ("" for any), where the mention says no more than that one; a former one must be named in the article."""
    r = c.reading
    end = end_of_office(r, m) if r.vocabulary.verb_first else m.end
    former = is_former(r, m)
    if not says_more(r, m, m.start, end, kind):
        if not former:
            return (
                _given_office(c, m, kind, country)
                or _holder(c, m, kind, country)
                or _named_holder(c, m, kind, country)
            )
        return _named_holder(c, m, kind, country)
    return None if former or not _has_adjective(r, m) else _given_office(c, m, kind, country)


def _has_adjective(r: Reading, m: Mention) -> bool:
    """Whether what follows a definite title describes it, and is no noun (المبعوث الدولي – "the international envoy")."""
    end = m.titles[0][1]
    return (
        m.titles[0][0] == m.start and all(r.words[i].article for i in range(m.start, m.end)) and end < m.end
    )


def _given_office(c: Context, m: Mention, kind: str, country: str) -> Referent | None:
    """Whom the article gave the office: the one of the country, the only one, or the one who has spoken."""
    given = [e for e in _all_given(c, kind, country) if _may_bear(c, e, m)]
    if not given:
        return None
    if country:
        return _by_article(c, m, given[0])
    spoken = [e for e in given if e.spoke_at >= 0]
    return _the_one(c, m, spoken or given) if len(given) == 1 or spoken else None


def _all_given(c: Context, kind: str, country: str) -> list[Entity]:
    """Whom the article gave an office, or any ministry where the title says no more than minister."""
    if kind != "minister":
        return c.discourse.in_office(kind, country)
    ministers = {k for e in c.discourse.entities for k, _ in e.offices if k.endswith("minister")}
    found = [e for k in sorted(ministers) for e in c.discourse.in_office(k, country)]
    return sorted({e.speaker.id: e for e in found}.values(), key=lambda e: -e.spoke_at)


def _holder(c: Context, m: Mention, kind: str, country: str) -> Referent | None:
    """The registry's only holder of the office on the article's date."""
    if not country:
        return None
    holders = _narrowed(c.holders(country, kind), m)
    if len(holders) != 1:
        return None
    entity = listed_person(c, holders[0].person)
    entity.offices.add((kind, country))
    note = f"{written(c.reading, m)}: {holders[0].office.name} on {c.on}"
    return Referent((entity,), "role-on-date", note)


def _narrowed(roles: tuple[Role, ...], m: Mention) -> tuple[Role, ...]:
    """Of several offices of a kind those for a place that the mention names (المبعوث الأممي إلى اليمن – "the UN envoy to Yemen")."""
    if len(roles) == 1:
        return roles
    codes = {place.country for _, place in m.places}
    return tuple(role for role in roles if role.office.place in codes) or roles


def _named_holder(c: Context, m: Mention, kind: str, country: str) -> Referent | None:
    """The only person named in the article so far who held such an office: on its date, or ever where it is a former one."""
    ever = c.on is None or is_former(c.reading, m)
    kind = _HEAD if kind == "leader" and _is_of_nation(m) else kind
    fit = [e for e in c.discourse.recent() if _held(c, e, kind, country, ever) and _may_bear(c, e, m)]
    only = len(fit) == 1 or fit and fit[0].spoke_at >= 0 and all(e.spoke_at < 0 for e in fit[1:])
    met = fit and (country or fit[0].spoke_at >= 0 or is_named_in_full(c, fit[0].speaker.id))
    if not only or not met:
        return None
    note = f"{written(c.reading, m)}: the only one named here who held it on {c.on}"
    return Referent((fit[0],), "role-on-date", note)


def _is_of_nation(m: Mention) -> bool:
    """Whether a title is of a nation and of no body (the Israeli leader; not: the leader of the Senate)."""
    return bool(m.places) and not (m.named_bodies or m.bodies)


def _held(c: Context, entity: Entity, kind: str, country: str, ever: bool) -> bool:
    """Whether a listed person held an office of this kind, of this country where one is given."""
    if not entity.speaker.registered or entity.speaker.speaker_class != "person":
        return False
    id_ = entity.speaker.id
    return any(
        _is_called(role.office.kind, kind) and country in ("", role.office.country)
        for role in (c.registry.roles.get(id_, ()) if ever else c.roles(id_))
    )


def _is_called(office: str, kind: str) -> bool:
    """Whether a holder of an office may be called by a kind of title, or by that of either head."""
    return office.startswith(kind) if kind == _HEAD else is_of_kind(office, kind)


def bearer(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """The one bearer of a definite title of one word anywhere in the article (the judge … Laura Brandreth, the judge)."""
    words = title_words(c.reading, m)
    return bearer_ahead(c, m, words) if len(words) == 1 and is_definite(c.reading, m) else None


def without_office(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A description of several words that gives no office and takes nobody up: a source of the article's own."""
    if m.common_noun or m.end - m.start == 1:
        return None
    if any(title.kind for _, _, title in m.titles) and not _is_of_unlisted(c, m):
        return None
    return newcomer(c, m, report)


def _is_of_unlisted(c: Context, m: Mention) -> bool:
    """Whether a title is of something that no list has as a country or body (the chief of HarbourAir): no office of the registry."""
    r = c.reading
    if r.vocabulary.verb_first or m.places or m.bodies or m.named_bodies:
        return False
    last = m.titles[-1][1]
    return last + 1 < m.end and bool(r.bits[last] & lx.PREPOSITION and r.bits[last + 1] & lx.CAPITAL)
