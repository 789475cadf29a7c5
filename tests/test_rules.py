"""Every rule of the registers: where its own examples say that it fires it does, and without it they are read otherwise."""

from __future__ import annotations

from collections import Counter
from datetime import date
from time import perf_counter

import pytest

from tracker_extract import Extractor
from tracker_extract.models import Article, Statement
from tracker_extract.read import compose
from tracker_extract.register import RULES
from tracker_extract.rules import Cascade, Example, Rule, Trace

pytestmark = pytest.mark.unmeasured

POSITIVE = [pytest.param(rule, e, id=f"{rule.id}-{i}") for rule in RULES for i, e in enumerate(rule.examples)]
NEGATIVE = [pytest.param(rule, e, id=f"{rule.id}-{i}") for rule in RULES for i, e in enumerate(rule.but_not)]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def article_of(example: Example) -> Article:
    laid = compose(example.title or None, example.text)
    published = date.fromisoformat(example.published) if example.published else None
    return Article(laid.text, example.title or None, published, example.language, regions=laid.layout.regions)


def read(extractor: Extractor, example: Example, off: str = "") -> tuple[list[object], tuple[str, ...]]:
    """What the statements of an example are, without the reasons, and the ids of the rules that fired."""
    trace = Trace(frozenset({off}))
    statements = extractor(article_of(example), trace)
    return [_told(statement) for statement in statements], trace.fired()


def _told(said: Statement) -> object:
    speakers = [speaker.id for speaker in said.speakers]
    return said.spans, said.kind, said.act, said.cue, said.source, speakers, said.resolved_by


@pytest.mark.parametrize(("rule", "example"), POSITIVE)
def test_a_rule_fires_in_its_examples(extractor: Extractor, rule: Rule, example: Example) -> None:
    assert rule.id in read(extractor, example)[1]


@pytest.mark.parametrize(("rule", "example"), NEGATIVE)
def test_a_rule_does_not_fire_where_it_should_not(extractor: Extractor, rule: Rule, example: Example) -> None:
    assert rule.id not in read(extractor, example)[1]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_without_a_rule_one_of_its_examples_is_read_otherwise(extractor: Extractor, rule: Rule) -> None:
    assert any(read(extractor, e)[0] != read(extractor, e, off=rule.id)[0] for e in rule.examples)


def test_the_ids_are_a_closed_list_of_english_names() -> None:
    ids = [rule.id for rule in RULES]
    assert [each for each, times in Counter(ids).items() if times > 1] == []
    assert [each for each in ids if not _is_id(each)] == []


def _is_id(text: str) -> bool:
    place, slash, name = text.partition("/")
    return bool(slash) and all(
        part.replace("-", "").isalpha() and part.isascii() and part.islower() for part in (place, name)
    )


def test_every_rule_says_what_it_does_and_shows_it() -> None:
    assert [rule.id for rule in RULES if not (rule.says and rule.examples and rule.but_not)] == []
    foreign = [e for rule in RULES for e in (*rule.examples, *rule.but_not) if e.language != "en"]
    assert [e.text for e in foreign if not e.gloss] == []


def test_a_trace_changes_no_statement(extractor: Extractor) -> None:
    for rule in RULES:
        article = article_of(rule.examples[0])
        assert extractor(article) == extractor(article, Trace())


def test_no_trace_costs_next_to_nothing() -> None:
    """A cascade that nobody traces asks its rules and does nothing else: it keeps no record and reads no places."""
    asked = []
    rules = (Rule("a/one", "", asked.append), Rule("a/two", "", lambda x: x + 1))
    cascade = Cascade("stage", rules)
    assert (cascade.first(None, (0, 0), 1), asked) == (2, [1])
    begin = perf_counter()
    for _ in range(10_000):
        cascade.first(None, (0, 0), 1)
    assert perf_counter() - begin < 0.5  # 5 ms on a slow machine: an article asks some hundred times
