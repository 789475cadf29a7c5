"""Days as a program gives them: a date, or `2016`, `2016-08`, `2016-08-27`."""

from __future__ import annotations

import calendar
import re
from datetime import date

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def whole_days(
    since: str | date | None, until: str | date | None, on: str | date | None
) -> tuple[str | None, str | None]:
    """The first and the last day asked for, as ISO dates; None where that end is open. Raises ValueError."""
    firsts = [_stretch(day)[0] for day in (since, on) if day is not None]
    lasts = [_stretch(day)[1] for day in (until, on) if day is not None]
    return max(firsts, default=None), min(lasts, default=None)


def _stretch(given: str | date) -> tuple[str, str]:
    """The first and the last day of a day, month or year."""
    if isinstance(given, date):
        day = date(given.year, given.month, given.day).isoformat()
        return day, day
    match = _WRITTEN.fullmatch(given.strip())
    if match is None:
        raise ValueError(f"{given!r} is no day: give a date, or 2016-08-27, 2016-08, 2016")
    year, month, day_of_month = (int(part) if part else 0 for part in match.groups())
    try:
        first = date(year, month or 1, day_of_month or 1)
        last = date(year, month or 12, day_of_month or calendar.monthrange(year, month or 12)[1])
    except ValueError as error:
        raise ValueError(f"{given!r} is no day: {error}") from None
    return first.isoformat(), last.isoformat()
