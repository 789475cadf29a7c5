"""Organisations, countries and documents as speakers."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.named import country_of
from ...mentions.reading import Reading
from ...models import Speaker
from ...names import romanise
from ...packs import Features
from ...reports.report import Report
from ...words import classes as lx
from ...words.classes import Word
from ...words.phrases import phrase_words
from ..attribution import Referent, slug, unresolved
from ..companies import is_company_name
from ..context import Context
from ..discourse import Entity
from ..facts import before_joint, head_stems, without_preposition, words_in, written
from ..introduce import listed_body

# A body's name of so many words and more has one that alone may mean another.
_LONG = 3


def country(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A country by its name or adjective."""
    if m.kind != "country":
        return None
    place = m.places[0][1]
    listed = c.registry.body_for("country", place.country)
    latin, arabic, _ = c.countries.get(place.country, (place.name, place.name, ""))
    speaker = (
        c.registry.speaker(listed)
        if listed
        else Speaker(slug(latin), latin, arabic, "organization", None, place.country, True)
    )
    words = frozenset(phrase_words(speaker.name_ar or arabic))
    entity = c.discourse.introduce(Entity(speaker, Features("-", "sg"), words))
    return Referent((entity,), "name" if place.form == "name" else "alias", written(c.reading, m))


def listed(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A listed organisation, alone or behind nothing but its own noun."""
    if not m.named_bodies or not _leads_to_name(c, m) or _is_common_alias(c, m) or _is_another(c, m):
        return None
    entity = listed_body(c, m.named_bodies[0][2])
    entity.heads |= head_stems(c.reading, m)
    return Referent((entity,), "name", written(c.reading, m))


def _leads_to_name(c: Context, m: Mention) -> bool:
    """Whether only the head noun of an organisation stands before its listed name (منظمة هيومن رايتس ووتش – "the organisation Human Rights Watch").

    Or the name stands in marks behind a description (وكالة الأنباء الرسمية «إرنا» – "the official news agency IRNA"), or it
    is an outlet with words for its nation and kind before it (Syria's state news agency SANA).
    """
    r, at = c.reading, m.named_bodies[0][0]
    if at == m.start and m.end > m.named_bodies[0][1] and _is_outlet_itself(c, m):
        return True  # وكالة الأناضول المقربة من الحكومة – "the Anadolu agency, close to the government"
    if any(not m.start <= i < at for i, _ in m.bodies[:1]):
        return False
    if _is_outlet(c, m) and not any(r.bits[i] & lx.PREPOSITION for i in range(m.start, at)):
        return True
    if m.bodies and at > m.start and _in_marks(c, at):
        return True
    lead = [i for i in range(m.start, at) if not r.bits[i] & lx.DETERMINER]
    return len(lead) <= (1 if m.bodies else 0)


def _is_common_alias(c: Context, m: Mention) -> bool:
    """Whether one word of a long name stands for the body in an article that has not its first word (the Observatory, of Mexico)."""
    start, end, ids = m.named_bodies[0]
    if c.reading.vocabulary.verb_first or end - start > 1:
        return False
    name, folds = phrase_words(c.registry.speaker(ids[0]).name), c.reading.folds
    if len(name) < _LONG or folds[start] not in name[1:]:
        return False
    return not any(fold.startswith(name[0][:-1]) for fold in folds)  # Syria, Syrian


def _is_another(c: Context, m: Mention) -> bool:
    """Whether words of a mention say that its listed name is not that of the body, where names have no capitals.

    An adjective of another country (رئاسة الحكومة العراقية, "the Iraqi presidency of the government", is no Tunisian one), of something else
    right behind a name of one word (المرصد الآشوري, "the Assyrian observatory"), of a programme that a body has (برنامج الأمم المتحدة المشترك,
    "the joint programme of the United Nations"), or the noun of a management before it (إدارة الفتح, "the management of [the club] al-Fateh").
    """
    r, (start, end, _) = c.reading, m.named_bodies[0]
    if not r.vocabulary.verb_first:
        return False
    if _is_of_other_country(c, m) or start > m.start and _is_headed_by_management(m):
        return True
    behind = r.words[end] if end < m.end else None
    if behind is None or not _is_definite(behind):
        return False
    if behind.bits & (lx.PLACE | lx.ADJECTIVE | lx.TITLE | lx.UNNAMED):
        return False
    if start > m.start:
        return bool(r.words[start].bits & lx.BODY)
    return end - start == 1 and behind.stem.endswith(_relations(r)) and not _is_outlet_itself(c, m)


def _is_of_other_country(c: Context, m: Mention) -> bool:
    """Whether an adjective behind the listed name of an office is that of another country."""
    _, end, ids = m.named_bodies[0]
    known = c.registry.speaker(ids[0])
    if not known.country or known.speaker_class != "office":
        return False
    adjectives = {place.country for i, place in m.places if i >= end and place.form == "adjective"}
    return bool(adjectives) and known.country not in adjectives


def _is_headed_by_management(m: Mention) -> bool:
    return bool(m.bodies) and m.bodies[0][1].kind == "government"


def _is_definite(word: Word) -> bool:
    """Whether a word has the article and nothing else written before it."""
    return word.article and not word.prefix and not word.conjunction


def _relations(r: Reading) -> tuple[str, ...]:
    """The endings of an adjective of relation, of a man and of a woman (ي, يه)."""
    return tuple(r.vocabulary.surname + ending for ending in ("", r.vocabulary.owner))


def _in_marks(c: Context, at: int) -> bool:
    """Whether a mark stands before token `at`, as a token or left out of the tokens."""
    tokens = c.reading.tokens
    between = tokens.text[tokens.ends[at - 1] : tokens.starts[at]]
    return bool(c.reading.bits[at - 1] & lx.OPEN or between.strip())


def _is_outlet(c: Context, m: Mention) -> bool:
    listed = c.registry.bodies.get(m.named_bodies[0][2][0])
    kinds = {head.kind for _, head in m.bodies}
    return listed is not None and listed.speaker_class == "media" and kinds <= {"media"}


def _is_outlet_itself(c: Context, m: Mention) -> bool:
    """Whether the first listed name of a mention is that of an outlet, whatever is said of it behind."""
    listed = c.registry.bodies.get(m.named_bodies[0][2][0])
    return listed is not None and listed.speaker_class == "media"


def regular(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A ministry, government or army with a nationality: the registry knows it by kind and country."""
    nation = country_of(c.reading, c.registry, m)
    if not nation or not m.bodies:
        return None
    if _is_part_of_state(c.reading, m):
        return None
    of_ministry = len(m.bodies) > 1 and m.bodies[0][1].kind == "ministry"
    kind = m.bodies[-1 if of_ministry else 0][1].kind
    listed = c.registry.body_for(kind, nation) if kind else None
    if listed is None:
        return None
    entity = listed_body(c, (listed,))
    entity.heads |= head_stems(c.reading, m)
    return Referent((entity,), "name", written(c.reading, m))


def _is_part_of_state(r: Reading, m: Mention) -> bool:
    """Whether other words stand between the noun of a government or presidency and its nation: it is something of that country.

    إدارة المنتخب السعودي ("the management of the Saudi team"), رئاسة أركان الجيش التركي ("the Turkish general staff").
    """
    at, head = m.bodies[0]
    if not r.vocabulary.verb_first or head.kind not in ("government", "presidency"):
        return False
    second = r.words[at + 1] if at + 1 < m.end else None
    if r.words[at].article:
        # الإدارة العامة للمرور بالمملكة, "the general administration of traffic in the kingdom"
        return second is not None and _is_definite(second) and not second.bits & (lx.PLACE | lx.ADJECTIVE)
    if second is not None and second.bits & lx.TITLE:
        return False  # حكومة رئيس الوزراء الياباني, "the government of the Japanese prime minister"
    return not m.places or m.places[0][0] > at + 1


def told_below(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A body of state that a title gives without its country: that of the one country of which the text names it.

    «الداخلية» تحذر (title) … وزارة الداخلية السعودية – "'Interior' warns … the Saudi interior ministry".
    """
    r, kind = c.reading, m.bodies[0][1].kind if m.bodies else ""
    if not kind or m.places or m.end - m.start > 1 or r.outline.region_at(m.start) != "title":
        return None
    below = _of_kind_behind(c, m.end, kind)
    if len(below) != 1:
        return None
    (inner,) = below.values()
    return listed(c, inner, report) or regular(c, inner, report)


def _of_kind_behind(c: Context, start: int, kind: str) -> dict[tuple[str, ...], Mention]:
    """The bodies of a kind from token `start` on that are listed or say their country, the first mention of each."""
    r = c.reading
    found: dict[tuple[str, ...], Mention] = {}
    for i in range(start, len(r.words)):
        body = r.words[i].body
        inner = r.mentions.read(i, len(r.words)) if body is not None and body.kind == kind else None
        if inner is None:
            continue
        which = inner.named_bodies[0][2] if inner.named_bodies else (country_of(r, c.registry, inner),)
        if which[0]:
            found.setdefault(which, inner)
    return found


def described(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """An organisation known only from the text; a noun by itself is none that one could tell."""
    text = written(c.reading, m)
    if m.end - m.start == 1:
        if c.reading.folds[m.start] in c.reading.vocabulary.collectives:
            return Referent((_several(c, m, text),), "name", text)
        return unresolved(f"{text}: which one, the article does not say")
    spoken = _which_spoke(c, m)
    if spoken is not None:
        return Referent(
            (spoken,), "title", f"{text}: takes up {spoken.speaker.name_ar or spoken.speaker.name}"
        )
    end = before_joint(c.reading, m) if m.joined else m.end
    return Referent((described_body(c, m, m.start, end),), "name", text)


def _several(c: Context, m: Mention, text: str) -> Entity:
    """The people that a noun without an article means (police, authorities): a source by the article's own word."""
    speaker = Speaker(f"{slug(romanise(text))}-{c.digest}", text, text, "unnamed")
    return c.discourse.introduce(Entity(speaker, Features("-", "pl"), heads=head_stems(c.reading, m)))


def _which_spoke(c: Context, m: Mention) -> Entity | None:
    """The organisation that alone spoke in this sentence or the one before, where a noun for any names it again (the company)."""
    r = c.reading
    if m.joined or m.end - m.start != 2 or r.folds[m.start] not in r.vocabulary.articles:
        return None
    if r.folds[m.start + 1] not in r.vocabulary.generic_bodies:
        return None
    near = [e for e in c.discourse.recent() if e.said_at >= c.discourse.nearby]
    spoke = [e for e in near if _may_be_organisation(c, e)]
    return spoke[0] if len(spoke) == 1 == len(near) else None


def _may_be_organisation(c: Context, entity: Entity) -> bool:
    """Whether an entity is an organisation and no country or medium, by its class or, of no list, by what the text shows."""
    if entity.speaker.speaker_class == "person":
        return is_company_name(c, entity)
    return entity.speaker.speaker_class in ("organization", "group") and not entity.speaker.id.startswith(
        "state-"
    )


def described_body(c: Context, m: Mention, start: int, end: int) -> Entity:
    """The entity of an organisation that no list knows, by the words from token `start` to `end`, introduced if new."""
    r = c.reading
    text = (
        r.tokens.text_of(start, end)[m.prefix_letters :]
        if m.prefix_letters
        else without_preposition(r, start, end)
    )
    office = _office_name(c, m)
    speaker = Speaker(
        slug(office or romanise(text)) or c.digest,
        office or text,
        text,
        "organization",
        None,
        country_of(r, c.registry, m) or None,
    )
    gender = m.bodies[0][1].gender if m.bodies else "-"
    words = frozenset(words_in(r, start, end))
    entity = Entity(speaker, Features(gender, "sg"), words, heads=head_stems(r, m))
    entity.heads.add(r.words[start].stem)
    return c.discourse.introduce(entity)


def _office_name(c: Context, m: Mention) -> str | None:
    """The English name of a holder's office, by the title and the country's adjective, None where it is no such office.

    مكتب رئيس الحكومة التركية – "the office of the Turkish prime minister".
    """
    nation, inner = country_of(c.reading, c.registry, m), None
    if m.bodies and m.bodies[0][1].kind == "office":
        inner = c.reading.mentions.read(m.bodies[0][0] + 1, m.end)
    if inner is None or not inner.titles or not nation:
        return None
    kinds = {title.kind for _, _, title in inner.titles}
    offices = c.registry.offices.values()
    office = next((o for o in offices if o.country == nation and o.kind in kinds), None)
    adjective = c.countries.get(nation, ("", "", ""))[2]
    return f"{adjective} {office.name.split(' of ')[0]}'s Office" if office and adjective else None


def spoken_for(c: Context, m: Mention) -> Entity | None:
    """The organisation or country that a spokesperson's title names, None where it names none."""
    if m.named_bodies:
        return listed_body(c, m.named_bodies[-1][2])
    start = m.titles[0][1]
    if start >= m.end:
        return None
    if m.bodies:
        return described_body(c, m, _with_owner(c.reading, start, m.bodies[0][0]), m.end)
    inner = c.reading.mentions.read(start, m.end)
    answer = (c.body(c, inner, None) or country(c, inner, None)) if inner is not None else None
    return answer.entities[0] if answer is not None and answer.entities else None


def _with_owner(r: Reading, start: int, noun: int) -> int:
    """Where the name of a body begins whose owner stands before its noun (a spokesman for *Clinton's* campaign)."""
    if not any(r.bits[i] & lx.POSSESSIVE for i in range(start, noun)):
        return noun
    while start < noun and r.bits[start] & (lx.DETERMINER | lx.PREPOSITION):
        start += 1
    return start
