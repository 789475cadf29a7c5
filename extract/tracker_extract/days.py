"""Days of the Gregorian and the Hijri calendar, and which day one without a year means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

# A day and month so many days ahead of an article is one that it announces, not the same day of the year before: meetings and
# deadlines are given so some weeks ahead.
_AHEAD = 31


class Day(NamedTuple):
    """A day of the Gregorian or the Hijri calendar; the year may be unsaid."""

    year: int | None
    month: int
    day: int
    hijri: bool = False


def existing(day: Day) -> Day | None:
    """The day, None if its calendar has no such day."""
    if day.hijri:
        return day if 1 <= day.month <= 12 and 1 <= day.day <= 30 else None
    try:
        date(day.year or 2000, day.month, day.day)  # 2000 has a 29 February
    except ValueError:
        return None
    return day


def to_gregorian(day: Day) -> date | None:
    """The Gregorian date of a full day, None if its year is unsaid or it does not exist.

    Hijri days are counted by the Umm al-Qura calendar, which may differ by a day from a local sighting.
    """
    if day.year is None:
        return None
    if not day.hijri:
        return date(day.year, day.month, day.day) if _exists(day) else None
    from hijridate import Hijri  # only pages with Hijri dates pay for it

    try:
        return Hijri(day.year, day.month, day.day).to_gregorian()
    except (ValueError, OverflowError):
        return None


def _exists(day: Day) -> bool:
    try:
        date(day.year or 0, day.month, day.day)
    except ValueError:
        return False
    return True


def full_date(days: Sequence[Day]) -> date | None:
    """The Gregorian date that `days` (one date, or the same date in two calendars) stand for, if complete."""
    for day in sorted(days, key=lambda d: d.hijri):
        found = to_gregorian(day)
        if found:
            return found
    return None


def latest_before(day: Day, published: date) -> date | None:
    """The last time a day without a year came round, on or before `published`."""
    if day.hijri:
        return _latest_hijri(day, published)
    for year in range(published.year, published.year - 9, -1):  # 29 February: at most eight years back
        found = to_gregorian(day._replace(year=year))
        if found and found <= published:
            return found
    return None


def is_near(day: Day, published: date) -> bool:
    """Whether a Gregorian day without a year comes round within the month after `published`: then it is still to come."""
    if day.hijri:
        return False
    for year in (published.year, published.year + 1):
        found = to_gregorian(day._replace(year=year))
        if found is not None and 0 < (found - published).days <= _AHEAD:
            return True
    return False


def _latest_hijri(day: Day, published: date) -> date | None:
    from hijridate import Gregorian

    try:
        year = Gregorian.fromdate(published).to_hijri().year
    except (ValueError, OverflowError):
        return None
    for candidate in (year, year - 1):
        found = to_gregorian(day._replace(year=candidate))
        if found and found <= published + timedelta(days=1):  # a day of grace: local calendars differ by one
            return min(found, published)
    return None
