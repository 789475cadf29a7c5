"""A shard: some thousand records that are read, worked on and written by one process, once and whole.

`run_shard` is all that an engine has to run. It changes nothing but the shard's own files, and writes those under hidden
names first; the marker in `done/` comes last and is the commit. Run twice, at the same time even, it leaves the same.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tracker_archive.files import write_whole
from tracker_archive.layout import TABLES, Layout
from tracker_archive.tables import Tables
from tracker_archive.workers.pool import Lost, attempt
from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_store.writing.prepare import Prepared

# Characters of an article without a title that name it.
BEGINNING = 80

# What becomes of something read: rows, or why there are none.
Outcome = tuple[Article, Prepared | Lost] | ReadError


class Piece(NamedTuple):
    """What to read of one file: so many `records` from number `first` (counted from 0), or all of it where that is None.

    `path` is the file as it was given, which articles and errors name; `file` its absolute path, by which workers find it.
    `size` in bytes and `digest` tell whether it is still the file that was planned. `named`: it was given by its own name.
    """

    path: str
    file: str
    first: int
    records: int | None
    size: int
    digest: str
    named: bool = False


class Shard(NamedTuple):
    """The pieces that are read together, under a number that never changes."""

    number: int
    pieces: tuple[Piece, ...]


class ShardReport(NamedTuple):
    """What became of a shard: rows by table and SHA-256 by file (below the archive's folder), or the `fault` for which it
    is not done. `seconds` it took on `host`.

    The `cause` of a fault: the `source` is not what was planned, the `place` takes nothing more, the work `raised`, or
    the process that did it `died`. After the last two the articles are worth trying one by one.
    """

    shard: int
    rows: dict[str, int] = {}
    sha256: dict[str, str] = {}
    seconds: float = 0.0
    host: str = ""
    fault: str = ""
    cause: str = ""

    @property
    def done(self) -> bool:
        """Whether the shard is whole."""
        return not self.fault

    def as_json(self) -> bytes:
        """The marker; keys are stable."""
        values = {
            name: value for name, value in self._asdict().items() if value or name not in ("fault", "cause")
        }
        return (json.dumps(values, ensure_ascii=False, sort_keys=True) + "\n").encode()

    @classmethod
    def of_json(cls, data: bytes) -> ShardReport:
        """The report of a marker. Raises ValueError for what is none."""
        values = json.loads(data)
        if not isinstance(values, dict) or not isinstance(values.get("shard"), int):
            raise ValueError("no marker of a shard")
        return cls(**{name: values[name] for name in cls._fields if name in values})


def run_shard(
    shard: Shard,
    out: Path,
    read: Callable[[Piece], Iterable[Article | ReadError]],
    find: Callable[[Article], Prepared],
    *,
    keep_text: bool = False,
) -> ShardReport:
    """Do a shard of the archive in the folder `out`, unless it is done; the report of it either way.

    An article or record that raises is an error of the shard. Raises OSError where files cannot be written, ReadError
    where a file is not the one that was planned.
    """
    return write_shard(shard, out, _outcomes(shard, read, find), keep_text=keep_text)


def _outcomes(
    shard: Shard,
    read: Callable[[Piece], Iterable[Article | ReadError]],
    find: Callable[[Article], Prepared],
) -> Iterator[Outcome]:
    for piece in shard.pieces:
        for found in read(piece):
            yield found if isinstance(found, ReadError) else (found, attempt(find, found))


def write_shard(shard: Shard, out: Path, outcomes: Iterable[Outcome], *, keep_text: bool) -> ShardReport:
    """Write what came of a shard: its files, then the marker. A shard that is done is left as it is."""
    layout = Layout(out)
    marker = layout.done(shard.number)
    if marker.is_file():
        return ShardReport.of_json(marker.read_bytes())
    began = time.monotonic()
    with Tables(layout, shard.number, keep_text=keep_text) as tables:
        for outcome in outcomes:
            if isinstance(outcome, ReadError):
                tables.add_error(outcome, "read")
            else:
                article, found = outcome
                if isinstance(found, Lost):
                    fault = ReadError(article.path or "", found.reason)
                    tables.add_error(fault, "find", article.title or _beginning(article.text), article.url)
                else:
                    tables.add(found)
        digests = tables.commit()
    report = ShardReport(
        shard.number,
        {name: tables.rows(name) for name in TABLES},
        digests,
        round(time.monotonic() - began, 3),
        socket.gethostname(),
    )
    write_whole(marker, report.as_json())
    return report


def _beginning(text: str) -> str:
    """By what an article without a title is known."""
    return text.strip()[:BEGINNING].partition("\n")[0]
