"""Counts of an archive's statements: by speaker, day, month …, over time, and of the whole, as a database gives them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from tracker_archive.asking.conditions import conditions
from tracker_archive.asking.opened import Archive
from tracker_archive.asking.questions import page_of
from tracker_store.asking.filters import Filter, marks
from tracker_store.counting.counts_by import group_keys
from tracker_store.counting.timeline import periods

_SPEAKERS = ", unnest(s.speakers) as w(one)"
# Group -> what is joined to the statements, and the key.
_GROUPS = {
    "speaker": (_SPEAKERS, "w.one.id"),
    "date": ("", "s.date"),
    "month": ("", "substr(s.date, 1, 7)"),
    "topic": (", unnest(s.topics) as t(topic)", "t.topic"),
    "outlet": ("", "s.outlet"),
    "act": ("", "s.act"),
    "country": (_SPEAKERS, "w.one.country"),
}
_BY_TIME = ("date", "month")
_SERIES = {
    "speaker": (_SPEAKERS, "w.one.id", "min(w.one.name)"),
    "topic": (", unnest(s.topics) as t(topic)", "t.topic", "t.topic"),
    "outlet": ("", "s.outlet", "s.outlet"),
}


def groups(archive: Archive, wanted: Filter, by: str) -> Iterator[dict[str, Any]]:
    """A record for each group with its count: times in their order, the others by count, those without a key last."""
    where, values = conditions(wanted)
    joined, key = _GROUPS[by]
    names = ", min(w.one.name), min(w.one.name_ar)" if by == "speaker" else ""
    counted = "count(distinct s.id)" if by in ("speaker", "country") else "count(*)"
    way, other = ("desc", "asc") if wanted.reverse else ("asc", "desc")
    order = f"1 {way}" if by in _BY_TIME else f"{counted} {other}, 1 {way}"
    query = f"""select {key}{names}, {counted} from statements s{joined} where {where}
        group by {key} order by {key} is null, {order}{page_of(wanted)}"""
    keys = group_keys(by)
    return (dict(zip(keys, row, strict=True)) for row in archive.rows(query, values))


def timeline(
    archive: Archive, wanted: Filter, step: str | None, each: str | None
) -> Iterator[dict[str, Any]]:
    """A record for each period from the first to the last with a statement, as `tracker_store.counting.timeline` has them."""
    where, values = conditions(wanted)
    joined, key, name = _SERIES[each] if each else ("", "", "null")
    named = {
        "speaker": wanted.speakers,
        "topic": (*wanted.topics, *wanted.any_topics),
        "outlet": wanted.outlets,
    }
    chosen = named.get(each or "", ())
    only = f" and {key} in ({marks(chosen)})" if chosen else ""
    query = f"""select s.date, {name}, count(*) from statements s{joined}
        where {where} and s.date is not null{only} group by s.date{f", {key}" if key else ""}"""
    counts: Counter[tuple[date, str | None]] = Counter()
    for day, series, number in archive.rows(query, [*values, *chosen]):
        counts[date.fromisoformat(day), series] += number
    return periods(counts, wanted, step, each)


# Figure -> the query that gives it; of two columns, a figure a row.
_FIGURES = {
    "articles": "select count(*) from articles",
    "statements": "select count(*) from statements where current",
    "first day": "select min(date) from statements where current",
    "last day": "select max(date) from statements where current",
    "undated statements": "select count(*) from statements where current and date is null",
    "unresolved statements": "select count(*) from statements where current and resolved_by = 'unresolved'",
    "speakers": "select count(distinct w.one.id) from statements s, unnest(s.speakers) as w(one)",
    "speakers of the registry":
        "select count(distinct w.one.id) from statements s, unnest(s.speakers) as w(one) where w.one.registered",
    "outlets": "select count(distinct outlet) from articles",
    "language": "select language, count(*) from statements where current group by 1 order by 2 desc, 1",
    "kind": "select kind, count(*) from statements where current group by 1 order by 2 desc, 1",
    "resolved by": "select resolved_by, count(*) from statements where current group by 1 order by 2 desc, 1",
    "encoding": "select coalesce(encoding, 'unknown'), count(*) from articles group by 1 order by 2 desc, 1",
}  # fmt: skip


def stats(archive: Archive) -> Iterator[dict[str, Any]]:
    """A record for each figure of the archive."""
    for figure, query in _FIGURES.items():
        for *key, value in archive.rows(query):
            yield {"figure": f"{figure}: {key[0]}" if key else figure, "value": value}
    yield {"figure": "shards", "value": len(archive.layout.shards_done())}
    yield {"figure": "merged", "value": "yes" if archive.merged else "no"}
    yield {"figure": "shards since the merge", "value": archive.newer}
