"""Questions and corrections from the command line, run as processes on the press."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from press import IDS, print_press
from sample import Run
from tracker_cli.options.days import first_day, last_day
from tracker_store.asking.articles import ARTICLE_KEYS
from tracker_store.asking.speakers import SPEAKER_KEYS

pytestmark = pytest.mark.unmeasured


@pytest.fixture(autouse=True)
def press(tmp_path: Path, env: dict[str, str]) -> Path:
    print_press(tmp_path / "tracker.db")
    return tmp_path / "tracker.db"


def ids(output: str) -> list[int]:
    return [json.loads(line)["id"] for line in output.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--speaker-id", "sergey-lavrov", "--on", "2016-08-27"], [1, 2]),
        (["--speaker", "لافروف", "--on", "2016-09"], [5]),
        (["--country", "us"], [4]),
        (["--org", "Kremlin"], [6]),
        (["--org", "Russia"], [1, 2, 3, 5]),
        (["--class", "unnamed"], [8]),
        (["--topic", "aleppo", "--topic", "syria"], [1]),
        (["--topic", "aleppo", "--topic", "syria", "--any-topic"], [1, 2, 3, 5, 8]),
        (["--search", "الوزير"], [4]),
        (["--search", '"اطلاق النار" حلب'], [1, 3]),
        (["--search", "x' OR 1=1; --"], []),
        (["--about", "John Kerry"], [2]),
        (["--act", "deny", "--act", "warn"], [4, 5]),
        (["--outlet", "Daily"], [3, 4]),
        (["--language", "en", "--min-confidence", "0.8"], [5, 6, 8]),
        (["--article", "2"], [3, 4]),
        (["--unresolved"], [7]),
        (["--reverse", "--limit", "2"], [8, 7]),
        (["--offset", "6"], [7, 8]),
        (["--sort", "speaker", "--limit", "2"], [8, 4]),
        (["--sort", "outlet", "--reverse", "--limit", "1"], [5]),
        (["--sort", "relevance", "--search", "ceasefire"], [5]),
        (["--since", "-1d"], []),
        (["--until", "yesterday", "--limit", "1"], [1]),
        (["--distinct", "--speaker", "Lavrov"], [1, 2, 5]),
    ],
    ids=lambda value: " ".join(map(str, value)),
)
def test_filters(tracker: Run, arguments: list[str], expected: list[int]) -> None:
    done = tracker("quotes", "--format", "ndjson", *arguments)
    assert (ids(done.stdout), done.returncode) == (expected, 0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--sort", "relevance"], "needs --search"),
        (["--columns", "id,nothing"], "nothing; choose of id"),
        (["--columns", ","], "choose of id"),
        (["--since", "-30x"], "is no date"),
        (["--since", "-99999y"], "too long ago"),
        (["--group-by", "mood"], "Invalid value"),
        (["--min-confidence", "2"], "Invalid value"),
    ],
)
def test_usage_errors(tracker: Run, arguments: list[str], said: str) -> None:
    done = tracker("quotes", *arguments)
    assert (done.stdout, done.returncode) == ("", 2)
    assert said in done.stderr


@pytest.mark.parametrize("name", ["--org", "--about"])
def test_an_unknown_body_or_person_is_one_line(tracker: Run, name: str) -> None:
    done = tracker("quotes", name, "Zzyzx Qwrtp")
    assert (done.stdout, done.returncode, done.stderr.count("\n")) == ("", 1, 1)


def test_counts_groups_and_columns(tracker: Run) -> None:
    assert tracker("quotes", "--count", "--topic", "aleppo").stdout == "3\n"
    assert tracker("quotes", "--count", "--distinct", "--topic", "aleppo").stdout == "2\n"
    assert tracker("quotes", "--group-by", "month").stdout == "month\tcount\n2016-08\t4\n2016-09\t4\n"
    first = tracker("quotes", "--group-by", "speaker", "--format", "ndjson", "--limit", "1").stdout
    assert json.loads(first) == {
        "speaker_id": "sergey-lavrov", "speaker": "Sergey Lavrov", "speaker_ar": "سيرغي لافروف", "count": 4
    }  # fmt: skip
    chosen = tracker("quotes", "--columns", "act,id", "--format", "csv", "--limit", "1").stdout
    assert chosen == "act,id\npromise,1\n"
    assert json.loads(tracker("quotes", "--columns", "id", "--format", "json", "--limit", "1").stdout) == [
        {"id": 1}
    ]


def test_distinct_shows_the_other_outlets(tracker: Run) -> None:
    done = tracker("quotes", "--distinct", "--topic", "aleppo", "--format", "table", COLUMNS="100")
    assert "+1 outlet" in done.stdout
    record = json.loads(tracker("quotes", "--distinct", "--limit", "1", "--format", "ndjson").stdout)
    assert [source["outlet"] for source in record["sources"]] == ["Daily"]


def test_a_statement_in_its_article(tracker: Run) -> None:
    done = tracker("show", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert "⟦وقف إطلاق النار في حلب يبدأ يوم الاثنين المقبل⟧" in done.stdout
    assert "‹2: الأزمة لا تحل إلا بالحوار مع كيري›" in done.stdout
    assert done.stdout.startswith("1  2016-08-27  Sergey Lavrov, promise, direct\n")
    whole = json.loads(tracker("show", "1", "--format", "json").stdout)
    assert [record["id"] for record in whole["neighbours"]] == [2]
    assert whole["text"][slice(*whole["spans"][0])] == whole["quote"]
    assert tracker("show", "99").returncode == 1


def test_articles(tracker: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(tracker("articles", "--format", "csv").stdout)))
    assert tuple(rows[0]) == ARTICLE_KEYS
    assert [row["id"] for row in rows] == ["3", "2", "1"]
    assert ids(tracker("articles", "--outlet", "Daily", "--format", "ndjson").stdout) == [2]
    assert ids(tracker("articles", "--since", "2016-09", "--format", "ndjson").stdout) == [3]
    shown = json.loads(tracker("articles", "show", "1", "--format", "json").stdout)
    assert [record["id"] for record in shown["quotes"]] == [1, 2]
    assert tracker("articles", "show", "1", "--text").stdout == shown["text"]
    refused = tracker("articles", "remove", "1")
    assert (refused.returncode, "--yes" in refused.stderr) == (2, True)
    assert (
        tracker("articles", "remove", "1", "--yes").stderr == "tracker: removed 1 article with 2 statements\n"
    )
    assert tracker("articles", "show", "1").returncode == 1
    assert tracker("check").returncode == 0


def test_speakers(tracker: Run) -> None:
    rows = [json.loads(line) for line in tracker("speakers", "--format", "ndjson").stdout.splitlines()]
    assert tuple(rows[0]) == SPEAKER_KEYS
    assert (rows[0]["id"], rows[0]["statements"], rows[0]["last"]) == ("sergey-lavrov", 4, "2016-09-15")
    assert ids(tracker("speakers", "--name", "كيري", "--format", "ndjson").stdout) == ["john-kerry"]
    shown = tracker("speakers", "show", "Lavrov", "--format", "table").stdout
    assert "Minister of Foreign Affairs of Russia (first 2016-08-27, last 2016-09-15, statements 4)" in shown
    assert json.loads(tracker("speakers", "show", "Kerry", "--format", "json").stdout)["acts"] == {"warn": 1}
    assert tracker("speakers", "show", "Nemo Nobody").returncode == 1


def test_speakers_set_right(tracker: Run) -> None:
    assert "undo" in tracker("speakers", "merge", "kremlin", "Lavrov", "--note", "one house").stderr
    assert tracker("quotes", "--count", "--speaker", "Lavrov").stdout == "5\n"
    assert tracker("speakers", "alias", "Kerry", "Secretary K").returncode == 0
    assert tracker("quotes", "--count", "--speaker", "secretary k").stdout == "1\n"
    edits = [
        json.loads(line) for line in tracker("speakers", "edits", "--format", "ndjson").stdout.splitlines()
    ]
    assert [(edit["kind"], edit["note"]) for edit in edits] == [("merge", "one house"), ("alias", None)]
    assert tracker("speakers", "split", "kremlin").returncode == 0
    for _ in range(3):
        assert tracker("speakers", "undo").returncode == 0
    assert tracker("speakers", "undo").returncode == 1
    assert tracker("quotes", "--count", "--speaker", "Lavrov").stdout == "4\n"
    assert tracker("speakers", "merge", "kremlin", "kremlin").returncode == 1


def test_a_speaker_of_your_own_is_found_in_what_is_read_later(tracker: Run, tmp_path: Path) -> None:
    added = tracker(
        "speakers", "add", "Qamar Testperson", "--ar", "قمر تيستيرسون", "--country", "jo", "--gender", "f",
        "--office", "ru-foreign-minister", "--since", "2030",
    )  # fmt: skip
    assert (added.returncode, "qamar-testperson" in added.stderr) == (0, True)
    (tmp_path / "new.txt").write_text(
        "خبر\n27 آب/أغسطس 2016\n\nقالت قمر تيستيرسون إن الهدنة قريبة جدا.\n", "utf-8"
    )
    tracker("ingest", "--quiet", "new.txt")
    record = json.loads(tracker("quotes", "--speaker-id", "qamar-testperson", "--format", "ndjson").stdout)
    assert (record["speaker"], record["country"]) == ("Qamar Testperson", "JO")
    assert tracker("speakers", "add", "Qamar Testperson").returncode == 1
    assert tracker("speakers", "add", "قمر").returncode == 1
    assert tracker("speakers", "add", "X Y", "--office", "no-such-office").returncode == 1
    assert tracker("speakers", "undo").returncode == 1  # has statements
    tracker("articles", "remove", "4", "--yes")
    assert tracker("speakers", "undo").returncode == 0
    assert "testperson" not in (tmp_path / "config" / "people" / "persons.csv").read_text("utf-8")


def test_topics(tracker: Run, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in tracker("topics", "--format", "ndjson").stdout.splitlines()]
    assert {row["topic"]: row["statements"] for row in rows} == {"aleppo": 3, "ceasefire": 3, "syria": 3}
    assert (
        tracker(
            "topics", "add", "grain", "--form", "القمح", "--form", "wheat", "--implies", "syria"
        ).returncode
        == 0
    )
    tested = tracker("topics", "test", "قال إن سعر القمح في حلب ارتفع", "--format", "ndjson").stdout
    found = {row["topic"]: row["word"] for row in map(json.loads, tested.splitlines())}
    assert found["grain"] == "القمح"
    assert {"aleppo", "syria"} <= found.keys()
    assert tracker("topics", "test", "-", input="nothing of note").stdout == "topic\tword\tstart\tend\n"
    for wrong in (["grain", "--form", "x"], ["Bad Slug!", "--form", "x"]):
        assert tracker("topics", "add", *wrong).returncode in (1, 2)
    (tmp_path / "new.txt").write_text("خبر\n27 آب/أغسطس 2016\n\nقال جون كيري إن القمح نفد.\n", "utf-8")
    tracker("ingest", "--quiet", "new.txt")
    assert tracker("quotes", "--topic", "grain", "--count").stdout == "1\n"


def test_statements_set_right(tracker: Run) -> None:
    assert tracker("statements", "set", "1", "--speaker", "Kerry", "--note", "misread").returncode == 0
    record = json.loads(tracker("quotes", "--article", "1", "--limit", "1", "--format", "ndjson").stdout)
    assert (record["speaker"], record["role"]) == ("John Kerry", "Secretary of State of the United States")
    assert (record["resolved_by"], record["corrected"]) == ("hand", ["speaker"])
    assert "by hand" in tracker("show", "1").stdout
    assert (
        tracker(
            "statements", "set", "2", "--speaker", "none", "--date", "2016-08-20", "--topic", "none"
        ).returncode
        == 0
    )
    record = json.loads(tracker("quotes", "--on", "2016-08-20", "--format", "ndjson").stdout)
    assert (record["id"], record["speaker"], record["topics"]) == (2, None, [])
    assert tracker("statements", "reject", "5").returncode == 0
    assert tracker("quotes", "--count").stdout == f"{len(IDS) - 1}\n"
    assert ids(tracker("quotes", "--rejected", "--format", "ndjson").stdout) == [5]
    listed = [json.loads(line) for line in tracker("statements", "--format", "ndjson").stdout.splitlines()]
    assert [(row["statement"], row["field"]) for row in listed] == [
        (1, "speaker"), (2, "date"), (2, "speaker"), (2, "topics"), (5, "rejected")
    ]  # fmt: skip
    for number in (1, 2, 5):
        assert tracker("statements", "restore", str(number)).returncode == 0
    assert tracker("statements", "--format", "ndjson").stdout == ""
    assert tracker("quotes", "--count", "--speaker", "Lavrov").stdout == "4\n"
    assert tracker("statements", "set", "1").returncode == 2
    assert tracker("statements", "set", "99", "--date", "2016").returncode == 1
    assert tracker("statements", "set", "1", "--speaker", "Nemo Nobody").returncode == 1


def test_corrected_statements_are_cases_for_the_rules(tracker: Run) -> None:
    import tomllib

    tracker("statements", "set", "1", "--speaker", "Kerry")
    (case,) = tomllib.loads(tracker("statements", "cases").stdout)["case"]
    assert case["published"] == "2016-08-27"
    assert [(says["speaker"], says["act"]) for says in case["says"]] == [("John Kerry", "promise")]
    assert case["says"][0]["parts"][0] in case["text"]


def test_what_is_set_right_stays_through_reprocess(tracker: Run, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text("خبر\n27 آب/أغسطس 2016\n\nقال جون كيري إن الهدنة قريبة جدا.\n", "utf-8")
    tracker("ingest", "--quiet", "new.txt")
    number = ids(tracker("quotes", "--article", "4", "--format", "ndjson").stdout)[0]
    tracker("statements", "set", str(number), "--speaker", "Lavrov")
    done = tracker("reprocess", "--article", "4")
    assert "corrected by hand and kept 1" in done.stderr
    record = json.loads(tracker("quotes", "--article", "4", "--format", "ndjson").stdout)
    assert (record["id"], record["speaker"]) == (number, "Sergey Lavrov")
    tracker("articles", "set", "4", "--date", "2016-08-28")
    record = json.loads(tracker("quotes", "--article", "4", "--format", "ndjson").stdout)
    assert (record["published"], record["speaker"]) == ("2016-08-28", "Sergey Lavrov")


def test_stats(tracker: Run) -> None:
    rows = dict(csv.reader(io.StringIO(tracker("stats", "--format", "csv").stdout)))
    assert (rows["articles"], rows["statements"], rows["kind: direct"]) == ("3", "8", "2")
    assert rows["unresolved statements"] == "1"


def test_sql_reads_and_changes_nothing(tracker: Run, tmp_path: Path) -> None:
    done = tracker("sql", "select speaker, quotes from speakers_by_month order by 2 desc limit 1")
    assert done.stdout == "speaker\tquotes\nSergey Lavrov\t3\n"
    assert tracker("sql", "-", input="select 1 as one, 1 as one").stdout == "one\tone_2\n1\t1\n"
    assert tracker("sql", "select x'00ff' as b", "--format", "ndjson").stdout == '{"b": "00ff"}\n'
    assert tracker("sql", "with a as (select 1 as n) select n from a").stdout == "n\n1\n"
    for refused in (
        "delete from articles", "drop table articles", f"attach '{tmp_path}/x.db' as x", "pragma user_version = 3",
        "select 1; select 2", "selec", "", "vacuum into 'copy.db'", "create table t (x)", "begin", "commit",
        "select load_extension('x')",
    ):  # fmt: skip
        done = tracker("sql", refused)
        assert (done.stdout, done.returncode, done.stderr.count("\n")) == ("", 1, 1), refused
    assert sorted(path.name for path in tmp_path.glob("*.db")) == ["tracker.db"]
    assert tracker("quotes", "--count").stdout == f"{len(IDS)}\n"


def test_timeline_compare_trace(tracker: Run) -> None:
    lines = tracker("timeline", "--by", "month", "--format", "table", COLUMNS="60").stdout.splitlines()
    assert [line.split()[:2] for line in lines[2:]] == [["2016-08", "4"], ["2016-09", "4"]]
    assert "█" in lines[2]
    rows = [
        json.loads(line)
        for line in tracker("timeline", "--each", "speaker", "--format", "ndjson").stdout.splitlines()
    ]
    assert tuple(rows[0]) == ("period", "series", "statements")
    compared = [
        json.loads(line)
        for line in tracker("compare", "Lavrov", "كيري", "--format", "ndjson").stdout.splitlines()
    ]
    assert [(row["id_a"], row["id_b"]) for row in compared] == [(1, None), (2, None), (None, 4), (5, None)]
    traced = [
        json.loads(line)
        for line in tracker(
            "trace", "--speaker", "Lavrov", "--topic", "aleppo", "--format", "ndjson"
        ).stdout.splitlines()
    ]
    assert [row["change"] for row in traced] == [None, "promise → deny"]
    assert tracker("trace").returncode == 2
    assert tracker("compare", "Lavrov", "Nemo Nobody").returncode == 1


@pytest.mark.usefixtures("database")
def test_the_doctor_tells_what_other_rules_found(tracker: Run, database: Path) -> None:
    def told() -> dict[str, str]:
        done = tracker("doctor", "--format", "ndjson")
        return next(row for row in map(json.loads, done.stdout.splitlines()) if row["check"] == "rules")

    assert told()["state"] == "ok"
    connection = sqlite3.connect(database)
    with connection:
        connection.execute("insert into article_rules values (1, 'of another day')")
    connection.close()
    found = told()
    assert (found["state"], found["detail"].partition(" found")[0]) == ("note", "1 of 5 articles")
    assert tracker("reprocess").stderr.rstrip().endswith("; found by other rules before: 1")
    assert told()["state"] == "ok"


def test_doctor(tracker: Run, tmp_path: Path) -> None:
    done = tracker("doctor", "--format", "ndjson")
    checks = {row["check"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert (done.returncode, checks["database"]["state"]) == (0, "ok")
    assert checks["order"]["detail"].startswith("off")
    (tmp_path / "broken.db").write_text("no database at all " * 300)
    assert tracker("doctor", "--db", "broken.db").returncode == 1
    assert tracker("doctor", "--db", "none.db").returncode == 0


def test_the_database_may_be_named_at_a_group(tracker: Run, press: Path) -> None:
    moved = press.rename(press.with_name("moved.db"))
    for arguments in (
        ("speakers", "--db", moved, "show", "Kerry"), ("speakers", "show", "Kerry", "--db", moved),
        ("--db", moved, "speakers", "show", "Kerry"), ("articles", "--db", moved), ("statements", "--db", moved),
    ):  # fmt: skip
        assert tracker(*arguments).returncode == 0, arguments
    for command in (
        ("speakers",),
        ("speakers", "undo"),
        ("articles", "remove", "1", "-y"),
        ("stats",),
        ("sql", "select 1"),
    ):
        missing = tracker(*command)
        assert (missing.returncode, "no such database" in missing.stderr) == (1, True), command
    assert not press.exists()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016-08-27", "2016-08-27", "2016-08-27"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("today", "2026-03-31", "2026-03-31"),
        ("Yesterday", "2026-03-30", "2026-03-30"),
        ("-30d", "2026-03-01", "2026-03-01"),
        ("-2w", "2026-03-17", "2026-03-17"),
        ("-1m", "2026-02-28", "2026-02-28"),
        ("-2y", "2024-03-31", "2024-03-31"),
    ],
)
def test_days(text: str, first: str, last: str) -> None:
    from datetime import date

    today = date(2026, 3, 31)
    assert (first_day(text, today), last_day(text, today)) == (first, last)


COMPLETIONS = [
    ("quotes --speaker Lav", "bash", ["Lavrov"]),
    ("quotes --speaker lav", "bash", ["lavrov"]),
    ("quotes --speaker serg", "bash", ["sergey-lavrov"]),
    ("quotes --speaker لا", "bash", ["لافروف"]),
    ("quotes --speaker سير", "bash", []),
    ("quotes --speaker سير", "fish", ["سيرغي لافروف"]),
    ("quotes --topic a", "bash", ["aleppo"]),
    ("export x.csv --outlet Da", "fish", ["Daily"]),
    ("speakers show Ker", "bash", ["Kerry"]),
    ("compare Ker", "bash", ["Kerry"]),
    ("speakers sh", "bash", ["show"]),
    ("spea", "bash", ["speakers"]),
    ("--db /nowhere.db quotes --topic a", "bash", []),
]


@pytest.mark.parametrize(
    ("line", "shell", "expected"), COMPLETIONS, ids=[f"{s} {t}" for t, s, _ in COMPLETIONS]
)
def test_completion(env: dict[str, str], line: str, shell: str, expected: list[str]) -> None:
    words = f"tracker {line}"
    asking = {
        "_TRACKER_COMPLETE": f"complete_{shell}", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1),
        "_TYPER_COMPLETE_ARGS": words, "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-m", "tracker_cli"], env={**env, **asking}, capture_output=True)
    assert done.stdout.decode().split("\n") == [*expected, ""] if expected else not done.stdout.strip()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_scripts_of_completion(env: dict[str, str], shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tracker_cli"],
        env={**env, "_TRACKER_COMPLETE": f"source_{shell}"},
        capture_output=True,
    )
    assert b"_TRACKER_COMPLETE" in done.stdout
