"""`tracker topics`: list, add, test."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from tracker_cli.editing import editing
from tracker_cli.options.database import database, extractor
from tracker_cli.options.groups import Output, grouped
from tracker_cli.options.shared import DatabaseOption
from tracker_cli.own.topics import add_topic
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.render.sheet import simple_sheet
from tracker_cli.terminal.outside import Outside
from tracker_store.counting.database_figures import TOPIC_KEYS, topic_figures
from tracker_store.database.connect import reading

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.callback(
    invoke_without_command=True, help="List topics with their figures; add some of your own, test them."
)
@grouped
def list_topics(ctx: typer.Context, output: Output) -> None:
    """List topics."""
    outside: Outside = ctx.obj
    if ctx.invoked_subcommand is not None:
        outside.database = output.db or outside.database
        return
    page = page_of(outside, output)
    with reading(database(outside, output.db)) as connection, paged(outside, output, page):
        write(outside, topic_figures(connection), page, simple_sheet(TOPIC_KEYS, "no topics"))


@app.command("add")
def add(
    ctx: typer.Context,
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="Latin letters, digits, hyphens.", show_default=False)],
    form: Annotated[list[str], typer.Option("--form", metavar="WORDS", help="Words that speak for it, in any language. Repeat.")],
    but_not: Annotated[list[str] | None, typer.Option("--not", metavar="WORDS", help="Words that hold a form and say nothing of it. Repeat.")] = None,
    name: Annotated[str | None, typer.Option(help="For a reader; else the slug.")] = None,
    implies: Annotated[list[str] | None, typer.Option(metavar="SLUG", help="A topic that comes with it. Repeat.")] = None,
    db: DatabaseOption = None,
) -> None:  # fmt: skip
    """Add a topic of your own, which `ingest` and `reprocess` then look for."""
    outside: Outside = ctx.obj
    path = add_topic(outside, slug, form, but_not or [], name, implies or [])
    if database(outside, db).is_file():
        from tracker_store.writing.write import know_topics

        with editing(outside, db) as connection:
            know_topics(connection, [slug])
    outside.say(f"tracker: added {slug} to {path}; `tracker reprocess` looks for it in what is stored")


@app.command("test")
@grouped
def test(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Or - to read it.", show_default=False)],
    output: Output,
) -> None:
    """Show which topics a text is about, and by which word."""
    outside: Outside = ctx.obj
    page = page_of(outside, output)
    stood = outside.read_all() if text == "-" else text
    rows: list[dict[str, Any]] = [
        {"topic": topic, "word": stood[start:end], "start": start, "end": end}
        for topic, (start, end) in extractor(outside).topics_in(stood).items()
    ]
    write(outside, rows, page, simple_sheet(("topic", "word", "start", "end"), "no topic"))
