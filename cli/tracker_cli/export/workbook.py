"""Statements as a workbook of Excel (ECMA-376), with the extra `xlsx`: what a spreadsheet shows, and nothing that it runs.

The limits are Excel's: rows of a sheet, links of a sheet, UTF-16 units of a cell and of either half of an address. Rows go
to the disk one by one, so that a large export costs no memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tracker_cli.extras import needed
from tracker_cli.render.delimited import cell
from tracker_cli.render.directions import is_right_to_left
from tracker_cli.render.safe import is_formula, is_web, visible, xml_text
from tracker_cli.render.sheet import Row, Sheet

ROWS = 1_048_576
LINKS = 65_530
CELL = 32_767
ADDRESS = 2_079

_DATES = ("date", "published")
_WHOLE = ("id", "start", "article_id")
_ADDRESSES = ("url", "archived_url", "passage_url")
# Days before this one are no numbers to Excel, and stand as text.
_FIRST_DAY = date(1900, 3, 1)
# What somebody reads comes first; the rest follows in the order of the record.
_READ = (
    "date", "speaker", "speaker_ar", "role", "act", "quote", "topics", "outlet", "title", "published", "passage_url", "url",
    "archived_url",
)  # fmt: skip
# Widths in characters; a key that is not here has the usual one. Fifteen characters hold most names of one word or two.
_USUAL_WIDTH = 15
_WIDTHS = {
    "id": 8, "date": 11, "speaker": 26, "speaker_ar": 24, "speaker_id": 24, "speaker_class": 13, "role": 30, "country": 9,
    "source_text": 24, "act": 11, "kind": 10, "quote": 70, "parts": 20, "spans": 12, "start": 8, "topics": 24, "language": 10,
    "article_id": 11, "title": 40, "outlet": 18, "url": 30, "path": 24, "published": 11, "confidence": 12, "corrected": 12,
    "archived_url": 30, "passage_url": 30, "sources": 20,
}  # fmt: skip


@dataclass(slots=True)
class Made:
    """What a workbook came to hold: its sheets, cells that were cut, and addresses that stand as text."""

    sheets: int = 0
    cut: int = 0
    unlinked: int = 0

    def notes(self) -> list[str]:
        """What a reader of it must know, a line each."""
        told = []
        if self.sheets > 1:
            told.append(f"in {self.sheets} sheets: one holds {ROWS:,} rows")
        if self.unlinked:
            told.append(f"{self.unlinked:,} addresses are plain text: a sheet holds {LINKS:,} links")
        if self.cut:
            told.append(f"{self.cut:,} cells are cut: one holds {CELL:,} characters; csv and ndjson have all")
        return told


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a sheet holds: rows, the header counted, and links."""

    rows: int = ROWS
    links: int = LINKS


@dataclass(slots=True)
class _Place:
    """Where the next row goes: the sheet, the row in it, and how many links it has."""

    sheet: Any = None
    row: int = 0
    links: int = 0


