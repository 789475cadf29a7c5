"""Nouns for people by their endings: the plurals and duals of those that are listed, and of those nobody listed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..packs import Features
from ..text import fold
from . import classes as lx
from .inflection import Inflected, Inflection

# Letters of a stem: a shorter one is met before these endings in too many other words.
_SHORTEST = 3
# Letters of a common noun that is more often the beginning of another word (زيتون – "olives", not people of oil).
_SHORT = 3


class People:
    """The endings of nouns for people in one pack; a pack without any knows none.

    `has` tells whether a folded form is listed in one of the given classes.
    """

    def __init__(
        self, settings: Mapping[str, Any], inflection: Inflection, has: Callable[[str, int], bool]
    ) -> None:
        self._endings = [(fold(e), Features.parse(mark)) for e, mark in settings.get("people_endings", ())]
        men = Features("m", "pl")
        self._plurals = tuple((e, features) for e, features in self._endings if features == men)
        self._inflection, self._has = inflection, has
        self._trades = re.compile("|".join(settings.get("trade_shapes", ("(?!)",))))
        self._oblique = fold(settings.get("plural_of_participles", ""))
        self._accusative = fold(settings.get("accusative", ""))
        self._relation = fold(settings.get("surname_ending", "")) or "\0"
        # As they are written: where letters are folded, another word may end so.
        self.feminine: str = settings.get("feminine_ending", "") or "\0"
        women = Features("f", "pl")
        self.feminine_plural = tuple(e for e, features in self._endings if features == women) or ("\0",)

    def forms_of(self, noun: str) -> Iterator[tuple[str, Features, bool]]:
        """The folded plurals and duals of a noun for a man, and whether a form stands behind no preposition."""
        if len(noun) >= _SHORTEST:
            for ending, features in self._endings:
                yield fold(noun) + ending, features, features.gender == "m" or features.number == "du"

    def plural(self, form: str) -> Features | None:
        """What a folded form without clitics is as a masculine plural of people; None where it is none that could be told.

        A plural of a participle (صانعو – "makers of"), of a trade (غواصون – "divers") or of a listed noun for people.
        """
        for ending, features in self._plurals:
            stem = form[: -len(ending)]
            if form.endswith(ending) and len(stem) >= _SHORTEST and self._is_person(stem, len(ending) == 1):
                return features
        return None

    def participles(self, stem: str) -> tuple[Inflected, ...]:
        """The readings of a definite stem as a participle (المصارع – "the wrestler", as who wrestles)."""
        forms = (stem, stem + self._accusative)
        return tuple(r for form in forms for r in self._inflection.participles(form))

    def _is_person(self, stem: str, bare: bool) -> bool:
        """Whether a stem is that of a noun for people; `bare`: behind it stands one letter, as in foreign names, too."""
        if self._inflection.participles(stem + self._oblique):
            return True
        if bare:
            return False
        if self._trades.fullmatch(stem) is not None:
            return True
        if self._has(stem, lx.ADJECTIVE | lx.TITLE | lx.UNNAMED | (lx.COMMON if len(stem) > _SHORT else 0)):
            return True
        # حرفي – "artisan", from حرفة
        return stem.endswith(self._relation) and self._has(stem[: -len(self._relation)], lx.COMMON | lx.PLACE)
