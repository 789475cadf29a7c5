"""Work in a process beside the server: what it gives, and what becomes of work that fails, dies or does not end."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tracker_cli.web import side_process as aside
from tracker_cli.web.cache import Kept
from tracker_cli.web.side_process import Aside, TooSlowError
from tracker_store.asking.filters import Filter
from tracker_store.asking.query import count


def in_loop(path: Path, work: Callable[[Aside], Awaitable[object]]) -> object:
    async def run() -> object:
        return await work(Aside(path))

    return asyncio.run(run())


def fail(connection: sqlite3.Connection) -> None:
    raise ValueError("no such thing")


def leave() -> None:
    os._exit(1)


def test_it_asks_the_database(database: Path) -> None:
    assert in_loop(database, lambda made: made.query(count, Filter())) == 5


def test_it_is_another_process_of_lower_priority(database: Path) -> None:
    async def both(made: Aside) -> tuple[int, int]:
        return await made.work(os.getpid), await made.work(os.nice, 0)

    pid, nice = in_loop(database, both)  # type: ignore[misc]
    assert pid != os.getpid()
    assert nice > os.nice(0)


def test_it_cannot_write(database: Path) -> None:
    async def write(made: Aside) -> None:
        with pytest.raises(RuntimeError, match="readonly"):
            await made.query(sqlite3.Connection.execute, "delete from statements")

    in_loop(database, write)


def test_after_a_failure_a_death_or_a_delay_it_works_again(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def one_after_the_other(made: Aside) -> object:
        assert await made.query(count, Filter()) == 5
        with pytest.raises(RuntimeError, match="ValueError: no such thing"):
            await made.query(fail)
        with pytest.raises(EOFError):
            await made.work(leave)
        assert await made.work(int, "7") == 7
        monkeypatch.setattr(aside, "SECONDS", 0.1)
        with pytest.raises(TooSlowError):
            await made.work(time.sleep, 30)
        monkeypatch.undo()
        return await made.work(int, "8")

    assert in_loop(database, one_after_the_other) == 8


def test_what_is_given_up_is_not_taken_for_the_next_answer(database: Path) -> None:
    async def left(made: Aside) -> object:
        waiting = asyncio.ensure_future(made.work(time.sleep, 30))
        await asyncio.sleep(0.2)
        waiting.cancel()
        return await made.work(int, "9")

    assert in_loop(database, left) == 9


def test_it_ends_with_the_server(database: Path) -> None:
    # Killed, the server cannot say good-bye.
    code = f"""if __name__ == "__main__":
        import asyncio, os, signal, time
        from pathlib import Path
        from tracker_cli.web.side_process import Aside
        async def main():
            made = Aside(Path({str(database)!r}))
            print(await made.work(os.getpid), flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
        asyncio.run(main())
    """
    script = database.with_name("server.py")
    script.write_text(code, "utf-8")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, script], env=env, capture_output=True, text=True)
    assert done.returncode < 0, done.stderr
    assert _gone(int(done.stdout))


def _gone(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_what_is_kept_is_made_once_and_anew_after_a_change(database: Path) -> None:
    made: list[int] = []

    async def make() -> int:
        await asyncio.sleep(0.01)
        made.append(1)
        return len(made)

    async def several() -> list[int]:
        kept = Kept(database)
        first = await asyncio.gather(*(kept.get("a", make) for _ in range(5)), kept.get("b", make))
        with sqlite3.connect(database) as connection:
            connection.execute("update statements set act = 'deny' where id = 1")
        connection.close()
        return [*first, await kept.get("a", make)]

    assert asyncio.run(several()) == [1, 1, 1, 1, 1, 2, 3]


def test_what_failed_is_tried_again(database: Path) -> None:
    async def fails() -> None:
        raise ValueError

    async def works() -> int:
        return 7

    async def both() -> int:
        kept = Kept(database)
        with pytest.raises(ValueError):
            await kept.get("a", fails)
        found: int = await kept.get("a", works)
        return found

    assert asyncio.run(both()) == 7
