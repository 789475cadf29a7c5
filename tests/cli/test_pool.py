"""The pool: every piece has its result, in order, whatever happens to the processes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker_archive.workers import pool as pools
from tracker_archive.workers.pool import Lost, Pool


class Work:
    """Doubles a number; some numbers bring trouble. `marks` is a folder for what is to happen but once."""

    def __init__(self, marks: Path) -> None:
        self.marks = marks

    def __call__(self, number: int) -> int:
        if number in (13, 40):
            raise ValueError(f"unlucky {number}")
        if number == 20:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 21:
            os._exit(3)
        if number % 50 == 7 and not self._seen(number):
            os.kill(os.getpid(), signal.SIGTERM)
        return number * 2

    def _seen(self, number: int) -> bool:
        mark = self.marks / str(number)
        if mark.exists():
            return True
        mark.write_text("")
        return False


def results(work: Work, tasks: Iterator[int | None], jobs: int) -> list[tuple[int, int | Lost]]:
    with Pool(work, jobs, lambda _: 1) as pool:
        return [found for found in pool.run(tasks) if found is not None]


@pytest.mark.parametrize("jobs", [2, 3, 5])
def test_every_piece_in_order_through_deaths(tmp_path: Path, jobs: int) -> None:
    found = results(Work(tmp_path), iter(range(300)), jobs)
    assert [number for number, _ in found] == list(range(300))
    lost = {number: result.reason for number, result in found if isinstance(result, Lost)}
    assert lost == {
        13: "ValueError: unlucky 13",
        20: "kills the process that works on it (SIGKILL)",
        21: "kills the process that works on it (code 3)",
        40: "ValueError: unlucky 40",
    }
    assert all(result == 2 * number for number, result in found if not isinstance(result, Lost))


def test_one_job_works_in_this_process(tmp_path: Path) -> None:
    found = results(Work(tmp_path), iter([1, None, 13, 2]), 1)
    assert found == [(1, 2), (13, Lost("ValueError: unlucky 13")), (2, 4)]


@pytest.mark.parametrize("tasks", [[], [1], [None, None, 1, None, 2]], ids=["none", "one", "with pauses"])
def test_few_and_slow_tasks(tmp_path: Path, tasks: list[int | None]) -> None:
    found = results(Work(tmp_path), iter(tasks), 2)
    assert [number for number, _ in found] == [task for task in tasks if task is not None]


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "PATIENCE", 0.3)

    def slow(number: int) -> int:
        if number == 3:
            time.sleep(60)
        return number

    with Pool(slow, 2, lambda _: 1) as pool:
        found = dict(piece for piece in pool.run(iter(range(8))) if piece is not None)
    assert isinstance(found[3], Lost)
    assert found[3].reason.startswith("takes too long: stopped after ")
    assert [number for number in found if found[number] == number] == [0, 1, 2, 4, 5, 6, 7]


def test_large_pieces_are_not_handed_out_many_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "OUTSTANDING", 100)
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(30):
            taken.append(number)
            yield number

    with Pool(lambda number: number, 2, lambda _: 90) as pool:
        for shown, piece in enumerate(found for found in pool.run(tasks()) if found is not None):
            assert piece == (shown, shown)
            assert len(taken) - shown <= 3


def test_results_larger_than_a_pipe_holds() -> None:
    with Pool(lambda size: "x" * size, 2, lambda _: 1) as pool:
        found = [piece for piece in pool.run(iter([2_000_000] * 20)) if piece is not None]
    assert [len(result) for _, result in found if isinstance(result, str)] == [2_000_000] * 20


def test_workers_are_gone_at_the_end() -> None:
    with Pool(abs, 3, lambda _: 1) as pool:
        next(pool.run(iter([1, 2, 3])))
        children = [worker.child for worker in pool._workers]
        assert all(child.alive for child in children)
    assert not any(child.alive for child in children)
