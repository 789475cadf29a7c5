"""Versions, copies and kept bytes, as the store makes them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from sample import AT, KERRY, statement_of
from tracker_extract.models import Article
from tracker_store.database.connect import writing
from tracker_store.writing.identity import earlier_version, known_article
from tracker_store.writing.prepare import prepared
from tracker_store.writing.write import Outcome, Writer


def text(seed: int) -> str:
    """A hundred words, of which two seeds share none in a row."""
    return " ".join(f"كلمة{seed}م{number}" for number in range(100))


def outcomes(path: Path, *articles: Article) -> list[Outcome]:
    with writing(path) as db:
        writer = Writer(db, lambda _: (), "1")
        return [outcome for article in articles for outcome in writer.add_all([prepared(article, ())], AT)]


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


PAGE = "https://example.org/a/1"


def test_versions_follow_each_other(tmp_path: Path) -> None:
    found = outcomes(
        tmp_path / "t.db",
        *(Article(text(seed), url=PAGE) for seed in (1, 2, 1, 3)),
    )
    assert [(outcome.kind, outcome.article_id) for outcome in found] == [
        ("new", 1), ("changed", 2), ("there", 1), ("changed", 3)
    ]  # fmt: skip
    assert rows(tmp_path / "t.db", "select id, current, replaces from articles") == [
        (1, 0, None),
        (2, 0, 1),
        (3, 1, 2),
    ]


@pytest.mark.parametrize(
    ("url", "has"),
    [
        (PAGE, True),
        ("https://example.org/?p=7", True),
        ("https://example.org/", False),
        ("https://example.org", False),
        ("https://[broken/a", False),
        ("", False),
        (None, False),
    ],
    ids=["page", "query", "front page", "host", "no address", "empty", "none"],
)
def test_which_addresses_have_versions(tmp_path: Path, url: str | None, has: bool) -> None:
    outcomes(tmp_path / "t.db", Article(text(1), url=url, outlet="A"))
    with writing(tmp_path / "t.db") as db:
        assert (earlier_version(db.conn, url) == 1) is has


@pytest.mark.parametrize(
    ("stored", "asked", "same"),
    [
        ((None, None), (None, None), True),
        (("A", None), ("A", None), True),
        (("A", None), (None, None), False),
        ((None, PAGE), (None, None), False),
        ((None, PAGE), ("B", PAGE), True),
        (("A", PAGE), ("A", "https://example.org/a/2"), True),
        (("A", PAGE), ("B", "https://example.org/a/2"), False),
    ],
)
def test_the_same_text(
    tmp_path: Path, stored: tuple[str | None, str | None], asked: tuple[str | None, str | None], same: bool
) -> None:
    outcomes(tmp_path / "t.db", Article(text(1), outlet=stored[0], url=stored[1]))
    with writing(tmp_path / "t.db") as db:
        found = known_article(db.conn, Article(text(1), outlet=asked[0], url=asked[1]))
    assert (found == 1) is same


def test_copies_are_linked_to_the_first_of_their_group(tmp_path: Path) -> None:
    first = Article(text(1), outlet="A")
    copies = [replace(first, text=text(1) + f" ذيل{n}", outlet=name) for n, name in enumerate("BCA")]
    outcomes(tmp_path / "t.db", first, *copies, Article(text(2), outlet="D"))
    assert rows(tmp_path / "t.db", "select article_id, copy_of from article_links") == [
        (2, 1),
        (3, 1),
        (4, 1),
    ]


def test_a_group_that_every_article_of_an_outlet_shares_hides_no_copy(tmp_path: Path) -> None:
    """An outlet's standing line has the smallest hashes of all its articles; the copy is found all the same."""
    articles = [Article(text(seed), outlet="A") for seed in range(60)]
    outcomes(tmp_path / "t.db", *articles, replace(articles[-1], outlet="B"))
    assert rows(tmp_path / "t.db", "select article_id, copy_of from article_links") == [(61, 60)]


def test_a_bad_article_keeps_out_no_other_of_its_transaction(tmp_path: Path) -> None:
    words = "قال كيري شيئا"
    good = statement_of(words, "شيئا", KERRY)
    articles = [
        prepared(Article(words, url="https://x/1"), [good]),
        prepared(Article(words, url="https://x/2"), [good, replace(good, kind="unheard-of")]),  # type: ignore[arg-type]
        prepared(Article("قال كيري \ud800"), []),
        prepared(Article(words, url="https://x/3"), [good]),
    ]
    with writing(tmp_path / "t.db") as db:
        found = Writer(db, lambda _: (), "1").add_all(articles, AT)
    assert [outcome.kind for outcome in found] == ["new", "failed", "failed", "new"]
    assert "CHECK constraint" in found[1].reason
    assert rows(tmp_path / "t.db", "select url from articles") == [("https://x/1",), ("https://x/3",)]
    assert rows(tmp_path / "t.db", "select article_id from statements") == [(1,), (found[3].article_id,)]


def test_a_speaker_removed_by_another_process_is_written_again(tmp_path: Path) -> None:
    words = "قال كيري شيئا"
    with writing(tmp_path / "t.db") as db:
        writer = Writer(db, lambda _: (), "1")
        writer.add(Article(words), [statement_of(words, "شيئا", KERRY)], AT)
        db.execute("delete from articles")
        db.execute("delete from speakers")
        (again,) = writer.add_all([prepared(Article(words), [statement_of(words, "شيئا", KERRY)])], AT)
    assert again.kind == "new"
    assert rows(tmp_path / "t.db", "select id from speakers") == [("john-kerry",)]
