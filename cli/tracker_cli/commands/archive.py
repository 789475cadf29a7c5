"""`tracker archive`: archives of millions of articles in Parquet."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracker_cli.commands.ingest import Form, JobsOption
from tracker_cli.options.groups import Choice, Output, grouped
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
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of
from tracker_cli.render.sheet import simple_sheet
from tracker_cli.status import Status
from tracker_cli.terminal.outside import Outside

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Read millions of articles into Parquet, on one machine or many.",
)


class Runner(StrEnum):
    LOCAL = "local"
    DASK = "dask"


FolderArgument = Annotated[
    Path, typer.Argument(metavar="DIR", help="The folder of the archive.", show_default=False)
]


@app.command("run")
def run(
    ctx: typer.Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE...",
            help="Files, folders and patterns. None: go on with what was given before.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="The folder of the archive.", show_default=False)
    ] = ...,  # type: ignore[assignment]
    manifest: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", exists=True, dir_okay=False, help="A file that lists further sources, one a line."
        ),
    ] = None,
    engine: Annotated[
        Runner, typer.Option(help="What runs the work: processes here, or Dask.")
    ] = Runner.LOCAL,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="A Dask scheduler: tcp://host:8786. Default: one here, for this run."
        ),
    ] = None,
    jobs: JobsOption = None,
    shard_size: Annotated[
        int | None,
        typer.Option(
            min=1, max=100_000, help="Articles in a shard, about. Default: 2000.", show_default=False
        ),
    ] = None,
    shard: Annotated[
        str | None,
        typer.Option(
            metavar="I/N", help="Only every n-th shard, from the i-th on: one of n runs beside each other."
        ),
    ] = None,
    plan_only: Annotated[
        bool, typer.Option("--plan-only", help="Plan the shards, and read none of them yet.")
    ] = False,
    keep_text: Annotated[
        bool, typer.Option("--keep-text", help="Keep the articles' texts, too, if you may.")
    ] = False,
    lang: Annotated[
        str | None,
        typer.Option(
            metavar="CODE,...", help="Look for statements in articles of these languages alone: ar,en."
        ),
    ] = None,
    fields: FieldsOption = None,
    kind: TypeOption = None,
    encoding: EncodingOption = None,
    outlet: OutletGivenOption = None,
    date_from_path: DateFromPathOption = None,
    outlet_from_path: OutletFromPathOption = None,
    include: IncludeOption = None,
    exclude: ExcludeOption = None,
    lang_dir: LanguagesOption = None,
    quiet: QuietOption = False,
    format: Annotated[
        Form, typer.Option(help="The summary: a line on stderr, or a JSON object on stdout.")
    ] = Form.TEXT,
) -> None:
    """Find who said what in the articles of large sources, and write it to Parquet files, a shard at a time.

    What is done is not done again: the same command goes on where an earlier one was stopped. Exit code 1 when
    something could not be read: all else is in.
    """
    from tracker_cli.archiving.options import Options
    from tracker_cli.archiving.run import Archiving, How

    given = {
        "keep_text": keep_text,
        "shard_size": shard_size,
        "lang": lang,
        "fields": fields,
        "as": kind,
        "encoding": encoding,
        "outlet": outlet,
        "date_from_path": date_from_path,
        "outlet_from_path": outlet_from_path,
        "include": include or None,
        "exclude": exclude or None,
        "lang_dir": [str(folder) for folder in lang_dir] if lang_dir else None,
    }
    options = Options({name: value for name, value in given.items() if value})
    archiving = Archiving(ctx.obj, out, options, quiet=quiet, form=format)
    paths = (*(sources or ()), *(_listed(manifest) if manifest else ()))
    archiving.go(
        paths,
        How(
            part=_part(shard) if shard else None,
            jobs=jobs,
            dask=engine is Runner.DASK or scheduler is not None,
            scheduler=scheduler,
            plan_only=plan_only,
        ),
    )


@app.command("status")
@grouped
def status(ctx: typer.Context, folder: FolderArgument, output: Output) -> None:
    """Print how far an archive is: shards done, failed, left, and why those failed that did."""
    from tracker_archive.layout import Layout
    from tracker_archive.state import STATUS_KEYS
    from tracker_archive.state import status as figures_of
    from tracker_cli.archiving.extra import need_arrow

    outside: Outside = ctx.obj
    page = page_of(outside, output)
    need_arrow()
    write(outside, figures_of(Layout(folder)), page, simple_sheet(STATUS_KEYS, "no figures"))


@app.command("check")
def check(ctx: typer.Context, folder: FolderArgument) -> None:
    """Check an archive: files against their markers, keys and rows, words against texts that are kept.

    Prints a line for each fault. Exit code 0 when there is none, 1 otherwise.
    """
    from tracker_archive.checking import faults, sizes
    from tracker_archive.layout import Layout
    from tracker_cli.archiving.extra import need_arrow
    from tracker_cli.render.counted import counted
    from tracker_cli.render.safe import one_line

    outside: Outside = ctx.obj
    need_arrow()
    layout, found = Layout(folder), 0
    for fault in faults(layout):
        outside.stdout.write(one_line(fault) + "\n")
        found += 1
    shards, articles, statements = sizes(layout)
    verdict = counted(found, "fault") if found else "nothing wrong"
    outside.say(f"tracker: shards {shards}, articles {articles}, statements {statements}: {verdict}")
    if found:
        raise typer.Exit(Status.FAILURE)


@app.command("merge")
def merge(
    ctx: typer.Context,
    folder: FolderArgument,
    memory: Annotated[
        str, typer.Option(metavar="SIZE", help="What may lie in memory before the disk is used: 500MB, 16GB.")
    ] = "2GB",
    quiet: QuietOption = False,
) -> None:
    """Make one picture of all that is done: versions, copies, spellings and sayings settled, sorted by language and day.

    The shards stay as they are; merge again when more are done.
    """
    from tracker_cli.archiving.loading import merge as merge_all

    if re.fullmatch(r"[1-9][0-9]*(?:MB|GB|TB)", memory) is None:
        raise typer.BadParameter(f"{memory!r} is no size; write 500MB, 16GB", param_hint="--memory")
    merge_all(ctx.obj, folder, memory, quiet=quiet)


@app.command("load")
@grouped
def load(ctx: typer.Context, folder: FolderArgument, choice: Choice, db: DatabaseOption = None) -> None:
    """Load the articles with a statement that the options mean, whole, into an ordinary database.

    Needs an archive that was made with --keep-text.
    """
    from tracker_cli.archiving.loading import load as load_some

    load_some(ctx.obj, folder, choice, db)


def _part(text: str) -> tuple[int, int]:
    """The i-th of n parts; a usage error for anything else."""
    first, _, last = text.partition("/")
    if first.isdecimal() and last.isdecimal() and 1 <= int(first) <= int(last):
        return int(first), int(last)
    raise typer.BadParameter(f"{text!r} is no part; write 1/16 … 16/16", param_hint="--shard")


def _listed(manifest: Path) -> list[str]:
    """The sources that a file lists; blank lines and those that begin with # are passed over."""
    from tracker_extract.errors import ReadError

    try:
        lines = manifest.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(manifest), f"cannot be read as a list of sources: {error}") from None
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
