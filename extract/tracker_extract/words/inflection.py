"""What an unlisted word can be by its inflection: the paradigms of a pack run over its table of common verbs.

A form is cut into prefix, stem and ending as the paradigms spell them, and the stem looked up; nothing is guessed from
shapes alone. Common verbs report nothing; that a word can be one of them says that it is no name, and what follows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from ..packs import Features
from ..text import fold

# A stem shorter than this is met inside too many other words to be believed under an ending.
SHORTEST = 2


class Inflected(NamedTuple):
    """One reading of a form: verb, participle or noun (a verbal noun), its tense and agreement, a pronoun written onto it."""

    part: str
    tense: str
    features: Features
    pronoun: str = ""


class _Affixes(NamedTuple):
    before: str
    ending: str
    reading: Inflected
    stems: frozenset[str]


_ByPrefix = dict[str, dict[str, list[tuple[int, Inflected, frozenset[str]]]]]


class _Table:
    """The readings that affixes make of forms."""

    def __init__(self, affixes: Sequence[_Affixes]) -> None:
        self._affixes = _by_prefix(affixes)
        self._prefix_lengths = sorted({len(before) for before in self._affixes})
        self._endings = frozenset().union(*self._affixes.values())
        self._ending_lengths = sorted({len(ending) for ending in self._endings})
        self._stems = frozenset[str]().union(*(each.stems for each in affixes))

    def readings(self, form: str) -> list[Inflected]:
        """The readings of a form as it stands, in the order of the paradigms.

        Most forms are of no verb: each cut is asked for its stem first, and only then for what its affixes make of it.
        """
        whole, stems = len(form), self._stems
        cuts = [whole - n for n in self._ending_lengths if n < whole and form[whole - n :] in self._endings]
        found: list[tuple[int, Inflected]] = []
        for length in self._prefix_lengths:
            endings = self._affixes.get(form[:length])
            if endings is None:
                continue
            for cut in cuts:
                stem = form[length:cut]
                if stem in stems:
                    readings = endings.get(form[cut:], ())
                    found += [(place, reading) for place, reading, those in readings if stem in those]
        if not found:
            return []
        found.sort(key=itemgetter(0))
        return [reading for _, reading in found]


class Inflection:
    """The readings of forms by the common verbs of one pack."""

    def __init__(
        self,
        rows: Sequence[Mapping[str, str]],
        paradigms: Sequence[Mapping[str, Any]],
        pronouns: Sequence[str],
        joining: Mapping[str, str],
    ) -> None:
        self._pronouns = tuple(pronouns)
        self._parted = [(fold(joined), fold(last)) for last, joined in joining.items()]
        columns = {p["column"]: _stems_of(p["column"], rows) for p in paradigms} if rows else {}
        affixes = [each for p in paradigms if rows for each in _of_paradigm(p, columns[p["column"]])]
        self._plain = _Table(affixes).readings
        # Participles are asked for by themselves as often, and few affixes make one.
        self._participles = _Table([a for a in affixes if a.reading.part == "participle"]).readings

    def readings(self, folded: str) -> tuple[Inflected, ...]:
        """What a folded form without clitics before it can be; none where no common verb has it."""
        found = self._plain(folded)
        if not folded.endswith(self._pronouns):
            return tuple(found)
        for pronoun in self._pronouns:
            if folded.endswith(pronoun) and len(folded) - len(pronoun) > SHORTEST:
                found += [r._replace(pronoun=pronoun) for r in self._before_pronoun(folded[: -len(pronoun)])]
        return tuple(found)

    def participles(self, folded: str) -> list[Inflected]:
        """What a folded form can be as a participle: no pronoun is written onto one."""
        return self._participles(folded)

    def _before_pronoun(self, form: str) -> Iterator[Inflected]:
        """Before a pronoun the last letter may be written otherwise (مساعدة, مساعدتهم)."""
        forms = [
            form,
            *(form[: -len(joined)] + last for joined, last in self._parted if form.endswith(joined)),
        ]
        for written in forms:
            yield from (reading for reading in self._plain(written) if reading.part != "participle")


def _by_prefix(affixes: Iterable[_Affixes]) -> _ByPrefix:
    """Affixes by prefix and ending, each with its place in the paradigms: a form is asked for the few that it has."""
    found: _ByPrefix = {}
    for place, (before, ending, reading, stems) in enumerate(affixes):
        found.setdefault(before, {}).setdefault(ending, []).append((place, reading, stems))
    return found


def _stems_of(column: str, rows: Sequence[Mapping[str, str]]) -> frozenset[str]:
    """The folded stems of a column of the table."""
    plain = column.rstrip("2")
    return frozenset(
        fold(stem) for row in rows for stem in (row[column] or row[plain]).split("|") if len(stem) >= SHORTEST
    )


def _of_paradigm(paradigm: Mapping[str, Any], stems: frozenset[str]) -> Iterator[_Affixes]:
    tense = paradigm.get("tense", paradigm["column"])
    for before, ending, mark in paradigm["forms"]:
        yield _Affixes(
            fold(before), fold(ending), Inflected(paradigm["part"], tense, Features.parse(mark)), stems
        )
