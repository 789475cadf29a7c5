"""What the paths on the command line mean: files, folders, patterns, addresses, standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tracker_extract.errors import ReadError
from tracker_extract.read import ReadOptions
from tracker_extract.read.folders import files_under
from tracker_extract.read.web import is_address

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Given:
    """What to read and how. `own` is the database, which a folder may hold and which is no article."""

    paths: tuple[str, ...]
    options: ReadOptions = field(default_factory=ReadOptions)
    own: str = ""


def sources(given: Given) -> Iterator[str | ReadError]:
    """Every file, address and `-`, in order; what cannot be listed is a ReadError in its place."""
    for path in given.paths:
        if path == STDIN or is_address(path):
            yield path
            continue
        for name in _matching(path):
            for file in files_under(name):
                found = file.path if isinstance(file, ReadError) else file
                # What SQLite keeps beside a database comes and goes while the folder is walked.
                if found == name or not _of_database(found, given.own):
                    yield file


def _matching(path: str) -> Sequence[str]:
    """The path itself if it is there, else what it matches as a pattern; itself, again, when that is nothing."""
    if not glob.has_magic(path) or os.path.lexists(path):
        return (path,)
    # Path.glob knows no absolute patterns and no pattern that begins with `..`.
    return sorted(glob.glob(path, recursive=True)) or (path,)  # noqa: PTH207


def _of_database(file: str, own: str) -> bool:
    """Whether a file found in a folder is the database itself, or one of those that SQLite keeps beside it."""
    name = Path(own).name
    if not own or Path(file).name not in (name, *(f"{name}-{kind}" for kind in ("wal", "shm", "journal"))):
        return False
    return Path(file).resolve().parent == Path(own).resolve().parent
