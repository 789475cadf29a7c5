"""The same words in several places, and how words developed."""

from __future__ import annotations

from pathlib import Path

import pytest

from press import IDS, print_press
from sample import KERRY, LAVROV, articles_of_two, statement_of, store
from tracker_extract.models import Article
from tracker_store.asking.filters import Filter
from tracker_store.asking.sayings import (
    agree,
    content_words,
    count_distinct,
    distinct_quotes,
    link,
    sources,
    unlinked,
)
from tracker_store.counting.timeline import timeline
from tracker_store.database.connect import reading, writing
from tracker_store.relations.development import compared, traced
from tracker_store.writing.stale_sayings import forget
from tracker_store.writing.write import transaction


@pytest.fixture
def path(tmp_path: Path) -> Path:
    print_press(tmp_path / "press.db")
    with writing(tmp_path / "press.db") as db:
        link(db)
    return tmp_path / "press.db"


@pytest.mark.parametrize(
    ("one", "other", "headline", "same"),
    [
        ("الهدنة تبدأ يوم الاثنين المقبل", "الهدنة تبدأ يوم الاثنين المقبل", False, True),
        ("الهدنة تبدأ يوم الاثنين المقبل", "هدنة تبدأ الاثنين المقبل في حلب", False, True),
        ("الهدنة تبدأ يوم الاثنين المقبل", "الحرب تنتهي هذا العام", False, False),
        ("نعم", "نعم", False, True),
        ("نعم", "لا", False, False),
        ("الوضع صعب", "الوضع صعب جدا في كل المدن السورية", False, False),
        ("تبدأ الهدنة الاثنين المقبل", "أعلن أن الهدنة تبدأ يوم الاثنين المقبل بعد صلاة العيد في كل الأراضي السورية", False, True),
        ("لا هدنة من دون ضمانات", "أي هدنة لن تصمد من دون ضمانات مكتوبة من الطرفين", True, True),
        ("لا هدنة بلا ضمانات دولية", "أي هدنة لن تصمد بلا ضمانات مكتوبة من الطرفين", False, False),
        ("they will leave the town tomorrow", "we will leave the town tomorrow", False, True),
        ("", "", False, False),
    ],
)  # fmt: skip
def test_which_words_agree(one: str, other: str, headline: bool, same: bool) -> None:
    from tracker_extract.text import fold

    assert agree(content_words(fold(one)), content_words(fold(other)), headline=headline) is same


def test_a_wire_copy_is_one_saying_the_earliest_first(path: Path) -> None:
    with reading(path) as connection:
        found = {
            record["id"]: record
            for record in distinct_quotes(connection, Filter(speakers=("sergey-lavrov",)))
        }
        assert list(found) == [IDS["promise"], IDS["dialogue"], IDS["denial"]]
        (copy,) = found[IDS["promise"]]["sources"]
        assert (copy["id"], copy["outlet"], copy["date"]) == (IDS["copy"], "Daily", "2016-08-28")
        assert found[IDS["denial"]]["sources"] == []
        assert count_distinct(connection, Filter(speakers=("sergey-lavrov",))) == 3
        only = [record["id"] for record in distinct_quotes(connection, Filter(outlets=("Daily",)))]
        assert only == [IDS["copy"], IDS["minister"]]
        page = [record["id"] for record in distinct_quotes(connection, Filter(limit=1, offset=1))]
        assert page == [IDS["dialogue"]]


def test_words_of_another_speaker_day_or_language_stay_apart(tmp_path: Path) -> None:
    from datetime import date

    words = "The truce begins next Monday in Aleppo"
    made = []
    for number, (speaker, day, language) in enumerate(
        [
            (LAVROV, date(2016, 8, 1), "en"), (LAVROV, date(2016, 8, 3), "en"), (KERRY, date(2016, 8, 1), "en"),
            (LAVROV, date(2016, 8, 9), "en"), (LAVROV, date(2016, 8, 1), "fr"), (None, date(2016, 8, 1), "en"),
            (None, date(2016, 8, 1), "en"), (LAVROV, None, "en"),
        ]
    ):  # fmt: skip
        text = f"{number}: {words}"
        who = [speaker] if speaker else []
        made.append((Article(text), [statement_of(text, words, *who, said=day, language=language)]))
    store(tmp_path / "t.db", *made)
    with writing(tmp_path / "t.db") as db:
        assert link(db) == 8
        rows = db.execute("select id, saying from statements order by id").fetchall()
        assert [saying for _, saying in rows] == [1, 1, 3, 4, 5, 6, 7, 8]
        assert link(db) == 0


