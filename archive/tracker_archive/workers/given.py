"""What the paths on the command line mean: files, folders, patterns, addresses, standard input."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from tracker_extract.errors import ReadError
from tracker_extract.read import ReadOptions
from tracker_extract.read.folders import files_under
from tracker_extract.read.web import is_address

STDIN = "-"
_STDIN = (STDIN, "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0")


@dataclass(frozen=True, slots=True)
class Given:
    """What to read and how. `own` is the database, which a folder may hold and which is no article.

    Of files, only those are read whose name fits one of the patterns `include`, if there are any, and none of
    `exclude`, which also keeps out whole folders below a given one. A pattern with a slash is for the path below it.
    """

    paths: tuple[str, ...]
    options: ReadOptions = field(default_factory=ReadOptions)
    own: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def wants(self, file: str, root: str) -> bool:
        """Whether a file found below `root`, or given by itself, is to be read."""
        inside = os.path.relpath(file, root) if file != root else os.path.basename(file)  # noqa: PTH119
        parts = Path(inside).parts
        below = [os.path.join(*parts[: end + 1]) for end in range(len(parts))]  # noqa: PTH118
        if any(_fits(part, path, self.exclude) for part, path in zip(parts, below, strict=True)):
            return False
        return not self.include or _fits(parts[-1], below[-1], self.include)


def sources(given: Given) -> Iterator[str | ReadError]:
    """Every file, address and `-`, in order; what cannot be listed is a ReadError in its place."""
    for path in given.paths:
        if path in _STDIN or is_address(path):
            yield STDIN if path in _STDIN else path
            continue
        for name in _matching(path):
            for file in files_under(name):
                found = file.path if isinstance(file, ReadError) else file
                # What SQLite keeps beside a database comes and goes while the folder is walked.
                own = found != name and _of_database(found, given.own)
                if not own and (is_stream(name) or given.wants(found, name)):
                    yield file


def _fits(name: str, path: str, patterns: Sequence[str]) -> bool:
    return any(fnmatch(path if "/" in pattern else name, pattern) for pattern in patterns)


def is_stream(path: str) -> bool:
    """Whether a path names a pipe, as `<(command)` and mkfifo make them: it can be read once, from its start to its end."""
    try:
        return path == STDIN or stat.S_ISFIFO(Path(path).stat().st_mode)
    except (OSError, ValueError):
        return False


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
