"""Build the registry of people and bodies, and the country tables, from the facts folder and the hand-made tables.

    PYTHONPATH=extract:scripts python scripts/build_people.py FACTS_FOLDER

Writes extract/tracker_extract/people/*.csv and lang/*/countries.csv; the output is committed. Needs Babel (CLDR).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from people_build import bodies, countries, facts, given, persons, roles, tables

ROOT = Path(__file__).resolve().parent.parent
HAND = ROOT / "scripts" / "people_hand"
PEOPLE = ROOT / "extract" / "tracker_extract" / "people"
LANG = ROOT / "extract" / "tracker_extract" / "lang"
MADE = "made by scripts/build_people.py; change scripts/people_hand and build again"

# Articles go back to 2011; who left office earlier is not quoted as its holder.
SINCE = "2011"


def main(folder: Path) -> None:
    """Build every table and say how many rows each has."""
    lands = countries.countries(HAND / "countries.csv")
    groups = bodies.all_bodies(HAND / "bodies.csv", lands)
    terms = facts.terms(folder, SINCE, HAND / "dropped.csv")
    people = persons.by_hand(HAND / "persons.csv")
    owners = persons.join_facts(people, terms, facts.arabic_names(folder))
    held, offices = _held(terms, owners, lands, groups)
    for path, count in (
        *_write_people(people), *_write_bodies(groups), *_write_roles(held, offices), *_write_countries(lands),
        _write_given_names(people),
    ):  # fmt: skip
        print(f"{count:6} {path.relative_to(ROOT)}")
    for one, other in roles.overlaps(held, offices):
        print(
            f"overlap in {one.office}: {one.person} {one.start}..{one.end}, {other.person} {other.start}..{other.end}"
        )


def _held(
    terms: list[facts.Term],
    owners: dict[str, persons.Person],
    lands: dict[str, countries.Country],
    groups: list[bodies.Body],
) -> tuple[list[roles.Role], list[roles.Office]]:
    found = roles.merged(roles.by_hand(HAND / "roles.csv"), roles.from_facts(terms, owners))
    names = {code: land.english[0] for code, land in lands.items() if land.english}
    regular = {(body.kind, body.country): body.id for body in groups if body.kind}
    offices = roles.offices(HAND / "offices.csv", {role.office for role in found}, names, regular)
    return roles.in_order(found, offices), offices


def _write_people(people: list[persons.Person]) -> Iterator[tuple[Path, int]]:
    rows = sorted((p.id, p.name, p.name_ar, p.gender, p.country, p.wikidata) for p in people)
    header: tuple[str, ...] = ("id", "name", "name_ar", "gender", "country", "wikidata")
    yield PEOPLE / "persons.csv", tables.write(PEOPLE / "persons.csv", MADE, header, rows)
    persons.without_short(people, tables.words(HAND / "not_alone.txt"))
    found = persons.aliases(people, tables.words(HAND / "common_names.txt"))
    spellings = ((a.person, a.alias, a.kind, a.rule) for a in found)
    header = ("person", "alias", "kind", "rule")
    yield PEOPLE / "aliases.csv", tables.write(PEOPLE / "aliases.csv", MADE, header, spellings)


def _write_bodies(groups: list[bodies.Body]) -> Iterator[tuple[Path, int]]:
    rows = ((b.id, b.name, b.name_ar, b.speaker_class, b.country, b.gender, b.kind) for b in groups)
    header = ("id", "name", "name_ar", "class", "country", "gender", "kind")
    yield PEOPLE / "bodies.csv", tables.write(PEOPLE / "bodies.csv", MADE, header, rows)
    path = PEOPLE / "body_aliases.csv"
    yield path, tables.write(path, MADE, ("body", "alias"), bodies.aliases(groups))


def _write_roles(held: list[roles.Role], offices: list[roles.Office]) -> Iterator[tuple[Path, int]]:
    rows = ((o.id, o.name, o.kind, o.country, o.body, o.place) for o in offices)
    header: tuple[str, ...] = ("id", "name", "kind", "country", "body", "place")
    yield PEOPLE / "offices.csv", tables.write(PEOPLE / "offices.csv", MADE, header, rows)
    terms = ((r.person, r.office, r.start, r.end, r.until, r.status, r.source) for r in held)
    header = ("person", "office", "start", "end", "known_until", "status", "source")
    yield PEOPLE / "roles.csv", tables.write(PEOPLE / "roles.csv", MADE, header, terms)


def _write_countries(lands: dict[str, countries.Country]) -> Iterator[tuple[Path, int]]:
    header = ("iso2", "names", "adjectives", "capitals")
    for pack in ("ar", "en"):
        path = LANG / pack / "countries.csv"
        path.parent.mkdir(exist_ok=True)
        rows = ((code, *("|".join(cell) for cell in _words(land, pack))) for code, land in lands.items())
        yield path, tables.write(path, MADE, header, rows)


def _write_given_names(people: list[persons.Person]) -> tuple[Path, int]:
    path = LANG / "ar" / "given_names.csv"
    rows = given.names(HAND / "given_names.csv", people, tables.words(HAND / "not_given.txt"))
    return path, tables.write(path, MADE, ("name", "latin", "gender"), rows)


def _words(land: countries.Country, pack: str) -> tuple[tuple[str, ...], ...]:
    if pack == "ar":
        return land.arabic, land.arabic_adjectives, land.arabic_capitals
    return land.english, land.english_adjectives, land.english_capitals


if __name__ == "__main__":
    main(Path(sys.argv[1]))
