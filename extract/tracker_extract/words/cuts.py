"""Where the clitics at the front of a form can be cut off: conjunction, preposition, article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

# A form cut apart: conjunction, preposition, whether there is an article, rest.
Split = tuple[str, str, bool, str]


class Cuts:
    """The clitics of one pack (`[clitics]` of its `pack.toml`)."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self.conjunctions = tuple(settings["conjunctions"])
        self.prepositions = tuple(settings["prepositions"])
        self.article: str = settings["article"]
        self.fused: dict[str, list[str]] = settings.get("fused", {})
        # A word that begins with none of these has no clitic to cut.
        self._cut_at = frozenset(
            part[0] for part in (*self.conjunctions, *self.prepositions, self.article, *self.fused) if part
        )

    def of(self, folded: str) -> Iterator[Split]:
        """Ways to cut the clitics from the front of a folded form."""
        yield "", "", False, folded
        if folded[0] not in self._cut_at:
            return
        for conjunction, rest in self._without_conjunction(folded):
            if conjunction:
                yield conjunction, "", False, rest
            if self.article and rest.startswith(self.article) and len(rest) > 3:
                yield conjunction, "", True, rest[len(self.article) :]
            for fused, (preposition, article) in self.fused.items():
                if rest.startswith(fused) and len(rest) > 3:
                    yield conjunction, preposition, True, rest[len(fused) :]
                    yield conjunction, preposition, True, article + rest[len(fused) :]
            if rest[0] in self.prepositions and len(rest) > 2:
                stem = rest[1:]
                yield conjunction, rest[0], False, stem
                if self.article and stem.startswith(self.article) and len(stem) > 3:
                    yield conjunction, rest[0], True, stem[len(self.article) :]

    def _without_conjunction(self, folded: str) -> Iterator[tuple[str, str]]:
        yield "", folded
        if folded[0] in self.conjunctions and len(folded) > 2:
            yield folded[0], folded[1:]
