"""Dates as the press writes them: words of every language pack's `dates.toml`, one grammar for all.

A text is cut into tokens, words are looked up folded, and runs of date words become `DayExpression`s: a day of a
calendar, a weekday, or a distance from today. `find_dates` returns complete dates only; what a weekday or "yesterday"
means is for `resolve.when`, which knows the article's date. Nothing is ever guessed: a date whose day, month or year
is missing or impossible is no date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from tracker_extract.date_grammar import DayExpression, Token, run
from tracker_extract.days import full_date
from tracker_extract.pack_schema import DATES
from tracker_extract.schema import read_settings
from tracker_extract.text import fold

# A run of digits; a run of letters with the vowel marks and tatweel inside it; any other visible character.
_TOKEN = re.compile(
    r"\d+|(?:[^\W\d_][\u0640\u064b-\u065f\u0670]*)+|[^\w\s\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_COMPACT = re.compile(r"\A\s*(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\s*\Z")
_WORDS = re.compile(r"[\w\u064b-\u065f\u0670]+")
# Distinct word forms kept; beyond, the table starts afresh, so that memory stays bounded over an archive.
_REMEMBERED = 100_000
# So many letters that only day-first languages have tell the order; one alone may be in a foreign name (Beyoncé).
_LETTERS = 3
_INSIDE = "'’-."  # marks inside a phrase, which do not count
_TRIGGERS = frozenset({"month", "hijri_month", "weekday", "relative", "vague"})


_NOTHING: Mapping[str, int] = {}


class _Remembered(dict[str, bool]):
    """What a question answers of a word, asked once."""

    def __init__(self, ask: Callable[[str], bool]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> bool:
        if len(self) > _REMEMBERED:
            self.clear()
        answer = self[word] = self._ask(word)
        return answer


class DateWords:
    """The vocabulary and grammar of dates, compiled from the tables of the packs. Picklable."""

    def __init__(self, tables: Sequence[Mapping[str, Any]]) -> None:
        self._tables = tables
        self._phrases: dict[str, list[tuple[tuple[str, ...], dict[str, int]]]] = {}
        self._prefixes = tuple({p for table in tables for p in table.get("prefixes", ())})
        either = "".join(t["letters"] for t in tables if not t["numeric_order"])
        telling = f"(?![{either}])" if either else ""
        self._day_first = [
            re.compile(f"(?:{telling}[{t['letters']}].*?){{{_LETTERS}}}", re.DOTALL)
            for t in tables
            if t["numeric_order"] == "dmy"
        ]
        for table in tables:
            self._add_table(table)
        for entries in self._phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._known: dict[str, tuple[tuple[tuple[str, ...], dict[str, int]], ...]] = {}
        self._triggers = self._trigger_words()
        self._triggering = _Remembered(self._is_trigger)
        self._order: tuple[str | None, bool | None] = (None, None)

    def __reduce__(self) -> tuple[Any, ...]:
        return (DateWords, (self._tables,))

    def _add_table(self, table: Mapping[str, Any]) -> None:
        month = "month_first" if table["month_first"] else "month"
        numbered = [(month, "months"), ("hijri_month", "hijri_months"), ("weekday", "weekdays")]
        numbered += [("weekday_short", "weekdays_short"), ("relative", "relative")]
        numbered += [("nth", "ordinals")]
        for kind, key in numbered:
            for number, phrases in table.get(key, {}).items():
                self._add(kind, phrases, int(number))
        if table["month_first"]:
            for number, phrases in table["months"].items():
                self._add("month", phrases, int(number))
        for kind, phrases in table["words"].items():
            self._add(kind, phrases, 0)

    def _add(self, kind: str, phrases: Sequence[str], value: int) -> None:
        for phrase in phrases:
            words = tuple(t for t in _TOKEN.findall(fold(phrase)) if t not in "'-.")
            entries = self._phrases.setdefault(words[0], [])
            for known, kinds in entries:
                if known == words:
                    kinds[kind] = value
                    break
            else:
                entries.append((words, {kind: value}))

    def with_tables(self, tables: Sequence[Mapping[str, Any]]) -> DateWords:
        """These and the words of further tables."""
        return DateWords([*self._tables, *tables]) if tables else self

    # -- words ------------------------------------------------------------------------------------------------

    def _lookup(self, raw: str) -> tuple[tuple[tuple[str, ...], dict[str, int]], ...]:
        """The phrases that begin with this word, longest first; remembered by raw form."""
        found = self._known.get(raw)
        if found is None:
            word = fold(raw)
            entries = self._phrases.get(word)
            if entries is None and word.startswith(self._prefixes):
                entries = self._phrases.get(word[1:])
                entries = [(((word, *w[1:])), k) for w, k in entries] if entries else None
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = self._known[raw] = tuple(entries or ())
        return found

    def _trigger_words(self) -> frozenset[str]:
        """One word of every phrase that names a month, a weekday, a relative day or a vague time: itself, or the longest in it."""
        phrases = [
            words
            for entries in self._phrases.values()
            for words, kinds in entries
            if not _TRIGGERS.isdisjoint(kinds)
        ]
        single = {words[0] for words in phrases if len(words) == 1}
        return frozenset(single | {max(words, key=len) for words in phrases if single.isdisjoint(words)})

    def _is_trigger(self, raw: str) -> bool:
        word = fold(raw)
        if word in self._triggers or (word.startswith(self._prefixes) and word[1:] in self._triggers):
            return True
        # else a year, or a number grown together with a month: 27أغسطس – "27August"
        return len(raw) == 4 if raw.isdigit() else any(map(str.isdigit, raw))

    def may_hold_date(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end] has any word a date could be made of: a quick check, never falsely no."""
        return any(map(self._triggering.__getitem__, _WORDS.findall(text, start, end)))

    def tokens(self, text: str, start: int = 0, end: int | None = None) -> list[Token]:
        """The tokens of text[start:end]; words of one phrase are one token."""
        raw = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
        out: list[Token] = []
        i = 0
        while i < len(raw):
            token, used = self._token(raw, i)
            out.append(token)
            i += used
        return out

    def _token(self, raw: Sequence[re.Match[str]], i: int) -> tuple[Token, int]:
        match = raw[i]
        word = match[0]
        if not word[0].isalnum():
            return Token(word, match.start(), match.end(), None, _NOTHING), 1
        number = int(word) if word.isdecimal() and len(word) <= 8 else None
        second = None  # the next word, folded once for all the phrases that begin here
        for words, kinds in self._lookup(str(number) if number is not None else word):
            if len(words) > 1 and i + 1 < len(raw) and raw[i + 1][0] not in _INSIDE:
                second = second or fold(raw[i + 1][0])
                if words[1] != second:
                    continue
            used = _matches(raw, i, words)
            if used:
                end = raw[i + used - 1].end()
                return Token(word, match.start(), end, number if used == 1 else None, kinds), used
        return Token(word, match.start(), match.end(), number, _NOTHING), 1

    # -- grammar ----------------------------------------------------------------------------------------------

    def expressions(
        self, tokens: Sequence[Token], *, day_first: bool | None = True
    ) -> Iterator[DayExpression]:
        """The runs of tokens that name a day, in order.

        `day_first` reads 5/8/2016 as 5 August, False as 8 May; None refuses it.
        """
        i = 0
        while i < len(tokens):
            token = tokens[i]
            begins = token.kinds or token.number is not None or token.text == "("
            found = run(tokens, i, day_first) if begins else None
            if found is None:
                i += 1
            else:
                yield found
                i = found.last + 1

    def day_first(self, text: str) -> bool | None:
        """True where numeric dates in this text begin with the day: told by the script of its first 400 characters.

        None where nothing tells: letters that a language without an order has, too, say nothing.
        """
        head = text[:400]
        known = self._order
        if head != known[0]:  # the clauses of an article all ask for the same
            known = self._order = (head, any(pattern.search(head) for pattern in self._day_first) or None)
        return known[1]

    def find_dates(self, text: str, *, day_first: bool | None = None) -> list[date]:
        """Every complete date in `text`, in order; of a Hijri and Gregorian pair only the Gregorian."""
        order = self.day_first(text) if day_first is None else day_first
        found = []
        for expression in self.expressions(self.tokens(text), day_first=order):
            day = full_date(expression.days)
            if day:
                found.append(day)
        return found


def _matches(raw: Sequence[re.Match[str]], i: int, words: tuple[str, ...]) -> int:
    """How many raw tokens the phrase takes at `i`, 0 if it is not there. Marks inside a phrase do not count."""
    j = i + 1
    for word in words[1:]:
        while j < len(raw) and raw[j][0] in _INSIDE:
            j += 1
        if j >= len(raw) or fold(raw[j][0]) != word:
            return 0
        j += 1
    return j - i


@cache
def shipped_dates() -> DateWords:
    """The dates of every language pack that comes with the program."""
    folders = sorted((files(__package__) / "lang").iterdir(), key=lambda folder: folder.name)
    sources = [source for folder in folders if (source := folder / "dates.toml").is_file()]
    return DateWords([read_settings(source, DATES) for source in sources])


def parse_date(value: str, *, day_first: bool | None = None) -> date | None:
    """The first complete date in a metadata value (ISO, RFC 822, a form of the press, 20160827); None if none.

    `day_first` tells the order of numeric ones (False: the month first); None: by the letters of the value.
    """
    found = shipped_dates().find_dates(_COMPACT.sub(r"\1-\2-\3", value)[:400], day_first=day_first)
    return found[0] if found else None
