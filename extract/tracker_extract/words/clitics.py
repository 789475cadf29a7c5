"""What a language writes onto its words, for finding a word in whatever dress it stands. Data from the packs."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import product

from ..text import fold

# A word is undressed only where so many letters are left: fewer are a particle or another word.
SHORTEST_STEM = 3


@dataclass(frozen=True)
class Clitics:
    """Folded: the conjunctions, what stands before a word (they, prepositions, both), the article, what the two become together, pronouns after it."""

    alphabet: frozenset[str]
    conjunctions: tuple[str, ...]
    before: tuple[str, ...]
    article: str
    fused: dict[str, str]
    pronouns: tuple[str, ...]
    joining: dict[str, str]

    @cached_property
    def openings(self) -> tuple[str, ...]:
        """The article with everything that stands before it, the longest first."""
        return tuple(sorted((self.definite(before) for before in self.before), key=len, reverse=True))

    def definite(self, before: str) -> str:
        """`before` with the article after it, as it is written: ل and ال are لل."""
        for apart, together in self.fused.items():
            if (before + self.article).endswith(apart):
                return (before + self.article)[: -len(apart)] + together
        return before + self.article

    def stem(self, word: str) -> str | None:
        """A definite word without its article and what stands before that; None for another."""
        for opening in self.openings:
            if word.startswith(opening) and len(word) - len(opening) >= SHORTEST_STEM:
                return word[len(opening) :]
        return None


def forms_before(word: str) -> tuple[str, ...]:
    """The folded word and its stem, bare and with everything that is written before them."""
    return _all_forms(word, pronouns=False)


def forms(word: str) -> tuple[str, ...]:
    """The same, and with the pronouns that are written after them."""
    return _all_forms(word, pronouns=True)


def with_conjunction(word: str) -> tuple[str, ...]:
    """The folded word with each conjunction that the language writes onto it, and nothing else."""
    clitics = _of(fold(word))
    return tuple(joined + fold(word) for joined in clitics.conjunctions) if clitics else ()


def stem(word: str) -> str:
    """A folded word without the article and what stands before that; as it is, where it has no article."""
    clitics = _of(word)
    return (clitics and clitics.stem(word)) or word


def _of(folded: str) -> Clitics | None:
    return next((c for c in _clitics() if folded and c.alphabet.issuperset(folded)), None)


def _all_forms(word: str, *, pronouns: bool) -> tuple[str, ...]:
    folded = fold(word)
    clitics = _of(folded)
    if clitics is None:
        return (folded,)
    found = dict.fromkeys([folded])
    for stem in dict.fromkeys([clitics.stem(folded) or folded, folded]):
        found |= dict.fromkeys(b + stem for b in clitics.before)
        found |= dict.fromkeys(clitics.definite(b) + stem for b in clitics.before)
        if pronouns:
            joined = [_joined(stem, own, clitics) for own in ("", *clitics.joining)]
            found |= dict.fromkeys(
                b + j + p for j in dict.fromkeys(joined) for b, p in product(clitics.before, clitics.pronouns)
            )
    return tuple(found)


def _joined(stem: str, ending: str, clitics: Clitics) -> str:
    """The stem as it stands before a pronoun, if it ends in `ending`."""
    folded = fold(ending)
    return stem[: -len(folded)] + clitics.joining[ending] if folded and stem.endswith(folded) else stem


@cache
def _clitics() -> tuple[Clitics, ...]:
    packs = sorted((files("tracker_extract") / "lang").iterdir(), key=lambda pack: pack.name)
    settings = [
        tomllib.loads((p / "pack.toml").read_text("utf-8")) for p in packs if (p / "pack.toml").is_file()
    ]
    return tuple(_read(pack) for pack in settings if pack.get("clitics", {}).get("article"))


def _read(settings: dict[str, object]) -> Clitics:
    own = settings["clitics"]
    assert isinstance(own, dict)
    before = product(("", *own["conjunctions"]), ("", *own["prepositions"]))
    return Clitics(
        alphabet=frozenset(fold(str(settings["alphabet"]))),
        conjunctions=tuple(map(fold, own["conjunctions"])),
        before=tuple(fold(a + b) for a, b in before),
        article=fold(own["article"]),
        fused={fold("".join(parts)): fold(together) for together, parts in own["fused"].items()},
        pronouns=tuple(map(fold, own["pronouns"])),
        joining={letter: fold(other) for letter, other in own["joining"].items()},
    )
