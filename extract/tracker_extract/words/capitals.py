"""The lexicon of a pack whose language capitalises names: what the letters of a form tell, and phrases of its own."""

from __future__ import annotations

import re
from typing import Any

from ..packs import CueForm, Features, Frames, Pack
from ..text import fold
from .classes import (
    CAPITAL,
    CARRIER,
    CONJUNCTION,
    DETERMINER,
    HEARER,
    PASSIVE,
    POSSESSIVE,
    VERB,
    Word,
)
from .lexicon import Lexicon, Split
from .phrases import Node, add_phrase

_LISTS = {
    "passives": PASSIVE,
    "determiners": DETERMINER,
    "conjunctions": CONJUNCTION,
    "verbs": VERB,
    "hearers": HEARER,
    "carriers": CARRIER,
}


class CapitalsLexicon(Lexicon):
    """A lexicon that knows names by their capitals, owners by their ending and finite verbs by their shape."""

    def _fill(self) -> None:
        settings = self.pack.settings
        self.bodies: Node = {}
        self.phrased: Node = {}
        self.possessives = frozenset(fold(word) for word in settings.get("possessives", ()))
        self.definite = frozenset(fold(word) for word in settings.get("definite", ()))
        shapes = settings.get("verb_shapes")
        self.verb_shapes = re.compile("|".join(shapes)) if shapes else None
        super()._fill()
        for name, bits in _LISTS.items():
            for word in self.pack.words.get(name, ()):
                self._add(word, bits)
        for phrase in self.pack.words.get("days", ()):
            add_phrase(self.fixed, phrase, ("day", ""))
        for body in self.pack.bodies:
            if " " in body.word:
                add_phrase(self.bodies, body.word, body)

    def _add(self, form: str, bits: int, payload: Any = None) -> None:
        super()._add(
            form.rstrip("."), bits, payload
        )  # a form is looked up without the stop of an abbreviation

    def _add_forms(self, act: str, stem: str, paradigm: dict[str, Any], frames: Frames) -> None:
        if " " not in stem:
            super()._add_forms(act, stem, paradigm, frames)
            return
        for before, ending, mark in paradigm["forms"]:
            cue = CueForm(act, paradigm["part"], paradigm["tense"], Features.parse(mark), frames)
            add_phrase(self.phrased, before + stem + ending, cue)

    def _inflected(self, word: Word, written: str, cuts: list[Split]) -> bool:
        """Keeps what an unknown word can be; many a form is a noun as well, so that alone it has no class."""
        word.readings = self.inflection.readings(word.fold)
        return False

    def analyse(self, form: str, folded: str) -> Word:
        """The analysis of a word's form."""
        word = super().analyse(form.rstrip("."), folded)
        if form[0].isupper():
            word.bits |= CAPITAL
            word.heads = tuple(filter(None, [self.names.get(folded)]))
        elif self.verb_shapes is not None and self.verb_shapes.fullmatch(folded):
            word.bits |= VERB
        if folded in self.possessives:
            word.bits |= POSSESSIVE
        word.article = folded in self.definite
        word.bodies = self.bodies.get(folded, {})
        word.phrased = self.phrased.get(folded, {})
        return word


def lexicon_of(pack: Pack, names: list[tuple[str, Any, bool]], topics: Node) -> Lexicon:
    """The lexicon of a pack, by how its language writes names."""
    kind = CapitalsLexicon if pack.settings["names_are_capitalised"] else Lexicon
    return kind(pack, names, topics)
