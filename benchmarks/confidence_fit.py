"""The weights of the terms of confidence, from statements of which somebody said whether they are right.

A logistic regression with few, monotone and shrunken weights, by Newton steps on one weight after the other: plain Python,
no chance in it, the same table each time. First the weights of all languages together, shrunken towards nothing; then those
of each, shrunken towards these. So a term of which a language has few statements weighs what it weighs elsewhere, and one
that nobody has weighs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import exp, log
from typing import NamedTuple

from tracker_extract.confidence import TERMS, Calibration, Parts

# How strongly a weight is held back: as by four times as many statements of even odds. Of 1.5 to 6 together and of 6 to 20
# apart, tried by cross-validation on the first and second round, all did much alike.
TOGETHER, APART = 2.0, 10.0
# The rules were mended by the articles that the weights are learnt from: right words with the right speaker, F1, on first
# sight and later, was 0.69 → 0.87 (Arabic) and 0.71 → 0.82 (English) in the first round, 0.77 → 0.87 and 0.84 → 0.90 in the
# second (docs/quality.md). That is 1.1, 0.7, 0.7 and 0.5 in log-odds, and the mean of them is what the figure must promise less
# of an article that nobody has read.
UNREAD = -0.7
_STEPS, _NEAR = 200, 1e-7


class Judged(NamedTuple):
    """A statement found in an annotated article, and what came of it.

    `found` is whether the annotation has it; `right` whether speaker, `exact` whether first and last word of every part
    are the annotation's. `optional` ones a careful reader might not count. `parts` are those of its confidence.
    """

    article: str
    language: str
    parts: Parts
    confidence: float
    found: bool
    right: bool
    exact: bool
    optional: bool


class Weights(NamedTuple):
    """`base` in log-odds where no term holds, and what each term adds to it."""

    base: float
    terms: Mapping[str, float]

    def calibration(self) -> Calibration:
        return Calibration(self.base, UNREAD, self.terms)


def fitted(judged: Sequence[Judged]) -> dict[str, Weights]:
    """The weights of each language of the statements."""
    common = _weights(judged, dict.fromkeys((term.id for term in TERMS), 0.0), TOGETHER)
    languages = sorted({each.language for each in judged})
    return {
        code: _rounded(_weights([each for each in judged if each.language == code], common.terms, APART))
        for code in languages
    }


def crossed(judged: Sequence[Judged], folds: int = 12) -> list[Judged]:
    """The statements with the figures of tables that were made without their articles."""
    articles = sorted({each.article for each in judged})
    fold_of = {article: number % folds for number, article in enumerate(articles)}
    made = []
    for fold in range(folds):
        tables = fitted([each for each in judged if fold_of[each.article] != fold])
        left_out = [each for each in judged if fold_of[each.article] == fold]
        made += with_tables(left_out, {code: each.calibration() for code, each in tables.items()})
    return made


def with_tables(judged: Sequence[Judged], tables: Mapping[str, Calibration]) -> list[Judged]:
    """The statements with the figures of these tables; those of other languages as they are."""
    return [
        each._replace(confidence=tables[each.language].told(each.parts)[0])
        if each.language in tables
        else each
        for each in judged
    ]


def _weights(judged: Sequence[Judged], towards: Mapping[str, float], strength: float) -> Weights:
    """Weights that tell the right ones from the others, held back towards `towards`."""
    right = [float(each.right) for each in judged]
    rows = _rows(judged)
    share = (sum(right) + 1) / (len(right) + 2)
    base, weights = log(share / (1 - share)), dict(towards)
    odds = [base] * len(right)
    for name, row in rows.items():
        _move(odds, row, weights[name])
    everything = range(len(right))
    for _ in range(_STEPS):
        step = _newton(odds, right, everything, 0.0, 0.0)
        base += step
        _move(odds, everything, step)
        furthest = abs(step)
        for term in TERMS:
            row, old = rows[term.id], weights[term.id]
            new = old + _newton(odds, right, row, strength, old - towards[term.id])
            # A weight of the other sign than the term's is an accident of few articles.
            weights[term.id] = new = max(new, 0.0) if term.way > 0 else min(new, 0.0)
            _move(odds, row, new - old)
            furthest = max(furthest, abs(new - old))
        if furthest < _NEAR:
            break
    return Weights(base, weights)


def _rows(judged: Sequence[Judged]) -> dict[str, list[int]]:
    """For each term the places of the statements in which it holds."""
    rows: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(judged):
        for term in TERMS:
            if term.holds(each.parts):
                rows[term.id].append(place)
    return {term.id: rows[term.id] for term in TERMS}


def _newton(
    odds: Sequence[float], right: Sequence[float], row: Sequence[int], strength: float, apart: float
) -> float:
    """How far a weight moves that counts in these rows, `apart` from where it is drawn to."""
    slope, curve = -strength * apart, strength
    for place in row:
        share = 1 / (1 + exp(-odds[place]))
        slope += right[place] - share
        curve += share * (1 - share)
    return slope / curve if curve else 0.0


def _move(odds: list[float], row: Sequence[int], step: float) -> None:
    if step:
        for place in row:
            odds[place] += step


def _rounded(weights: Weights) -> Weights:
    """In hundredths, which is more than so few statements tell."""
    return Weights(
        round(weights.base, 2), {name: round(each, 2) + 0.0 for name, each in weights.terms.items()}
    )


def area(judged: Sequence[Judged], is_right: Callable[[Judged], bool]) -> float | None:
    """How often a right statement has a higher figure than a wrong one, ties half (AUC); None where all are alike."""
    right = [each.confidence for each in judged if is_right(each)]
    wrong = [each.confidence for each in judged if not is_right(each)]
    if not right or not wrong:
        return None
    won = sum((high > low) + 0.5 * (high == low) for high in right for low in wrong)
    return won / (len(right) * len(wrong))
