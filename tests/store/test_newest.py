"""The newest statements that pass: the same as `quotes` in reverse, whichever way they are looked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tracker_extract.text import fold
from tracker_store.asking import newest_first as module
from tracker_store.asking.filters import Filter
from tracker_store.asking.newest_first import holds, newest
from tracker_store.asking.query import quotes
from tracker_store.asking.search import expression
from tracker_store.database.connect import reading

SEARCHES = (
    "الهدنة",
    "هدنة قريبه",
    '"الهدنة قريبة"',
    '"قريبة الهدنة"',
    "peace",
    "العمل",
    "حلب اولا",
    "لا",
    "no peace",
)


@pytest.mark.parametrize("rare", [5000, 0], ids=["by the index", "in the text"])
@pytest.mark.parametrize("search", SEARCHES)
def test_searches(database: Path, monkeypatch: pytest.MonkeyPatch, search: str, rare: int) -> None:
    monkeypatch.setattr(module, "RARE", rare)
    for wanted in (Filter(), Filter(speakers=("john-kerry",)), Filter(topics=("syria",), until="2016-08-26")):
        asked = replace(wanted, search=expression(search), reverse=True)
        with reading(database) as connection:
            assert list(newest(connection, asked)) == list(quotes(connection, asked))


@pytest.mark.parametrize(("limit", "offset"), [(2, 0), (2, 1), (0, 0), (10, 4)])
def test_pages(database: Path, limit: int, offset: int) -> None:
    wanted = Filter(reverse=True, limit=limit, offset=offset)
    with reading(database) as connection:
        assert [r["id"] for r in newest(connection, wanted)] == [r["id"] for r in quotes(connection, wanted)]


@pytest.mark.parametrize(
    ("search", "text", "expected"),
    [
        ("حلب", "إلى حلب، غدا", True),
        ("حلب", "والحلبة", False),
        ("حلب", "وبحلب", True),
        ('"إلى حلب"', "إلى، حلب", True),
        ('"إلى حلب"', "حلب إلى", False),
        ("kerry talks", "Talks: Kerry's", True),
        ("kerry lavrov", "Kerry", False),
    ],
)
def test_text_that_holds_the_words(search: str, text: str, expected: bool) -> None:
    match = expression(search)
    assert match is not None
    assert holds(match, fold(text)) is expected
