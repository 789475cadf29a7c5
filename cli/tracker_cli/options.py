"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import calendar
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

DATABASE_HELP = (
    "The database file. Default: TRACKER_DB, else the platform's data folder (see `tracker path`)."
)

DatabaseOption = Annotated[
    Path | None, typer.Option("--db", metavar="FILE", help=DATABASE_HELP, show_default=False)
]


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"


class Bidi(StrEnum):
    AUTO = "auto"
    TERMINAL = "terminal"
    VISUAL = "visual"
    OFF = "off"


BidiOption = Annotated[
    Bidi | None,
    typer.Option(
        help="Who puts right-to-left text in order: the terminal, or tracker (visual, whose copied text is "
        "reversed). Default: TRACKER_BIDI, else by terminal; off when stdout is none."
    ),
]


class Kind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    HEADLINE = "headline"


_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def first_day(text: str) -> str:
    """The first day of `2016-08-27`, `2016-08` or `2016`, as YYYY-MM-DD."""
    year, month, day = _parts(text)
    return _iso(text, year, month or 1, day or 1)


def last_day(text: str) -> str:
    """The last day of `2016-08-27`, `2016-08` or `2016`, as YYYY-MM-DD."""
    year, month, day = _parts(text)
    month = month or 12
    return _iso(text, year, month, day or (calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 1))


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _DATE.fullmatch(text.strip())
    if not match:
        raise typer.BadParameter(f"{text!r} is no date; write 2016-08-27, 2016-08 or 2016")
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _iso(text: str, year: int, month: int, day: int) -> str:
    from datetime import date

    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no date: {error}") from None


E = TypeVar("E", bound=StrEnum)


def chosen(given: E | None, choices: type[E], env: str, value: str | None, otherwise: E) -> E:
    """The option if given, else what the environment variable `env` says, else `otherwise`."""
    if given is not None or not value:
        return given or otherwise
    try:
        return choices(value)
    except ValueError:
        raise typer.BadParameter(
            f"{env}={value!r}: choose one of {', '.join(choice.value for choice in choices)}"
        ) from None
