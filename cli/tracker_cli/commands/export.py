"""`tracker export`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracker_cli.export.files import Wanted, export_file, export_folder
from tracker_cli.linking import bring_up_to_date
from tracker_cli.options.database import database
from tracker_cli.options.filter import filter_of
from tracker_cli.options.groups import Choice, grouped
from tracker_cli.options.shared import BomOption, DatabaseOption, LimitOption, QuietOption
from tracker_cli.render.counted import counted
from tracker_cli.render.page import check_bom
from tracker_cli.render.sheet import Sheet, with_columns
from tracker_cli.render.statements import statement_sheet
from tracker_cli.terminal.outside import Outside
from tracker_store.asking.query import quotes
from tracker_store.asking.sayings import distinct_quotes
from tracker_store.database.connect import reading


class Kind(StrEnum):
    CSV = "csv"
    TSV = "tsv"
    NDJSON = "ndjson"
    JSON = "json"
    XLSX = "xlsx"
    PARQUET = "parquet"
    HTML = "html"
    JSONLD = "jsonld"
    BIBTEX = "bibtex"
    CSL = "csl"


# Formats of which a part of the keys can be had.
TABULAR = (Kind.CSV, Kind.TSV, Kind.JSON, Kind.NDJSON, Kind.XLSX)
# Ending of a file -> what it holds; `.csl.json` is distinguished from `.json` by its longer ending.
ENDINGS = {
    ".csl.json": Kind.CSL, ".csv": Kind.CSV, ".tsv": Kind.TSV, ".ndjson": Kind.NDJSON, ".jsonl": Kind.NDJSON,
    ".json": Kind.JSON, ".xlsx": Kind.XLSX, ".parquet": Kind.PARQUET, ".html": Kind.HTML, ".jsonld": Kind.JSONLD, ".bib": Kind.BIBTEX,
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
    columns: Annotated[
        str | None, typer.Option(metavar="KEYS", help="csv, tsv, json, ndjson, xlsx: these keys of the record, in this order.")
    ] = None,
    raw: Annotated[bool, typer.Option("--raw", help="CSV, TSV: leave cells that a spreadsheet would run as they are.")] = False,
    bom: BomOption = False,
    limit: LimitOption = 0,
    quiet: QuietOption = False,
    db: DatabaseOption = None,
) -> None:  # fmt: skip
    """Write statements as csv, tsv, json, ndjson, xlsx (the extra `xlsx`), parquet (the extra `parquet`), html, schema.org JSON-LD, BibTeX or CSL.

    A file is written aside and put in its place when it is whole.
    """
    outside: Outside = ctx.obj
    kind = format or _by_ending(path)
    wanted = Wanted(kind.value, _sheet(kind, distinct, columns), raw, bom)
    if bom:
        check_bom(kind.value)
    source = database(outside, db)
    if distinct:
        bring_up_to_date(outside, source)
    with reading(source) as connection:
        chosen = filter_of(outside, connection, choice, limit=limit)
        found = (distinct_quotes if distinct else quotes)(connection, chosen)
        if path != "-" and (path.endswith("/") or Path(path).is_dir()):
            done = export_folder(outside, Path(path), found, wanted)
            told = f"{counted(done.statements, 'statement')} in {counted(done.files, 'file')}"
        else:
            done = export_file(outside, path, found, wanted)
            told = counted(done.statements, "statement")
    if path != "-" and not quiet:
        for line in (told, *done.notes):
            outside.say(f"tracker: {path}: {line}")


def _sheet(kind: Kind, distinct: bool, columns: str | None) -> Sheet:
    if columns is not None and kind not in TABULAR:
        listed = ", ".join(each.value for each in TABULAR)
        raise typer.BadParameter(
            f"{kind.value} has no columns to choose; {listed} have", param_hint="--columns"
        )
    sheet = with_columns(statement_sheet(distinct=distinct), columns)
    if kind is not Kind.XLSX or columns is not None:
        return sheet
    from tracker_cli.export.workbook import readers_order

    return readers_order(sheet)


def _by_ending(path: str) -> Kind:
    name = path.lower()
    kind = next((kind for ending, kind in ENDINGS.items() if name.endswith(ending)), None)
    if kind is None:
        raise typer.BadParameter(
            f"say which format: {', '.join(each.value for each in Kind)}", param_hint="--format"
        )
    return kind
