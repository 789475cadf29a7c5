"""`tracker watch`: a folder whose new files are taken in as they come."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker_cli.commands.ingest import Form, JobsOption, tell
from tracker_cli.options.database import database
from tracker_cli.options.shared import DatabaseOption, QuietOption
from tracker_cli.terminal.outside import Outside


def command(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="The folder to watch.", show_default=False)],
    outlet: Annotated[str | None, typer.Option(help="The outlet, whatever the source says.")] = None,
    language: Annotated[
        str | None, typer.Option(help="The language, a code or name of `tracker languages`: ar, Arabic.")
    ] = None,
    jobs: JobsOption = None,
    quiet: QuietOption = False,
    db: DatabaseOption = None,
) -> None:
    """Read what is in a folder, then what arrives in it or is changed there, until interrupted.

    A file is read when it has not grown for a second. Needs the extra `watch`.
    """
    outside: Outside = ctx.obj
    from tracker_cli.ingest.signals import terminable
    from tracker_cli.ingest.watching import Watching
    from tracker_extract.read import ReadOptions

    options = ReadOptions(outlet=outlet, language=language)
    watching = Watching(outside, folder, database(outside, db), options, quiet=quiet)
    with terminable() as leaving:
        try:
            watching.go(jobs, leaving)
        finally:
            tell(outside, watching.summary, form=Form.TEXT, quiet=quiet, interrupted=True)
