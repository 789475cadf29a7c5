"""`tracker export`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracker_cli.choosing import filter_of
from tracker_cli.export.files import export_file, export_folder
from tracker_cli.option_groups import Choice, grouped
from tracker_cli.options import DatabaseOption, LimitOption
from tracker_cli.outside import Outside
from tracker_cli.place import database
from tracker_cli.render.counted import counted
from tracker_cli.sayings import bring_up_to_date
from tracker_store.connect import reading
from tracker_store.query import quotes
from tracker_store.sayings import distinct_quotes


class Kind(StrEnum):
    CSV = "csv"
    TSV = "tsv"
    NDJSON = "ndjson"
    JSON = "json"
    PARQUET = "parquet"
    HTML = "html"
    JSONLD = "jsonld"
    BIBTEX = "bibtex"
    CSL = "csl"


# Ending of a file -> what it holds; `.csl.json` is distinguished from `.json` by its longer ending.
ENDINGS = {
    ".csl.json": Kind.CSL, ".csv": Kind.CSV, ".tsv": Kind.TSV, ".ndjson": Kind.NDJSON, ".jsonl": Kind.NDJSON,
    ".json": Kind.JSON, ".parquet": Kind.PARQUET, ".html": Kind.HTML, ".jsonld": Kind.JSONLD, ".bib": Kind.BIBTEX,
}  # fmt: skip


@grouped
def command(
    ctx: typer.Context,
    path: Annotated[
        str,
        typer.Argument(metavar="PATH", help="A file, a folder (a file for each article), or - for stdout.", show_default=False),
    ],
    choice: Choice,
    format: Annotated[Kind | None, typer.Option(help="Default: by the file's ending.")] = None,
    distinct: Annotated[bool, typer.Option("--distinct", help="Each saying once, with its other sources.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="CSV, TSV: leave cells that a spreadsheet would run as they are.")] = False,
    limit: LimitOption = 0,
    db: DatabaseOption = None,
) -> None:  # fmt: skip
    """Write statements as csv, tsv, json, ndjson, parquet (the extra `parquet`), html, schema.org JSON-LD, BibTeX or CSL.

    A file is written aside and put in its place when it is whole.
    """
    outside: Outside = ctx.obj
    kind = format or _by_ending(path)
    source = database(outside, db)
    if distinct:
        bring_up_to_date(outside, source)
    with reading(source) as connection:
        wanted = filter_of(outside, connection, choice, limit=limit)
        found = (distinct_quotes if distinct else quotes)(connection, wanted)
        settings = {"raw": raw, "distinct": distinct}
        if path != "-" and (path.endswith("/") or Path(path).is_dir()):
            files, count = export_folder(Path(path), found, kind.value, **settings)
            outside.say(f"tracker: {path}: {counted(count, 'statement')} in {counted(files, 'file')}")
        else:
            count = export_file(outside, path, found, kind.value, **settings)
            if path != "-":
                outside.say(f"tracker: {path}: {counted(count, 'statement')}")


def _by_ending(path: str) -> Kind:
    name = path.lower()
    kind = next((kind for ending, kind in ENDINGS.items() if name.endswith(ending)), None)
    if kind is None:
        raise typer.BadParameter(
            f"say which format: {', '.join(each.value for each in Kind)}", param_hint="--format"
        )
    return kind
