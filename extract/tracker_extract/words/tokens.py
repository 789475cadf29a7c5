"""One pass that cuts a text into tokens, each with its offsets and the analysis of its form."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate, compress
from operator import attrgetter, sub
from typing import Any

from ..text import STRETCH, fold
from . import classes as lx
from . import passes
from .classes import Word
from .elision import Elisions
from .lexicon import Lexicon
from .passes import passes_of
from .vocabulary import Vocabulary

# Words keep their marks, tatweel and joiners; letters that have capitals may be joined by hyphen or apostrophe
# (al-Turki, Ra'ad) and abbreviations keep their stops (U.S.); numbers keep separators. Line ends, runs of dots,
# blanks and single marks are tokens of their own. Underscores and number signs of hashtags count as blanks.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
_BLANKS = r" \t\xa0_#\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"


def _pattern(settings: dict[str, Any]) -> re.Pattern[str]:
    """How a pack's text is cut: where it says so, abbreviations keep their stop and owners' endings stand apart."""
    alphabet = settings["alphabet"]
    capitals = "".join(filter(str.isupper, alphabet))
    small = "".join(filter(str.islower, alphabet))
    joint = _joint("".join(c for c in alphabet if c not in capitals + small))
    # Most tokens are plain words and single blanks: told first, and by little, they take half the time.
    pieces = [rf"[{alphabet}]++(?![\w{_MARKS}'’.-])", rf" (?![{_BLANKS}])"]
    elisions = Elisions(settings)
    pieces += [elisions.pattern] if elisions.pattern else []
    with_stop = "|".join(map(re.escape, settings["sentence"].get("with_stop", ())))
    if with_stop:
        not_small = rf"[^\W\d_{small}]"
        pieces += [
            rf"(?<!\w)(?:[{capitals}]-|[{small}]{{2,}}-)?(?:{with_stop})\.",
            rf"(?<![\w.]){not_small}\.(?=[ \xa0-]{not_small})",
        ]
    within = "|".join(map(re.escape, settings["sentence"].get("with_stop_within", ())))
    if within:
        pieces.append(rf"(?<![\w.])(?:{within})\.(?= [(]?[{small}])")
    endings = "|".join(filter(None, (*map(re.escape, settings.get("possessives", ())), elisions.joined)))
    if endings:
        pieces.append(rf"(?<=[\w.])(?:{endings})(?!\w)")
        joint = rf"(?!(?:{endings})(?!\w)){joint}"
    if settings.get("compound_numbers"):
        pieces.append(rf"\d+(?:[.,]\d+)*(?:-[{small}]+)+(?![\w-])")
    pieces += [
        r"\d+(?:[.,:٫٬]\d+)*",
        r"(?:[A-Za-z]\.){2,}",
        r"(?<=\()[A-Z0-9]{1,6}\.[A-Z]{1,2}(?=\))",
        r"[A-Za-z][A-Za-z-]+(?:\.[a-z]{2,})+(?!\w)",
        rf"[^\W\d_][^\W_{_MARKS}]*(?:[{_MARKS}]+[^\W_]*)*(?:{joint}[^\W_]+)*",
        r"''(?!')|``",
        rf"[{_BLANKS}]+",
        r"[\r\n\u2028\u2029\x0b\x0c]+",
        r"\.{2,}|…+|[^\W_]+|.",
    ]
    return re.compile("|".join(pieces), re.DOTALL)


def _joint(caseless: str) -> str:
    """What joins two parts of a word, but not where a letter without capitals stands beside it."""
    return rf"(?<![{caseless}{STRETCH}{_MARKS}])[-'’](?![{caseless}])" if caseless else "[-'’]"


_BRACKETS = {
    "(": lx.OPEN,
    ")": lx.CLOSE,
    "[": lx.OPEN,
    "]": lx.CLOSE,
    "﴾": lx.OPEN,
    "﴿": lx.CLOSE,
}
# Two single marks or accents for a double mark, as wire services type them (''…'', ``…'').
_DOUBLED = frozenset(("''", "``"))
_DASHES = frozenset("-–—―ـ")
_LINE_ENDS = "\r\n\u2028\u2029\x0b\x0c"
_UNSEEN = "_#\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


# So many blanks in a row stand for a line end: pages flattened to one line keep their headings apart by them.
GAP = 3
# Forms kept before the table is emptied: some 40 MB, and more than a day of news uses.
REMEMBERED = 150_000


class WordTable(dict[str, "Word | None"]):
    """Form -> analysis, made when first asked for; None for blanks."""

    def __init__(self, words: Lexicon) -> None:
        super().__init__()
        self.lexicon = words
        self.vocabulary = v = Vocabulary(words)
        self._listed = frozenset((*v.lineage, *v.given_as_well, *v.connectives))
        # Where names have capitals, nobody looks for surnames behind given names.
        self._given = v.given if v.verb_first else frozenset[str]()
        settings = words.pack.settings
        self.pattern = _pattern(settings)
        self.possessives = frozenset(settings.get("possessives", ()))
        self.combinations: dict[int, int] = {}
        self._readings: dict[tuple[str, str], Word] = {}
        self.marks: dict[str, int] = dict(_BRACKETS)
        for name, bits in (("ends", lx.STOP), ("commas", lx.COMMA), ("colons", lx.COLON)):
            for mark in settings["sentence"][name]:
                self.marks[mark] = bits
        self.marks.update(dict.fromkeys(_DOUBLED, lx.QUOTE))
        for pair in settings["quotation"]["pairs"]:
            for mark in pair:
                self.marks[mark] = lx.QUOTE

    def __missing__(self, form: str) -> Word | None:
        if len(self) > REMEMBERED:
            self.clear()
            self._readings.clear()
        made = self._make(form)
        word = self[form] = None if made is None else self._settled(made)
        return word

    def _settled(self, word: Word) -> Word:
        """A word that is analysed, with the passes that look at it."""
        # There are a few hundred combinations of classes: shared, they are found in the processor's cache.
        word.bits = self.combinations.setdefault(word.bits, word.bits)
        word.passes = passes_of(word, self._listed, self._given)
        return word

    def __reduce__(self) -> tuple[type[WordTable], tuple[Lexicon]]:
        return WordTable, (self.lexicon,)

    def read_as(self, form: str, word: Word, left: Callable[[Word], Word]) -> Word:
        """What `left` leaves of the analysis of a form, made when first asked for."""
        key = (form, left.__name__)
        known = self._readings.get(key)
        if known is None:
            known = self._readings[key] = self._settled(left(word))
        return known

    def _make(self, form: str) -> Word | None:
        full = self.lexicon.elisions.full(form)
        if full is not None:
            return self.lexicon.analyse(full, fold(full))
        word = self._word(form) if form[0].isalpha() or form in self.possessives else None
        return word or self._mark(form)

    def _word(self, form: str) -> Word | None:
        folded = fold(form).rstrip(".")
        if not folded[:1].isalpha() and form not in self.possessives:
            return None
        return self.lexicon.analyse(form, form if folded == form else folded)

    def _mark(self, form: str) -> Word | None:
        first = form[0]
        if first in _LINE_ENDS or len(form) >= GAP and form.isspace():
            return Word("\n", lx.BREAK)
        if form in self.marks:
            return Word(form, self.marks[form] | lx.MARK)
        if first.isspace() or first in _UNSEEN:
            return None
        if first.isdecimal():
            compound = form[-1].isalpha() and "-" in form
            return Word(fold(form), lx.WORD if compound else lx.NUMBER)
        if first in ".…":
            return Word(form, lx.MARK | (lx.STOP if form == "." else lx.DOTS))
        if form in _DASHES:
            return Word(form, lx.MARK | lx.DASH)
        return self._word(form) or Word(form, lx.MARK)


_BITS, _FOLD, _PASSES = attrgetter("bits"), attrgetter("fold"), attrgetter("passes")
_COLUMNS = ("forms", "starts", "ends", "words", "bits", "folds")


class Tokens:
    """The tokens of a text in parallel lists; `starts` and `ends` are offsets into it.

    `edges` are the tokens at which a sentence or quotation may begin or end: stops, line ends, quotation marks.
    """

    __slots__ = ("_passes", "bits", "edges", "ends", "folds", "forms", "starts", "text", "words")

    def __init__(self, text: str, table: WordTable) -> None:
        pieces = table.pattern.findall(text)
        analysed = list(map(table.__getitem__, pieces))
        self.text = text
        # Blanks have no analysis; what a loop over some hundred tokens would cost, these do in a tenth of the time.
        self.forms: list[str] = list(compress(pieces, analysed))
        if table.lexicon.elisions.written:
            written = table.lexicon.elisions.written
            self.forms = [written.get(form, form) for form in self.forms]
        self.ends: list[int] = list(compress(accumulate(map(len, pieces)), analysed))
        self.starts: list[int] = list(map(sub, self.ends, map(len, self.forms)))
        self.words: list[Word] = list(filter(None, analysed))
        self.bits: list[int] = list(map(_BITS, self.words))
        self.folds: list[str] = list(map(_FOLD, self.words))
        self._passes = bytearray(map(_PASSES, self.words))
        self.edges = self.chosen(passes.EDGE)

    def drop(self, indices: set[int]) -> None:
        """Leave out tokens, such as marks around a name; the text and all other offsets stay."""
        kept = bytearray(b"\1") * len(self.forms)
        for i in indices:
            kept[i] = 0
        for name in _COLUMNS:
            setattr(self, name, list(compress(getattr(self, name), kept)))
        self._passes = bytearray(compress(self._passes, kept))
        self.edges = self.chosen(passes.EDGE)

    def replace(self, i: int, word: Word) -> None:
        """Put another analysis of the form of token `i` in place of that it has."""
        self.words[i], self.bits[i], self._passes[i] = word, word.bits, word.passes

    def chosen(self, one: int) -> list[int]:
        """The tokens at which one of the passes over an article has to look."""
        return passes.chosen(self._passes, one)

    def __len__(self) -> int:
        return len(self.forms)

    def text_of(self, start: int, end: int) -> str:
        """The text from token `start` up to but not including token `end`."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""
