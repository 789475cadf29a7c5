"""What paths tell: the outlet and the day of articles, where a pattern says where they stand."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tracker_extract.errors import DataError
from tracker_extract.models import Article
from tracker_extract.read import ReadOptions, read_paths
from tracker_extract.read.path_patterns import PathPattern

DAY = date(2016, 8, 27)


@pytest.mark.parametrize(
    ("pattern", "path", "day"),
    [
        ("{year}/{month}/{day}", "news/2016/08/27/1.txt", DAY),
        ("{year}/{month}/{day}/*", "news/2016/8/27/1.txt", DAY),
        ("*_{date}.txt", "news/lamp_2016-08-27.txt", DAY),
        ("{date}", "news/20160827-lamp.txt", DAY),
        ("{date}", "news/2016.08.27/lamp.txt", DAY),
        ("{day}-{month}-{year}", "a/27-08-2016 lamp.txt", DAY),
        ("{date}/", "archive/2015-01-01/2016-08-27/a.txt", DAY),
        ("{date}", "news.zip!/2016-08-27/1.html", DAY),
        ("{date}", "news/120160827/1.txt", None),
        ("{date}", "news/2016-13-27/1.txt", None),
        ("{year}/{month}/{day}", "news/2016/08/31x", date(2016, 8, 31)),
        ("{year}/{month}/{day}", "news/2016/02/30/1.txt", None),
        ("{year}/{month}/{day}", "lamp.txt", None),
    ],
)
def test_the_day_in_a_path(pattern: str, path: str, day: date | None) -> None:
    assert PathPattern.of_dates(pattern).date(path) == day


@pytest.mark.parametrize(
    ("pattern", "path", "outlet"),
    [
        ("{outlet}/*", "news/The Lamp Post/1.txt", "The Lamp Post"),
        ("{outlet}/*/*", "news/lamp/2016/1.txt", "lamp"),
        ("news/{outlet}/", "old/news/lamp/2016/1.txt", "lamp"),
        ("{outlet}_{year}*", "a/lamp post_2016_3.txt", None),
        ("{outlet}_*.txt", "a/lamp post_2016_3.txt", "lamp post"),
        ("{outlet}.zip", "a/lamp.zip!/1.txt", "lamp"),
        ("{outlet}/*", "1.txt", None),
        ("{outlet}/*", "المنارة/1.txt", "المنارة"),
    ],
)
def test_the_outlet_in_a_path(pattern: str, path: str, outlet: str | None) -> None:
    if "{year}" in pattern:
        with pytest.raises(DataError):
            PathPattern.of_outlets(pattern)
    else:
        assert PathPattern.of_outlets(pattern).outlet(path) == outlet


@pytest.mark.parametrize("pattern", ["", "{year}", "{dat}", "{date}/{date}", "%Y"])
def test_a_pattern_that_tells_no_day(pattern: str) -> None:
    with pytest.raises(DataError):
        PathPattern.of_dates(pattern)


def test_what_paths_tell_wins_over_the_text_and_what_is_said_over_paths(tmp_path: Path) -> None:
    (tmp_path / "lamp" / "2016" / "08").mkdir(parents=True)
    text = "Lamp\n9 March 2021\n\nKeeper Dora Lind said the lamp burns."
    (tmp_path / "lamp" / "2016" / "08" / "27.txt").write_text(text)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("coast/28-8-2016.txt", text)
    (tmp_path / "other.zip").write_bytes(out.getvalue())
    options = ReadOptions(
        date_from_path=PathPattern.of_dates("{year}/{month}/{day}"),
        outlet_from_path=PathPattern.of_outlets("{outlet}/*/*"),
    )
    found = [f for f in read_paths([tmp_path], options) if isinstance(f, Article)]
    assert found[0].published == DAY and found[1].published == date(2021, 3, 9)
    found = [
        f
        for f in read_paths(
            [tmp_path / "lamp"], ReadOptions(date=date(2020, 1, 1), date_from_path=options.date_from_path)
        )
        if isinstance(f, Article)
    ]
    assert found[0].published == date(2020, 1, 1)
