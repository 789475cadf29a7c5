"""Shards on Dask `distributed`: on this machine, or wherever the workers of a scheduler are.

`Client.submit`, a shard a task, and nothing else of Dask: its collections and writers are not used, since a worker that dies
after it has written would leave a file twice. All that is started here listens on loopback alone.
"""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from importlib import import_module
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any
from uuid import uuid4

from tracker_archive.engines import Do, died
from tracker_archive.shard import Shard, ShardReport
from tracker_extract.errors import TrackerError

# Shards handed out for each thread of a worker: one under way and one at hand.
AHEAD = 2
# Shards handed out while no worker is there yet.
FEWEST = 4
# Seconds to wait for a report before something else is looked to.
TICK = 0.1
# Deaths of a worker with a shard that are forgiven, in a cluster of our own: at the second it is read article by article. A
# shard that only stood near is no worse off for it. In other clusters the scheduler's own setting holds.
FORGIVEN = 1
# Seconds for a scheduler elsewhere to answer.
ANSWER = 30

# New objects after which a worker's collector looks through the young ones: some twenty articles' worth.
YOUNG = 50_000

_PLUGIN = "tracker-archive"
_one_at_a_time = threading.Lock()  # an extractor is not made for threads, and a worker may have several


class Dask:
    """A context; `scheduler` is an address such as tcp://host:8786, None for `jobs` workers of this machine.

    Raises TrackerError where the scheduler does not answer.
    """

    def __init__(self, jobs: int, scheduler: str | None = None) -> None:
        self._jobs = jobs
        self._address = scheduler
        self._open = ExitStack()
        self._client: Any = None

    def __enter__(self) -> Dask:
        dask, distributed = import_module("dask"), import_module("distributed")
        # What goes wrong is told here, in one line; a worker that dies is no news.
        quiet = logging.CRITICAL
        for name in ("distributed", "bokeh", "tornado"):
            logging.getLogger(name).setLevel(quiet)
        enter = self._open.enter_context
        try:
            enter(dask.config.set({"distributed.scheduler.allowed-failures": FORGIVEN}))
            if self._address is None:
                cluster = distributed.LocalCluster(
                    n_workers=self._jobs,
                    threads_per_worker=1,
                    processes=True,
                    host="127.0.0.1",
                    dashboard_address=None,
                    silence_logs=quiet,
                )
                self._client = enter(distributed.Client(enter(cluster)))
            else:
                self._client = enter(distributed.Client(self._address, timeout=ANSWER))
        except (OSError, ValueError, ImportError) as error:
            self._open.close()
            where = self._address or "the cluster of this machine"
            raise TrackerError(f"{where}: does not answer: {error}") from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def map(self, work: Do, shards: Iterable[Shard]) -> Iterator[ShardReport | None]:
        """As `Engine.map` says."""
        self._client.register_plugin(_carrier(work), name=_PLUGIN)
        run, waiting, todo = uuid4().hex[:8], dict[Any, Shard](), iter(shards)
        finished: SimpleQueue[Any] = SimpleQueue()
        ended = False
        while waiting or not ended:
            while not ended and len(waiting) < self._room():
                shard = next(todo, None)
                if shard is None:
                    ended = True
                    break
                future = self._client.submit(_do, shard, key=f"{_PLUGIN}-{run}-{shard.number}", pure=False)
                waiting[future] = shard
                future.add_done_callback(finished.put)
            try:
                future = finished.get(timeout=TICK)
            except Empty:
                yield None
                continue
            yield _report(future, waiting.pop(future))

    def _room(self) -> int:
        """Shards that may be handed out, by the workers that are there just now."""
        threads: int = sum(self._client.nthreads().values())
        return max(FEWEST, AHEAD * threads)


def _report(future: Any, shard: Shard) -> ShardReport:
    """What came of a shard. Raises TrackerError where the scheduler is gone."""
    if future.status in ("cancelled", "lost"):
        raise TrackerError("the scheduler is gone; what is done is kept: run the same command again")
    error = future.exception()
    if isinstance(error, import_module("distributed").KilledWorker):
        return died(shard, "kills the process that works on it")
    if error is not None:
        return ShardReport(shard.number, fault=f"{type(error).__name__}: {error}", cause="raised")
    report: ShardReport = future.result()
    return report


def _carrier(work: Do) -> Any:
    """A plugin that takes the work to every worker, those that come later, too."""
    plugin: Any = import_module("distributed").WorkerPlugin

    class Carrier(plugin):  # type: ignore[misc]
        def __init__(self, work: Do) -> None:
            self.work = work

        def setup(self, worker: Any) -> None:
            # Words and people stay to the end: a collector that looks through them again and again costs a tenth.
            gc.freeze()
            gc.set_threshold(YOUNG)

    return Carrier(work)


def _do(shard: Shard) -> ShardReport:
    """A task: the work that this worker was given, on a shard."""
    worker = import_module("distributed").get_worker()
    with _one_at_a_time:
        report: ShardReport = worker.plugins[_PLUGIN].work(shard)
    return report
