"""`tracker articles`: the stored articles, one command each."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from tracker_cli.commands.ingest import whole_day
from tracker_cli.options import DatabaseOption
from tracker_cli.outside import Outside
from tracker_cli.place import database

app = typer.Typer(
    add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="Set the date of an article."
)


@app.callback()
def articles(ctx: typer.Context, db: DatabaseOption = None) -> None:
    """What is stored of articles."""
    outside: Outside = ctx.obj
    outside.database = db or outside.database


@app.command("set")
def set_facts(
    ctx: typer.Context,
    article: Annotated[int, typer.Argument(metavar="ID", help="The article's id.", show_default=False)],
    day: Annotated[
        str,
        typer.Option("--date", metavar="DATE", help="When it was published: 2016-08-27.", show_default=False),
    ],
    db: DatabaseOption = None,
) -> None:
    """Set the date of an article, and count the dates of its statements and the roles of its speakers from it anew."""
    outside: Outside = ctx.obj
    published: date = whole_day(day)
    from tracker_cli.ingest.again import in_this_process
    from tracker_extract import Extractor
    from tracker_extract.errors import NotFoundError
    from tracker_store.connect import reading
    from tracker_store.reprocess import stored_article

    path = database(outside, db)
    with reading(path) as connection:
        if stored_article(connection, article) is None:
            raise NotFoundError("article", str(article))
    changes = in_this_process(path, article, Extractor.load(), published=published)
    if changes is None:
        raise NotFoundError("article", str(article))
    changed = len(changes.gone) + len(changes.new) + len(changes.speakers) + changes.details
    outside.say(f"tracker: article {article}: published {published}; statements changed {changed}")
