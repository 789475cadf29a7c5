"""`tracker speakers`: list, show, and set right."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from tracker_cli.completion import complete_speaker
from tracker_cli.editing import editing
from tracker_cli.options.database import database
from tracker_cli.options.filter import speakers_of, the_speaker
from tracker_cli.options.groups import Output, grouped
from tracker_cli.options.shared import DatabaseOption, LimitOption, NoteOption
from tracker_cli.own.people import add_person, named, remove_person
from tracker_cli.render.details import write_details
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.render.sheet import Sheet, plain_columns, simple_sheet
from tracker_cli.terminal.outside import Outside
from tracker_store.asking.speakers import SPEAKER_KEYS, SpeakerFilter, speaker, speakers
from tracker_store.by_hand import speakers as people
from tracker_store.database.connect import reading
from tracker_store.naming.lookup import item_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)


class Sort(StrEnum):
    STATEMENTS = "statements"
    NAME = "name"
    FIRST = "first"
    LAST = "last"


class SpeakerClass(StrEnum):
    PERSON = "person"
    OFFICE = "office"
    ORGANIZATION = "organization"
    GROUP = "group"
    UNNAMED = "unnamed"
    MEDIA = "media"
    DOCUMENT = "document"


NameArgument = Annotated[
    str,
    typer.Argument(
        metavar="SPEAKER",
        help="A name that fits one, an id, or an id of Wikidata.",
        show_default=False,
        autocompletion=complete_speaker,
    ),
]


@app.callback(
    invoke_without_command=True, help="List speakers with their figures; show one, or set them right."
)
@grouped
def list_speakers(
    ctx: typer.Context,
    output: Output,
    name: Annotated[str | None, typer.Option(help="Those whom the name fits, in any script.")] = None,
    class_: Annotated[list[SpeakerClass] | None, typer.Option("--class", help="Repeat for any.")] = None,
    country: Annotated[list[str] | None, typer.Option(metavar="CODE", help="Repeat for any.")] = None,
    sort: Annotated[Sort, typer.Option()] = Sort.STATEMENTS,
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
    limit: LimitOption = 0,
) -> None:
    """List speakers."""
    outside: Outside = ctx.obj
    if ctx.invoked_subcommand is not None:
        outside.database = output.db or outside.database
        return
    page = page_of(outside, output)
    countries = tuple(code.upper() for code in country or ())
    with reading(database(outside, output.db)) as connection, paged(outside, output, page):
        ids = None
        if name is not None:
            ids = tuple(known.id for known in speakers_of(outside, connection, name))
        wanted = SpeakerFilter(tuple(class_ or ()), countries, ids, sort.value, reverse, limit)
        write(outside, speakers(connection, wanted), page, _SHEET)


_SHEET = Sheet(
    SPEAKER_KEYS,
    lambda width: plain_columns(
        ("statements", "first", "last", "id", "name", "name_ar") if width >= 100 else ("statements", "last", "name", "name_ar"),
        width,
    ),
    none="no speakers",
)  # fmt: skip


@app.command("show")
@grouped
def show(ctx: typer.Context, name: NameArgument, output: Output) -> None:
    """Show a speaker: names, roles with their days, acts, topics, outlets."""
    outside: Outside = ctx.obj
    page = page_of(outside, output)
    with reading(database(outside, output.db)) as connection, paged(outside, output, page):
        write_details(outside, speaker(connection, the_speaker(outside, connection, name).id), page)


@app.command("alias")
def alias(
    ctx: typer.Context, name: NameArgument,
    other: Annotated[str, typer.Argument(metavar="NAME", help="The other name.", show_default=False)],
    note: NoteOption = None, db: DatabaseOption = None,
) -> None:  # fmt: skip
    """Let a speaker be found by another name."""
    outside: Outside = ctx.obj
    with editing(outside, db) as connection:
        known = the_speaker(outside, connection, name)
        people.add_alias(connection, known.id, other, note, outside.now())
    outside.say(f"tracker: {known.name} is found as {other!r}, too; `tracker speakers undo` takes it back")


@app.command("merge")
def merge(
    ctx: typer.Context, name: NameArgument,
    into: Annotated[str, typer.Argument(metavar="INTO", help="Who it really is.", show_default=False, autocompletion=complete_speaker)],
    note: NoteOption = None, db: DatabaseOption = None,
) -> None:  # fmt: skip
    """Let two speakers be one: the first is shown as the second from now on."""
    outside: Outside = ctx.obj
    with editing(outside, db) as connection:
        one, other = the_speaker(outside, connection, name), the_speaker(outside, connection, into)
        people.merge(connection, one.id, other.id, note, outside.now())
    outside.say(
        f"tracker: {one.name} ({one.id}) is {other.name} ({other.id}); `tracker speakers undo` takes it back"
    )


@app.command("split")
def split(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of a merged speaker.", show_default=False)],
    note: NoteOption = None, db: DatabaseOption = None,
) -> None:  # fmt: skip
    """Let a merged speaker be one of their own again.

    To part two people who stand under one id, add the second and give them their statements by `statements set`.
    """
    outside: Outside = ctx.obj
    with editing(outside, db) as connection:
        was = people.split(connection, id_, note, outside.now())
    outside.say(f"tracker: {id_} is apart from {was}; `tracker speakers undo` takes it back")


@app.command("undo")
def undo(ctx: typer.Context, db: DatabaseOption = None) -> None:
    """Take back the newest alias, merge, split or added speaker that stands."""
    outside: Outside = ctx.obj
    with editing(outside, db) as connection:
        edit = people.undo(connection, outside.now())
        if edit["kind"] == "add":
            remove_person(outside, edit["speaker_id"])
    outside.say(f"tracker: undone: {edit['kind']} {edit['speaker_id']} {edit['value']}")


@app.command("edits")
@grouped
def edits(ctx: typer.Context, output: Output) -> None:
    """List what was set right by hand and stands."""
    outside: Outside = ctx.obj
    page = page_of(outside, output)
    with reading(database(outside, output.db)) as connection:
        write(outside, people.edits(connection), page, simple_sheet(people.EDIT_KEYS, "no edits"))


@app.command("add")
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="In Latin letters.", show_default=False)],
    arabic: Annotated[str | None, typer.Option("--ar", metavar="NAME", help="In Arabic letters.")] = None,
    class_: Annotated[SpeakerClass, typer.Option("--class")] = SpeakerClass.PERSON,
    country: Annotated[str | None, typer.Option(metavar="CODE")] = None,
    gender: Annotated[str | None, typer.Option(metavar="m|f")] = None,
    other: Annotated[list[str] | None, typer.Option("--alias", metavar="NAME", help="Repeat for several.")] = None,
    wikidata: Annotated[str | None, typer.Option(metavar="Q…", help="The item of Wikidata that is this speaker.")] = None,
    office: Annotated[str | None, typer.Option(metavar="ID", help="An office of the registry (`ru-foreign-minister`).")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="The first day in that office.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="The last day in that office.")] = None,
    note: NoteOption = None, db: DatabaseOption = None,
) -> None:  # fmt: skip
    """Add a speaker, to this database and to your own people, whom `ingest` and `reprocess` then find."""
    outside: Outside = ctx.obj
    if gender not in (None, "m", "f"):
        raise typer.BadParameter("m or f", param_hint="--gender")
    item = item_of(wikidata) if wikidata else None
    if wikidata and not item:
        raise typer.BadParameter(f"{wikidata!r} is no id like Q58217", param_hint="--wikidata")
    term = (office, since or "", until or "") if office else None
    with editing(outside, db) as connection:
        made = add_person(
            outside, named(name, arabic, class_.value, country, item), gender, tuple(other or ()), term,
            lambda person, names: people.add(connection, person, names, note, outside.now()),
        )  # fmt: skip
    outside.say(
        f"tracker: added {made.name} as {made.id}; `tracker reprocess` looks for them in what is stored"
    )