@dataclass(slots=True)
class _Book:
    """A workbook as it is written, a row after the other."""

    book: Any
    keys: Sheet
    limits: Limits
    made: Made = field(default_factory=Made)
    at: _Place = field(default_factory=_Place)
    formats: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        top = {"valign": "top"}
        looks: dict[str, dict[str, Any]] = {
            "head": {"bold": True, "bottom": 1},
            "text": top,
            "words": {**top, "text_wrap": True},
            "day": {**top, "num_format": "yyyy-mm-dd", "align": "left"},
            "share": {**top, "num_format": "0.00"},
            "link": {**top, "font_color": "#0563C1", "underline": 1},
        }
        # Shown as it is and never run, not even when somebody edits the cell.
        looks |= {f"{name}, quoted": {**looks[name], "quote_prefix": True} for name in ("text", "words")}
        self.formats = {name: self.book.add_format(look) for name, look in looks.items()}

    def begin_sheet(self) -> None:
        """Close the sheet under way, if any, and begin the next, with its header."""
        self.end_sheet()
        self.made.sheets += 1
        name = "statements" if self.made.sheets == 1 else f"statements {self.made.sheets}"
        self.at = _Place(self.book.add_worksheet(name), 1)
        for column, key in enumerate(self.keys.keys):
            self.at.sheet.set_column(column, column, _WIDTHS.get(key, _USUAL_WIDTH))
            self.at.sheet.write_string(0, column, key, self.formats["head"])
        self.at.sheet.freeze_panes(1, 0)

    def end_sheet(self) -> None:
        """Let the rows of the sheet be filtered by their columns."""
        if self.at.sheet is not None:
            self.at.sheet.autofilter(0, 0, max(1, self.at.row - 1), len(self.keys.keys) - 1)

    def add(self, row: Row) -> None:
        """Write a row, where the sheet is full on the next one."""
        if self.at.row == self.limits.rows:
            self.begin_sheet()
        for column, key in enumerate(self.keys.keys):
            self._cell(column, key, row[key])
        self.at.row += 1

    def _cell(self, column: int, key: str, value: object) -> None:
        sheet, at = self.at.sheet, self.at.row
        if value is None:
            return
        if key in _WHOLE:
            sheet.write_number(at, column, value, self.formats["text"])
        elif key == "confidence":
            sheet.write_number(at, column, value, self.formats["share"])
        elif key in _DATES and (day := _day(str(value))):
            sheet.write_datetime(at, column, day, self.formats["day"])
        else:
            self._text(column, key, cell(value, joined=key in self.keys.joined))

    def _text(self, column: int, key: str, text: str) -> None:
        shown = self._fitting(xml_text(visible(text)))
        if not shown:
            return
        if key in _ADDRESSES and self._may_link(text):
            self.at.sheet.write_url(self.at.row, column, text, self.formats["link"], shown)
            return
        look = "words" if key == "quote" else "text"
        look = f"{look}, quoted" if is_formula(shown) else look
        self.at.sheet.write_string(self.at.row, column, shown, self.formats[look])

    def _may_link(self, url: str) -> bool:
        """Whether the address is made a link; those that the sheet has no room for are counted."""
        if not is_web(url) or any(_units(half) > ADDRESS for half in url.split("#", 1)):
            return False
        if self.at.links == self.limits.links:
            self.made.unlinked += 1
            return False
        self.at.links += 1
        return True

    def _fitting(self, text: str) -> str:
        """The text as far as a cell holds it."""
        if _units(text) <= CELL:
            return text
        self.made.cut += 1
        return text.encode("utf-16-le")[: 2 * (CELL - 1)].decode("utf-16-le", "ignore") + "…"


def write_workbook(rows: Iterable[Row], path: Path, sheet: Sheet, limits: Limits | None = None) -> Made:
    """Write the rows with the keys of the sheet; from right to left where most of the statements are.

    Raises TrackerError where the extra is missing, OSError where the file cannot be written.
    """
    xlsxwriter = needed("xlsxwriter", "xlsx")
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        settings = {
            "constant_memory": True, "tmpdir": folder, "use_zip64": True, "strings_to_formulas": False,
            "strings_to_urls": False, "strings_to_numbers": False, "max_url_length": ADDRESS,
        }  # fmt: skip
        book = _Book(xlsxwriter.Workbook(str(path), settings), sheet, limits or Limits())
        book.begin_sheet()
        leaning = 0
        for row in rows:
            book.add(row)
            leaning += 1 if is_right_to_left(row["quote"]) else -1
        book.end_sheet()
        for each in book.book.worksheets() if leaning > 0 else ():
            each.right_to_left()
        try:
            book.book.close()
        except xlsxwriter.exceptions.FileCreateError as error:
            raise error.args[0] from None
    return book.made


def readers_order(sheet: Sheet) -> Sheet:
    """The sheet with the keys that are read first in front of the others."""
    first = tuple(key for key in _READ if key in sheet.keys)
    return sheet.only((*first, *(key for key in sheet.keys if key not in first)))


def _day(text: str) -> datetime | None:
    """The day as Excel counts it; None before it counts."""
    day = date.fromisoformat(text)
    return datetime(day.year, day.month, day.day) if day >= _FIRST_DAY else None


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text) if not text.isascii() else len(text)
