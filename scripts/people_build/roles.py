"""Offices and the terms of their holders: names by pattern, terms joined, successions put in order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from people_build.facts import Term
from people_build.persons import Person
from people_build.tables import read, values

# The name of an office by its kind; `{}` is the country with the article it needs.
_NAMES = {
    "head-of-state": "President of {}",
    "vice-president": "Vice President of {}",
    "crown-prince": "Crown Prince of {}",
    "head-of-government": "Prime Minister of {}",
    "deputy-head-of-government": "Deputy Prime Minister of {}",
    "foreign-minister": "Minister of Foreign Affairs of {}",
    "deputy-foreign-minister": "Deputy Minister of Foreign Affairs of {}",
    "foreign-ministry-spokesperson": "Spokesperson of the Foreign Ministry of {}",
    "defence-minister": "Minister of Defence of {}",
    "deputy-defence-minister": "Deputy Minister of Defence of {}",
    "interior-minister": "Minister of the Interior of {}",
    "public-security-minister": "Minister of Public Security of {}",
    "information-minister": "Minister of Information of {}",
    "finance-minister": "Minister of Finance of {}",
    "oil-minister": "Minister of Oil of {}",
    "intelligence-minister": "Minister of Intelligence of {}",
    "un-ambassador": "Permanent Representative of {} to the United Nations",
    "national-security-adviser": "National Security Adviser of {}",
    "deputy-national-security-adviser": "Deputy National Security Adviser of {}",
    "government-spokesperson": "Spokesperson of the Government of {}",
    "deputy-government-spokesperson": "Deputy Spokesperson of the Government of {}",
    "presidential-chief-of-staff": "Chief of Staff of the President of {}",
    "speaker-of-parliament": "Speaker of the Parliament of {}",
    "upper-house-speaker": "President of the Upper House of {}",
    "chief-of-staff": "Chief of the General Staff of {}",
    "intelligence-chief": "Head of Intelligence of {}",
    "intelligence-director": "Director of National Intelligence of {}",
    "federal-police-chief": "Director of the Federal Bureau of Investigation of {}",
    "supreme-leader": "Supreme Leader of {}",
    "legislator": "Legislator of {}",
}
_WITH_ARTICLE = frozenset(("US", "GB", "AE", "NL", "PH", "CF", "CD", "CG", "KM", "MV"))
_BODY_KINDS = {
    "head-of-state": "presidency", "head-of-government": "government", "deputy-head-of-government": "government",
    "foreign-minister": "foreign-ministry", "deputy-foreign-minister": "foreign-ministry",
    "foreign-ministry-spokesperson": "foreign-ministry", "un-ambassador": "foreign-ministry",
    "defence-minister": "defence-ministry", "deputy-defence-minister": "defence-ministry",
    "interior-minister": "interior-ministry", "information-minister": "information-ministry",
    "finance-minister": "finance-ministry", "oil-minister": "oil-ministry", "chief-of-staff": "army",
    "government-spokesperson": "government", "speaker-of-parliament": "parliament",
}  # fmt: skip

# Kinds that several people hold side by side.
SHARED_KINDS = frozenset(
    [
        "vice-president",
        "deputy-head-of-government",
        "deputy-foreign-minister",
        "deputy-defence-minister",
        "legislator",
        "deputy-national-security-adviser",
        "deputy-government-spokesperson",
        "intelligence-chief",
        "intelligence-minister",
        "presidential-chief-of-staff",
        "government-spokesperson",
        "upper-house-speaker",
        "deputy-spokesperson",
        "leader",
    ]
)

# A report that a term rests on: the outlet and the day, or the month, it appeared (`Anadolu 2026-02-06`).
_REPORT = re.compile(r"\S.* \d{4}-\d{2}(-\d{2})?")

# Two governments claim the state: Yemen since the Houthis took Sanaa's ministries, Libya since two parliaments sat.
_DIVIDED = {"YE": "2014-09", "LY": "2011-03"}


@dataclass(frozen=True)
class Office:
    """An office: its name for a reader, its kind, whose it is and the body it belongs to."""

    id: str
    name: str
    kind: str
    country: str
    body: str
    place: str = ""


@dataclass(frozen=True)
class Role:
    """One term; dates as precise as their source, `until` vouching for an open end."""

    person: str
    office: str
    start: str
    end: str
    until: str
    status: str
    source: str


def offices(
    path: Path, used: Iterable[str], names: dict[str, str], bodies: dict[tuple[str, str], str]
) -> list[Office]:
    """The offices of the hand-made table and those of `used` ids (`ru-foreign-minister`) that a pattern names."""
    known = {row["id"]: Office(**row) for row in read(path)}
    for office in used:
        country, _, kind = office.partition("-")
        if office not in known:
            known[office] = _by_pattern(office, country.upper(), kind, names, bodies)
    return sorted(known.values(), key=lambda office: office.id)


def _by_pattern(
    office: str, country: str, kind: str, names: dict[str, str], bodies: dict[tuple[str, str], str]
) -> Office:
    place = ("the " if country in _WITH_ARTICLE else "") + names[country]
    return Office(
        office,
        _NAMES[kind].format(place),
        kind,
        country,
        bodies.get((_BODY_KINDS.get(kind, ""), country), ""),
    )


def by_hand(path: Path) -> list[Role]:
    """The terms of the hand-made table: `press` where the row names an outlet and the day of its report.

    Raises ValueError for a source that does not end with a date.
    """
    return [_from_row(row) for row in read(path)]


def _from_row(row: dict[str, str]) -> Role:
    reports = values(row.pop("source"))
    if wrong := [report for report in reports if not _REPORT.fullmatch(report)]:
        raise ValueError(f"{row['person']}, {row['office']}: no outlet with a date: {wrong[0]!r}")
    return Role(**row, source="press" if reports else "general-knowledge")


def from_facts(terms: list[Term], owners: dict[str, Person]) -> list[Role]:
    """The terms of the facts whose person is kept."""
    return [
        Role(owners[term.person].id, term.office, term.start, term.end, term.until, "", term.source)
        for term in terms
        if term.person in owners
    ]


def merged(hand: list[Role], facts: list[Role]) -> list[Role]:
    """Hand-made terms first; a term of the facts that one of them covers goes, one person's adjoining terms become one."""
    groups: dict[tuple[str, str], list[Role]] = defaultdict(list)
    for role in hand:
        groups[role.person, role.office].append(role)
    for role in facts:
        group = groups[role.person, role.office]
        if not any(other in hand and _touch(other, role) for other in group):
            group.append(role)
    return [
        role
        for group in groups.values()
        for role in _joined(sorted(group, key=lambda role: first_day(role.start)))
    ]


