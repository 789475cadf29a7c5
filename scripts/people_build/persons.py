"""Persons and their aliases: the hand-made rows, joined with those the facts know, under one id each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from people_build.facts import Term
from people_build.tables import ascii_form, is_arabic, read, slug, values
from tracker_extract.text import fold

# Where names are Arabic, a foreign g has no second spelling and the article belongs to the surname.
ARAB_WORLD = frozenset(
    [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "IQ",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TN",
        "YE",
    ]
)

# Persons the facts alone know are kept for these offices; of the rest only who is in the hand-made table.
_KEPT_KINDS = frozenset(
    [
        "head-of-state",
        "head-of-government",
        "foreign-minister",
        "defence-minister",
        "interior-minister",
        "information-minister",
        "un-ambassador",
        "foreign-ministry-spokesperson",
        "government-spokesperson",
        "crown-prince",
        "supreme-leader",
        "speaker-of-parliament",
        "chief-of-staff",
        "international",
    ]
)

# Given names that the Arabic press spells in several ways: each spelling stands for all of its row.
_GIVEN_SPELLINGS = (
    ("دميتري", "ديمتري", "دمتري", "ديميتري"), ("فلاديمير", "فلاديمر"), ("ديفيد", "دايفيد", "ديفد", "دافيد"),
    ("جوزيف", "جوزف"), ("وليام", "ويليام", "وليم"), ("ميشال", "ميشيل"), ("ألكسندر", "أليكسندر", "ألكساندر"),
    ("نيكولاي", "نيقولاي"), ("فرانسوا", "فرنسوا"), ("ماثيو", "ماتيو"), ("روبرت", "روبيرت"), ("جيمس", "جايمس"),
    ("داود", "داوود"), ("إسحق", "إسحاق"), ("ستيفن", "ستيفين"), ("أندريه", "أندري"),
)  # fmt: skip
_SPELLINGS = {fold(one): row for row in _GIVEN_SPELLINGS for one in row}
_ARABIC_TITLES = re.compile(r"^(الشيخ|الأمير|الشيخة|د\.|السيد)\s+")


_SECOND = "~"


@dataclass
class Person:
    """A person of the registry with every spelling known, full names and short ones apart."""

    name: str
    name_ar: str = ""
    gender: str = ""
    country: str = ""
    wikidata: str = ""
    full: list[str] = field(default_factory=list)
    short: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    by_hand: bool = True

    @property
    def id(self) -> str:
        return slug(self.name)


@dataclass(frozen=True)
class Alias:
    """One spelling of a person's name.

    `rule` is `context` for a short name that several listed persons share, `title` for a full name that many people
    bear.
    """

    person: str
    alias: str
    kind: str
    rule: str = ""


def by_hand(path: Path) -> list[Person]:
    """The persons of the hand-made table."""
    return [_from_row(row) for row in read(path)]


def _from_row(row: dict[str, str]) -> Person:
    name, arabic = row["name"], row["ar"]
    return Person(
        name=name, name_ar=arabic, gender=row["gender"], country=row["country"],
        full=[name, *values(row["en_more"]), *filter(None, [arabic]), *values(row["ar_more"])],
        short=[*_short(row["en_short"], name), *_short(row["ar_short"], arabic)],
        labels=[name, *values(row["facts"])],
    )  # fmt: skip


def _short(cell: str, name: str) -> list[str]:
    return [name.split()[-1]] if cell == "=" else values(cell)


def join_facts(persons: list[Person], terms: list[Term], arabic: dict[str, str]) -> dict[str, Person]:
    """Every label of the facts that is kept -> its person; persons only the facts know are added to `persons`."""
    known = {_label_key(label): person for person in persons for label in person.labels}
    items: dict[str, Person] = {}
    owners: dict[str, Person] = {}
    for term in terms:
        person = known.get(_label_key(term.person)) or items.get(term.wikidata)
        if person is None and term.kind in _KEPT_KINDS and not is_arabic(term.person):
            person = known[_label_key(term.person)] = _from_term(term, arabic.get(term.wikidata, ""))
            persons.append(person)
        if person is not None:
            person.wikidata = person.wikidata or term.wikidata
            items.update({term.wikidata: person} if term.wikidata else {})
            owners[term.person] = person
            if not is_arabic(term.person):
                person.full.append(term.person)
    return owners


def _label_key(label: str) -> str:
    return re.sub(r"[^a-z]+", " ", ascii_form(label).lower()).strip()


def _from_term(term: Term, arabic: str) -> Person:
    arabic = _ARABIC_TITLES.sub("", arabic)
    name = re.sub(r", Jr\.$| III$", "", ascii_form(term.person))
    country = "" if term.kind == "international" else term.country
    full = [name, *filter(None, [arabic])]
    return Person(name=name, name_ar=arabic, country=country, full=full, by_hand=False)


def aliases(persons: list[Person], common_names: frozenset[str]) -> list[Alias]:
    """The spellings of all persons, none twice after folding; a full name that two share is nobody's unless canonical.

    `common_names` are the full names that many people bear: they get the rule `title`.
    """
    shared = _shared(persons)
    found: list[Alias] = []
    for person in persons:
        canonical = {fold(person.name), fold(person.name_ar)}
        for alias in _full_spellings(person):
            common = len(shared[fold(alias)]) > 1
            if not common or fold(alias) in canonical:
                rule = "title" if common or fold(alias) in common_names else ""
                found.append(Alias(person.id, alias, "full", rule))
        for alias in _short_spellings(person):
            rule = "context" if len(shared[fold(alias)]) > 1 else ""
            found.append(Alias(person.id, alias, "short", rule))
        for alias in _second_spellings(person):
            found.append(Alias(person.id, alias, "short", "context"))
    return sorted(_unique(found), key=lambda alias: (alias.person, alias.kind, alias.alias))


def without_short(persons: list[Person], not_alone: frozenset[str]) -> None:
    """Take the short names away that are common words or borne by many."""
    for person in persons:
        person.short = [name for name in person.short if fold(name.removeprefix(_SECOND)) not in not_alone]


def _shared(persons: list[Person]) -> dict[str, set[str]]:
    owners: dict[str, set[str]] = defaultdict(set)
    for person in persons:
        for alias in (*_full_spellings(person), *_short_spellings(person)):
            owners[fold(alias)].add(person.id)
    return owners


def _unique(found: list[Alias]) -> Iterator[Alias]:
    seen: set[tuple[str, str]] = set()
    for alias in found:
        key = (alias.person, fold(alias.alias))
        if key not in seen:
            seen.add(key)
            yield alias


def _full_spellings(person: Person) -> list[str]:
    found: list[str] = []
    for name in person.full:
        if is_arabic(name):
            found += _arabic_spellings(name, person.country)
        else:
            found += [name, ascii_form(name)]
    return found


def _short_spellings(person: Person) -> list[str]:
    return _spellings_of_short(
        [name for name in person.short if not name.startswith(_SECOND)], person.country
    )


def _second_spellings(person: Person) -> list[str]:
    """The spellings of the short names that others are better known by."""
    names = [name.removeprefix(_SECOND) for name in person.short if name.startswith(_SECOND)]
    return _spellings_of_short(names, person.country)


def _spellings_of_short(names: list[str], country: str) -> list[str]:
    found: list[str] = []
    for name in names:
        found.append(name)
        if is_arabic(name):
            found += _abd_spellings(name)
            found += _g_spellings(name, country)
        else:
            found.append(ascii_form(name))
            found += [name[3:]] if name.startswith(("al-", "Al-")) else []
    return found


def _arabic_spellings(name: str, country: str) -> list[str]:
    names = [name.replace("-", " "), *_given_spellings(name)]
    names += [other for each in tuple(names) for other in _g_spellings(each, country)]
    names += [other for each in tuple(names) for other in _abd_spellings(each)]
    return names


def _given_spellings(name: str) -> Iterable[str]:
    first, _, rest = name.partition(" ")
    return [f"{other} {rest}" for other in _SPELLINGS.get(fold(first), ()) if rest]


def _g_spellings(name: str, country: str) -> list[str]:
    """The Egyptian and Gulf spelling of a foreign g: `سيرغي` -> `سيرجي`."""
    return [] if country in ARAB_WORLD or "غ" not in name else [name.replace("غ", "ج")]


def _abd_spellings(name: str) -> list[str]:
    """`عبد الله` and `عبدالله` are both written, and so are `نصر الله` and `نصرالله`, `أبو زيد` and `أبوزيد`."""
    joined = re.sub(r"\b(عبد|أبو|ابو) (?=\w)|\b(\w{2,4}) (الله)\b", r"\1\2\3", name)
    apart = re.sub(r"\b(عبد)(ال\w{2,})", r"\1 \2", name)
    return [form for form in (joined, apart) if form != name]
