"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

# Where the context of a command keeps the first word behind it.
FIRST = "tracker.first"

DATABASE_HELP = (
    "The database file. Default: TRACKER_DB, else the platform's data folder (see `tracker path`)."
)

DatabaseOption = Annotated[
    Path | None, typer.Option("--db", metavar="FILE", help=DATABASE_HELP, show_default=False)
]

LanguagesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--lang-dir",
        metavar="FOLDER",
        exists=True,
        file_okay=False,
        help="A language pack of your own, or a folder of them. Repeat for several.",
    ),
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


class Color(StrEnum):
    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


FormatOption = Annotated[
    Format | None,
    typer.Option(help="Default: TRACKER_FORMAT, else a table on a terminal and TSV in a pipe."),
]
RawOption = Annotated[
    bool,
    typer.Option(
        "--raw", help="CSV, TSV: leave control characters and cells a spreadsheet would run as they are."
    ),
]
BomOption = Annotated[
    bool,
    typer.Option(
        "--bom", help="CSV, TSV: begin with a byte order mark, by which Excel knows the text for UTF-8."
    ),
]
ColorOption = Annotated[
    Color | None,
    typer.Option(help="Default: on a terminal unless NO_COLOR is set; never in a pipe."),
]
PagerOption = Annotated[
    bool, typer.Option("--no-pager", help="On a terminal, do not show long output through PAGER.")
]
# A count that no database reaches, with room left in the 64 bits that SQLite has for numbers.
UNREACHED = 1 << 62


def countable(number: int) -> int:
    """A number of rows; beyond what any database has, all are meant."""
    return min(number, UNREACHED)


LimitOption = Annotated[
    int,
    typer.Option("--limit", "-n", min=0, callback=countable, help="Print at most so many; 0 is no limit."),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")]
NoteOption = Annotated[
    str | None, typer.Option("--note", metavar="TEXT", help="Why, for whoever looks at it later.")
]

BidiOption = Annotated[
    Bidi | None,
    typer.Option(
        help="Who puts right-to-left text in order: the terminal, or tracker (visual, whose copied text is "
        "reversed). Default: TRACKER_BIDI, else by terminal; off when stdout is none."
    ),
]


class Interface(StrEnum):
    """The languages of pages and reports: the files in `pages/words/`."""

    AR = "ar"
    EN = "en"


class Kind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    HEADLINE = "headline"


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
