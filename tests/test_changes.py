"""What `make changes` calls gained, lost and altered: on dumps made by hand, and on the engine without one verb."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
sys.path.append(str(BENCHMARKS))

from changes_compare import Difference, differences, overlap, read_otherwise  # noqa: E402

pytestmark = pytest.mark.unmeasured

TEXT = "Mona Haddad said the bridge is shut and that the ferry runs."
SAID = [12, 16]
BRIDGE = [17, 35]
NOTHING: frozenset[str] = frozenset()


def statement(**other: Any) -> dict[str, Any]:
    speaker = {
        "id": "mona-haddad", "name": "Mona Haddad", "name_ar": None, "class": "person", "role": None,
        "country": None, "registered": False,
    }  # fmt: skip
    return {
        "parts": [BRIDGE], "kind": "indirect", "act": "say", "cue": SAID, "source": [0, 11], "speakers": [speaker],
        "resolved_by": "name", "date": None, "topics": [], "language": "en", "confidence": 0.9,
        "evidence": [["find", "subject-verb-clause", "", [SAID]], ["speaker", "name", "Mona Haddad", [[0, 11]]]],
    } | other  # fmt: skip


def dump(*statements: dict[str, Any]) -> dict[str, Any]:
    return {"a": {"article": "a", "text": TEXT, "statements": list(statements)}}


def told(before: Any, after: Any, ignored: frozenset[str] = frozenset({"rule"})) -> list[Difference]:
    return list(differences("set", before, after, ignored))


SPEAKER = statement()["speakers"][0]
OTHER_RULE = [["find", "clause", "", [SAID]], ["speaker", "name", "Mona Haddad", [[0, 11]]]]
ALTERED = [
    ("longer content, the same cue", {"parts": [BRIDGE, [45, 59]]}, ["parts"]),
    ("quite other content, the same cue", {"parts": [[45, 59]]}, ["parts"]),
    ("another cue, the same content", {"cue": None}, ["cue"]),
    ("another act, another day", {"act": "affirm", "date": "2016-01-02"}, ["act", "date"]),
    ("a role of the same speaker", {"speakers": [SPEAKER | {"role": "Mayor"}]}, ["speaker.role"]),
    ("another speaker", {"speakers": [SPEAKER | {"id": "x", "name": "X", "role": "Mayor"}]}, ["speakers"]),
    ("nobody", {"speakers": [], "resolved_by": "unresolved"}, ["resolved_by", "speakers"]),
    ("another note", {"evidence": [["find", "subject-verb-clause", "seen", [SAID]]]}, ["notes"]),
    ("a rule's name apart", {"evidence": OTHER_RULE}, []),
]  # fmt: skip


@pytest.mark.parametrize(("change", "fields"), [row[1:] for row in ALTERED], ids=[row[0] for row in ALTERED])
def test_altered_field_by_field(change: dict[str, Any], fields: list[str]) -> None:
    found = told(dump(statement()), dump(statement(**change)))
    assert [(each.sort, list(each.fields)) for each in found] == ([("altered", fields)] if fields else [])


def test_a_rule_has_a_name_when_asked() -> None:
    (each,) = told(dump(statement()), dump(statement(evidence=OTHER_RULE)), NOTHING)
    assert list(each.fields) == ["rule"]
    assert each.rules() == {"subject-verb-clause", "clause", "name"}


def test_gained_and_lost() -> None:
    ferry = statement(parts=[[45, 59]], cue=[36, 39])
    assert [each.sort for each in told(dump(statement()), dump(statement(), ferry))] == ["gained"]
    assert [each.sort for each in told(dump(statement(), ferry), dump(ferry))] == ["lost"]
    assert [each.sort for each in told(dump(statement()), dump(ferry))] == ["lost", "gained"]


def test_each_is_paired_with_the_one_most_like_it() -> None:
    ferry = statement(parts=[[45, 59]])
    assert told(dump(statement(), ferry), dump(statement(), ferry)) == []
    (each,) = told(dump(statement()), dump(statement(), ferry))
    assert (each.sort, each.after) == ("gained", ferry)


def test_a_text_read_otherwise_is_named_and_not_compared() -> None:
    other = {"a": {"article": "a", "text": TEXT + " ", "statements": []}}
    assert told(dump(statement()), other) == []
    assert read_otherwise(dump(statement()), other) == ["a"]
    assert read_otherwise(dump(), dump()) == []


def test_overlap_is_of_characters() -> None:
    assert overlap([(0, 10)], [(0, 10)]) == 1
    assert overlap([(0, 10)], [(5, 10), (20, 25)]) == pytest.approx(5 / 15)
    assert overlap([(0, 10)], [(10, 20)]) == 0


Changes = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def changes(env: dict[str, str]) -> Changes:
    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(BENCHMARKS / "changes.py"), *map(str, arguments)]
        return subprocess.run(command, env=env, capture_output=True, encoding="utf-8")

    return run


def test_a_verb_that_was_not_there_before(changes: Changes, root: Path, tmp_path: Path) -> None:
    sources = tmp_path / "extract"
    shutil.copytree(root / "extract", sources, ignore=shutil.ignore_patterns("__pycache__"))
    table = sources / "tracker_extract" / "lang" / "fr" / "cues.csv"
    lines = table.read_text("utf-8").splitlines(keepends=True)
    table.write_text("".join(line for line in lines if "affirmé" not in line), "utf-8")
    assert len(lines) > len(table.read_text("utf-8").splitlines())
    done = changes("--before-dir", tmp_path, "--sets", "cases", "--fail-on-change", "--jobs", "2")
    assert (done.returncode, done.stderr) == (1, "")
    assert "GAINED  cases fr/" in done.stdout
    assert "affirm" in done.stdout


@pytest.mark.parametrize("arguments", [["no-such-revision"], ["--before-dir", "no-such-folder"], []])
def test_what_cannot_be_compared_is_said(changes: Changes, arguments: list[str]) -> None:
    done = changes(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr and done.stderr


def test_a_dump_is_of_plain_values(env: dict[str, str], root: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Mona Haddad said that the bridge is shut.\n", "utf-8")
    out = tmp_path / "out.jsonl.gz"
    command = [sys.executable, str(BENCHMARKS / "changes_dump.py"), "articles", str(tmp_path), str(out)]
    subprocess.run(command, env=env | {"PYTHONPATH": str(root / "extract")}, check=True)
    line = json.loads(gzip.decompress(out.read_bytes()))
    assert line["article"] == "a.txt"
    assert [each["cue"] for each in line["statements"]] == [SAID]
