"""The grammar of dates: which runs of date words name a day.

One grammar for all languages; what a word can be comes with the token (`dates.DateWords` looks it up). A date whose day,
month or year is impossible is no date, and neither is a numeric one whose order nobody knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker_extract.days import Day, existing

_HIJRI_YEARS = range(1343, 1501)  # what hijridate covers (Umm al-Qura tables)
_YEARS = range(1900, 2101)  # a four-digit number outside these is a count, not a year
# Words and marks that may stand before or between the parts of one date: "late in the evening of the day of (" is six.
_FILLERS = 8
# Between a month and the day behind it: a full stop and a word ("Aug. the 27th").
_JOINTS = 2
# What a day of the calendar may begin with, beside a number.
_STARTS = ("month_first", "month", "nth")
# Adjectives of a day, and the words that may stand beside one and name none.
_SHIFTS = ("last_but_one", "last", "this", "next")
_BESIDE = frozenset(("day", "part", "agreeing", "on"))


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


class _Step(NamedTuple):
    """What a token adds to a date expression: the token after it, and whether the expression may end with it."""

    after: int
    ends: bool


@dataclass(slots=True)
class _Draft:
    """A date expression that is being read from token `first` on; `last` is the last token it may end with so far."""

    first: int
    last: int = -1
    days: list[Day] = field(default_factory=list)
    weekdays: list[int] = field(default_factory=list)
    offset: int | None = None
    shift: str = ""
    night: bool = False

    @property
    def names_day(self) -> bool:
        """Whether what was read names a day; "last night" alone does not."""
        return self.last >= 0 and (bool(self.days) or bool(self.weekdays) or self.offset is not None)


def run(tokens: Sequence[Token], i: int, day_first: bool | None) -> DayExpression | None:
    """The longest date expression that starts at token `i`."""
    draft, j = _Draft(i), i
    while j < len(tokens) and j - max(draft.last, i) <= _FILLERS:
        step = _named_day(tokens, j, draft, day_first)
        if step is None and _begins_none(tokens[j].kinds, draft, at_start=j == i):
            return None
        step = step or _beside_day(tokens, j, draft)
        if step is None:
            break
        j = step.after
        if step.ends:
            draft.last = j - 1
    if not draft.names_day:
        return None
    last = _with_closing_bracket(tokens, draft)
    return DayExpression(
        i, last, tuple(draft.days), tuple(draft.weekdays), draft.offset, draft.shift, draft.night
    )


def _named_day(tokens: Sequence[Token], j: int, draft: _Draft, day_first: bool | None) -> _Step | None:
    """Take a day of the calendar, a relative day or a weekday at token `j` into the expression."""
    kinds = tokens[j].kinds
    day, after = _calendar_day(tokens, j, day_first)
    if day:
        draft.days.append(day)
        return _Step(after, True)
    if "relative" in kinds and draft.offset is None:
        draft.offset = kinds["relative"]
    elif "weekday" in kinds:
        draft.weekdays.append(kinds["weekday"])
    else:
        return None
    return _Step(j + 1, True)


def _begins_none(kinds: Mapping[str, int], draft: _Draft, *, at_start: bool) -> bool:
    """Whether a word that names no day keeps a date from beginning: a definite adjective, a preposition in front."""
    if _shift_of(kinds):
        return draft.last < 0 and "article" in kinds
    return at_start and "night" not in kinds and ("on" in kinds or "agreeing" in kinds)


def _beside_day(tokens: Sequence[Token], j: int, draft: _Draft) -> _Step | None:
    """Take an adjective or a night into the expression, which are part of it behind a day; or pass over a filler."""
    token = tokens[j]
    if shift := _shift_of(token.kinds):
        draft.shift = draft.shift or shift
        return _Step(j + 1, draft.last >= 0)
    if "night" in token.kinds:
        draft.night = True
        return _Step(j + 1, draft.last >= 0)
    if not _BESIDE.isdisjoint(token.kinds):
        return _Step(j + 1, False)
    inner = token.text in "(),،-–/" and (draft.last >= 0 or token.text == "(")
    return _Step(j + 1, False) if inner and j + 1 < len(tokens) else None


def _shift_of(kinds: Mapping[str, int]) -> str:
    """Which adjective of a day a token is, "" for none."""
    return next((shift for shift in _SHIFTS if shift in kinds), "")


def _with_closing_bracket(tokens: Sequence[Token], draft: _Draft) -> int:
    """The last token of an expression, with the bracket that closes one within it."""
    first, last = draft.first, draft.last
    closes = last + 1 < len(tokens) and tokens[last + 1].text == ")"
    return last + 1 if closes and any(t.text == "(" for t in tokens[first:last]) else last


def _calendar_day(tokens: Sequence[Token], i: int, day_first: bool | None) -> tuple[Day | None, int]:
    """A calendar day at token `i`, and the token after it."""
    first = tokens[i]
    if first.number is None and first.kinds.keys().isdisjoint(_STARTS):
        return None, i
    for form in (_numeric, _day_month, _month_day):
        day, after = form(tokens, i, day_first)
        if day:
            return day, after
    return None, i


def _numeric(tokens: Sequence[Token], i: int, day_first: bool | None) -> tuple[Day | None, int]:
    """2016-08-27, 2016:08:27, 27/8/2016, 27.8.2016, ٢٤/١١/١٤٣٧ هـ."""
    if i + 4 >= len(tokens) or tokens[i + 1].text not in "-/.–:" or tokens[i + 3].text != tokens[i + 1].text:
        return None, i
    a, b, c = tokens[i].number, tokens[i + 2].number, tokens[i + 4].number
    month_day: tuple[int, int] | None
    if a is None or b is None or c is None:
        return None, i
    if len(tokens[i].text) == 4:
        year, month_day = a, (b, c)
    elif len(tokens[i + 4].text) == 4 and tokens[i + 1].text != ":":
        year, month_day = c, _in_order(a, b, day_first)
    else:
        return None, i
    hijri = year in _HIJRI_YEARS
    if month_day is None or not hijri and year not in _YEARS:
        return None, i
    return existing(Day(year, *month_day, hijri)), _skip_era(tokens, i + 5)


def _in_order(first: int, second: int, day_first: bool | None) -> tuple[int, int] | None:
    """Month and day of the two numbers before a year; None where either may be the month and nobody knows which."""
    if second > 12 >= first or day_first is False and first <= 12:
        return first, second
    if day_first is None and first <= 12 and first != second:
        return None
    return second, first


def _day_month(tokens: Sequence[Token], i: int, day_first: bool | None) -> tuple[Day | None, int]:
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
        and (
            {"ordinal", "between"} & tokens[j].kinds.keys()
            or tokens[j].text in "-/."
            or tokens[j].text == ","
            and "ordinal" in tokens[j - 1].kinds
        )
        and j < i + 4
    ):
        j += 1
    month, hijri, j = _month(tokens, j)
    if not month:
        return None, i
    year, j = _year(tokens, j, hijri)
    return existing(Day(year, month, number, hijri)), _skip_era(tokens, j)


def _month_day(tokens: Sequence[Token], i: int, day_first: bool | None) -> tuple[Day | None, int]:
    """August 27, 2016; Aug. 27th; with its year in any language (مايو 14, 2017, as WordPress writes it)."""
    whole = "month_first" not in tokens[i].kinds
    month = tokens[i].kinds.get("month" if whole else "month_first")
    if not month:
        return None, i
    number, j = _day_behind_month(tokens, i + 1)
    if not number:
        return None, i
    year, j = _year(tokens, j, False)
    if whole and (year is None or j > i + 4):
        return None, i
    return existing(Day(year, month, number)), j


def _day_behind_month(tokens: Sequence[Token], j: int) -> tuple[int, int]:
    """The day of the month at `j`, behind a full stop or a word such as "the", and the token after it; 0 for none."""
    farthest = min(len(tokens), j + _JOINTS)
    while j < farthest and (tokens[j].text == "." or "between" in tokens[j].kinds):
        j += 1
    number = tokens[j].number if j < len(tokens) else None
    if number is None or not 1 <= number <= 31 or len(tokens[j].text) > 2:
        return 0, j
    ordinal = j + 1 < len(tokens) and "ordinal" in tokens[j + 1].kinds
    return number, j + 1 + ordinal


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
    if month and j + 2 < len(tokens) and tokens[j + 1].text in "/-(–\\" and "month" in tokens[j + 2].kinds:
        return _further_names(tokens, j, month)
    return month, False, j + 1


def _further_names(tokens: Sequence[Token], j: int, month: int) -> tuple[int, bool, int]:
    """كانون الثاني (يناير - جانفي): the month at `j` by all its names, and the token after them."""
    after = j + 1
    while after + 1 < len(tokens) and tokens[after].text in "/-(–\\" and "month" in tokens[after + 1].kinds:
        if tokens[after + 1].kinds["month"] != month:
            return 0, False, after + 2
        after += 2
    closes = tokens[j + 1].text == "(" and after < len(tokens) and tokens[after].text == ")"
    return month, False, after + closes


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
