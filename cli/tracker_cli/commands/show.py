"""`tracker show`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from tracker_cli.options.database import database
from tracker_cli.options.groups import Output
from tracker_cli.options.shared import Bidi, BidiOption, ColorOption, DatabaseOption, PagerOption, chosen
from tracker_cli.render.page import paged, reader_page
from tracker_cli.render.passage import write_passage, write_passage_json
from tracker_cli.terminal.outside import Outside
from tracker_store.asking.explain import explained
from tracker_store.asking.filters import Filter
from tracker_store.asking.query import quotes
from tracker_store.database.connect import reading


class Form(StrEnum):
    TEXT = "text"
    JSON = "json"


def command(
    ctx: typer.Context,
    statement: Annotated[
        int, typer.Argument(metavar="ID", help="The id that `tracker quotes` prints.", show_default=False)
    ],
    whole: Annotated[bool, typer.Option("--whole", help="The whole article instead of a passage.")] = False,
    format: Annotated[Form, typer.Option(help="For a reader, or as one JSON object.")] = Form.TEXT,
    color: ColorOption = None,
    no_pager: PagerOption = False,
    bidi: BidiOption = None,
    db: DatabaseOption = None,
) -> None:
    """Show a statement in its article, marked, with the statements around it."""
    outside: Outside = ctx.obj
    page = reader_page(
        outside, color, chosen(bidi, Bidi, "TRACKER_BIDI", outside.env.get("TRACKER_BIDI"), Bidi.AUTO)
    )
    with reading(database(outside, db)) as connection:
        found = explained(connection, statement)
        others = list(quotes(connection, Filter(articles=(found.record["article_id"],))))
        if format is Form.JSON:
            write_passage_json(outside, found, others)
            return
        with paged(outside, Output(no_pager=no_pager), page):
            write_passage(outside, found, others, page, whole=whole)
