"""Writing an export: to stdout, to a file that appears only when it is whole, or a file for each article."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TextIO

import typer

from tracker_cli.export import citation, jsonld, webpage
from tracker_cli.options import Format
from tracker_cli.outside import Outside
from tracker_cli.render.formats import lines
from tracker_cli.render.statements import statement_sheet
from tracker_extract.errors import TrackerError
from tracker_store.record import Record

Lines = Callable[[Iterable[Record]], Iterator[str]]
_ENDINGS = {"bibtex": "bib", "csl": "csl.json"}
_FORMATS: dict[str, Lines] = {
    "html": webpage.page_lines,
    "jsonld": jsonld.graph_lines,
    "bibtex": citation.bibtex_lines,
    "csl": citation.csl_lines,
}


class Counted:
    """Records on their way, counted."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = records
        self.count = 0

    def __iter__(self) -> Iterator[Record]:
        for record in self._records:
            self.count += 1
            yield record


def export_file(
    outside: Outside, path: str, records: Iterable[Record], kind: str, *, raw: bool, distinct: bool
) -> int:
    """Write the records to a file or, for `-`, to stdout; how many there were."""
    counted = Counted(records)
    if kind == "parquet":
        if path == "-":
            raise typer.BadParameter("parquet needs a file", param_hint="PATH")
        from tracker_cli.export.parquet import write_parquet

        replacing(Path(path), lambda fresh: write_parquet(counted, fresh))
        return counted.count
    text = _lines(kind, raw=raw, distinct=distinct)(counted)
    if path == "-":
        for line in text:
            outside.stdout.write(line)
    else:
        replacing(Path(path), lambda fresh: _write(fresh, text))
    return counted.count


def export_folder(
    folder: Path, records: Iterable[Record], kind: str, *, raw: bool, distinct: bool
) -> tuple[int, int]:
    """Write `article-<id>.<ending>` for each article; how many files and statements there were."""
    # One file at a time is open: the statements of an article must follow each other.
    ordered = sorted(records, key=lambda record: (record["article_id"], record["start"]))
    folder.mkdir(parents=True, exist_ok=True)
    ending = _ENDINGS.get(kind, kind)
    files = 0
    outside = Outside()
    for number, group in groupby(ordered, key=lambda record: record["article_id"]):
        export_file(
            outside, str(folder / f"article-{number}.{ending}"), group, kind, raw=raw, distinct=distinct
        )
        files += 1
    return files, len(ordered)


def _lines(kind: str, *, raw: bool, distinct: bool) -> Lines:
    if kind in _FORMATS:
        return _FORMATS[kind]
    sheet = statement_sheet(distinct=distinct)
    return lambda records: lines(records, Format(kind), sheet, raw=raw)


def _write(path: Path, text: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        _write_lines(file, text)
        file.flush()
        os.fsync(file.fileno())


def _write_lines(file: TextIO, text: Iterable[str]) -> None:
    for line in text:
        file.write(line)


def replacing(path: Path, write: Callable[[Path], None]) -> None:
    """Write aside and rename, so that a reader finds the old file or the new one whole. Raises TrackerError."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        try:
            write(fresh)
            fresh.replace(path)
        finally:
            if sys.exc_info()[0] is not None:
                fresh.unlink(missing_ok=True)
    except OSError as error:
        raise TrackerError(f"{path}: {error.strerror or error}") from error
