"""Counts of the newest statements that pass a filter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker_store.asking.filters import Filter
from tracker_store.counting import facets as module
from tracker_store.counting.facets import facets
from tracker_store.database.connect import reading

ALL = Filter()
KERRY = Filter(speakers=("john-kerry",))


@pytest.mark.parametrize(
    ("wanted", "most", "counted", "whole", "topics"),
    [
        (ALL, 10, 5, True, {"syria": 3, "aleppo": 1, "ceasefire": 1}),
        (ALL, 5, 5, True, {"syria": 3, "aleppo": 1, "ceasefire": 1}),
        (ALL, 2, 2, False, {"syria": 2, "aleppo": 1}),
        (KERRY, 10, 3, True, {"syria": 3, "aleppo": 1, "ceasefire": 1}),
        (Filter(topics=("ceasefire",)), 10, 1, True, {"syria": 1, "ceasefire": 1}),
        (Filter(kinds=("indirect",)), 10, 2, True, {"syria": 2, "aleppo": 1, "ceasefire": 1}),
        (Filter(since="2016-08-27"), 10, 2, True, {"syria": 2, "aleppo": 1}),
        (Filter(until="2016-08-26"), 10, 1, True, {"syria": 1, "ceasefire": 1}),
        (Filter(speakers=("nobody",)), 10, 0, True, {}),
    ],
)
def test_counts(
    database: Path, wanted: Filter, most: int, counted: int, whole: bool, topics: dict[str, int]
) -> None:
    with reading(database) as connection:
        found = facets(connection, wanted, most, 10)
    assert (found.counted, found.whole) == (counted, whole)
    assert {row["topic"]: row["count"] for row in found.by["topic"]} == topics


def test_every_facet(database: Path) -> None:
    with reading(database) as connection:
        by = facets(connection, ALL, 10, 2).by
    assert [(row["speaker_id"], row["count"]) for row in by["speaker"]] == [
        ("john-kerry", 3),
        ("mikhail-lavrov", 1),
    ]
    assert by["outlet"] == [{"outlet": "Agency", "count": 3}]
    assert by["act"] == [{"act": "say", "count": 4}, {"act": "announce", "count": 1}]


@pytest.mark.parametrize(("kind", "counted", "whole"), [("indirect", 1, False), ("headline", 1, False)])
def test_what_is_too_old_is_told(
    database: Path, monkeypatch: pytest.MonkeyPatch, kind: str, counted: int, whole: bool
) -> None:
    monkeypatch.setattr(module, "WINDOW", 2)
    with reading(database) as connection:
        found = facets(connection, Filter(kinds=(kind,)), 10, 10)
    assert (found.counted, found.whole) == (counted, whole)
