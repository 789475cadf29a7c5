"""Marks within a source phrase: brackets, names in quotation marks, dashes, and what stands behind a comma."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from ...words import classes as lx
from ...words.phrases import longest
from ..mention import Mention
from .names import NameReader


class AppositionReader(NameReader):
    """Rules for marks on the tokens of one article."""

    @abstractmethod
    def read(
        self, start: int, limit: int, stops: frozenset[str] = frozenset(), governed: bool = False
    ) -> Mention | None:
        """The source phrase that begins at `start`."""

    @abstractmethod
    def _listed(self, p: Mention, i: int, end: int, payload: tuple[Any, ...]) -> int | None:
        """Add a listed name to the phrase; the token behind it, or None where it cannot belong."""

    def _mark(self, p: Mention, i: int, limit: int) -> int | None:
        bits = self.t.bits[i]
        if bits & lx.OPEN and p.kind:
            return self._bracket(p, i, limit)
        if bits & lx.QUOTE:
            return self._quoted_name(p, i, limit)
        if bits & lx.COMMA and p.kind:
            return self._apposition(p, i, limit)
        if bits & lx.DASH and p.kind:
            closing = next((j for j in range(i + 1, min(limit, i + 5)) if self.t.bits[j] & lx.DASH), None)
            if closing is not None:
                return closing + 1  # -حفظه الله-
        if (
            bits & lx.DASH
            and p.name
            and p.name[1] == i
            and i + 1 < limit
            and self.t.starts[i] == self.t.ends[i - 1]
        ):
            p.name = (p.name[0], i + 1)  # فرانك- فالتر
            return i + 1
        return None

    def _bracket(self, p: Mention, i: int, limit: int) -> int | None:
        """Past a bracket; a name in it is the name of the title before it."""
        for j in range(i + 1, min(limit, i + 12)):
            if self.t.bits[j] & lx.CLOSE:
                if p.titles and not p.named:
                    self._name_behind(p, i + 1, j)
                elif p.kind == "body" and not p.named_bodies:
                    self._body_inside(p, i + 1, j)
                return j + 1
        return None

    def _body_inside(self, p: Mention, start: int, end: int) -> None:
        """The listed name of the body, where a bracket holds just that (وكالة الأنباء الرسمية (سانا))."""
        found = longest(self.t.words[start].heads, self.t.folds, start, end)
        bodies = (
            [x[0] for x in found.payload if isinstance(x, tuple) and x[1] in ("body", "media")]
            if found
            else []
        )
        if found is not None and found.end == end and bodies:
            p.named_bodies.append((start, end, tuple(bodies)))

    def _quoted_name(self, p: Mention, i: int, limit: int) -> int | None:
        """A name or title in marks: up to four words without a clause in them, then the phrase or its complement."""
        end = self.quotation_ends.get(i)
        if end is None or not p.kind or end - i > 6 or end + 1 >= limit:
            return None
        inside = self.t.bits[i + 1 : end]
        if any(
            b & (lx.CUE | lx.THAT | lx.NEGATION | lx.MARK | lx.SUBORDINATOR | lx.AUXILIARY) for b in inside
        ):
            return None
        listed = self._listed_inside(p, i + 1, end)
        if not listed and p.named and self.stops & {self.t.words[end + 1].prefix, self.t.folds[end + 1][:1]}:
            return None  # اتهم … فلان «فصائل مسلحة» بخرق
        if not listed and (
            self.t.bits[end + 1] & (lx.STOP | lx.COMMA | lx.BREAK | lx.CLOSE)
            or self.t.words[end + 1].conjunction
        ):
            return None
        if not listed and not p.named and p.titles and p.definite:
            p.name = (i + 1, end)
        return end + 1

    def _listed_inside(self, p: Mention, start: int, end: int) -> bool:
        """Whether the marks hold just a listed name; it is added to the phrase."""
        found = longest(self.t.words[start].heads, self.t.folds, start, end)
        if found is None or found.end != end or p.named:
            return False
        return self._listed(p, start, end, found.payload) is not None

    def _apposition(self, p: Mention, i: int, limit: int) -> int | None:
        """Behind a comma: the name after its title, or the title after its name."""
        if i + 1 >= limit:
            return None
        word = self.t.words[i + 1]
        if word.conjunction and not word.heads:
            return None
        if not p.named and (p.titles or p.kind == "body" and p.named_bodies):
            return self._name_behind(p, i + 1, limit)
        if p.named and not p.titles and word.titles and not word.bits & (lx.CUE | lx.PREPOSITION):
            other = self.read(i + 1, limit, self.stops)
            if other is not None and other.titles and not other.named and self._closed(other.end):
                p.titles += other.titles
                p.places += other.places
                p.named_bodies += other.named_bodies
                p.features = other.features if p.features.gender == "-" else p.features
                return other.end
        return None

    def _name_behind(self, p: Mention, i: int, limit: int) -> int | None:
        # دان كوتس: a name may look like a verb where another name word and the end of the aside follow.
        self.behind_comma = bool(p.titles) and i + 2 < limit and self._plain(i + 1) and self._closed(i + 2)
        other = self.read(i, limit, self.stops)
        self.behind_comma = False
        if (
            other is None
            or not other.named
            or not self._closed(other.end)
            or not p.titles
            and not other.persons
        ):
            return None
        if other.name and not other.persons and self.t.words[other.name[0]].article:
            given = self.t.bits[other.name[0]] & lx.GIVEN  # البشير الجويني
            if not given or other.name[1] - other.name[0] < 2:
                return None
        p.persons += other.persons
        p.name = p.name or other.name
        p.titles += other.titles
        p.kind = "person" if p.titles else p.kind
        return other.end

    def _closed(self, end: int) -> bool:
        """Whether an apposition ends where one should: before a mark, the content, or a preposition."""
        return (
            end >= len(self.t)
            or bool(
                self.t.bits[end]
                & (lx.MARK | lx.THAT | lx.PREPOSITION | lx.TIME | lx.ADVERB | lx.BREAK | lx.CUE)
            )
            or bool(self.t.words[end].prefix)
        )
