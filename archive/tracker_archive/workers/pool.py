"""Work done in other processes and taken back in order, whatever becomes of the processes.

The pools of the standard library hang or lose what is under way when a worker dies. Here every worker has a pipe of its
own, so that a death is seen at once and breaks nobody else's; what it had begun is tried again, each piece alone, and a
piece that kills its worker twice more is given up and named. Nothing is done twice in effect: results count, not runs.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from typing import Generic, NamedTuple, TypeVar

from tracker_archive.workers.processes import Child

T = TypeVar("T")
R = TypeVar("R")

# Batches a worker has at hand: it must not run out of work while who hands it out writes a transaction, which takes a
# tenth of a second and more; four batches take a worker twice as long.
AHEAD = 4
# Pieces in a batch: enough that passing them costs little beside the work of some milliseconds each.
BATCH = 16
# Of large tasks a worker has one under way and one at hand.
AHEAD_OF_LARGE = 2
# Size of pieces (code points) handed out and not yet taken back: what memory holds, however large single pieces are.
OUTSTANDING = 4_000_000
# Tries alone, after the one in a batch. More than one: who killed the worker may have been somebody outside.
TRIES = 2
# Seconds allowed for a piece: a hundred times what the slowest known text takes. Then its worker is killed.
PATIENCE, PATIENCE_PER_SIZE = 60.0, 1 / 5_000
# Seconds allowed for a worker to begin: one that is not forked loads everything first.
BEGINNING = 60.0
# Seconds between looks at tasks that come slowly.
TICK = 0.1


class Lost(NamedTuple):
    """Instead of a result: why there is none."""

    reason: str


@dataclass(slots=True)
class _Piece(Generic[T]):
    number: int
    task: T
    size: int
    tries: int = 0


@dataclass(slots=True)
class _Worker(Generic[T]):
    child: Child
    batches: deque[list[_Piece[T]]] = field(default_factory=deque)
    since: float = 0.0  # when it began the first of its batches
    overdue: bool = False
    begun: bool = False  # it has said that it is there

    def patience(self) -> float:
        """Seconds left for the batch under way."""
        allowed = PATIENCE + PATIENCE_PER_SIZE * sum(piece.size for piece in self.batches[0])
        allowed += 0 if self.begun else BEGINNING
        return self.since + allowed - time.monotonic()


def attempt(work: Callable[[T], R], task: T) -> R | Lost:
    """The result, or what the work raised: one bad piece stops no other."""
    try:
        return work(task)
    except Exception as error:
        return Lost(f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)


class Pool(Generic[T, R]):
    """`jobs` processes that do `work`; a context, at the end of which they are gone. One job is done in this process.

    `size` tells the length of a task. Make a pool before anything that must not be shared with children is opened; one
    whose processes are not `forked` may be made beside threads. `large` are tasks that take seconds each: they are handed
    out one by one, to a process of its own even where that is the only one, and have to see to their own time.
    """

    def __init__(
        self,
        work: Callable[[T], R],
        jobs: int,
        size: Callable[[T], int],
        *,
        forked: bool = True,
        large: bool = False,
    ) -> None:
        self._work = work
        self._size = size
        self._jobs = jobs
        self._forked = forked
        self._large = large
        self._workers: list[_Worker[T]] = []
        self._alone: deque[_Piece[T]] = deque()
        self._again: deque[_Piece[T]] = deque()
        self._handed: dict[int, _Piece[T]] = {}
        self._done: dict[int, R | Lost] = {}
        self._held = 0  # the size of all that is handed out
        self._batches = 0
        self._waits = False  # the tasks had nothing when they were last asked

    def __enter__(self) -> Pool[T, R]:
        if self._jobs > 1 or self._large:
            self._workers = [self._started() for _ in range(self._jobs)]
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.child.kill()
        for worker in self._workers:
            worker.child.bury()

    def run(
        self, tasks: Iterator[T | None], more: Callable[[], Connection | None] = lambda: None
    ) -> Iterator[tuple[T, R | Lost] | None]:
        """Each task with its result, in the order of the tasks.

        None from `tasks` is "nothing just now", until `more()` has something to read; None to the caller is "nothing
        yet", a moment to do other things.
        """
        if not self._workers:
            for task in tasks:
                yield None if task is None else (task, attempt(self._work, task))
            return
        numbered = self._numbered(tasks)
        ended, shown = False, 0
        while not ended or self._handed:
            ended = self._hand_out(numbered) or ended
            self._collect(more() if self._is_idle() else None)
            if shown not in self._done:
                yield None
            while shown in self._done:
                piece = self._handed.pop(shown)
                self._held -= piece.size
                yield piece.task, self._done.pop(shown)
                shown += 1

    def _numbered(self, tasks: Iterator[T | None]) -> Iterator[_Piece[T] | None]:
        number = 0
        for task in tasks:
            if task is None:
                yield None
                continue
            yield _Piece(number, task, self._size(task))
            number += 1

    def _started(self) -> _Worker[T]:
        return _Worker(Child(_serve, self._work, duplex=True, forked=self._forked))

    def _hand_out(self, pieces: Iterator[_Piece[T] | None]) -> bool:
        """Give workers what they have room for; whether the pieces have come to their end."""
        if self._alone:
            self._hand_out_alone()
            return False
        for worker in sorted(self._workers, key=lambda worker: len(worker.batches)):
            while len(worker.batches) < (AHEAD_OF_LARGE if self._large else AHEAD):
                batch, ended = self._batch(pieces)
                if batch:
                    self._send(worker, batch)
                if ended or not batch:
                    return ended
        return False

    def _hand_out_alone(self) -> None:
        """Suspects go one to a worker that has nothing else; meanwhile nothing new is begun."""
        for worker in self._workers:
            if self._alone and not worker.batches:
                self._send(worker, [self._alone.popleft()])

    def _batch(self, pieces: Iterator[_Piece[T] | None]) -> tuple[list[_Piece[T]], bool]:
        """The next batch, shorter at the beginning, so that few pieces are shared out, too; whether there are no more."""
        self._waits = False
        limit = 1 if self._large else min(BATCH, 1 + self._batches // self._jobs)
        batch: list[_Piece[T]] = []
        while len(batch) < limit and (self._again or self._room()):
            piece = self._again.popleft() if self._again else next(pieces, _END)
            if not isinstance(piece, _Piece):
                self._waits = piece is None
                return batch, piece is _END
            if piece.number not in self._handed:
                self._handed[piece.number] = piece
                self._held += piece.size
            batch.append(piece)
        return batch, False

    def _is_idle(self) -> bool:
        """Whether a worker has nothing to do because the tasks had nothing. While all are at work, nobody need look."""
        return self._waits and not all(worker.batches for worker in self._workers)

    def _room(self) -> bool:
        """Whether another piece may be taken up: one for each worker however large, beyond that within bounds."""
        pieces = len(self._handed)
        return pieces < self._jobs or (pieces < self._jobs * AHEAD * BATCH * 2 and self._held < OUTSTANDING)

    def _send(self, worker: _Worker[T], batch: list[_Piece[T]]) -> None:
        if not worker.batches:
            worker.since = time.monotonic()
        worker.batches.append(batch)
        self._batches += 1
        with suppress(OSError):  # it has died, which the pipe tells when it is next looked at
            worker.child.pipe.send([piece.task for piece in batch])

    def _collect(self, more: Connection | None) -> None:
        """Wait a moment for results, a death or `more`; take what has been done and replace workers that died."""
        pipes = [worker.child.pipe for worker in self._workers]
        ready = wait([*pipes, more] if more else pipes, TICK)
        for worker in list(self._workers):
            if worker.child.pipe in ready:
                self._take(worker)
            elif worker.batches and not self._large and worker.patience() < 0:
                worker.overdue = True
                worker.child.kill()

    def _take(self, worker: _Worker[T]) -> None:
        try:
            results = worker.child.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if results is None:
            worker.begun, worker.since = True, time.monotonic()
            return
        for piece, result in zip(worker.batches.popleft(), results, strict=True):
            self._done[piece.number] = result
        worker.since = time.monotonic()

    def _bury(self, worker: _Worker[T]) -> None:
        """Replace a dead worker; what it was at is tried alone, what it had not begun goes back."""
        how = worker.child.bury()
        self._workers[self._workers.index(worker)] = self._started()
        if not worker.batches:
            return
        under_way, *waiting = worker.batches
        alone = len(under_way) == 1
        for piece in under_way:
            piece.tries += alone
            if piece.tries >= TRIES or (alone and worker.overdue):
                self._done[piece.number] = Lost(_reason(worker, how))
            else:
                self._alone.append(piece)
        self._again.extend(piece for batch in waiting for piece in batch)


_END = object()


def _reason(worker: _Worker[T], how: str) -> str:
    if worker.overdue:
        return f"takes too long: stopped after {time.monotonic() - worker.since:.0f} s"
    return f"kills the process that works on it ({how})"


def _serve(pipe: Connection, work: Callable[[T], R]) -> None:
    """A worker's life: a word that it is there, then batches in, results out, until the pipe ends."""
    inbox: SimpleQueue[list[T] | None] = SimpleQueue()
    with suppress(OSError):
        pipe.send(None)
    threading.Thread(target=_receive, args=(pipe, inbox), daemon=True).start()
    while (batch := inbox.get()) is not None:
        try:
            pipe.send([attempt(work, task) for task in batch])
        except OSError:
            return


def _receive(pipe: Connection, inbox: SimpleQueue[list[T] | None]) -> None:
    """Empty the pipe at once: a parent that sends must never wait for a worker that sends."""
    try:
        while True:
            inbox.put(pipe.recv())
    except (EOFError, OSError):
        inbox.put(None)
