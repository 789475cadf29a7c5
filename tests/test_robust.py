"""What must hold of the extractor on any text: it never raises, spans lie in the text, the answer is always the same,
and the time grows no faster than the text."""

from __future__ import annotations

import gc
import pickle
import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from adversarial import ADVERSARIAL, PIECES
from tracker_extract import Extractor
from tracker_extract.models import Article, Statement

pytestmark = pytest.mark.unmeasured

EXTRACT = Extractor.load()

# Seconds for a million characters, generous for a busy machine: news takes about one.
SECONDS_PER_MILLION = 100.0
# Ten times the text may take so many times as long: a quadratic part would make it a hundred.
GROWTH = 25.0

texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=120).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=120).map("".join),
    st.text(max_size=400),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=80).map(" ".join),
)
articles = st.builds(
    Article,
    text=texts,
    title=st.one_of(st.none(), st.text(max_size=30)),
    published=st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1))),
    language=st.sampled_from([None, "ar", "en", "xx"]),
)


def holds(article: Article) -> tuple[Statement, ...]:
    """The statements, every span of which lies in the text and none of which is empty."""
    found = EXTRACT(article)
    for statement in found:
        assert statement.spans
        assert list(statement.spans) == sorted(statement.spans)
        spans = [*statement.spans, *(span for step in statement.evidence for span in step.spans)]
        spans += [span for span in (statement.cue, statement.source) if span is not None]
        for start, end in spans:
            assert 0 <= start < end <= len(article.text), (statement.kind, start, end)
        for (_, end), (start, _) in zip(statement.spans, statement.spans[1:], strict=False):
            assert end <= start
        assert 0.0 <= statement.confidence <= 1.0
        assert (statement.resolved_by == "unresolved") == (not statement.speakers)
    return found


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles)
@example(Article("قال: «"))
@example(Article("»" * 3 + "قال" + "«" * 3))
@example(Article("\ud800قال لافروف إن\x00"))
def test_any_text(article: Article) -> None:
    found = holds(article)
    assert EXTRACT(article) == found
    assert pickle.loads(pickle.dumps(found)) == found


def test_the_answer_does_not_depend_on_what_was_asked_before() -> None:
    asked = [Article(make(3000)) for make in ADVERSARIAL.values()]
    forwards = [EXTRACT(article) for article in asked]
    fresh = pickle.loads(pickle.dumps(EXTRACT))
    assert [fresh(article) for article in reversed(asked)] == forwards[::-1]


def seconds(text: str) -> float:
    """How long a text takes this process, whatever else the machine does."""
    gc.collect()
    begin = time.process_time()
    EXTRACT(Article(text, published=date(2016, 8, 27)))
    return time.process_time() - begin


def grows_linearly(make: Callable[[int], str], length: int) -> None:
    long = seconds(make(length))
    assert long < SECONDS_PER_MILLION * length / 1_000_000
    short = min(seconds(make(length // 10)) for _ in range(2))
    assert long < GROWTH * max(short, 0.05), f"{short:.2f} s for a tenth, {long:.2f} s for the whole"


@pytest.mark.parametrize("make", ADVERSARIAL.values(), ids=ADVERSARIAL)
def test_adversarial_texts_hold(make: Callable[[int], str]) -> None:
    holds(Article(make(20_000), published=date(2016, 8, 27)))


@pytest.mark.parametrize("make", ADVERSARIAL.values(), ids=ADVERSARIAL)
def test_time_grows_with_length(make: Callable[[int], str]) -> None:
    grows_linearly(make, 60_000)


@pytest.mark.stress
@pytest.mark.parametrize("make", ADVERSARIAL.values(), ids=ADVERSARIAL)
def test_time_grows_with_length_to_ten_million(make: Callable[[int], str]) -> None:
    grows_linearly(make, 10_000_000)
