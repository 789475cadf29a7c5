"""Writing: whole articles or none, whatever goes wrong, and whoever else writes."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sample import AT, FIRST_TEXT, KERRY, MIKHAIL, articles_of_two, statement_of, store
from tracker_extract.errors import StoreError
from tracker_extract.models import Article, Region, Span
from tracker_store.database.connect import writing
from tracker_store.naming.lookup import topics
from tracker_store.writing.identity import known_article
from tracker_store.writing.write import Writer, add_topics, know_topics, transaction


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_an_article_is_stored_exactly_as_read(tmp_path: Path) -> None:
    text = "\ufeff«وَقَالَ»\r\nإن الـUN \x1b[31m\tثم\u202e [bold]\n"
    article = Article(
        text, "عنوان", date(2016, 8, 27), "ar", "Agency", "https://example.org", "dir/a.txt", "utf-8-sig", "12" * 32,
        (Region("body", 0, len(text)),),
    )  # fmt: skip
    store(tmp_path / "t.db", (article, []))
    columns = (
        "text, title, published, language, outlet, url, path, encoding, sha256, regions, ingested_at, version"
    )
    assert rows(tmp_path / "t.db", f"select {columns} from articles") == [
        (text, "عنوان", "2016-08-27", "ar", "Agency", "https://example.org", "dir/a.txt", "utf-8-sig", "12" * 32,
         json.dumps([["body", 0, len(text)]]), "2026-01-02T03:04:05+00:00", "9.9")
    ]  # fmt: skip


def test_offsets_count_code_points_of_the_stored_text(database: Path) -> None:
    parts = rows(
        database,
        """select substr(a.text, p.start + 1, p.end - p.start), p.text from statement_parts p
           join statements s on s.id = p.statement_id join articles a on a.id = s.article_id""",
    )
    assert len(parts) == 6
    assert all(cut == kept for cut, kept in parts)


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"path": "elsewhere/copy.txt"}, True),
        ({"encoding": "cp1256", "sha256": "ef" * 32}, True),
        ({"outlet": "Another"}, True),
        ({"url": "https://example.org/2"}, True),
        ({"outlet": "Another", "url": "https://example.org/2"}, False),
        ({"outlet": "Another", "url": None}, False),
        ({"outlet": None, "url": None}, False),
        ({"text": FIRST_TEXT + "."}, False),
    ],
    ids=[
        "itself",
        "another path",
        "other bytes, same text",
        "another outlet",
        "another url",
        "neither",
        "one unknown",
        "both unknown",
        "changed text",
    ],  # fmt: skip
)
def test_what_counts_as_the_same_article(database: Path, change: dict[str, str], same: bool) -> None:
    article, statements = articles_of_two()[0]
    (added,) = store(database, (replace(article, **change), statements))
    assert (added is None) is same
    assert rows(database, "select count(*) from articles") == [(2 if same else 3,)]


def test_known_article_finds_the_id(database: Path) -> None:
    (first, _), (second, _) = articles_of_two()
    with writing(database) as db:
        assert (known_article(db.conn, first), known_article(db.conn, second)) == (1, 2)
        assert known_article(db.conn, Article("new")) is None


def test_nothing_of_an_article_stays_when_one_statement_fails(database: Path) -> None:
    text = "قال كيري شيئا"
    good = statement_of(text, "شيئا", KERRY)
    bad = replace(good, kind="unheard-of")  # type: ignore[arg-type]
    before = rows(database, "select count(*), (select count(*) from statements) from articles")
    with pytest.raises(StoreError, match="CHECK constraint"), writing(database) as db:
        Writer(db, lambda _: (), "1").add(Article(text), [good, bad], AT)
    assert rows(database, "select count(*), (select count(*) from statements) from articles") == before


def test_a_speaker_is_written_again_after_the_transaction_that_met_them_failed(tmp_path: Path) -> None:
    text = "قال كيري شيئا"
    good = statement_of(text, "شيئا", KERRY)
    bad = replace(good, confidence=7.0)
    with writing(tmp_path / "t.db") as db:
        writer = Writer(db, lambda _: (), "1")
        with pytest.raises(sqlite3.IntegrityError):
            writer.add(Article(text), [good, bad], AT)
        assert writer.add(Article(text), [good], AT) == 1
    assert rows(tmp_path / "t.db", "select id from speakers") == [("john-kerry",)]


def test_the_registry_corrects_what_a_text_said_and_not_the_other_way_round(tmp_path: Path) -> None:
    text = "قال كيري شيئا"
    as_written = replace(KERRY, name="Jon Kiri", name_ar=None, country=None, registered=False)
    for number, speaker in enumerate((as_written, KERRY, as_written)):
        store(tmp_path / "t.db", (Article(text, url=str(number)), [statement_of(text, "شيئا", speaker)]))
    assert rows(tmp_path / "t.db", "select name, name_ar, country, registered from speakers") == [
        ("John Kerry", "جون كيري", "US", 1)
    ]


def test_removing_an_article_removes_all_that_hangs_on_it(database: Path) -> None:
    with writing(database) as db:
        db.execute("delete from articles where id = 1")
    for table in ("statements", "statement_parts", "statement_speakers", "statement_search"):
        assert rows(database, f"select count(*) from {table}") == [
            (2 if table != "statement_speakers" else 1,)
        ]
    assert rows(database, "select count(*) from statement_topics") == [(0,)]
    assert rows(database, "select rowid from statement_fts where statement_fts match 'الهدنه'") == []
    with writing(database) as db:  # raises when the index disagrees with its content
        db.execute("insert into statement_fts (statement_fts, rank) values ('integrity-check', 1)")


@pytest.mark.parametrize("words", ["الهدنه", "الهدنة", "حلب", "peace"])
def test_search_finds_folded_words(database: Path, words: str) -> None:
    from tracker_extract.text import fold

    found = rows(database, f"select rowid from statement_fts where statement_fts match '\"{fold(words)}\"'")
    assert len(found) == 1


def test_search_follows_a_change_of_the_folded_text(database: Path) -> None:
    with writing(database) as db:
        db.execute("update statement_search set folded = 'changed' where statement_id = 1")
    assert rows(database, "select rowid from statement_fts where statement_fts match 'changed'") == [(1,)]


def test_a_statement_without_speaker_or_cue_is_stored(tmp_path: Path) -> None:
    store(tmp_path / "t.db", (Article("كلام"), [statement_of("كلام", "كلام")]))
    query = "select cue, cue_start, source_text, date, resolved_by from statements"
    assert rows(tmp_path / "t.db", query) == [(None, None, None, None, "unresolved")]


def test_topics_are_known_before_anybody_speaks_of_them(database: Path) -> None:
    with writing(database) as db:
        add_topics(db, ["water", "aleppo"])
        with transaction(db) as connection:
            know_topics(connection, ["roads", "water"])
            assert topics(connection) == ("aleppo", "ceasefire", "roads", "syria", "water")


def test_a_topic_named_twice_is_stored_once(tmp_path: Path) -> None:
    statement = statement_of("كلام", "كلام", MIKHAIL, topics=("syria", "syria"))
    store(tmp_path / "t.db", (Article("كلام"), [statement]))
    assert rows(tmp_path / "t.db", "select topic from statement_topics") == [("syria",)]


WRITE_MANY = """
import sys
from pathlib import Path
from sample import AT, KERRY, statement_of
from tracker_extract.models import Article
from tracker_store.database.connect import writing
from tracker_store.naming.lookup import topics
from tracker_store.writing.write import Writer, add_topics, know_topics, transaction