def test_linking_goes_on_where_it_stopped(path: Path) -> None:
    text = "Late: وقف إطلاق النار في حلب يبدأ يوم الاثنين المقبل"
    from datetime import date

    late = statement_of(text, text[6:], LAVROV, said=date(2016, 8, 29))
    store(path, (Article(text, outlet="Evening", url="https://example.org/9"), [late]))
    with writing(path) as db:
        assert unlinked(db.conn) == 1
        link(db)
        assert [source["outlet"] for source in sources(db.conn, IDS["promise"])[1]] == ["Daily", "Evening"]
        with transaction(db) as connection:
            forget(connection, [IDS["copy"]])
        assert unlinked(db.conn) == 3
        link(db)
        assert len(sources(db.conn, IDS["promise"])[1]) == 2


def test_what_comes_in_late_can_be_the_first(path: Path) -> None:
    from datetime import date

    text = "Early: وقف إطلاق النار في حلب يبدأ يوم الاثنين المقبل"
    early = statement_of(text, text[7:], LAVROV, said=date(2016, 8, 26))
    store(path, (Article(text, outlet="Dawn", url="https://example.org/8"), [early]))
    with writing(path) as db:
        link(db)
        sayings = db.execute("select distinct saying from statements where id in (1, 3, 9)").fetchall()
        assert sayings == [(9,)]
        first = next(iter(distinct_quotes(db.conn, Filter(speakers=("sergey-lavrov",)))))
        assert (first["id"], [source["id"] for source in first["sources"]]) == (9, [1, 3])


def test_two_speakers_side_by_side(path: Path) -> None:
    with reading(path) as connection:
        rows = list(compared(connection, ("sergey-lavrov",), ("john-kerry",), Filter()))
    assert [(row["date"], row["id_a"], row["id_b"]) for row in rows] == [
        ("2016-08-27", 1, None), ("2016-08-27", 2, None), ("2016-08-28", None, 4), ("2016-09-15", 5, None),
    ]  # fmt: skip
    assert rows[2]["b"].startswith("للوزير")


def test_a_change_of_act_is_marked(path: Path) -> None:
    with reading(path) as connection:
        rows = traced(connection, Filter(speakers=("sergey-lavrov",), topics=("aleppo",)))
        assert [(row["act"], row["mark"], row["change"], row["copies"]) for row in rows] == [
            ("promise", "first", None, 1), ("deny", "last", "promise → deny", 0),
        ]  # fmt: skip
        assert traced(connection, Filter(speakers=("nobody",))) == []


@pytest.mark.parametrize(
    ("step", "periods"),
    [
        ("day", ["2016-08-27", "2016-08-28"]),
        ("week", ["2016-08-22", "2016-08-29", "2016-09-05", "2016-09-12"]),
        ("month", ["2016-08", "2016-09"]),
        (None, ["2016-08-27", "2016-08-28"]),
    ],
)
def test_a_timeline_has_its_empty_periods(path: Path, step: str | None, periods: list[str]) -> None:
    with reading(path) as connection:
        rows = list(timeline(connection, Filter(), step, None))
    found = [row["period"] for row in rows]
    assert found[: len(periods)] == periods
    assert found == sorted(found)
    assert sum(row["statements"] for row in rows) == len(IDS)
    assert any(not row["statements"] for row in rows) == (step != "month")


def test_a_timeline_for_each(path: Path, database: Path) -> None:
    with reading(path) as connection:
        rows = list(timeline(connection, Filter(), "month", "speaker"))
        assert [(row["series"], row["statements"]) for row in rows[:2]] == [
            ("Sergey Lavrov", 3),
            ("John Kerry", 1),
        ]
        named = list(timeline(connection, Filter(topics=("aleppo",)), "month", "topic"))
        assert {row["series"] for row in named} == {"aleppo"}
        assert list(timeline(connection, Filter(speakers=("nobody",)), None, None)) == []
    with reading(database) as connection:  # undated ones are left out
        assert sum(row["statements"] for row in timeline(connection, Filter(), "day", None)) == 3
    assert len(articles_of_two()) == 2
