"""`tracker explain`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker_cli.options.database import database, extractor
from tracker_cli.options.days import first_day
from tracker_cli.options.shared import Bidi, BidiOption, DatabaseOption, chosen
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import NotFoundError
from tracker_store.database.connect import reading

if TYPE_CHECKING:
    import sqlite3

    from tracker_cli.render.text_explained import TextExplained
    from tracker_extract.models import Article
    from tracker_extract.rules import Trial
    from tracker_store.asking.explain import Explained


class Form(StrEnum):
    TEXT = "text"
    JSON = "json"


def command(
    ctx: typer.Context,
    statement: Annotated[
        int | None,
        typer.Argument(metavar="[ID]", help="The id that `tracker quotes` prints.", show_default=False),
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="TEXT", help="A text that is not stored; - to read it.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="With --text: the day it was published.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="With --text: its title.")] = None,
    language: Annotated[
        str | None, typer.Option(metavar="CODE", help="With --text: its language, else told by its words.")
    ] = None,
    rules: Annotated[
        bool,
        typer.Option(
            "--rules/--no-rules",
            help="With an id: whether today's rules are asked, which takes most of the time.",
        ),
    ] = True,
    format: Annotated[Form, typer.Option(help="For a reader, or as one JSON object.")] = Form.TEXT,
    bidi: BidiOption = None,
    db: DatabaseOption = None,
) -> None:
    """Show a statement marked in its sentence, and how its speaker, date and topics were decided, step by step.

    With --no-rules it shows what is stored and loads nothing else. With --text it explains a text without a database: whom it names, the rules that were asked at each reporting word,
    why the words end where they end, and which words report nothing.
    """
    outside: Outside = ctx.obj
    if (statement is None) == (text is None):
        raise typer.BadParameter("give either the id of a statement or --text")
    if text is not None and not rules:
        raise typer.BadParameter("--no-rules goes with the id of a statement")
    order = chosen(bidi, Bidi, "TRACKER_BIDI", outside.env.get("TRACKER_BIDI"), Bidi.AUTO)
    if text is not None:
        stood = outside.read_all() if text == "-" else text
        _show_text(outside, _traced(outside, stood, on, title, language), format, order)
    elif (on, title, language) != (None, None, None):
        raise typer.BadParameter("--date, --title and --language go with --text")
    else:
        assert statement is not None
        _show_stored(outside, statement, format, order, rules, db_of=database(outside, db))


def _traced(
    outside: Outside, text: str, on: str | None, title: str | None, language: str | None
) -> TextExplained:
    """A text as an article, read with a trace. Raises NotFoundError for a language that no pack reads."""
    from tracker_cli.render.text_explained import TextExplained
    from tracker_extract.models import Article
    from tracker_extract.read import compose
    from tracker_extract.rules import Trace

    engine = extractor(outside)
    if language is not None and language not in engine.packs:
        raise NotFoundError("language", language)
    published = date.fromisoformat(first_day(on, outside.now().date())) if on else None
    laid = compose(title, text)
    article = Article(
        laid.text, title, published or laid.layout.published, language, regions=laid.layout.regions
    )
    trace = Trace()
    return TextExplained(article, engine.stages(article, trace), trace)


def _show_text(outside: Outside, explained: TextExplained, form: Form, order: Bidi) -> None:
    from tracker_cli.render.text_explained import write_text, write_text_json

    if form is Form.JSON:
        write_text_json(outside, explained)
    else:
        write_text(outside, explained, order)


def _show_stored(
    outside: Outside, statement: int, form: Form, order: Bidi, with_rules: bool, db_of: Path
) -> None:
    from tracker_cli.render.explanation import write_explanation, write_json
    from tracker_store.asking.explain import explained

    with reading(db_of) as connection:
        found = explained(connection, statement)
        article = _stored_article(connection, found) if with_rules else None
    trials = _asked(outside, article, found) if article is not None else None
    if form is Form.JSON:
        write_json(outside, found, trials)
    else:
        write_explanation(outside, found, order, trials, with_rules)


def _stored_article(connection: sqlite3.Connection, found: Explained) -> Article | None:
    from tracker_store.upkeep.reprocess import stored_article  # it brings all that writes a database

    return stored_article(connection, found.record["article_id"])


def _asked(outside: Outside, article: Article, found: Explained) -> tuple[Trial, ...] | None:
    """What today's rules were asked about a stored statement; None where they find none in those words."""
    from tracker_extract.errors import TrackerError
    from tracker_extract.rules import Trace
    from tracker_extract.traced import of_statement

    try:
        engine = extractor(outside)
    except (
        TrackerError
    ) as error:  # a pack or list of one's own that is broken: the stored reasons are shown all the same
        outside.say(f"tracker: the rules are not shown: {error}")
        return None
    trace = Trace()
    spans = tuple(tuple(span) for span in found.record["spans"])
    for said in engine(article, trace):
        if said.cue == found.cue and (said.cue is not None or tuple(map(tuple, said.spans)) == spans):
            return of_statement(trace, said)
    return None
