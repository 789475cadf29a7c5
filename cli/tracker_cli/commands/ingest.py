"""`tracker ingest`: whatever articles come in, to stored statements."""

from __future__ import annotations

import codecs
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tracker_cli.options.database import database, extractor
from tracker_cli.options.reading import (
    DateFromPathOption,
    EncodingOption,
    ExcludeOption,
    FieldsOption,
    IncludeOption,
    OutletFromPathOption,
    OutletGivenOption,
    TypeOption,
)
from tracker_cli.options.shared import DatabaseOption, LanguagesOption, QuietOption
from tracker_cli.status import Status
from tracker_cli.terminal.outside import Outside

if TYPE_CHECKING:
    from tracker_cli.ingest.summary import Summary
    from tracker_extract.read import ReadOptions
    from tracker_extract.read.path_patterns import PathPattern


class Form(StrEnum):
    TEXT = "text"
    JSON = "json"


class Per(StrEnum):
    MESSAGE = "message"
    DAY = "day"


JobsOption = Annotated[
    int | None,
    typer.Option(min=1, help="Processes that look for statements. Default: as many as there are cores."),
]


def command(
    ctx: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files, folders, patterns, http(s) addresses, or - for standard input.",
            show_default=False,
        ),
    ],
    encoding: EncodingOption = None,
    fields: FieldsOption = None,
    kind: TypeOption = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The date of what has none or a wrong one.")
    ] = None,
    outlet: OutletGivenOption = None,
    url: Annotated[str | None, typer.Option(help="The address, whatever the source says.")] = None,
    language: Annotated[
        str | None, typer.Option(help="The language, a code or name of `tracker languages`: ar, Arabic.")
    ] = None,
    day_first: Annotated[
        bool | None,
        typer.Option(
            "--day-first/--month-first",
            help="The order of dates such as 5/8/2016. Default: as the column or the language proves it, else no date.",
            show_default=False,
        ),
    ] = None,
    per: Annotated[
        Per, typer.Option(help="Of a chat, an article is a message, or all messages of a day.")
    ] = Per.MESSAGE,
    date_from_path: DateFromPathOption = None,
    outlet_from_path: OutletFromPathOption = None,
    keep_source: Annotated[
        bool, typer.Option("--keep-source", help="Store the bytes that the text came from, too, compressed.")
    ] = False,
    include: IncludeOption = None,
    exclude: ExcludeOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read and look for statements, but store nothing.")
    ] = False,
    lang_dir: LanguagesOption = None,
    jobs: JobsOption = None,
    quiet: QuietOption = False,
    format: Annotated[
        Form, typer.Option(help="The summary: a line on stderr, or a JSON object on stdout.")
    ] = Form.TEXT,
    db: DatabaseOption = None,
) -> None:
    """Read articles, find who said what in them, and store it. What is stored already is skipped.

    The type of a file is told by its content. Exit code 1 when something could not be read: all else is in.
    """
    outside: Outside = ctx.obj
    if url is not None and len(paths) > 1:
        raise typer.BadParameter("one address cannot be that of several files", param_hint="--url")
    options = read_options(
        encoding, fields, kind, day, outlet, url, language, keep_source=keep_source, day_first=day_first
    )
    options = replace(
        options,
        per_day=per is Per.DAY,
        date_from_path=path_pattern(date_from_path, "--date-from-path"),
        outlet_from_path=path_pattern(outlet_from_path, "--outlet-from-path"),
    )
    from tracker_archive.workers.given import Given
    from tracker_cli.ingest.run import Run, default_jobs
    from tracker_cli.ingest.signals import terminable
    from tracker_cli.options.values import language_to_read

    path = database(outside, db)
    extract = extractor(outside, lang_dir or ())
    options = replace(options, language=language_to_read(extract.packs.values(), language))
    given = Given(tuple(paths), options, str(path), tuple(include or ()), tuple(exclude or ()))
    run = Run(outside, given, extract, quiet=quiet, dry=dry_run)
    with terminable():
        try:
            run.go(path, jobs or default_jobs())
        except (KeyboardInterrupt, SystemExit):
            tell(outside, run.summary, form=format, quiet=quiet, interrupted=True)
            raise
    tell(outside, run.summary, form=format, quiet=quiet)
    if run.summary.failed:
        raise typer.Exit(Status.FAILURE)


def tell(outside: Outside, summary: Summary, *, form: Form, quiet: bool, interrupted: bool = False) -> None:
    """Print the summary: JSON is a result, the line is for the reader."""
    if form is Form.JSON:
        outside.stdout.write(summary.as_json(interrupted=interrupted) + "\n")
        outside.stdout.flush()
    elif not quiet:
        outside.say(f"tracker: {'interrupted; ' if interrupted else ''}{summary}")


def read_options(
    encoding: str | None,
    fields: str | None,
    kind: str | None,
    day: str | None,
    outlet: str | None,
    url: str | None,
    language: str | None,
    *,
    keep_source: bool,
    day_first: bool | None,
) -> ReadOptions:
    """How to read, by the options as they were given; a usage error for a value that is none."""
    from tracker_extract.errors import DataError
    from tracker_extract.read import KINDS, Fields, ReadOptions

    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"{kind!r} is none of {', '.join(KINDS)}", param_hint="--as")
    try:
        parsed = Fields.parse(fields) if fields else Fields()
    except DataError as error:
        raise typer.BadParameter(f"{error.key}: {error.allowed}", param_hint="--fields") from None
    return ReadOptions(
        encoding=encoding and _encoding(encoding),
        fields=parsed,
        kind=kind,
        date=whole_day(day) if day else None,
        outlet=outlet,
        url=url,
        language=language,
        keep_source=keep_source,
        day_first=day_first,
    )


def path_pattern(text: str | None, option: str) -> PathPattern | None:
    """The pattern that an option gives for paths; a usage error for one that does not tell what it should."""
    from tracker_extract.errors import DataError
    from tracker_extract.read.path_patterns import PathPattern

    try:
        make = PathPattern.of_dates if option == "--date-from-path" else PathPattern.of_outlets
        return make(text) if text is not None else None
    except DataError as error:
        raise typer.BadParameter(
            f"{text!r} is no such pattern; write {error.allowed}", param_hint=option
        ) from None


def whole_day(text: str) -> date:
    """The day that an option gives; a usage error for anything else, a month or a year included."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write 2016-08-27", param_hint="--date") from None


def _encoding(name: str) -> str:
    try:
        codecs.lookup(name)
    except (LookupError, ValueError):
        raise typer.BadParameter(f"no encoding is called {name!r}", param_hint="--encoding") from None
    return name
