"""`tracker statements`: setting right by hand."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Any

import typer

from tracker_cli.completion import complete_speaker
from tracker_cli.editing import editing
from tracker_cli.options.database import database, registry
from tracker_cli.options.days import first_day
from tracker_cli.options.filter import the_speaker, topic_of
from tracker_cli.options.groups import Output, grouped
from tracker_cli.options.shared import DatabaseOption, NoteOption
from tracker_cli.render.cases import as_toml, cases
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.render.safe import escaped_json, visible
from tracker_cli.render.sheet import Sheet, plain_columns
from tracker_cli.render.statements import told_words
from tracker_cli.terminal.outside import Outside
from tracker_store.by_hand import corrections
from tracker_store.database.connect import reading

app = typer.Typer(add_completion=False, rich_markup_mode=None)

Statement = Annotated[
    int, typer.Argument(metavar="ID", help="The id that `tracker quotes` prints.", show_default=False)
]
NONE = "none"


class CaseForm(StrEnum):
    TOML = "toml"
    JSONL = "jsonl"


@app.callback(
    invoke_without_command=True, help="List corrections by hand; set statements right, reject, restore."
)
@grouped
def list_corrections(ctx: typer.Context, output: Output) -> None:
    """List corrections."""
    outside: Outside = ctx.obj
    if ctx.invoked_subcommand is not None:
        outside.database = output.db or outside.database
        return
    page = page_of(outside, output)
    columns = ("statement", "field", "value", "found", "note", "quote")
    told = {"quote": told_words}
    sheet = Sheet(
        corrections.CORRECTION_KEYS,
        lambda width: plain_columns(columns, width, told),
        none="no corrections",
        told=told,
    )
    with reading(database(outside, output.db)) as connection, paged(outside, output, page):
        write(outside, corrections.corrections(connection), page, sheet)


@app.command("set")
def set_right(
    ctx: typer.Context,
    statement: Statement,
    speaker: Annotated[
        list[str] | None,
        typer.Option(
            help="Who said it: a name or id that fits one, or none. Repeat for several.",
            autocompletion=complete_speaker,
        ),
    ] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="When it was said, or none.")] = None,
    topic: Annotated[
        list[str] | None, typer.Option(help="A topic's slug, or none; these replace what was found. Repeat.")
    ] = None,
    note: NoteOption = None,
    db: DatabaseOption = None,
) -> None:
    """Say who said a statement, when, or on which topics. What the rules found is kept beside it."""
    outside: Outside = ctx.obj
    if not (speaker or date or topic):
        raise typer.BadParameter("say what to set: --speaker, --date or --topic")
    changes: dict[str, Any] = {}
    with editing(outside, db) as connection:
        if date:
            today = outside.now().astimezone().date()
            changes["date"] = None if date == NONE else first_day(date, today)
        if speaker:
            names = [] if speaker == [NONE] else speaker
            ids = [the_speaker(outside, connection, name).id for name in names]
            said = changes["date"] if date else corrections.said_on(connection, statement)
            changes["speaker"] = [[id_, _role(outside, id_, said)] for id_ in ids]
        if topic:
            changes["topics"] = [] if topic == [NONE] else [topic_of(connection, slug) for slug in topic]
        corrections.set_right(connection, statement, changes, note, outside.now())
    _told(outside, statement, f"{' and '.join(changes)} set by hand")


def _role(outside: Outside, id_: str, said: str | None) -> str | None:
    from datetime import date

    people = registry(outside)
    known = id_ in people.persons or id_ in people.bodies
    return people.speaker(id_, date.fromisoformat(said) if said else None).role if known else None


@app.command("reject")
def reject(
    ctx: typer.Context, statement: Statement, note: NoteOption = None, db: DatabaseOption = None
) -> None:
    """Say that a statement is none: it is left out everywhere, unless --rejected asks for it."""
    outside: Outside = ctx.obj
    with editing(outside, db) as connection:
        corrections.set_right(connection, statement, {"rejected": True}, note, outside.now())
    _told(outside, statement, "rejected")


@app.command("restore")
def restore(ctx: typer.Context, statement: Statement, db: DatabaseOption = None) -> None:
    """Bring back what the rules found."""
    outside: Outside = ctx.obj
    with editing(outside, db) as connection:
        fields = corrections.restore(connection, statement, outside.now())
    outside.say(f"tracker: statement {statement}: {' and '.join(fields) or 'nothing'} as the rules found it")


@app.command("cases")
def print_cases(
    ctx: typer.Context,
    format: Annotated[
        CaseForm,
        typer.Option(help="The form of tests/cases, or a JSON object a line, as `evaluate` reads it."),
    ] = CaseForm.TOML,
    db: DatabaseOption = None,
) -> None:
    """Print the corrected statements as cases for the rules, in the form of tests/cases: TOML."""
    outside: Outside = ctx.obj
    with reading(database(outside, db)) as connection:
        for case in cases(connection):
            if format is CaseForm.JSONL:
                line = escaped_json(json.dumps(case, ensure_ascii=False))
            else:
                line = visible(as_toml(case))
            outside.stdout.write(line + "\n")


def _told(outside: Outside, statement: int, what: str) -> None:
    outside.say(
        f"tracker: statement {statement}: {what}; `tracker statements restore {statement}` takes it back"
    )
