"""How many records a file has, where it can be read in parts: lines of JSON, packed or not, and rows of Parquet."""

from __future__ import annotations

from collections.abc import Callable

from tracker_extract.errors import ReadError
from tracker_extract.read.files import absolute, open_regular
from tracker_extract.read.kinds import kind_of
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.source import Source, in_utf8, opened

_PACKED = ("gz", "xz", "zst")
_CHUNK = 1 << 20


def records_of(path: str, options: ReadOptions) -> int | None:
    """The number of records that `ReadOptions.part` counts in; None for a file of another type, or one that is damaged.

    Lines are counted by going through the file once.
    """
    try:
        with open_regular(path) as stream:
            source = Source.of(stream, path)
            source.file = absolute(path)
            kind = kind_of(source, options.encoding)
            while kind in _PACKED:
                source = opened(source, kind, options.limits)
                kind = kind_of(source, options.encoding)
            count = _COUNTS.get(options.kind or kind)
            found = count(source, options) if count else None
            return None if source.fault else found
    except (ReadError, OSError):
        return None


def _lines(source: Source, options: ReadOptions) -> int:
    lines, _ = in_utf8(source, options.encoding)
    count, last = 0, b"\n"
    while chunk := lines.stream.read(_CHUNK):
        count += chunk.count(b"\n")
        last = chunk[-1:]
    return count + (last != b"\n")


def _rows(source: Source, _: ReadOptions) -> int | None:
    """Told by the end of the file; None for one that is packed once more, which cannot be read from there."""
    try:
        from pyarrow import ArrowException  # type: ignore[import-untyped]
        from pyarrow.parquet import read_metadata  # type: ignore[import-untyped]
    except ImportError:
        return None
    if source.depth:
        return None
    try:
        return int(read_metadata(source.file).num_rows)
    except (ArrowException, OSError, ValueError):
        return None


_COUNTS: dict[str, Callable[[Source, ReadOptions], int | None]] = {"jsonl": _lines, "parquet": _rows}
