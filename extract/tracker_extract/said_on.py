"""When a statement was said: the date expression of its reporting clause, counted from the article's date.

A weekday counts back from the article's date (the same weekday is that day itself), a date without a year is the last
that came round, and nothing lies in the future. An expression that belongs to something else in the clause does not
count: the start of a stretch of time (since), an event (the accord of 27 February), a plan (due on Monday), a relative
clause (who arrived on Friday), a range. Without one that counts, the article's date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker_extract.date_grammar import DayExpression, Token
from tracker_extract.dates import DateWords, shipped_dates
from tracker_extract.days import full_date, is_near, latest_before
from tracker_extract.models import Evidence, Span

_ARTICLE = Evidence("date", "article", "no day in the reporting clause: the article's date")
_VAGUE = Evidence(
    "date", "article-vague", "the reporting clause gives a month without a day: the article's date"
)
_UNKNOWN = Evidence("date", "unknown", "no day in the reporting clause, and the article is undated")
_CLAUSE_MARKS = frozenset('،,;؛:."»«”“!?؟')
_RANGE_MARKS = frozenset("-–—/")


@dataclass(frozen=True, slots=True)
class ClauseDay:
    """What the words of a reporting clause say of the day: the day and why, or that they give a time without a day.

    `vague` are the words of such a time (last week), `month` those of a month without a day.
    """

    day: date | None = None
    evidence: Evidence | None = None
    vague: Span | None = None
    month: Span | None = None


_NO_DAY = ClauseDay()


class DateExpressions:
    """The date words of the packs and the rules of the reporting clause. Picklable; compiled once."""

    def __init__(self, words: DateWords | None = None) -> None:
        self._words = words or shipped_dates()

    def said_on(
        self, text: str, spans: Sequence[Span], published: date | None
    ) -> tuple[date | None, Evidence]:
        """The day of saying and why: `spans` are the stretches of the reporting sentence outside the content."""
        found = self.in_clauses(text, spans, published)
        if found.evidence is not None:
            return found.day, found.evidence
        return without_day(published, vague=found.month is not None)

    def in_clauses(self, text: str, spans: Sequence[Span], published: date | None) -> ClauseDay:
        """What the words in `spans` say of the day; the first stretch that gives one counts."""
        without = _NO_DAY
        for start, end in spans:
            if self._words.may_hold_date(text, start, end):
                tokens = self._words.tokens(text, start, end)
                found = self._in_clause(text, tokens, published)
                if found.day is not None:
                    return found
                without = ClauseDay(vague=without.vague or found.vague, month=without.month or found.month)
        return without

    def _in_clause(self, text: str, tokens: Sequence[Token], published: date | None) -> ClauseDay:
        day_first = self._words.day_first(text)
        for expression in self._words.expressions(tokens, day_first=day_first):
            if _belongs_elsewhere(tokens, expression):
                continue
            day, rule = _day_of(expression, published)
            if day and (published is None or day <= published):
                span = Span(tokens[expression.first].start, tokens[expression.last].end)
                return ClauseDay(day, Evidence("date", rule, _note(rule, day, published), (span,)))
        return ClauseDay(vague=_vague(tokens), month=_names_a_month(tokens))


def without_day(published: date | None, *, vague: bool = False) -> tuple[date | None, Evidence]:
    """The day of a statement of which nothing is said: the article's, if it has one."""
    if published is None:
        return None, _UNKNOWN
    return published, _VAGUE if vague else _ARTICLE


def _vague(tokens: Sequence[Token]) -> Span | None:
    """The words of a time that is no one day (last week, a few days ago), where they are about the saying."""
    for i, token in enumerate(tokens):
        if "vague" not in token.kinds or _belongs_elsewhere(tokens, DayExpression(i, i)):
            continue
        if i + 1 == len(tokens) or "between" not in tokens[i + 1].kinds:  # قبل شهرين من الانتخابات
            return Span(token.start, token.end)
    return None


def _note(rule: str, day: date, published: date | None) -> str:
    if rule == "absolute" or published is None:
        return f"the clause names {day.isoformat()}"
    return f"{day.isoformat()}, counted from the article's {published.isoformat()}"


def _names_a_month(tokens: Sequence[Token]) -> Span | None:
    """The name of a month that no number makes a day (in August, last August), where it is about the saying."""
    for i, token in enumerate(tokens):
        kinds = token.kinds
        if not i or not kinds or not ("month" in kinds or "hijri_month" in kinds):
            continue
        if {"on", "between", "part", "last"} & tokens[i - 1].kinds.keys():
            first = i - 1 if {"on", "between"} & tokens[i - 1].kinds.keys() else i
            if not _belongs_elsewhere(tokens, DayExpression(first, i)):
                return Span(token.start, token.end)
    return None


