"""Searches without an index: what `tracker_store.asking.search` writes for SQLite's full-text index, as conditions for DuckDB.

Words are found as the index has them: letters and digits in a row, in folded content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# The characters of words in the index (unicode61): letters, digits, private use.
_OF_WORDS = r"\p{L}\p{N}\p{Co}"
_PHRASE = re.compile(r'"([^"]*)"( \*)?')
_WORD = re.compile(r"\w+")


class Term(NamedTuple):
    """A word or phrase in all its forms. The regular expression decides; it is slow, so that one of the `parts` must be in the
    text before it is asked."""

    parts: tuple[str, ...]
    pattern: str


def terms(match: str) -> list[Term]:
    """The terms that must all be found in the folded content."""
    return [_term(term) for term in match.split(" AND ")]


def demanded(term: Term, column: str) -> tuple[str, tuple[str, ...]]:
    """The condition on a column, with its values."""
    if not term.parts:
        return "false", ()
    held = " or ".join([f"contains({column}, ?)"] * len(term.parts))
    return f"case when {held} then regexp_matches({column}, ?) else false end", (*term.parts, term.pattern)


def _term(text: str) -> Term:
    phrases = [(words.split(), bool(star)) for words, star in _PHRASE.findall(text)]
    phrases = [(_words(words), star) for words, star in phrases if _words(words)]
    patterns = (_pattern(words, star) for words, star in phrases)
    return Term(
        tuple(_shortest(max(words, key=len) for words, _ in phrases)),
        rf"(?:^|[^{_OF_WORDS}])(?:{'|'.join(patterns)})(?:$|[^{_OF_WORDS}])",
    )


def _words(words: Iterable[str]) -> list[str]:
    return [word for each in words for word in _WORD.findall(each)]


def _pattern(words: list[str], begins: bool) -> str:
    joined = rf"[^{_OF_WORDS}]+".join(map(re.escape, words))
    return joined + (f"[{_OF_WORDS}]*" if begins else "")


def _shortest(words: Iterable[str]) -> Iterator[str]:
    """The words in which no other one stands: a text with any of the words has one of these."""
    kept: list[str] = []
    for word in sorted(set(words), key=lambda word: (len(word), word)):
        if not any(shorter in word for shorter in kept):
            kept.append(word)
            yield word
