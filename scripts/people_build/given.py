"""Given names: the hand-made table, and what the people of the registry show about the names of others."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from people_build.persons import Person
from people_build.tables import read
from tracker_extract.text import fold

# Two bearers at least, so that one person's rare spelling is not everybody's.
_BEARERS = 2
# The particles that begin a name of two words.
_NOT_ALONE = frozenset(
    fold(word) for word in ("أبو", "عبد", "بن", "ابن", "أم", "آل", "ولد", "البابا", "الملكة", "الملك")
)


def names(path: Path, people: list[Person], left_out: frozenset[str]) -> list[tuple[str, str, str]]:
    """(Arabic, usual Latin form, gender) of every given name, the hand-made form before what people are called.

    `left_out` are the names that are common words.
    """
    known = {fold(row["name"]): (row["name"], row["latin"], row["gender"]) for row in read(path)}
    for arabic, bearers in _first_names(people).items():
        latin, count = Counter(name for name, _ in bearers).most_common(1)[0]
        genders = {gender for name, gender in bearers if name == latin}
        if count >= _BEARERS and arabic not in known:
            known[arabic] = (_written(arabic, people), latin, genders.pop() if len(genders) == 1 else "")
    return sorted(row for name, row in known.items() if name not in left_out)


def _first_names(people: list[Person]) -> dict[str, list[tuple[str, str]]]:
    """Folded Arabic first word -> (Latin first word, gender) of everybody it is the first name of."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for person in people:
        arabic, latin = person.name_ar.split(), person.name.split()
        if len(arabic) == len(latin) > 1 and fold(arabic[0]) not in _NOT_ALONE and "." not in latin[0]:
            found[fold(arabic[0])].append((latin[0], person.gender))
    return found


def _written(folded: str, people: list[Person]) -> str:
    spellings = (person.name_ar.split()[0] for person in people if person.name_ar)
    return next(spelling for spelling in spellings if fold(spelling) == folded)
