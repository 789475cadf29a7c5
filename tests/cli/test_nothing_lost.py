"""Whatever happens to `tracker ingest`: each article is whole or absent, and the same command completes the work."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sample import Run
from trouble import children, command, count, files, group_is_gone, records, started, text_of, until

pytestmark = pytest.mark.unmeasured

KILLS = 12


def sound(tracker: Run) -> None:
    """`tracker check` finds nothing wrong, and no article is without its statements."""
    done = tracker("check")
    assert (done.stdout, done.returncode) == ("", 0), done.stdout


def whole(env: dict[str, str]) -> bool:
    connection = sqlite3.connect(env["TRACKER_DB"])
    query = "select id from articles where id not in (select article_id from statements)"
    try:
        return connection.execute(query).fetchall() == []
    finally:
        connection.close()


def completes(tracker: Run, given: Path, env: dict[str, str], expected: int) -> None:
    """The same command again adds what was missing of so many articles, and once more finds all there."""
    assert tracker("ingest", given).returncode == 0
    assert f"new 0, already there {expected}, changed 0; failed 0" in tracker("ingest", given).stderr
    sound(tracker)
    assert whole(env)


def kill_again_and_again(tracker: Run, env: dict[str, str], tmp_path: Path, kills: int, number: int) -> None:
    """Two commands at once on one database, one on files, one on records of the same articles; both killed."""
    chance = random.Random(kills)
    folder, lines = files(tmp_path / "many", number), records(tmp_path / "many.jsonl", number)
    for _ in range(kills):
        jobs = str(chance.choice((1, 2, 3)))
        running = [
            started(command("ingest", "--quiet", "--jobs", jobs, given), env) for given in (folder, lines)
        ]
        time.sleep(chance.uniform(0.3, 1.6))
        for process in running:
            os.kill(process.pid, signal.SIGKILL)
            process.communicate()
        for process in running:
            until(lambda process=process: group_is_gone(process))  # type: ignore[misc]
        if Path(env["TRACKER_DB"]).exists() and count(env):
            sound(tracker)
            assert whole(env)
    completes(tracker, folder, env, number)
    completes(tracker, lines, env, number)
    assert count(env) == 2 * number


@pytest.mark.usefixtures("env")
def test_killed_at_random_moments(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    kill_again_and_again(tracker, env, tmp_path, KILLS, 400)


@pytest.mark.stress
def test_killed_at_two_hundred_random_moments(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    kill_again_and_again(tracker, env, tmp_path, 200, 4000)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["int", "term"])
def test_leaving_when_asked_to(
    tracker: Run, env: dict[str, str], tmp_path: Path, jobs: str, sent: signal.Signals, code: int
) -> None:
    given = records(tmp_path / "many.jsonl", 3000)
    running = started(command("ingest", "--jobs", jobs, given), env)
    until(lambda: count(env) > 0)
    os.killpg(running.pid, sent)  # as a terminal does: the workers get it, too
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (code, "")
    assert err.count("\n") == 1
    assert err.startswith("tracker: interrupted; files 1, articles read ")
    assert f"new {count(env)}," in err
    assert 0 < count(env) < 3000
    until(lambda: group_is_gone(running))
    sound(tracker)
    completes(tracker, given, env, 3000)


@pytest.mark.skipif(sys.platform != "linux", reason="finds the processes in /proc")
def test_workers_and_reader_that_die_cost_no_article(
    tracker: Run, env: dict[str, str], tmp_path: Path
) -> None:
    chance = random.Random(5)
    given = files(tmp_path / "many", 1500)
    running = started(command("ingest", "--jobs", "2", given), env)
    until(lambda: count(env) > 0)
    killed = 0
    while running.poll() is None and killed < 6:
        working = children(running)[:-1]  # not the youngest, which may be a replacement that has hardly begun
        if len(working) >= 2:
            os.kill(chance.choice(working), signal.SIGKILL)
            killed += 1
        time.sleep(0.15)
    _, err = running.communicate(timeout=120)
    assert killed
    assert (running.returncode, count(env)) == (0, 1500), err
    assert "articles read 1500: new 1500, already there 0, changed 0; failed 0" in err
    completes(tracker, given, env, 1500)


POISON = """
import os, signal
from tracker_archive.workers.work import Finding
find = Finding.__call__
def poisoned(self, task):
    if "رقم 7 " in task.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "رقم 9 " in task.text:
        raise RuntimeError("a fault of ours")
    return find(self, task)
