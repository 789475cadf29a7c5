"""Whom an article names: the mentions of persons and organisations, with what the registry knows of names and offices."""

from __future__ import annotations

from datetime import date

from ..packs import Place
from ..registry import Registry
from ..words.classes import PREPOSITION, Word
from ..words.phrases import longest, phrase_words
from .mention import Mention
from .reading import Reading


def named_mentions(r: Reading) -> tuple[Mention, ...]:
    """The mentions of persons (listed, or with a title) and of listed organisations, in text order."""
    found: list[Mention] = []
    taken = 0
    sentences = iter(r.outline.sentences)
    sentence = next(sentences, None)
    for i in [i for i, word in enumerate(r.words) if word.names]:
        if i < taken or not _may_name(r, i, r.words[i]):
            continue
        while sentence is not None and sentence.end <= i:
            sentence = next(sentences, None)
        limit = sentence.end if sentence is not None else len(r.words)
        mention = r.mentions.read(i, limit, governed=True)
        if mention is not None and _names_somebody(mention):
            taken = mention.end
            found.append(mention)
    return tuple(found)


def _may_name(r: Reading, i: int, word: Word) -> bool:
    """Whether a title, or the whole name of a person or organisation other than a country, begins at token `i`."""
    if word.titles or word.prefixed_titles:
        return True
    heads = word.heads + word.prefixed_heads
    found = longest(heads, r.folds, i, len(r.folds)) if heads else None
    return found is not None and any(not isinstance(x, Place) for x in found.payload)


def _names_somebody(m: Mention) -> bool:
    return bool(m.persons or m.named_bodies or m.titles and m.name)


def sure_person(m: Mention) -> str | None:
    """The id of the one listed person whom a mention names beyond doubt, else None.

    A single word may be a common noun: it names nobody for certain, unless a title stands by it.
    """
    if not m.persons:
        return None
    start, end, ids = m.persons[0]
    return ids[0] if len(set(ids)) == 1 and (end - start > 1 or m.titles) else None


def words_of_names(registry: Registry, person: str) -> frozenset[str]:
    """The folded words of all names of a listed person."""
    return frozenset(word for alias in registry.aliases_of(person) for word in phrase_words(alias))


def listed_surname(r: Reading, registry: Registry, on: date | None, m: Mention) -> str | None:
    """The id of the minister or head whose surname a definite title without an office is (المعلم – "[Walid] al-Muallem", "the teacher")."""
    found = longest(r.words[m.start].heads, r.folds, m.start, m.end)
    if found is None or m.titles[0][2].kind or not r.words[m.start].article:
        return None
    ids = {x[0] for x in found.payload if isinstance(x, tuple) and x[1] == "short"}
    if len(ids) != 1 or len(found.payload) != 1:
        return None
    person = ids.pop()
    roles = registry.roles_of(person, on) if on else registry.roles.get(person, ())
    return person if any(governs(role.office.kind) for role in roles) else None


def governs(office: str) -> bool:
    """Whether a kind of office is that of a minister or head."""
    return office.endswith("minister") or office.startswith("head")


def country_of(r: Reading, registry: Registry, m: Mention) -> str:
    """The code of the country a mention belongs to, "" where it names none."""
    codes = [place.country for i, place in m.places if not _is_posting(r, m, i)]
    adjectives = [place.country for _, place in m.places if place.form == "adjective"]
    codes = adjectives or codes  # الأممي إلى اليمن – "the UN [envoy] to Yemen": of the UN
    if not codes and m.named_bodies:
        codes = [registry.speaker(ids[0]).country or "" for _, _, ids in m.named_bodies]
    return codes[-1] if codes else ""


def _is_posting(r: Reading, m: Mention, i: int) -> bool:
    """Whether the place at token `i` is where somebody of the first place serves.

    مندوب سوريا لدى الأمم المتحدة – "Syria's envoy to the United Nations".
    """
    first = m.places[0][0]
    return i > first and any(r.bits[j] & PREPOSITION for j in range(first + 1, i))


def offices_of(r: Reading, registry: Registry, m: Mention) -> set[tuple[str, str]]:
    """The kinds of office that the titles of a mention give, each with the country."""
    country = country_of(r, registry, m)
    return {(title.kind, country) for _, _, title in m.titles if title.kind}
