"""From words as a user types them to a query of the full-text index.

Whatever is typed is words and “phrases”; nothing of it is an operator. A word is found in whatever it wears: the
article, conjunctions and prepositions before it, pronouns after it (`tracker_extract.words.clitics`); of a phrase, the
first word is found with what stands before it. A star behind the last letter (`wait*`, `"cease fi*"`) stands for any ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tracker_extract.text import fold
from tracker_extract.words.clitics import forms, forms_before

_PHRASE = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”|([^\s"«»“”]+)')
_WORD = re.compile(r"\w+")


def expression(text: str) -> str | None:
    """What to `match`: every word and phrase of `text` must be there. None where it holds no word at all."""
    return " AND ".join(f"({term})" for term in _terms(text)) or None


def any_phrase(phrases: Iterable[str]) -> str | None:
    """What to `match`: one of the phrases is there."""
    return " OR ".join(filter(None, (_phrase(_words(phrase)) for phrase in phrases))) or None


def _terms(text: str) -> Iterator[str]:
    for match in _PHRASE.finditer(text):
        words = _words(match[0])
        if words and match[0].rstrip('"»”').endswith("*"):
            yield _phrase(words, begins=True)
        elif len(words) == 1:
            yield " OR ".join(map(_quoted, forms(words[0])))
        elif words:
            yield _phrase(words)


def _phrase(words: list[str], *, begins: bool = False) -> str:
    """The words side by side; with `begins` the last of them may go on."""
    if not words:
        return ""
    first, *others = words
    end = " *" if begins else ""
    return " OR ".join(_quoted(" ".join([form, *others])) + end for form in forms_before(first))


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if any(map(str.isalnum, word))]


def _quoted(words: str) -> str:
    return f'"{words}"'
