"""`tracker path`."""

from __future__ import annotations

import typer

from tracker_cli.options import DatabaseOption
from tracker_cli.outside import Outside
from tracker_cli.place import database


def command(ctx: typer.Context, db: DatabaseOption = None) -> None:
    """Print where the database is: --db, else TRACKER_DB, else the platform's data folder."""
    outside: Outside = ctx.obj
    outside.stdout.write(f"{database(outside, db)}\n")
