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
from tracker_store.filters import Filter
from tracker_store.groups import groups
from tracker_store.names import with_merged
from tracker_store.query import count
from tracker_store.speakers import SpeakerFilter, speaker, speakers
from tracker_store.timeline import timeline

# So many of each kind are listed.
LISTED = 10

Row = dict[str, Any]


def counts_of(asked: Asked, outside: Outside, connection: sqlite3.Connection, words: Words) -> dict[str, Any]:
    """Statements by speaker, topic, outlet and act; each with an address that narrows the list to it."""
    wanted, _ = chosen(asked, outside, connection)
    top = replace(wanted, limit=LISTED, reverse=False)
    # All of a database have a quicker way, which `tracker speakers` goes.
    by_speaker = (
        list(groups(connection, top, "speaker"))
        if asked.filtered
        else [_as_group(row) for row in speakers(connection, SpeakerFilter(limit=LISTED))]
    )
    counts: dict[str, Any] = {
        by: _rows(list(groups(connection, top, by)), by, words, partial(asked.narrowed, by))
        for by in ("topic", "outlet", "act")
    }
    named = [row for row in by_speaker if row["speaker_id"]]
    counts["speaker"] = [_speaker_row(row, words, partial(_speaker_address, asked)) for row in named]
    return {"total": count(connection, wanted), **counts}


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
    """Roles, topics, acts, outlets and periods of a speaker. `whole` is the record of `tracker speakers show`."""
    whole = speaker(connection, id_)
    mine = [("speaker_id", id_)]
    return {
        "whole": whole,
        **{key: whole[key] for key in ("statements", "first", "last", "roles")},
        "periods": [row for row in periods(connection, "speaker", id_) if row["statements"]],
        "speaker": [],
        **{
            by: [
                {
                    "label": words["acts"].get(value, value),
                    "count": number,
                    "address": link("/", [*mine, (by, value)]),
                }
                for value, number in list(whole[key].items())[:LISTED]
            ]
            for by, key in (("topic", "topics"), ("act", "acts"), ("outlet", "outlets"))
        },
    }


def figures_of_topic(connection: sqlite3.Connection, slug: str, words: Words) -> dict[str, Any]:
    """Speakers, acts, outlets and periods of a topic. `whole` is all of it as data."""
    wanted = Filter(topics=(slug,), limit=LISTED)
    found = {by: list(groups(connection, wanted, by)) for by in ("speaker", "act", "outlet")}
    first, last = connection.execute(
        """select min(s.date), max(s.date) from statement_topics t join statements s on s.id = t.statement_id
           where t.topic = ? and s.hidden = 0""",
        (slug,),
    ).fetchone()
    facts = {"topic": slug, "statements": count(connection, wanted), "first": first, "last": last}
    mine = [("topic", slug)]

    def address(by: str) -> Callable[[str], str]:
        return lambda value: link("/", [*mine, (by, value)])

    return {
        "whole": {**facts, **{f"{by}s": rows for by, rows in found.items()}},
        **facts,
        "roles": [],
        "periods": [row for row in periods(connection, "topic", slug) if row["statements"]],
        "speaker": [
            _speaker_row(row, words, address("speaker_id")) for row in found["speaker"] if row["speaker_id"]
        ],
        "topic": [],
        "act": _rows(found["act"], "act", words, address("act")),
        "outlet": _rows(found["outlet"], "outlet", words, address("outlet")),
    }


def periods(connection: sqlite3.Connection, of: str, id_: str) -> list[Row]:
    """The statements of a speaker or topic per day, week or month, also for those without any."""
    wanted = Filter(speakers=with_merged(connection, [id_])) if of == "speaker" else Filter(topics=(id_,))
    return list(timeline(connection, wanted, None, None))


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
