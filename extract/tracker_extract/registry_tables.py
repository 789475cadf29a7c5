"""Reading the tables of people, bodies and offices: rows under their header, and days that may be known in part."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from .errors import DataError

# Where a day is not known: before and after all that is.
LONG_AGO, OPEN = date(1900, 1, 1), date(2999, 12, 31)


class Folder(Protocol):
    """A folder of tables, on disk or in a package."""

    def joinpath(self, *names: str) -> Folder: ...
    def is_file(self) -> bool: ...
    def read_text(self, encoding: str) -> str: ...


def rows(folder: Folder, name: str, header: Sequence[str], more: Sequence[str] = ()) -> Iterator[list[str]]:
    """The rows of a table under its header; no rows if the folder lacks the file. `more` are columns that may follow."""
    source = folder.joinpath(name)
    if not source.is_file():
        return
    lines = (
        line for line in source.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    )
    reader = csv.reader(lines)
    found = next(reader, None)
    if found is not None and more and tuple(found) == (*header, *more):
        header = found
    if found is None or tuple(found) != tuple(header):
        raise DataError(name, "header", ",".join(header))
    for row in reader:
        if len(row) != len(header):
            raise DataError(name, ",".join(row), f"{len(header)} columns: {','.join(header)}")
        yield row


def must_be_known(id_: str, table: Iterable[str], name: str, where: str) -> None:
    """Raise DataError for an id in the table `name` that stands in none of `where`."""
    if id_ not in table:
        raise DataError(name, id_, f"an id of {where}")


def first_day(text: str) -> date:
    """The first day of YYYY, YYYY-MM or YYYY-MM-DD; of nothing, one before all. Raises ValueError."""
    if not text:
        return LONG_AGO
    year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(text: str) -> date:
    """The last day of YYYY, YYYY-MM or YYYY-MM-DD; of nothing, one after all. Raises ValueError."""
    if not text:
        return OPEN
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts if len(parts) == 2 else (parts[0], 12)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
