"""What is stored, scored against what a person marked: as processes, on the press."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from press import articles, print_press
from sample import Run
from tracker_store.asking.filters import Filter
from tracker_store.asking.query import quotes
from tracker_store.database.connect import reading
from tracker_store.judging.evaluate import ERROR_KEYS, SCORE_KEYS, Marked, Score, evaluated

pytestmark = pytest.mark.unmeasured
WEEKLY = articles()[2][0].text


@pytest.fixture(autouse=True)
def press(tmp_path: Path) -> Path:
    print_press(tmp_path / "tracker.db")
    return tmp_path / "tracker.db"


def says(*parts: str, **more: Any) -> dict[str, Any]:
    return {"parts": list(parts), **more}


def scored(
    press: Path, text: str, *said: dict[str, Any], title: str | None = None
) -> tuple[Score, dict[str, Any]]:
    with reading(press) as connection:
        score = evaluated(connection, [Marked("one", text, title, said)])
    return score, {row["measure"]: row for row in score.rows()}


TRUCE = "There is no ceasefire in Aleppo"
CLEAR = "It's 100% clear: a-b AND c"


@pytest.mark.parametrize(
    ("said", "found", "exact", "joint", "wrong"),
    [
        (says(TRUCE, speaker="Sergey Lavrov"), 1, 1, 1, []),
        (says(TRUCE, speaker="Lavrov"), 1, 1, 1, []),
        (says(TRUCE, speaker_ar="سيرغي لافروف"), 1, 1, 1, []),
        (says(TRUCE, speaker="Sergei Lavroff"), 1, 1, 1, []),
        (says(TRUCE, speaker="John Kerry"), 1, 1, 0, ["speaker"]),
        (says(TRUCE, speaker="Sergey Lavrov & John Kerry"), 1, 1, 0, ["speaker"]),
        (says(TRUCE, speaker="unresolved"), 1, 1, 0, ["speaker"]),
        (says("no ceasefire in Aleppo", speaker="Lavrov"), 1, 0, 1, ["words"]),
        (says("There is", speaker="Lavrov"), 0, 0, 0, ["missed", "spurious"]),
        (says(TRUCE, speaker="Lavrov", kind="mixed", act="say", date="2016-09-14", topics=[]), 1, 1, 1,
         ["kind", "act", "date", "topics"]),
        (says(TRUCE, speaker="Lavrov", kind="direct", act="deny", date="2016-09-15", topics=["ceasefire", "aleppo"]), 1, 1, 1, []),
    ],
)  # fmt: skip
def test_one_statement(
    press: Path, said: dict[str, Any], found: int, exact: int, joint: int, wrong: list[str]
) -> None:
    score, rows = scored(press, TRUCE, said)
    assert [rows[name]["right"] for name in ("found", "exact", "joint")] == [found, exact, joint]
    assert [error["what"] for error in score.errors] == wrong
    assert all(tuple(error) == ERROR_KEYS for error in score.errors)


def test_a_whole_article(press: Path) -> None:
    with reading(press) as connection:
        records = list(quotes(connection, Filter(articles=(3,))))
    said = [says(*r["parts"], speaker=r["speaker"] or "unresolved", kind=r["kind"]) for r in records]
    _, rows = scored(press, WEEKLY, *said)
    assert rows["joint"] == dict(zip(SCORE_KEYS, ("joint", 4, 4, 4, 1.0, 1.0, 1.0, None), strict=True))
    assert (rows["kind"]["share"], rows["act"]["share"]) == (1.0, None)
    # One less marked, one that may be found, one that is not there; lines of the article left out, others broken.
    said[3] |= {"optional": True}
    _, rows = scored(press, f"{TRUCE}\n\n{CLEAR}\nnobody   knows\npeace talks go on", *said[1:])
    assert (rows["found"]["right"], rows["found"]["predicted"], rows["found"]["marked"]) == (2, 3, 2)
    _, rows = scored(press, "peace talks go on", title="Weekly 3")
    assert (rows["found"]["predicted"], rows["found"]["precision"], rows["found"]["recall"]) == (4, 0.0, None)


def test_descriptions_and_bodies(press: Path) -> None:
    unnamed = says("peace talks go on", speaker="official", **{"class": "unnamed"})
    assert scored(press, "peace talks go on", unnamed)[1]["joint"]["right"] == 1
    assert scored(press, CLEAR, says(CLEAR, speaker="the Kremlin"))[1]["joint"]["right"] == 0
    assert scored(press, CLEAR, says(CLEAR, speaker="Kremlin"))[1]["joint"]["right"] == 1


def test_from_cases_to_a_score(tracker: Run) -> None:
    tracker("statements", "set", "5", "--topic", "syria")
    toml = tracker("statements", "cases").stdout
    lines = tracker("statements", "cases", "--format", "jsonl").stdout
    for gold in (toml, lines):
        done = tracker("evaluate", "-", "--format", "ndjson", input=gold)
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        assert (done.returncode, done.stderr) == (0, "tracker: 1 text compared\n")
        assert [row["f1"] for row in rows[:3]] == [1.0, 1.0, 1.0]
        assert tuple(rows[0]) == SCORE_KEYS


def test_texts_that_are_not_stored_are_named_and_the_others_scored(tracker: Run, tmp_path: Path) -> None:
    gold = [{"label": "\x1b[1mA", "text": "nowhere to be found"}, {"text": TRUCE, "says": [says(TRUCE)]}]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, gold)))
    done = tracker("evaluate", "gold.jsonl", "--format", "csv")
    assert (done.returncode, done.stdout.split("\n")[1]) == (1, "found,1,1,1,1.0,1.0,1.0,")
    assert done.stderr == "tracker: ␛[1mA: no stored article holds its text\ntracker: 1 text compared\n"
    errors = tracker("evaluate", "gold.jsonl", "--errors", "--format", "tsv")
    assert errors.stdout == "\t".join(ERROR_KEYS) + "\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("not json", "line 1 is no JSON"),
        ('\n{"text": 1}', 'line 2 has no "text"'),
        ('{"text": "a b", "says": 1}', '"says" must be a list'),
        ('{"text": "a b", "says": [{"speaker": "x"}]}', 'needs "parts"'),
        ('{"text": "a b", "says": [{"parts": ["c"]}]}', "'c' is not in its text"),
        ('{"text": "a b", "says": [{"parts": ["a"], "topics": "x", "act": 1}]}', "act, topics must be text"),
        ("[[case]]\nlabel = ", "gold: "),
    ],
)
def test_what_is_no_marked_text_is_one_line(tracker: Run, tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "gold").write_text(content)
    done = tracker("evaluate", "gold")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert said in done.stderr
