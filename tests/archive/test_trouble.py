"""Whatever happens to `tracker archive run`: each shard is whole or absent, and the same command completes the work."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("distributed")
pytest.importorskip("pyarrow")

from archived import rows_of, said_in, said_in_database, tracker  # noqa: E402
from tracker_archive.layout import TABLES, Layout  # noqa: E402
from tracker_archive.lock import Lock  # noqa: E402
from tracker_extract.errors import StoreError  # noqa: E402
from trouble import children, command, group_is_gone, records, started, until  # noqa: E402

pytestmark = pytest.mark.unmeasured

COUNT = 400


class Ground(NamedTuple):
    """A file of records, and what `tracker ingest` finds in it."""

    given: Path
    expected: Counter[str]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    folder = tmp_path_factory.mktemp("trouble")
    given, database = records(folder / "many.jsonl", COUNT), folder / "tracker.db"
    line = command("ingest", "--quiet", "--jobs", "2", "--db", database, given)
    env = {**os.environ, "TRACKER_CONFIG": str(folder / "config")}
    assert subprocess.run(line, env=env).returncode == 0
    return Ground(given, said_in_database(database))


def runs(out: Path, given: Path, *more: str, code: str | None = None) -> list[str]:
    """The line that makes an archive of sixteen shards."""
    return command(
        "archive", "run", given, "--out", out, "--shard-size", "25", "--jobs", "2", *more, code=code
    )


def completes(ground: Ground, out: Path, env: dict[str, str]) -> None:
    """The same command again does what is left, leaves nothing hidden, and the rows are those of `ingest`."""
    before = mtimes(out)
    done = tracker(*runs(out, ground.given, "--quiet")[3:], **env)
    assert (done.code, done.err) == (0, "")
    assert {path: time for path, time in mtimes(out).items() if path in before} == before
    assert said_in(out) == ground.expected
    assert [path for path in out.rglob(".*") if path.is_file()] == []
    assert tracker("archive", "check", out, **env).code == 0


def mtimes(out: Path) -> dict[Path, int]:
    """When the files of the shards that are done were written."""
    layout = Layout(out)
    files = [file for name in TABLES for file in layout.files(name)]
    return {file: file.stat().st_mtime_ns for file in files}


def shards_done(out: Path) -> int:
    return len(Layout(out).shards_done())


@pytest.mark.skipif(sys.platform != "linux", reason="finds the processes in /proc")
def test_a_worker_and_then_the_whole_run_killed(env: dict[str, str], tmp_path: Path, ground: Ground) -> None:
    out = tmp_path / "archive"
    running = started(runs(out, ground.given), env)
    until(lambda: shards_done(out) >= 2)
    os.kill(children(running)[0], signal.SIGKILL)
    until(lambda: shards_done(out) >= 5)
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    until(lambda: group_is_gone(running))
    assert 5 <= shards_done(out) < 16
    completes(ground, out, env)


def workers_of_dask(driver: int) -> list[int]:
    """The processes that a Dask cluster of the command keeps, found by what they run."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                told = (folder / "stat").read_text().rpartition(")")[2].split()
                line = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if int(told[1]) == driver and b"spawn_main" in line:
                found.append(int(folder.name))
    return found


# Run in every process of the command: what each socket is bound to.
BOUND = """
import os, socket
bind = socket.socket.bind
def told(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6):
        with open(os.environ["BOUND"], "a") as out:
            print(address[0], file=out)
    return bind(self, address)
socket.socket.bind = told
"""


@pytest.mark.skipif(sys.platform != "linux", reason="finds the processes in /proc")
def test_a_worker_of_dask_killed_and_nothing_heard_beyond_this_machine(
    env: dict[str, str], tmp_path: Path, ground: Ground
) -> None:
    (tmp_path / "sitecustomize.py").write_text(BOUND)
    env |= {
        "PYTHONPATH": os.pathsep.join([str(tmp_path), env["PYTHONPATH"]]),
        "BOUND": str(tmp_path / "bound"),
    }
    out = tmp_path / "archive"
    running = started(runs(out, ground.given, "--engine", "dask"), env)
    until(lambda: shards_done(out) >= 2)
    os.kill(workers_of_dask(running.pid)[0], signal.SIGKILL)
    _, err = running.communicate(timeout=120)
    assert running.returncode == 0, err
    assert err.splitlines()[-1].startswith("tracker: shards done 16 of 16, failed 0; articles 400,")
    assert set((tmp_path / "bound").read_text().split()) == {"127.0.0.1"}
    until(lambda: group_is_gone(running))
    completes(ground, out, env)


KILLED_AT_A_RENAME = """
import os, signal
rename = os.replace
def replace(old, new):
    if str(new).endswith("articles/shard-000003.parquet"):
        os.killpg(0, signal.SIGKILL)
    rename(old, new)
os.replace = replace
"""


