"""Persons given by name: listed ones, other spellings of them, and those known only from the text."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.named import country_of, listed_surname, offices_of
from ...mentions.reading import Reading
from ...names import is_given, name_words
from ...reports.report import Report
from ...reports.screen import is_thing, words_of_name
from ...words import classes as lx
from ...words.phrases import longest, phrase_words
from ..attribution import UNRESOLVED, Referent, unresolved
from ..companies import is_company
from ..context import Context
from ..discourse import Entity, surnames_of
from ..earned import FORENAMES, fuller_name, is_earned, is_named_in_full, is_of_gender, last_of_name
from ..facts import before_joint, features_of, is_rest_of_sentence, written
from ..introduce import give_title, listed_person, name_with_forename, new_person
from ..offices import told_titles
from .bodies import described_body
from .definite import taken_up

# Behind these a capital may be due to the sentence it begins.
_BEFORE_CAPITAL = lx.STOP | lx.BREAK | lx.QUOTE | lx.COLON | lx.OPEN


def listed(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A person of the registry, where the mention earns it; the article's own of that name comes before the registry's."""
    if not m.persons:
        return None
    m = _with_title(c, m)
    start, end, ids = m.persons[0]
    ids = tuple(i for i in ids if is_of_gender(c, i, m, report))
    if end - start == 1:
        own = _own(c, m, ids)
        if own is not None:
            return own
    text = c.reading.tokens.text_of(start, end)
    chosen = (_choose(c, ids, text, m) or _spoken_of(c, ids)) if ids else None
    if chosen is None:
        return unresolved(f"{text}: {len(ids)} people of that name") if ids else _another(c, m, report)
    if end - start == 1 and not is_earned(c, chosen, m):
        return _another(c, m, report)
    entity = listed_person(c, chosen)
    give_title(c, entity, m)
    return Referent((entity,), "name" if end - start > 1 else "alias", text)


def _with_title(c: Context, m: Mention) -> Mention:
    """A name with the title that stands right before it and was not read with it (the mill's spokeswoman Lavrov)."""
    bits = c.reading.bits
    if m.titles or m.start == 0 or c.reading.vocabulary.verb_first or not bits[m.start - 1] & lx.TITLE:
        return m
    whole = (each for each in c.mentions if each.titles and each.persons == m.persons)
    return next(whole, m)


def _own(c: Context, m: Mention, ids: tuple[str, ...]) -> Referent | None:
    """The person of a listed surname whom the article names itself; nobody where it names a listed one of it as well."""
    start = m.persons[0][0]
    r, text = c.reading, c.reading.tokens.text_of(start, start + 1)
    same = c.discourse.named(name_words((r.folds[start],)))
    own = [e for e in same if e.speaker.id not in ids and surnames_of(e) & name_words((r.folds[start],))]
    listed = [e for e in same if e.speaker.id in ids]
    if not own and not listed and not any(is_named_in_full(c, i) for i in ids):
        skip = frozenset(word for i in ids for word in c.registry.words_of(i))
        fuller = fuller_name(r, start, skip)
        if fuller is not None:
            own = [new_person(c, *fuller, m, None)]
    if not own:
        return None
    entity = last_of_name(c, own + listed)
    if entity is None:
        return unresolved(f"{text}: several people of that name in the article")
    give_title(c, entity, m)
    return Referent((entity,), "alias", text)


def _another(c: Context, m: Mention, report: Report | None) -> Referent:
    """Somebody of a listed name who is not the listed person: known by what the mention says, else unresolved."""
    r = c.reading
    start, end = _whole_name(r, m)
    if end - start == 1 and not told_titles(r, m) and is_company(r, r.folds[start]):
        return Referent((described_body(c, m, start, end),), "name", r.tokens.text_of(start, end))
    if (
        not told_titles(r, m)
        or end - start == 1
        and not any(is_of_gender(c, i, m, report) for i in m.persons[0][2])
    ):
        return unresolved(
            f"{written(r, m)}: nothing in the article says that the known person of that name is meant"
        )
    return Referent((new_person(c, start, end, m, report),), "name", r.tokens.text_of(start, end))


def _whole_name(r: Reading, m: Mention) -> tuple[int, int]:
    """The listed name of a mention with the given name before it and those behind it (عباس الجعفري – "Abbas al-Jaafari")."""
    start, end, _ = m.persons[0]
    if (
        start > m.start
        and is_given(r.folds[start - 1])
        and all(t[1] <= start - 1 for t in m.titles if t[0] < start)
    ):
        start -= 1
    while end < len(r.bits) and _is_of_name(r, end):
        end += 1
    return start, end


