"""`tracker reprocess`: today's rules over the stored texts."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tracker_cli.commands.ingest import JobsOption
from tracker_cli.options.database import database, extractor
from tracker_cli.options.filter import day_range
from tracker_cli.options.shared import DatabaseOption, LanguagesOption, QuietOption
from tracker_cli.status import Status
from tracker_cli.terminal.outside import Outside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker_store.upkeep.reprocess import Changes, Told


class Form(StrEnum):
    TEXT = "text"
    NDJSON = "ndjson"


def command(
    ctx: typer.Context,
    article: Annotated[
        list[int] | None, typer.Option(metavar="ID", help="Only this article. Repeat for several.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Only articles of this outlet.")] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Only articles published on this day or later: 2016-08-27, 2016-08."
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only articles published on this day or earlier.")
    ] = None,
    lang_dir: LanguagesOption = None,
    jobs: JobsOption = None,
    quiet: QuietOption = False,
    format: Annotated[
        Form, typer.Option(help="What changed: lines to read, or a JSON object each.")
    ] = Form.TEXT,
    db: DatabaseOption = None,
) -> None:
    """Find the statements of stored articles anew and print what changed: gone, new, another speaker.

    Unchanged statements keep their ids, and what was corrected by hand stays. Each article is changed as a whole.
    """
    outside: Outside = ctx.obj
    since, until = day_range(outside, since, until)
    from tracker_cli.ingest.reprocessing import Again
    from tracker_cli.ingest.run import default_jobs
    from tracker_cli.ingest.signals import terminable
    from tracker_extract.errors import NotFoundError
    from tracker_store.by_hand.corrections import by_hand
    from tracker_store.database.connect import reading
    from tracker_store.upkeep.reprocess import Selection, stored_article

    path = database(outside, db)
    with reading(path) as connection:  # raises where there is no database: nothing is made here
        for number in article or ():
            if stored_article(connection, number) is None:
                raise NotFoundError("article", str(number))

    def tell(changes: Changes) -> None:
        for line in _json(changes) if format is Form.NDJSON else _lines(changes):
            outside.stdout.write(line + "\n")

    again = Again(outside, extractor(outside, lang_dir or ()), tell, quiet=quiet, by_hand=by_hand)
    with terminable():
        try:
            again.go(path, Selection(tuple(article or ()), outlet, since, until), jobs or default_jobs())
        finally:
            if not quiet:
                outside.say(f"tracker: {again.renewed}")
    if again.renewed.failed:
        raise typer.Exit(Status.FAILURE)


def _lines(changes: Changes) -> Iterator[str]:
    from tracker_cli.render.safe import one_line

    for word, told in (("gone", changes.gone), ("new", changes.new)):
        for statement in told:
            yield one_line(f"article {changes.article_id}: {word}{_named(statement)}")
    for before, after in changes.speakers:
        speakers = f"{_speakers(before)} is now {_speakers(after)}"
        yield one_line(f"article {changes.article_id}: statement {after.id}: {speakers}: {_words(after)}")


def _named(told: Told) -> str:
    return f"{'' if told.id is None else f' {told.id}'}: {_speakers(told)}: {_words(told)}"


def _words(statement: Told) -> str:
    from tracker_cli.pages.words import words
    from tracker_cli.render.telling import told

    return told(statement._asdict(), words("en"))


def _speakers(told: Told) -> str:
    return " & ".join(told.speakers) or "unresolved"


def _json(changes: Changes) -> Iterator[str]:
    from tracker_cli.render.safe import escaped_json

    events: list[dict[str, object]] = [
        {"change": word, "id": told.id, "speakers": told.speakers, "quote": told.quote}
        for word, statements in (("gone", changes.gone), ("new", changes.new))
        for told in statements
    ]
    events += [
        {
            "change": "speaker",
            "id": after.id,
            "speakers": after.speakers,
            "before": before.speakers,
            "quote": after.quote,
        }
        for before, after in changes.speakers
    ]
    for event in events:
        yield escaped_json(json.dumps({"article_id": changes.article_id, **event}, ensure_ascii=False))
