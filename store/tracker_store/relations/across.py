"""The same saying in articles of two languages: proposals, for a person to judge.

Words of two languages cannot be compared; numbers, and those whom the registry knows, can. Two statements of one speaker,
of the same day or the next, are proposed where they share enough of these, and nothing speaks against it. They stay two
sayings, whatever anybody says. The figures stand in docs/sayings.md.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tracker_extract.figures import figures_in
from tracker_store.asking.acts import DENYING
from tracker_store.asking.filters import Filter, conditions
from tracker_store.asking.query import by_ids
from tracker_store.asking.record import Record
from tracker_store.relations.pairs import Pair, Reasons

# The codes of the countries that a text in a language names.
Countries = Callable[[str, str], frozenset[str]]

# What two statements may share, and what it weighs: a figure or a person is told in few statements of a day, a topic in
# many, the speaker's own country in most.
FIGURE, SMALL_FIGURE, NAMED, COUNTRY, OWN_COUNTRY, TOPIC = 2.0, 1.0, 2.0, 1.0, 0.25, 0.5
# Numbers up to this stand in many statements.
SMALL = 10
# Of all that both hold so much must be shared; on the next day, more.
SHARE, LEAST, LEAST_NEXT_DAY = 0.5, 1.5, 2.0

_Mark = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class _Said:
    id: int
    saying: int
    day: str
    act: str
    language: str
    marks: dict[_Mark, float]

    @property
    def figures(self) -> set[_Mark]:
        return {mark for mark in self.marks if mark[0] == "figure"}


def proposed(connection: sqlite3.Connection, wanted: Filter, countries: Countries) -> list[Pair]:
    """The pairs among the statements that pass; each saying in the one in which it shares the most with the other."""
    together = _together(connection, wanted)
    ids = sorted({number for pair in together for number in pair})
    said = {each.id: each for each in _said(connection, list(by_ids(connection, ids)), countries)}
    scored = [(score, one, other) for one, other in together if (score := _score(said[one], said[other])) > 0]
    scored.sort(key=lambda found: (-found[0], found[1:]))
    taken: set[tuple[int, str]] = set()
    found: list[Pair] = []
    for _, one, other in scored:
        a, b = said[one], said[other]
        places = {(a.saying, b.language), (b.saying, a.language)}
        if not places & taken:
            taken |= places
            found.append(_pair(a, b))
    return sorted(found, key=lambda pair: (said[pair.one].day, pair.one, pair.other))


def reasons(connection: sqlite3.Connection, records: list[Record], countries: Countries) -> Reasons:
    """What two statements share."""
    one, other = _said(connection, records, countries)
    return _shared(one, other)


def _pair(one: _Said, other: _Said) -> Pair:
    one, other = sorted((one, other), key=lambda each: (each.day, each.id))
    return Pair(one.id, other.id, _shared(one, other), (one.saying, other.saying))


def _shared(one: _Said, other: _Said) -> Reasons:
    shared = sorted((name, str(value)) for name, value in one.marks.keys() & other.marks.keys())
    return [{"kind": "shared", "same": [value for _, value in shared]}] if shared else []


def _score(one: _Said, other: _Said) -> float:
    """How much two statements share, 0 where they are not proposed."""
    if (one.act in DENYING) != (other.act in DENYING):
        return 0.0
    if one.figures and other.figures and not one.figures & other.figures:
        return 0.0
    shared = sum(one.marks[mark] for mark in one.marks.keys() & other.marks.keys())
    both = sum((one.marks | other.marks).values())
    least = LEAST if one.day == other.day else LEAST_NEXT_DAY
    return shared * shared / both if shared >= least and shared >= SHARE * both else 0.0


def _together(connection: sqlite3.Connection, wanted: Filter) -> list[tuple[int, int]]:
    """The pairs of statements of one speaker in two languages, a day apart at most."""
    found = conditions(connection, wanted, all_rows=True)
    query = f"""
        with said as materialized (
            select s.id, s.date, s.language, coalesce(s.saying, s.id) as saying, w.speaker_id as who
            from statements s join said_by w on w.statement_id = s.id and w.position = 0 where s.date is not null and {found.where})
        select min(a.id), min(b.id) from said a join said b on b.who = a.who and b.language > a.language
        and b.date between date(a.date, '-1 day') and date(a.date, '+1 day') group by a.saying, b.saying
    """
    return connection.execute(query, found.values).fetchall()


def _said(connection: sqlite3.Connection, records: Iterable[Record], countries: Countries) -> Iterator[_Said]:
    records = list(records)
    ids = json.dumps([record["id"] for record in records])
    named: dict[int, set[str]] = defaultdict(set)
    query = "select statement_id, named_id from statement_named join named on id = named_id where registered and statement_id in (select value from json_each(?))"
    for number, who in connection.execute(query, (ids,)):
        named[number].add(who)
    query = "select id, coalesce(saying, id) from statements where id in (select value from json_each(?))"
    first = dict(connection.execute(query, (ids,)).fetchall())
    for record in records:
        marks = _marks(record, named[record["id"]], countries(record["quote"], record["language"]))
        yield _Said(
            record["id"], first[record["id"]], record["date"] or "", record["act"], record["language"], marks
        )


def _marks(record: Record, named: set[str], countries: frozenset[str]) -> dict[_Mark, float]:
    """What a statement holds that another language says the same way, with what it weighs."""
    own = set((record["country"] or "").split(";"))
    marks: dict[_Mark, float] = {("topic", topic): TOPIC for topic in record["topics"]}
    marks |= {("country", code): OWN_COUNTRY if code in own else COUNTRY for code in countries}
    marks |= {("named", who): NAMED for who in named}
    for figure in figures_in(record["quote"], record["language"]):
        small = figure.value <= SMALL and not figure.unit
        marks["figure", f"{figure.value:.10g}{figure.unit}"] = SMALL_FIGURE if small else FIGURE
    return marks
