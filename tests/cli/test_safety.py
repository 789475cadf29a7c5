"""What an article holds acts nowhere: not on a terminal, not in a spreadsheet, not in a page."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample import Run, statement_of, store
from tracker_cli.render.safe import escaped_json, no_formula, one_line, visible
from tracker_extract.models import Article, Speaker

HOSTILE = (
    "=cmd|'/c calc'!A1 \x1b[31mred\x1b]8;;https://evil.example\x07 \x9b31m \u202egnp.exe \u2066in\u2069 [bold]x[/bold] [/x] "
    ":smile: <script>alert(1)</script> | a\tb\r\u2028end\x7f\ufeff \U000e0041"
)
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\U000e0041]")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A database whose every free text is hostile."""
    speaker = Speaker("evil", f"Evil {HOSTILE}", f"شرير {HOSTILE}", role=HOSTILE)
    article = Article(HOSTILE, HOSTILE, None, "ar", HOSTILE, HOSTILE, HOSTILE, "utf-8", "00")
    statement = statement_of(HOSTILE, HOSTILE, speaker, cue=HOSTILE[:20], source=HOSTILE[20:40])
    store(tmp_path / "tracker.db", (article, [statement]))
    return tmp_path / "tracker.db"


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize(
    "arguments",
    [
        *(("quotes", "--format", style) for style in ("table", "json", "ndjson", "csv", "tsv", "markdown")),
        ("explain", "1"), ("explain", "1", "--format", "json"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_nothing_acts_in_any_output(tracker: Run, arguments: tuple[str, ...]) -> None:
    done = tracker(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert not ACTING.search(done.stdout.replace("\n", ""))
    if "json" not in arguments and "ndjson" not in arguments:
        assert "␛" in done.stdout
        assert "<U+202E>" in done.stdout.replace("&lt;", "<").replace("&gt;", ">").replace("\n", "")


@pytest.mark.usefixtures("hostile")
def test_json_keeps_the_text(tracker: Run) -> None:
    record = json.loads(tracker("quotes", "--format", "ndjson").stdout)
    assert record["quote"] == record["title"] == HOSTILE


@pytest.mark.usefixtures("hostile")
def test_csv_cells_do_not_run_unless_raw(tracker: Run) -> None:
    (safe,) = csv.DictReader(io.StringIO(tracker("quotes", "--format", "csv").stdout, newline=""))
    assert safe["quote"].startswith("'=cmd")
    (raw,) = csv.DictReader(io.StringIO(tracker("quotes", "--format", "csv", "--raw").stdout, newline=""))
    assert raw["quote"] == HOSTILE


@pytest.mark.usefixtures("hostile")
def test_raw_tsv_gives_the_text_back(tracker: Run) -> None:
    header, line, end = tracker("quotes", "--format", "tsv", "--raw").stdout.split("\n")
    cell = dict(zip(header.split("\t"), line.split("\t"), strict=True))["quote"]
    back = re.sub(r"\\(.)", lambda m: {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}[m[1]], cell)
    assert (back, end) == (HOSTILE, "")


@pytest.mark.usefixtures("hostile")
def test_markdown_neither_marks_up_nor_breaks_the_table(tracker: Run) -> None:
    *_, line = tracker("quotes", "--format", "markdown").stdout.splitlines()
    assert "<script" not in line
    assert len(re.findall(r"(?<!\\)\|", line)) == 8


@pytest.mark.parametrize(
    ("cell", "safe"),
    [("=1+1", "'=1+1"), ("+963", "'+963"), ("-5", "'-5"), ("@SUM(1)", "'@SUM(1)"), ("\t=1", "'\t=1"), ("＝1", "'＝1"),
     ("a=1", "a=1"), ("", ""), ("قال", "قال")],
)  # fmt: skip
def test_formulas(cell: str, safe: str) -> None:
    assert no_formula(cell) == safe


@given(st.text())
def test_visible_text_never_acts_and_keeps_every_other_character(text: str) -> None:
    assert not ACTING.search(visible(text).replace("\n", ""))
    assert ACTING.search(text.replace("\n", "")) or visible(text) == text
    assert "\n" not in one_line(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_json_is_the_same_data(text: str) -> None:
    line = escaped_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(line) == text
    assert not ACTING.search(line)
