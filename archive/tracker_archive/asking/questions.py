"""Statements of an archive: filters in, records out, in the order and form that a database gives (`tracker_store.asking.query`)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from tracker_archive.asking.conditions import conditions
from tracker_archive.asking.opened import Archive
from tracker_store.asking.filters import Filter, marks
from tracker_store.asking.record import KEYS, Record

# Keys of the record that a row of statements has. What a person set right is in databases alone.
_COLUMNS = tuple(key for key in KEYS if key != "corrected")
_SELECTED = ", ".join(f's."{column}"' for column in _COLUMNS)
_SORTS = {"speaker": "s.speakers[1].id", "outlet": "s.outlet"}
# Sayings whose other statements are looked for at a time.
_AT_ONCE = 500


def quotes(archive: Archive, wanted: Filter) -> Iterator[Record]:
    """The records that pass, in the order asked for; undated ones last."""
    where, values = conditions(wanted)
    return _records(archive, f"from statements s where {where}", values, wanted)


def count(archive: Archive, wanted: Filter, *, distinct: bool = False) -> int:
    """How many statements pass, or sayings, whatever the limit."""
    where, values = conditions(wanted)
    counted = "count(distinct s.saying)" if distinct else "count(*)"
    ((number,),) = archive.rows(f"select {counted} from statements s where {where}", values)
    return int(number)


def distinct_quotes(archive: Archive, wanted: Filter) -> Iterator[Record]:
    """As `quotes`, each saying once: the first in the order asked for, with its other statements as `sources`."""
    where, values = conditions(wanted)
    first = f"""from (select * from statements s where {where}
        qualify row_number() over (partition by s.saying order by {order_of(wanted)}) = 1) s"""
    records = _records(archive, first, values, wanted, more=", s.saying")
    while some := list(islice(records, _AT_ONCE)):
        others = _sources(archive, {found["saying"] for found in some})
        for found in some:
            saying = found.pop("saying")
            yield {**found, "sources": [o for o in others.get(saying, []) if o["id"] != found["id"]]}


def order_of(wanted: Filter) -> str:
    """The order of statements `s`: by date, article and place in it, behind what is sorted by."""
    way = "desc" if wanted.reverse else "asc"
    if wanted.sort in _SORTS:
        return f"{_SORTS[wanted.sort]} {way} nulls last, s.date nulls last, s.article_id, s.start, s.id"
    return f"s.date {way} nulls last, s.article_id {way}, s.start {way}, s.id {way}"


def page_of(wanted: Filter) -> str:
    """Limit and offset, as SQL."""
    limit = f" limit {wanted.limit}" if wanted.limit else ""
    return f"{limit} offset {wanted.offset}" if wanted.offset else limit


def _records(
    archive: Archive, source: str, values: list[Any], wanted: Filter, more: str = ""
) -> Iterator[Record]:
    query = f"select {_SELECTED}{more} {source} order by {order_of(wanted)}{page_of(wanted)}"
    names = (*_COLUMNS, "saying") if more else _COLUMNS
    for row in archive.rows(query, values):
        found = dict(zip(names, row, strict=True))
        found["spans"] = [list(span) for span in found["spans"]]
        yield {**found, "corrected": []}


def _sources(archive: Archive, sayings: set[int]) -> dict[int, list[dict[str, Any]]]:
    keys = ("id", "date", "article_id", "outlet", "title", "url")
    query = f"""select s.saying, {", ".join(f"s.{key}" for key in keys)} from statements s
        where s.current and s.saying in ({marks(list(sayings))}) order by s.date, s.article_id, s.start"""
    found: dict[int, list[dict[str, Any]]] = {}
    for saying, *row in archive.rows(query, list(sayings)):
        found.setdefault(saying, []).append(dict(zip(keys, row, strict=True)))
    return found
