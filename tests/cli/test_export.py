"""Exports and charts: whole files or none, in formats that others read."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from press import IDS, print_press
from sample import Run
from tracker_cli.render.bars import bar
from tracker_cli.render.chart import harmless, label

KINDS = {
    "csv": "a.csv", "tsv": "a.tsv", "ndjson": "a.ndjson", "json": "a.json", "html": "a.html", "jsonld": "a.jsonld",
    "bibtex": "a.bib", "csl": "a.csl.json",
}  # fmt: skip


@pytest.fixture(autouse=True)
def press(tmp_path: Path) -> Path:
    print_press(tmp_path / "tracker.db")
    return tmp_path / "tracker.db"


@pytest.mark.parametrize(("kind", "name"), KINDS.items())
def test_a_file_by_its_ending(tracker: Run, tmp_path: Path, kind: str, name: str) -> None:
    done = tracker("export", name)
    told, *hint = done.stderr.splitlines()
    assert (done.stdout, told, done.returncode) == ("", f"tracker: {name}: 8 statements", 0)
    assert len(hint) == (kind == "csv")  # tests/cli/test_spreadsheets.py
    assert (tmp_path / name).read_text("utf-8") == tracker("export", "-", "--format", kind).stdout
    assert not list(tmp_path.glob(".*"))


def test_what_the_formats_hold(tracker: Run, tmp_path: Path) -> None:
    for name in KINDS.values():
        tracker("export", name, "--topic", "aleppo")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["1", "3", "5"]
    graph = json.loads((tmp_path / "a.jsonld").read_text("utf-8"))
    assert graph["@context"] == "https://schema.org"
    first = graph["@graph"][0]
    assert (first["@type"], first["spokenByCharacter"]["name"]) == ("Quotation", "Sergey Lavrov")
    assert first["isPartOf"]["publisher"]["name"] == "Agency"
    items = json.loads((tmp_path / "a.csl.json").read_text("utf-8"))
    assert items[0]["issued"] == {"date-parts": [[2016, 8, 27]]}
    assert (tmp_path / "a.bib").read_text("utf-8").count("@misc{tracker") == 3
    page = (tmp_path / "a.html").read_text("utf-8")
    assert page.count("<article") == 3
    assert 'href="https://example.org/1"' in page


def test_several_speakers_and_nobody_in_json_ld(tracker: Run, database: Path) -> None:
    graph = json.loads(tracker("export", "-", "--format", "jsonld").stdout)["@graph"]
    by_id = {quotation["identifier"]: quotation for quotation in graph}
    joint = [quotation for quotation in graph if isinstance(quotation.get("spokenByCharacter"), list)]
    assert all(len(quotation["spokenByCharacter"]) == 2 for quotation in joint)
    assert "spokenByCharacter" not in by_id["7"]


def test_a_folder_has_a_file_for_each_article(tracker: Run, tmp_path: Path) -> None:
    done = tracker("export", "pages/", "--format", "html")
    assert done.stderr == "tracker: pages/: 8 statements in 3 files\n"
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == [
        f"article-{n}.html" for n in (1, 2, 3)
    ]
    assert tracker("export", "pages", "--format", "csv").returncode == 0
    assert (tmp_path / "pages" / "article-2.csv").is_file()


def test_distinct(tracker: Run) -> None:
    records = [
        json.loads(line)
        for line in tracker("export", "-", "--format", "ndjson", "--distinct").stdout.splitlines()
    ]
    assert len(records) == len(IDS) - 1
    assert [source["id"] for source in records[0]["sources"]] == [3]


def test_what_cannot_be_written(tracker: Run, tmp_path: Path) -> None:
    assert tracker("export", "a.xyz").returncode == 2
    assert tracker("export", "-", "--format", "parquet").returncode == 2
    missing = tracker("export", "no/such/folder/a.csv")
    assert (missing.returncode, missing.stderr.count("\n")) == (1, 1)
    (tmp_path / "old.csv").write_text("old")
    assert tracker("export", "old.csv", "--speaker", "Nemo Nobody").returncode == 1
    assert (tmp_path / "old.csv").read_text() == "old"


def test_parquet(tracker: Run, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert tracker("export", "a.parquet").returncode == 0
    rows = parquet.read_table(tmp_path / "a.parquet").to_pylist()
    assert [row["id"] for row in rows] == list(range(1, 9))
    assert rows[0]["date"].isoformat() == "2016-08-27"
    assert rows[0]["topics"] == ["aleppo", "ceasefire", "syria"]
    assert tracker("export", "none.parquet", "--since", "2030").returncode == 0
    assert parquet.read_table(tmp_path / "none.parquet").num_rows == 0


def test_a_missing_extra_is_told_in_one_line(tracker: Run, env: dict[str, str], tmp_path: Path) -> None:
    for module in ("altair", "pyarrow"):
        (tmp_path / "without").mkdir(exist_ok=True)
        (tmp_path / "without" / f"{module}.py").write_text("raise ImportError")
    path = f"{tmp_path / 'without'}:{env['PYTHONPATH']}"
    for arguments in (("export", "a.parquet"), ("timeline", "-o", "a.svg")):
        done = tracker(*arguments, PYTHONPATH=path)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert "pip install 'statement-tracker[" in done.stderr


@pytest.mark.parametrize("ending", ["svg", "png", "html"])
def test_a_chart(tracker: Run, tmp_path: Path, ending: str) -> None:
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    done = tracker("timeline", "--each", "speaker", "--by", "month", "-o", f"chart.{ending}")
    assert (done.returncode, "statements drawn" in done.stderr) == (0, True)
    content = (tmp_path / f"chart.{ending}").read_bytes()
    begins = {"svg": b"<svg", "png": b"\x89PNG", "html": b"<!DOCTYPE html>"}[ending]
    assert content.lstrip().startswith(begins)
    assert len(content) > 2000
    assert tracker("timeline", "-o", "chart.pdf").returncode == 2


def test_no_label_ends_the_script_of_a_chart() -> None:
    page = 'x\n  const spec = {"a": "</script><script>alert(1)</script>"};\nvegaEmbed(spec)'
    assert "</script><script>" not in harmless(page)
    assert harmless(page).count("\\u003c") == 3


def test_the_chart_of_a_hostile_name_has_no_script_of_its_own(tracker: Run, tmp_path: Path) -> None:
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    tracker("articles", "set", "1", "--date", "2016-08-27")
    hostile = "</script><script>alert(1)</script>"
    import sqlite3

    connection = sqlite3.connect(tmp_path / "tracker.db")
    connection.execute("update speakers set name = ? where id = 'sergey-lavrov'", (hostile,))
    connection.commit()
    connection.close()
    assert tracker("timeline", "--each", "speaker", "-o", "chart.html").returncode == 0
    page = (tmp_path / "chart.html").read_text("utf-8")
    assert "<script>alert(1)" not in page
    assert "\\u003cscript>alert(1)" in page


def test_an_arabic_label_says_its_direction() -> None:
    assert label("«مصدر» 5+1") == "\u200f«مصدر» 5+1"
    assert label("John") == "John"
    assert label(None) == "none"


@pytest.mark.parametrize(
    ("count", "shown"), [(0, ""), (1, "▏"), (50, "█████"), (100, "██████████"), (5, "▌"), (55, "█████▌")]
)
def test_bars(count: int, shown: str) -> None:
    assert bar(count, 100, 10) == shown
