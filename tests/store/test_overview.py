"""Counts of the whole database, and a speaker or topic in figures: the same as the questions they are made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from press import print_press
from tracker_store.asking.filters import Filter
from tracker_store.asking.query import count, quotes
from tracker_store.asking.speakers import SpeakerFilter, speakers
from tracker_store.counting.counts_by import groups
from tracker_store.counting.profile import speaker_overview, topic_overview
from tracker_store.counting.whole_database import totals
from tracker_store.database.connect import reading

CHANGES = {
    "nothing": "select 1",
    "one rejected by hand": "update statements set hidden = 1 where id = 2",
    "all of an article hidden": "update statements set hidden = 2 where article_id = 1",
    "everything hidden": "update statements set hidden = 1",
    "a speaker merged into another": "update speakers set merged_into = 'john-kerry' where id = 'sergey-lavrov'",
    "an article of no outlet": "update articles set outlet = null where id = 2",
}


@pytest.fixture(params=CHANGES.values(), ids=CHANGES)
def connection(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "press.db"
    print_press(path)
    with sqlite3.connect(path) as changing:
        changing.execute(request.param)
    changing.close()
    with reading(path) as opened:
        yield opened


@pytest.mark.parametrize("listed", [1, 2, 100])
def test_totals_are_those_of_all_statements(connection: sqlite3.Connection, listed: int) -> None:
    found = totals(connection, listed)
    assert found.whole
    assert found.counted == count(connection, Filter())
    for facet in ("topic", "outlet", "act"):
        every = [row for row in groups(connection, Filter(), facet) if row[facet] is not None]
        assert found.by[facet] == every[:listed]
    assert found.by["speaker"] == [
        {
            "speaker_id": row["id"],
            "speaker": row["name"],
            "speaker_ar": row["name_ar"],
            "count": row["statements"],
        }
        for row in speakers(connection, SpeakerFilter(limit=listed))
    ]


def test_what_is_told_of_a_speaker_or_topic(connection: sqlite3.Connection) -> None:
    for found, wanted in (
        (speaker_overview(connection, "john-kerry", 100, 10), Filter(speakers=_with_merged(connection))),
        (topic_overview(connection, "syria", 100, 10), Filter(topics=("syria",))),
    ):
        said = list(quotes(connection, wanted))
        days = [record["date"] for record in said if record["date"]]
        assert found.statements == len(said) == found.newest.counted
        assert (found.first, found.last) == (min(days, default=None), max(days, default=None))
        assert sum(row["statements"] for row in found.periods) == len(days)


def _with_merged(connection: sqlite3.Connection) -> tuple[str, ...]:
    query = "select id from speakers where 'john-kerry' in (id, merged_into)"
    return tuple(id_ for (id_,) in connection.execute(query))


def test_of_an_unknown_speaker_there_is_nothing(connection: sqlite3.Connection) -> None:
    found = speaker_overview(connection, "nobody", 100, 10)
    assert (found.statements, found.first, found.roles, found.periods) == (0, None, [], [])