def _is_of_name(r: Reading, i: int) -> bool:
    word = r.words[i]
    if word.prefix or word.conjunction or word.titles:
        return False
    listed = longest(word.heads, r.folds, i, i + 1) if word.heads else None
    person = listed is not None and any(isinstance(x, tuple) for x in listed.payload)
    capital = word.bits & lx.CAPITAL and not word.bits & ~(lx.WORD | lx.CAPITAL)
    return (
        person
        or bool(capital)
        or bool(word.bits & (lx.GIVEN | lx.PARTICLE) and not word.bits & lx.PREPOSITION)
    )


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
    spoken = [e.speaker.id for e in c.discourse.recent() if e.speaker.id in ids and e.spoke_at >= 0]
    return spoken[0] if spoken else c.registry.default_of(text)


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
    same = c.discourse.named(name_words((c.reading.folds[m.start],)))
    if same:
        return Referent((same[0],), "alias", written(c.reading, m))
    person = listed_surname(c.reading, c.registry, c.on, m)
    if person is None:
        return None
    return Referent((listed_person(c, person),), "alias", written(c.reading, m))


def introduced(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """An unlisted name whose words are in that of somebody introduced before."""
    words = words_of_name(c.reading, m)
    if m.named_bodies:
        return _of_body_name(c, m)
    if m.name is None or not words or len(words) == 1 and c.reading.bits[m.name[0]] & lx.PARTICLE:
        return None  # عبد – "Abdul" – is half a name
    same = _of_these_words(c, m, words)
    if not same:
        return None
    text = c.reading.tokens.text_of(*m.name)
    entity = same[0] if len(words) > 1 else last_of_name(c, same)
    if entity is None:
        return unresolved(f"{text}: several people of that name in the article")
    give_title(c, entity, m)
    entity.described |= set(words) - entity.words
    return Referent((entity,), "name" if len(words) > 1 else "alias", text)


def _of_these_words(c: Context, m: Mention, words: list[str]) -> list[Entity]:
    """Those introduced in whose name the words of a mention are, as their own."""
    if words[0] in c.reading.vocabulary.compounds:
        return []  # الله – "God", the end of many a given name
    same = c.discourse.named(name_words(words)) or _by_description(c, m, words)
    return [e for e in same if not _is_fathers(c.reading, e, m)]


def _is_fathers(r: Reading, entity: Entity, m: Mention) -> bool:
    """Whether a given name with a title is that of a person's father alone (الملك عبد العزيز, "King Abdulaziz", is not Salman bin Abdulaziz)."""
    assert m.name is not None
    start, end = m.name
    if not r.vocabulary.verb_first or not m.titles or not r.bits[start] & (lx.GIVEN | lx.PARTICLE):
        return False
    name, own = phrase_words(entity.speaker.name_ar or ""), [r.folds[i] for i in range(start, end)]
    at = next((i for i in range(1, len(name)) if list(name[i : i + len(own)]) == own), None)
    return at is not None and name[0] != own[0] and name[at - 1] in r.vocabulary.lineage


def _of_body_name(c: Context, m: Mention) -> Referent | None:
    """The one person introduced whose surname is a listed body's name as well (James Wagner … Wagner)."""
    if m.end - m.start > 1 or m.kind != "body" or c.reading.vocabulary.verb_first:
        return None
    surname = name_words((c.reading.folds[m.start],))
    same = [e for e in c.discourse.named(surname) if surname <= surnames_of(e) and len(e.words) > 1]
    return Referent((same[0],), "alias", written(c.reading, m)) if len(same) == 1 else None


def _by_description(c: Context, m: Mention, words: list[str]) -> list[Entity]:
    """The one person introduced of the surname that ends a name whose other words are no names (Sheriff Mascara)."""
    assert m.name is not None
    lead = range(m.name[0], m.name[1] - 1)
    if not lead or any(
        is_given(r.folds[i]) or not r.bits[i] & lx.CAPITAL for r in (c.reading,) for i in lead
    ):
        return []
    last = name_words(words[-1:])
    same = [e for e in c.discourse.named(last) if last <= surnames_of(e)]
    known = {word for e in same for word in e.described}
    if len(same) != 1 or not set(words[:-1]) <= known:
        return []
    return same


def nationality(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A nationality that is the surname of somebody introduced before (محمد شياع السوداني … السوداني – "al-Sudani", "the Sudanese")."""
    if m.kind != "group" or m.end - m.start != 1:
        return None
    fold = c.reading.folds[m.start]
    same = [e for e in c.discourse.named(name_words((fold,))) if fold in surnames_of(e)]
    entity = last_of_name(c, same) if same else None
    if entity is None or not entity.agrees(features_of(report)):
        return None
    return Referent((entity,), "alias", written(c.reading, m))


def thing(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """What is joined to a source or acts in its clause may be a thing as well: then nobody speaks."""
    if report is None or not is_thing(c.reading, m, report):
        return None
    return UNRESOLVED


def unlisted(c: Context, m: Mention, report: Report | None) -> Referent | None:
    """A person known only from the text; a bare surname with the rest of the name that the article gives before."""
    words, r = words_of_name(c.reading, m), c.reading
    if m.name is None or not words:
        return None
    if is_rest_of_sentence(r, m):
        return None
    refused = _is_no_name(r, m, words, report)
    if refused:
        return unresolved(f"{written(r, m)}: {refused}")
    if _is_of_body(r, m):
        return _body_of_text(c, m)
    start, end = name_with_forename(r, m, *m.name)
    if not m.titles and len(words) == 1:
        fuller = _fuller_name(r, words[0], start)
        if fuller is not None:
            start, end = fuller
        elif r.bits[m.start] & (lx.CONTENT_NOUN | lx.EVENT):
            return UNRESOLVED
        elif r.words[start].article and _bears_title(c, r.words[start].stem):
            return taken_up(c, m, report)  # النقيبة – "the captain", a title that no list has
        elif _may_be_thing(r, m, words[0]):
            return unresolved(f"{written(r, m)}: nobody else in the article has this name")
    return Referent((new_person(c, start, end, m, report),), "name", r.tokens.text_of(start, end))


def _body_of_text(c: Context, m: Mention) -> Referent:
    """An organisation known only from the text, by the words of its mention without what is joined to it."""
    end = before_joint(c.reading, m) if m.joined else m.end
    return Referent((described_body(c, m, m.start, end),), "name", written(c.reading, m))


def _is_of_body(r: Reading, m: Mention) -> bool:
    """Whether the article stands before a name alone, or before one with a place (the Reed Port, the U.S. Conference of Bakers):
    no person is called so where names are capitalised."""
    if r.vocabulary.verb_first or m.name is None or m.titles or m.persons or m.kind != "name":
        return False
    first = r.words[m.start]
    between = r.bits[m.start + 1 : m.name[0]]
    return bool(first.article and first.bits & lx.DETERMINER) and all(b & lx.CAPITAL for b in between)


def _is_no_name(r: Reading, m: Mention, words: list[str], report: Report | None) -> str:
    """Why what was read as a name is that of nobody, "" where it may be somebody's."""
    assert m.name is not None
    if len(words) == 1 and r.bits[m.name[0]] & lx.PARTICLE:
        return "half a name"
    if report is not None and _is_label(r, report):
        return "a rubric or outlet before the words of another"
    return ""


def _may_be_thing(r: Reading, m: Mention, word: str) -> bool:
    """Whether a definite word that the article uses once is a thing as likely as a surname.

    A noun between the two (the singer Bepino) makes a name of it.
    """
    assert m.name is not None
    return r.words[m.start].article and m.name[0] - m.start < 2 and r.folds.count(word) < 2


def _bears_title(c: Context, stem: str) -> bool:
    return any(e.speaker.speaker_class == "person" for e in c.discourse.headed(stem))


def _is_label(r: Reading, report: Report) -> bool:
    """Whether a name before a colon is no speaker: behind it a reporting verb opens a sentence with a subject of its own.

    عدن بوست: أكدت وزارة النفط – "Aden Post: the oil ministry confirmed".
    """
    at = report.parts[0][0]
    if report.kind != "headline" or report.cue is not None and report.cue[0] >= at:
        return False
    return r.vocabulary.verb_first and any(
        form.part == "verb" and form.tense.startswith("past") for form in r.words[at].cues
    )


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
        if not r.vocabulary.verb_first and _is_unlisted_forename(r, i - 1):
            return i - 1, i + 1
    return None


def _is_unlisted_forename(r: Reading, i: int) -> bool:
    """Whether a capital that no list knows stands at token `i`, within its sentence, as the first of a name of two words
    (the guild sent *Eydee* Brockwell; not: the Meadow Brockwell, Old Harbour Brockwell, a capital that begins its sentence)."""
    if r.bits[i] & ~lx.WORD != lx.CAPITAL or r.words[i].readings or not r.tokens.forms[i][1:].islower():
        return False
    if i == 0 or r.bits[i - 1] & (_BEFORE_CAPITAL | lx.CAPITAL | lx.DETERMINER | lx.POSSESSIVE):
        return False
    name = r.mentions.read(i, i + 3)
    whole = name is not None and name.name == (i, i + 2) == (name.start, name.end)
    return whole and r.folds[i] != r.folds[i + 1]


def _may_be_of_name(r: Reading, i: int) -> bool:
    word = r.words[i]
    plain = not word.bits & ~(lx.WORD | lx.PARTICLE | lx.CUE)
    return plain and not word.article and not word.titles and len(word.fold) > 1
