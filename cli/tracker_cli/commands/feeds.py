"""`tracker feeds`: feeds that are polled."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated
from urllib.parse import urlsplit, urlunsplit

import typer

from tracker_cli.commands.ingest import Form
from tracker_cli.completion import complete_feed
from tracker_cli.editing import editing
from tracker_cli.options.database import database, packs
from tracker_cli.options.groups import Output, grouped
from tracker_cli.options.shared import DatabaseOption, QuietOption
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.render.sheet import Sheet, minute_of, plain_columns
from tracker_cli.terminal.outside import Outside
from tracker_store.database.connect import reading
from tracker_store.saved import feeds

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.callback(invoke_without_command=True, help="List feeds; add, remove and poll them.")
@grouped
def list_feeds(ctx: typer.Context, output: Output) -> None:
    """List feeds."""
    outside: Outside = ctx.obj
    if ctx.invoked_subcommand is not None:
        outside.database = output.db or outside.database
        return
    page = page_of(outside, output)
    shown = ("url", "polled_at", "failures", "problem")
    sheet = Sheet(
        feeds.FEED_KEYS,
        lambda width: plain_columns(shown, width, {"polled_at": minute_of("polled_at")}),
        none="no feeds; `tracker feeds add URL` adds one",
    )
    with reading(database(outside, output.db)) as connection, paged(outside, output, page):
        write(outside, feeds.feeds(connection), page, sheet)


@app.command("add")
def add(
    ctx: typer.Context,
    urls: Annotated[list[str], typer.Argument(metavar="URL...", help="Addresses of RSS, Atom or JSON feeds.", show_default=False)],
    full: Annotated[
        bool, typer.Option("--full", help="Fetch the articles that it leads to, not only what it says of them.")
    ] = False,
    outlet: Annotated[str | None, typer.Option(help="The outlet, whatever the source says.")] = None,
    language: Annotated[
        str | None, typer.Option(help="The language, a code or name of `tracker languages`: ar, Arabic.")
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="Addresses of this machine and its network may be asked.")
    ] = False,
    db: DatabaseOption = None,
) -> None:  # fmt: skip
    """Add feeds, which `tracker feeds poll` then asks for. One that is there gets these settings."""
    outside: Outside = ctx.obj
    from tracker_cli.options.values import language_to_read
    from tracker_store.database.connect import writing

    addresses = [_address(url) for url in urls]
    code = language_to_read(packs(outside), language) if language else None
    with writing(database(outside, db)):
        pass  # a new user begins with feeds
    with editing(outside, db) as connection:
        added = [
            feeds.add(connection, feeds.Feed(url, full, private, outlet, code), outside.now())
            for url in addresses
        ]
    outside.say(f"tracker: feeds added {sum(added)}, changed {len(added) - sum(added)}")


@app.command("remove")
def remove(
    ctx: typer.Context,
    url: Annotated[
        str,
        typer.Argument(metavar="URL", help="The feed.", show_default=False, autocompletion=complete_feed),
    ],
    db: DatabaseOption = None,
) -> None:
    """Forget a feed; no article goes."""
    outside: Outside = ctx.obj
    with editing(outside, db) as connection:
        feeds.remove(connection, url)
    outside.say(f"tracker: forgot {url}")


@app.command("poll")
def poll(
    ctx: typer.Context,
    urls: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[URL]...", help="These feeds alone.", show_default=False, autocompletion=complete_feed
        ),
    ] = None,
    quiet: QuietOption = False,
    format: Annotated[
        Form, typer.Option(help="The summary: a line on stderr, or a JSON object on stdout.")
    ] = Form.TEXT,
    db: DatabaseOption = None,
) -> None:
    """Ask all feeds what is new, and store it with its statements.

    A feed that fails is named and counted, and stops no other: the exit code is 0 all the same.
    """
    outside: Outside = ctx.obj
    from tracker_cli.feeding.polling import Polling
    from tracker_cli.ingest.signals import terminable

    path = database(outside, db)
    with reading(path) as connection:
        wanted = feeds.to_poll(connection, urls or ())
    polling = Polling(outside, path)
    with terminable():
        polled = polling.go(wanted)
    if format is Form.JSON:
        outside.stdout.write(json.dumps(asdict(polled)) + "\n")
    elif not quiet:
        outside.say(f"tracker: {polled}" if wanted else "tracker: no feeds; `tracker feeds add URL` adds one")


def _address(url: str) -> str:
    """The address of a feed as it is kept. Raises BadParameter for what is none."""
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme.lower() not in ("http", "https") or not url.isprintable():
        raise typer.BadParameter(f"{url!r} is no http or https address", param_hint="URL")
    if "@" in parts.netloc:
        raise typer.BadParameter(f"{host}: a password would be stored as it is", param_hint="URL")
    return urlunsplit(parts._replace(fragment=""))
