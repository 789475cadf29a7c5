"""Whom an article names: the mentions of persons and organisations, with what the registry knows of names and offices."""

from __future__ import annotations

from datetime import date

from ..names import is_given
from ..packs import Place, Title
from ..registry import Registry
from ..words import passes
from ..words.classes import CAPITAL, DETERMINER, GIVEN, MARK, PARTICLE, POSSESSIVE, PREPOSITION, TITLE, Word
from ..words.phrases import longest
from .capitalised.joined import with_appositions
from .draft import CLOSING
from .mention import LONGEST, Mention
from .reading import Reading

# A name that begins with words of no list has at most so many of them before one that is listed by itself.
_BEFORE_SURNAME = 2
# A name with its title has at most so many tokens before the mark of an owner.
_OWNER = 8


def named_mentions(r: Reading) -> tuple[Mention, ...]:
    """The mentions of persons (listed, with a title, or in full) and of listed organisations, in text order."""
    found: list[Mention] = []
    taken = 0
    sentences = iter(r.outline.sentences)
    sentence = next(sentences, None)
    folds, words = r.folds, r.words
    for i in r.tokens.chosen(passes.NAME):
        if i < taken or not _begins_name(words[i], folds[i + 1] if i + 1 < len(folds) else None):
            continue
        while sentence is not None and sentence.end <= i:
            sentence = next(sentences, None)
        start, limit = (sentence.start, sentence.end) if sentence is not None else (0, len(r.words))
        mention = _mention_at(r, i, start, limit)
        if mention is not None:
            taken = mention.end
            found.append(mention)
    return tuple(found)


def _begins_name(word: Word, following: str | None) -> bool:
    """Whether a listed name can begin with a word and the fold `following` it, or a title or a given name: a quick look."""
    if word.bits & GIVEN or word.titles or word.prefixed_titles:
        return True
    for nodes in (word.heads, word.prefixed_heads):
        for node in nodes:
            if None in node or following in node:
                return True
    return False


def _mention_at(r: Reading, i: int, start: int, limit: int) -> Mention | None:
    """The mention that begins at token `i`, or before it where a listed surname there is another's name."""
    word = r.words[i]
    fuller = _fuller(r, i, start, limit) if word.heads else None
    if fuller is not None:
        # Visiting Lavrov, Lena Amano: only a given name tells that it is somebody else.
        return fuller if is_given(r.folds[fuller.start]) else None
    whole = _may_name(r, i, word)
    if not whole and not word.bits & GIVEN or not _may_hold_name(r, i, limit):
        return None
    mention = _described(r, i, limit)
    if mention is None or not mention.named:
        mention = _owner(r, i, limit) or mention
    if mention is None or not (_names_somebody(mention) if whole else _is_full_name(r, mention, i)):
        return None
    return mention


def _owner(r: Reading, i: int, limit: int) -> Mention | None:
    """The person whose name from token `i` on the mark of an owner ends (Ann Berg's forecast)."""
    mark = next((k for k in range(i + 1, min(limit, i + _OWNER)) if r.bits[k] & POSSESSIVE), None)
    owner = r.mentions.read(i, mark) if mark is not None and r.bits[i] & CAPITAL else None
    return owner if owner is not None and owner.end == mark and owner.named else None


def _fuller(r: Reading, i: int, start: int, limit: int) -> Mention | None:
    """A name nobody listed of which the listed surname at token `i` is the end (سامر لافروف – "Samer Lavrov")."""
    if i == start or not _may_stand_before(r.bits[i - 1]):
        return None
    listed = longest(r.words[i].heads, r.folds, i, limit)
    if listed is None or listed.end > i + 1 or all(isinstance(x, Place) for x in listed.payload):
        return None
    for at in range(i - 1, max(start, i - 1 - _BEFORE_SURNAME) - 1, -1):
        if not _may_stand_before(r.bits[at]):
            return None
        mention = _described(r, at, limit)
        if mention is not None and mention.name is not None and mention.name[0] == at and mention.name[1] > i:
            return mention
    return None


def _may_stand_before(bits: int) -> bool:
    """Whether a word can be part of a name of which a listed surname is the end."""
    return bool(bits & (GIVEN | CAPITAL | PARTICLE)) and not bits & TITLE


