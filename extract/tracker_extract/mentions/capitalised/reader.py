"""Source phrases with what belongs to them: appositions between commas, and others joined by a conjunction."""

from __future__ import annotations

from ...words import classes as lx
from ..mention import Mention
from .noun_phrases import NounPhraseReader


class CapitalisedMentions(NounPhraseReader):
    """Reads whole source phrases off the tokens of one article."""

    def read_joined(self, start: int, limit: int) -> Mention | None:
        """A source phrase with its appositions and those joined to it (Lavrov and Kerry)."""
        p = self.read(start, limit)
        if p is None:
            return None
        self.add_appositions(p, limit)
        while (
            p.end + 1 < limit
            and self.t.bits[p.end] & lx.CONJUNCTION
            and not self.t.bits[p.end] & lx.SUBORDINATOR
        ):
            other = self.read(p.end + 1, limit)
            if other is None or other.kind == "pronoun" or not self.alike(p, other):
                break
            self.add_appositions(other, limit)
            p.joined.append(other)
            p.end = other.end
        return p

    def add_appositions(self, p: Mention, limit: int) -> None:
        """Take in what stands between commas behind a phrase: a name after its title, a title after its name."""
        while p.end + 1 < limit and self.t.bits[p.end] & lx.COMMA and p.kind != "pronoun":
            other = self.read(p.end + 1, limit)
            if other is None or not self.closes(other.end, limit) or not self.merge(p, other):
                return
            p.end = other.end

    def merge(self, p: Mention, other: Mention) -> bool:
        """Join an apposition to its phrase: True where the two name one source together."""
        if other.named and not p.named:
            if p.kind not in ("person", "unnamed", "body"):
                return False
            p.persons, p.name = other.persons, other.name
            p.kind = "person"
            p.features = other.features if other.features.gender != "-" else p.features
        elif other.titles and p.named and not other.named:
            if p.features.gender == "-":
                p.features = other.features
        else:
            return False
        p.titles += other.titles
        p.places += other.places
        p.named_bodies += other.named_bodies
        p.bodies += other.bodies
        return True

    def closes(self, end: int, limit: int) -> bool:
        """Whether an apposition may end at `end`."""
        if end >= limit:
            return True
        return (
            bool(self.t.bits[end] & (lx.MARK | lx.BREAK | lx.CUE | lx.RELATIVE))
            and not self.t.bits[end] & lx.OPEN
        )

    def alike(self, p: Mention, other: Mention) -> bool:
        """Whether two phrases may be joined: both name somebody, or both are bodies or unnamed."""
        kinds = {"person": 0, "name": 0, "unnamed": 1, "body": 2, "country": 2, "group": 1}
        return p.kind in kinds and other.kind in kinds
