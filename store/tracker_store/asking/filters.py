"""What a person asks for, as conditions on statements.

A demand can be met in two ways: by looking up the statements that meet it, or by asking of a statement whether it does.
Which is quick depends on how many there are, so a demand counts them up to a limit before it chooses.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker_store.database.schema import OLDER, REJECTED, SHOWN

Values = tuple[Any, ...]

# A demand that more statements meet is checked while walking in order of date; a rarer one is looked up and then
# sorted. Sorting some thousand rows costs less than walking a million.
RARE = 5000


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show: a statement passes when it meets every field that is set.

    `speakers` are ids, of which any will do, as of `any_topics`, `kinds` and other plurals; `topics` must all be there.
    `search` and `about` are queries of the full-text index, `named` are ids of whom the content names, `org` is the ids of bodies and the roles of their people.
    `since` and `until` are ISO dates, inclusive, and leave undated statements out. `limit` 0 is no limit.
    """

    speakers: Values = ()
    countries: Values = ()
    classes: Values = ()
    org: tuple[Values, Values] | None = None
    topics: Values = ()
    any_topics: Values = ()
    search: str | None = None
    about: str | None = None
    named: Values = ()
    acts: Values = ()
    kinds: Values = ()
    outlets: Values = ()
    languages: Values = ()
    articles: tuple[int, ...] = ()
    since: str | None = None
    until: str | None = None
    unresolved: bool = False
    min_confidence: float = 0.0
    rejected: bool = False
    all_versions: bool = False
    sort: str = "date"
    reverse: bool = False
    limit: int = 0
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand: `check` asks of statement `s`; `lookup`, where there is an index, selects the ids that meet it."""

    check: str
    values: Values
    lookup: str | None = None


@dataclass(frozen=True, slots=True)
class Conditions:
    """The demands as SQL: `where` with its values, and whether statements are looked up instead of walked in order."""

    where: str
    values: Values
    looked_up: bool


def conditions(
    connection: sqlite3.Connection, wanted: Filter, *, all_rows: bool = False, look_up: bool = True
) -> Conditions:
    """The conditions in the form that is quick for this database.

    `all_rows` says that every row will be read, as counting does: then the least demand is always looked up. Without
    `look_up` all are checked.
    """
    demands = list(_demands(wanted))
    chosen = _rarest(connection, demands, all_rows=all_rows) if look_up else None
    texts: list[str] = [_visible(wanted)]
    values: list[Any] = []
    for demand in demands:
        texts.append(f"s.id in ({demand.lookup})" if demand is chosen else demand.check)
        values += demand.values
    return Conditions(" and ".join(texts), tuple(values), chosen is not None)


def _rarest(connection: sqlite3.Connection, demands: Sequence[Demand], *, all_rows: bool) -> Demand | None:
    chosen, least = None, 0
    for demand in demands:
        if demand.lookup is None:
            continue
        query = f"select count(*) from (select 1 from ({demand.lookup}) limit {RARE + 1})"
        count = connection.execute(query, demand.values).fetchone()[0]
        if (all_rows or count <= RARE) and (chosen is None or count < least):
            chosen, least = demand, count
    return chosen


def _visible(wanted: Filter) -> str:
    shown = REJECTED if wanted.rejected else SHOWN
    return f"s.hidden in ({shown}, {OLDER})" if wanted.all_versions else f"s.hidden = {shown}"


def _demands(wanted: Filter) -> Iterator[Demand]:
    yield from _speaker_demands(wanted)
    for topic in dict.fromkeys(wanted.topics):
        yield _topic((topic,))
    if wanted.any_topics:
        yield _topic(wanted.any_topics)
    for match in (wanted.search, wanted.about):
        if match is not None:
            yield _matching(match)
    if wanted.named:
        yield _linked("statement_named", f"l.named_id in ({marks(wanted.named)})", wanted.named)
    yield from _article_demands(wanted)
    yield from _own_demands(wanted)


def _speaker_demands(wanted: Filter) -> Iterator[Demand]:
    if wanted.speakers:
        yield _linked("statement_speakers", f"l.speaker_id in ({marks(wanted.speakers)})", wanted.speakers)
    for column, values in (("country", wanted.countries), ("class", wanted.classes)):
        if values:
            ids = f"select w.said_as from real_speakers w where w.{column} in ({marks(values)})"
            yield _linked("statement_speakers", f"l.speaker_id in ({ids})", values)
    if wanted.org is not None:
        bodies, roles = wanted.org
        condition = f"(l.speaker_id in ({marks(bodies)}) or l.role in ({marks(roles)}))"
        yield _linked("statement_speakers", condition, (*bodies, *roles))


def _topic(topics: Values) -> Demand:
    return _linked("statement_topics", f"l.topic in ({marks(topics)})", topics)


def _linked(table: str, condition: str, values: Values) -> Demand:
    # The plus sign: a statement has one or two speakers, to be compared with those asked for. Without it SQLite tries
    # each of those, of a whole country maybe, for every statement.
    checked = condition.replace("l.speaker_id", "+l.speaker_id")
    return Demand(
        f"exists (select 1 from {table} l where l.statement_id = s.id and {checked})",
        values,
        f"select l.statement_id from {table} l where {condition}",
    )


def _matching(match: str) -> Demand:
    # Asked of each statement anew, a search would be parsed anew: it is made once, and the plus sign keeps SQLite from
    # beginning there.
    found = "select rowid from statement_fts where statement_fts match ?"
    return Demand(f"+s.id in ({found})", (match,), found)


def _article_demands(wanted: Filter) -> Iterator[Demand]:
    if wanted.outlets:
        condition = f"a.outlet in ({marks(wanted.outlets)})"
        yield Demand(
            f"exists (select 1 from articles a where a.id = s.article_id and {condition})",
            wanted.outlets,
            f"select f.id from articles a join statements f on f.article_id = a.id where {condition}",
        )
    if wanted.articles:
        numbers = f"article_id in ({marks(wanted.articles)})"
        yield Demand(f"s.{numbers}", wanted.articles, f"select id from statements where {numbers}")


def _own_demands(wanted: Filter) -> Iterator[Demand]:
    if wanted.acts:
        chosen = f"act in ({marks(wanted.acts)})"
        # The plus sign: checked while walking by date, an act must not make SQLite walk its own index and sort.
        yield Demand(f"+s.{chosen}", wanted.acts, f"select id from statements where {chosen}")
    for column, values in (("kind", wanted.kinds), ("language", wanted.languages)):
        if values:
            yield Demand(f"s.{column} in ({marks(values)})", values)
    for comparison, day in ((">=", wanted.since), ("<=", wanted.until)):
        if day:
            yield Demand(f"s.date {comparison} ?", (day,))
    if wanted.unresolved:
        yield Demand("s.resolved_by = 'unresolved'", ())
    if wanted.min_confidence:
        yield Demand("s.confidence >= ?", (wanted.min_confidence,))


def marks(values: Sequence[object]) -> str:
    """Question marks for so many values."""
    return ", ".join("?" * len(values))
