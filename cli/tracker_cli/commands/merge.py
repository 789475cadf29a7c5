"""`tracker merge`."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracker_cli.options.database import database
from tracker_cli.options.shared import DatabaseOption
from tracker_cli.terminal.outside import Outside


class Form(StrEnum):
    TEXT = "text"
    JSON = "json"


def command(
    ctx: typer.Context,
    other: Annotated[
        Path, typer.Argument(metavar="OTHER.db", help="The database to take in.", show_default=False)
    ],
    format: Annotated[
        Form, typer.Option(help="The summary: a line on stderr, or a JSON object on stdout.")
    ] = Form.TEXT,
    db: DatabaseOption = None,
) -> None:
    """Take in what another database has and this one has not: articles, what was set right by hand, questions.

    Nothing comes twice, and the other database is left as it is. Where both were set right by hand, this one stays.
    """
    outside: Outside = ctx.obj
    from tracker_store.upkeep.merge import merge

    merged = merge(database(outside, db), other)
    counts = asdict(merged)
    if format is Form.JSON:
        outside.stdout.write(json.dumps(counts) + "\n")
        return
    told = ", ".join(f"{name} {number}" for name, number in counts.items() if number)
    outside.say(f"tracker: {other}: {told or 'nothing in it'}")
