"""The words of the languages that tell nothing of a subject: prepositions, pronouns, particles, days."""

from __future__ import annotations

from collections.abc import Iterable

from .packs import Pack
from .text import fold
from .words.clitics import forms_before

# Lists of a pack that hold such words.
_LISTS = (
    "adverbs", "auxiliaries", "conjunctions", "days", "determiners", "negations", "prepositions", "relatives",
    "subordinators", "times",
)  # fmt: skip


def function_words(packs: Iterable[Pack]) -> frozenset[str]:
    """They of all packs, folded, in every form with what is written before it."""
    found: set[str] = set()
    for pack in packs:
        for word in (*(word for name in _LISTS for word in pack.words.get(name, ())), *pack.pronouns):
            found.add(fold(word))
            found.update(forms_before(word))
    return frozenset(found)
