"""`tracker check`: whether the database is sound."""

from __future__ import annotations

import typer

from tracker_cli.options.database import database
from tracker_cli.options.shared import DatabaseOption
from tracker_cli.status import Status
from tracker_cli.terminal.outside import Outside


def command(ctx: typer.Context, db: DatabaseOption = None) -> None:
    """Check the database: file, references, search index, and every statement against the text it was found in.

    Prints a line for each fault. Exit code 0 when there is none, 1 otherwise.
    """
    outside: Outside = ctx.obj
    from tracker_cli.render.counted import counted
    from tracker_cli.render.safe import one_line
    from tracker_store.database.connect import reading
    from tracker_store.upkeep.check import faults, sizes

    path = database(outside, db)
    found = 0
    for fault in faults(path):
        outside.stdout.write(one_line(fault) + "\n")
        found += 1
    with reading(path) as connection:
        articles, statements = sizes(connection)
    verdict = counted(found, "fault") if found else "nothing wrong"
    outside.say(f"tracker: articles {articles}, statements {statements}: {verdict}")
    if found:
        raise typer.Exit(Status.FAILURE)
