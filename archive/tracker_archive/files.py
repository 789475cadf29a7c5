"""Files that are whole or not there: written under a hidden name, forced to the disk, renamed."""

from __future__ import annotations

import hashlib
import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO
from uuid import uuid4

_ENDING = ".unfinished"


def unfinished(path: Path) -> Path:
    """A hidden name beside the path that no other process takes, on this machine or another."""
    return path.with_name(f".{path.name}.{socket.gethostname()}-{os.getpid()}-{uuid4().hex[:8]}{_ENDING}")


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in its place, whole: who reads it sees what was there before, or all of this."""
    path.parent.mkdir(parents=True, exist_ok=True)
    hidden = unfinished(path)
    try:
        with hidden.open("wb") as stream:
            stream.write(data)
            force(stream)
        put(hidden, path)
    except BaseException:
        with suppress(OSError):
            hidden.unlink()
        raise


def put(hidden: Path, path: Path) -> None:
    """Give a finished file its name, which lasts when the machine fails now."""
    os.replace(hidden, path)  # noqa: PTH105 - the name that stands in every description of this
    force_folder(path.parent)


def force(stream: IO[bytes]) -> None:
    """What was written is on the disk when this returns."""
    stream.flush()
    os.fsync(stream.fileno())


def force_folder(folder: Path) -> None:
    """The names in a folder are on the disk when this returns, where the system can say so of a folder."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError:  # some network file systems have no such thing
        pass
    finally:
        os.close(descriptor)


def left_over(folder: Path) -> Iterator[Path]:
    """What runs that were killed have left in a folder under hidden names."""
    if folder.is_dir():
        yield from (path for path in folder.iterdir() if path.name.endswith(_ENDING) and path.name[0] == ".")


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