def _joined(roles: list[Role]) -> Iterator[Role]:
    """One person's terms in one office: those that overlap or follow within a month become one."""
    current = roles[0]
    for role in roles[1:]:
        if _touch(current, role) and current.status == role.status:
            current = _union(current, role)
        else:
            yield current
            current = role
    yield current


def _touch(one: Role, other: Role) -> bool:
    month = 31
    return (
        first_day(other.start).toordinal() <= last_day(one.end).toordinal() + month
        and first_day(one.start).toordinal() <= last_day(other.end).toordinal() + month
    )


def _union(one: Role, other: Role) -> Role:
    """The term that covers both; of two dates in one year the more precise, of two ends the later or the open one."""
    start = other.start if other.start.startswith(one.start) else one.start
    if other.end.startswith(one.end) and one.end:
        return replace(one, start=start, end=other.end, until="")
    later = other if last_day(other.end) > last_day(one.end) else one
    return replace(one, start=start, end=later.end, until=later.until)


def first_day(text: str) -> date:
    """The first day a date of any precision can mean; none means long ago."""
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3] if text else (1900, 1, 1)
    return date(year, month, day)


def last_day(text: str) -> date:
    """The last day a date of any precision can mean; none means open."""
    if not text:
        return date(2999, 12, 31)
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def in_order(roles: list[Role], offices_: list[Office]) -> list[Role]:
    """Terms in single-holder offices made to follow each other: hand-overs known to the year, rivals, stand-ins."""
    kinds = {office.id: office for office in offices_}
    groups: dict[str, list[Role]] = defaultdict(list)
    for role in roles:
        groups[role.office].append(role)
    ordered: list[Role] = []
    for office, group in groups.items():
        group.sort(key=lambda role: (first_day(role.start), last_day(role.end)))
        ordered += group if kinds[office].kind in SHARED_KINDS else _settled(group, kinds[office].country)
    return sorted(ordered, key=lambda role: (role.office, first_day(role.start), role.person))


def _settled(group: list[Role], country: str) -> list[Role]:
    settled = list(group)
    for i in range(len(settled)):
        for j in range(i + 1, len(settled)):
            settled[i], settled[j] = _pair(settled[i], settled[j], country)
    return settled


def _pair(earlier: Role, later: Role, country: str) -> tuple[Role, Role]:
    """Two terms in one office, in order of their start, changed so that they only overlap where they are marked.

    Where the later begins after the last day that the earlier is known to hold, that day stays: others may have come between.
    """
    overlap = min(last_day(earlier.end), last_day(later.end)).toordinal() - first_day(later.start).toordinal()
    if earlier.person == later.person or overlap <= 0 or {earlier.status, later.status} & {"acting", "rival"}:
        return earlier, later
    if first_day(later.start) > last_day(earlier.until):
        return replace(earlier, end=later.start), later
    if country in _DIVIDED and last_day(earlier.end) >= first_day(_DIVIDED[country]) and overlap > 45:
        return replace(earlier, status="rival"), replace(later, status="rival")
    if (
        len(later.start) < 10
        and later.start
        and last_day(earlier.end) <= last_day(later.start)
        and earlier.end
    ):
        return earlier, replace(later, start=earlier.end)
    if last_day(later.end) < last_day(earlier.end) and earlier.end:
        return earlier, replace(later, status="acting")
    return replace(earlier, end=later.start, until=""), later


def overlaps(roles: list[Role], offices_: list[Office]) -> Iterator[tuple[Role, Role]]:
    """Pairs of unmarked terms that share more than the hand-over, known to the day, the month or the year."""
    kinds = {office.id: office.kind for office in offices_}
    for one, other in zip(roles, roles[1:], strict=False):
        same = (
            one.office == other.office
            and kinds[one.office] not in SHARED_KINDS
            and one.person != other.person
        )
        handover = one.end and (other.start.startswith(one.end) or one.end.startswith(other.start))
        marked = {one.status, other.status} & {"acting", "rival"}
        if same and not handover and not marked and first_day(other.start) < last_day(one.end):
            yield one, other
