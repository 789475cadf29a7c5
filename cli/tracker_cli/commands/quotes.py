"""`tracker quotes`: filters in, records out."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Annotated

import typer

from tracker_cli.options import Bidi, BidiOption, DatabaseOption, Format, Kind, chosen, first_day, last_day
from tracker_cli.outside import Outside
from tracker_cli.place import database
from tracker_extract.errors import NotFoundError
from tracker_store.connect import reading
from tracker_store.query import Filter, quotes

if TYPE_CHECKING:
    from tracker_store.names import Known


def command(
    ctx: typer.Context,
    speaker: Annotated[
        list[str] | None,
        typer.Option(
            help="A speaker by name or part of it, in any script, or by id. Repeat for any of several."
        ),
    ] = None,
    topic: Annotated[
        list[str] | None, typer.Option(help="A topic's slug. Repeat for statements on all of them.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Said on this day or later: 2016-08-27, 2016-08.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Said on this day or earlier.")] = None,
    kind: Annotated[list[Kind] | None, typer.Option(help="Repeat for any of several.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="Print at most so many; 0 is no limit.")] = 0,
    format: Annotated[
        Format | None,
        typer.Option(help="Default: TRACKER_FORMAT, else a table on a terminal and TSV in a pipe."),
    ] = None,
    raw: Annotated[
        bool,
        typer.Option(
            "--raw", help="CSV, TSV: leave control characters and cells a spreadsheet would run as they are."
        ),
    ] = False,
    bidi: BidiOption = None,
    db: DatabaseOption = None,
) -> None:
    """Print statements, by date, article and position in it.

    Several filters narrow each other. The keys of a record are the same in json, ndjson, csv and tsv.
    """
    outside: Outside = ctx.obj
    env = outside.env
    style = chosen(
        format,
        Format,
        "TRACKER_FORMAT",
        env.get("TRACKER_FORMAT"),
        Format.TABLE if outside.stdout_is_terminal else Format.TSV,
    )
    order = chosen(bidi, Bidi, "TRACKER_BIDI", env.get("TRACKER_BIDI"), Bidi.AUTO)
    since, until = since and first_day(since), until and last_day(until)
    with reading(database(outside, db)) as connection:
        people = _speakers(outside, connection, speaker or [])
        wanted = Filter(
            speakers=tuple(people),
            topics=tuple(_topic(connection, given) for given in topic or ()),
            kinds=tuple(kind or ()),
            since=since,
            until=until,
            limit=limit,
        )
        found = quotes(connection, wanted) if people or not speaker else iter(())
        from tracker_cli.render.formats import write

        write(outside, found, style, order, raw=raw)


def _speakers(outside: Outside, connection: sqlite3.Connection, given: list[str]) -> dict[str, str]:
    """The ids and names of all speakers that the given names fit; says so where one name fits several."""
    if not given:
        return {}
    from tracker_store.names import find_speakers

    people: dict[str, str] = {}
    for name in given:
        fits = find_speakers(connection, name) or _said_nothing(connection, name)
        if len(fits) > 1:
            listed = ", ".join(f"{known.name} ({known.id})" for known in fits)
            outside.say(f"tracker: {name!r} fits {len(fits)} speakers: {listed}")
        people |= {known.id: known.name for known in fits}
    return people


def _said_nothing(connection: sqlite3.Connection, name: str) -> tuple[Known, ...]:
    """No speakers, where the registry knows the name: they have simply said nothing yet. Raises NotFoundError."""
    from tracker_extract import Registry
    from tracker_store.names import name_words, nearest_speakers

    registry = Registry.load()
    if name_words(name) and registry.find(name):
        return ()
    registered = ((alias, registry.speaker(speaker).name) for alias, speaker, _ in registry.phrases())
    raise NotFoundError("speaker", name, nearest_speakers(connection, name, registered))


def _topic(connection: sqlite3.Connection, given: str) -> str:
    from tracker_store.names import find_topic, nearest_topics

    slug = find_topic(connection, given)
    if slug is None:
        raise NotFoundError("topic", given, nearest_topics(connection, given))
    return slug