def test_killed_between_write_and_rename(env: dict[str, str], tmp_path: Path, ground: Ground) -> None:
    """What has a name but no marker is not read, and done again; what was hidden goes."""
    out = tmp_path / "archive"
    running = started(runs(out, ground.given, code=KILLED_AT_A_RENAME), env)
    running.communicate()
    until(lambda: group_is_gone(running))
    layout = Layout(out)
    assert layout.table("statements", 3).exists()
    assert 3 not in layout.shards_done()
    assert list((out / "articles").glob(".shard-000003.*"))
    assert all(row["shard"] != 3 for row in rows_of(out))
    completes(ground, out, env)


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["int", "term"])
def test_leaving_when_asked_to(
    env: dict[str, str], tmp_path: Path, ground: Ground, sent: signal.Signals, code: int
) -> None:
    out = tmp_path / "archive"
    running = started(runs(out, ground.given), env)
    until(lambda: shards_done(out) >= 1)
    os.killpg(running.pid, sent)  # as a terminal does: the workers get it, too
    stdout, err = running.communicate(timeout=60)
    assert (running.returncode, stdout) == (code, "")
    assert err.startswith("tracker: interrupted; shards done ")
    assert err.count("\n") == 1
    until(lambda: group_is_gone(running))
    assert [path for path in out.rglob(".*") if path.is_file()] == []
    completes(ground, out, env)


POISON = """
import poisoned
from tracker_cli.archiving import run
run.Wanted = poisoned.Poisoned
"""
SLEEP = """
from tracker_archive import work
from tracker_archive.workers import pool
run.Wanted = poisoned.Sleeping
work.PATIENCE = pool.PATIENCE = 4.0
"""


@pytest.mark.parametrize(
    ("engine", "code", "lost"),
    [("local", POISON + SLEEP, [7, 9, 11]), ("dask", POISON, [7, 11])],
    ids=["local", "dask"],
)
def test_articles_that_kill_sleep_and_raise_are_named_and_the_others_come_through(
    env: dict[str, str], tmp_path: Path, engine: str, code: str, lost: list[int]
) -> None:
    given, out = records(tmp_path / "few.jsonl", 30), tmp_path / "archive"
    line = command(
        "archive", "run", given, "--out", out, "--shard-size", "10", "--jobs", "2" if engine == "local" else "1", "--engine", engine,
        code=code,
    )  # fmt: skip
    env["PYTHONPATH"] += os.pathsep + str(Path(__file__).resolve().parent.parent)
    done = subprocess.run(line, env=env, capture_output=True, encoding="utf-8", timeout=120)
    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert told[-1].startswith(f"tracker: shards done 3 of 3, failed 0; articles {30 - len(lost)},"), told
    assert any(line.startswith("tracker: shard 0: kills the process that works on it") for line in told)
    assert any("“خبر رقم 7” (https://example.org/news/7): kills the process" in line for line in told)
    reasons = {row["title"]: row["reason"].partition(" (")[0] for row in rows_of(out, "errors")}
    assert reasons.keys() == {f"خبر رقم {number}" for number in lost}
    assert reasons["خبر رقم 7"] == "kills the process that works on it"
    assert reasons.get("خبر رقم 9", "takes too long: stopped after ").startswith(
        "takes too long: stopped after "
    )
    assert reasons["خبر رقم 11"] == "RuntimeError: a fault of ours"
    articles = [row["id"] for row in rows_of(out, "articles")]
    assert articles == [n // 10 * 1_000_000 + n % 10 for n in range(30) if n not in lost]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of half a megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = os.geteuid() == 0 and shutil.which("mount")
    line = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)]
    if not mounted or subprocess.run(line, capture_output=True).returncode:
        pytest.skip("no right to mount a file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(env: dict[str, str], tmp_path: Path, small_disk: Path, ground: Ground) -> None:
    out = small_disk / "archive"
    done = tracker(*runs(out, ground.given, "--quiet")[3:], **env)
    assert done == (1, "", f"tracker: {out}: No space left on device\n")
    assert 0 < shards_done(out) < 16
    assert [path for path in out.rglob(".*") if path.is_file()] == []
    roomy = tmp_path / "archive"
    shutil.copytree(out, roomy)
    completes(ground, roomy, env)


def test_two_runs_on_one_folder(env: dict[str, str], tmp_path: Path, ground: Ground) -> None:
    out = tmp_path / "archive"
    first = started(runs(out, ground.given), env)
    until(lambda: shards_done(out) >= 1)
    os.killpg(first.pid, signal.SIGSTOP)
    for more in ([], ["--shard", "1/2"]):
        second = tracker(*runs(out, ground.given, *more)[3:], **env)
        assert (second.code, second.err.count("\n")) == (1, 1)
        assert f"{out}: process {first.pid} on " in second.err
    told = tracker("archive", "status", out, "--format", "csv", **env).out
    assert f"at work,{os.uname().nodename} {first.pid} " in told
    os.killpg(first.pid, signal.SIGCONT)
    _, err = first.communicate(timeout=60)
    assert first.returncode == 0, err
    completes(ground, out, env)


def test_a_lock_of_another_machine_holds_until_it_is_stale(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    lock = tmp_path / ".lock"
    lock.write_text("elsewhere 17 4711")
    with pytest.raises(StoreError, match="process 17 on elsewhere is at work on it"), Lock(layout):
        pass
    old = lock.stat().st_mtime - 1000
    os.utime(lock, (old, old))
    with Lock(layout, (2, 3)):
        assert [path.name for path in tmp_path.iterdir()] == [".lock-2-of-3"]
        with Lock(layout, (1, 3)):
            pass
        with pytest.raises(StoreError), Lock(layout):
            pass
    assert list(tmp_path.iterdir()) == []
