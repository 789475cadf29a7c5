"""Copies of a database, and one database taken into another: real files, nothing twice, nothing lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from press import IDS, articles, print_press
from sample import AT, KERRY, LAVROV, MIKHAIL, articles_of_two, statement_of, store
from store.test_migrations import of_the_first_schema
from tracker_extract.errors import StoreError
from tracker_extract.models import Article
from tracker_store.asking.filters import Filter
from tracker_store.asking.query import quotes
from tracker_store.asking.sayings import link
from tracker_store.by_hand import speakers as people
from tracker_store.by_hand.corrections import corrections, set_right
from tracker_store.database.connect import reading, writing
from tracker_store.database.schema import SCHEMA
from tracker_store.saved import feeds, searches
from tracker_store.upkeep.backup import backup
from tracker_store.upkeep.check import faults
from tracker_store.upkeep.merge import merge
from tracker_store.writing.write import Writer, transaction

LATER = AT + timedelta(days=1)


def change(path: Path, do: Callable[[sqlite3.Connection], object]) -> None:
    with writing(path) as db, transaction(db) as connection:
        do(connection)


def records(path: Path, **wanted: object) -> list[dict[str, object]]:
    """The records of a database without the numbers that are its own."""
    own = {"id", "article_id"}
    with reading(path) as connection:
        found = quotes(connection, Filter(**wanted))  # type: ignore[arg-type]
        return [{key: value for key, value in record.items() if key not in own} for record in found]


def test_a_copy_is_the_same_and_stands_alone(tmp_path: Path) -> None:
    print_press(tmp_path / "a.db")
    target = tmp_path / "backup" / "copy.db"
    target.parent.mkdir()
    assert backup(tmp_path / "a.db", target, replace=False) == (3, 8)
    assert records(target) == records(tmp_path / "a.db")
    assert list(faults(target)) == []
    assert [path.name for path in target.parent.iterdir() if not path.name.endswith(("-wal", "-shm"))] == [
        "copy.db"
    ]
    with pytest.raises(StoreError, match="already"):
        backup(tmp_path / "a.db", target, replace=False)
    store(tmp_path / "a.db", *articles_of_two())
    assert backup(tmp_path / "a.db", target, replace=True) == (5, 13)


def test_a_copy_of_an_older_database_is_left_at_its_schema(tmp_path: Path) -> None:
    of_the_first_schema(tmp_path / "old.db")
    assert backup(tmp_path / "old.db", tmp_path / "copy.db", replace=False) == (2, 2)
    for name in ("old.db", "copy.db"):
        connection = sqlite3.connect(tmp_path / name)
        assert connection.execute("pragma user_version").fetchone() == (1,)
        connection.close()


def test_a_copy_while_somebody_writes(tmp_path: Path) -> None:
    print_press(tmp_path / "a.db")
    with writing(tmp_path / "a.db") as db:
        db.conn.execute("begin immediate")
        db.conn.execute("delete from articles where id = 1")
        assert backup(tmp_path / "a.db", tmp_path / "b.db", replace=False) == (3, 8)
        db.conn.rollback()


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("a.db", "a.db", "is the database itself"),
        ("a.db", "none/b.db", "No such file"),
        ("a.db", ".", "is"),
        ("none.db", "b.db", "no such database"),
        ("text.db", "b.db", "not a database"),
        ("torn.db", "b.db", "malformed|not sound"),
    ],
)
def test_no_copy_is_left_of_what_is_none(tmp_path: Path, source: str, target: str, said: str) -> None:
    print_press(tmp_path / "a.db")
    (tmp_path / "text.db").write_text("This is a text and no database. " * 20)
    backup(tmp_path / "a.db", tmp_path / "torn.db", replace=False)
    whole = bytearray((tmp_path / "torn.db").read_bytes())
    whole[len(whole) // 2 :] = bytes(len(whole) - len(whole) // 2)
    (tmp_path / "torn.db").write_bytes(whole)
    before = {path.name for path in tmp_path.iterdir()}
    with pytest.raises(StoreError, match=said):
        backup(tmp_path / source, tmp_path / target, replace=True)
    left = {path.name for path in tmp_path.iterdir()} - before
    assert {name for name in left if not name.endswith(("-wal", "-shm"))} == set()


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """One with the press, one with its last article and two others."""
    print_press(tmp_path / "one.db")
    (first, said), second = articles_of_two()
    store(tmp_path / "other.db", articles()[2], (replace(first, url="https://example.org/20"), said), second)
    return tmp_path / "one.db", tmp_path / "other.db"


def test_all_that_is_not_here_comes_and_nothing_twice(two: tuple[Path, Path]) -> None:
    one, other = two
    expected = records(one) + [record for record in records(other) if record["outlet"] != "Weekly"]
    merged = merge(one, other)
    assert (merged.articles, merged.statements, merged.there) == (2, 5, 1)
    assert sorted(map(str, records(one))) == sorted(map(str, expected))
    assert merge(one, other).articles == 0
    assert len(records(one)) == 13
    assert list(faults(one)) == []
    with writing(one) as db:
        assert link(db) == 13
        row = "select alias from aliases where speaker_id = 'john-kerry' order by alias"
        assert [alias for (alias,) in db.execute(row)] == ["John Kerry", "Kerry", "جون كيري", "كيري"]
        kept = "select ingested_at, version from articles where id = 4"
        assert db.execute(kept).fetchone() == (AT.isoformat(), "9.9")


def test_a_merge_into_nothing_is_a_copy(two: tuple[Path, Path], tmp_path: Path) -> None:
    merge(tmp_path / "new.db", two[0])
    assert records(tmp_path / "new.db") == records(two[0])
    with pytest.raises(StoreError, match="itself"):
        merge(two[0], two[0])


def test_what_was_set_right_comes_and_our_own_word_stands(two: tuple[Path, Path]) -> None:
    one, other = two  # statements 5 to 8 of one are 1 to 4 of other
    change(other, lambda c: people.make(c, MIKHAIL))
    change(other, lambda c: set_right(c, 1, {"speaker": [["mikhail-lavrov", None]]}, "misread", AT))
    change(other, lambda c: set_right(c, 2, {"date": "2016-01-01"}, None, AT))
    change(other, lambda c: set_right(c, 3, {"rejected": True}, None, AT))
    change(other, lambda c: set_right(c, 5, {"topics": ["aleppo"]}, None, AT))
    change(other, lambda c: set_right(c, 6, {"rejected": True}, None, AT))
    change(one, lambda c: set_right(c, IDS["kremlin"], {"date": "2016-02-02"}, None, AT))
    merged = merge(one, other)
    assert (merged.corrections, merged.kept, merged.unplaced) == (4, 1, 0)
    with reading(one) as connection:
        found = {(row["statement"], row["field"]): row["value"] for row in corrections(connection)}
    assert found == {
        (5, "speaker"): [["mikhail-lavrov", None]], (6, "date"): "2016-02-02", (7, "rejected"): True,
        (9, "topics"): ["aleppo"], (10, "rejected"): True,
    }  # fmt: skip
    assert len(records(one)) == 13 - 2
    assert merge(one, other).corrections == 0
    assert list(faults(one)) == []


def test_speakers_by_hand(two: tuple[Path, Path]) -> None:
    one, other = two
    change(
        other,
        lambda c: people.add(c, LAVROV.__class__("jane-doe", "Jane Doe", "جين دو"), ("Jenny",), "new", AT),
    )
    change(other, lambda c: people.add_alias(c, "john-kerry", "J. K.", None, AT))
    change(other, lambda c: people.merge(c, "mikhail-lavrov", "sergey-lavrov", "one", AT))
    assert merge(one, other).speakers == 4
    with reading(one) as connection:
        assert people.target_of(connection, "mikhail-lavrov") == "sergey-lavrov"
        edits = [(row["kind"], row["value"], row["note"]) for row in people.edits(connection)]
    assert edits == [("add", "Jane Doe", "new"), ("alias", "Jenny", None), ("alias", "J. K.", None), ("merge", "sergey-lavrov", "one")]  # fmt: skip
    assert merge(one, other).speakers == 0


@pytest.mark.parametrize("theirs_is_later", [True, False])
def test_two_texts_of_one_address_are_versions_of_it(tmp_path: Path, theirs_is_later: bool) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    times = (AT, LATER) if theirs_is_later else (LATER, AT)
    for path, words, at in ((one, "Ours is the bridge", times[0]), (other, "Theirs is the bridge", times[1])):
        for turn, lead in enumerate(("Early", "Late")):
            text = f"{lead}: {words}"
            article = Article(text, published=date(2016, 8, 1), outlet="A", url="https://example.org/a/1")
            with writing(path) as db:
                Writer(db, lambda _: (), "1").add(
                    article, [statement_of(text, words, KERRY)], at + timedelta(hours=turn)
                )
    assert merge(one, other).articles == 2
    assert [record["quote"] for record in records(one)] == [
        "Theirs is the bridge" if theirs_is_later else "Ours is the bridge"
    ]
    assert len(records(one, all_versions=True)) == 4
    assert list(faults(one)) == []
    with reading(one) as connection:
        chain = connection.execute("select count(*) from articles where replaces is not null").fetchone()
    assert chain == (3,)


def test_older_versions_of_what_is_here_come_too(tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    for path, leads in ((other, ("A", "B", "C")), (one, ("A", "C"))):
        for lead in leads:
            text = f"{lead}: The bridge is shut"
            store(path, (Article(text, outlet="A", url="https://example.org/a/1"), [statement_of(text, "The bridge is shut", KERRY)]))  # fmt: skip
    assert merge(one, other).articles == 1
    assert (len(records(one)), len(records(one, all_versions=True)), list(faults(one))) == (1, 3, [])


def test_what_reading_told_of_an_article_comes_too(tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    text, capture, warning = "The bridge is shut", "https://web.archive.example/1/a", "the order is not known"
    read = Article(text, url="https://example.org/a", capture=capture, warnings=(warning,))
    store(other, (read, [statement_of(text, text, KERRY)]))
    store(one, (Article("Another text"), []))
    merge(one, other)
    with reading(one) as connection:
        told = connection.execute(
            "select capture, json_extract(warnings, '$[0]') from article_readings"
        ).fetchall()
    assert told == [(capture, warning)]


def test_questions_come_with_what_was_new_to_them(two: tuple[Path, Path]) -> None:
    one, other = two
    change(one, lambda c: searches.add(c, "same", {"topic": ["aleppo"]}, AT, everything=False))
    change(other, lambda c: searches.add(c, "same", {"topic": ["syria"]}, AT, everything=False))
    change(other, lambda c: searches.add(c, "theirs", {"outlet": ["Agency"]}, AT, everything=False))
    change(other, lambda c: c.execute("update searches set last_article = 2 where name = 'theirs'"))
    merged = merge(one, other)
    assert (merged.questions, merged.kept) == (1, 1)
    with writing(one) as db, transaction(db) as connection:
        from tracker_store.asking.sayings import link_new

        link_new(connection)
        mark = searches.search(connection, "theirs")["last_article"]
        assert [
            row["article_id"]
            for row in searches.fresh(connection, "theirs", Filter(), searches.Stretch(mark, 99))
        ] == [5, 5]


def test_feeds_come(two: tuple[Path, Path]) -> None:
    one, other = two
    for path, urls in ((one, "ab"), (other, "bc")):
        for url in urls:
            change(
                path,
                lambda c, url=url, full=path == other: feeds.add(c, feeds.Feed(url, full=full, etag="1"), AT),
            )  # type: ignore[misc]
    assert merge(one, other).feeds == 1
    with reading(one) as connection:
        assert [(feed.url, feed.full, feed.etag) for feed in feeds.to_poll(connection, ())] == [
            ("a", False, None), ("b", False, None), ("c", True, None),
        ]  # fmt: skip


def test_an_older_schema_is_migrated_in_a_copy_and_a_newer_one_refused(tmp_path: Path) -> None:
    print_press(tmp_path / "one.db")
    of_the_first_schema(tmp_path / "old.db")
    before = (tmp_path / "old.db").read_bytes()
    assert merge(tmp_path / "one.db", tmp_path / "old.db").articles == 2
    assert (tmp_path / "old.db").read_bytes() == before
    assert list(faults(tmp_path / "one.db")) == []
    connection = sqlite3.connect(tmp_path / "old.db")
    connection.execute(f"pragma user_version = {SCHEMA + 1}")
    connection.close()
    with pytest.raises(StoreError, match="made by a newer version"):
        merge(tmp_path / "one.db", tmp_path / "old.db")


def test_a_merge_that_was_broken_off_is_gone_on_with(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = two
    put = Writer.put

    def breaks(
        self: Writer, connection: sqlite3.Connection, article: object, *more: object, **named: object
    ) -> int:
        number = put(self, connection, article, *more, **named)  # type: ignore[arg-type]
        if number > 4:
            raise KeyboardInterrupt
        return number

    monkeypatch.setattr(Writer, "put", breaks)
    with pytest.raises(KeyboardInterrupt):
        merge(one, other)
    monkeypatch.undo()
    assert (len(records(one)), list(faults(one))) == (11, [])
    assert merge(one, other).articles == 1
    assert (len(records(one)), list(faults(one))) == (13, [])
