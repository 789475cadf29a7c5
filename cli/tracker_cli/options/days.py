"""Days as people write them: `2016-08-27`, `2016-08`, `2016`, `today`, `yesterday`, `-30d`, `-2w`, `-3m`, `-1y`."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_AGO = re.compile(r"-(\d{1,5})([dwmy])", re.ASCII)
_NAMED = {"today": 0, "yesterday": 1}
WAYS = "write 2016-08-27, 2016-08, 2016, today, yesterday or -30d (w for weeks, m for months, y for years)"


def first_day(text: str, today: date) -> str:
    """The first day that is meant, as YYYY-MM-DD. Raises BadParameter."""
    relative = _relative(text, today)
    if relative:
        return relative
    year, month, day = _parts(text)
    return _iso(text, year, month or 1, day or 1)


def last_day(text: str, today: date) -> str:
    """The last day that is meant, as YYYY-MM-DD. Raises BadParameter."""
    relative = _relative(text, today)
    if relative:
        return relative
    year, month, day = _parts(text)
    month = month or 12
    return _iso(text, year, month, day or (calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 1))


def _relative(text: str, today: date) -> str | None:
    from datetime import timedelta

    word = text.strip().lower()
    if word in _NAMED:
        return (today - timedelta(days=_NAMED[word])).isoformat()
    match = _AGO.fullmatch(word)
    if not match:
        return None
    number, unit = int(match[1]), match[2]
    try:
        if unit in "dw":
            return (today - timedelta(days=number * (7 if unit == "w" else 1))).isoformat()
        return _months_before(today, number * (12 if unit == "y" else 1)).isoformat()
    except (OverflowError, ValueError):
        raise typer.BadParameter(f"{text!r} is too long ago") from None


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _DATE.fullmatch(text.strip())
    if not match:
        raise typer.BadParameter(f"{text!r} is no date; {WAYS}")
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _iso(text: str, year: int, month: int, day: int) -> str:
    from datetime import date

    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no date: {error}") from None
