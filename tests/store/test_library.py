"""The library for programs and notebooks: filters as the command has them, typed rows, tables, and nothing written."""

from __future__ import annotations

import dataclasses
import gc
import hashlib
import inspect
import re
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from sample import articles_of_two, store
from tracker_cli.options.groups import Choice
from tracker_store import Database, NotFoundError, Quote, StoreError, TrackerError, open_database
from tracker_store.asking.record import KEYS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("library") / "news.db"
    store(path, *articles_of_two())
    return path


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with open_database(path) as opened:
        yield opened


def test_a_quote_has_every_key_of_the_record() -> None:
    """A key that comes to the record is a field of Quote, too."""
    assert set(KEYS) <= {field.name for field in dataclasses.fields(Quote)}


def test_filters_are_those_of_the_command() -> None:
    taken = set(inspect.signature(Database.quotes).parameters)
    assert {field.name for field in dataclasses.fields(Choice)} <= taken
    assert {"sort", "reverse", "limit", "offset"} <= taken


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({}, [2, 1, 3, 4, 5]),
        ({"speaker": "كيري"}, [2, 1, 3]),
        ({"speaker": ["Lavrov"]}, [3, 5]),
        ({"speaker_id": "sergey-lavrov"}, [3]),
        ({"speaker_id": "nobody"}, []),
        ({"country": ("us",)}, [2, 1, 3]),
        ({"class_": "person", "language": "en"}, [5]),
        ({"topic": ["aleppo", "syria"]}, [3]),
        ({"topic": ["aleppo", "ceasefire"], "any_topic": True}, [2, 3]),
        ({"search": "peace"}, [4]),
        ({"search": "…"}, []),
        ({"act": "announce"}, [3]),
        ({"kind": "headline"}, [1]),
        ({"outlet": "Agency", "limit": 1, "offset": 1}, [1]),
        ({"since": "2016-08-27"}, [1, 3]),
        ({"until": date(2016, 8, 26)}, [2]),
        ({"on": datetime(2016, 8, 26, 12)}, [2]),
        ({"since": "2016", "until": "2016-08"}, [2, 1, 3]),
        ({"article": 2}, [4, 5]),
        ({"article": [1, 2], "reverse": True}, [3, 1, 2, 5, 4]),
        ({"unresolved": True}, [4]),
        ({"min_confidence": 0.95}, []),
        ({"org": "United States"}, [2, 1, 3]),
        ({"about": "Lavrov"}, []),
    ],
)
def test_a_filter(db: Database, filters: dict[str, Any], ids: list[int]) -> None:
    assert [quote.id for quote in db.quotes(**filters)] == ids


