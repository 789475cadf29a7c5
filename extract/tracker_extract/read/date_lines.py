"""Lines that hold the date of an article, and the datelines that agencies begin its first sentence with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from tracker_extract.date_grammar import DayExpression, Token
from tracker_extract.dates import DateWords
from tracker_extract.days import full_date
from tracker_extract.read.layout_words import LayoutWords, layout_words, plain_words

# Lengths in code points: the longest date lines of forty outlets have some 90, the longest datelines some 60.
DATE_LINE = 120
DATELINE = 140
# What stands beside the date in a header line (outlet, section, author) has at most so many words a part and in all.
_PART, _ALL = 3, 6
# Before the title fewer words may stand beside the date: they might be the title.
_UNTITLED = 2
# Words of a place before the date of a dateline, and of an agency behind it (United Nations; وكالة أنباء الشرق الأوسط – "Middle East News Agency").
_PLACE, _AGENCY = 4, 4
# The first digit of a dateline stands within so many characters.
_NEAR = 50
_SEPARATORS = frozenset("|-–—/·•:_")
_COMMAS = frozenset(",،")
_CLOSERS = {"(": ")", "[": "]", "/": "/"}
_DASHES = frozenset("-–—_ـ:.")
_KINDS = frozenset(
    ("weekday", "weekday_short", "relative", "part", "night", "day", "label", "time", "on")
    + ("agreeing", "gregorian", "hijri", "unit", "between", "ordinal")
)


def of_a_date(token: Token) -> bool:
    """Whether a token may stand beside a date in a line of its own: marks, numbers, hours, labels."""
    return not token.text[0].isalpha() or not _KINDS.isdisjoint(token.kinds)


def date_line(line: str, dates: DateWords, day_first: bool | None, *, titled: bool = True) -> date | None:
    """The date of a line that holds little but a date, with its weekday, hour and labels; else None.

    Beside it may stand a listed place, agency or outlet, and, set apart by a mark or an hour, a few other words: an outlet, a
    section, an author. `titled`: the title is known, so those words are not it.
    """
    if not any(map(str.isdigit, line)):
        return None
    tokens = dates.tokens(line)
    expressions = list(dates.expressions(tokens, day_first=day_first))
    found = [day for e in expressions if (day := full_date(e.days))]
    if not found:
        return None
    taken = {i for e in expressions for i in range(e.first, e.last + 1)}
    words = layout_words()
    rest = [part for part in _parts(tokens, taken) if not _listed(part, words)]
    if not rest or _is_header(line, tokens, taken, rest, titled=titled):
        return found[0]
    return None


def _parts(tokens: Sequence[Token], taken: set[int]) -> Iterator[str]:
    """The words of a line that are no part of a date, those side by side together."""
    for other, run in groupby(range(len(tokens)), lambda i: i not in taken and not of_a_date(tokens[i])):
        if other:
            yield " ".join(plain_words(tokens[i].text) for i in run)


def _listed(part: str, words: LayoutWords) -> bool:
    return part in words.place or part in words.credit or part in words.byline


def _is_header(
    line: str, tokens: Sequence[Token], taken: set[int], rest: Sequence[str], *, titled: bool
) -> bool:
    """24.10.2022, outlet; section 26-09-2024 | 10:12: the date at one end, apart from a few words."""
    if line.endswith((".", "!", "?", "؟", ":")) or not _are_few(rest, titled=titled):
        return False
    beside = _beside(tokens, taken)
    if beside is None or any("on" in t.kinds and "day" not in t.kinds for t in beside.before):
        return False  # في 27 أغسطس 2016، بدأت الحكاية – "on 27 August 2016 the story began"
    numeric = all(tokens[i].number is not None or not tokens[i].text[0].isalpha() for i in taken)
    marks = _SEPARATORS | _COMMAS if numeric else _SEPARATORS
    return any(t.text in marks for t in beside.edge) or _has_clock(tokens, taken)


def _are_few(rest: Sequence[str], *, titled: bool) -> bool:
    """Whether the other words of a line are few enough to be those of an outlet, a section or an author."""
    counts = [len(part.split()) for part in rest]
    return max(counts) <= _PART and sum(counts) <= (_ALL if titled else _UNTITLED)


class _Beside(NamedTuple):
    """What stands beside the date at one end of a line: the tokens between it and the other words, and those before it."""

    edge: Sequence[Token]
    before: Sequence[Token]


def _beside(tokens: Sequence[Token], taken: set[int]) -> _Beside | None:
    """What stands beside the date of a line, None where other words stand on both sides of it."""
    others = [i for i in range(len(tokens)) if i not in taken and not of_a_date(tokens[i])]
    first, last = min(taken), max(taken)
    if first < others[0]:
        return _Beside(tokens[last + 1 : others[0]], tokens[:first])
    if last > others[-1]:
        edge = tokens[others[-1] + 1 : first]
        return _Beside(edge, edge)
    return None


def _has_clock(tokens: Sequence[Token], taken: set[int]) -> bool:
    return any(
        tokens[i].text == ":" and tokens[i - 1].number is not None and tokens[i + 1].number is not None
        for i in range(1, len(tokens) - 1)
        if i not in taken
    )


def dateline(head: str, dates: DateWords, day_first: bool | None) -> tuple[int, date | None] | None:
    """The dateline that a paragraph begins with: where its first sentence begins, and the date if it has a year.

    `head` is the start of the paragraph: القاهرة 7 أكتوبر 2025 (شينخوا) --, أبوظبي في 7 مارس 2026 / وام /,
    CAIRO, Oct 7, 2025 (Xinhua) --. Agency or place must be known as such, or the place be in capitals.
    """
    if not any(map(str.isdigit, head[:_NEAR])):
        return None
    tokens = dates.tokens(head)
    expression = next((e for e in dates.expressions(tokens, day_first=day_first) if e.days), None)
    if expression is None or not 0 < expression.first <= 2 * _PLACE:
        return None
    words = layout_words()
    place = _place(tokens[: expression.first], words)
    if place is None:
        return None
    at, agency = _agency(tokens, _behind(tokens, expression), words)
    dashed = at
    while at < len(tokens) and tokens[at].text in _DASHES:
        at += 1
    if at >= len(tokens) or not (place or agency) or agency is None and dashed == at:
        return None
    return tokens[at].start, full_date(expression.days)


def _behind(tokens: Sequence[Token], expression: DayExpression) -> int:
    """The token behind a date and the mark of its calendar."""
    at = expression.last + 1
    while at < len(tokens) and {"gregorian", "hijri"} & tokens[at].kinds.keys():
        at += 1
    return at


def _place(tokens: Sequence[Token], words: LayoutWords) -> bool | None:
    """Whether the words before a date are known as places; None where they can be none."""
    named = [t for t in tokens if t.text[0].isalpha() and "on" not in t.kinds]
    others = [t for t in tokens if not t.text[0].isalpha()]
    if not 0 < len(named) <= _PLACE or any(t.text not in ",،_-–—/(" for t in others):
        return None
    runs = (
        " ".join(plain_words(t.text) for t in run)
        for is_name, run in groupby(tokens, named.__contains__)
        if is_name
    )
    return all(run in words.place for run in runs) or all(t.text.isupper() for t in named)


def _agency(tokens: Sequence[Token], at: int, words: LayoutWords) -> tuple[int, bool | None]:
    """Where the agency at token `at` ends, and whether it is a listed one; None where there is none.

    It stands in brackets or between slashes, or, if it is listed, by itself before a dash (وطنية –).
    """
    begin = at
    while begin < len(tokens) and tokens[begin].text in ",،-–—":
        begin += 1
    if begin >= len(tokens):
        return at, None
    closer = _CLOSERS.get(tokens[begin].text)
    begin += closer is not None
    for end in range(begin + 1, min(len(tokens), begin + _AGENCY + 1)):
        name = " ".join(filter(None, (plain_words(t.text) for t in tokens[begin:end])))
        if closer is not None and tokens[end].text == closer:
            return end + 1, name in words.credit
        if name in words.credit and tokens[end].text in _DASHES:
            return end, True
    return at, None
