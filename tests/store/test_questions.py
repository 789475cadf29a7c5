"""Every filter, order and group, on statements whose answers are known."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press import IDS, print_press
from tracker_extract.registry import Registry
from tracker_extract.words.clitics import forms, forms_before, stem
from tracker_store.asking import filters
from tracker_store.asking.filters import Filter
from tracker_store.asking.query import count, explain_plan, quotes
from tracker_store.asking.search import any_phrase, expression
from tracker_store.asking.speakers import SpeakerFilter, listing, speaker, speakers
from tracker_store.counting.counts_by import GROUPS, grouping, groups
from tracker_store.database.connect import reading
from tracker_store.naming.bodies import bodies_of, spellings_of
from tracker_store.naming.lookup import with_merged


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("press") / "press.db"
    print_press(found)
    return found


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with reading(path) as opened:
        yield opened


def found(connection: sqlite3.Connection, wanted: Filter) -> list[str]:
    names = {number: name for name, number in IDS.items()}
    return [names[record["id"]] for record in quotes(connection, wanted)]


ALL = ["promise", "dialogue", "copy", "minister", "denial", "kremlin", "nobody", "official"]
CASES = [
    (Filter(), ALL),
    (Filter(reverse=True), ["official", "nobody", "kremlin", "denial", "minister", "copy", "dialogue", "promise"]),
    (Filter(limit=2, offset=3), ["minister", "denial"]),
    (Filter(offset=7), ["official"]),
    (Filter(offset=8), []),
    (Filter(countries=("RU",)), ["promise", "dialogue", "copy", "denial", "kremlin"]),
    (Filter(countries=("RU", "US"), kinds=("indirect",)), ["dialogue", "copy", "minister"]),
    (Filter(classes=("office",)), ["kremlin"]),
    (Filter(classes=("office", "unnamed")), ["kremlin", "official"]),
    (Filter(topics=("aleppo", "syria")), ["promise"]),
    (Filter(any_topics=("ceasefire", "syria")), ["promise", "dialogue", "copy", "denial", "official"]),
    (Filter(acts=("deny", "promise")), ["promise", "denial"]),
    (Filter(outlets=("Daily",)), ["copy", "minister"]),
    (Filter(outlets=("Daily", "Agency"), acts=("say",)), ["dialogue", "copy"]),
    (Filter(languages=("en",), topics=("syria",)), ["official"]),
    (Filter(articles=(2,)), ["copy", "minister"]),
    (Filter(articles=(99,)), []),
    (Filter(unresolved=True), ["nobody"]),
    (Filter(min_confidence=0.6, languages=("en",)), ["denial", "kremlin", "official"]),
    (Filter(org=(("kremlin",), ())), ["kremlin"]),
    (Filter(org=((), ("Minister of Foreign Affairs of Russia",))), ["promise", "dialogue", "copy", "denial"]),
    (Filter(org=((), ())), []),
    (Filter(speakers=("sergey-lavrov",), since="2016-09"), ["denial"]),
    (Filter(search=expression("حلب"), speakers=("sergey-lavrov",)), ["promise", "copy"]),
    (Filter(rejected=True), []),
    (Filter(sort="speaker"), ["official", "minister", "kremlin", "promise", "dialogue", "copy", "denial", "nobody"]),
    (Filter(sort="outlet", reverse=True, limit=3), ["denial", "kremlin", "nobody"]),
    (Filter(sort="outlet", topics=("aleppo",)), ["promise", "copy", "denial"]),
    (Filter(sort="relevance", search=expression("ceasefire Aleppo")), ["denial"]),
    (Filter(sort="relevance", search=expression("حلب"), acts=("promise",)), ["promise"]),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "names"), CASES, ids=[str(n) for n in range(len(CASES))])
@pytest.mark.parametrize("rare", [5000, 0], ids=["looked up", "walked"])
def test_what_passes(
    connection: sqlite3.Connection,
    wanted: Filter,
    names: list[str],
    rare: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(filters, "RARE", rare)
    assert found(connection, wanted) == names
    if not (wanted.limit or wanted.offset):
        assert count(connection, wanted) == len(names)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("حلب", ["promise", "copy"]),
        ("إطلاق", ["promise", "copy"]),
        ("اطلاق", ["promise", "copy"]),
        ("أزمة", ["dialogue"]),
        ("الازمه", ["dialogue"]),
        ("وزير", ["minister"]),
        ("الوزير", ["minister"]),
        ("مدرسه", ["minister"]),
        ("مؤتمر", ["minister"]),
        ("مُؤْتَمَر", ["minister"]),
        ("حوار", ["dialogue"]),
        ('"وقف إطلاق النار"', ["promise", "copy"]),
        ("«اطلاق النار» الاثنين", ["promise", "copy"]),
        ('"النار إطلاق"', []),
        ("CEASEFIRE", ["denial"]),
        ('"no ceasefire" aleppo', ["denial"]),
        ("a-b", ["kremlin"]),
        ("b-a", []),
        ("100%", ["kremlin"]),
        ("it's", ["kremlin"]),
        ("AND", ["kremlin"]),
        ("no OR peace", []),
        ("peace NOT talks", []),
        ('"', None),
        ("", None),
        ("% * ' ( )", None),
        ("\0", None),
    ],
)
def test_search(connection: sqlite3.Connection, typed: str, names: list[str] | None) -> None:
    match = expression(typed)
    if names is None:
        assert match is None
        return
    assert match is not None
    assert found(connection, Filter(search=match)) == names


@given(st.text())
def test_no_text_is_an_error(path: Path, typed: str) -> None:
    match = expression(typed)
    if match is not None:
        with reading(path) as connection:
            count(connection, Filter(search=match))
            list(quotes(connection, Filter(search=match, sort="relevance")))


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("وزير", "والوزير"), ("وزير", "للوزير"), ("الوزير", "بوزير"), ("للوزير", "وزيرهم"), ("مدرسة", "ومدرستهم"),
        ("مدرسه", "بمدرسته"), ("فالأزمة", "ازمه"), ("ceasefire", "ceasefire"),
    ],
)  # fmt: skip
def test_a_word_is_found_in_what_it_wears(word: str, form: str) -> None:
    assert form in forms(word)


def test_nothing_is_taken_off_that_leaves_too_little() -> None:
    assert stem("الان") == "الان"
    assert stem("الحل") == "الحل"
    assert stem("والوزير") == "وزير"
    assert stem("the") == "the"
    assert "وزيره" not in forms_before("وزير")


def test_a_phrase_of_no_word_matches_nothing() -> None:
    assert any_phrase(["", "!"]) is None
    assert any_phrase(["Ban Ki-moon", "؟"]) == '"ban ki moon"'


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("speaker", [("sergey-lavrov", 4), ("an-official", 1), ("john-kerry", 1), ("kremlin", 1)]),
        ("month", [("2016-08", 4), ("2016-09", 4)]),
        ("date", [("2016-08-27", 2), ("2016-08-28", 2), ("2016-09-15", 4)]),
        ("topic", [("aleppo", 3), ("ceasefire", 3), ("syria", 3)]),
        ("outlet", [("Weekly", 4), ("Agency", 2), ("Daily", 2)]),
        ("act", [("say", 4), ("affirm", 1), ("deny", 1), ("promise", 1), ("warn", 1)]),
        ("country", [("RU", 5), ("US", 1), (None, 1)]),
    ],
)
def test_groups(connection: sqlite3.Connection, by: str, expected: list[tuple[str | None, int]]) -> None:
    rows = list(groups(connection, Filter(), by))
    assert [(next(iter(row.values())), row["count"]) for row in rows] == expected
    first = [
        (next(iter(row.values())), row["count"]) for row in groups(connection, Filter(limit=1, offset=1), by)
    ]
    assert first == expected[1:2]


def test_groups_the_other_way_round(connection: sqlite3.Connection) -> None:
    months = [row["month"] for row in groups(connection, Filter(reverse=True), "month")]
    assert months == ["2016-09", "2016-08"]
    counts = [row["count"] for row in groups(connection, Filter(reverse=True), "speaker")]
    assert counts == sorted(counts)


def scans(step: str) -> bool:
    """Whether a step of a query plan reads a whole table of statements, or of their speakers or topics."""
    return re.fullmatch(r"SCAN (s|l|t|f)", step) is not None


LISTED = (
    Filter(speakers=("sergey-lavrov",), limit=50),
    Filter(topics=("syria",), limit=50),
    Filter(search=expression("حلب"), limit=50),
    Filter(limit=50),
    Filter(outlets=("Daily",)),
    Filter(acts=("deny",)),
    Filter(org=(("kremlin",), ("Minister",))),
    Filter(countries=("RU",), classes=("person",)),
    Filter(any_topics=("syria", "aleppo"), since="2016", until="2017", kinds=("direct",), reverse=True),
)


@pytest.mark.parametrize("wanted", LISTED, ids=range(len(LISTED)))
@pytest.mark.parametrize("rare", [5000, 0], ids=["looked up", "walked"])
def test_no_question_scans_the_statements(
    connection: sqlite3.Connection, wanted: Filter, rare: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filters, "RARE", rare)
    plan = explain_plan(connection, wanted)
    assert plan
    assert not [step for step in plan if scans(step)]


@pytest.mark.parametrize(
    "wanted", [Filter(countries=("RU",)), Filter(speakers=tuple("abcdefgh"))], ids=["country", "name"]
)
def test_a_statement_is_not_tried_with_every_speaker_asked_for(
    connection: sqlite3.Connection, wanted: Filter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filters, "RARE", -1)
    assert not [step for step in explain_plan(connection, wanted) if "statement_speakers_speaker" in step]


@pytest.mark.parametrize("by", GROUPS)
def test_no_group_scans_the_statements(connection: sqlite3.Connection, by: str) -> None:
    query, values = grouping(connection, Filter(), by)
    plan = [step for *_, step in connection.execute(f"explain query plan {query}", values)]
    if by in ("month", "date"):
        assert any("USING" in step and "INDEX" in step for step in plan)
    assert not [step for step in plan if scans(step)]


def test_the_list_of_speakers_scans_no_statements(connection: sqlite3.Connection) -> None:
    query, values = listing(SpeakerFilter())
    plan = [step for *_, step in connection.execute(f"explain query plan {query}", values)]
    assert not [step for step in plan if scans(step)]


def test_speakers(connection: sqlite3.Connection) -> None:
    rows = list(speakers(connection, SpeakerFilter()))
    assert [(row["id"], row["statements"], row["first"], row["last"]) for row in rows] == [
        ("sergey-lavrov", 4, "2016-08-27", "2016-09-15"),
        ("an-official", 1, "2016-09-15", "2016-09-15"),
        ("john-kerry", 1, "2016-08-28", "2016-08-28"),
        ("kremlin", 1, "2016-09-15", "2016-09-15"),
    ]
    assert rows[0]["registered"] is True
    for wanted, ids in (
        (SpeakerFilter(classes=("office",)), ["kremlin"]),
        (SpeakerFilter(countries=("US",)), ["john-kerry"]),
        (SpeakerFilter(sort="name", limit=2), ["john-kerry", "kremlin"]),
        (SpeakerFilter(sort="last", reverse=True, limit=1), ["john-kerry"]),
        (SpeakerFilter(sort="first"), ["sergey-lavrov", "john-kerry", "an-official", "kremlin"]),
        (SpeakerFilter(reverse=True, limit=1), ["an-official"]),
        (SpeakerFilter(ids=()), []),
    ):
        assert [row["id"] for row in speakers(connection, wanted)] == ids, wanted


def test_one_speaker_in_full(connection: sqlite3.Connection) -> None:
    whole = speaker(connection, "sergey-lavrov")
    assert whole["acts"] == {"deny": 1, "promise": 1, "say": 2} == dict(sorted(whole["acts"].items()))
    assert whole["topics"] == {"aleppo": 3, "ceasefire": 3, "syria": 2}
    assert whole["outlets"] == {"Agency": 2, "Daily": 1, "Weekly": 1}
    assert whole["roles"] == [
        {
            "role": "Minister of Foreign Affairs of Russia",
            "first": "2016-08-27",
            "last": "2016-09-15",
            "statements": 4,
        }
    ]
    assert {"Sergey Lavrov", "لافروف"} <= set(whole["aliases"])


def test_bodies_and_spellings(connection: sqlite3.Connection) -> None:
    registry = Registry.load()
    ids, roles = bodies_of(connection, registry, ["Kremlin"])
    assert "kremlin" in ids
    ids, roles = bodies_of(connection, registry, ["foreign affairs of russia"])
    assert roles == ("Minister of Foreign Affairs of Russia",)
    about = any_phrase(spellings_of(connection, registry, ["John Kerry"]))
    assert found(connection, Filter(about=about)) == ["dialogue"]
    assert with_merged(connection, ["a", "a", "b"]) == ("a", "b")
