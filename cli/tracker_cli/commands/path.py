"""`tracker path`."""

from __future__ import annotations

import typer

from tracker_cli.options.database import database
from tracker_cli.options.shared import DatabaseOption
from tracker_cli.terminal.outside import Outside


def command(ctx: typer.Context, db: DatabaseOption = None) -> None:
    """Print where the database is: --db, else TRACKER_DB, else the platform's data folder."""
    outside: Outside = ctx.obj
    outside.stdout.write(f"{database(outside, db)}\n")
