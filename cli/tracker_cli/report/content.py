"""What a report holds, whatever its format."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from tracker_cli.options.groups import Choice
from tracker_cli.pages.naming import Names
from tracker_cli.pages.words import Words
from tracker_store.asking.articles import heads
from tracker_store.asking.filters import Filter
from tracker_store.asking.query import count, quotes
from tracker_store.asking.record import Record
from tracker_store.asking.sayings import count_distinct, distinct_quotes
from tracker_store.counting.counts_by import groups
from tracker_store.counting.timeline import timeline
from tracker_store.naming.lookup import speakers_by_id
from tracker_store.relations.pairs import confirmed

# Who spoke most: so many are listed.
MOST = 15
# A heading of more names than this is none.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Report:
    """`days` are the days with their sayings, None for undated ones; `articles` those that the sayings stand in.

    `demands` are the filters as (label, value); `figures` the summary as (label, value). `cut_off` is the number of
    sayings listed where there are more. `changes` are the pairs of statements that a person confirmed to be a change of
    position, of those listed.
    """

    title: str
    demands: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]
    periods: tuple[dict[str, Any], ...]
    speakers: tuple[tuple[str, int], ...]
    days: tuple[tuple[str | None, tuple[Record, ...]], ...]
    articles: tuple[dict[str, Any], ...]
    cut_off: int | None
    made: str
    changes: tuple[dict[str, Any], ...] = ()


def gathered(
    connection: sqlite3.Connection, wanted: Filter, choice: Choice, words: Words, names: Names, now: datetime
) -> Report:
    """The report on what passes the filter; `wanted.limit` is the most sayings it lists, 0 for all."""
    whole = replace(wanted, limit=0)
    sayings = [_in_articles(record) for record in distinct_quotes(connection, wanted)]
    number = count_distinct(connection, whole)
    by_speaker = list(groups(connection, whole, "speaker"))
    periods = tuple(timeline(connection, whole, None, None))
    articles = _articles(connection, sayings)
    figures = {
        words["statements"]: count(connection, whole),
        words["sayings"]: number,
        words["speakers"]: len(by_speaker),
        words["outlets"]: sum(row["outlet"] is not None for row in groups(connection, whole, "outlet")),
        words["period_covered"]: _covered(connection, whole),
    }
    return Report(
        title=_title(connection, wanted, words, names),
        demands=_demands(choice, wanted, words, names),
        figures=tuple((label, str(value)) for label, value in figures.items() if value),
        periods=periods,
        speakers=tuple((speaker_name(row, words), row["count"]) for row in by_speaker[:MOST]),
        days=tuple((day, tuple(said)) for day, said in groupby(sayings, key=lambda record: record["date"])),
        articles=articles,
        cut_off=len(sayings) if len(sayings) < number else None,
        made=now.astimezone().date().isoformat(),
        changes=tuple(confirmed(connection, "position", _with_copies(sayings))),
    )


def _with_copies(sayings: Sequence[Record]) -> list[int]:
    """The ids of the statements of the sayings."""
    return [each["id"] for record in sayings for each in (record, *record["sources"])]


def speaker_name(record: Record, words: Words) -> str:
    """The speaker's name in the script of the interface where there is one, else in the other."""
    names = [record["speaker"], record["speaker_ar"]]
    if words["lang"] == "ar":
        names.reverse()
    shown = next((name for name in names if name), str(words["unresolved"]))
    return shown.replace(" & ", words["and_joint"])


def _title(connection: sqlite3.Connection, wanted: Filter, words: Words, names: Names) -> str:
    known = speakers_by_id(connection, map(str, wanted.speakers))
    people = [speaker_name({"speaker": one.name, "speaker_ar": one.name_ar}, words) for one in known[:NAMED]]
    more = " …" if len(known) > NAMED else ""
    topics = [names.topic(str(topic)) for topic in (*wanted.topics, *wanted.any_topics)]
    parts = [words["and"].join(people) + more, words["comma"].join(topics), _days(wanted.since, wanted.until)]
    return " · ".join(part for part in parts if part) or words["everything"]


def _days(since: str | None, until: str | None) -> str:
    return f"{since or '…'} – {until or '…'}" if since or until else ""


def _covered(connection: sqlite3.Connection, wanted: Filter) -> str:
    first, last = (_first_day(connection, replace(wanted, reverse=way)) for way in (False, True))
    return first if first == last else f"{first} – {last}"


def _first_day(connection: sqlite3.Connection, wanted: Filter) -> str:
    return next((record["date"] or "" for record in quotes(connection, replace(wanted, limit=1))), "")


def _demands(choice: Choice, wanted: Filter, words: Words, names: Names) -> tuple[tuple[str, str], ...]:
    given: list[tuple[str, Sequence[Any] | None]] = [
        (words["speaker"], [*(choice.speaker or ()), *(choice.speaker_id or ())]),
        (words["country"], [*map(names.country, choice.country or ())]),
        (words["topic"], [*map(names.topic, choice.topic or ())]),
        (words["search"], [choice.search] if choice.search else None),
        (words["outlet"], choice.outlet),
        (words["act"], [words["acts"].get(act, act) for act in choice.act or ()]),
        (words["kind"], [words["kinds"][kind] for kind in choice.kind or ()]),
        (words["language"], choice.language),
        (words["min_confidence"], [_least(wanted, words)] if wanted.min_confidence else None),
        (words["since"], [wanted.since] if wanted.since else None),
        (words["until"], [wanted.until] if wanted.until else None),
    ]
    return tuple((label, words["comma"].join(map(str, values))) for label, values in given if values)


def _least(wanted: Filter, words: Words) -> str:
    return str(words["at_least"]).format(f"{wanted.min_confidence:g}")


def _in_articles(record: Record) -> Record:
    """The saying with one source for each other article: a headline says nothing beside its own body."""
    others = {source["article_id"]: source for source in reversed(record["sources"])}
    others.pop(record["article_id"], None)
    return {**record, "sources": list(reversed(others.values()))}


def _articles(connection: sqlite3.Connection, sayings: Sequence[Record]) -> tuple[dict[str, Any], ...]:
    """The articles that the sayings and their other sources stand in, by date, each with its number of them."""
    counts: dict[int, int] = {}
    for record in sayings:
        for place in (record, *record["sources"]):
            counts[place["article_id"]] = counts.get(place["article_id"], 0) + 1
    found = [{**head, "count": counts[head["id"]]} for head in heads(connection, counts)]
    return tuple(sorted(found, key=lambda a: (a["published"] is None, a["published"] or "", a["id"])))
