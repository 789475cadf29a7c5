"""The files in a folder, at any depth, in the order of their names."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from tracker_extract.errors import ReadError

# What browsers put behind the name of a page for the folder of its parts, by their language (`Lamp.html`, `Lamp_files/`).
_BESIDE_PAGES = (
    *(
        "_files",
        ".files",
        "_file",
        "-filer",
        "_filer",
        "-dateien",
        "_fichiers",
        "_archivos",
        "_arquivos",
        "_ficheiros",
    ),
    *(
        "_bestanden",
        "_pliki",
        "_soubory",
        "_tiedostot",
        "-tiedostot",
        "_datoteke",
        "_dosyalar",
        "_elemei",
        "_failid",
    ),
    *("_ملفات", "_הקבצים", "_файлы"),
)
_PAGES = (".html", ".htm", ".xhtml", ".shtml", ".HTML", ".HTM")


def files_under(path: str) -> Iterator[str | ReadError]:
    """The files that a path names: itself, or all in the folder. Hidden ones (a dot in front) are passed over.

    A folder that links lead back to is entered once; what cannot be listed or is no regular file is a ReadError.
    """
    try:
        is_folder = stat.S_ISDIR(Path(path).stat().st_mode)
    except OSError as error:
        yield ReadError(path, error.strerror or str(error))
        return
    except ValueError:
        yield ReadError(path, "not a possible file name")
        return
    if is_folder:
        yield from _walk(path, set())
    else:
        yield path


def beside_a_page(folder: str, files: Collection[str]) -> bool:
    """Whether a folder of this name holds the pictures, scripts and frames of a page that was saved beside it."""
    lower = folder.lower()
    return any(
        lower.endswith(ending) and f"{folder[: -len(ending)]}{page}" in files
        for ending in _BESIDE_PAGES
        for page in _PAGES
    )


def _walk(folder: str, entered: set[tuple[int, int]]) -> Iterator[str | ReadError]:
    pending = [folder]  # a stack of paths: folders nest deeper than calls may
    while pending:
        path = pending.pop()
        try:
            status = Path(path).stat()
            if not stat.S_ISDIR(status.st_mode):
                yield path
                continue
            identity = (status.st_dev, status.st_ino)
            if identity in entered:
                continue
            entered.add(identity)
            with os.scandir(path) as entries:
                names = {entry.name for entry in entries if not entry.name.startswith(".")}
            inside = [os.path.join(path, name) for name in names if not beside_a_page(name, names)]  # noqa: PTH118
        except OSError as error:
            yield ReadError(path, error.strerror or str(error))
            continue
        pending.extend(sorted(inside, reverse=True))
