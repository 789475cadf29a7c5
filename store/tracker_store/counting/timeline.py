"""Statements per day, week or month, all together or for each speaker, topic or outlet."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from tracker_store.asking.filters import Filter, conditions

TIMELINE_KEYS = ("period", "series", "statements")
STEPS = ("day", "week", "month")
# Each step's longest stretch of days that still reads as bars of one screen: six weeks, a year.
_LONGEST = {"day": 45, "week": 366}
_SERIES = {
    "speaker": ("join said_by w on w.statement_id = s.id", "w.speaker_id, w.name"),
    "topic": ("join statement_topics t on t.statement_id = s.id", "t.topic, t.topic"),
    "outlet": ("join articles a on a.id = s.article_id", "a.outlet, a.outlet"),
}
SERIES = tuple(_SERIES)


def timeline(
    connection: sqlite3.Connection, wanted: Filter, step: str | None, each: str | None
) -> Iterator[dict[str, Any]]:
    """A record for each period from the first to the last with a statement, also for empty ones; undated are left out.

    `period` is a day, the Monday of a week, or a month as YYYY-MM. Without `step` the whole decides. With `each`, there
    is a series for each speaker, topic or outlet that the filter names, or the ten with most statements.
    """
    return periods(_by_day(connection, wanted, each), wanted, step, each)


def periods(
    counts: Mapping[tuple[date, str | None], int], wanted: Filter, step: str | None, each: str | None
) -> Iterator[dict[str, Any]]:
    """The records of `timeline` from counts by day and series."""
    if not counts:
        return
    first, last = min(day for day, _ in counts), max(day for day, _ in counts)
    step = step or _fitting(first, last)
    totals: Counter[tuple[str, str | None]] = Counter()
    for (day, name), count in counts.items():
        totals[_period(day, step), name] += count
    names = _names(totals, wanted, each)
    for period in _periods(first, last, step):
        for name in names:
            yield {"period": period, "series": name, "statements": totals[period, name]}


def _by_day(
    connection: sqlite3.Connection, wanted: Filter, each: str | None
) -> dict[tuple[date, str | None], int]:
    found = conditions(connection, wanted, all_rows=True)
    joins, key = _SERIES[each] if each else ("", "null, null")
    values: tuple[Any, ...] = found.values
    named = _named(wanted, each)
    only = f"and {key.split(',')[0]} in ({', '.join('?' * len(named))})" if named else ""
    query = f"""
        select s.date, {key}, count(*) from statements s {joins}
        where {found.where} and s.date is not null {only} group by 1, 2
    """
    rows = connection.execute(query, (*values, *named))
    counts: Counter[tuple[date, str | None]] = Counter()
    for day, _, name, count in rows:
        counts[date.fromisoformat(day), name] += count
    return counts


def _named(wanted: Filter, each: str | None) -> tuple[Any, ...]:
    """Those whom the filter names: a statement of two speakers says nothing about the one who was not asked for."""
    named = {
        "speaker": wanted.speakers,
        "topic": (*wanted.topics, *wanted.any_topics),
        "outlet": wanted.outlets,
    }
    return tuple(named.get(each or "", ()))


def _names(totals: Counter[tuple[str, str | None]], wanted: Filter, each: str | None) -> list[str | None]:
    sums: Counter[str | None] = Counter()
    for (_, name), count in totals.items():
        sums[name] += count
    ordered = sorted(sums, key=lambda name: (-sums[name], name or ""))
    return ordered if _named(wanted, each) else ordered[:10]


def _fitting(first: date, last: date) -> str:
    days = (last - first).days
    return next((step for step, longest in _LONGEST.items() if days <= longest), "month")


def _period(day: date, step: str) -> str:
    if step == "month":
        return day.isoformat()[:7]
    return (day - timedelta(days=day.weekday()) if step == "week" else day).isoformat()


def _periods(first: date, last: date, step: str) -> list[str]:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return list(dict.fromkeys(_period(day, step) for day in days))
