"""One run: what is left of the plan, through an engine; what fails twice, article by article. Whole shards or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import islice

from tracker_archive.engines import Engine
from tracker_archive.files import left_over, write_whole
from tracker_archive.isolate import isolated
from tracker_archive.layout import TABLES, Layout
from tracker_archive.lock import Lock
from tracker_archive.plan import pieces_of, read_plan, shards_of, write_plan
from tracker_archive.shard import Piece, Shard, ShardReport
from tracker_archive.work import Work
from tracker_archive.workers.given import Given
from tracker_extract.errors import ReadError, StoreError

# A part of an archive's shards: the i-th of n, counted from 1.
Part = tuple[int, int]

_OF_SHARD = re.compile(r"\.(?:shard-)?(\d{6})\.")


@dataclass(slots=True)
class Tally:
    """What a run did, in numbers: shards it had to do, did, and could not; what came of those it did; what could not be
    read of what was given (`failed` counts such files, too)."""

    shards: int = 0
    done: int = 0
    failed: int = 0
    articles: int = 0
    statements: int = 0
    errors: int = 0

    def count(self, report: ShardReport) -> None:
        """Take in what became of a shard."""
        self.done += 1
        for name in ("articles", "statements", "errors"):
            setattr(self, name, getattr(self, name) + report.rows.get(name, 0))


class Run:
    """A run over the archive in a folder, under a lock that is held. `say` gets lines for the reader; `show` is called
    again and again with the tally, at least some times a second."""

    def __init__(
        self, layout: Layout, lock: Lock, say: Callable[[str], None], show: Callable[[Tally], None]
    ) -> None:
        self.tally = Tally()
        self._layout = layout
        self._lock = lock
        self._say = say
        self._show = show

    def plan(self, given: Given, size: int) -> list[Shard]:
        """The shards of the archive, with new ones for files that are not in it yet."""
        shards = read_plan(self._layout)
        known = {piece.file: piece for shard in shards for piece in shard.pieces}
        new = list(shards_of(self._files(given, size, known), size, shards[-1].number + 1 if shards else 0))
        if new:
            shards += new
            write_plan(self._layout, shards)
        return shards

    def _files(self, given: Given, size: int, known: dict[str, Piece]) -> Iterator[list[tuple[Piece, int]]]:
        for found in pieces_of(given, size, known.get, self._layout.root):
            self._lock.beat()
            if isinstance(found, ReadError):
                self.tally.failed += 1
                self._say(str(found))
            else:
                yield found

    def go(self, shards: Sequence[Shard], part: Part | None, work: Work, engine: Engine) -> None:
        """Do what is left of the shards, or of a part of them. Raises StoreError where nothing can be written."""
        left = [shard for shard in _of_part(shards, part) if not self._layout.done(shard.number).is_file()]
        self.tally.shards = len(left)
        self._sweep(part)
        again = list[ShardReport]()
        try:
            with closing(_generator(engine.map(work, left))) as reports:
                for report in reports:
                    self._lock.beat()
                    if report is not None and not self._take(report):
                        again.append(report)
                    self._show(self.tally)
            by_number = {shard.number: shard for shard in left}
            for report in again:
                self._alone(by_number[report.shard], report, work)
        finally:
            self._sweep(part)

    def _alone(self, shard: Shard, report: ShardReport, work: Work) -> None:
        """Read a shard that failed article by article; it fails for good if that fails, too."""
        self._say(f"shard {shard.number}: {report.fault}; read article by article")
        try:
            self._take(isolated(shard, work, self._tick))
        except (OSError, StoreError):
            raise
        except Exception as error:
            self._fail(report._replace(fault=f"{type(error).__name__}: {error}", cause="raised"))

    def _tick(self) -> None:
        self._lock.beat()
        self._show(self.tally)

    def _take(self, report: ShardReport) -> bool:
        """Count a report; whether that was the last word on its shard."""
        if report.done:
            self.tally.count(report)
            with suppress(FileNotFoundError):
                self._layout.failed(report.shard).unlink()
            self._tell_errors(report)
            return True
        if report.cause == "place":
            raise StoreError(report.fault)
        if report.cause == "source":
            self._fail(report)
            return True
        return False

    def _fail(self, report: ShardReport) -> None:
        self.tally.failed += 1
        self._say(f"shard {report.shard}: {report.fault}")
        write_whole(self._layout.failed(report.shard), report.as_json())

    def _tell_errors(self, report: ShardReport) -> None:
        """Name what could not be read, up to a point: the rest stands in `errors/`."""
        told = self.tally.errors - report.rows.get("errors", 0)
        room = MOST_TOLD - told
        if report.rows.get("errors") and room >= 0:
            for line in islice(errors_of(self._layout, report.shard), room):
                self._say(line)
            if self.tally.errors > MOST_TOLD:
                self._say(f"more could not be read: {self._layout.root / 'errors'} has it all")

    def _sweep(self, part: Part | None) -> None:
        """Take away what killed runs have left under hidden names, of the shards of this run."""
        for folder in (*TABLES, "done", "failed", "."):
            for path in left_over(self._layout.root / folder):
                found = _OF_SHARD.match(path.name)
                if part is None or (found and _is_in(int(found[1]), part)):
                    with suppress(FileNotFoundError):
                        path.unlink()


# Lines about what could not be read, in one run.
MOST_TOLD = 50


def errors_of(layout: Layout, shard: int) -> Iterator[str]:
    """What could not be read of a shard, a line each."""
    from pyarrow.parquet import read_table  # type: ignore[import-untyped]

    for row in read_table(layout.table("errors", shard)).to_pylist():
        named = "".join(
            (f": “{row['title']}”" if row["title"] else "", f" ({row['url']})" if row["url"] else "")
        )
        yield str(ReadError(row["path"] + named, row["reason"], row["offset"]))


def _of_part(shards: Iterable[Shard], part: Part | None) -> Iterator[Shard]:
    return (shard for shard in shards if part is None or _is_in(shard.number, part))


def _is_in(number: int, part: Part) -> bool:
    return number % part[1] == part[0] - 1


def _generator(reports: Iterator[ShardReport | None]) -> Generator[ShardReport | None, None, None]:
    """The same, with a `close` whatever the engine gives."""
    yield from reports
