"""Which topics the words of an article speak for: its phrases are marked once, then read stretch by stretch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ..words import passes
from ..words.classes import BREAK, COLON, COMMA, DOTS, PREPOSITION, RELATIVE, STOP, SUBORDINATOR, THAT
from ..words.phrases import Node
from ..words.tokens import Tokens
from .words import Mark, Pair

# What ends the clause in which the words of a pair stand.
_CLAUSE = STOP | DOTS | BREAK | COLON | COMMA | SUBORDINATOR | RELATIVE | THAT

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
            if marked := self._within(start, end):
                self._read(marked, before, found)
        for topic in list(found):
            for implied in self._implies.get(topic, ()):
                found.setdefault(implied, found[topic])
        return found

    def asked(self, ranges: Iterable[Stretch]) -> set[str]:
        """The topics that words in ranges of tokens would take up."""
        return {
            m.mark.topic for start, end in ranges for m in self._within(start, end) if m.mark.part == "again"
        }

    def places(self, ranges: Iterable[Stretch]) -> frozenset[str]:
        """The topics of which places are named in ranges of tokens."""
        marks = (m.mark for start, end in ranges for m in self._within(start, end))
        return frozenset(mark.topic for mark in marks if mark.part == "places")

    def _within(self, start: int, end: int) -> list[Marked]:
        first = bisect_left(self._starts, start)
        marked = self._marked[first : bisect_left(self._starts, end, first)]
        return [m for m in marked if m.end <= end]

    def _read(self, marked: list[Marked], before: Collection[str], found: dict[str, Stretch]) -> None:
        firsts: list[Marked] = []
        figurative = {phrase.mark.topic for phrase in marked if phrase.mark.part == "figurative"}
        for phrase in marked:
            mark = phrase.mark
            if mark.topic in figurative:
                continue
            if mark.part == "first":
                firsts.append(phrase)
            elif mark.part == "then":
                first = self._partner(firsts, phrase)
                if first is not None:
                    found.setdefault(mark.topic, (first.start, phrase.end))
            elif self._speaks(mark, before):
                found.setdefault(mark.topic, (phrase.start, phrase.end))

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
    words, folds = tokens.words, tokens.folds
    for i in tokens.chosen(passes.TOPIC):
        if i < passed:
            continue
        following = folds[i + 1] if i + 1 < len(folds) else None
        phrases: list[Marked] = []
        for node in words[i].topics:
            if following in node:
                phrases += _phrases(node, folds, i)
            elif None in node:
                phrases += [Marked(i, i + 1, mark) for mark in node[None]]
        if not phrases:
            continue
        longest = max([phrase.end for phrase in phrases])
        if [1 for phrase in phrases if phrase.end == longest and phrase.mark.part == "not"]:
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
