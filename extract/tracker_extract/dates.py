"""Dates as the press writes them: words of every language pack's `dates.toml`, one grammar for all.

A text is cut into tokens, words are looked up folded, and runs of date words become `DayExpression`s: a day of a
calendar, a weekday, or a distance from today. `find_dates` returns complete dates only; what a weekday or "yesterday"
means is for `resolve.when`, which knows the article's date. Nothing is ever guessed: a date whose day, month or year
is missing or impossible is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from tracker_extract.days import Day, existing, full_date
from tracker_extract.pack_schema import DATES
from tracker_extract.schema import read_settings
from tracker_extract.text import fold

# A run of digits; a run of letters with the vowel marks and tatweel inside it; any other visible character.
_TOKEN = re.compile(
    r"\d+|(?:[^\W\d_][\u0640\u064b-\u065f\u0670]*)+|[^\w\s\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_COMPACT = re.compile(r"\A\s*(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\s*\Z")
_WORDS = re.compile(r"[\w\u064b-\u065f\u0670]+")
_HIJRI_YEARS = range(1343, 1501)  # what hijridate covers (Umm al-Qura tables)
_YEARS = range(1900, 2101)  # a four-digit number outside these is a count, not a year
# Distinct word forms kept; beyond, the table starts afresh, so that memory stays bounded over an archive.
_REMEMBERED = 100_000
# Words and marks that may stand before or between the parts of one date: "late in the evening of the day of (" is six.
_FILLERS = 8
_TRIGGERS = frozenset({"month", "hijri_month", "weekday", "relative", "vague"})


class Token(NamedTuple):
    """A word, number or mark: its offsets, its number if it is one, and what it can be: kind -> value."""

    text: str
    start: int
    end: int
    number: int | None
    kinds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DayExpression:
    """A run of tokens that names a day: tokens `first` to `last` inclusive.

    `days` are the calendar dates in it (two where Hijri and Gregorian stand side by side), `weekdays` and `offset`
    the relative ones, `shift` the adjective beside it: last, last_but_one, this, next or nothing.
    """

    first: int
    last: int
    days: tuple[Day, ...] = ()
    weekdays: tuple[int, ...] = ()
    offset: int | None = None
    shift: str = ""
    night: bool = False


_NOTHING: Mapping[str, int] = {}


class DateWords:
    """The vocabulary and grammar of dates, compiled from the tables of the packs. Picklable."""

    def __init__(self, tables: Sequence[Mapping[str, Any]]) -> None:
        self._tables = tables
        self._phrases: dict[str, list[tuple[tuple[str, ...], dict[str, int]]]] = {}
        self._prefixes = tuple({p for table in tables for p in table.get("prefixes", ())})
        self._day_first = [re.compile(f"[{t['letters']}]") for t in tables if t["numeric_order"] == "dmy"]
        for table in tables:
            self._add_table(table)
        for entries in self._phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._known: dict[str, tuple[tuple[tuple[str, ...], dict[str, int]], ...]] = {}
        self._triggers = self._trigger_words()
        self._known_triggers: dict[str, bool] = {}

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
            wanted = True
        else:  # a year, or a number grown together with a month: 27أغسطس
            wanted = len(raw) == 4 if raw.isdigit() else any(map(str.isdigit, raw))
        if len(self._known_triggers) > _REMEMBERED:
            self._known_triggers.clear()
        self._known_triggers[raw] = wanted
        return wanted

    def may_hold_date(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end] has any word a date could be made of: a quick check, never falsely no."""
        known = self._known_triggers
        for word in _WORDS.findall(text, start, end):
            wanted = known.get(word)
            if wanted or (wanted is None and self._is_trigger(word)):
                return True
        return False

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
        for words, kinds in self._lookup(str(number) if number is not None else word):
            used = _matches(raw, i, words)
            if used:
                end = raw[i + used - 1].end()
                return Token(word, match.start(), end, number if used == 1 else None, kinds), used
        return Token(word, match.start(), match.end(), number, _NOTHING), 1

    # -- grammar ----------------------------------------------------------------------------------------------

    def expressions(self, tokens: Sequence[Token], *, day_first: bool = True) -> Iterator[DayExpression]:
        """The runs of tokens that name a day, in order; `day_first` reads 5/8/2016 as 5 August, else it is refused."""
        i = 0
        while i < len(tokens):
            found = _run(tokens, i, day_first)
            if found is None:
                i += 1
            else:
                yield found
                i = found.last + 1

    def day_first(self, text: str) -> bool:
        """Whether numeric dates in this text begin with the day: told by the script of its first 400 characters."""
        return any(pattern.search(text, 0, 400) for pattern in self._day_first)

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
        while j < len(raw) and raw[j][0] in "'’-.":
            j += 1
        if j >= len(raw) or fold(raw[j][0]) != word:
            return 0
        j += 1
    return j - i


