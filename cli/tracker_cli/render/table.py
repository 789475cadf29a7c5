"""Records as a table for a terminal, row by row, so that a long result starts at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tracker_cli.options import Bidi
from tracker_cli.outside import Outside
from tracker_cli.render.bidi import lay_out, ordering
from tracker_cli.render.safe import one_line, visible
from tracker_store.record import Record

GAP = 2
# Narrower than this, kind and topics would leave the quotation too few words a line.
ROOM_FOR_ALL = 100


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave a closed pipe to the front door, as every other format does."""
        raise BrokenPipeError


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width: int
    cell: Callable[[Record], str]
    style: str = ""


def write_table(outside: Outside, records: Iterable[Record], bidi: Bidi) -> None:
    """Print the records in the width of the terminal; says on stderr when there are none."""
    mode = ordering(outside, bidi)
    width = outside.width
    columns = _columns(width)
    styled = (
        outside.stdout_is_terminal and "NO_COLOR" not in outside.env and outside.env.get("TERM") != "dumb"
    )
    console = _Console(
        file=outside.stdout,
        width=width,
        color_system="standard" if styled else None,
        force_terminal=styled,
        markup=False,
        emoji=False,
        highlight=False,
    )
    shown = 0
    for shown, record in enumerate(records, start=1):
        if shown == 1:
            _row(console, columns, [column.title for column in columns], Bidi.OFF, header=True)
        _row(console, columns, [column.cell(record) for column in columns], mode)
    if not shown:
        outside.say("tracker: no statements")


def _columns(width: int) -> list[Column]:
    speaker = min(26, max(12, width // 5))
    before = [
        Column("id", 6, lambda r: str(r["id"]), "dim"),
        Column("date", 10, lambda r: r["date"] or "undated", "dim"),
        Column("speaker", speaker, _speaker, "bold"),
    ]
    after = [Column("kind", 8, lambda r: str(r["kind"]), "dim"), Column("topics", 14, _topics, "dim")]
    chosen = [*before, *(after if width >= ROOM_FOR_ALL else [])]
    rest = max(10, width - sum(column.width + GAP for column in chosen))
    return [*chosen, Column("quote", rest, lambda r: one_line(r["quote"]))]


def _speaker(record: Record) -> str:
    """The name in both scripts; for nobody, the words that the article names the source by."""
    if record["resolved_by"] == "unresolved" or not (record["speaker"] or record["speaker_ar"]):
        source = record["source_text"]
        return "unresolved" + (f"\n{one_line(source)}" if source else "")
    names = dict.fromkeys(name for name in (record["speaker"], record["speaker_ar"]) if name)
    return "\n".join(one_line(name) for name in names)


def _topics(record: Record) -> str:
    return visible(" ".join(record["topics"]))


def _row(
    console: Console, columns: list[Column], cells: list[str], mode: Bidi, *, header: bool = False
) -> None:
    grid = Table.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    for column in columns:
        grid.add_column(
            width=column.width, no_wrap=True, overflow="crop", style="bold" if header else column.style
        )
    laid = [lay_out(cell, column.width, mode) for column, cell in zip(columns, cells, strict=True)]
    grid.add_row(*(Text("\n".join(lines)) for lines in laid))
    console.print(grid)
    console.print(
        "─" * min(console.width, sum(column.width + GAP for column in columns) - GAP) if header else ""
    )
