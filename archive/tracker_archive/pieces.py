"""Reading the pieces of a shard, wherever the worker runs."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from tracker_archive.shard import Piece
from tracker_archive.workers.reading import Item, Opened
from tracker_extract.errors import NoArticleError, ReadError
from tracker_extract.models import Article
from tracker_extract.read import Part, ReadOptions, read_stream
from tracker_extract.read.files import open_regular

# Bytes at the beginning and the end of a file by which it is known again: all of most pages, and in a packed file the end
# has the checksum of the whole.
LOOKED_AT = 1 << 16
_LETTERS = 16


class ChangedError(ReadError):
    """A file that is not there, or not the one that was planned: its shard cannot be done."""


def read_piece(piece: Piece, options: ReadOptions) -> Iterator[Article | ReadError]:
    """The articles of a piece, under the path that was given. Raises ChangedError.

    Pictures and the like are passed over, unless the file was given by its own name.
    """
    part = None if piece.records is None and not piece.first else Part(piece.first, piece.records)
    with _planned(piece) as stream:
        for found in read_stream(stream, piece.path, replace(options, part=part), file=piece.file):
            if not isinstance(found, NoArticleError) or piece.named:
                yield found


def digest_of(stream: IO[bytes], size: int) -> str:
    """What tells a file of this size from another: it is looked at, not read through. The stream is at its start again."""
    whole = hashlib.sha256(stream.read(LOOKED_AT))
    if size > LOOKED_AT:
        stream.seek(max(LOOKED_AT, size - LOOKED_AT))
        whole.update(stream.read(LOOKED_AT))
    stream.seek(0)
    return whole.hexdigest()[:_LETTERS]


def _planned(piece: Piece) -> IO[bytes]:
    """The file of a piece, opened, if it is still the one that was planned."""
    try:
        stream = open_regular(piece.file)
    except (OSError, ReadError) as error:
        reason = error.reason if isinstance(error, ReadError) else error.strerror or str(error)
        raise ChangedError(piece.path, f"cannot be opened any more: {reason}") from None
    size = os.fstat(stream.fileno()).st_size
    if (size, digest_of(stream, size)) != (piece.size, piece.digest):
        stream.close()
        raise ChangedError(piece.path, "has changed since the archive was planned")
    return stream


@dataclass(frozen=True, slots=True)
class PieceItems:
    """What a reader in a process of its own reads of a shard: piece by piece, as of files."""

    pieces: Sequence[Piece]
    options: ReadOptions

    def __call__(self, after: int) -> Iterator[Item]:
        for number, piece in enumerate(self.pieces):
            if number > after:
                yield Opened(number, piece.path, piece.size)
                try:
                    yield from read_piece(piece, self.options)
                except ChangedError as error:
                    yield error


def piece_of(path: str, *, named: bool) -> Piece:
    """The whole of a file, as it is now. Raises ReadError and OSError."""
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = path.encode("utf-8", "backslashreplace").decode()
        raise ReadError(shown, "its name is no UTF-8, which a plan cannot hold: rename it") from None
    with open_regular(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        return Piece(path, str(Path(path).absolute()), 0, None, size, digest_of(stream, size), named)
