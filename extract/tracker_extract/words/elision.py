"""Words that lose their vowel before another and are written onto it (qu'il, d'Alep, l'armée), and pronouns joined behind
their verb (dit-il): tokens of their own.

Which words, by which marks and before which letters is the `[elision]` of a pack; a pack without one cuts nothing off.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..text import fold
from .phrases import Node, add_words, phrase_words


class Elisions:
    """The elided words of one pack and its joined pronouns: how a text and a phrase are cut there, and which words they are."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        own = settings.get("elision", {})
        words: Mapping[str, str] = own.get("words", {})
        joined: Mapping[str, str] = own.get("joined", {})
        marks: str = own.get("marks", "")
        self._full = {fold(word + mark): full for word, full in words.items() for mark in marks}
        self._full |= {fold(ending): full for ending, full in joined.items()}
        # Of a joined pronoun the hyphens belong to no token: it stands where its last letters do (-t-il – il).
        self.written = {ending: full for ending, full in joined.items() if ending.endswith(full)}
        self.pronouns = tuple(dict.fromkeys(joined.values()))
        self.pattern = _before(words, marks, own.get("before", ""), settings["quotation"]["pairs"])
        self.joined = "|".join(map(re.escape, sorted(joined, key=len, reverse=True)))
        behind = rf"(?<=\w)(?:{self.joined})(?!\w)" if self.joined else ""
        self._cut = re.compile("|".join(filter(None, (self.pattern, behind)))) if words or joined else None

    def full(self, form: str) -> str | None:
        """The word that an elided form stands for, with its capital (qu' – que, L' – Le, -t-il – il); None for any other form."""
        full = self._full.get(fold(form))
        return full.capitalize() if full is not None and form[0].isupper() else full

    def parted(self, phrase: str) -> str:
        """A phrase with its elided words in full, apart from the next: so a text's tokens read (chef de l'Etat)."""
        if self._cut is None:
            return phrase
        return " ".join(self._cut.sub(lambda found: f" {self.full(found[0])} ", phrase).split())

    def words(self, phrase: str) -> list[str]:
        """The folded words of a phrase, cut so."""
        return phrase_words(self.parted(phrase))

    def hang(self, root: Node, phrase: str, payload: Any) -> None:
        """Hang `payload` on a phrase of a tree, cut so."""
        add_words(root, self.words(phrase), payload)


def _before(words: Mapping[str, str], marks: str, before: str, pairs: list[str]) -> str:
    """An expression for an elided word with its mark, before one of its letters, a digit or an opening mark; "" for none."""
    if not words:
        return ""
    elided = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    opening = "".join(re.escape(pair[0]) for pair in pairs if pair[0] not in marks)
    joint = re.escape(marks)
    letters = before + before.upper()
    return rf"(?<![\w{joint}-])(?i:{elided})[{joint}](?=[{letters}\d{opening}])"
