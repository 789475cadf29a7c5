"""`tracker articles`: list, show, set, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker_cli.commands.ingest import whole_day
from tracker_cli.completion import complete_outlet
from tracker_cli.editing import editing
from tracker_cli.options.database import database, extractor
from tracker_cli.options.filter import day_range
from tracker_cli.options.groups import Output, SinceOption, UntilOption, grouped
from tracker_cli.options.shared import DatabaseOption, LimitOption
from tracker_cli.options.values import outlets_of
from tracker_cli.render.article import write_article
from tracker_cli.render.counted import counted
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.render.sheet import Column, Row, Sheet
from tracker_cli.status import Status
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import NotFoundError
from tracker_store.asking.articles import ARTICLE_KEYS, ArticleFilter, article, articles, remove_articles
from tracker_store.asking.filters import Filter
from tracker_store.asking.query import quotes
from tracker_store.database.connect import reading
from tracker_store.writing.originals import original

if TYPE_CHECKING:
    from tracker_store.upkeep.reprocess import Facts

app = typer.Typer(add_completion=False, rich_markup_mode=None, help=__doc__)


@app.callback(invoke_without_command=True, help="List articles, the latest first; show, set and remove them.")
@grouped
def list_articles(
    ctx: typer.Context,
    output: Output,
    since: SinceOption = None,
    until: UntilOption = None,
    outlet: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Repeat for any of several.", autocompletion=complete_outlet)] = None,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="All of these in the title.")] = None,
    all_versions: Annotated[bool, typer.Option("--all-versions", help="Also older versions of an article.")] = False,
    reverse: Annotated[bool, typer.Option("--reverse", help="The earliest first.")] = False,
    limit: LimitOption = 0,
) -> None:  # fmt: skip
    """List articles."""
    outside: Outside = ctx.obj
    if ctx.invoked_subcommand is not None:
        outside.database = output.db or outside.database
        return
    page = page_of(outside, output)
    first, last = day_range(outside, since, until)
    with reading(database(outside, output.db)) as connection, paged(outside, output, page):
        outlets = outlets_of(outside, connection, outlet or ())
        wanted = ArticleFilter(first, last, outlets, title, all_versions, limit, reverse)
        write(outside, articles(connection, wanted), page, Sheet(ARTICLE_KEYS, _columns, none="no articles"))


@app.command("show")
@grouped
def show(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(metavar="ID", show_default=False)],
    output: Output,
    text: Annotated[bool, typer.Option("--text", help="Only the stored text, exactly as it was read.")] = False,
) -> None:  # fmt: skip
    """Show an article with its statements; json and ndjson hold the text, too."""
    outside: Outside = ctx.obj
    page = page_of(outside, output)
    with reading(database(outside, output.db)) as connection, paged(outside, output, page):
        record, stored = article(connection, number)
        if text:
            outside.stdout.write(stored)
        else:
            found = quotes(connection, Filter(articles=(number,)))
            write_article(outside, record, stored, found, page)


@app.command("source")
def write_source(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(metavar="ID", show_default=False)],
    db: DatabaseOption = None,
) -> None:
    """Write the bytes that an article came from, where `tracker ingest --keep-source` kept them, to a file or a pipe."""
    outside: Outside = ctx.obj
    if outside.stdout_is_terminal:
        raise typer.BadParameter("they may upset a terminal; write them to a file (> page.html)")
    with reading(database(outside, db)) as connection:
        data = original(connection, number)
    if data is None:
        outside.say(f"tracker: article {number}: its source was not kept (tracker ingest --keep-source)")
        raise typer.Exit(Status.FAILURE)
    outside.stdout.flush()
    outside.stdout.buffer.write(data)


@app.command("set")
def set_facts(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(metavar="ID", show_default=False)],
    day: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="When it was published: 2016-08-27.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Its title; '' for none.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Where it was published; '' for nowhere known.")] = None,
    url: Annotated[str | None, typer.Option(help="Its address; '' for none.")] = None,
    db: DatabaseOption = None,
) -> None:
    """Set date, title, outlet or address of an article, and find its statements anew with it.

    From a date the dates of statements are counted, and the roles of speakers told.
    """
    outside: Outside = ctx.obj
    from tracker_cli.ingest.reprocessing import in_this_process
    from tracker_store.by_hand.corrections import by_hand
    from tracker_store.upkeep.reprocess import Facts, stored_article

    facts = Facts(whole_day(day) if day is not None else None, title, outlet, url)
    if facts == Facts():
        raise typer.BadParameter("say what to set: --date, --title, --outlet or --url")
    path = database(outside, db)
    with reading(path) as connection:
        if stored_article(connection, number) is None:
            raise NotFoundError("article", str(number))
    changes = in_this_process(path, number, extractor(outside), by_hand, facts=facts, at=outside.now())
    if changes is None:
        raise NotFoundError("article", str(number))
    changed = len(changes.gone) + len(changes.new) + len(changes.speakers) + changes.details
    outside.say(f"tracker: article {number}: {_told(facts)}; statements changed {changed}")


def _told(facts: Facts) -> str:
    given = {"published": facts.published, "title": facts.title, "outlet": facts.outlet, "url": facts.url}
    return ", ".join(f"{name} {value or 'none'}" for name, value in given.items() if value is not None)


@app.command("remove")
def remove(
    ctx: typer.Context,
    numbers: Annotated[list[int], typer.Argument(metavar="ID...", show_default=False)],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    db: DatabaseOption = None,
) -> None:
    """Remove articles and their statements for good."""
    outside: Outside = ctx.obj
    if not yes:
        _ask(outside, len(numbers))
    with editing(outside, db) as connection:
        gone = remove_articles(connection, tuple(dict.fromkeys(numbers)))
    outside.say(f"tracker: removed {counted(len(set(numbers)), 'article')} with {counted(gone, 'statement')}")


def _ask(outside: Outside, count: int) -> None:
    if not outside.stderr_is_terminal:
        raise typer.BadParameter("nobody to ask; add --yes to remove without asking")
    outside.stderr.write(f"Remove {counted(count, 'article')} with all statements? [y/N] ")
    outside.stderr.flush()
    if outside.read_line().strip().lower() not in ("y", "yes"):
        raise typer.Exit


def _columns(width: int) -> list[Column]:
    return [
        Column("id", 7, lambda r: str(r["id"]), "dim", link=lambda r: r["url"]),
        Column("published", 10, lambda r: r["published"] or "undated", "dim"),
        Column("outlet", 16, lambda r: r["outlet"] or "", room=80),
        Column("statements", 10, lambda r: str(r["statements"]), "dim"),
        Column("title", 0, _title),
    ]


def _title(row: Row) -> str:
    return row["title"] or row["path"] or ""
