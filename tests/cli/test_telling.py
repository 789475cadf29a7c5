"""What ingest and check say: few lines, each with its count, its reason and what helps."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from press import print_press
from sample import Run
from tracker_cli import extras
from trouble import command

pytestmark = pytest.mark.unmeasured


def records(path: Path, count: int, **fields: str) -> None:
    """A file of records whose text has `{}` for its number."""
    lines = (json.dumps({key: value.format(n) for key, value in fields.items()}) for n in range(count))
    path.write_text("\n".join(lines) + "\n", "utf-8")


def test_one_reason_three_thousand_times_is_one_line(tracker: Run, tmp_path: Path) -> None:
    records(tmp_path / "given.jsonl", 3000, words="Mayor Anna Georgiou said ferry {} was late.")
    done = tracker("ingest", "given.jsonl")
    fault, summary = done.stderr.splitlines()
    assert fault == (
        "tracker: given.jsonl:1 and 2999 more: no text in the record (its fields: words); "
        "name it with --fields text=FIELD"
    )
    assert "failed 3000" in summary
    assert done.returncode == 1


def test_reasons_that_differ_have_a_line_each(tracker: Run, tmp_path: Path) -> None:
    good = json.dumps({"text": "Mayor Anna Georgiou said the ferry was late."})
    lines = ["{", good, '{"id": 1}', "[]", '{"id": 2}', "{"]
    (tmp_path / "given.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    (tmp_path / "other.jsonl").write_text('{"id": 1}\n', "utf-8")
    done = tracker("ingest", "--as", "jsonl", "given.jsonl", "other.jsonl")
    starts = [line.split(": ")[1] for line in done.stderr.splitlines()]
    assert starts[:-1] == [
        "given.jsonl:1 and 1 more",
        "given.jsonl:3 and 1 more",
        "given.jsonl:4",
        "other.jsonl:1",
    ]
    assert "new 1" in done.stderr


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ("text=wrds", "no field 'wrds' in the record (--fields text=wrds); did you mean words?"),
        ("text=zzz", "no field 'zzz' in the record (--fields text=zzz); it has head, words, none"),
        ("text=none", "no text in the field 'none' (--fields text=none)"),
    ],
)
def test_a_wrong_name_of_a_field(tracker: Run, tmp_path: Path, fields: str, reason: str) -> None:
    records(tmp_path / "given.jsonl", 1000, head="Ferry {}", words="The mayor said it sank.", none="")
    done = tracker("ingest", "--fields", fields, "given.jsonl")
    assert done.stderr.splitlines()[0] == f"tracker: given.jsonl:1 and 999 more: {reason}"


def test_the_summary_counts_articles_without_a_date(tracker: Run, tmp_path: Path) -> None:
    records(tmp_path / "given.jsonl", 3, text="Mayor Anna Georgiou said ferry {} was late.")
    records(tmp_path / "dated.jsonl", 2, text="Mayor Anna Georgiou said bus {} was late.", date="2019-05-1{}")
    done = tracker("ingest", "given.jsonl", "dated.jsonl")
    assert "; statements 5; without a date: 3; " in done.stderr
    assert "without a date" not in tracker("ingest", "given.jsonl").stderr  # they were there
    (tmp_path / "more.txt").write_text("Mayor Anna Georgiou said the tram was late.\n", "utf-8")
    told = json.loads(tracker("ingest", "--format", "json", "more.txt").stdout)
    assert (told["new"], told["undated"]) == (1, 1)


def test_one_of_a_thing_is_no_plural(tracker: Run, tmp_path: Path) -> None:
    print_press(tmp_path / "tracker.db")
    assert "1 article with 2 statements" in tracker("articles", "remove", "--yes", "1").stderr
    assert "2 articles with 6 statements" in tracker("articles", "remove", "--yes", "2", "3").stderr
    print_press(tmp_path / "other.db")
    done = tracker("export", "out/", "--format", "csv", "--bom", "--speaker", "Kerry", "--db", "other.db")
    assert done.stderr == "tracker: out/: 1 statement in 1 file\n"
    done = tracker("export", "one.csv", "--bom", "--speaker", "Kerry", "--db", "other.db")
    assert done.stderr == "tracker: one.csv: 1 statement\n"
    assert ", 3 articles, " in tracker("doctor", "--db", "other.db").stdout


@pytest.fixture
def medium(tmp_path: Path) -> Path:
    """A folder that nothing can be written to, with a database."""
    folder = tmp_path / "medium"
    folder.mkdir()
    print_press(folder / "tracker.db")
    return folder


def checked(medium: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """`tracker check` where file modes bind it, though we be root."""
    line = [sys.executable, "-m", "tracker_cli", "check", "--db", str(medium / "tracker.db")]
    if not os.geteuid():
        if shutil.which("setpriv") is None:
            pytest.skip("root writes everywhere, and setpriv is not installed")
        line = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", *line]
    (medium / "tracker.db").chmod(0o444)
    medium.chmod(0o555)
    try:
        return subprocess.run(line, env=env, capture_output=True, encoding="utf-8")
    finally:
        medium.chmod(0o755)
        (medium / "tracker.db").chmod(0o644)


def test_a_sound_database_on_a_read_only_medium(medium: Path, env: dict[str, str]) -> None:
    done = checked(medium, env)
    assert (done.stdout, done.returncode) == ("", 0)
    assert done.stderr == "tracker: articles 3, statements 8: nothing wrong\n"
    assert [file.name for file in medium.iterdir()] == ["tracker.db"]


def test_a_damaged_index_on_a_read_only_medium(medium: Path, env: dict[str, str]) -> None:
    import sqlite3

    with sqlite3.connect(medium / "tracker.db") as connection:
        connection.execute(
            "insert into statement_fts (statement_fts, rowid, folded) values ('delete', 1, 'no such words')"
        )
    connection.close()
    done = checked(medium, env)
    assert (done.stdout.startswith("search index: "), done.returncode) == (True, 1)
    assert done.stderr == "tracker: articles 3, statements 8: 1 fault\n"


def test_a_missing_extra_is_told_once_with_a_command_for_this_installation(
    env: dict[str, str], tmp_path: Path
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.pdf").write_bytes(b"%PDF-1.4")
    code = "import sys; sys.modules['pdfminer.high_level'] = None"
    done = subprocess.run(
        command("ingest", "0.pdf", "1.pdf", "2.pdf", code=code),
        env=env, cwd=tmp_path, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    *faults, hint, summary = done.stderr.splitlines()
    assert faults == [f"tracker: {n}.pdf: needs the extra `pdf`, which is not installed" for n in range(3)]
    assert hint.startswith("tracker: the extra `pdf` comes with: ")
    assert sys.executable in hint and hint.endswith("pip install 'statement-tracker[pdf]'")
    assert ("failed 3" in summary, done.returncode) == (True, 1)


@pytest.mark.parametrize(
    ("has_pip", "line"),
    [
        (True, "'/opt/my tools/python' -m pip install 'statement-tracker[pdf]'"),
        (False, "uv pip install --python '/opt/my tools/python' 'statement-tracker[pdf]'"),
    ],
)
def test_the_command_is_for_the_interpreter_that_runs(
    monkeypatch: pytest.MonkeyPatch, has_pip: bool, line: str
) -> None:
    monkeypatch.setattr("sys.executable", "/opt/my tools/python")
    monkeypatch.setattr(extras, "find_spec", lambda name: has_pip or None)
    assert extras.command_for("pdf") == line


def test_web_pages_are_read_by_a_plain_install_and_cost_nothing_before(
    root: Path, env: dict[str, str]
) -> None:
    import tomllib

    core = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert {"trafilatura", "lxml_html_clean"} <= {line.partition(">")[0] for line in core}
    line = [sys.executable, "-X", "importtime", "-m", "tracker_cli", "--help"]
    done = subprocess.run(line, env=env, capture_output=True, encoding="utf-8", check=True)
    assert "tracker_cli" in done.stderr
    assert "trafilatura" not in done.stderr and "lxml" not in done.stderr
