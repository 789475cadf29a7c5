"""Which files the given paths mean."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tracker_extract.errors import ReadError

STDIN = "-"
# What is taken up from a folder; a file named by itself is read whatever it is called.
SUFFIXES = (".txt", ".text", ".md")


def files_of(path: str) -> Iterator[str]:
    """The files of one given path, in a stable order: itself, or a folder's files and its folders' files.

    Hidden files and folders are left out, links to folders are not followed. Raises ReadError for what is not there
    or cannot be listed.
    """
    if path == STDIN or not Path(path).is_dir():
        yield path
        return
    for folder, below, names in os.walk(path, onerror=_unreadable):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield str(Path(folder) / name)


def _unreadable(error: OSError) -> None:
    raise ReadError(str(error.filename), error.strerror or str(error)) from error
