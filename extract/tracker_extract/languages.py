"""The language of a text and of its paragraphs, told by the commonest little words of each language.

A text read by the pack of another language gives wrong statements, so what no pack speaks must be told from what one
does. Every pack lists its commonest words (`frequent` in pack.toml), `lang/neighbours.toml` those of other languages
of the same scripts; the language with most of them has the text. Where a text is too short to hold any, its letters
decide between the packs.

Tried against py3langid 0.4, which ships its model, on the sentences of tests/test_languages.py: both tell all whole
sentences (py3langid takes Central Kurdish for its southern sister), and it misses two English headlines of five words
that this leaves to their letters. It needs seconds to start and 70 MB with numpy; this needs neither.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from .packs import Pack

# How much of a text tells its language: a few sentences.
SAMPLE = 1000
# So many little words tell it without a second look at what stands beside marks: some fifty words of a text have them.
CLEAR = 12
# Words of a paragraph that may be in another language than the article: below, it is a name, a dateline or a slogan.
PARAGRAPH = 8
# Little words that show another language than the article's, and how many times those of the article's own they must
# be: a French name in an English sentence has one or two (de, la), a French sentence of eight words three.
LEAST, TIMES = 3, 2
# Code points of a paragraph that are looked at: some twenty-five words, and one in four is a little one.
OPENING = 160
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u065f\u0670]+[^\W\d_]*)*")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


class Run(NamedTuple):
    """A stretch of paragraphs in one language, None where it is not known; in code points of the text."""

    language: str | None
    start: int
    end: int


class Languages:
    """Tells languages apart: those of the packs and their neighbours. Picklable."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self._alphabets = {pack.code: frozenset(pack.settings["alphabet"]) for pack in packs}
        # Stretches of letters of a language alone.
        self._letters = {
            code: re.compile(f"[{re.escape(''.join(sorted(own)))}]+") for code, own in self._alphabets.items()
        }
        self._speaks: dict[str, tuple[str, ...]] = {}  # little word -> the languages it is common in
        for code, words in {**_neighbours(), **{p.code: p.settings["frequent"] for p in packs}}.items():
            for word in dict.fromkeys(words):
                self._speaks[word] = (*self._speaks.get(word, ()), code)
        # What a quick look at a paragraph takes: a language's own little words, and those of any other.
        self._own = {
            code: frozenset(word for word, codes in self._speaks.items() if code in codes)
            for code in self._alphabets
        }
        self._others = {
            code: frozenset(word for word, codes in self._speaks.items() if codes != (code,))
            for code in self._alphabets
        }

    def of(self, text: str) -> str | None:
        """The code of the language of a text, whether or not a pack reads it; None where nothing tells."""
        best, votes = self._commonest(text[:SAMPLE].split())
        if votes >= CLEAR:
            return best
        sample = _WORD.findall(text[:SAMPLE])
        best, votes = self._commonest(sample)
        # One little word of a headline may be another language's by chance (in, a): then its letters tell better.
        return best if votes > 1 else self._by_letters(sample) or best

    def runs(self, text: str, language: str | None) -> list[Run]:
        """The text cut where its language changes; `language` is that of the whole, which short paragraphs go with."""
        runs: list[Run] = []
        for line in _LINE.finditer(text):
            before = runs[-1].language if runs else language
            opening = line[0][:OPENING]
            goes_on = self._goes_on(opening.split(), before)
            own = before if goes_on else self._of_paragraph(_WORD.findall(opening), before, language)
            if runs and own == before:
                runs[-1] = Run(own, runs[-1].start, line.end())
            else:
                runs.append(Run(own, line.start(), line.end()))
        return runs

    def _of_paragraph(self, words: list[str], before: str | None, whole: str | None) -> str | None:
        """The language of one paragraph behind one in `before`, in a text whose language is `whole`."""
        votes = self._votes(words) if len(words) >= PARAGRAPH else Counter[str]()
        best = max(votes, key=lambda code: votes[code], default=None)
        if best is not None and votes[best] >= LEAST and best == before:
            return best
        known_first = (before, whole) if before in self._alphabets else (whole, before)
        fitting = next((code for code in known_first if self._covers(code, words)), None)
        if best is not None and votes[best] >= LEAST and votes[best] >= TIMES * votes[fitting or ""]:
            return best
        return fitting or (self._by_letters(words) if len(words) >= PARAGRAPH else before)

    def _goes_on(self, words: list[str], before: str | None) -> bool:
        """Whether a paragraph is surely in the language before; what stands between blanks is enough to see that.

        Either the little words say so, or no other language has enough of them and the letters are its own.
        """
        if before not in self._alphabets:
            return False
        others = sum(map(self._others[before].__contains__, words))
        if others >= LEAST and len(words) >= PARAGRAPH:
            return sum(map(self._own[before].__contains__, words)) >= others
        return self._covers(before, words)

    def _commonest(self, words: list[str]) -> tuple[str | None, int]:
        """The language with most of the words, of equals one that a pack reads, and how many it has."""
        votes = self._votes(words)
        best = max(votes, key=lambda code: (votes[code], code in self._alphabets), default=None)
        return best, votes[best] if best is not None else 0

    def _votes(self, words: list[str]) -> Counter[str]:
        """How many words each language has; capitals are left aside: La and De are parts of names everywhere."""
        return Counter(chain.from_iterable(filter(None, map(self._speaks.get, words))))

    def _by_letters(self, words: list[str]) -> str | None:
        """The pack whose alphabet covers most letters, and at least half; of equals the one with fewest letters."""
        letters = "".join(words)
        shares = {code: sum(c in own for c in letters) for code, own in self._alphabets.items()}
        best = max(shares, key=lambda code: (shares[code], -len(self._alphabets[code])), default=None)
        return best if best is not None and 0 < shares[best] >= len(letters) / 2 else None

    def _covers(self, code: str | None, words: list[str]) -> bool:
        """Whether a pack's alphabet has half of the letters of the first words; yes of a language without a pack."""
        own, letters = self._letters.get(code or ""), "".join(words[:PARAGRAPH])
        return code is not None and (own is None or 2 * sum(map(len, own.findall(letters))) >= len(letters))


def masked(text: str, runs: Sequence[Run], language: str) -> str:
    """A text of the same length, in which line ends stand for the paragraphs of other languages."""
    pieces, position = [], 0
    for run in runs:
        piece = text[run.start : run.end]
        pieces += [text[position : run.start], piece if run.language == language else "\n" * len(piece)]
        position = run.end
    return "".join([*pieces, text[position:]])


@cache
def _neighbours() -> Mapping[str, list[str]]:
    """The commonest words of languages without a pack."""
    source = files(__package__) / "lang" / "neighbours.toml"
    entries = tomllib.loads(source.read_text("utf-8"))
    return {code: entry["frequent"] for code, entry in entries.items()}
