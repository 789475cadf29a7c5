"""When a statement was said: cases/*/dates.toml through `said_on`."""

from __future__ import annotations

import pickle
import time
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker_extract.models import Span
from tracker_extract.said_on import DateExpressions

CASES = Path(__file__).parent.parent / "cases"
WHEN = DateExpressions()


def labelled() -> list[Any]:
    found = []
    for file in sorted(CASES.glob("*/dates*.toml")):
        for case in tomllib.loads(file.read_text("utf-8"))["case"]:
            reason = case.get("known_failure")
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            found.append(pytest.param(case, id=f"{file.parent.name}: {case['label']}", marks=marks))
    return found


@pytest.mark.parametrize("case", labelled())
def test_cases(case: dict[str, Any]) -> None:
    clause = case["clause"]
    day, evidence = WHEN.said_on(clause, [Span(0, len(clause))], case.get("published"))
    assert day == (None if case["expected"] == "none" else case["expected"])
    assert evidence.step == "date"


def test_the_evidence_points_at_the_words() -> None:
    text = "«نعم»، قال الوزير مساء أمس (الجمعة)، و«لا»"
    clause = Span(text.index("،"), text.index("و«"))
    day, evidence = WHEN.said_on(text, [clause], date(2016, 8, 27))
    assert day == date(2016, 8, 26)
    assert [text[s.start : s.end] for s in evidence.spans] == ["مساء أمس (الجمعة)"]
    assert (evidence.rule, evidence.note) == ("relative", "2016-08-26, counted from the article's 2016-08-27")


def test_words_outside_the_spans_do_not_count() -> None:
    text = "قال الوزير إن القصف بدأ أمس"
    day, evidence = WHEN.said_on(text, [Span(0, 13)], date(2016, 8, 27))
    assert (day, evidence.rule) == (date(2016, 8, 27), "article")


def test_the_second_stretch_counts_where_the_first_says_nothing() -> None:
    text = "قال الوزير: «نعم»، وذلك في حديث للتلفزيون الثلاثاء"
    day, _ = WHEN.said_on(text, [Span(0, 11), Span(18, len(text))], date(2016, 8, 27))
    assert day == date(2016, 8, 23)


def test_a_month_without_a_day_is_told() -> None:
    text = "قال في أغسطس الماضي إن"
    _, evidence = WHEN.said_on(text, [Span(0, len(text))], date(2016, 9, 20))
    assert evidence.rule == "article-vague"


def test_it_survives_pickling() -> None:
    text = "قال الوزير أمس إن"
    again = pickle.loads(pickle.dumps(WHEN))
    assert again.said_on(text, [Span(0, len(text))], date(2016, 8, 27))[0] == date(2016, 8, 26)


PIECES = [
    "في ",
    "27",
    " آب",
    "/أغسطس",
    " 2016",
    " الجمعة",
    " أمس",
    "(",
    ")",
    "،",
    " إلى ",
    " الماضي",
    " on May ",
    "7 Ramadan",
    "-",
    "1437",
]


@given(st.lists(st.sampled_from(PIECES)), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_nothing_lies_in_the_future(pieces: list[str], published: date) -> None:
    text = "".join(pieces)
    day, evidence = WHEN.said_on(text, [Span(0, len(text))], published)
    assert day is not None and day <= published
    assert all(0 <= s.start < s.end <= len(text) for s in evidence.spans)


@pytest.mark.parametrize(
    "piece",
    ["الجمعة و", "27 ", "27/8/", "(أمس ", "آب/", "في يوم ", "May ", "(", "يوم ", "مساء ", "قبل الجمعة "],
)
def test_time_grows_linearly(piece: str) -> None:
    text = "أمس الماضي المقبل " + piece * 20_000
    started = time.perf_counter()
    WHEN.said_on(text, [Span(0, len(text))], date(2016, 8, 27))
    assert time.perf_counter() - started < 5
