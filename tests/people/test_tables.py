"""Checks over the whole registry: what must hold for every row, shipped or yet to come."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from tracker_extract.registry import Registry, Role
from tracker_extract.text import fold

PEOPLE = files("tracker_extract") / "people"
TABLES = ("persons.csv", "aliases.csv", "offices.csv", "roles.csv", "bodies.csv", "body_aliases.csv")

# Offices that several people hold side by side.
SEVERAL = {
    "vice-president", "deputy-head-of-government", "deputy-foreign-minister", "deputy-defence-minister",
    "legislator", "deputy-national-security-adviser", "deputy-government-spokesperson", "intelligence-chief",
    "intelligence-minister", "presidential-chief-of-staff", "government-spokesperson", "upper-house-speaker",
    "deputy-spokesperson", "leader",
}  # fmt: skip


def test_the_scale(registry: Registry) -> None:
    assert len(registry.persons) >= 800
    assert len(registry.bodies) >= 400
    assert sum(body.speaker_class == "media" for body in registry.bodies.values()) >= 60


@pytest.mark.parametrize("table", TABLES)
def test_text_is_nfc_without_foreign_letters_or_invisible_characters(table: str) -> None:
    text = (PEOPLE / table).read_text("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    persian = re.findall("[\u06cc\u06a9\u06be\u06c0-\u06ca]", text)
    invisible = re.findall(
        "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0640\u064b-\u0652\u00a0]", text
    )
    assert not persian
    assert not invisible


@pytest.mark.parametrize("table", ("persons.csv", "offices.csv", "bodies.csv"))
def test_ids_are_unique_slugs(table: str) -> None:
    lines = [line for line in (PEOPLE / table).read_text("utf-8").splitlines() if not line.startswith("#")][
        1:
    ]
    ids = [line.split(",", 1)[0] for line in lines]
    assert [id_ for id_, count in Counter(ids).items() if count > 1] == []
    assert [id_ for id_ in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id_)] == []


def test_a_person_and_a_body_never_share_an_id(registry: Registry) -> None:
    assert registry.persons.keys() & registry.bodies.keys() == set()


def test_every_body_of_an_office_exists(registry: Registry) -> None:
    assert [
        office for office in registry.offices.values() if office.body and office.body not in registry.bodies
    ] == []


def test_no_person_stands_under_two_ids(registry: Registry) -> None:
    names = Counter(fold(person.name) for person in registry.persons.values())
    items = Counter(person.wikidata for person in registry.persons.values() if person.wikidata)
    assert [name for name, count in (names + items).items() if count > 1] == []


def test_every_name_is_an_alias_of_its_own(registry: Registry) -> None:
    named = [(id_, person.name, person.name_ar) for id_, person in registry.persons.items()]
    named += [(id_, body.name, body.name_ar) for id_, body in registry.bodies.items()]
    for id_, *names in named:
        for name in filter(None, names):
            assert id_ in registry.ids_of(name), (id_, name)


def test_no_alias_is_listed_twice_for_one_owner_after_folding(registry: Registry) -> None:
    seen = Counter((alias.owner, fold(alias.alias)) for alias in registry.aliases)
    assert [key for key, count in seen.items() if count > 1] == []


def test_an_alias_shared_by_persons_says_that_it_needs_context_or_a_title(registry: Registry) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for alias in registry.aliases:
        if alias.owner in registry.persons and not alias.rule:
            owners[fold(alias.alias)].add(alias.owner)
    assert {alias: shared for alias, shared in owners.items() if len(shared) > 1} == {}


def test_no_two_bodies_share_an_alias(registry: Registry) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for alias in registry.aliases:
        if alias.owner in registry.bodies:
            owners[fold(alias.alias)].add(alias.owner)
    assert {alias: shared for alias, shared in owners.items() if len(shared) > 1} == {}


def test_no_person_and_body_share_an_alias(registry: Registry) -> None:
    persons = {fold(alias.alias) for alias in registry.aliases if alias.owner in registry.persons}
    bodies = {fold(alias.alias) for alias in registry.aliases if alias.owner in registry.bodies}
    assert persons & bodies == set()


def test_a_full_name_has_two_words(registry: Registry) -> None:
    one_word = [
        a.alias for a in registry.aliases if a.kind == "full" and len(re.split(r"[\s-]", a.alias)) < 2
    ]
    assert sorted(one_word) == sorted(set(one_word) & ONE_WORD_NAMES)


ONE_WORD_NAMES = {"MBS", "MBZ", "Muqrin", "Hemedti", "Hemeti", "أبوعبيدة"}


def test_holders_follow_each_other_unless_marked(registry: Registry) -> None:
    assert list(_overlaps(registry)) == []


def _overlaps(registry: Registry) -> Iterator[tuple[Role, Role]]:
    """Unmarked terms of two people in one office that share more than a hand-over known to the year."""
    groups: dict[str, list[Role]] = defaultdict(list)
    for roles in registry.roles.values():
        for role in roles:
            if not role.status and role.office.kind not in SEVERAL:
                groups[role.office.id].append(role)
    for group in groups.values():
        group.sort(key=lambda role: (role.start, role.end))
        for one, other in zip(group, group[1:], strict=False):
            if one.person != other.person and (one.end - other.start).days > 366:
                yield one, other


def test_terms_run_forwards_and_name_their_source(registry: Registry) -> None:
    sources = {"wikidata-cc0", "us-legislators-pd", "factbook-pd", "press", "general-knowledge"}
    named = (PEOPLE / "SOURCES.md").read_text("utf-8")
    for roles in registry.roles.values():
        for role in roles:
            assert role.start <= role.end, role
            assert role.source in sources, role
            assert role.status in ("", "acting", "rival"), role
    assert all(f"`{source}`" in named for source in sources)


def test_a_term_from_the_press_names_the_outlet_and_the_day_of_each_report() -> None:
    text = (Path(__file__).resolve().parents[2] / "scripts/people_hand/roles.csv").read_text("utf-8")
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    reports = [report for row in rows for report in row["source"].split("|") if report]
    assert len(reports) >= 100
    assert [report for report in reports if not re.fullmatch(r"\S.* 20\d\d-\d\d(-\d\d)?", report)] == []


def test_nobody_is_in_office_before_birth_or_in_two_centuries(registry: Registry) -> None:
    long = [
        role for roles in registry.roles.values() for role in roles
        if role.start > date(1900, 1, 1) and (min(role.end, date(2030, 1, 1)) - role.start).days > 75 * 365
    ]  # fmt: skip
    assert long == []


def test_genders_and_kinds_are_of_the_closed_lists(registry: Registry) -> None:
    assert {person.gender for person in registry.persons.values()} <= {"m", "f", ""}
    assert {body.gender for body in registry.bodies.values()} <= {"m", "f"}
    assert {(alias.kind, alias.rule) for alias in registry.aliases} == {
        ("full", ""), ("full", "title"), ("short", ""), ("short", "context"), ("body", ""),
    }  # fmt: skip
