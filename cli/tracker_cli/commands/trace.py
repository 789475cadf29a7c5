"""`tracker trace`."""

from __future__ import annotations

import typer

from tracker_cli.choosing import filter_of
from tracker_cli.option_groups import Choice, Output, grouped
from tracker_cli.outside import Outside
from tracker_cli.place import database
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.render.safe import one_line
from tracker_cli.render.sheet import Column, Row, Sheet
from tracker_cli.sayings import bring_up_to_date
from tracker_store.connect import reading
from tracker_store.development import TRACE_KEYS, traced


@grouped
def command(ctx: typer.Context, choice: Choice, output: Output) -> None:
    """Show how a speaker's words on a topic developed: each saying once, the first and the last, changes of act.

    Acts that only pass words on (say, add, report …) make no change.
    """
    outside: Outside = ctx.obj
    if not (choice.speaker or choice.speaker_id):
        raise typer.BadParameter("name a speaker", param_hint="--speaker")
    page = page_of(outside, output)
    path = database(outside, output.db)
    bring_up_to_date(outside, path)
    with reading(path) as connection, paged(outside, output, page):
        rows = traced(connection, filter_of(outside, connection, choice))
        write(outside, rows, page, Sheet(TRACE_KEYS, _columns, none="no statements", spaced=True))


def _columns(width: int) -> list[Column]:
    return [
        Column("id", 7, lambda r: str(r["id"]), "dim", link=lambda r: r["url"]),
        Column("date", 10, lambda r: r["date"] or "undated", "dim"),
        Column("act", 18, _act),
        Column("quote", 0, lambda r: one_line(r["quote"])),
        Column("outlet", 14, lambda r: one_line(r["outlet"] or ""), "dim", 100),
    ]


def _act(row: Row) -> str:
    marks = [row["change"] and f"! {row['change']}", row["mark"] and f"({row['mark']})"]
    copies = f"+{row['copies']}" if row["copies"] else None
    return "\n".join(filter(None, (row["change"] and marks[0] or row["act"], marks[1], copies)))