def _described(r: Reading, i: int, limit: int) -> Mention | None:
    """The mention that begins at token `i` with its title behind a comma (Laura Brandreth, a judge)."""
    mention = r.mentions.read(i, limit, governed=True)
    if mention is None or r.vocabulary.verb_first or not mention.named:
        return mention
    return with_appositions(r.capitalised.columns, r.capitalised.index, mention, limit)


def _is_full_name(r: Reading, m: Mention, i: int) -> bool:
    """Whether a mention names somebody of no list in full, with a title or by capitals."""
    if m.name is None or m.name[0] != i or m.name[1] - m.name[0] < 2:
        return False
    return bool(m.titles or r.bits[i] & CAPITAL)


def _may_name(r: Reading, i: int, word: Word) -> bool:
    """Whether a title, or the whole name of a person or organisation other than a country, begins at token `i`."""
    if word.titles or word.prefixed_titles:
        return True
    heads = word.heads + word.prefixed_heads
    found = longest(heads, r.folds, i, len(r.folds)) if heads else None
    if found is not None:
        for entry in found.payload:
            if not isinstance(entry, Place):
                return True
    return False


def _may_hold_name(r: Reading, i: int, limit: int) -> bool:
    """Whether a phrase from token `i` on can have a name in it: none does without a capital, where names have one.

    A quick look, for most phrases with a title have none ("the head of the board").
    """
    if r.vocabulary.verb_first:
        return True
    bits = r.bits
    for j in range(i, min(limit, i + LONGEST)):
        if bits[j] & (CAPITAL | PARTICLE) or "-" in r.folds[j]:
            return True
        if bits[j] & CLOSING and not bits[j] & DETERMINER:
            return False
    return False


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
    """Whether the place at token `i` is where somebody of the first place or body serves (the U.N. envoy for Syria).

    مندوب سوريا لدى الأمم المتحدة – "Syria's envoy to the United Nations".
    """
    first = min([m.places[0][0]] + [start for start, _, _ in m.named_bodies])
    return i > first and any(r.bits[j] & PREPOSITION for j in range(first + 1, i))


def offices_of(r: Reading, registry: Registry, m: Mention) -> set[tuple[str, str]]:
    """The kinds of office that the titles of a mention give, each with the country."""
    kinds = [title.kind for _, _, title in own_titles(r, m) if title.kind]
    if not kinds:
        return set()
    country = country_of(r, registry, m)
    return {(kind, country) for kind in kinds}


def own_titles(r: Reading, m: Mention) -> tuple[tuple[int, int, Title], ...]:
    """The titles of whom a mention is about, without those that say whose (المتحدث باسم الأمين العام – "the spokesman of the secretary-general").

    The first, whatever follows a form of address, and what stands behind a comma, a conjunction or the name.
    """
    if len(m.titles) < 2:
        return m.titles
    found: list[tuple[int, int, Title]] = []
    for start, end, title in m.titles:
        if not found or not found[-1][2].kind and found[-1][2].takes == "none":
            found.append((start, end, title))
        elif found[-1][2].kind == "minister" and title.kind.endswith("minister"):
            found.append((start, end, title))  # ministre russe des Affaires étrangères
        elif r.bits[start - 1] & MARK or r.words[start].conjunction or _is_beside(r, m, found[-1], start):
            found.append((start, end, title))
    return tuple(found)


def _is_beside(r: Reading, m: Mention, before: tuple[int, int, Title], start: int) -> bool:
    """Whether a title that begins at `start` is another of the same person's: behind the name, or beside a whole one.

    ولي العهد الأمير فلان – "the crown prince, Prince X"; not so رئيس مكتب الوزير – "the head of the minister's office".
    """
    last, name = before[1], m.name or (m.persons[0][:2] if m.persons else None)
    if name is not None and last <= name[0] and name[1] <= start:
        return True
    if not r.words[start].article or before[2].takes == "body":
        return False
    whole = {end for _, end, _ in m.named_bodies} | {i + 1 for i, _ in m.places} | {last}
    return start in whole and r.words[start - 1].article or start in whole - {last}
