"""`tracker quotes`: filters in, records out."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from tracker_cli.completion import complete_speaker
from tracker_cli.options.groups import Choice, Output, grouped
from tracker_cli.options.shared import FIRST, LimitOption, countable
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.render.sheet import simple_sheet, with_columns
from tracker_cli.render.statements import statement_sheet
from tracker_cli.sources import ArchiveOption, source
from tracker_cli.terminal.outside import Outside
from tracker_store.counting.counts_by import group_keys


class Sort(StrEnum):
    DATE = "date"
    SPEAKER = "speaker"
    OUTLET = "outlet"
    RELEVANCE = "relevance"


class Group(StrEnum):
    SPEAKER = "speaker"
    DATE = "date"
    MONTH = "month"
    TOPIC = "topic"
    OUTLET = "outlet"
    ACT = "act"
    COUNTRY = "country"


@grouped
def command(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(help="Short for --speaker NAME, directly behind `quotes`.", autocompletion=complete_speaker, show_default=False),
    ] = None,
    *,
    choice: Choice,
    output: Output,
    sort: Annotated[Sort, typer.Option(help="relevance needs --search.")] = Sort.DATE,
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
    limit: LimitOption = 0,
    offset: Annotated[int, typer.Option(min=0, callback=countable, help="Leave out so many at the beginning.")] = 0,
    count: Annotated[bool, typer.Option("--count", help="Print only how many there are.")] = False,
    group_by: Annotated[Group | None, typer.Option(help="Print counts by this instead.")] = None,
    distinct: Annotated[
        bool, typer.Option("--distinct", help="Each saying once, with its other sources.")
    ] = False,
    columns: Annotated[
        str | None, typer.Option(metavar="KEYS", help="These keys of the record, in this order: date,speaker,quote.")
    ] = None,
    archive: ArchiveOption = None,
) -> None:  # fmt: skip
    """Print statements, by date, article and position in it.

    Several filters narrow each other. The keys of a record are the same in json, ndjson, csv and tsv.
    """
    outside: Outside = ctx.obj
    page = page_of(outside, output)
    if sort is Sort.RELEVANCE and choice.search is None:
        raise typer.BadParameter("relevance needs --search", param_hint="--sort")
    if name is not None:
        choice.speaker = [_speaker(ctx, name), *(choice.speaker or ())]
    with source(outside, output, archive, distinct=distinct) as asked, paged(outside, output, page):
        order = {"sort": sort.value, "reverse": reverse, "limit": limit, "offset": offset}
        wanted = asked.filter(choice, **order)
        if group_by is not None:
            sheet, found = (
                simple_sheet(group_keys(group_by.value), "no statements"),
                asked.groups(wanted, group_by.value),
            )
        elif count:
            outside.stdout.write(f"{asked.count(wanted, distinct=distinct)}\n")
            return
        else:
            sheet, found = statement_sheet(distinct=distinct), asked.quotes(wanted, distinct=distinct)
        write(outside, found, page, with_columns(sheet, columns))


def _speaker(ctx: typer.Context, name: str) -> str:
    """The name of a speaker; a word elsewhere, or an option without its dashes, is a slip: BadParameter."""
    if f"--{name.lower()}" in {option for parameter in ctx.command.params for option in parameter.opts}:
        raise typer.BadParameter(f"{name!r}: did you mean --{name.lower()}?", param_hint="NAME")
    if ctx.meta.get(FIRST) != name:
        raise typer.BadParameter(
            f"{name!r} belongs to no option; the name of a speaker stands directly behind `quotes`",
            param_hint="NAME",
        )
    return name
