"""The questions on real articles, where they stand beside the project: no command fails, and the figures agree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sample import Run

pytestmark = pytest.mark.unmeasured

# Real text has everything that made-up text has not; what it says is tested elsewhere.
COMMANDS = (
    ("quotes", "--distinct"), ("quotes", "--group-by", "speaker"), ("quotes", "--group-by", "country"),
    ("quotes", "--search", "الهدنة"), ("quotes", "--unresolved"), ("articles",), ("speakers",), ("topics",), ("stats",),
    ("timeline",), ("timeline", "--each", "speaker"), ("trace", "--speaker-id", "sergey-lavrov"),
    ("sql", "select * from speakers_by_month"), ("sql", "select * from quotes"),
)  # fmt: skip


@pytest.fixture
def ingested(shared: Path, tracker: Run) -> None:
    folders = [shared / "eval" / name / "input" for name in ("seed", "dev-en")]
    there = [folder for folder in folders if folder.is_dir()]
    if not there:
        pytest.skip("../shared/eval is not here")
    assert tracker("ingest", "--quiet", *there).returncode == 0


@pytest.mark.usefixtures("ingested")
def test_every_question_has_an_answer(tracker: Run) -> None:
    total = int(tracker("quotes", "--count").stdout)
    assert total > 50
    for command in COMMANDS:
        for style in ("table", "ndjson", "csv", "markdown"):
            done = tracker(*command, "--format", style, COLUMNS="80")
            assert (done.returncode, "Traceback" in done.stderr) == (0, False), command
    records = [json.loads(line) for line in tracker("quotes", "--format", "ndjson").stdout.splitlines()]
    assert len(records) == total
    by_speaker = [json.loads(line) for line in tracker("speakers", "--format", "ndjson").stdout.splitlines()]
    ids = [id_ for record in records for id_ in (record["speaker_id"] or "").split(";") if id_]
    assert {row["id"]: row["statements"] for row in by_speaker} == {id_: ids.count(id_) for id_ in set(ids)}
    assert (
        sum(
            int(tracker("quotes", "--kind", kind, "--count").stdout)
            for kind in ("direct", "indirect", "mixed", "headline")
        )
        == total
    )


@pytest.mark.usefixtures("ingested")
def test_every_statement_is_shown_in_its_article(tracker: Run) -> None:
    records = [
        json.loads(line)
        for line in tracker("quotes", "--limit", "12", "--format", "ndjson").stdout.splitlines()
    ]
    for record in records:
        shown = tracker("show", str(record["id"]), "--whole").stdout
        assert all(f"⟦{part}⟧" in shown or "\n" in part for part in record["parts"]), record["id"]
