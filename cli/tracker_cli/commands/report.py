"""`tracker report`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracker_cli.extras import command_for
from tracker_cli.linking import bring_up_to_date
from tracker_cli.options.database import database, own_folder
from tracker_cli.options.filter import filter_of
from tracker_cli.options.groups import Choice, grouped
from tracker_cli.options.shared import DatabaseOption, Interface, countable
from tracker_cli.terminal.outside import Outside
from tracker_store.database.connect import reading

# As many as a reader goes through; a page of them has about a megabyte.
SAYINGS = 1000


class Form(StrEnum):
    HTML = "html"
    MD = "md"
    PDF = "pdf"


@grouped
def command(
    ctx: typer.Context,
    choice: Choice,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: stdout; pdf needs a file.")
    ] = None,
    format: Annotated[Form | None, typer.Option(help="Default: by the file's ending, else html.")] = None,
    ui: Annotated[Interface, typer.Option(help="The language of headings and labels.")] = Interface.EN,
    limit: Annotated[
        int,
        typer.Option(
            "--limit", "-n", min=0, callback=countable, help="List at most so many sayings; 0 is no limit."
        ),
    ] = SAYINGS,
    db: DatabaseOption = None,
) -> None:
    """Write a report on a speaker, topic or period: summary, timeline, sayings by day with their sources, articles.

    The HTML is one file that fetches nothing. Its chart needs the extra `charts`, PDF needs Chromium.
    """
    outside: Outside = ctx.obj
    form = format or _by_ending(output)
    if form is Form.PDF and output is None:
        raise typer.BadParameter("pdf needs a file", param_hint="--output")
    path = database(outside, db)
    bring_up_to_date(outside, path)
    from tracker_cli.pages.naming import Names
    from tracker_cli.pages.words import words
    from tracker_cli.report.content import gathered

    spoken = words(ui.value)
    names = Names(spoken, own_folder(outside))
    with reading(path) as connection:
        wanted = filter_of(outside, connection, choice, limit=limit)
        report = gathered(connection, wanted, choice, spoken, names, outside.now())
    if form is Form.MD:
        from tracker_cli.report.text import markdown_lines

        _write(outside, output, "".join(markdown_lines(report, spoken, names)))
        return
    from tracker_cli.report.page import can_draw, page

    if not can_draw():
        outside.say(f"tracker: no chart without the extra `charts`: {command_for('charts')}")
    made = page(report, spoken, names)
    if form is Form.PDF:
        _print(output, made)
    else:
        _write(outside, output, made)


def _by_ending(output: Path | None) -> Form:
    ending = output.suffix.lower() if output else ""
    named = {".htm": Form.HTML, ".markdown": Form.MD, **{f".{form.value}": form for form in Form}}
    if ending and ending not in named:
        raise typer.BadParameter(
            f"{output}: name it .html, .md or .pdf, or say --format", param_hint="--output"
        )
    return named.get(ending, Form.HTML)


def _write(outside: Outside, output: Path | None, text: str) -> None:
    if output is None:
        outside.stdout.write(text)
        return
    from tracker_cli.export.files import replacing

    def write(fresh: Path) -> None:
        fresh.write_text(text, "utf-8")

    replacing(output, write)


def _print(output: Path | None, page: str) -> None:
    from tracker_cli.export.files import replacing
    from tracker_cli.report.pdf import print_pdf

    assert output is not None
    replacing(output, lambda fresh: print_pdf(page, fresh))
