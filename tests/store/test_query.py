"""Reading: filters, order, the record, names and topics as typed."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from sample import FIRST_TEXT, KERRY, LAVROV, SECOND_TEXT, articles_of_two, statement_of, store
from tracker_extract.errors import NotFoundError
from tracker_extract.models import Article, Evidence, Span
from tracker_store.asking import filters
from tracker_store.asking.explain import explained
from tracker_store.asking.filters import Filter
from tracker_store.asking.query import explain_plan, quotes
from tracker_store.asking.record import KEYS
from tracker_store.database.connect import reading
from tracker_store.naming.lookup import find_speakers, find_topic, nearest_speakers, nearest_topics, topics


@pytest.fixture
def connection(database: Path) -> Iterator[sqlite3.Connection]:
    with reading(database) as opened:
        yield opened


def test_the_record_of_a_statement_with_two_parts(connection: sqlite3.Connection) -> None:
    first = next(quotes(connection, Filter()))
    assert tuple(first) == KEYS
    assert first == {
        "id": 2,
        "date": "2016-08-26",
        "speaker": "John Kerry",
        "speaker_ar": "جون كيري",
        "speaker_id": "john-kerry",
        "speaker_class": "person",
        "role": "Secretary of State of the United States",
        "country": "US",
        "source_text": "كيري",
        "resolved_by": "name",
        "cue": "وقال",
        "act": "say",
        "kind": "indirect",
        "quote": "الهدنة قريبة … العمل مستمر",
        "parts": ["الهدنة قريبة", "العمل مستمر"],
        "spans": first["spans"],
        "start": FIRST_TEXT.index("الهدنة"),
        "topics": ["ceasefire", "syria"],
        "language": "ar",
        "article_id": 1,
        "title": "كيري: لا اتفاق بعد",
        "outlet": "Agency",
        "url": "https://example.org/1",
        "path": "first.txt",
        "published": "2016-08-27",
        "confidence": 0.9,
        "corrected": [],
        "speaker_wikidata": None,
        "archived_url": None,
        "passage_url": first["passage_url"],
    }
    told = unquote(first["passage_url"])
    assert told == "https://example.org/1#:~:text=الهدنة قريبة&text=العمل مستمر"
    assert [FIRST_TEXT[start:end] for start, end in first["spans"]] == first["parts"]


def test_several_speakers_are_joined_in_order(connection: sqlite3.Connection) -> None:
    (joint,) = quotes(connection, Filter(topics=("aleppo",)))
    assert joint["speaker"] == "Sergey Lavrov & John Kerry"
    assert joint["speaker_ar"] == "سيرغي لافروف & جون كيري"
    assert joint["speaker_id"] == "sergey-lavrov;john-kerry"
    assert joint["speaker_class"] == "person"
    assert joint["country"] == "RU;US"
    assert joint["role"] == "Minister of Foreign Affairs of Russia & Secretary of State of the United States"


def test_nobody_is_null(connection: sqlite3.Connection) -> None:
    (nobody,) = (r for r in quotes(connection, Filter()) if r["resolved_by"] == "unresolved")
    keys = ("speaker", "speaker_ar", "speaker_id", "speaker_class", "role", "country", "date", "outlet")
    assert [nobody[key] for key in keys] == [None] * len(keys)
    assert nobody["source_text"] == "A man"
    assert nobody["topics"] == []


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Filter(), [2, 1, 3, 4, 5]),
        (Filter(limit=1), [2]),
        (Filter(limit=4), [2, 1, 3, 4]),
        (Filter(speakers=("john-kerry",)), [2, 1, 3]),
        (Filter(speakers=("sergey-lavrov", "mikhail-lavrov")), [3, 5]),
        (Filter(speakers=("john-kerry",), limit=2), [2, 1]),
        (Filter(topics=("syria",)), [2, 1, 3]),
        (Filter(topics=("syria", "ceasefire")), [2]),
        (Filter(topics=("syria", "syria")), [2, 1, 3]),
        (Filter(topics=("aleppo",), speakers=("john-kerry",)), [3]),
        (Filter(kinds=("headline", "direct")), [1, 4, 5]),
        (Filter(since="2016-08-27"), [1, 3]),
        (Filter(until="2016-08-26"), [2]),
        (Filter(since="2016-08-26", until="2016-08-26"), [2]),
        (Filter(since="2017-01-01"), []),
    ],
    ids=str,
)
@pytest.mark.parametrize("rare", [5000, 0], ids=["looked up", "walked"])
def test_filters(
    connection: sqlite3.Connection, wanted: Filter, ids: list[int], rare: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filters, "RARE", rare)
    assert [record["id"] for record in quotes(connection, wanted)] == ids


def test_no_filter_scans_the_statements(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = (
        Filter(limit=20), Filter(topics=("syria",)), Filter(speakers=("john-kerry",)), Filter(since="2016"),
        Filter(topics=("syria", "aleppo"), speakers=("john-kerry",), until="2017"),
    )  # fmt: skip
    for rare in (5000, 0):
        monkeypatch.setattr(filters, "RARE", rare)
        for each in wanted:
            assert not [step for step in explain_plan(connection, each) if scans(step)], each


def scans(step: str) -> bool:
    """Whether a step of a query plan reads the whole table of statements, or of their speakers or topics."""
    return re.fullmatch(r"SCAN (s|l|t)", step) is not None


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("john-kerry", ["john-kerry"]),
        ("John Kerry", ["john-kerry"]),
        ("kerry", ["john-kerry"]),
        ("  KERRY ", ["john-kerry"]),
        ("كيري", ["john-kerry"]),
        ("جون كِيري", ["john-kerry"]),
        ("Lavrov", ["mikhail-lavrov", "sergey-lavrov"]),
        ("لافروف", ["mikhail-lavrov", "sergey-lavrov"]),
        ("Sergei Lavrov", ["sergey-lavrov"]),
        ("Sergey Lavrov", ["sergey-lavrov"]),
        ("Kerr", []),
        ("%", []),
        ("", []),
        ("'; drop table speakers; --", []),
    ],
)
def test_speakers_as_typed(connection: sqlite3.Connection, typed: str, ids: list[str]) -> None:
    assert sorted(known.id for known in find_speakers(connection, typed)) == ids


@pytest.mark.parametrize("typed", ["aleppo", "Aleppo", " ALEPPO "])
def test_topics_as_typed(connection: sqlite3.Connection, typed: str) -> None:
    assert find_topic(connection, typed) == "aleppo"


def test_hints(connection: sqlite3.Connection) -> None:
    assert topics(connection) == ("aleppo", "ceasefire", "syria")
    assert find_topic(connection, "alepo") is None
    assert nearest_topics(connection, "alepo") == ("aleppo",)
    assert nearest_topics(connection, "zzz") == ("aleppo", "ceasefire", "syria")
    assert nearest_speakers(connection, "Jon Kery") == ("John Kerry",)
    assert nearest_speakers(connection, "Ksawery Zzz") == ()


def test_explained(connection: sqlite3.Connection) -> None:
    found = explained(connection, 2)
    assert (found.record["id"], found.text, found.encoding, found.version) == (2, FIRST_TEXT, "utf-8", "9.9")
    assert found.cue == Span(FIRST_TEXT.index("وقال"), FIRST_TEXT.index("وقال") + 4)
    assert found.evidence == (Evidence("find", "verb-that", "a verb of saying", (Span(0, 3),)),)
    assert explained(connection, 1).cue is None
    with pytest.raises(NotFoundError, match="unknown statement '77'"):
        explained(connection, 77)


def test_results_are_streamed(connection: sqlite3.Connection) -> None:
    assert next(quotes(connection, Filter(limit=0)))["id"] == 2


def test_two_statements_at_one_place_keep_their_order(tmp_path: Path) -> None:
    twice = [statement_of(SECOND_TEXT, "no", speaker) for speaker in (LAVROV, KERRY)]
    store(tmp_path / "t.db", (Article(SECOND_TEXT), twice))
    with reading(tmp_path / "t.db") as opened:
        assert [record["speaker_id"] for record in quotes(opened, Filter())] == [
            "sergey-lavrov",
            "john-kerry",
        ]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [("Meekhaeel", ["mikhail-lavrov"]), ("Kerrey", []), ("Mi", [])],
    ids=["known from an article", "in the registry: its spellings are listed", "too short a key"],
)
def test_other_transliterations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, ids: list[str]
) -> None:
    keys = {"mikhail": "mkhl", "meekhaeel": "mkhl", "kerry": "kr y", "kerrey": "kr y", "mi": "m"}
    monkeypatch.setattr("tracker_extract.names.match_key", lambda word: keys.get(word, word))
    store(tmp_path / "t.db", *articles_of_two())
    with reading(tmp_path / "t.db") as opened:
        assert [known.id for known in find_speakers(opened, typed)] == ids
