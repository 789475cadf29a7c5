"""`tracker verify`: whether a quotation is real."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from tracker_cli.completion import complete_speaker
from tracker_cli.options.database import database
from tracker_cli.options.filter import NOBODY, speakers_of
from tracker_cli.options.groups import Output, grouped
from tracker_cli.options.shared import LimitOption
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.render.verdicts import verdict_sheet
from tracker_cli.status import Status
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import NotFoundError, ReadError
from tracker_store.database.connect import reading
from tracker_store.judging.verify import REAL, VERDICTS, Claim, verified
from tracker_store.naming.lookup import with_merged


class Asked(NamedTuple):
    """A quotation as it was given, and the name beside it."""

    words: str
    speaker: str | None


@grouped
def command(
    ctx: typer.Context,
    words: Annotated[
        str | None, typer.Argument(metavar="WORDS", help="The quotation.", show_default=False)
    ] = None,
    *,
    file: Annotated[
        str | None,
        typer.Option("--file", metavar="FILE", help='A quotation a line, or {"quote": …, "speaker": …}; - to read them.'),
    ] = None,
    speaker: Annotated[
        str | None,
        typer.Option(help="Who is said to have spoken, by name or id.", autocompletion=complete_speaker),
    ] = None,
    all_versions: Annotated[bool, typer.Option("--all-versions", help="Also look in older versions of articles.")] = False,
    limit: LimitOption = 0,
    output: Output,
) -> None:  # fmt: skip
    """Look for a quotation in all that is stored, and say how far it is real.

    verbatim, same-words (marks, hamza, vowels, quotation marks apart), denied, unresolved, other-speaker, in-text (in
    an article, but nobody's statement), beginning (with an invented tail) or absent. Exit code 0 when every
    quotation is one of the first two, 3 else. --limit is for the places of each quotation.
    """
    outside: Outside = ctx.obj
    if (words is None) == (file is None):
        raise typer.BadParameter("give the words of a quotation, or --file", param_hint="WORDS")
    page = page_of(outside, output)
    asked = [Asked(words, speaker)] if words is not None else list(_asked(outside, str(file), speaker))
    verdicts: Counter[str] = Counter()
    with reading(database(outside, output.db)) as connection:
        claims = _claims(outside, connection, asked, strict=file is None, all_versions=all_versions)
        with paged(outside, output, page):
            write(outside, _rows(connection, claims, verdicts, limit), page, verdict_sheet())
    told = ", ".join(f"{verdict} {verdicts[verdict]}" for verdict in VERDICTS if verdicts[verdict])
    outside.say(f"tracker: {told or 'no quotation'}")
    if set(verdicts) - REAL:
        raise typer.Exit(Status.NO)


def _rows(
    connection: sqlite3.Connection,
    claims: Iterable[tuple[str | None, Claim]],
    verdicts: Counter[str],
    limit: int,
) -> Iterator[dict[str, Any]]:
    """A row for each place, as it is found; `verdicts` counts the quotations."""
    for number, (name, claim) in enumerate(claims, start=1):
        verdict, rows = verified(connection, claim)
        verdicts[verdict] += 1
        for row in rows[: limit or None]:
            yield {"number": number, "asked": name, **row}


def _claims(
    outside: Outside,
    connection: sqlite3.Connection,
    asked: Iterable[Asked],
    *,
    strict: bool,
    all_versions: bool,
) -> list[tuple[str | None, Claim]]:
    """The quotations with the ids of those named. Of a file, who is not known has said nothing here; else NotFoundError."""
    known: dict[str, tuple[str, ...]] = {}
    for name in dict.fromkeys(one.speaker for one in asked):
        if name is None:
            continue
        try:
            known[name] = _ids(outside, connection, name)
        except NotFoundError as error:
            if strict:
                raise
            outside.say(f"tracker: {error}")
            known[name] = NOBODY
    return [(name, Claim(words, known[name] if name else (), all_versions)) for words, name in asked]


def _ids(outside: Outside, connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """The ids of a speaker, or of several that a record joins. Raises NotFoundError."""
    names = name.split(" & ")
    ids = [known.id for each in names for known in speakers_of(outside, connection, each)]
    return with_merged(connection, ids) or NOBODY


def _asked(outside: Outside, file: str, speaker: str | None) -> Iterator[Asked]:
    """The quotations of a file; a line that is a JSON object has its own words and, if it says so, speaker."""
    for number, line in enumerate(_text(outside, file).split("\n"), start=1):
        line = line.strip("\r \t\ufeff")
        if not line.startswith("{"):
            if line:
                yield Asked(line, speaker)
            continue
        try:
            given = json.loads(line)
            words, name = given["quote"], given.get("speaker")
        except (ValueError, KeyError, RecursionError):
            raise ReadError(file, f'line {number} is no JSON object with a "quote"') from None
        if not isinstance(words, str) or not isinstance(name, str | None):
            raise ReadError(file, f'line {number}: "quote" and "speaker" must be text')
        yield Asked(words, name or speaker)


def _text(outside: Outside, file: str) -> str:
    if file == "-":
        return outside.read_all()
    try:
        return Path(file).read_text("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(file, "is not UTF-8", error.start) from None
    except (OSError, ValueError) as error:
        raise ReadError(file, getattr(error, "strerror", None) or str(error)) from None
