"""How the tables of confidence are made: from statements of which it is known whether they are right."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.resources import files
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
sys.path.append(str(BENCHMARKS))

from confidence import table, told  # noqa: E402
from confidence_fit import UNREAD, Judged, area, crossed, fitted, with_tables  # noqa: E402
from confidence_page import BEGIN, END, write  # noqa: E402

from tracker_extract.confidence import TERMS, Calibration  # noqa: E402

PLAIN: dict[str, str | int] = {
    "sieve": "speaker/country", "class": "organization", "chain": 0, "words": 12, "turns": 1, "cue": "verb",
}  # fmt: skip
NAMED = PLAIN | {"sieve": "speaker/listed-name", "class": "person"}
# A scorer that takes words apart at blanks, and two names for one where they are the same.
SCORER = """
class Article:
    def __init__(self, text):
        self.words, at = [], 0
        for word in text.split():
            at = text.index(word, at)
            self.words.append((at, at + len(word), word.strip(".").lower()))
            at += len(word)

    def in_span(self, start, end):
        return [i for i, (s, e, _) in enumerate(self.words) if s < end and e > start]

    def locate(self, part, after=0, near=None):
        wanted = part.lower().split()
        folded = [word for *_, word in self.words]
        places = [i for i in range(len(folded)) if folded[i:i + len(wanted)] == wanted]
        return list(range(places[0], places[0] + len(wanted))) if places else []


def same_speaker(gold, found):
    return gold["speaker"] == found["speaker"]
"""


def judged(number: int, right: int, parts: dict[str, str | int], language: str = "en") -> list[Judged]:
    """So many statements of these parts, of which so many are right, in ten articles."""
    articles = cycle(f"a{place}" for place in range(10))
    return [
        Judged(next(articles), language, parts, 0.5, True, place < right, place < right, False)
        for place in range(number)
    ]


@pytest.fixture(scope="module")
def some() -> list[Judged]:
    return [*judged(100, 95, NAMED), *judged(100, 70, PLAIN), *judged(12, 8, NAMED | {"words": 3}, "ar")]


def test_what_tells_right_from_wrong_gets_a_weight_and_what_does_not_gets_none(some: list[Judged]) -> None:
    weights = fitted(some)["en"].terms
    assert weights["named"] > 0.3 and weights["person"] > 0.3
    assert {name for name, weight in weights.items() if weight} == {"named", "person", "short"}


def test_no_weight_has_the_other_sign_than_its_term() -> None:
    """Names that are wrong more often than others are an accident of these articles."""
    odd = [*judged(50, 30, NAMED), *judged(50, 48, PLAIN), *judged(50, 50, PLAIN | {"words": 3})]
    weights = fitted(odd)["en"].terms
    assert not any(weights[term.id] * term.way < 0 for term in TERMS)
    assert (weights["named"], weights["short"]) == (0, 0)


def test_a_language_with_few_statements_has_the_weights_of_the_others(some: list[Judged]) -> None:
    tables = fitted(some)
    assert abs(tables["ar"].terms["named"] - tables["en"].terms["named"]) < 0.3


def test_the_figure_is_the_share_that_was_right_less_what_nobody_has_read(some: list[Judged]) -> None:
    weights = fitted([each for each in some if each.language == "en"])["en"]
    sure, _ = Calibration(weights.base, 0.0, weights.terms).told(NAMED)
    assert abs(sure - 0.95) < 0.02
    assert UNREAD < 0 and weights.calibration().told(NAMED)[0] < sure


def test_the_same_statements_give_the_same_table(some: list[Judged]) -> None:
    once, again = (table(fitted(each)["en"], "en", each) for each in (some, list(some)))
    assert once == again
    read = tomllib.loads(once)
    assert (read["statements"], read["unread"]) == (200, UNREAD)


def test_across_each_article_is_judged_by_tables_made_without_it() -> None:
    alone = [*judged(50, 50, NAMED), *judged(50, 25, PLAIN)]
    odd = [each._replace(article="odd", right=False) for each in judged(20, 0, NAMED)]
    figures = {each.confidence for each in crossed([*alone, *odd]) if each.article == "odd"}
    (with_it,) = {
        each.confidence for each in with_tables(odd, {"en": fitted([*alone, *odd])["en"].calibration()})
    }
    assert len(figures) == 1 and figures.pop() > with_it


@pytest.mark.parametrize(
    ("figures", "expected"),
    [([(0.9, True), (0.1, False)], 1.0), ([(0.1, True), (0.9, False)], 0.0), ([(0.5, True), (0.5, False)], 0.5), ([(0.5, True)], None)],
)  # fmt: skip
def test_area(figures: list[tuple[float, bool]], expected: float | None) -> None:
    some = [Judged("a", "en", PLAIN, sure, True, right, right, False) for sure, right in figures]
    assert area(some, lambda each: each.right) == expected


def test_bands(some: list[Judged]) -> None:
    sure = [each._replace(confidence=0.97) for each in judged(10, 9, NAMED)]
    unsure = [each._replace(confidence=0.6) for each in judged(10, 5, PLAIN)]
    spurious = sure[0]._replace(found=False, right=False, exact=False)
    lines = list(told([*sure, *unsure, spurious], "made"))
    assert "| 0.95 to 0.99 | 11 | 0.818 | 10 | 0.900 |" in lines
    assert "| 0.50 to 0.69 | 10 | 0.500 | 10 | 0.500 |" in lines
    assert "| speaker, of those annotated | 0.738 | 0.700 | 0.500 | 0.900 | 0.643 |" in lines


def test_the_tables_of_the_page_are_put_between_their_marks(some: list[Judged], tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    page.write_text(f"before\n{BEGIN}old\n{END}behind\n", "utf-8")
    sure = [each._replace(confidence=0.97) for each in judged(10, 9, NAMED)]
    write(page, sure, [*sure, *sure])
    begin, *lines, end = page.read_text("utf-8").splitlines()
    assert (begin, end) == ("before", "behind")
    assert "old" not in lines
    assert "| 0.95 to 0.99 | 10 | 0.900 | 20 | 0.900 |" in lines
    assert "| others | English | 1.00 | 0.900 | 0.900 | 1.00 | 0.500 | 0.500 |" in lines


TEXT = "Anna Georgiou said that the ferry had sunk. Kerry said that the mill was shut. The harbour is open, Kerry said.\n"
GOLD = """{"id": "a", "statements": [
 {"spans": [[24, 42]], "speaker": "Anna Georgiou", "optional": false},
 {"spans": [[60, 77]], "speaker": "Sergey Lavrov", "optional": false}]}
