"""Counts beside a list of statements, and the figures of a speaker or topic."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
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
from tracker_store.query import count
from tracker_store.speakers import SpeakerFilter, speaker, speakers
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
    """Roles, topics, acts, outlets and periods of a speaker. `whole` is the record of `tracker speakers show`."""
    whole = speaker(connection, id_)
    mine = [("speaker_id", id_)]
    return {
        "whole": whole,
        **{key: whole[key] for key in ("statements", "first", "last", "roles")},
        **_over_time(connection, "speaker", id_),
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
        **_over_time(connection, "topic", slug),
        "speaker": [
            _speaker_row(row, words, address("speaker_id")) for row in found["speaker"] if row["speaker_id"]
        ],
        "topic": [],
        "act": _rows(found["act"], "act", words, address("act")),
        "outlet": _rows(found["outlet"], "outlet", words, address("outlet")),
    }


def _over_time(connection: sqlite3.Connection, of: str, id_: str) -> dict[str, list[Row]]:
    """`chart` has a row for every period, `periods` for those with statements."""
    rows = _periods(connection, of, id_)
    return {"chart": rows, "periods": [row for row in rows if row["statements"]]}


def _periods(connection: sqlite3.Connection, of: str, id_: str) -> list[Row]:
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
