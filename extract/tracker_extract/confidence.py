"""How sure a statement is: terms that look at the parts of its evidence, and what each of them weighs in a language.

A term is a question about the parts that docs/record.md lists. How much its answer moves the figure is data:
`lang/<code>/confidence.toml`, which `benchmarks/confidence.py --fit` makes of annotated articles. The figure is the share of
statements like this one that were right: reported by somebody, and by the speaker that is given. A language without
a table gets an estimate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import exp
from typing import NamedTuple

Parts = Mapping[str, str | int]

# How the figure was made: by the table of a language, or by rule of thumb where there is none.
CALIBRATED = "calibrated"
ESTIMATE = "estimate"
UNMEASURED = "a rule of thumb, for want of annotated articles in this language"

# The rules of `speakers/rules.py` by which a person is named beside the cue.
BY_NAME = frozenset({
    "speaker/listed-name", "speaker/introduced-name", "speaker/unlisted-name", "speaker/acronym", "speaker/misspelt-name",
    "speaker/surname", "speaker/nationality-as-surname", "speaker/other-spelling",
})  # fmt: skip
# Content of no more tokens than this is short, of no fewer than that long: on the articles of the first and second round
# 0.78 of the short ones and 0.91 of the long ones have the right speaker.
SHORT, LONG = 8, 16
# A cue with more tokens than this between it and its content is far from it.
APART = 5
# Tokens back to where the speaker was last named, from which on a pronoun or an elided subject may mean somebody else.
LONG_AGO = 48
# A figure never says that something is certain.
MOST, LEAST = 0.99, 0.01


class Term(NamedTuple):
    """A question about the parts: what it is called, what a reader is told where it holds, and which way it may move the figure.

    `way` is 1 or -1: a weight of the other sign would be an accident of few articles, and is not learnt.
    """

    id: str
    line: str
    way: int
    holds: Callable[[Parts], bool]


def _inherited(parts: Parts) -> bool:
    return _number(parts, "chain") > 0


def _number(parts: Parts, name: str) -> int:
    return int(parts.get(name, 0))


# In the order in which a reader is told.
TERMS = (
    Term("nobody", "nobody could be settled on", -1, lambda p: "class" not in p),
    Term("named", "a person's name stands beside the cue", 1, lambda p: p.get("sieve") in BY_NAME),
    Term("introduced", "the article itself introduces whoever is named", 1, lambda p: p.get("sieve") == "speaker/introduced-name"),
    Term("person", "a person speaks", 1, lambda p: p.get("class") == "person"),
    Term("media", "a paper or broadcaster speaks", -1, lambda p: p.get("class") == "media"),
    Term("one-word", "a name of one word that no list has", -1, lambda p: _number(p, "name") == 1),
    Term("title-alone", "a title that leads to no name", -1, lambda p: p.get("sieve") == "speaker/title-without-office"),
    Term("borne", "a title that the article gives to somebody else by name", -1,
        lambda p: p.get("sieve") not in BY_NAME and "bearers" in p),
    Term("agrees", "gender and number of speaker and verb are known and agree", 1, lambda p: p.get("agreement") == "full"),
    Term("again", "the speaker speaks more than once in the article", 1, lambda p: _number(p, "turns") > 1),
    Term("last-speaker", "nobody is named, and whoever spoke last is taken", -1, lambda p: p.get("sieve") == "elided/last-speaker"),
    Term("long-ago", "the speaker was named long before", -1, lambda p: _inherited(p) and _number(p, "distance") > LONG_AGO),
    Term("that", "“that” opens the content", 1, lambda p: p.get("opener") == "that"),
    Term("noun", "a noun is the content, not a clause", -1, lambda p: p.get("opener") == "noun"),
    Term("beside", "the source stands beside a clause that is complete without it", -1, lambda p: p.get("cue") == "attribution"),
    Term("apart", "the content stands far from the cue", -1, lambda p: _number(p, "gap") > APART),
    Term("short", "few words", -1, lambda p: 0 < _number(p, "words") <= SHORT),
    Term("long", "many words", 1, lambda p: _number(p, "words") >= LONG),
)  # fmt: skip


class Calibration:
    """What the terms weigh in one language: `base` where none holds and `unread`, both in log-odds, and `weights` by term.

    A term without a weight moves nothing.
    """

    def __init__(self, base: float, unread: float, weights: Mapping[str, float]) -> None:
        self._base = base + unread
        # By place and not by term: questions cannot be sent to another process.
        self._weights = tuple((i, weights[term.id]) for i, term in enumerate(TERMS) if weights.get(term.id))
        # Which terms hold, by place -> the answer: of many statements the same few hold.
        self._answers: dict[tuple[int, ...], tuple[float, str]] = {}

    @classmethod
    def of(cls, table: Mapping[str, object]) -> Calibration:
        """From the content of a `confidence.toml`."""
        weights = table["weights"]
        assert isinstance(weights, dict)
        return cls(float(str(table["base"])), float(str(table["unread"])), weights)

    def told(self, parts: Parts) -> tuple[float, str]:
        """The figure, from 0 to 1, and for a reader what each term that holds adds to it or takes away."""
        holding = tuple([place for place, _ in self._weights if TERMS[place].holds(parts)])
        if holding not in self._answers:
            self._answers[holding] = self._answer(holding)
        return self._answers[holding]

    def _answer(self, holding: tuple[int, ...]) -> tuple[float, str]:
        """One term after the other, each with the difference that it makes where those before it are known."""
        odds, weights = self._base, dict(self._weights)
        figure = share(odds)
        steps = [f"{figure:.2f} to begin with"]
        for place in holding:
            odds += weights[place]
            before, figure = figure, share(odds)
            if figure != before:
                steps.append(f"{figure - before:+.2f} {TERMS[place].line}")
        return figure, "; ".join(steps)


def share(odds: float) -> float:
    """Log-odds as a share in hundredths, never that of certainty."""
    return min(max(round(1 / (1 + exp(-odds)), 2), LEAST), MOST)


# How sure a statement of a language without a table is said to be, and what each step away from marks, an opener and a name
# takes off. Their order is meant, as in the calibrated languages (marks 0.93 right, none 0.81; "that" 0.94, a noun 0.81; a
# name 0.80 and more, a pronoun 0.71), not their height: nobody has counted, so none comes near what a count would allow.
_MARKED, _UNMARKED = 0.8, 0.75
_NO_OPENER, _NO_NAME, _NOBODY = 0.15, 0.1, 0.3


def estimate(kind: str, parts: Parts) -> float:
    """The rule of thumb, from 0 to 1, for a statement of this kind."""
    sure = _MARKED if kind in ("direct", "headline") else _UNMARKED
    if parts.get("opener") in ("noun", "colon"):
        sure -= _NO_OPENER
    if _inherited(parts):
        sure -= _NO_NAME
    if "class" not in parts:
        sure -= _NOBODY
    return round(sure, 2)
