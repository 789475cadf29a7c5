"""`tracker stats`."""

from __future__ import annotations

import typer

from tracker_cli.options.groups import Output, grouped
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of
from tracker_cli.render.sheet import simple_sheet
from tracker_cli.sources import ArchiveOption, source
from tracker_cli.terminal.outside import Outside
from tracker_store.counting.database_figures import STAT_KEYS


@grouped
def command(ctx: typer.Context, output: Output, archive: ArchiveOption = None) -> None:
    """Print what the database holds, in figures."""
    outside: Outside = ctx.obj
    page = page_of(outside, output)
    with source(outside, output, archive) as asked:
        write(outside, asked.stats(), page, simple_sheet(STAT_KEYS, "no figures"))
