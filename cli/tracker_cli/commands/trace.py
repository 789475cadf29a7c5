"""`tracker trace`."""

from __future__ import annotations

import sqlite3

import typer

from tracker_cli.judging import StateOption, add_commands, in_state, pair_sheet, why_told
from tracker_cli.linking import bring_up_to_date
from tracker_cli.options.database import database, packs
from tracker_cli.options.filter import filter_of
from tracker_cli.options.groups import Choice, Output, grouped
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.render.safe import one_line
from tracker_cli.render.sheet import Column, Row, Sheet
from tracker_cli.terminal.outside import Outside
from tracker_store.asking.query import ids_of
from tracker_store.asking.record import Record
from tracker_store.asking.sayings import distinct_quotes
from tracker_store.database.connect import reading
from tracker_store.relations.development import TRACE_KEYS, traced
from tracker_store.relations.pairs import Reasons, judged, told, with_judged
from tracker_store.relations.positions import proposed, reasons

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.callback(
    invoke_without_command=True,
    help="""Show how a speaker's words on a topic developed: each saying once, the first and the last, changes of act.

    Acts that only pass words on (say, add, report …) make no change. Statements that may be a change of position are
    marked with `?`, for you to confirm or dismiss.""",
)
@grouped
def show_trace(ctx: typer.Context, choice: Choice, output: Output) -> None:
    """Show the trace."""
    outside: Outside = ctx.obj
    if ctx.invoked_subcommand is not None:
        outside.database = output.db or outside.database
        return
    if not (choice.speaker or choice.speaker_id):
        raise typer.BadParameter("name a speaker", param_hint="--speaker")
    page = page_of(outside, output)
    path = database(outside, output.db)
    bring_up_to_date(outside, path)
    with reading(path) as connection, paged(outside, output, page):
        rows = traced(connection, filter_of(outside, connection, choice), _light(outside))
        write(outside, rows, page, Sheet(TRACE_KEYS, _columns, none="no statements", spaced=True))


@app.command("pairs")
@grouped
def pairs(ctx: typer.Context, choice: Choice, output: Output, state: StateOption = None) -> None:
    """List the pairs of statements that may be a change of position, and those that a person judged."""
    outside: Outside = ctx.obj
    page = page_of(outside, output)
    path = database(outside, output.db)
    bring_up_to_date(outside, path)
    with reading(path) as connection, paged(outside, output, page):
        wanted = filter_of(outside, connection, choice)
        known = judged(connection, "position", ids_of(connection, wanted))
        records = distinct_quotes(connection, wanted)
        found = in_state(with_judged(proposed(connection, records, _light(outside)), known), state)
        write(outside, told(connection, found), page, pair_sheet("no pairs of statements"))


def _why(outside: Outside, connection: sqlite3.Connection, records: list[Record]) -> Reasons:
    return reasons(connection, records, _light(outside))


add_commands(app, "position", "a change of position", _why)


def _light(outside: Outside) -> frozenset[str]:
    from tracker_extract.function_words import function_words

    return function_words(packs(outside))


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
    positions = map(_position, row["positions"])
    return "\n".join(filter(None, (row["change"] and marks[0] or row["act"], marks[1], copies, *positions)))


def _position(pair: Row) -> str:
    """`? with 12: deny / affirm` where it is proposed; where a person confirmed it, with their note."""
    if pair["state"] == "confirmed":
        return f"changed since {pair['statement']}" + (f": {one_line(pair['note'])}" if pair["note"] else "")
    return f"? with {pair['statement']}: {why_told(pair['why'])}"
