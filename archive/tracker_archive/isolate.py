"""A shard whose articles are read and worked on one by one, so that the one at which processes die is named and the others
come through. The order stays, and with it every id."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tracker_archive.pieces import ChangedError, PieceItems
from tracker_archive.shard import Outcome, Shard, ShardReport, write_shard
from tracker_archive.work import Work
from tracker_archive.workers.pool import Pool
from tracker_archive.workers.reading import Reading
from tracker_archive.workers.work import length
from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_store.writing.prepare import Prepared

# Processes beside the one that reads: with two, one that dies holds nobody up.
JOBS = 2

_Task = Article | ReadError


class _Finding:
    """Work on what is read; what could not be read keeps its place among the results."""

    def __init__(self, find: Callable[[Article], Prepared]) -> None:
        self._find = find

    def __call__(self, task: _Task) -> Prepared | None:
        return None if isinstance(task, ReadError) else self._find(task)


def isolated(shard: Shard, work: Work, tick: Callable[[], None]) -> ShardReport:
    """Do a shard article by article; `tick` is called now and then. Raises OSError and ReadError as `run_shard` does.

    Processes are not forked: the engine may have left threads in this one.
    """
    return write_shard(shard, work.out, _outcomes(shard, work, tick), keep_text=work.keep_text)


def _outcomes(shard: Shard, work: Work, tick: Callable[[], None]) -> Iterator[Outcome]:
    finding = _Finding(work.find)
    with (
        Pool(finding, JOBS, _size, forked=False) as pool,
        Reading(PieceItems(shard.pieces, work.options), forked=False) as reading,
    ):
        for done in pool.run(_tasks(reading), lambda: reading.pipe):
            tick()
            if done is None:
                continue
            task, found = done
            if isinstance(task, ReadError):
                yield task
            elif found is not None:
                yield task, found


def _tasks(reading: Reading) -> Iterator[_Task | None]:
    for item in reading.items():
        if isinstance(item, ChangedError):
            raise item
        if item is None or isinstance(item, Article | ReadError):
            yield item


def _size(task: _Task) -> int:
    return 1 if isinstance(task, ReadError) else length(task)
