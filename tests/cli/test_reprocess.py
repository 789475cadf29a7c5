"""`tracker reprocess`: what the rules say today, in place of what they once said."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from pathlib import Path

import pytest

from sample import Run
from trouble import command, files, records

pytestmark = pytest.mark.unmeasured


def change(env: dict[str, str], *statements: str) -> None:
    """Make the database what earlier rules would have left."""
    connection = sqlite3.connect(env["TRACKER_DB"])
    connection.execute("pragma foreign_keys = on")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def state(env: dict[str, str]) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(env["TRACKER_DB"])
    try:
        return connection.execute(
            "select s.*, (select group_concat(speaker_id) from statement_speakers where statement_id = s.id) from statements s order by id"
        ).fetchall()
    finally:
        connection.close()


@pytest.fixture
def ingested(tracker: Run, tmp_path: Path) -> Path:
    given = records(tmp_path / "many.jsonl", 40)
    assert tracker("ingest", given).returncode == 0
    return given


@pytest.mark.usefixtures("ingested")
def test_nothing_changes_where_the_rules_are_the_same(tracker: Run, env: dict[str, str]) -> None:
    before = state(env)
    done = tracker("reprocess")
    assert (done.stdout, done.returncode) == ("", 0)
    assert done.stderr == (
        f"tracker: articles 40, changed 0, failed 0; statements gone 0, new 0, speaker changed 0, other details 0, "
        f"unchanged {len(before)}\n"
    )
    assert state(env) == before


@pytest.mark.parametrize(
    "earlier",
    ["json_set(evidence, '$[#-1].rule', 'estimate', '$[#-1].note', '')", "json_remove(evidence, '$[#-1]')"],
    ids=["with parts alone", "with nothing of it"],
)
@pytest.mark.usefixtures("ingested")
def test_an_older_database_gets_the_confidence_of_today(
    tracker: Run, env: dict[str, str], earlier: str
) -> None:
    before = state(env)
    change(env, f"update statements set confidence = 0.95, evidence = {earlier}")
    keys = list(json.loads(tracker("quotes", "--format", "ndjson", "--limit", "1").stdout))
    assert state(env) != before
    done = tracker("reprocess")
    assert (done.stdout, done.returncode) == ("", 0)
    assert f"speaker changed 0, other details 0, unchanged {len(before)}" in done.stderr
    assert state(env) == before
    record = json.loads(tracker("quotes", "--format", "ndjson", "--limit", "1").stdout)
    assert list(record) == keys
    assert record["confidence"] < 0.95


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.usefixtures("ingested")
def test_what_changed_is_printed_and_unchanged_ids_stay(tracker: Run, env: dict[str, str], jobs: str) -> None:
    before = state(env)
    change(
        env,
        "update statement_parts set start = start + 1, text = substr(text, 2) where statement_id = 1 and position = 0",
        "delete from statements where id = 4",
        "update statement_speakers set speaker_id = 'john-kerry' where statement_id = 5",
        "update statements set act = 'sing' where id = 6",
    )
    done = tracker("reprocess", "--jobs", jobs, "--format", "ndjson")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(event["change"], event["article_id"], event["id"]) for event in events] == [
        ("gone", 1, 1), ("new", 1, None), ("new", 2, None), ("speaker", 2, 5)
    ]  # fmt: skip
    assert (events[3]["before"], events[3]["speakers"]) == (["John Kerry"], ["Sergey Lavrov"])
    assert (
        "articles 40, changed 2, failed 0; statements gone 1, new 2, speaker changed 1, other details 1"
        in done.stderr
    )
    after = {row[0]: row for row in state(env)}
    last = max(row[0] for row in before)
    assert sorted(after) == sorted({row[0] for row in before} - {1, 4} | {last + 1, last + 2})
    assert all(after[row[0]] == row for row in before if row[0] not in (1, 4))
    assert tracker("check").returncode == 0
    assert "changed 0" in tracker("reprocess").stderr


@pytest.mark.usefixtures("ingested")
def test_lines_to_read(tracker: Run, env: dict[str, str]) -> None:
    change(env, "delete from statement_speakers where statement_id = 2")
    done = tracker("reprocess", "--article", "1", "--article", "2")
    assert done.stdout.startswith("article 1: statement 2: unresolved is now Sergey Lavrov: ")
    assert "articles 2, changed 1" in done.stderr


@pytest.mark.parametrize(
    ("line", "articles"),
    [
        (["--outlet", "Agency"], 40),
        (["--outlet", "Nobody"], 0),
        (["--since", "2016-08-27", "--until", "2016-08"], 40),
        (["--since", "2016-08-28"], 0),
        (["--article", "3"], 1),
    ],
    ids=["outlet", "no outlet", "dates", "later", "id"],
)
@pytest.mark.usefixtures("ingested")
def test_which_articles(tracker: Run, line: list[str], articles: int) -> None:
    done = tracker("reprocess", *line)
    assert (done.returncode, done.stderr.startswith(f"tracker: articles {articles}, ")) == (0, True)


def test_what_is_not_there(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    missing = tracker("reprocess")
    assert (missing.returncode, "no such database" in missing.stderr) == (1, True)
    assert not Path(env["TRACKER_DB"]).exists()
    assert tracker("ingest", files(tmp_path / "one", 1)).returncode == 0
    assert tracker("reprocess", "--article", "9").stderr.startswith("tracker: unknown article '9'")


def test_an_article_that_cannot_be_worked_on_keeps_its_statements(
    tracker: Run, env: dict[str, str], ingested: Path
) -> None:
    before = state(env)
    fault = (
        "from tracker_cli.ingest.work import Finding\n"
        "find = Finding.__call__\n"
        "def faulty(self, task):\n"
        "    if 'رقم 7 ' in task.text:\n"
        "        raise RuntimeError('a fault of ours')\n"
        "    return find(self, task)\n"
        "Finding.__call__ = faulty\n"
    )
    done = subprocess.run(command("reprocess", code=fault), env=env, capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert done.stderr.startswith("tracker: article 8: RuntimeError: a fault of ours\n")
    assert state(env) == before