Finding.__call__ = poisoned
"""


def test_an_article_that_kills_its_worker_is_named_and_set_aside(
    tracker: Run, env: dict[str, str], tmp_path: Path
) -> None:
    given = files(tmp_path / "many", 60)
    shown = subprocess.run(
        command("ingest", "--jobs", "2", given, code=POISON), env=env, capture_output=True, encoding="utf-8"
    )
    assert shown.returncode == 1
    killer, fault, summary = sorted(shown.stderr.splitlines(), key=lambda line: "files" in line)
    assert killer.startswith(
        f"tracker: {given}/00007.txt: “خبر رقم 7”: kills the process that works on it (SIGKILL)"
    )
    assert fault == f"tracker: {given}/00009.txt: “خبر رقم 9”: RuntimeError: a fault of ours"
    assert "new 58, already there 0, changed 0; failed 2" in summary
    assert count(env) == 58
    completes(tracker, given, env, 60)


READER_DIES = """
import os
from tracker_archive.workers import reading
read = reading.read_paths
def dying(paths, options):
    if paths[0].endswith("00003.txt"):
        os._exit(9)
    return read(paths, options)
reading.read_paths = dying
"""


def test_a_file_that_ends_the_reader_is_named_and_the_others_are_read(
    env: dict[str, str], tmp_path: Path
) -> None:
    given = files(tmp_path / "many", 60)
    line = command("ingest", "--jobs", "2", given, code=READER_DIES)
    done = subprocess.run(line, env=env, capture_output=True, encoding="utf-8")
    assert done.stderr.startswith(f"tracker: {given}/00003.txt: reading it ends the reader (code 9)\n")
    assert (done.returncode, count(env)) == (1, 59)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = os.geteuid() == 0 and shutil.which("mount")
    line = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if not mounted or subprocess.run(line, capture_output=True).returncode:
        pytest.skip("no right to mount a file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(tracker: Run, env: dict[str, str], tmp_path: Path, small_disk: Path) -> None:
    full_then_room(tracker, env, tmp_path, small_disk / "tracker.db")


def full_then_room(tracker: Run, env: dict[str, str], tmp_path: Path, database: Path) -> None:
    given = records(tmp_path / "many.jsonl", 2000)
    done = tracker("ingest", given, TRACKER_DB=str(database))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"tracker: {database}: database or disk is full\n"
    for beside in database.parent.iterdir():
        shutil.copy(beside, tmp_path / beside.name)  # where there is room
    assert 0 < count(env) < 2000
    sound(tracker)
    completes(tracker, given, env, 2000)


def test_a_limit_on_the_size_of_files(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    """What a quota does: writing fails with another error than on a full disk."""
    given = records(tmp_path / "many.jsonl", 1000)
    limit = 1_000_000
    done = subprocess.run(
        command("ingest", given),
        env=env,
        capture_output=True,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"tracker: {env['TRACKER_DB']}: ")
    assert done.stderr.count("\n") == 1
    sound(tracker)
    completes(tracker, given, env, 1000)


def without_power(line: list[str]) -> list[str]:
    """The line run so that file modes bind it, though we be root."""
    if os.geteuid():
        return line
    if shutil.which("setpriv") is None:
        pytest.skip("root writes everywhere, and setpriv is not installed")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", *line]


def test_a_read_only_database(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    given = files(tmp_path / "many", 5)
    assert tracker("ingest", given / "00000.txt").returncode == 0
    database = Path(env["TRACKER_DB"])
    database.chmod(0o444)
    line = without_power(command("ingest", given))
    done = subprocess.run(line, env=env, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"tracker: {database}: attempt to write a readonly database\n"
    database.chmod(0o644)
    completes(tracker, given, env, 5)


def test_a_locked_database(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    given = files(tmp_path / "many", 5)
    assert tracker("ingest", given / "00000.txt").returncode == 0
    holder = sqlite3.connect(env["TRACKER_DB"])
    holder.execute("begin immediate")
    soon = "import tracker_store.database.connect as c; c.BUSY_SECONDS = 0.2"
    done = subprocess.run(command("ingest", given, code=soon), env=env, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (1, f"tracker: {env['TRACKER_DB']}: database is locked\n")
    patient = started(command("ingest", "--quiet", given), env)
    time.sleep(1)
    assert patient.poll() is None
    holder.rollback()
    holder.close()
    assert patient.wait(timeout=60) == 0
    completes(tracker, given, env, 5)


def test_two_at_once(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    given = files(tmp_path / "many", 300)
    running = [started(command("ingest", "--format", "json", given), env) for _ in range(2)]
    outcomes = [(process.communicate(timeout=120), process.returncode) for process in running]
    assert [(err, code) for (_, err), code in outcomes] == [("", 0), ("", 0)]
    assert count(env) == 300
    completes(tracker, given, env, 300)


def test_a_file_that_is_cut_and_then_whole(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    """The records before the cut are in; those behind it come with the whole file."""
    given = records(tmp_path / "many.jsonl", 20)
    complete = given.read_bytes()
    given.write_bytes(complete[: len(complete) * 2 // 3])
    done = tracker("ingest", given)
    assert (done.returncode, done.stderr.count("not valid JSON")) == (1, 1)
    assert count(env) == 13
    given.write_bytes(complete)
    completes(tracker, given, env, 20)


def test_texts_differ(tmp_path: Path) -> None:
    """What the other tests count on."""
    assert len({text_of(number) for number in range(4000)}) == 4000