"""


def test_found_statements_beside_annotated_ones(root: Path, env: dict[str, Any], tmp_path: Path) -> None:
    for name in ("input", "texts"):
        (tmp_path / "set" / name).mkdir(parents=True)
    (tmp_path / "set" / "input" / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "set" / "texts" / "a.gold.txt").write_text(TEXT, "utf-8")
    (tmp_path / "set" / "gold.jsonl").write_text(GOLD.replace("\n ", "").replace("\n", "") + "\n", "utf-8")
    (tmp_path / "score.py").write_text(SCORER, "utf-8")
    command = [
        sys.executable,
        BENCHMARKS / "confidence.py",
        tmp_path / "set",
        "--scorer",
        tmp_path / "score.py",
    ]
    done = subprocess.run(command, env=env, cwd=root, capture_output=True, encoding="utf-8")
    assert done.stderr == ""
    assert "en: 3 statements that count, 2 of them annotated" in done.stdout
    (of_all, of_annotated) = (
        line.split(" | ") for line in done.stdout.splitlines() if "| speaker, of" in line
    )
    assert (of_all[2], of_annotated[2]) == ("0.333", "0.500")


def test_a_set_that_is_not_there_is_named(env: dict[str, Any], tmp_path: Path) -> None:
    command = [sys.executable, BENCHMARKS / "confidence.py", tmp_path / "no-set", "--scorer", tmp_path]
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(f"not there: {tmp_path / 'no-set'}\n")


@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_shipped_tables_weigh_each_term_its_own_way(code: str) -> None:
    read = tomllib.loads((files("tracker_extract") / "lang" / code / "confidence.toml").read_text("utf-8"))
    ways = {term.id: term.way for term in TERMS}
    assert all(weight * ways[name] > 0 for name, weight in read["weights"].items())
    assert read["unread"] == UNREAD
