"""`tracker searches`: questions that `tracker new` answers."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker_cli.completion import complete_search
from tracker_cli.editing import editing
from tracker_cli.options.database import database
from tracker_cli.options.filter import filter_of
from tracker_cli.options.groups import Choice, Output, grouped
from tracker_cli.options.saved_questions import as_options, given
from tracker_cli.options.shared import DatabaseOption
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.render.safe import one_line
from tracker_cli.render.sheet import Sheet, minute_of, plain_columns
from tracker_cli.terminal.outside import Outside
from tracker_store.database.connect import reading
from tracker_store.saved import searches

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.callback(
    invoke_without_command=True, help="List saved questions; add and remove them. `tracker new` answers them."
)
@grouped
def list_searches(ctx: typer.Context, output: Output) -> None:
    """List saved questions."""
    outside: Outside = ctx.obj
    if ctx.invoked_subcommand is not None:
        outside.database = output.db or outside.database
        return
    page = page_of(outside, output)
    told = {"filters": lambda row: one_line(as_options(row["filters"]))}
    sheet = Sheet(
        searches.SEARCH_KEYS,
        lambda width: plain_columns(
            ("name", "filters", "shown_at"), width, {**told, "shown_at": minute_of("shown_at")}
        ),
        none="no saved questions; `tracker searches add NAME --speaker …` saves one",
        told=told,
    )
    with reading(database(outside, output.db)) as connection, paged(outside, output, page):
        write(outside, searches.searches(connection), page, sheet)


@app.command("add")
@grouped
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call it.", show_default=False)],
    choice: Choice,
    everything: Annotated[
        bool, typer.Option("--all", help="What is there already is new to it, too.")
    ] = False,
    db: DatabaseOption = None,
) -> None:
    """Save a question, by the filters of `tracker quotes`. New to it is what is read in from now on.

    The filters are read anew whenever it is asked: --since -30d stays the last thirty days.
    """
    outside: Outside = ctx.obj
    if not name.strip() or not name.isprintable() or name.startswith("-"):
        raise typer.BadParameter(f"{name!r} is no name", param_hint="NAME")
    with editing(outside, db) as connection:
        filter_of(outside, connection, choice)  # a question that cannot be asked is not kept
        searches.add(connection, name, given(choice), outside.now(), everything=everything)
    outside.say(f"tracker: saved {name!r}; `tracker new` shows what comes for it")


@app.command("remove")
def remove(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="The question.", show_default=False, autocompletion=complete_search
        ),
    ],
    db: DatabaseOption = None,
) -> None:
    """Forget a saved question; no statement goes."""
    outside: Outside = ctx.obj
    with editing(outside, db) as connection:
        searches.remove(connection, name)
    outside.say(f"tracker: forgot {name!r}")
