"""`tracker check`: every fault is named; a sound database is called so."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from sample import Run
from tracker_store.database.connect import writing


def test_a_sound_database(tracker: Run, database: Path) -> None:
    done = tracker("check")
    assert (done.stdout, done.returncode) == ("", 0)
    assert done.stderr == "tracker: articles 2, statements 5: nothing wrong\n"


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("update articles set text = text || '.' where id = 2", "article 2: its text is not what was stored"),
        ("update statement_parts set text = 'x' where statement_id = 1", "statement 1: 6-18 of the text is not 'x'"),
        ("update statements set cue_start = 0 where id = 2", "statement 2: 0-23 of the text is not 'وقال'"),
        ("update statements set start = 3 where id = 1", "statement 1: begins at "),
        ("delete from statement_parts where statement_id = 1", "statement 1: has no words"),
        ("update statement_search set folded = '' where statement_id = 1", "statement 1: the search words are not"),
        ("delete from statement_search where statement_id = 1", "statement 1: the search words are not"),
        ("delete from speakers where id = 'john-kerry'", "statement_speakers row "),
        ("delete from articles where id = 2", "statements row 4: refers to nothing in articles"),
        ("update articles set regions = '[[\"body\", 0, 9999]]' where id = 1", "article 1: its body at 0-9999 lies"),
        ("insert into statement_fts (statement_fts, rowid, folded) values ('delete', 1, 'no such words')",
         "search index: "),
    ],
    ids=["text", "part", "cue", "start", "no parts", "search words", "no search words", "speaker", "article",
         "region", "index"],
)  # fmt: skip
def test_damage_is_named(tracker: Run, database: Path, damage: str, fault: str) -> None:
    connection = sqlite3.connect(database)  # without foreign keys
    connection.execute(damage)
    connection.commit()
    connection.close()
    done = tracker("check")
    assert done.returncode == 1
    assert any(line.startswith(fault) for line in done.stdout.splitlines()), done.stdout
    assert done.stderr.endswith((" fault\n", " faults\n"))


def test_links_and_versions(tracker: Run, database: Path) -> None:
    with writing(database) as db:
        db.execute("insert into article_links values (1, 2, 0.9)")
        db.execute("insert into article_links values (2, 1, 0.9)")
        db.execute("update articles set url = 'https://x/1', replaces = 1")
    assert sorted(tracker("check").stdout.splitlines()) == [
        "article 1: linked to a copy instead of the first",
        "article 2: linked to a copy instead of the first",
        "https://x/1: has more than one current version",
    ]


def test_a_damaged_file(tracker: Run, database: Path) -> None:
    with writing(database) as db:
        db.execute("pragma wal_checkpoint(truncate)")
    data = bytearray(database.read_bytes())
    page = 4096
    for number in range(3, len(data) // page):
        data[number * page + 8 : number * page + 64] = b"\xff" * 56
    database.write_bytes(data)
    done = tracker("check")
    assert done.returncode == 1
    assert "malformed" in done.stdout + done.stderr or "integrity" in done.stdout
    assert "Traceback" not in done.stderr


def test_no_database(tracker: Run) -> None:
    done = tracker("check")
    assert (done.returncode, "no such database" in done.stderr) == (1, True)
