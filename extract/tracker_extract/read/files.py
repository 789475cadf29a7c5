"""Opening what a path names: its bytes, or one clear reason why not."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.plain import read_plain


def read_bytes(path: str) -> bytes:
    """The whole content of a regular file; ReadError names the path and the system's reason."""
    try:
        mode = Path(path).stat().st_mode
        if stat.S_ISDIR(mode):
            raise ReadError(path, "is a folder")
        if not stat.S_ISREG(mode):
            raise ReadError(path, "not a regular file")  # a FIFO or device would block or never end
        return Path(path).read_bytes()
    except OSError as error:
        raise ReadError(path, error.strerror or str(error)) from None
    except ValueError:
        raise ReadError(path, "not a possible file name") from None


def read_file(path: str | Path, *, encoding: str | None = None) -> Iterator[Article]:
    """The articles of the file `path`, in order. `encoding`: read the bytes so, whatever they look like.

    Raises ReadError (EncodingError where no encoding fits), naming the path, the reason and the byte offset if known.
    """
    name = str(path)
    yield from read_plain(read_bytes(name), name, encoding=encoding)
