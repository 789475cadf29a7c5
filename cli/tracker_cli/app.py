"""The app: its commands by name, each loaded when used, and the one place where errors become a line and a code."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from tracker_cli.options.shared import DATABASE_HELP, FIRST
from tracker_cli.status import Status
from tracker_cli.terminal.outside import Outside
from tracker_cli.terminal.streams import forget_stdout

# Command -> its line in `tracker --help`. The module `commands/<name>.py` is imported only to run the command; it
# holds a function `command`, or an `app` with commands of its own.
COMMANDS = {
    "ingest": "Read articles and store who said what in them.",
    "watch": "Read what arrives in a folder.",
    "feeds": "List feeds; add, remove and poll them.",
    "reprocess": "Find the statements of stored articles anew.",
    "quotes": "Print statements: who said what, when, in which words.",
    "show": "Show a statement in its article, with its neighbours.",
    "explain": "Show why a statement was found and attributed as it was.",
    "verify": "Prove that a quotation is real, or show where it fails.",
    "searches": "List saved questions; add and remove them.",
    "new": "Show what came for saved questions since it was last shown.",
    "timeline": "Draw statements per day, week or month.",
    "compare": "Show what two speakers said on a topic, side by side.",
    "trace": "Show how a speaker's words on a topic developed; judge changes.",
    "across": "List what may be one saying in two languages; confirm, dismiss.",
    "network": "Show who speaks about whom: edges for Gephi, networkx, a sheet.",
    "articles": "List, show, correct and remove articles.",
    "speakers": "List and show speakers; alias, merge, split, add them.",
    "topics": "List topics, add some of your own, test them on a text.",
    "languages": "List the languages that are read, and where each comes from.",
    "rules": "List the rules, with examples; count where they answer.",
    "record": "List the keys of a record; print its JSON Schema.",
    "statements": "Set statements right by hand; reject and restore them.",
    "evaluate": "Score what is stored against statements that a person marked.",
    "stats": "Print what the database holds, in figures.",
    "export": "Write statements to a file or folder: csv, html, JSON-LD …",
    "serve": "Show the database in a browser, read-only.",
    "mcp": "Answer an assistant's questions on the database, read-only.",
    "report": "Write a report on a speaker, topic or period: html, md, pdf.",
    "sql": "Run a SELECT on the database, which it cannot change.",
    "backup": "Copy the database to a file, and check the copy.",
    "merge": "Take in what another database has and this one has not.",
    "check": "Check that the database is sound.",
    "doctor": "Check terminal, fonts, database and settings.",
    "archive": "Read millions of articles into Parquet, on one machine or many.",
    "path": "Print where the database is.",
}

# What may not be found -> the command that lists what there is, told where nothing is near what was typed.
LISTINGS = {
    "speaker": "tracker speakers", "topic": "tracker topics", "article": "tracker articles",
    "statement": "tracker quotes", "language": "tracker languages", "act": "tracker quotes --group-by act",
    "country": "tracker quotes --group-by country", "question": "tracker searches", "feed": "tracker feeds",
}  # fmt: skip


class Command(TyperCommand):
    """A command that can tell in which order it was given its arguments."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Keep the first argument for the command, then read them as usual."""
        ctx.meta[FIRST] = args[0] if args else None
        return super().parse_args(ctx, args)


class Front(TyperGroup):
    """Commands on demand, and errors told in one line."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        # Names and lines only, for the overview and for hints at a mistyped command.
        self.commands = {name: TyperCommand(name, help=line) for name, line in COMMANDS.items()}

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name, imported now; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"tracker_cli.commands.{cmd_name}")
        if hasattr(module, "app"):
            group = typer.main.get_command(module.app)
            group.name = cmd_name
            return group
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name, cls=Command, help=module.command.__doc__)(module.command)
        return typer.main.get_command(single)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List every command with its line, importing none."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: Any) -> Any:
        """Run a command; an error becomes one line on stderr and its exit code."""
        outside: Outside = ctx.obj
        from tracker_extract.errors import NotFoundError, TrackerError

        try:
            result = super().invoke(ctx)
            outside.stdout.flush()
        except TrackerError as error:
            listing = (
                LISTINGS.get(error.what) if isinstance(error, NotFoundError) and not error.nearest else None
            )
            outside.say(f"tracker: {error}{f'; `{listing}` lists them' if listing else ''}")
            ctx.exit(Status.FAILURE)
        except BrokenPipeError:
            forget_stdout(outside)
            ctx.exit(Status.OK)  # the reader has had enough: nothing went wrong
        return result


app = typer.Typer(
    cls=Front,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from tracker_cli.version import version

        typer.echo(f"tracker {version()}")
        raise typer.Exit


@app.callback()
def tracker(
    ctx: typer.Context,
    db: Annotated[
        Path | None, typer.Option("--db", metavar="FILE", help=DATABASE_HELP, show_default=False)
    ] = None,
    _: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Who said what, when, in which words: statements from news articles in one local SQLite file."""
    ctx.obj.database = db
