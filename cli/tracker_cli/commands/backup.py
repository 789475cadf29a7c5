"""`tracker backup`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker_cli.options.database import database
from tracker_cli.options.shared import DatabaseOption
from tracker_cli.render.counted import counted
from tracker_cli.terminal.outside import Outside


def command(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes.", show_default=False)],
    force: Annotated[bool, typer.Option("--force", help="Replace a file that has this name.")] = False,
    db: DatabaseOption = None,
) -> None:
    """Copy the database to one file, also while others read and write it.

    The copy is checked before it takes its name. `tracker --db FILE` opens it.
    """
    outside: Outside = ctx.obj
    from tracker_store.upkeep.backup import backup

    articles, statements = backup(database(outside, db), file, replace=force)
    outside.say(
        f"tracker: {file}: {counted(articles, 'article')}, {counted(statements, 'statement')}; checked"
    )
