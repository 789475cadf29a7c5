"""Where the clitics at the front of a form can be cut off: conjunction, preposition, article."""

from __future__ import annotations

from collections.abc import Mapping
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

    def of(self, folded: str) -> list[Split]:
        """Ways to cut the clitics from the front of a folded form."""
        cuts: list[Split] = [("", "", False, folded)]
        if folded[0] not in self._cut_at:
            return cuts
        self._add(cuts, "", folded)
        if folded[0] in self.conjunctions and len(folded) > 2:
            cuts.append((folded[0], "", False, folded[1:]))
            self._add(cuts, folded[0], folded[1:])
        return cuts

    def _add(self, cuts: list[Split], conjunction: str, rest: str) -> None:
        """Add the ways to cut a preposition, an article or both from what stands behind a conjunction."""
        if self.article and rest.startswith(self.article) and len(rest) > 3:
            cuts.append((conjunction, "", True, rest[len(self.article) :]))
        for fused, (preposition, article) in self.fused.items():
            if rest.startswith(fused) and len(rest) > 3:
                cuts.append((conjunction, preposition, True, rest[len(fused) :]))
                cuts.append((conjunction, preposition, True, article + rest[len(fused) :]))
        if rest[0] in self.prepositions and len(rest) > 2:
            stem = rest[1:]
            cuts.append((conjunction, rest[0], False, stem))
            if self.article and stem.startswith(self.article) and len(stem) > 3:
                cuts.append((conjunction, rest[0], True, stem[len(self.article) :]))
