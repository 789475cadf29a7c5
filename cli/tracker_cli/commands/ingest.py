"""`tracker ingest`: files and folders to stored statements."""

from __future__ import annotations

import codecs
from typing import Annotated

import typer

from tracker_cli.ingest.run import ingest
from tracker_cli.options import DatabaseOption
from tracker_cli.outside import Outside
from tracker_cli.place import database
from tracker_cli.status import Status


def command(
    ctx: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...", help="Files, folders, or - for standard input.", show_default=False
        ),
    ],
    encoding: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Read files in this encoding instead of telling it by their bytes."
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")] = False,
    db: DatabaseOption = None,
) -> None:
    """Read articles, find who said what in them, and store it. What is stored already is skipped."""
    outside: Outside = ctx.obj
    if encoding is not None:
        _must_exist(encoding)
    summary = ingest(outside, database(outside, db), paths, encoding=encoding, quiet=quiet)
    if summary.failed:
        raise typer.Exit(Status.FAILURE)


def _must_exist(encoding: str) -> None:
    try:
        codecs.lookup(encoding)
    except (LookupError, ValueError):
        raise typer.BadParameter(f"no encoding is called {encoding!r}", param_hint="--encoding") from None
