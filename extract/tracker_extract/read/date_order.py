"""The order of numeric dates in records: as the caller says, as the column proves, else as the language has it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tracker_extract.dates import parse_date, shipped_dates

_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2\d{4}(?!\d)")
_MONTHS = 12


def dated(value: str, text: str, day_first: bool | None) -> date | None:
    """The date of a metadata value that belongs to `text`; `day_first` as for `parse_date`, None: by the text."""
    order = shipped_dates().day_first(text) if day_first is None else day_first
    return parse_date(value, day_first=order)


def order_of(values: Iterable[str]) -> bool | None:
    """Whether the day comes first in a column, by those of its values that can be read in one way only (25/11/2017).

    False: the month does; None where no value tells, or two contradict each other.
    """
    found = {
        int(match[1]) > _MONTHS
        for value in values
        if (match := _NUMERIC.search(value)) and (int(match[1]) > _MONTHS) != (int(match[3]) > _MONTHS)
    }
    return found.pop() if len(found) == 1 else None


def holds_numeric_date(text: str) -> bool:
    """Whether a text has any date in numbers whose order could be asked for: a quick look."""
    return _NUMERIC.search(text) is not None
