"""Which topics the words of an article speak for: its phrases are marked once, then read stretch by stretch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ..lexis import BREAK, COLON, COMMA, PREPOSITION, RELATIVE, STOP, SUBORDINATOR, THAT
from ..phrases import Node
from ..tokens import Tokens
from ..topic_words import Mark, Pair

# What ends the clause in which the words of a pair stand.
_CLAUSE = STOP | BREAK | COLON | COMMA | SUBORDINATOR | RELATIVE | THAT

# Tokens from one up to but not including another.
Stretch = tuple[int, int]


class Marked(NamedTuple):
    """A phrase of a topic in the text: its tokens, and what it is to the topic."""

    start: int
    end: int
    mark: Mark


class Marks:
    """The phrases of topics in one article; `implies` gives the topics that come with one."""

    def __init__(self, tokens: Tokens, implies: Mapping[str, Sequence[str]]) -> None:
        self._tokens = tokens
        self._implies = implies
        self._marked = list(_marked(tokens))
        self._starts = [marked.start for marked in self._marked]

    @cached_property
    def named(self) -> frozenset[str]:
        """The topics that the article names by a word of their own."""
        return frozenset(m.mark.topic for m in self._marked if m.mark.part in ("forms", "places"))

    def topics(self, ranges: Iterable[Stretch], before: Collection[str] = ()) -> dict[str, Stretch]:
        """Topic -> the first words that speak for it, over ranges of tokens; implied topics come with it.

        Words that take a topic up (the city, the deal) speak for it where it is among the topics `before`, names of
        what lies in it where the article names it at all.
        """
        found: dict[str, Stretch] = {}
        for start, end in ranges:
            firsts: list[Marked] = []
            for marked in self._within(start, end):
                topic, part = marked.mark.topic, marked.mark.part
                if part == "first":
                    firsts.append(marked)
                elif part == "then":
                    first = self._partner(firsts, marked)
                    if first is not None:
                        found.setdefault(topic, (first.start, marked.end))
                elif self._speaks(marked.mark, before):
                    found.setdefault(topic, (marked.start, marked.start + 1))
        for topic in list(found):
            for implied in self._implies.get(topic, ()):
                found.setdefault(implied, found[topic])
        return found

    def places(self, ranges: Iterable[Stretch]) -> frozenset[str]:
        """The topics of which places are named in ranges of tokens."""
        marks = (m.mark for start, end in ranges for m in self._within(start, end))
        return frozenset(mark.topic for mark in marks if mark.part == "places")

    def _within(self, start: int, end: int) -> Iterator[Marked]:
        for at in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            if self._marked[at].end <= end:
                yield self._marked[at]

    def _speaks(self, mark: Mark, before: Collection[str]) -> bool:
        if mark.part == "inside":
            return mark.topic in self.named
        return mark.part in ("forms", "places") or mark.part == "again" and mark.topic in before

    def _partner(self, firsts: list[Marked], then: Marked) -> Marked | None:
        """The nearest first word of a pair whose other word is `then`."""
        return next((first for first in reversed(firsts) if self._joined(first, then)), None)

    def _joined(self, first: Marked, then: Marked) -> bool:
        pair = then.mark.pair
        if pair is None or first.mark.pair != pair or not 0 <= then.start - first.end <= pair.apart:
            return False
        if self._tokens.words[then.start].conjunction and then.start > first.end:
            return False
        return not any(self._parts(i, pair) for i in range(first.end, then.start))

    def _parts(self, i: int, pair: Pair) -> bool:
        """Whether the words on either side of token `i` have nothing to do with one another."""
        bits = self._tokens.bits[i]
        strange = bits & PREPOSITION and pair.over is not None and self._tokens.folds[i] not in pair.over
        return bool(bits & _CLAUSE or strange)


def _marked(tokens: Tokens) -> Iterator[Marked]:
    """Every phrase in text order; words of one that a topic's `not` list names are passed over as a whole."""
    passed = 0
    for i in [i for i, word in enumerate(tokens.words) if word.topics]:
        if i < passed:
            continue
        phrases = [p for node in tokens.words[i].topics for p in _phrases(node, tokens.folds, i)]
        longest = max((p.end for p in phrases), default=i)
        if any(p.end == longest and p.mark.part == "not" for p in phrases):
            passed = longest
        else:
            yield from phrases


def _phrases(node: Node, folds: Sequence[str], start: int) -> Iterator[Marked]:
    """The phrases that begin at token `start`, whose first word's node is given, the shorter first."""
    at = start + 1
    while True:
        for mark in node.get(None, ()):
            yield Marked(start, at, mark)
        following = node.get(folds[at]) if at < len(folds) else None
        if following is None:
            return
        node, at = following, at + 1
