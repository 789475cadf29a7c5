"""`tracker compare`."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker_cli.completion import complete_speaker
from tracker_cli.linking import bring_up_to_date
from tracker_cli.options.database import database
from tracker_cli.options.filter import filter_of, the_speaker
from tracker_cli.options.groups import Choice, Output, SinceOption, TopicOption, UntilOption, grouped
from tracker_cli.options.shared import LimitOption
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.render.safe import one_line
from tracker_cli.render.sheet import Column, Row, Sheet
from tracker_cli.terminal.outside import Outside
from tracker_store.database.connect import reading
from tracker_store.naming.lookup import with_merged
from tracker_store.relations.development import COMPARE_KEYS, compared


@grouped
def command(
    ctx: typer.Context,
    one: Annotated[
        str,
        typer.Argument(metavar="A", help="A speaker.", show_default=False, autocompletion=complete_speaker),
    ],
    other: Annotated[
        str,
        typer.Argument(
            metavar="B", help="The other one.", show_default=False, autocompletion=complete_speaker
        ),
    ],
    output: Output,
    topic: TopicOption = None,
    search: Annotated[str | None, typer.Option(metavar="WORDS", help="As for quotes.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = 0,
) -> None:
    """Show what two speakers said on a topic, side by side by date, each saying once."""
    outside: Outside = ctx.obj
    page = page_of(outside, output)
    path = database(outside, output.db)
    bring_up_to_date(outside, path)
    with reading(path) as connection, paged(outside, output, page):
        speakers = [the_speaker(outside, connection, name) for name in (one, other)]
        choice = Choice(topic=topic, search=search, since=since, until=until)
        wanted = filter_of(outside, connection, choice, limit=limit)
        a, b = (with_merged(connection, [known.id]) for known in speakers)
        sheet = _sheet(*(known.name for known in speakers))
        write(outside, compared(connection, a, b, wanted), page, sheet)


def _sheet(one: str, other: str) -> Sheet:
    def columns(_: int) -> list[Column]:
        return [
            Column("date", 10, lambda r: r["date"] or "undated", "dim"),
            Column(one_line(one), 0, lambda r: _said(r, "a")),
            Column(one_line(other), 0, lambda r: _said(r, "b")),
        ]

    return Sheet(COMPARE_KEYS, columns, none="no statements", spaced=True)


def _said(row: Row, side: str) -> str:
    if row[side] is None:
        return ""
    return f"{row[f'id_{side}']} {row[f'act_{side}']}\n{one_line(row[side])}"
