"""Saved questions: what is new to each, once, whatever happens to articles meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from press import print_press
from sample import AT, KERRY, LAVROV, statement_of, store
from tracker_extract.errors import NotFoundError, StoreError
from tracker_extract.models import Article, Speaker
from tracker_store.asking.articles import remove_articles
from tracker_store.asking.filters import Filter
from tracker_store.asking.sayings import link_new
from tracker_store.database.connect import writing
from tracker_store.saved import searches
from tracker_store.upkeep.reprocess import renew
from tracker_store.writing.prepare import prepared, said
from tracker_store.writing.write import Writer, transaction

OF_LAVROV = Filter(speakers=("sergey-lavrov",))
WORDS = "The truce in Aleppo begins next Monday at noon"
DAY = date(2016, 8, 29)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "press.db"
    print_press(path)
    with writing(path) as db, transaction(db) as connection:
        searches.add(connection, "lavrov", {"speaker": ["Lavrov"]}, AT, everything=False)
    return path


def article(
    words: str, outlet: str, number: int, *speakers: Speaker, day: date | None = DAY, lead: str = "Lead"
) -> tuple[Article, Sequence[Any]]:
    text = f"{lead} {number}. He said: {words}. The end."
    statement = statement_of(text, words, *speakers, said=day, language="en")
    return Article(text, "T", day, "en", outlet, f"https://example.org/{outlet}/{number}"), [statement]


def news(path: Path, wanted: Filter = OF_LAVROV) -> list[str]:
    """What is new to the question, by outlet, noted as shown."""
    with writing(path) as db, transaction(db) as connection:
        link_new(connection)
        rows = take(connection, "one", wanted)
        searches.note_shown(connection, "one", AT)
    return rows


def take(connection: sqlite3.Connection, holder: str, wanted: Filter = OF_LAVROV, *gone: str) -> list[str]:
    """What a holder gets while all but the gone are there."""
    stretches = searches.hand_out(connection, "lavrov", holder, lambda one, _: one not in gone, AT)
    return [row["outlet"] for each in stretches for row in searches.fresh(connection, "lavrov", wanted, each)]


def test_what_was_there_is_old_and_what_comes_is_new_once(path: Path) -> None:
    assert news(path) == []
    store(path, article(WORDS, "Agency", 10, LAVROV), article("No talks", "Daily", 11, KERRY))
    assert news(path) == ["Agency"]
    assert news(path) == []


def test_a_copy_is_no_news_unless_the_question_is_about_its_outlet(path: Path) -> None:
    store(
        path,
        article(WORDS, "Agency", 10, LAVROV),
        article(f"{WORDS} sharp", "Daily", 11, LAVROV, lead="Late"),
    )
    assert news(path) == ["Agency"]
    store(path, article(WORDS, "Evening", 12, LAVROV, day=date(2016, 8, 30), lead="Later"))
    assert news(path) == []
    store(path, article(WORDS, "Tribune", 13, LAVROV, lead="Last"))
    assert news(path, Filter(outlets=("Tribune",))) == ["Tribune"]


def test_a_denial_of_what_was_said_is_news(path: Path) -> None:
    store(path, article(WORDS, "Agency", 10, LAVROV))
    assert news(path) == ["Agency"]
    denial, (said_so,) = article(WORDS, "Daily", 11, LAVROV, lead="Denied")
    store(path, (denial, [replace(said_so, act="deny")]))
    assert news(path) == ["Daily"]
    store(path, article(WORDS, "Evening", 12, LAVROV, lead="Again"))
    assert news(path) == []


def test_a_copy_from_before_the_question_is_no_news(path: Path) -> None:
    text = "Again: وقف إطلاق النار في حلب يبدأ يوم الاثنين المقبل"  # the promise of the press
    again = statement_of(text, text[7:], LAVROV, said=date(2016, 8, 28))
    store(path, (Article(text, "T", date(2016, 8, 28), "ar", "Evening", "https://example.org/99"), [again]))
    assert news(path) == []


def test_the_same_words_much_later_are_news(path: Path) -> None:
    store(path, article(WORDS, "Agency", 10, LAVROV))
    assert news(path) == ["Agency"]
    store(path, article(WORDS, "Agency", 11, LAVROV, day=date(2017, 1, 1), lead="A year on"))
    assert news(path) == ["Agency"]


@pytest.mark.parametrize("who", [LAVROV, None], ids=["speaker", "unresolved"])
@pytest.mark.parametrize("day", [DAY, None], ids=["dated", "undated"])
def test_a_corrected_article_brings_only_what_it_adds(
    path: Path, who: Speaker | None, day: date | None
) -> None:
    anyone, speakers = Filter(languages=("en",)), [who] if who else []
    store(path, article(WORDS, "Agency", 10, *speakers, day=day))
    assert news(path, anyone) == ["Agency"]
    store(path, article(WORDS, "Agency", 10, *speakers, day=day, lead="Corrected lead"))
    assert news(path, anyone) == []
    store(path, article("Something else was agreed on", "Agency", 10, *speakers, day=day))
    assert news(path, anyone) == ["Agency"]


def test_words_that_a_correction_gives_to_somebody_else_are_news_of_them(path: Path) -> None:
    store(path, article(WORDS, "Agency", 10, KERRY))
    assert news(path) == []
    store(path, article(WORDS, "Agency", 10, LAVROV, lead="Corrected"))
    assert news(path) == ["Agency"]


def test_what_is_found_anew_in_an_old_article_is_no_news(path: Path) -> None:
    one, _ = article(WORDS, "Agency", 10, LAVROV)
    store(path, (one, [statement_of(one.text, WORDS[:20], LAVROV, said=DAY, language="en")]))
    assert news(path) == ["Agency"]
    with writing(path) as db:
        number = searches.last_article(db.conn)
        found = [said(one.text, statement_of(one.text, WORDS, LAVROV, said=DAY, language="en"))]
        renew(Writer(db, lambda _: (), "10"), number, found)
        assert db.execute("select count(*) from statements where article_id = ?", (number,)).fetchone() == (
            1,
        )
    assert news(path) == []
    # Its saying is known by the new statement now; a copy of it is old all the same.
    store(path, article(WORDS, "Daily", 11, LAVROV, lead="Copy"))
    assert news(path) == []


def test_a_number_is_not_given_again_when_the_last_article_is_removed(path: Path) -> None:
    store(path, article(WORDS, "Agency", 10, LAVROV))
    assert news(path) == ["Agency"]
    with writing(path) as db, transaction(db) as connection:
        remove_articles(connection, [searches.last_article(connection)])
    store(path, article("Grain will be shipped again soon", "Daily", 12, LAVROV))
    assert news(path) == ["Daily"]


def test_the_last_to_come_in_and_what_came_since(path: Path) -> None:
    store(path, article(WORDS, "Agency", 10, LAVROV), article(WORDS, "Daily", 11, LAVROV, lead="Copy"))
    with writing(path) as db, transaction(db) as connection:
        link_new(connection)
        rows = list(searches.latest(connection, "x", OF_LAVROV, 2))
        assert [(row["outlet"], row["search"]) for row in rows] == [("Daily", "x"), ("Weekly", "x")]
        assert rows[0]["around"] == f"He said: {WORDS}."
        assert (rows[0]["came"], len(rows[0]["sources"])) == (AT.isoformat(), 1)
        since = list(searches.came_since(connection, "x", OF_LAVROV, "2026-01-02"))
        assert [row["outlet"] for row in since] == ["Agency", "Agency", "Weekly", "Agency"]
        assert list(searches.came_since(connection, "x", OF_LAVROV, "2026-01-03")) == []
        assert len(list(searches.latest(connection, "x", Filter(), 100))) == 8


def test_names_are_taken_once_and_forgotten(path: Path) -> None:
    with writing(path) as db, transaction(db) as connection:
        with pytest.raises(StoreError, match="already"):
            searches.add(connection, "lavrov", {}, AT, everything=True)
        with pytest.raises(NotFoundError, match="did you mean lavrov"):
            searches.remove(connection, "lavrof")
        searches.add(connection, "all", {}, AT, everything=True)
        assert [row["last_article"] for row in searches.searches(connection)] == [0, 3]
        searches.remove(connection, "lavrov")
        assert [row["name"] for row in searches.searches(connection)] == ["all"]


def test_what_could_not_be_shown_goes_to_the_next_who_asks(path: Path) -> None:
    with writing(path) as db, transaction(db) as connection:
        for number, outlet in enumerate(("Agency", "Daily", "Evening")):
            one, (told,) = article(
                f"{outlet} {outlet}s of the {number} harbours sank", outlet, 20 + number, LAVROV
            )
            Writer(db, lambda _: (), "1").put(connection, prepared(one, [told]), AT.isoformat(), None)
            link_new(connection)
            # The first and the second show theirs at the same time; what they have nobody else gets.
            assert take(connection, outlet) == [outlet]
            assert take(connection, "other") == []
        searches.give_back(connection, "Agency")
        assert take(connection, "other", OF_LAVROV, "Evening") == ["Agency", "Evening"]
        searches.note_shown(connection, "other", AT)
        assert take(connection, "more") == []
        searches.note_shown(connection, "Daily", AT)
        assert take(connection, "last", OF_LAVROV, "Daily", "Evening") == []
        assert searches.waiting(connection, "lavrov", lambda *_: True) == []
        searches.remove(connection, "lavrov")
