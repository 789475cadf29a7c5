"""`tracker mcp`: the database for assistants."""

from __future__ import annotations

import os

import typer

from tracker_cli.extras import needed
from tracker_cli.options.database import database
from tracker_cli.options.shared import DatabaseOption
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import ReadError
from tracker_store.database.connect import reading


def command(ctx: typer.Context, db: DatabaseOption = None) -> None:
    """Answer an assistant's questions on the database, read-only, until standard input ends. Needs the extra `mcp`.

    A client of the Model Context Protocol starts it and speaks to it on standard input and output (docs/assistants.md).
    """
    outside: Outside = ctx.obj
    path = database(outside, db)
    with reading(path, as_it_is=True):
        pass  # there is one, of this version
    try:
        os.read(outside.stdin.fileno(), 0)  # nothing, but only of a stream that can be read
    except OSError:
        raise ReadError("standard input", "it is closed") from None
    needed("mcp", "mcp")
    from tracker_cli.assistant.server import serve

    serve(outside, path)
