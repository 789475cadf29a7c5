"""`tracker new`: what came for saved questions since it was last shown."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from tracker_cli.completion import complete_search
from tracker_cli.days import first_day
from tracker_cli.holder import is_showing, this_process
from tracker_cli.option_groups import Output
from tracker_cli.options import (
    BidiOption,
    ColorOption,
    DatabaseOption,
    Format,
    PagerOption,
    RawOption,
    chosen,
)
from tracker_cli.outside import Outside
from tracker_cli.place import database
from tracker_cli.questions import asked
from tracker_cli.render.formats import write
from tracker_cli.render.news import news_sheet
from tracker_cli.render.page import Page, page_of, paged
from tracker_cli.sayings import bring_up_to_date
from tracker_cli.status import Status
from tracker_extract.errors import NotFoundError, StoreError
from tracker_store import searches
from tracker_store.connect import reading
from tracker_store.sayings import link_new


class Form(StrEnum):
    """The formats of results, and a feed."""

    TABLE = "table"
    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"
    ATOM = "atom"


@dataclass(slots=True)
class Found:
    """What came: rows in order, how many for each question, and the questions that could not be asked."""

    rows: list[dict[str, Any]]
    counts: dict[str, int]
    failed: list[str]


def command(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="These questions alone.", show_default=False, autocompletion=complete_search),
    ] = None,
    peek: Annotated[bool, typer.Option("--peek", help="Show it, and leave it new.")] = False,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="All that was read in on this day or later, shown before or not; leaves what is new new."),
    ] = None,
    format: Annotated[
        Form | None, typer.Option(help="Default: TRACKER_FORMAT, else a table on a terminal and TSV in a pipe.")
    ] = None,
    raw: RawOption = False,
    color: ColorOption = None,
    no_pager: PagerOption = False,
    bidi: BidiOption = None,
    db: DatabaseOption = None,
) -> None:  # fmt: skip
    """Show what came for the questions of `tracker searches` since this last showed it, with the words around it.

    Each saying comes once for a question, however many articles print it. It counts as shown when it has been printed.
    Exit code 0 with news, 3 without, 1 when a question cannot be asked.
    """
    outside: Outside = ctx.obj
    form = chosen(format, Form, "TRACKER_FORMAT", outside.env.get("TRACKER_FORMAT"), Form.TSV)
    plain = Format.JSON if form is Form.ATOM else Format(format) if format else None
    output = Output(plain, raw, color, no_pager, bidi, db)
    page = page_of(outside, output)
    day = first_day(since, outside.now().astimezone().date()) if since else None
    path = database(outside, db)
    bring_up_to_date(outside, path)
    if peek or day:
        with reading(path) as connection:
            found = _found(outside, connection, names, day, None)
        with paged(outside, output, page):
            _show(outside, found, page, form)
    else:
        found = _answer(outside, path, names, output, page, form)
    _leave(outside, found)


def _answer(
    outside: Outside, path: Path, names: list[str] | None, output: Output, page: Page, form: Form
) -> Found:
    """Show what came, and note it as shown once it has been taken: a full disk, or a reader that is gone, leaves it new.

    The database is free for others while a reader takes its time.
    """
    from tracker_store.connect import writing
    from tracker_store.write import transaction

    holder = this_process()
    with writing(path) as db:
        try:
            with transaction(db) as connection:
                link_new(connection)
                found = _found(outside, connection, names, None, holder)
            with paged(outside, output, page):
                _show(outside, found, page, form)
            outside.stdout.flush()
        except BaseException:
            with transaction(db) as connection:
                searches.give_back(connection, holder)
            raise
        with transaction(db) as connection:
            searches.note_shown(connection, holder, outside.now())
    return found


def _show(outside: Outside, found: Found, page: Page, form: Form) -> None:
    if form is Form.ATOM:
        from tracker_cli.export.atom import feed

        outside.stdout.write(feed(", ".join(found.counts) or "tracker", found.rows, outside.now()))
    elif (
        found.rows or page.style is not Format.MARKDOWN
    ):  # the head of an empty table would be mailed every day
        write(outside, found.rows, page, news_sheet())


def _leave(outside: Outside, found: Found) -> None:
    told = ", ".join(f"{name} {number}" for name, number in found.counts.items())
    if told:
        outside.say(f"tracker: new: {told}")
    if found.failed:
        for line in found.failed:
            outside.say(f"tracker: {line}")
        raise typer.Exit(Status.FAILURE)
    if not found.rows:
        raise typer.Exit(Status.NO)


def _found(
    outside: Outside,
    connection: sqlite3.Connection,
    names: list[str] | None,
    day: str | None,
    holder: str | None,
) -> Found:
    """What there is for the questions named, or for all, handed out to the holder if there is one.

    Raises NotFoundError, and StoreError where no question is saved.
    """
    wanted = [searches.search(connection, name) for name in dict.fromkeys(names or ())]
    wanted = wanted or searches.searches(connection)
    if not wanted:
        raise StoreError("no question is saved; `tracker searches add NAME --speaker …` saves one")
    found = Found([], {}, [])
    for question in wanted:
        name = question["name"]
        try:
            filters = asked(outside, connection, question["filters"])
        except (NotFoundError, typer.BadParameter) as error:
            found.failed.append(f"{name}: {error}")
            continue
        before = len(found.rows)
        if day:
            found.rows += searches.came_since(connection, name, filters, day)
        else:
            for stretch in _stretches(outside, connection, name, holder):
                found.rows += searches.fresh(connection, name, filters, stretch)
        found.counts[name] = len(found.rows) - before
    return found


def _stretches(
    outside: Outside, connection: sqlite3.Connection, name: str, holder: str | None
) -> list[searches.Stretch]:
    now = outside.now()
    if holder is None:
        return searches.waiting(connection, name, is_showing(now))
    return searches.hand_out(connection, name, holder, is_showing(now), now)
