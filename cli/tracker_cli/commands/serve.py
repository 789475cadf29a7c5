"""`tracker serve`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker_cli.extras import needed
from tracker_cli.linking import bring_up_to_date
from tracker_cli.options.database import database
from tracker_cli.options.shared import DatabaseOption, Interface
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import StoreError
from tracker_store.database.connect import reading

PORT = 8001


def command(
    ctx: typer.Context,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = PORT,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    expose: Annotated[
        bool,
        typer.Option(
            "--expose", help="Allow a --host that other machines reach. Whoever reaches it reads all."
        ),
    ] = False,
    name: Annotated[
        list[str] | None, typer.Option(metavar="HOST", help="Also answer to this host name. Repeatable.")
    ] = None,
    ui: Annotated[Interface, typer.Option(help="The language of the pages.")] = Interface.EN,
    db: DatabaseOption = None,
) -> None:
    """Show the database in a browser, read-only, until interrupted. Needs the extra `web`."""
    outside: Outside = ctx.obj
    needed("datasette", "web")
    from tracker_cli.web.guard import is_loopback
    from tracker_cli.web.server import application, listening, serve

    if not (is_loopback(host) or expose):
        raise typer.BadParameter(
            f"other machines reach {host}; say --expose if they may", param_hint="--host"
        )
    path = database(outside, db)
    with reading(path):
        pass  # there is one, of this version
    _link(outside, path)
    with listening(host, port) as bound:
        app = application(path, outside, ui.value, (host, *(name or ())), exposed=not is_loopback(host))
        shown = f"[{host}]" if ":" in host else host
        outside.say(f"tracker: http://{shown}:{bound.getsockname()[1]}/ (Ctrl-C ends it)")
        if not is_loopback(host):
            outside.say("tracker: warning: every machine that reaches this one can read the whole database")
        outside.stderr.flush()
        serve(app, bound)


def _link(outside: Outside, path: Path) -> None:
    """Look for the same words among new statements; a database that cannot be written is served as it is."""
    try:
        bring_up_to_date(outside, path)
    except StoreError as error:
        outside.say(f"tracker: {error}")
