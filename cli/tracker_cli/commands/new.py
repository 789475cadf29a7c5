"""`tracker new`: what came for saved questions since it was last shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from tracker_archive.workers.holder import is_showing, this_process
from tracker_cli.completion import complete_search
from tracker_cli.linking import bring_up_to_date
from tracker_cli.options.database import database
from tracker_cli.options.days import first_day
from tracker_cli.options.groups import Output
from tracker_cli.options.saved_questions import asked
from tracker_cli.options.shared import (
    BidiOption,
    BomOption,
    ColorOption,
    DatabaseOption,
    Format,
    PagerOption,
    RawOption,
    chosen,
)
from tracker_cli.render.formats import write
from tracker_cli.render.news import news_sheet
from tracker_cli.render.page import Page, page_of, paged
from tracker_cli.render.sheet import Row
from tracker_cli.status import Status
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import NotFoundError, StoreError
from tracker_store.asking.filters import Filter
from tracker_store.asking.sayings import link_new
from tracker_store.database.connect import reading
from tracker_store.saved import searches


class Form(StrEnum):
    """The formats of results, and a feed."""

    TABLE = "table"
    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"
    ATOM = "atom"


@dataclass(frozen=True, slots=True)
class Question:
    """A saved question as it is asked today, and the stretches of articles in which to look."""

    name: str
    wanted: Filter
    stretches: list[searches.Stretch]


@dataclass(slots=True)
class Told:
    """How much came for each question, and those that could not be asked, with the reason."""

    counts: dict[str, int] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


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
    bom: BomOption = False,
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
    output = Output(plain, raw, bom, color, no_pager, bidi, db)
    page = page_of(outside, output)
    day = first_day(since, outside.now().astimezone().date()) if since else None
    path = database(outside, db)
    bring_up_to_date(outside, path)
    told = Told()

    def show(connection: sqlite3.Connection, questions: list[Question]) -> None:
        with paged(outside, output, page):
            _show(outside, told, _rows(connection, questions, day, told), page, form)
        outside.stdout.flush()

    if peek or day:
        with reading(path) as connection:
            show(connection, _questions(outside, connection, names, told))
    else:
        _answer(outside, path, names, told, show)
    _leave(outside, told)


def _answer(
    outside: Outside,
    path: Path,
    names: list[str] | None,
    told: Told,
    show: Callable[[sqlite3.Connection, list[Question]], None],
) -> None:
    """Show what came, and note it as shown once it has been taken: a full disk, or a reader that is gone, leaves it new.

    The database is free for others while answers are looked up and while a reader takes its time.
    """
    from tracker_store.database.connect import snapshot, writing
    from tracker_store.writing.write import transaction

    holder = this_process()
    with writing(path) as db:
        try:
            with transaction(db) as connection:
                link_new(connection)
                questions = _questions(outside, connection, names, told, holder)
            with snapshot(db.conn):
                show(db.conn, questions)
        except BaseException:
            with transaction(db) as connection:
                searches.give_back(connection, holder)
            raise
        with transaction(db) as connection:
            searches.note_shown(connection, holder, outside.now())


def _show(outside: Outside, told: Told, rows: Iterator[Row], page: Page, form: Form) -> None:
    if form is Form.ATOM:
        from tracker_cli.export.atom import feed

        found = list(rows)
        outside.stdout.write(feed(", ".join(told.counts) or "tracker", found, outside.now()))
        return
    first = next(rows, None)
    if (
        first is None and page.style is Format.MARKDOWN
    ):  # the head of an empty table would be mailed every day
        return
    write(outside, chain([first] if first else [], rows), page, news_sheet())


def _leave(outside: Outside, told: Told) -> None:
    counts = ", ".join(f"{name} {number}" for name, number in told.counts.items())
    if counts:
        outside.say(f"tracker: new: {counts}")
    if told.failed:
        for line in told.failed:
            outside.say(f"tracker: {line}")
        raise typer.Exit(Status.FAILURE)
    if not any(told.counts.values()):
        raise typer.Exit(Status.NO)


def _questions(
    outside: Outside,
    connection: sqlite3.Connection,
    names: list[str] | None,
    told: Told,
    holder: str | None = None,
) -> list[Question]:
    """The questions named, or all, with what nobody has shown yet, handed out to the holder if there is one.

    Raises NotFoundError, and StoreError where no question is saved.
    """
    saved = [searches.search(connection, name) for name in dict.fromkeys(names or ())]
    saved = saved or searches.searches(connection)
    if not saved:
        raise StoreError("no question is saved; `tracker searches add NAME --speaker …` saves one")
    questions = []
    now = outside.now()
    for name, filters in ((each["name"], each["filters"]) for each in saved):
        try:
            wanted = asked(outside, connection, filters)
        except (NotFoundError, typer.BadParameter) as error:
            told.failed.append(f"{name}: {error}")
            continue
        if holder is None:
            stretches = searches.waiting(connection, name, is_showing(now))
        else:
            stretches = searches.hand_out(connection, name, holder, is_showing(now), now)
        questions.append(Question(name, wanted, stretches))
    return questions


def _rows(
    connection: sqlite3.Connection, questions: list[Question], day: str | None, told: Told
) -> Iterator[Row]:
    """What there is for each question, one after the other, and counted."""
    for name, wanted, stretches in ((each.name, each.wanted, each.stretches) for each in questions):
        told.counts[name] = 0
        found = (
            [searches.came_since(connection, name, wanted, day)]
            if day
            else [searches.fresh(connection, name, wanted, stretch) for stretch in stretches]
        )
        for row in chain.from_iterable(found):
            told.counts[name] += 1
            yield row