# -- which day ------------------------------------------------------------------------------------------------------


def _day_of(expression: DayExpression, published: date | None) -> tuple[date | None, str]:
    """The day an expression means, and the rule that says so."""
    complete = full_date(expression.days)
    if complete:
        return complete, "absolute"
    if published is None or expression.shift == "next":
        return None, "unknown"
    if expression.days:
        if expression.shift != "last" and is_near(expression.days[0], published):
            return None, "unknown"
        return latest_before(expression.days[0], published), "day-and-month"
    weekdays = expression.weekdays
    if len(set(weekdays)) > 1 and not expression.night:
        return None, "unknown"  # "Friday and Saturday": not one day
    if expression.offset is not None:
        return _relative(expression.offset, weekdays, published)
    return _last_weekday(weekdays[0], published, expression.shift), "weekday"


def _relative(offset: int, weekdays: tuple[int, ...], published: date) -> tuple[date | None, str]:
    """Yesterday, or yesterday (Saturday): where the two disagree the weekday is right, a page's date may be a day off."""
    day = published + timedelta(days=offset)
    if weekdays and day.weekday() != weekdays[0] and offset <= 0:
        return _last_weekday(weekdays[0], published, ""), "weekday"
    return day, "relative"


def _last_weekday(weekday: int, published: date, shift: str) -> date:
    """The last such weekday on or before `published`; "last" is never that day itself, "last but one" a week earlier."""
    back = (published.weekday() - weekday) % 7
    if shift in ("last", "last_but_one") and back == 0:
        back = 7
    if shift == "last_but_one":
        back += 7
    return published - timedelta(days=back)


# -- what it belongs to -----------------------------------------------------------------------------------------------


def _belongs_elsewhere(tokens: Sequence[Token], expression: DayExpression) -> bool:
    """Whether the expression dates something other than the saying."""
    first, last = expression.first, expression.last
    if expression.shift == "next" or (expression.offset or 0) > 0:
        return True
    return (
        _follows_a_bound(tokens, first, bool(expression.days))
        or _is_range_end(tokens, first)
        or _opens_a_range(tokens, last)
        or _in_other_clause(tokens, first)
    )


def _follows_a_bound(tokens: Sequence[Token], first: int, calendar_day: bool) -> bool:
    """since Friday, until 3 May, after the attacks of 13 November, the Friday deadline, Friday's attack."""
    i = first - 1
    while i >= 0 and (tokens[i].text == "(" or _is(tokens[i], "on") and not _is(tokens[i], "day")):
        i -= 1
    if i < 0:
        return False
    if calendar_day and _is(tokens[i], "event"):
        return True
    if _is(tokens[i], "event"):
        i -= 1
    return i >= 0 and bool({"since", "article", "next", "planned"} & tokens[i].kinds.keys())


def _is_range_end(tokens: Sequence[Token], first: int) -> bool:
    """18 و22 فبراير, 18-22 February: a number before the connector."""
    if first < 2:
        return False
    connector, before = tokens[first - 1], tokens[first - 2]
    joined = _is(connector, "range") or connector.text in _RANGE_MARKS
    return joined and (before.number is not None or bool({"month", "weekday"} & before.kinds.keys()))


def _opens_a_range(tokens: Sequence[Token], last: int) -> bool:
    """18 فبراير إلى 22 منه, Friday to Sunday, Friday's attack."""
    if last + 2 >= len(tokens):
        return False
    after, beyond = tokens[last + 1], tokens[last + 2]
    if after.text in "'’" and _is(beyond, "possessive"):
        return True
    joined = _is(after, "range") or after.text in _RANGE_MARKS
    return joined and (
        beyond.number is not None or bool({"weekday", "month", "month_first"} & beyond.kinds.keys())
    )


def _in_other_clause(tokens: Sequence[Token], first: int) -> bool:
    """Whether a relative clause, a plan or a "before" opened since the last comma or word that closes a clause."""
    for i in range(first - 1, -1, -1):
        kinds = tokens[i].kinds
        if tokens[i].text in _CLAUSE_MARKS or "resumes" in kinds:
            return False
        if "planned" in kinds or "before" in kinds:
            return True
        if "clause" in kinds:  # the press conference that he held yesterday is the saying itself
            return not _is(tokens[i + 1], "utterance")
    return False


def _is(token: Token, kind: str) -> bool:
    return kind in token.kinds
