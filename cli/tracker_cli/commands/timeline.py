"""`tracker timeline`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracker_cli.options.groups import Choice, Output, grouped
from tracker_cli.render.bars import bar_sheet
from tracker_cli.render.counted import counted
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.sources import ArchiveOption, source
from tracker_cli.terminal.outside import Outside


class Step(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Each(StrEnum):
    SPEAKER = "speaker"
    TOPIC = "topic"
    OUTLET = "outlet"


@grouped
def command(
    ctx: typer.Context,
    choice: Choice,
    output: Output,
    by: Annotated[Step | None, typer.Option(help="Default: what fits the whole stretch of time.")] = None,
    each: Annotated[Each | None, typer.Option(help="A bar for each of these; else one for all.")] = None,
    chart: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Draw a chart: .svg, .png or .html (the extra `charts`)."),
    ] = None,
    archive: ArchiveOption = None,
) -> None:  # fmt: skip
    """Draw statements per day, week or month as bars, or as a chart in a file."""
    outside: Outside = ctx.obj
    page = page_of(outside, output)
    with source(outside, output, archive) as asked, paged(outside, output, page):
        rows = list(asked.timeline(asked.filter(choice), by and by.value, each and each.value))
        if chart is None:
            write(outside, rows, page, bar_sheet(rows))
            return
    from tracker_cli.render.chart import draw

    draw(rows, chart)
    outside.say(f"tracker: {chart}: {counted(sum(row['statements'] for row in rows), 'statement')} drawn")
