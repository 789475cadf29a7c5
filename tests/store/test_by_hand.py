"""Set right by hand: statements and speakers, kept apart from what was found, and taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from press import IDS, articles, print_press
from sample import KERRY, statement_of
from tracker_extract.errors import NotFoundError, StoreError
from tracker_extract.models import Speaker
from tracker_store.asking.articles import ArticleFilter, article, remove_articles
from tracker_store.asking.articles import articles as listed
from tracker_store.asking.filters import Filter
from tracker_store.asking.query import count, quotes
from tracker_store.asking.record import Record
from tracker_store.by_hand import corrections
from tracker_store.by_hand import speakers as people
from tracker_store.database.connect import reading, writing
from tracker_store.database.schema_questions import VIEWS
from tracker_store.naming.lookup import find_speakers, with_merged
from tracker_store.upkeep.reprocess import renew
from tracker_store.writing.prepare import said
from tracker_store.writing.write import Writer, transaction

AT = datetime(2026, 3, 4, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    print_press(tmp_path / "press.db")
    return tmp_path / "press.db"


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with writing(path) as db, transaction(db) as opened:
        yield opened


def one(connection: sqlite3.Connection, name: str) -> Record:
    article = connection.execute("select article_id from statements where id = ?", (IDS[name],)).fetchone()[0]
    wanted = Filter(articles=(article,))
    shown = [*quotes(connection, wanted), *quotes(connection, replace(wanted, rejected=True))]
    return next(record for record in shown if record["id"] == IDS[name])


def test_a_speaker_by_hand_and_back(connection: sqlite3.Connection) -> None:
    before = one(connection, "promise")
    corrections.set_right(connection, 1, {"speaker": [["john-kerry", "Secretary"]]}, "his words", AT)
    after = one(connection, "promise")
    assert (after["speaker"], after["role"], after["resolved_by"]) == ("John Kerry", "Secretary", "hand")
    assert after["corrected"] == ["speaker"]
    assert count(connection, Filter(speakers=("john-kerry",))) == 2
    assert corrections.restore(connection, 1, AT) == ["speaker"]
    assert one(connection, "promise") == before


def test_a_second_correction_keeps_what_the_rules_found(connection: sqlite3.Connection) -> None:
    before = one(connection, "promise")
    for value in ([["john-kerry", None]], [["kremlin", None], ["john-kerry", None]], []):
        corrections.set_right(connection, 1, {"speaker": value}, None, AT)
    assert one(connection, "promise")["resolved_by"] == "unresolved"
    (standing,) = corrections.corrections(connection)
    assert standing["found"]["resolved_by"] == "name"
    assert standing["value"] == []
    corrections.restore(connection, 1, AT)
    assert one(connection, "promise") == before


def test_date_and_topics_by_hand(connection: sqlite3.Connection) -> None:
    before = one(connection, "denial")
    corrections.set_right(connection, 5, {"date": "2016-09-14", "topics": ["syria"]}, None, AT)
    after = one(connection, "denial")
    assert (after["date"], after["topics"], after["corrected"]) == (
        "2016-09-14",
        ["syria"],
        ["date", "topics"],
    )
    corrections.set_right(connection, 5, {"date": None, "topics": []}, None, AT)
    assert one(connection, "denial")["date"] is None
    assert corrections.restore(connection, 5, AT) == ["date", "topics"]
    assert one(connection, "denial") == before


def test_a_rejected_statement_is_nowhere_until_restored(connection: sqlite3.Connection) -> None:
    corrections.set_right(connection, 5, {"rejected": True}, "no statement", AT)
    assert 5 not in [record["id"] for record in quotes(connection, Filter())]
    assert [record["id"] for record in quotes(connection, Filter(rejected=True))] == [5]
    assert connection.execute("select count(*) from quotes where id = 5").fetchone() == (0,)
    corrections.restore(connection, 5, AT)
    assert 5 in [record["id"] for record in quotes(connection, Filter())]


def test_which_statements_were_set_right(connection: sqlite3.Connection) -> None:
    for statement, changes in ((5, {"rejected": True}), (2, {"topics": []}), (2, {"date": "2016-01-01"})):
        corrections.set_right(connection, statement, changes, None, AT)
    assert corrections.corrected(connection) == [2, 5]
    corrections.restore(connection, 2, AT)
    assert corrections.corrected(connection) == [5]


def test_what_is_not_there_cannot_be_set_right(connection: sqlite3.Connection) -> None:
    with pytest.raises(NotFoundError):
        corrections.set_right(connection, 99, {"date": None}, None, AT)
    with pytest.raises(NotFoundError):
        corrections.restore(connection, 99, AT)


def test_what_is_set_right_stays_when_an_article_is_read_anew(path: Path) -> None:
    read, statements = articles()[0]
    with writing(path) as db:
        with transaction(db) as connection:
            corrections.set_right(connection, 1, {"speaker": [["john-kerry", None]]}, None, AT)
        writer = Writer(db, lambda _: (), "10")
        anew = [said(read.text, replace(statement, act="deny")) for statement in statements]
        changes = renew(writer, 1, anew, corrections.by_hand)
    assert changes is not None
    assert (changes.kept, changes.details) == (1, 1)
    with reading(path) as connection:
        assert one(connection, "promise")["speaker"] == "John Kerry"
        assert one(connection, "dialogue")["act"] == "deny"


def test_merge_split_and_undo(connection: sqlite3.Connection) -> None:
    people.merge(connection, "john-kerry", "sergey-lavrov", None, AT)
    people.merge(connection, "sergey-lavrov", "kremlin", None, AT)
    assert set(with_merged(connection, ["kremlin"])) == {"kremlin", "sergey-lavrov", "john-kerry"}
    assert [known.id for known in find_speakers(connection, "Kerry")] == ["kremlin"]
    assert one(connection, "minister")["speaker"] == "Kremlin"
    assert people.split(connection, "sergey-lavrov", None, AT) == "kremlin"
    assert one(connection, "promise")["speaker"] == "Sergey Lavrov"
    assert [people.undo(connection, AT)["kind"] for _ in range(3)] == ["split", "merge", "merge"]
    assert one(connection, "minister")["speaker"] == "John Kerry"
    with pytest.raises(StoreError, match="left to undo"):
        people.undo(connection, AT)


def test_what_cannot_be_merged(connection: sqlite3.Connection) -> None:
    with pytest.raises(StoreError, match="one speaker already"):
        people.merge(connection, "kremlin", "kremlin", None, AT)
    people.merge(connection, "kremlin", "john-kerry", None, AT)
    with pytest.raises(StoreError, match="one speaker already"):
        people.merge(connection, "john-kerry", "kremlin", None, AT)
    with pytest.raises(NotFoundError):
        people.merge(connection, "nobody", "kremlin", None, AT)
    with pytest.raises(StoreError, match="merged into nobody"):
        people.split(connection, "sergey-lavrov", None, AT)


def test_a_merged_speaker_stays_merged_for_what_is_read_later(path: Path) -> None:
    with writing(path) as db:
        with transaction(db) as connection:
            people.merge(connection, "john-kerry", "kremlin", None, AT)
        text = "Kerry said more."
        read = replace(articles()[0][0], text=text, url="https://example.org/later")
        Writer(db, lambda _: (), "10").add(read, [statement_of(text, "more", KERRY)], AT)
    with reading(path) as connection:
        (later,) = quotes(connection, Filter(articles=(4,)))
        assert later["speaker"] == "Kremlin"


def test_an_alias_finds_its_speaker_until_undone(connection: sqlite3.Connection) -> None:
    people.add_alias(connection, "john-kerry", "JFK Junior", None, AT)
    assert [known.id for known in find_speakers(connection, "jfk junior")] == ["john-kerry"]
    people.undo(connection, AT)
    assert find_speakers(connection, "jfk junior") == ()
    with pytest.raises(StoreError, match="no name"):
        people.add_alias(connection, "john-kerry", "!", None, AT)


def test_an_added_speaker_can_be_given_statements_and_is_not_undone_then(
    connection: sqlite3.Connection,
) -> None:
    people.add(connection, Speaker("jane-doe", "Jane Doe", "جين دو"), ("J. Doe",), None, AT)
    assert [known.id for known in find_speakers(connection, "جين")] == ["jane-doe"]
    with pytest.raises(StoreError, match="already"):
        people.add(connection, Speaker("jane-doe", "Jane Doe"), (), None, AT)
    corrections.set_right(connection, 1, {"speaker": [["jane-doe", None]]}, None, AT)
    with pytest.raises(StoreError, match="has statements"):
        people.undo(connection, AT)
    corrections.restore(connection, 1, AT)
    assert people.undo(connection, AT)["speaker_id"] == "jane-doe"
    assert find_speakers(connection, "Jane Doe") == ()


def test_older_versions_of_an_article_are_hidden(path: Path) -> None:
    read, statements = articles()[0]
    text = read.text + "\nMore."
    with writing(path) as db:
        Writer(db, lambda _: (), "10").add(replace(read, text=text), statements, AT)
    with reading(path) as connection:
        assert {record["article_id"] for record in quotes(connection, Filter(outlets=("Agency",)))} == {4}
        assert count(connection, Filter(outlets=("Agency",), all_versions=True)) == 4
        assert [row["id"] for row in listed(connection, ArticleFilter(outlets=("Agency",)))] == [4]
        assert len(list(listed(connection, ArticleFilter(outlets=("Agency",), all_versions=True)))) == 2
    with writing(path) as db, transaction(db) as connection:
        corrections.set_right(connection, 1, {"rejected": True}, None, AT)
        corrections.restore(connection, 1, AT)
        assert count(connection, Filter(outlets=("Agency",))) == 2
        assert remove_articles(connection, [4]) == 2
        assert {record["article_id"] for record in quotes(connection, Filter(outlets=("Agency",)))} == {1}


def test_articles(connection: sqlite3.Connection) -> None:
    assert [row["id"] for row in listed(connection, ArticleFilter())] == [3, 2, 1]
    assert [row["id"] for row in listed(connection, ArticleFilter(reverse=True, limit=2))] == [1, 2]
    assert [row["id"] for row in listed(connection, ArticleFilter(title="daily"))] == [2]
    assert [
        row["id"] for row in listed(connection, ArticleFilter(since="2016-08-28", until="2016-08-31"))
    ] == [2]
    facts, text = article(connection, 1)
    assert (facts["statements"], facts["encoding"], text) == (2, "utf-8", articles()[0][0].text)
    with pytest.raises(NotFoundError):
        remove_articles(connection, [1, 99])
    remove_articles(connection, [1])
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    connection.execute("insert into statement_fts (statement_fts, rank) values ('integrity-check', 1)")


def test_the_views_have_the_columns_of_their_page(root: Path, connection: sqlite3.Connection) -> None:
    page = (root / "docs" / "views.md").read_text("utf-8")
    for view in VIEWS:
        columns = [name for name, *_ in connection.execute(f"select * from {view}").description]
        row = next(line for line in page.splitlines() if line.startswith(f"| `{view}` "))
        assert row.split("|")[3].strip() == ", ".join(f"`{column}`" for column in columns)


def test_the_view_of_quotes_says_what_the_records_say(connection: sqlite3.Connection) -> None:
    connection.row_factory = sqlite3.Row
    rows = {row["id"]: dict(row) for row in connection.execute("select * from quotes")}
    connection.row_factory = None
    records = list(quotes(connection, Filter()))
    assert len(rows) == len(records) == len(IDS)
    for record in records:
        row = rows[record["id"]]
        assert (row["topics"] or "") == ";".join(record["topics"])
        assert {
            key: row[key] for key in ("date", "speaker", "speaker_ar", "speaker_id", "quote", "act", "outlet")
        } == {
            key: record[key]
            for key in ("date", "speaker", "speaker_ar", "speaker_id", "quote", "act", "outlet")
        }
