"""`tracker quotes`, run as a process on a real database."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sample import Run
from tracker_store.asking.record import KEYS

pytestmark = pytest.mark.usefixtures("database")


def ids(output: str) -> list[int]:
    return [json.loads(line)["id"] for line in output.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("", [2, 1, 3, 4, 5]),
        ("--limit 0", [2, 1, 3, 4, 5]),
        ("--limit 2", [2, 1]),
        ("--topic syria", [2, 1, 3]),
        ("--topic Syria --topic ceasefire", [2]),
        ("--topic ceasefire --speaker Kerry --since 2016-08-01", [2]),
        ("--kind headline", [1]),
        ("--kind headline --kind indirect", [2, 1, 3]),
        ("--since 2016-08-27", [1, 3]),
        ("--since 2016-08 --until 2016-08-26", [2]),
        ("--until 2016", [2, 1, 3]),
        ("--since 2017", []),
        ("--speaker kerry --speaker mikhail-lavrov", [2, 1, 3, 5]),
    ],
)
def test_filters(tracker: Run, arguments: str, expected: list[int]) -> None:
    done = tracker("quotes", "--format", "ndjson", *arguments.split())
    assert (ids(done.stdout), done.stderr, done.returncode) == (expected, "", 0)


@pytest.mark.parametrize(
    "name", ["Sergei Lavrov", "Sergey Lavrov", "sergey-lavrov", "سيرغي لافروف", "SERGEI LAVROV"]
)
def test_one_person_by_any_name(tracker: Run, name: str) -> None:
    done = tracker("quotes", "--format", "ndjson", "--speaker", name)
    assert (ids(done.stdout), done.stderr) == ([3], "")


@pytest.mark.parametrize("name", ["Lavrov", "lavrov", "لافروف"])
def test_a_part_of_a_name_that_fits_several_lists_all_and_says_so(tracker: Run, name: str) -> None:
    done = tracker("quotes", "--format", "ndjson", "--speaker", name)
    assert ids(done.stdout) == [3, 5]
    assert done.returncode == 0
    assert done.stderr.count("\n") == 1
    assert "fits 2 speakers" in done.stderr
    assert "sergey-lavrov" in done.stderr
    assert "mikhail-lavrov" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--speaker", "Jhon Kxrry"), "tracker: unknown speaker 'Jhon Kxrry'; did you mean John Kerry"),
        (("--topic", "alepo"), "tracker: unknown topic 'alepo'; did you mean aleppo?\n"),
        (("--topic", "\x1b[31m"), None),
        (("--speaker", os.fsdecode(b"\xff\xfe")), None),
        (("--speaker", ""), None),
    ],
)
def test_what_is_unknown_is_one_line_and_code_1(
    tracker, arguments: tuple[str, ...], said: str | None
) -> None:
    done = tracker("quotes", *arguments)
    assert (done.stdout, done.returncode) == ("", 1)
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr
    assert said is None or done.stderr.startswith(said)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--kind", "loud"), ("--format", "xml"), ("--since", "yesterdayish"), ("--since", "2016-13"), ("--limit", "-1"),
        ("--until", "2016-02-30"), ("--no-such-option",), ("--since", "٢٠١٦"), ("--limit", "3", "superfluous"), ("--until", "0000"),
    ],
)  # fmt: skip
def test_usage_errors_are_code_2(tracker: Run, arguments: tuple[str, ...]) -> None:
    done = tracker("quotes", *arguments)
    assert (done.stdout, done.returncode) == ("", 2)
    assert "Error" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("name", "value"), [("TRACKER_FORMAT", "xml"), ("TRACKER_BIDI", "upwards")])
def test_a_wrong_environment_is_a_usage_error(tracker: Run, name: str, value: str) -> None:
    done = tracker("quotes", **{name: value})
    assert (done.stdout, done.returncode) == ("", 2)
    assert name in done.stderr


def test_tsv_in_a_pipe_unless_said_otherwise(tracker: Run) -> None:
    assert tracker("quotes").stdout.split("\n", 1)[0] == "\t".join(KEYS)
    assert tracker("quotes", TRACKER_FORMAT="csv").stdout.split("\n", 1)[0] == ",".join(KEYS)
    assert tracker("quotes", "--format", "json", TRACKER_FORMAT="csv").stdout.startswith("[\n{")


def test_all_machine_formats_say_the_same(tracker: Run) -> None:
    records = json.loads(tracker("quotes", "--format", "json").stdout)
    assert [
        json.loads(line) for line in tracker("quotes", "--format", "ndjson").stdout.splitlines()
    ] == records

    def cells(record: dict[str, object]) -> list[str]:
        lists = {"topics": ";".join, "corrected": ";".join, "parts": as_json, "spans": as_json}
        return ["" if v is None else lists[k](v) if k in lists else str(v) for k, v in record.items()]  # type: ignore[operator]

    def as_json(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    expected = [list(KEYS), *map(cells, records)]
    assert list(csv.reader(io.StringIO(tracker("quotes", "--format", "csv").stdout))) == expected
    assert [line.split("\t") for line in tracker("quotes", "--format", "tsv").stdout.splitlines()] == expected


def test_piped_text_is_in_logical_order_and_unshaped(tracker: Run) -> None:
    for style in ("table", "json", "ndjson", "csv", "tsv", "markdown"):
        done = tracker("quotes", "--format", style, "--bidi", "visual", COLUMNS="200")
        assert "الهدنة قريبة" in done.stdout, style


@pytest.mark.parametrize("style", ["json", "ndjson", "csv", "tsv", "markdown", "table"])
def test_an_empty_result_is_valid_and_code_0(tracker: Run, style: str) -> None:
    done = tracker("quotes", "--since", "2030", "--format", style)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert {"json": lines == ["[]"], "ndjson": lines == [], "csv": len(lines) == 1, "tsv": len(lines) == 1,
            "markdown": len(lines) == 2, "table": lines == []}[style]  # fmt: skip
    assert done.stderr == ("tracker: no statements\n" if style == "table" else "")


def test_the_database_may_be_named_before_or_after_the_command(
    tracker, database: Path, tmp_path: Path
) -> None:
    moved = database.rename(tmp_path / "moved.db")
    for arguments in (
        ("--db", moved, "quotes"),
        ("quotes", "--db", moved),
        ("--db", "nowhere.db", "quotes", "--db", moved),
    ):
        assert tracker(*arguments, "--format", "ndjson").stdout.count("\n") == 5
    missing = tracker("quotes")
    assert (missing.stdout, missing.returncode) == ("", 1)
    assert missing.stderr == f"tracker: {database}: no such database; `tracker ingest FILE` makes it\n"


@pytest.mark.parametrize("style", ["ndjson", "csv", "table", "json"])
def test_a_closed_pipe_is_silent(env: dict[str, str], style: str) -> None:
    command = [sys.executable, "-m", "tracker_cli", "quotes", "--format", style]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, env=env, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (done.stderr, done.returncode) == (b"", 0)


def test_head(env: dict[str, str]) -> None:
    line = f"{sys.executable} -m tracker_cli quotes --format csv | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], env=env, capture_output=True)
    assert (done.stdout.decode(), done.stderr, done.returncode) == (",".join(KEYS) + "\n", b"", 0)


@pytest.mark.parametrize("settings", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}, {}])
def test_utf8_whatever_the_locale(tracker: Run, settings: dict[str, str]) -> None:
    assert "الهدنة قريبة" in tracker("quotes", **settings).stdout


def test_another_encoding_on_demand(tracker: Run) -> None:
    done = tracker("quotes", "--format", "ndjson", PYTHONIOENCODING="ascii")
    assert done.stdout.isascii()
    assert json.loads(done.stdout.splitlines()[0])["quote"] == "الهدنة قريبة … العمل مستمر"


HEAVY = (
    "sqlite_utils",
    "rich",
    "tracker_extract.engine",
    "tracker_extract.registry",
    "tracker_extract.reports",
    "tracker_extract.speakers",
    "tracker_extract.read",
    "platformdirs",
)


@pytest.mark.parametrize("arguments", [["--help"], ["quotes", "--format", "ndjson", "--topic", "syria"]])
def test_nothing_heavy_is_imported(env: dict[str, str], arguments: list[str]) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "tracker_cli", *arguments]
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=True)
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "typer" in imported
    assert not imported.intersection(HEAVY)
