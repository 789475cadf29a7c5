"""Counts beside a list of statements, and the figures of a speaker or topic."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from tracker_cli.outside import Outside
from tracker_cli.pages.environment import link, segment
from tracker_cli.pages.words import Words
from tracker_cli.web.asked import Asked, chosen
from tracker_store.facets import facets
from tracker_store.filters import Filter
from tracker_store.groups import groups
from tracker_store.names import with_merged
from tracker_store.query import count, quotes
from tracker_store.speakers import SpeakerFilter, roles, speakers
from tracker_store.timeline import timeline

# So many of each kind are listed.
LISTED = 10
# Of so many statements the counts are told; with the look for them, it takes about 0.1 s.
COUNTED = 10_000

Row = dict[str, Any]


def counts_of(
    asked: Asked, outside: Outside, connection: sqlite3.Connection, words: Words, *, whole: bool
) -> dict[str, Any]:
    """Statements by speaker, topic, outlet and act; each with an address that narrows the list to it.

    `whole` counts all statements of the database, however many; otherwise the newest `COUNTED` that are asked for.
    """
    if whole:
        by, counted, all_of_them = _of_all(connection), count(connection, Filter()), True
    else:
        wanted, _ = chosen(asked, outside, connection)
        found = facets(connection, wanted, COUNTED, LISTED)
        by, counted, all_of_them = found.by, found.counted, found.whole
    return {
        "total": counted,
        "whole": all_of_them,
        "speaker": [_speaker_row(row, words, partial(_speaker_address, asked)) for row in by["speaker"]],
        **{
            name: _rows(by[name], name, words, partial(asked.narrowed, name))
            for name in ("topic", "outlet", "act")
        },
    }


def _of_all(connection: sqlite3.Connection) -> dict[str, list[Row]]:
    top = Filter(limit=LISTED)
    by = {name: list(groups(connection, top, name)) for name in ("topic", "outlet", "act")}
    by["speaker"] = [_as_group(row) for row in speakers(connection, SpeakerFilter(limit=LISTED))]
    return by


def _as_group(row: Row) -> Row:
    return {
        "speaker_id": row["id"],
        "speaker": row["name"],
        "speaker_ar": row["name_ar"],
        "count": row["statements"],
    }


def _speaker_address(asked: Asked, id_: str) -> str:
    return asked.narrowed("speaker_id", id_) if asked.filtered else f"/speaker/{segment(id_)}"


def figures_of_speaker(connection: sqlite3.Connection, id_: str, words: Words) -> dict[str, Any]:
    """Roles, periods, topics, acts and outlets of a speaker."""
    ids = with_merged(connection, [id_])
    wanted = Filter(speakers=ids)
    mine = [("speaker_id", id_)]
    return {
        "roles": roles(connection, ids),
        **_over_time(connection, wanted),
        **_narrowed(connection, wanted, words, mine),
        "speaker": [],
    }


def figures_of_topic(connection: sqlite3.Connection, slug: str, words: Words) -> dict[str, Any]:
    """Periods, speakers, acts and outlets of a topic."""
    wanted = Filter(topics=(slug,))
    return {
        "roles": [],
        **_over_time(connection, wanted),
        **_narrowed(connection, wanted, words, [("topic", slug)]),
        "topic": [],
    }


def _narrowed(
    connection: sqlite3.Connection, wanted: Filter, words: Words, mine: list[tuple[str, str]]
) -> dict[str, Any]:
    """Lists of the newest `COUNTED` statements, all of them if `whole`, with addresses of the narrower question."""
    found = facets(connection, wanted, COUNTED, LISTED)

    def address(name: str, value: str) -> str:
        return link("/", [*mine, (name, value)])

    return {
        "counted": found.counted,
        "whole": found.whole,
        "speaker": [_speaker_row(row, words, partial(address, "speaker_id")) for row in found.by["speaker"]],
        **{
            name: _rows(found.by[name], name, words, partial(address, name))
            for name in ("topic", "act", "outlet")
        },
    }


def _over_time(connection: sqlite3.Connection, wanted: Filter) -> dict[str, Any]:
    """`statements`, `first` and `last` day; `chart` has a row for every period, `periods` for those with statements."""
    rows = list(timeline(connection, wanted, None, None))
    first, last = (
        next((record["date"] for record in quotes(connection, replace(wanted, limit=1, reverse=way))), None)
        for way in (False, True)
    )
    return {
        "statements": count(connection, wanted),
        "first": first,
        "last": last,
        "chart": rows,
        "periods": [row for row in rows if row["statements"]],
    }


def _speaker_row(row: Row, words: Words, address: Callable[[str], str]) -> Row:
    arabic = words["lang"] == "ar" and row["speaker_ar"]
    label = row["speaker_ar"] if arabic or not row["speaker"] else row["speaker"]
    return {"label": label, "count": row["count"], "address": address(row["speaker_id"])}


def _rows(rows: list[Row], by: str, words: Words, address: Callable[[str], str]) -> list[Row]:
    labels = words["acts"] if by == "act" else {}
    return [
        {"label": labels.get(row[by], row[by]), "count": row["count"], "address": address(row[by])}
        for row in rows
        if row[by] is not None
    ]
