"""The lexicon of a pack whose language capitalises names: what the letters of a form tell, and phrases of its own."""

from __future__ import annotations

import re
from typing import Any

from ..packs import CueForm, Features, Frames, Pack
from ..text import fold
from .classes import (
    ADVERB,
    CAPITAL,
    CARRIER,
    CONJUNCTION,
    DETERMINER,
    HEARER,
    PASSIVE,
    POSSESSIVE,
    VERB,
    WORD,
    Word,
)
from .cuts import Split
from .lexicon import Lexicon
from .phrases import Node

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
        shapes = settings.get("adverb_shapes")
        self.adverb_shapes = re.compile("|".join(shapes)) if shapes else None
        self.unlike_adverbs = frozenset(fold(word) for word in self.pack.words.get("unlike_adverbs", ()))
        super()._fill()
        for name, bits in _LISTS.items():
            for word in self.pack.words.get(name, ()):
                self._add(word, bits)
        for phrase in self.pack.words.get("days", ()):
            self.elisions.hang(self.fixed, phrase, ("day", ""))
        for body in self.pack.bodies:
            if " " in body.word:
                self.elisions.hang(self.bodies, body.word, body)

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
            self.elisions.hang(self.phrased, before + stem + ending, cue)
            self._hang_inverted(before + stem + ending, paradigm["part"])

    def _hang_inverted(self, phrase: str, part: str) -> None:
        """Let a verb of several words name the speaker of the sentence with a pronoun joined to its first (a-t-il ajouté)."""
        first, _, rest = phrase.partition(" ")
        for pronoun in self.elisions.pronouns if part == "verb" else ():
            self.elisions.hang(self.fixed, f"{first} {pronoun} {rest}", ("attribution", "self"))

    def _inflected(self, word: Word, written: str, cuts: list[Split]) -> bool:
        """Many a form is a noun as well, so that alone it has no class: see the readings that `analyse` keeps."""
        return False

    def analyse(self, form: str, folded: str) -> Word:
        """The analysis of a word's form."""
        word = super().analyse(form.rstrip("."), folded)
        word.readings = self.inflection.readings(word.fold)
        if form[0].isupper():
            word.bits |= CAPITAL
            word.heads = tuple(filter(None, [self.names.get(folded)]))
        elif self.verb_shapes is not None and self.verb_shapes.fullmatch(folded):
            word.bits |= VERB
        elif word.bits == WORD and self._is_adverb(word):
            word.bits |= ADVERB
        if folded in self.possessives:
            word.bits |= POSSESSIVE
        word.article = folded in self.definite
        word.bodies = self.bodies.get(folded, {})
        word.phrased = self.phrased.get(folded, {})
        return word

    def _is_adverb(self, word: Word) -> bool:
        """Whether the shape of a word that no list knows is that of an adverb (famously; not: family, supply)."""
        if self.adverb_shapes is None or word.readings or word.fold in self.unlike_adverbs:
            return False
        return self.adverb_shapes.fullmatch(word.fold) is not None


def lexicon_of(pack: Pack, names: list[tuple[str, Any, bool]], topics: Node) -> Lexicon:
    """The lexicon of a pack, by how its language writes names."""
    kind = CapitalsLexicon if pack.settings["names_are_capitalised"] else Lexicon
    return kind(pack, names, topics)
