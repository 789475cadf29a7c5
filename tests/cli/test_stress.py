"""Long tests of `tracker ingest`: killed again and again, several at once. Run by `make stress`."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.stress

KILLS = 50
ARTICLES = 300
TEXT = "خبر {0}\n27 آب/أغسطس 2016\n\nقال وزير الخارجية الروسي سيرغي لافروف إن الهدنة رقم {0} قريبة.\n"


def test_killed_at_random_moments_by_two_at_once_nothing_is_lost(env: dict[str, str], tmp_path: Path) -> None:
    chance = random.Random(1)
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(ARTICLES):
        (folder / f"{number:03}.txt").write_text(TEXT.format(number), encoding="utf-8")
    command = [sys.executable, "-m", "tracker_cli", "ingest", "--quiet", str(folder)]
    for _ in range(KILLS):
        running = [subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL) for _ in range(2)]
        time.sleep(chance.uniform(0.2, 1.2))
        for process in running:
            process.kill()
            process.wait()
    subprocess.run(command, env=env, check=True)
    connection = sqlite3.connect(env["TRACKER_DB"])
    assert connection.execute("select count(*) from articles").fetchone() == (ARTICLES,)
    without = "select count(*) from articles a where not exists (select 1 from statements s where s.article_id = a.id)"
    assert connection.execute(without).fetchone() == (0,)
    assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    connection.execute("insert into statement_fts (statement_fts, rank) values ('integrity-check', 1)")
    connection.close()
