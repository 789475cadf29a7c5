"""Engines: what runs the shards. The contract is one method; no engine ever writes a file of the archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from tracker_archive.shard import Shard, ShardReport
from tracker_archive.workers.pool import Lost, Pool

Do = Callable[[Shard], ShardReport]


class Engine(Protocol):
    """Runs a function over shards on processes that may die, here or elsewhere."""

    def map(self, work: Do, shards: Iterable[Shard]) -> Iterator[ShardReport | None]:
        """The report of each shard, in any order; None now and then while there is none, for whoever shows progress.

        `work` raises nothing and may be run again for the same shard. One whose process died twice has a report with the
        cause `died`. Shards are asked for as they are needed. When the iterator is closed, nothing goes on running here.
        """
        ...


class Local:
    """`jobs` processes of this machine."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def map(self, work: Do, shards: Iterable[Shard]) -> Iterator[ShardReport | None]:
        """As `Engine.map` says."""
        with Pool(work, self._jobs, lambda _: 1, large=True) as pool:
            for done in pool.run(iter(shards)):
                if done is None:
                    yield None
                    continue
                shard, report = done
                yield died(shard, report.reason) if isinstance(report, Lost) else report


def died(shard: Shard, reason: str) -> ShardReport:
    """The report of a shard that cost two processes their lives."""
    return ShardReport(shard.number, fault=reason, cause="died")
