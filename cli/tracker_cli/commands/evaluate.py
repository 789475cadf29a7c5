"""`tracker evaluate`: the measure for a user's own articles."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker_cli.marked_texts import marked_texts, read_marked
from tracker_cli.options.database import database
from tracker_cli.options.groups import Output, grouped
from tracker_cli.render.counted import counted
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.render.sheet import simple_sheet
from tracker_cli.status import Status
from tracker_cli.terminal.outside import Outside
from tracker_store.database.connect import reading
from tracker_store.judging.evaluate import ERROR_KEYS, SCORE_KEYS, evaluated


@grouped
def command(
    ctx: typer.Context,
    gold: Annotated[
        str,
        typer.Argument(metavar="GOLD", help="JSON lines or TOML, as `tracker statements cases` writes it; - to read it.", show_default=False),
    ],
    errors: Annotated[
        bool, typer.Option("--errors", help="Print what is missed, too much or wrong, one by one.")
    ] = False,
    *,
    output: Output,
) -> None:  # fmt: skip
    """Score what is stored against statements that a person marked in the same texts.

    Each text must have all its statements marked, and stand in a stored article, whole or a stretch of it. docs/quality.md
    says what the figures mean. Exit code 1 when a text is not stored: the others are scored.
    """
    outside: Outside = ctx.obj
    page = page_of(outside, output)
    whole = outside.read_all() if gold == "-" else read_marked(gold)
    marked = marked_texts("standard input" if gold == "-" else gold, whole)
    with reading(database(outside, output.db)) as connection:
        score = evaluated(connection, marked)
    with paged(outside, output, page):
        if errors:
            write(outside, score.errors, page, simple_sheet(ERROR_KEYS, "nothing wrong"))
        else:
            write(outside, score.rows(), page, simple_sheet(SCORE_KEYS, "nothing marked"))
    for label in score.missing:
        outside.say(f"tracker: {label}: no stored article holds its text")
    outside.say(f"tracker: {counted(len(marked) - len(score.missing), 'text')} compared")
    if score.missing:
        raise typer.Exit(Status.FAILURE)
