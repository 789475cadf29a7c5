"""Words that lose their vowel before another and are written onto it (qu'il, d'Alep, l'armée): tokens of their own.

Which words, by which marks and before which letters is the `[elision]` of a pack; a pack without one cuts nothing off.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..text import fold


class Elisions:
    """The elided words of one pack: how a text and a phrase are cut behind them, and which words they are."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        own = settings.get("elision", {})
        written: Mapping[str, str] = own.get("words", {})
        marks: str = own.get("marks", "")
        self._full = {fold(word + mark): full for word, full in written.items() for mark in marks}
        self.pattern = _pattern(written, marks, own.get("before", ""), settings["quotation"]["pairs"])
        self._cut = re.compile(self.pattern) if self.pattern else None

    def full(self, form: str) -> str | None:
        """The word that an elided form stands for, with its capital (qu' – que, L' – Le); None for any other form."""
        full = self._full.get(fold(form))
        return full.capitalize() if full is not None and form[0].isupper() else full

    def parted(self, phrase: str) -> str:
        """A phrase with its elided words in full, apart from the next: so a text's tokens read (chef de l'Etat)."""
        return self._cut.sub(lambda found: f"{self.full(found[0])} ", phrase) if self._cut else phrase


def _pattern(words: Mapping[str, str], marks: str, before: str, pairs: list[str]) -> str:
    """An expression for an elided word with its mark, before one of its letters, a digit or an opening mark; "" for none."""
    if not words:
        return ""
    elided = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    opening = "".join(re.escape(pair[0]) for pair in pairs if pair[0] not in marks)
    joint = re.escape(marks)
    letters = before + before.upper()
    return rf"(?<![\w{joint}-])(?i:{elided})[{joint}](?=[{letters}\d{opening}])"
