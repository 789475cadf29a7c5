"""The same articles in any order, in one run or several: the same results in every column but ids."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from sample import AT, statement_of
from tracker_extract.models import Article, Speaker
from tracker_store.asking.articles import remove_articles
from tracker_store.database.connect import writing
from tracker_store.upkeep.check import faults
from tracker_store.upkeep.merge import merge
from tracker_store.upkeep.reprocess import Facts, renew
from tracker_store.writing.prepare import ARTICLE_COLUMNS, Prepared, Said, prepared
from tracker_store.writing.write import Writer, transaction

DAY = date(2016, 8, 27)
# Two spellings of one name (the harbour master Abdullah Barqan), once with a country, once as somebody without a name.
SPELLED = [
    Speaker("bd-allh-brqan", "Bd Allh Brqan", "عبدالله برقان", "person"),
    Speaker("bd-allh-brqan", "Bd Allh Brqan", "عبد الله برقان", "person", country="YE"),
    Speaker("bd-allh-brqan", "bd allh brqan", "عبد الله برقان", "person", country="EG"),
    Speaker("bd-allh-brqan", "Bd Allh Brqan", None, "unnamed"),
]


def article(number: int, words: str, outlet: str, speaker: Speaker, day: int = 0) -> Prepared:
    text = f"{words}\nقال برقان شيئا"
    article = Article(
        text, outlet=outlet, url=f"https://example.org/{number}", published=DAY + timedelta(days=day)
    )
    return prepared(article, [statement_of(text, "شيئا", speaker)])


def words(seed: int) -> list[str]:
    """A hundred words, of which two seeds share none in a row."""
    return [f"كلمة{seed}م{number}" for number in range(100)]


def cut(seed: int, first: int) -> str:
    return " ".join(words(seed)[first : first + 70])


# A text that wanders: each print shares most of its words with the next one, the first and the last few.
ARTICLES = [
    *(article(n, cut(1, n * 8), "ABCD"[n], SPELLED[n % 4], day=n) for n in range(4)),
    # One text in five places, twice on one day; a second edition of an outlet's own.
    *(article(10 + n, cut(2, n), "EADCB"[n], SPELLED[(n + 1) % 3], day=n // 2) for n in range(5)),
    article(15, cut(2, 9), "E", SPELLED[1]),
    # Too late, and elsewhere.
    article(20, cut(2, 0), "F", SPELLED[0], day=12),
    article(21, cut(3, 0), "F", SPELLED[0]),
    prepared(Article(cut(2, 0), outlet="G"), ()),
    prepared(Article(cut(2, 1), outlet="H"), ()),
]
ORDERS = 6
Told = tuple[list[tuple[object, ...]], list[tuple[object, ...]]]


def ingested(path: Path, *runs: Sequence[Prepared]) -> Path:
    for articles in runs:
        with writing(path) as db:
            Writer(db, lambda _: (), "1").add_all(articles, AT)
    return path


def told(path: Path) -> Told:
    """The view of quotes without ids, and the copies by their addresses, or by their outlets where they have none."""
    with closing(sqlite3.connect(path)) as connection:
        names = [row[1] for row in connection.execute("pragma table_info(quotes)")]
        columns = ", ".join(name for name in names if name not in ("id", "article_id", "saying"))
        quotes = connection.execute(f"select {columns} from quotes order by url").fetchall()
        copies = connection.execute(
            """select coalesce(a.url, a.outlet), coalesce(f.url, f.outlet), resemblance from article_links
               join articles a on a.id = article_id join articles f on f.id = copy_of order by 1"""
        ).fetchall()
    assert list(faults(path)) == []
    return quotes, copies


@pytest.fixture(scope="module")
def expected(
    tmp_path_factory: pytest.TempPathFactory,
) -> Told:
    return told(ingested(tmp_path_factory.mktemp("order") / "t.db", ARTICLES))


def shuffled(seed: int) -> list[Prepared]:
    return random.Random(seed).sample(ARTICLES, len(ARTICLES))


def test_what_is_shown_and_linked(
    expected: Told,
) -> None:
    quotes, copies = expected
    assert {row[1:3] for row in quotes} == {("Bd Allh Brqan", "عبد الله برقان")}
    page = "https://example.org/{}".format
    first = {one: other for one, other, _ in copies}
    assert first == {
        **{page(n): page(0) for n in (1, 2, 3)},
        # Both of A and E came on the first day: the outlet decides.
        **{page(n): page(11) for n in (10, 12, 13, 14, 15)},
        "H": "G",
    }


@pytest.mark.parametrize("seed", range(ORDERS))
def test_in_any_order(tmp_path: Path, seed: int, expected: Told) -> None:
    articles = shuffled(seed)
    half = seed % len(articles)
    assert told(ingested(tmp_path / "t.db", articles[:half], articles[half:])) == expected


def test_what_went_leaves_no_trace(tmp_path: Path, expected: Told) -> None:
    """Articles between two parts of a group, and more of another spelling, that come and are removed."""
    others = [article(90 + n, cut(1, 16 * n), "XYZ"[n], SPELLED[0], day=-n) for n in range(3)]
    others += [article(95 + n, cut(9 + n, 0), "X", SPELLED[0]) for n in range(6)]
    path = ingested(tmp_path / "t.db", others, shuffled(7))
    assert told(path) != expected
    with writing(path) as db, transaction(db) as connection:
        gone = connection.execute("select id from articles where outlet in ('X', 'Y', 'Z')").fetchall()
        remove_articles(connection, [number for (number,) in gone])
    assert told(path) == expected


def test_two_databases_made_one(tmp_path: Path, expected: Told) -> None:
    articles = shuffled(8)
    one, other = ingested(tmp_path / "a.db", articles[:5]), ingested(tmp_path / "b.db", articles[5:])
    merge(one, other)
    assert told(one) == expected


def test_read_anew_in_another_spelling(tmp_path: Path, expected: Told) -> None:
    """All had one spelling, one day and one address until they were read anew."""
    path = ingested(tmp_path / "t.db", [as_read_before(each) for each in shuffled(9)])
    assert told(path) != expected
    with writing(path) as db:
        writer = Writer(db, lambda _: (), "1")
        stored = dict(db.execute("select url, id from articles where url is not null"))
        for each in filter(lambda each: each.url, ARTICLES):
            facts = Facts(published=date.fromisoformat(each.published or ""))
            renew(writer, stored[each.url], each.said, facts=facts)
    assert told(path) == expected


def as_read_before(article: Prepared) -> Prepared:
    if not article.said:
        return article
    published = ARTICLE_COLUMNS.index("published")
    row = tuple("2001-01-01" if at == published else value for at, value in enumerate(article.row))
    return article._replace(row=row, said=tuple(map(as_spelled_before, article.said)))


def as_spelled_before(said: Said) -> Said:
    ((speaker, role),) = said.speakers
    return said._replace(speakers=((speaker._replace(name_ar="برقان"), role),))
