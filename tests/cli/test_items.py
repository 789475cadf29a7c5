"""Speakers by their ids of Wikidata, captures, and the way to the words, from the record to every export."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sample import KERRY, LAVROV, MIKHAIL, statement_of, store
from tracker_cli.__main__ import run
from tracker_cli.terminal.outside import Outside
from tracker_extract.models import Article, Span
from tracker_extract.registry import Registry
from tracker_store.asking.filters import Filter
from tracker_store.asking.query import quotes
from tracker_store.database.connect import reading, writing
from tracker_store.naming.lookup import item_of

KNOWN = replace(LAVROV, wikidata="Q58217")
CAPTURE = "https://web.archive.org/web/20160902120000/https://example.org/ar/2"
TEXT = (
    "كيري: الهدنة قريبة\nوقال كيري إن الهدنة قريبة.\nوقال لافروف وكيري إن الحوار مستمر.\nوقال لافروف نعم.\n"
)


class Pipe(io.StringIO):
    encoding = "utf-8"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A captured article: one that nobody knows, one of two, one of somebody with an item."""
    day = date(2016, 9, 2)
    article = Article(
        TEXT, "كيري: الهدنة قريبة", day, "ar", "Agency", "https://example.org/ar/2", capture=CAPTURE
    )
    plain = Article("Mikhail Lavrov said no.", None, day, "en", None, None, "b.txt")
    second = TEXT.rindex("الهدنة قريبة")
    said = [
        replace(statement_of(TEXT, "الهدنة قريبة", KERRY, said=day), spans=(Span(second, second + 12),)),
        statement_of(TEXT, "الحوار مستمر", KNOWN, KERRY, said=day),
        statement_of(TEXT, "نعم", KNOWN, said=day),
    ]
    path = tmp_path / "tracker.db"
    store(path, (article, said), (plain, [statement_of(plain.text, "no", MIKHAIL, said=day)]))
    return path


Ran = Callable[..., tuple[str, str, int]]


@pytest.fixture
def tracker(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ran:
    """The command on that database, in this process: stdout, stderr, exit code."""
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: str) -> tuple[str, str, int]:
        out, err = Pipe(), Pipe()
        env = {"TRACKER_CONFIG": str(tmp_path / "own")}
        code = run(["--db", str(database), *arguments], Outside(io.StringIO(), out, err, env))
        return out.getvalue(), err.getvalue(), code

    return ran


def records(tracker: Ran, *options: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in tracker("quotes", "--format", "ndjson", *options)[0].splitlines()]


def test_the_record_has_the_item_the_capture_and_the_way_to_the_words(tracker: Ran) -> None:
    first, joint, last, other = records(tracker)
    assert [r["speaker_wikidata"] for r in (first, joint, last, other)] == [None, "Q58217;", "Q58217", None]
    assert joint["speaker_id"] == "sergey-lavrov;john-kerry"
    assert (first["archived_url"], other["archived_url"], other["passage_url"]) == (CAPTURE, None, None)
    # The title has the same words: what stands before them tells them apart.
    assert first["passage_url"].startswith("https://example.org/ar/2#:~:text=%D8%A5%D9%86-,%D8%A7")
    assert "#:~:text=%D9%86%D8%B9%D9%85" in last["passage_url"]


@pytest.mark.parametrize(
    "given",
    ["Q58217", "q58217", " Q58217 ", "https://www.wikidata.org/wiki/Q58217", "http://www.wikidata.org/entity/Q58217", "wd:Q58217"],
)  # fmt: skip
def test_a_speaker_is_found_by_the_item(tracker: Ran, given: str) -> None:
    assert [record["id"] for record in records(tracker, "--speaker", given)] == [2, 3]


@pytest.mark.parametrize(
    "given", ["Q", "58217", "Q0", "QQ1", "https://example.org/Q1", "Q1 Q2", "Queen", "Q1234567890123"]
)
def test_what_is_no_id_is_a_name(given: str) -> None:
    assert item_of(given) is None


def test_every_command_that_takes_a_speaker_takes_the_item(tracker: Ran) -> None:
    for command in (
        ("export", "-", "--format", "csv", "--speaker", "Q58217"),
        ("trace", "--speaker", "Q58217"),
        ("timeline", "--speaker", "Q58217"),
        ("speakers", "show", "Q58217"),
        ("speakers", "--name", "Q58217"),
        ("compare", "Q58217", "Kerry"),
        ("searches", "add", "s", "--speaker", "Q58217"),
    ):
        out, err, code = tracker(*command)
        assert code == 0, (command, err)
        assert out or err
    assert json.loads(tracker("speakers", "show", "Q58217", "--format", "json")[0])["wikidata"] == "Q58217"


def test_an_item_of_nobody_here(tracker: Ran) -> None:
    out, err, code = tracker("quotes", "--speaker", "Q999999999999")
    assert (out, code) == ("", 1)
    assert err == "tracker: unknown speaker 'Q999999999999'; `tracker speakers` lists them\n"
    # The registry knows this one, who has said nothing: no error, as by name.
    assert tracker("quotes", "--speaker", "Q39259", "--count")[::2] == ("0\n", 0)


def test_a_merged_speaker_has_the_item_of_whom_they_are(tracker: Ran) -> None:
    tracker("speakers", "merge", "mikhail-lavrov", "sergey-lavrov")
    assert [r["speaker_wikidata"] for r in records(tracker, "--speaker", "Q58217")] == [
        "Q58217;",
        "Q58217",
        "Q58217",
    ]


