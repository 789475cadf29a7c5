"""`tracker rules`: what the engine goes by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker_cli.options.database import extractor
from tracker_cli.options.groups import Output, grouped
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.render.sheet import Column, Row, Sheet
from tracker_cli.status import Status
from tracker_cli.terminal.outside import Outside

if TYPE_CHECKING:
    from tracker_extract.rules import Example

KEYS = ("id", "stage", "says", "examples", "but_not", "fired")


@grouped
def command(
    ctx: typer.Context,
    output: Output,
    corpus: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="Count how often each rule answers in the articles of a file or folder. Repeat.",
        ),
    ] = None,
) -> None:
    """List the rules by which statements are found and attributed, in the order in which they are asked.

    Each has an id, a line that says what it does, and examples of where it answers and where it does not. `tracker
    explain` shows which were asked about a statement. Needs no database.
    """
    outside: Outside = ctx.obj
    page = page_of(outside, output)
    fired, unread = _counted(outside, corpus) if corpus else (None, 0)
    with paged(outside, output, page):
        write(outside, _rows(fired), page, _SHEET)
    if unread:
        raise typer.Exit(Status.FAILURE)


def _rows(fired: Counter[str] | None) -> list[Row]:
    """A row for each rule; `fired` is how often each answered, None where nobody counted."""
    from tracker_extract.register import CASCADES

    return [
        {
            "id": rule.id,
            "stage": cascade.stage,
            "says": rule.says,
            "examples": [_values(example) for example in rule.examples],
            "but_not": [_values(example) for example in rule.but_not],
            "fired": None if fired is None else fired[rule.id],
        }
        for cascade in CASCADES
        for rule in cascade.rules
    ]


def _values(example: Example) -> dict[str, Any]:
    return {key: value or None for key, value in example._asdict().items()}


def _counted(outside: Outside, corpus: Sequence[Path]) -> tuple[Counter[str], int]:
    """How often each rule answered in the articles of the files, and how many files could not be read; each is told."""
    from tracker_extract.errors import ReadError
    from tracker_extract.read import read_paths
    from tracker_extract.rules import Trace

    engine, fired, articles, unread = extractor(outside), Counter[str](), 0, 0
    for found in read_paths(list(map(str, corpus))):
        if isinstance(found, ReadError):
            outside.say(f"tracker: {found}")
            unread += 1
            continue
        trace = Trace()
        engine(found, trace)
        fired.update(trace.fired())
        articles += 1
    outside.say(f"tracker: counted in {articles} article{'' if articles == 1 else 's'}")
    return fired, unread


def _first_example(row: Row) -> str:
    return row["examples"][0]["text"] if row["examples"] else ""


def _times(row: Row) -> str:
    return "" if row["fired"] is None else str(row["fired"])


def _columns(width: int) -> list[Column]:
    return [
        Column("id", min(34, width), lambda row: row["id"]),
        Column("says", 0, lambda row: row["says"]),
        Column("example", 0, _first_example, room=100),
        Column("fired", 6, _times),
    ]


_SHEET = Sheet(KEYS, _columns, markdown=("id", "says", "fired"), none="no rules")
