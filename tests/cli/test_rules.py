"""`tracker rules`: every rule with its examples, and how often each answers in a corpus."""

from __future__ import annotations

import json
from pathlib import Path

from sample import Run
from tracker_extract.register import RULES


def test_every_rule_is_listed_without_a_database(tracker: Run, tmp_path: Path) -> None:
    done = tracker("rules", "--format", "ndjson", "--db", str(tmp_path / "none.db"))
    assert (done.returncode, done.stderr) == (0, "")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in rows] == [rule.id for rule in RULES]
    assert {tuple(row) for row in rows} == {("id", "stage", "says", "examples", "but_not", "fired")}
    assert {row["fired"] for row in rows} == {None}
    assert all(set(row["examples"][0]) == {"language", "text", "gloss", "published", "title"} for row in rows)
    assert not (tmp_path / "none.db").exists()


def test_how_often_each_answers_in_a_corpus(tracker: Run, tmp_path: Path) -> None:
    texts = (
        "Kerry said the road was open. Lavrov said it was not.",
        "Kerry did not say that the road was open.",
    )
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
    done = tracker("rules", "--corpus", str(file), "--format", "json")
    assert (done.returncode, done.stderr) == (0, "tracker: counted in 2 articles\n")
    fired = {row["id"]: row["fired"] for row in json.loads(done.stdout)}
    assert (fired["order/subject-first"], fired["refusal/taken-back"], fired["order/relay"]) == (2, 1, 0)


def test_a_file_that_cannot_be_read_is_told(tracker: Run, tmp_path: Path) -> None:
    done = tracker("rules", "--corpus", str(tmp_path / "none.txt"))
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].endswith("No such file or directory")
    assert len(done.stdout.splitlines()) > len(RULES)