with writing(Path(sys.argv[1])) as db:
    writer = Writer(db, lambda _: ("Kerry",), "1")
    for number in range(40):
        text = f"قال كيري {number} كلاما"
        writer.add(Article(text, url=sys.argv[2]), [statement_of(text, "كلاما", KERRY)], AT)
"""


def test_processes_that_make_and_fill_one_database_at_once_lose_nothing(
    tmp_path: Path, env: dict[str, str], root: Path
) -> None:
    env["PYTHONPATH"] += f":{root / 'tests'}"
    line = [sys.executable, "-c", WRITE_MANY, str(tmp_path / "t.db")]
    running = [subprocess.Popen([*line, str(number)], env=env, stderr=subprocess.PIPE) for number in range(4)]
    outcomes = [(process.communicate(timeout=120)[1], process.returncode) for process in running]
    assert outcomes == [(b"", 0)] * 4
    counts = (
        "select count(*), (select count(*) from statements), (select count(*) from speakers) from articles"
    )
    assert rows(tmp_path / "t.db", counts) == [(160, 160, 1)]


def test_spans_are_the_models_spans(database: Path) -> None:
    assert rows(database, "select cue_start, cue_end, cue from statements where id = 2") == [
        (*Span(FIRST_TEXT.index("وقال"), FIRST_TEXT.index("وقال") + 4), "وقال")
    ]