def _run(tokens: Sequence[Token], i: int, day_first: bool) -> DayExpression | None:
    """The longest date expression that starts at token `i`."""
    days: list[Day] = []
    weekdays: list[int] = []
    offset: int | None = None
    shift, night, last, j = "", False, -1, i
    while j < len(tokens) and j - max(last, i) <= _FILLERS:
        token = tokens[j]
        kinds = token.kinds
        day, after = _calendar_day(tokens, j, day_first)
        if day:
            days.append(day)
            j = after
        elif "relative" in kinds and offset is None:
            offset, j = kinds["relative"], j + 1
        elif "weekday" in kinds:
            weekdays.append(kinds["weekday"])
            j += 1
        elif name := next((s for s in ("last_but_one", "last", "this", "next") if s in kinds), None):
            if last < 0 and "article" in kinds:
                return None
            shift = shift or name
            j += 1
            if last < 0:
                continue
        elif "night" in kinds:
            night, j = True, j + 1
            if last < 0:
                continue
        elif "day" in kinds or "part" in kinds or "agreeing" in kinds or "on" in kinds:
            if j == i and ("on" in kinds or "agreeing" in kinds):
                return None
            j += 1
            continue
        elif token.text in "(),،-–/" and (last >= 0 or token.text == "(") and j + 1 < len(tokens):
            j += 1
            continue
        else:
            break
        last = j - 1
    if last < 0 or not (days or weekdays or offset is not None):
        return None
    if last + 1 < len(tokens) and tokens[last + 1].text == ")" and any(t.text == "(" for t in tokens[i:last]):
        last += 1
    return DayExpression(i, last, tuple(days), tuple(weekdays), offset, shift, night)


def _calendar_day(tokens: Sequence[Token], i: int, day_first: bool) -> tuple[Day | None, int]:
    """A calendar day at token `i`, and the token after it."""
    first = tokens[i]
    if first.number is None and first.kinds.keys().isdisjoint(("month_first", "nth")):
        return None, i
    for form in (_numeric, _day_month, _month_day):
        day, after = form(tokens, i, day_first)
        if day:
            return day, after
    return None, i


def _numeric(tokens: Sequence[Token], i: int, day_first: bool) -> tuple[Day | None, int]:
    """2016-08-27, 27/8/2016, 27.8.2016, ٢٤/١١/١٤٣٧ هـ."""
    if i + 4 >= len(tokens) or tokens[i + 1].text not in "-/.–" or tokens[i + 3].text != tokens[i + 1].text:
        return None, i
    a, b, c = tokens[i].number, tokens[i + 2].number, tokens[i + 4].number
    if a is None or b is None or c is None:
        return None, i
    after = i + 5
    if len(tokens[i].text) == 4:
        year, month, day = a, b, c
    elif len(tokens[i + 4].text) == 4:
        year, month, day = c, b, a
        if month > 12 >= day:
            month, day = day, month
        elif not day_first and day <= 12 and day != month:
            return None, i
    else:
        return None, i
    hijri = year in _HIJRI_YEARS
    if not hijri and year not in _YEARS:
        return None, i
    return existing(Day(year, month, day, hijri)), _skip_era(tokens, after)


