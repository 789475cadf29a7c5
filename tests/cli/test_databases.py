"""Copies of a database, and two made one, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from press import print_press
from sample import Run, articles_of_two, store
from tracker_store.database.schema import SCHEMA

pytestmark = pytest.mark.unmeasured


def test_a_backup(tracker: Run, tmp_path: Path) -> None:
    print_press(tmp_path / "tracker.db")
    done = tracker("backup", "copy.db")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "tracker: copy.db: 3 articles, 8 statements; checked\n"
    assert tracker("--db", "copy.db", "quotes").stdout == tracker("quotes").stdout
    again = tracker("backup", "copy.db")
    assert (again.returncode, again.stderr) == (
        1,
        "tracker: copy.db: is there already; --force replaces it\n",
    )
    assert tracker("backup", "copy.db", "--force").returncode == 0


def test_a_merge(tracker: Run, tmp_path: Path) -> None:
    print_press(tmp_path / "tracker.db")
    store(tmp_path / "other.db", articles_of_two()[1])
    done = tracker("merge", "other.db")
    assert done.stderr == "tracker: other.db: articles 1, statements 2\n"
    counts = json.loads(tracker("merge", "other.db", "--format", "json").stdout)
    assert (counts["articles"], counts["there"]) == (0, 1)
    assert tracker("check").returncode == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none.db", "none.db: no such database"),
        ("tracker.db", "tracker.db: is the database itself"),
        ("text.db", "text.db: file is not a database"),
        ("newer.db", "newer.db: made by a newer version of tracker"),
    ],
)
def test_what_cannot_be_merged_is_one_line(tracker: Run, tmp_path: Path, name: str, said: str) -> None:
    import sqlite3

    print_press(tmp_path / "tracker.db")
    (tmp_path / "text.db").write_text("no database " * 100)
    with sqlite3.connect(tmp_path / "newer.db") as connection:
        connection.execute(f"pragma user_version = {SCHEMA + 1}")
    connection.close()
    done = tracker("merge", name)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(f"tracker: {said}")