def test_a_row_has_types(db: Database) -> None:
    quote = db.quote(2)
    assert (quote.date, quote.parts) == (date(2016, 8, 26), ("الهدنة قريبة", "العمل مستمر"))
    text = db.text(quote.article_id)
    assert tuple(text[start:end] for start, end in quote.spans) == quote.parts
    assert hash(quote) and quote == db.quote(2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        quote.speaker = "Somebody"  # type: ignore[misc]


def test_an_answer_is_read_when_it_is_looped_over_and_anew(db: Database) -> None:
    answer = db.quotes(limit=2)
    assert [quote.id for quote in answer] == [quote.id for quote in answer] == [2, 1]
    assert "loop over them" in repr(answer)
    assert db.quotes(topic="aleppo", language="en").first() is None


def test_speakers_topics_articles(db: Database) -> None:
    kerry = db.speakers(name="Kerry").first()
    assert kerry is not None and (kerry.id, kerry.statements, kerry.first) == (
        "john-kerry",
        3,
        date(2016, 8, 26),
    )
    assert db.speakers(name="Vladimir Putin").first() is None  # the registry knows him, nobody here does
    assert [topic.topic for topic in db.topics()] == ["syria", "aleppo", "ceasefire"]
    assert [article.id for article in db.articles(since="2016")] == [1]


def test_a_quotation_is_proved(db: Database) -> None:
    proof = db.verify("العمل مستمر", speaker="Kerry")
    assert (proof.verdict, proof.real, [place.quote and place.quote.id for place in proof.places]) == (
        "verbatim", True, [2],
    )  # fmt: skip
    assert (db.verify("nobody said this ever").places, db.verify("قال كيري إن الهدنة").real) == ((), False)


def test_tables_have_the_same_columns_whatever_they_hold(db: Database) -> None:
    all_rows, none = db.quotes().arrow(), db.quotes(min_confidence=1).arrow()
    assert (all_rows.num_rows, none.num_rows) == (5, 0)
    assert all_rows.schema == none.schema == db.quotes().schema()
    assert str(all_rows.schema.field("spans").type) == "list<item: list<item: int64>>"
    frame = db.quotes().pandas()
    assert list(frame.columns) == [field.name for field in dataclasses.fields(Quote)]
    assert frame["date"].tolist()[:3] == [date(2016, 8, 26), date(2016, 8, 27), date(2016, 8, 27)]
    polars = db.quotes().polars()
    assert polars["topics"].to_list()[0] == ["ceasefire", "syria"] or polars["topics"].to_list()[0] == [
        "syria",
        "ceasefire",
    ]
    assert db.speakers().polars().height == 3


@pytest.mark.parametrize(
    ("ask", "error", "words"),
    [
        (lambda db: db.quotes(speaker="Kery"), NotFoundError, "did you mean John Kerry"),
        (lambda db: db.quotes(topic="alepo"), NotFoundError, "did you mean aleppo"),
        (lambda db: db.quotes(act="dance"), NotFoundError, "unknown act 'dance'"),
        (lambda db: db.quotes(kind="loud"), NotFoundError, "did you mean direct"),
        (lambda db: db.quotes(class_="ghost"), NotFoundError, "unknown class"),
        (lambda db: db.quotes(sort="mood"), NotFoundError, "unknown sort"),
        (lambda db: db.quotes(sort="relevance"), ValueError, "needs search"),
        (lambda db: db.quotes(since="soon"), ValueError, "'soon' is no day"),
        (lambda db: db.quotes(on="2016-13"), ValueError, "'2016-13' is no day"),
        (lambda db: db.quotes(article=1 << 70).first(), StoreError, "64 bits"),
        (lambda db: db.quote(99), NotFoundError, "unknown statement '99'"),
        (lambda db: db.text(99), NotFoundError, "unknown article '99'"),
        (lambda db: open_database("no-such.db"), StoreError, "no-such.db: no such database"),
        (lambda db: open_database(__file__), StoreError, "not a database"),
    ],
)
def test_errors_say_what_is_wrong(
    db: Database, ask: Callable[[Database], object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=re.escape(words)):
        ask(db)


def test_without_a_package_one_line_says_what_to_install(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    for module, words in (("pandas", "pip install pandas"), ("pyarrow", r"the extra `parquet`")):
        monkeypatch.setitem(sys.modules, module, None)
        with pytest.raises(TrackerError, match=words):
            db.quotes().pandas() if module == "pandas" else db.quotes().arrow()


def test_nothing_is_written(path: Path) -> None:
    before = hashlib.sha256(path.read_bytes()).digest()
    with open_database(path) as db:
        list(db.quotes())
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            db._connection.execute("delete from statements")
        unfinished = iter(db.quotes())
        next(unfinished)
    del unfinished
    gc.collect()
    assert hashlib.sha256(path.read_bytes()).digest() == before


def test_an_older_database_is_left_as_it_is(tmp_path: Path) -> None:
    store(tmp_path / "old.db", *articles_of_two())
    with sqlite3.connect(tmp_path / "old.db") as connection:
        connection.execute("pragma user_version = 3")
    connection.close()
    with pytest.raises(StoreError, match="older version"):
        open_database(tmp_path / "old.db")
