"""`tracker watch`: what arrives is taken in; what is still being written waits."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sample import Run
from trouble import command, count, files, started, text_of, until

pytest.importorskip("watchfiles")


@pytest.fixture
def watching(env: dict[str, str], tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The command, watching a folder of two articles, which it has taken in."""
    files(tmp_path / "news", 2)
    running = started(command("watch", "news"), env, cwd=tmp_path)
    until(lambda: count(env) == 2)
    yield running
    if running.poll() is None:
        running.kill()
        running.communicate()


def test_arrivals(watching: subprocess.Popen[str], env: dict[str, str], tmp_path: Path, tracker: Run) -> None:
    time.sleep(0.5)
    (tmp_path / "news" / "new.txt").write_text(text_of(10), encoding="utf-8")
    (tmp_path / "news" / ".hidden.txt").write_text(text_of(11), encoding="utf-8")
    slow = (tmp_path / "news" / "slow.txt").open("w", encoding="utf-8")
    for piece in text_of(12).splitlines(keepends=True):
        slow.write(piece)
        slow.flush()
        time.sleep(0.4)
    slow.close()
    until(lambda: count(env) == 4)
    watching.send_signal(signal.SIGINT)
    out, err = watching.communicate(timeout=30)
    assert (watching.returncode, out) == (130, "")
    assert "tracker: watching news\n" in err
    assert err.splitlines()[-1].startswith(
        "tracker: interrupted; files 4, articles read 4: new 4, already there 0"
    )
    connection = sqlite3.connect(env["TRACKER_DB"])
    stored = dict(connection.execute("select path, text from articles").fetchall())
    connection.close()
    assert stored["news/new.txt"] == text_of(10)
    assert stored["news/slow.txt"] == text_of(12)
    assert tracker("check").returncode == 0


def test_sigterm(watching: subprocess.Popen[str]) -> None:
    watching.send_signal(signal.SIGTERM)
    watching.communicate(timeout=30)
    assert watching.returncode == 143


def test_no_folder(tracker: Run) -> None:
    done = tracker("watch", "nowhere")
    assert (done.returncode, "tracker: nowhere: no such folder\n" in done.stderr) == (1, True)


def test_the_extra_is_named(env: dict[str, str], tmp_path: Path) -> None:
    missing = "import sys; sys.modules['watchfiles'] = None"
    done = subprocess.run(
        command("watch", tmp_path, code=missing), env=env, capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, "pip install 'statement-tracker[watch]'" in done.stderr) == (1, True)
