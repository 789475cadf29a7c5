"""Quotations proved from the command line, run as processes on the press."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from press import print_press
from sample import Run, at_terminal
from tracker_store.judging.verify import VERIFY_KEYS

pytestmark = pytest.mark.unmeasured


@pytest.fixture(autouse=True)
def press(tmp_path: Path) -> Path:
    print_press(tmp_path / "tracker.db")
    return tmp_path / "tracker.db"


def test_a_quotation_that_is_real(tracker: Run) -> None:
    words = "الأزمة لا تحل إلا بالحوار"
    done = tracker("verify", words, "--speaker", "Lavrov", "--format", "json")
    (row,) = json.loads(done.stdout)
    assert (done.returncode, row["verdict"], row["found"], row["asked"]) == (0, "verbatim", words, "Lavrov")
    assert tuple(row) == VERIFY_KEYS
    assert done.stderr.endswith("tracker: verbatim 1\n")


def test_a_file_of_them(tracker: Run, tmp_path: Path) -> None:
    lines = [
        "وقف اطلاق النار في حلب",
        "",
        json.dumps({"quote": "peace talks go on", "speaker": "kremlin"}),
        "نعم لا كلا",
        json.dumps({"quote": "peace talks go on", "speaker": "Zzyzx Qwrtp"}),
    ]
    (tmp_path / "claims.txt").write_text("\n".join(lines), "utf-8")
    done = tracker("verify", "--file", "claims.txt", "--format", "ndjson", "--limit", "1")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["number"], row["verdict"]) for row in rows] == [
        (1, "verbatim"), (2, "other-speaker"), (3, "absent"), (4, "other-speaker"),
    ]  # fmt: skip
    assert done.returncode == 3
    assert done.stderr.endswith("tracker: verbatim 1, other-speaker 2, absent 1\n")


def test_what_quotes_prints_is_there(tracker: Run) -> None:
    printed = tracker("quotes", "--format", "ndjson").stdout
    done = tracker("verify", "--file", "-", "--format", "tsv", input=printed)
    assert (done.returncode, done.stderr) == (3, "tracker: verbatim 7, denied 1\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["verify"], 2, "give the words"),
        (["verify", "a", "--file", "b"], 2, "give the words"),
        (["verify", "a", "--speaker", "Zzyzx Qwrtp"], 1, "unknown speaker"),
        (["verify", "--file", "none.txt"], 1, "none.txt: No such file"),
        (["verify", "--file", "bad.txt"], 1, 'bad.txt: line 1 is no JSON object with a "quote"'),
        (["verify", "--file", "odd.txt"], 1, 'odd.txt: line 1: "quote" and "speaker" must be text'),
        (["verify", "--file", "bytes.txt"], 1, "bytes.txt: is not UTF-8 at byte 0"),
    ],
)
def test_errors_are_one_line(
    tracker: Run, tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    (tmp_path / "bad.txt").write_text('{"words": 1}')
    (tmp_path / "odd.txt").write_text('{"quote": 1}')
    (tmp_path / "bytes.txt").write_bytes(b"\xff")
    done = tracker(*arguments)
    assert (done.stdout, done.returncode) == ("", code)
    assert said in done.stderr
    assert code == 2 or done.stderr.count("\n") == 1


def test_at_a_terminal(press: Path) -> None:
    lines, _, code = at_terminal("verify", "There is no ceasefire in the town", "--db", press)
    shown = "\n".join(lines)
    assert code == 3
    assert "beginning" in shown and "denied:" in shown and "not said: the town" in shown
    assert "nobody knows" in "\n".join(at_terminal("verify", "nobody knows", "--db", press)[0])
    hostile, _, code = at_terminal("verify", "\x1b[31m[red]=1+1\u202e", "--db", press)
    assert code == 3
    assert "\x1b" not in "".join(hostile) and "\u202e" not in "".join(hostile)
    assert "[red]" in "".join(hostile)
