"""`tracker explain`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from tracker_cli.options import Bidi, BidiOption, DatabaseOption, chosen
from tracker_cli.outside import Outside
from tracker_cli.place import database
from tracker_cli.render.explanation import write_explanation, write_json
from tracker_store.connect import reading
from tracker_store.explain import explained


class Form(StrEnum):
    TEXT = "text"
    JSON = "json"


def command(
    ctx: typer.Context,
    statement: Annotated[
        int, typer.Argument(metavar="ID", help="The id that `tracker quotes` prints.", show_default=False)
    ],
    format: Annotated[Form, typer.Option(help="For a reader, or as one JSON object.")] = Form.TEXT,
    bidi: BidiOption = None,
    db: DatabaseOption = None,
) -> None:
    """Show a statement marked in its sentence, and how its speaker, date and topics were decided, step by step."""
    outside: Outside = ctx.obj
    order = chosen(bidi, Bidi, "TRACKER_BIDI", outside.env.get("TRACKER_BIDI"), Bidi.AUTO)
    with reading(database(outside, db)) as connection:
        found = explained(connection, statement)
    if format is Form.JSON:
        write_json(outside, found)
    else:
        write_explanation(outside, found, order)