def test_the_views_say_what_the_records_say(tracker: Ran) -> None:
    rows = json.loads(
        tracker("sql", "select speaker_wikidata, archived_url from quotes order by id", "--format", "json")[0]
    )
    assert [tuple(row.values()) for row in rows] == [
        (None, CAPTURE), ("Q58217;", CAPTURE), ("Q58217", CAPTURE), (None, None),
    ]  # fmt: skip
    pairs = tracker("sql", "select quote_id, speaker_wikidata from quote_speakers", "--format", "csv")[0]
    assert "2,Q58217" in pairs.splitlines()


def test_exports_lead_there(tracker: Ran, tmp_path: Path) -> None:
    graph = json.loads(tracker("export", "-", "--format", "jsonld")[0])["@graph"]
    joint, alone, unknown = graph[1]["spokenByCharacter"], graph[2]["spokenByCharacter"], graph[3]
    assert [each.get("sameAs") for each in joint] == ["http://www.wikidata.org/entity/Q58217", None]
    assert alone["sameAs"] == "http://www.wikidata.org/entity/Q58217"
    assert graph[0]["isPartOf"]["archivedAt"] == CAPTURE
    assert ":~:text=" in graph[0]["url"]
    assert "url" not in unknown
    page = tracker("export", "-", "--format", "html")[0]
    assert page.count('href="https://www.wikidata.org/wiki/Q58217"') == 1
    assert page.count(f'href="{CAPTURE}"') == page.count("#:~:text=") == 3
    row = next(csv.DictReader(io.StringIO(tracker("export", "-", "--format", "csv")[0])))
    assert list(row)[-3:] == ["speaker_wikidata", "archived_url", "passage_url"]
    parquet = pytest.importorskip("pyarrow.parquet")
    assert tracker("export", "a.parquet")[2] == 0
    assert parquet.read_table(tmp_path / "a.parquet").column("speaker_wikidata").to_pylist()[2] == "Q58217"


def test_a_hostile_address_is_no_way_to_the_words(tracker: Ran, database: Path) -> None:
    hostile = "javascript:alert(1)//<img>"
    with writing(database) as db:
        db.execute("update articles set url = ?", (hostile,))
        db.execute("update article_readings set capture = ?", (hostile,))
        db.execute("update speakers set wikidata = ? where wikidata is not null", ('Q1"><script>',))
        db.conn.commit()
    assert {record["passage_url"] for record in records(tracker)} == {None}
    page = tracker("export", "-", "--format", "html")[0]
    assert "javascript:" not in page.replace("archived copy", "")
    assert "<script>" not in page


def test_a_database_of_before_gets_the_items_of_the_registry(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path)
    old = Path(__file__).parents[1] / "store" / "databases" / "schema-11.sql"
    connection.executescript(old.read_text("utf-8"))
    for row in (("sergey-lavrov", 1), ("nobody-of-the-registry", 1), ("john-kerry", 0)):
        connection.execute(
            "insert or replace into speakers (id, name, class, registered) values (?1, ?1, 'person', ?2)", row
        )
    connection.commit()
    connection.close()
    with reading(path) as connection:
        items = dict(connection.execute("select id, wikidata from speakers"))
        # One who is known from a text alone is nobody of the registry, whatever the id.
        assert (items["sergey-lavrov"], items["nobody-of-the-registry"], items["john-kerry"]) == (
            "Q58217",
            None,
            None,
        )
        assert all("speaker_wikidata" in record for record in quotes(connection, Filter()))


def test_a_name_in_a_text_never_takes_an_item(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    text = "Lavrov said yes."
    as_written = replace(KNOWN, registered=False, wikidata="Q1")
    for number, speaker in enumerate((KNOWN, as_written)):
        article = Article(text, None, None, "en", str(number))
        store(path, (article, [statement_of(text, "yes", speaker)]))
    with reading(path) as connection:
        assert connection.execute("select wikidata from speakers").fetchall() == [("Q58217",)]


def test_people_of_ones_own_have_items(tracker: Ran, tmp_path: Path) -> None:
    own = tmp_path / "own" / "people"
    own.mkdir(parents=True)
    (own / "bodies.csv").write_text(
        "id,name,name_ar,class,country,gender,kind\nold-body,Old Body,,organization,,,\n", "utf-8"
    )
    assert tracker("speakers", "add", "Jane Roe", "--wikidata", "q999999999")[2] == 0
    assert (
        tracker("speakers", "add", "Harbour Board", "--class", "organization", "--wikidata", "Q999999998")[2]
        == 0
    )
    people = Registry.load([own])
    assert people.by_wikidata("Q999999999") == "jane-roe"
    assert people.by_wikidata("Q999999998") == "harbour-board"
    assert people.speaker("old-body").wikidata is None
    assert (
        json.loads(tracker("speakers", "show", "Q999999998", "--format", "json")[0])["id"] == "harbour-board"
    )
    out, err, code = tracker("speakers", "add", "John Doe", "--wikidata", "Q58217")
    assert (out, err, code) == ("", "tracker: Q58217 is sergey-lavrov in the registry\n", 1)
    assert tracker("speakers", "add", "John Doe", "--wikidata", "58217")[2] == 2