def _day_month(tokens: Sequence[Token], i: int, day_first: bool) -> tuple[Day | None, int]:
    """27 آب/أغسطس 2016, 27th of August, 25 شوال 1436هـ, الثالث من آب."""
    spelled = tokens[i].kinds.get("nth", 0)
    number = tokens[i].number or spelled
    if not 1 <= number <= 31 or len(tokens[i].text) > 2 and not spelled:
        return None, i
    j = i + 1
    if spelled and not (j < len(tokens) and "between" in tokens[j].kinds):
        return None, i
    while (
        j < len(tokens)
        and ({"ordinal", "between"} & tokens[j].kinds.keys() or tokens[j].text in "-/.")
        and j < i + 4
    ):
        j += 1
    month, hijri, j = _month(tokens, j)
    if not month:
        return None, i
    year, j = _year(tokens, j, hijri)
    return existing(Day(year, month, number, hijri)), _skip_era(tokens, j)


def _month_day(tokens: Sequence[Token], i: int, day_first: bool) -> tuple[Day | None, int]:
    """August 27, 2016; Aug. 27th."""
    month = tokens[i].kinds.get("month_first")
    if not month:
        return None, i
    j = i + 1
    while j < len(tokens) and (tokens[j].text == "." or "between" in tokens[j].kinds) and j < i + 3:
        j += 1
    number = tokens[j].number if j < len(tokens) else None
    if number is None or not 1 <= number <= 31 or len(tokens[j].text) > 2:
        return None, i
    j += 1
    if j < len(tokens) and "ordinal" in tokens[j].kinds:
        j += 1
    year, j = _year(tokens, j, False)
    return existing(Day(year, month, number)), j


def _month(tokens: Sequence[Token], j: int) -> tuple[int, bool, int]:
    """The month at `j` with its second name (آب/أغسطس, آب (أغسطس)), whether it is Hijri, and the token after it.

    Two names that do not agree are no month: 0.
    """
    if j >= len(tokens):
        return 0, False, j
    kinds = tokens[j].kinds
    if "hijri_month" in kinds:
        return kinds["hijri_month"], True, j + 1
    month = kinds.get("month", 0)
    if month and j + 1 < len(tokens) and tokens[j + 1].kinds.get("month") == month:
        return month, False, j + 2
    if month and j + 2 < len(tokens) and tokens[j + 1].text in "/-(–\\":
        second = tokens[j + 2].kinds.get("month")
        if second:
            closes = j + 3 < len(tokens) and tokens[j + 1].text == "(" and tokens[j + 3].text == ")"
            return (month if second == month else 0), False, j + (4 if closes else 3)
    return month, False, j + 1


def _year(tokens: Sequence[Token], j: int, hijri: bool) -> tuple[int | None, int]:
    """The year at `j`, after a comma or a word such as "of" or "year" or not."""
    k = j
    while (
        k < len(tokens)
        and k < j + 2
        and (tokens[k].text in ",،.-/" or "unit" in tokens[k].kinds or "between" in tokens[k].kinds)
    ):
        k += 1
    if k < len(tokens):
        number = tokens[k].number
        if number is not None and number in (_HIJRI_YEARS if hijri else _YEARS) and len(tokens[k].text) == 4:
            return number, k + 1
    return None, j


def _skip_era(tokens: Sequence[Token], j: int) -> int:
    return j + 1 if j < len(tokens) and {"gregorian", "hijri"} & tokens[j].kinds.keys() else j


@cache
def shipped_dates() -> DateWords:
    """The dates of every language pack that comes with the program."""
    folders = sorted((files(__package__) / "lang").iterdir(), key=lambda folder: folder.name)
    sources = [source for folder in folders if (source := folder / "dates.toml").is_file()]
    return DateWords([read_settings(source, DATES) for source in sources])


def parse_date(value: str) -> date | None:
    """The first complete date in a metadata value (ISO, RFC 822, a form of the press, 20160827); None if none."""
    found = shipped_dates().find_dates(_COMPACT.sub(r"\1-\2-\3", value)[:400])
    return found[0] if found else None
