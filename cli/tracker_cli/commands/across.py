"""`tracker across`."""

from __future__ import annotations

import sqlite3
from functools import cache

import typer

from tracker_cli.judging import StateOption, add_commands, in_state, pair_sheet
from tracker_cli.linking import bring_up_to_date
from tracker_cli.options.database import database, extractor
from tracker_cli.options.filter import filter_of
from tracker_cli.options.groups import Choice, Output, grouped
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.terminal.outside import Outside
from tracker_store.asking.query import ids_of
from tracker_store.asking.record import Record
from tracker_store.database.connect import reading
from tracker_store.relations.across import Countries, proposed, reasons
from tracker_store.relations.pairs import Reasons, judged, told, with_judged

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.callback(
    invoke_without_command=True,
    help="""List statements that may be one saying in two languages, for you to confirm or dismiss.

    One speaker said both within a day, and they share numbers, names and countries. They are never made one.""",
)
@grouped
def show_across(ctx: typer.Context, choice: Choice, output: Output, state: StateOption = None) -> None:
    """List the pairs."""
    outside: Outside = ctx.obj
    if ctx.invoked_subcommand is not None:
        outside.database = output.db or outside.database
        return
    page = page_of(outside, output)
    path = database(outside, output.db)
    bring_up_to_date(outside, path)
    with reading(path) as connection, paged(outside, output, page):
        wanted = filter_of(outside, connection, choice)
        known = judged(connection, "language", ids_of(connection, wanted))
        found = with_judged(proposed(connection, wanted, _countries(outside)), known)
        write(outside, told(connection, in_state(found, state)), page, pair_sheet("no such statements"))


def _why(outside: Outside, connection: sqlite3.Connection, records: list[Record]) -> Reasons:
    return reasons(connection, records, _countries(outside))


def _countries(outside: Outside) -> Countries:
    """What tells the countries that a text names; the words of the languages are read when it is first asked."""
    loaded = cache(lambda: extractor(outside))
    return lambda text, language: loaded().countries_in(text, language)


add_commands(app, "language", "one saying in two languages", _why)
