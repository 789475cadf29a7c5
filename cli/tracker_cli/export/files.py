"""Writing an export: to stdout, to a file that appears only when it is whole, or a file for each article."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, groupby
from pathlib import Path

import typer

from tracker_cli.export import citation, jsonld, webpage
from tracker_cli.options.shared import Format
from tracker_cli.render.directions import has_right_to_left
from tracker_cli.render.formats import BOM, lines
from tracker_cli.render.sheet import Sheet
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import TrackerError
from tracker_store.asking.record import Record

Lines = Callable[[Iterable[Record]], Iterator[str]]
_ENDINGS = {"bibtex": "bib", "csl": "csl.json"}
_FORMATS: dict[str, Lines] = {
    "html": webpage.page_lines,
    "jsonld": jsonld.graph_lines,
    "bibtex": citation.bibtex_lines,
    "csl": citation.csl_lines,
}


# Formats that no stream of text can take.
_BINARY = ("parquet", "xlsx")
# Said of a file that a spreadsheet would show wrongly.
_WITHOUT_BOM = "Excel reads Arabic in a CSV wrongly unless it begins with a byte order mark: write it with --bom, or as .xlsx"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What files to write: the format, the keys of a record with how CSV has them, and what is done to CSV and TSV."""

    kind: str
    sheet: Sheet
    raw: bool = False
    bom: bool = False


@dataclass(slots=True)
class Written:
    """What was written: statements, files, and what a reader of them must know, each said once."""

    statements: int = 0
    files: int = 0
    notes: dict[str, None] = field(default_factory=dict)


def export_file(outside: Outside, path: str, records: Iterable[Record], wanted: Wanted) -> Written:
    """Write the records to a file or, for `-`, to stdout."""
    done = Written(files=1)
    counted = _counted(records, done)
    if path != "-":
        replacing(Path(path), lambda fresh: _write(fresh, counted, wanted, done))
    elif wanted.kind in _BINARY:
        raise typer.BadParameter(f"{wanted.kind} needs a file", param_hint="PATH")
    else:
        for line in _text(wanted, counted):
            outside.stdout.write(line)
    return done


def export_folder(outside: Outside, folder: Path, records: Iterable[Record], wanted: Wanted) -> Written:
    """Write `article-<id>.<ending>` for each article."""
    # One file at a time is open: the statements of an article must follow each other.
    ordered = sorted(records, key=lambda record: (record["article_id"], record["start"]))
    folder.mkdir(parents=True, exist_ok=True)
    ending = _ENDINGS.get(wanted.kind, wanted.kind)
    done = Written(statements=len(ordered))
    for number, group in groupby(ordered, key=lambda record: record["article_id"]):
        done.notes |= export_file(outside, str(folder / f"article-{number}.{ending}"), group, wanted).notes
        done.files += 1
    return done


def _counted(records: Iterable[Record], done: Written) -> Iterator[Record]:
    for record in records:
        done.statements += 1
        yield record


def _write(path: Path, records: Iterable[Record], wanted: Wanted, done: Written) -> None:
    if wanted.kind == "parquet":
        from tracker_cli.export.parquet import write_parquet

        write_parquet(records, path)
    elif wanted.kind == "xlsx":
        from tracker_cli.export.workbook import write_workbook

        done.notes |= dict.fromkeys(write_workbook(records, path, wanted.sheet).notes())
    else:
        text = _text(wanted, records)
        _write_text(path, _watched(text, done) if wanted.kind == "csv" and not wanted.bom else text)


def _text(wanted: Wanted, records: Iterable[Record]) -> Iterator[str]:
    if wanted.kind in _FORMATS:
        return _FORMATS[wanted.kind](records)
    text = lines(records, Format(wanted.kind), wanted.sheet, raw=wanted.raw)
    return chain([BOM], text) if wanted.bom else text


def _watched(text: Iterable[str], done: Written) -> Iterator[str]:
    """The lines; notes where one has letters that Excel needs the mark for."""
    for line in text:
        if not done.notes and has_right_to_left(line):
            done.notes[_WITHOUT_BOM] = None
        yield line


def _write_text(path: Path, text: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        for line in text:
            file.write(line)


def replacing(path: Path, write: Callable[[Path], None]) -> None:
    """Write aside and rename, so that a reader finds the old file or the new one whole. Raises TrackerError."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        try:
            write(fresh)
            _keep(fresh)
            fresh.replace(path)
        finally:
            if sys.exc_info()[0] is not None:
                fresh.unlink(missing_ok=True)
    except OSError as error:
        raise TrackerError(f"{path}: {error.strerror or error}") from error


def _keep(path: Path) -> None:
    """Let the disk have all of the file before it takes its name."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
