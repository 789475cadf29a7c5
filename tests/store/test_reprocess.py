"""Finding anew, as the store does it: what stays, what goes, and what a person corrected."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sample import FIRST_TEXT, KERRY, LAVROV, articles_of_two
from tracker_extract.models import Evidence, Statement
from tracker_store.asking.explain import explained
from tracker_store.asking.record import KEYS
from tracker_store.database.connect import writing
from tracker_store.upkeep.reprocess import Changes, Selection, count, renew, selected, stored_article
from tracker_store.writing.prepare import prepared
from tracker_store.writing.write import Writer


def again(database: Path, *statements: Statement, by_hand: tuple[int, ...] = ()) -> Changes:
    """The first article, found anew with these statements."""
    article, _ = articles_of_two()[0]
    with writing(database) as db:
        writer = Writer(db, lambda _: (), "10")
        changes = renew(writer, 1, prepared(article, statements).said, lambda _connection, _article: by_hand)
    assert changes is not None
    return changes


def ids(database: Path) -> list[int]:
    connection = sqlite3.connect(database)
    try:
        return [
            row[0] for row in connection.execute("select id from statements where article_id = 1 order by id")
        ]
    finally:
        connection.close()


FOUND = articles_of_two()[0][1]


def test_the_same_statements_stay(database: Path) -> None:
    assert again(database, *FOUND) == Changes(1, same=3)
    assert again(database, *reversed(FOUND)) == Changes(1, same=3)
    assert ids(database) == [1, 2, 3]


def test_gone_and_new(database: Path) -> None:
    changes = again(database, FOUND[0], FOUND[2])
    assert [(told.id, told.speakers, told.quote) for told in changes.gone] == [
        (2, ("John Kerry",), "الهدنة قريبة … العمل مستمر")
    ]
    changes = again(database, *FOUND)
    assert [(told.id, told.speakers) for told in changes.new] == [(None, ("John Kerry",))]
    assert ids(database) == [1, 3, 6]  # 4 and 5 are of the other article


def test_a_speaker_changed_and_the_id_stays(database: Path) -> None:
    changes = again(database, replace(FOUND[0], speakers=(LAVROV,)), *FOUND[1:])
    ((before, after),) = changes.speakers
    assert (before.id, before.speakers, after.speakers) == (1, ("John Kerry",), ("Sergey Lavrov",))
    assert (changes.details, changes.same) == (0, 2)
    assert ids(database) == [1, 2, 3]


@pytest.mark.parametrize(
    "change",
    [
        {"act": "deny"},
        {"topics": ("aleppo",)},
        {"cue": None},
        {"speakers": (replace(KERRY, role="Senator"),)},
    ],
    ids=["act", "topics", "cue", "role"],
)
def test_details_changed_and_the_id_stays(database: Path, change: dict[str, object]) -> None:
    changes = again(database, FOUND[0], replace(FOUND[1], **change), FOUND[2])  # type: ignore[arg-type]
    assert (changes.details, changes.same, changes.speakers) == (1, 2, ())
    assert ids(database) == [1, 2, 3]


def test_another_name_of_the_rule_is_no_change_and_unlinks_no_saying(database: Path) -> None:
    renamed = [
        replace(said, evidence=tuple(replace(e, rule=f"new/{e.rule}") for e in said.evidence))
        for said in FOUND
    ]
    _run(database, "update statements set saying = 7 where id in (1, 2, 3)")
    assert again(database, *renamed) == Changes(1, same=3)
    assert _run(database, "select saying from statements where article_id = 1") == [(7,), (7,), (7,)]
    ((evidence,), *_) = _run(database, "select evidence from statements where id = 2")
    assert [step["rule"] for step in json.loads(evidence)] == ["new/verb-that"]


def test_what_a_confidence_is_made_of_is_no_change_and_is_kept(database: Path) -> None:
    parts = Evidence("confidence", "estimate", parts=(("sieve", "speaker/pronoun"), ("chain", 2)))
    found = [replace(said, evidence=(*said.evidence, parts)) for said in FOUND]
    _run(database, "update statements set saying = 7 where id in (1, 2, 3)")
    assert again(database, *found) == Changes(1, same=3)
    assert _run(database, "select saying from statements where article_id = 1") == [(7,), (7,), (7,)]
    with closing(sqlite3.connect(database)) as connection:
        assert explained(connection, 2).evidence[-1] == parts
    query = "select json_extract(evidence, '$[#-1].parts.chain') from statements where article_id = 1"
    assert _run(database, query) == [(2,), (2,), (2,)]


def test_another_figure_is_no_change_and_is_put_in_place(database: Path) -> None:
    sure = Evidence("confidence", "calibrated", "0.62 to begin with", parts=(("class", "person"),))
    found = [replace(said, confidence=0.62, evidence=(*said.evidence, sure)) for said in FOUND]
    assert again(database, *found) == Changes(1, same=3)
    assert _run(database, "select confidence from statements where article_id = 1") == [(0.62,)] * 3
    assert ids(database) == [1, 2, 3]
    with closing(sqlite3.connect(database)) as connection:
        assert explained(connection, 2).evidence[-1] == sure
        assert tuple(explained(connection, 2).record) == KEYS


def test_what_a_rule_saw_is_a_change(database: Path) -> None:
    seen = tuple(replace(e, note="another note") for e in FOUND[0].evidence)
    assert FOUND[0].evidence
    assert again(database, replace(FOUND[0], evidence=seen), *FOUND[1:]).details == 1


def _run(database: Path, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(database)
    try:
        with connection:
            return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_two_statements_of_the_same_words_are_told_apart_by_their_cues(database: Path) -> None:
    other = replace(FOUND[1], cue=FOUND[2].cue, speakers=(LAVROV,))
    again(database, *FOUND, other)
    assert again(database, other, *FOUND) == Changes(1, same=4)


def test_what_a_person_corrected_stays_and_is_not_found_twice(database: Path) -> None:
    changes = again(database, replace(FOUND[0], speakers=(LAVROV,)), by_hand=(1, 2))
    assert (changes.kept, changes.new, changes.speakers) == (2, (), ())
    assert [told.id for told in changes.gone] == [3]
    assert ids(database) == [1, 2]


def test_an_article_that_is_gone(database: Path) -> None:
    with writing(database) as db:
        assert renew(Writer(db, lambda _: (), "10"), 99, ()) is None
        assert stored_article(db.conn, 99) is None


def test_the_stored_article_is_the_one_that_was_read(database: Path) -> None:
    with writing(database) as db:
        assert stored_article(db.conn, 1) == articles_of_two()[0][0]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Selection(), [1, 2]),
        (Selection(ids=(2, 7)), [2]),
        (Selection(outlet="Agency"), [1]),
        (Selection(since="2016-08-27", until="2016-08-27"), [1]),
        (Selection(since="2016-08-28"), []),
        (Selection(ids=(1,), outlet="Nobody"), []),
    ],
    ids=["all", "ids", "outlet", "dates", "later", "both"],
)
def test_selection(
    database: Path, wanted: Selection, expected: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker_store.upkeep.reprocess.PAGE", 1)
    with writing(database) as db:
        assert list(selected(db.conn, wanted)) == expected
        assert count(db.conn, wanted) == len(expected)


def test_the_text_is_untouched(database: Path) -> None:
    again(database)
    connection = sqlite3.connect(database)
    assert connection.execute("select text, version from articles where id = 1").fetchone() == (
        FIRST_TEXT,
        "10",
    )
    connection.close()
