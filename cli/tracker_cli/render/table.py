"""Rows as a table for a terminal, row by row, so that a long result starts at once.

Where most of what is shown is right-to-left the table is mirrored: its first column stands at the right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from urllib.parse import quote

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from tracker_cli.options.shared import Bidi
from tracker_cli.render.bidi import lay_out, ordering
from tracker_cli.render.directions import is_right_to_left
from tracker_cli.render.page import Page
from tracker_cli.render.safe import visible
from tracker_cli.render.sheet import Column, Row, Sheet
from tracker_cli.terminal.outside import Outside

GAP = 2
# So many rows tell whether the content is right-to-left.
_SAMPLE = 20
_LEAST = 10
_WEB = re.compile(r"https?://[^\s\x00-\x1f\x7f-\x9f]+")


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave a closed pipe to the front door, as every other format does."""
        raise BrokenPipeError


def write_table(outside: Outside, rows: Iterable[Row], page: Page, sheet: Sheet) -> None:
    """Print the rows in the width of the terminal; says on stderr when there are none."""
    mode, width = ordering(outside, page.bidi), outside.width
    columns = fitted(sheet.columns(width), width)
    console = console_of(outside, page, width)
    rows = iter(rows)
    sample = list(islice(rows, _SAMPLE))
    if not sample:
        outside.say(f"tracker: {sheet.none}")
        return
    mirrored = mode is not Bidi.OFF and _is_arabic(columns, sample)
    _row(console, columns, [Text(column.title) for column in columns], mirrored=mirrored, header=True)
    _rule(console, columns, mirrored=mirrored)
    for row in chain(sample, rows):
        _row(console, columns, list(_cells(columns, row, page, mode)), mirrored=mirrored)
        if sheet.spaced:
            console.print()


def console_of(outside: Outside, page: Page, width: int) -> Console:
    """A console that interprets nothing in what it prints."""
    return _Console(
        file=outside.stdout,
        width=width,
        color_system="standard" if page.coloured else None,
        force_terminal=page.coloured,
        markup=False,
        emoji=False,
        highlight=False,
    )


def fitted(columns: list[Column], width: int) -> list[Column]:
    """The columns that the width has room for; those without a width share what the others leave."""
    shown = [column for column in columns if width >= column.room]
    sharing = sum(not column.width for column in shown)
    taken = sum(column.width for column in shown) + GAP * (len(shown) - 1)
    if not sharing or width - taken < _LEAST * sharing:
        shown = _narrowed(shown, width - GAP * (len(shown) - 1), sharing)
        taken = sum(column.width for column in shown) + GAP * (len(shown) - 1)
    left = width - taken
    return [column if column.width else replace(column, width=max(1, left // sharing)) for column in shown]


def _narrowed(columns: list[Column], room: int, sharing: int) -> list[Column]:
    """The columns so narrow that all have a place; nothing changes where they have one."""
    wished = sum(column.width for column in columns)
    room -= _LEAST * sharing
    if wished <= room:
        return columns
    share = max(0, room) / wished
    return [replace(c, width=max(1, int(c.width * share))) if c.width else c for c in columns]


def _is_arabic(columns: list[Column], sample: list[Row]) -> bool:
    """Whether most rows read from right to left in the column with the most text."""
    widest = max(columns, key=lambda column: column.width)
    texts = [text for text in map(widest.cell, sample) if text]
    return sum(map(is_right_to_left, texts)) * 2 > len(texts)


def _cells(columns: list[Column], row: Row, page: Page, mode: Bidi) -> Iterator[Text]:
    for column in columns:
        text = Text("\n".join(lay_out(visible(column.cell(row)), column.width, mode)))
        url = column.link(row) if column.link and page.linked else None
        if url and _WEB.fullmatch(url):
            # Percent signs for all that could end the escape sequence, or is no part of an address.
            text.stylize(Style(link=quote(url, safe=":/?#[]@!$&'()*+,;=%~-._")))
        yield text


def _row(
    console: Console, columns: list[Column], cells: list[Text], *, mirrored: bool, header: bool = False
) -> None:
    grid = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    pairs = list(zip(columns, cells, strict=True))
    for column, cell in reversed(pairs) if mirrored else pairs:
        if mirrored:
            _push_right(cell, column.width)
        grid.add_column(
            width=column.width, no_wrap=True, overflow="crop", style="bold" if header else column.style
        )
    grid.add_row(*(cell for _, cell in (reversed(pairs) if mirrored else pairs)))
    console.print(grid)


def _push_right(cell: Text, width: int) -> None:
    """Let every line end at the cell's right edge. In place."""
    lines = cell.split("\n", allow_blank=True)
    padded = [Text(" " * max(0, width - cell_len(line.plain))) + line for line in lines]
    joined = Text("\n").join(padded)
    cell.plain, cell.spans = joined.plain, joined.spans


def _rule(console: Console, columns: list[Column], *, mirrored: bool) -> None:
    width = min(console.width, sum(column.width + GAP for column in columns) - GAP)
    console.print("─" * width)
