"""Statements in a spreadsheet: openpyxl reads what Excel would."""

from __future__ import annotations

import csv
import errno
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any
from xml.etree import ElementTree

import pytest

from press import print_press
from tracker_cli.__main__ import run
from tracker_cli.export import workbook
from tracker_cli.export.files import Wanted, export_file
from tracker_cli.export.workbook import CELL, Limits, readers_order, write_workbook
from tracker_cli.render.statements import statement_sheet
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import TrackerError
from tracker_store.asking.record import KEYS

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")

BOM = b"\xef\xbb\xbf"
Ran = Callable[..., CompletedProcess[str]]
HINT = "unless it begins with a byte order mark"


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("press") / "press.db"
    print_press(path)
    return path


class Pipe(io.StringIO):
    encoding = "utf-8"


@pytest.fixture
def tracker(press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ran:
    """The command on the press, in this process."""
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: str) -> CompletedProcess[str]:
        out, err = Pipe(), Pipe()
        code = run(["--db", str(press), *arguments], Outside(io.StringIO(), out, err, {}))
        return CompletedProcess(arguments, code, out.getvalue(), err.getvalue())

    return ran


@pytest.fixture
def exported(tracker: Ran, tmp_path: Path) -> Any:
    """What a command like `tracker export a.xlsx …` leaves, as openpyxl reads it."""

    def export(*options: str) -> Any:
        done = tracker("export", "a.xlsx", *options)
        assert done.returncode == 0, done.stderr
        return openpyxl.load_workbook(tmp_path / "a.xlsx").active

    return export


def record(**values: Any) -> dict[str, Any]:
    """A record with little in it."""
    lists = {"parts": [], "spans": [], "topics": [], "corrected": []}
    return {**dict.fromkeys(KEYS), **lists, "id": 1, "quote": "words", "confidence": 0.5, **values}


def cells(path: Path, *records: dict[str, Any], limits: Limits | None = None) -> list[dict[str, Any]]:
    """The cells of the rows of the first sheet, by key."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # what XlsxWriter leaves out, it warns of
        write_workbook(iter(records), path, statement_sheet(), limits)
    head, *rows = openpyxl.load_workbook(path).worksheets[0].iter_rows()
    return [{name.value: cell for name, cell in zip(head, row, strict=True)} for row in rows]


def test_dates_numbers_and_links_are_what_they_are(exported: Any) -> None:
    sheet = exported()
    names = [cell.value for cell in sheet[1]]
    assert sorted(names) == sorted(KEYS)
    assert names[:6] == ["date", "speaker", "speaker_ar", "role", "act", "quote"]
    first = dict(zip(names, sheet[2], strict=True))
    assert first["date"].value == datetime(2016, 8, 27)
    assert first["date"].is_date
    assert (first["id"].value, first["confidence"].value, first["confidence"].number_format) == (
        1,
        0.9,
        "0.00",
    )
    assert first["topics"].value == "aleppo;ceasefire;syria"
    assert first["url"].hyperlink.target == first["url"].value == "https://example.org/1"
    assert (sheet.freeze_panes, sheet.auto_filter.ref.split(":")[0], sheet.max_row) == ("A2", "A1", 9)
    assert sheet.column_dimensions["F"].width > 60


@pytest.mark.parametrize(
    ("options", "right_to_left"),
    [((), True), (("--language", "en"), False), (("--language", "ar"), True), (("--since", "2030"), False)],
)
def test_the_sheet_runs_as_most_of_its_statements(exported: Any, options: Any, right_to_left: bool) -> None:
    # Half of the eight are Arabic, and one of the others has no say.
    sheet = exported(*options) if options else exported("--speaker", "Lavrov")
    assert bool(sheet.sheet_view.rightToLeft) is right_to_left


def test_the_columns_that_were_asked_for(exported: Any) -> None:
    sheet = exported("--columns", "id,quote", "--limit", "1")
    assert [[cell.value for cell in row] for row in sheet.iter_rows()][0] == ["id", "quote"]


FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    '=HYPERLINK("http://a")',
    "{=1}",
    "＝1",
    "=cmd|' /C calc'!A0",
)


def test_no_formula_ever_runs(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    found = cells(path, *(record(quote=text, title=text, speaker=text) for text in FORMULAS))
    for row, text in zip(found, FORMULAS, strict=True):
        for key in ("quote", "title", "speaker"):
            assert (row[key].value, row[key].data_type) == (text, "s")
            assert row[key].quotePrefix == (text[0] != "{")
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    assert "<f" not in re.sub("<f?formatPr|<sheetFormatPr", "", sheet)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb\x00", "a␛[31mb␀"),
        ("\u202eabc", "<U+202E>abc"),
        ("a\ufffeb\uffffc\ud800d", "a\ufffdb\ufffdc\ufffdd"),
        ("a & <b>", "a & <b>"),
        ("a\r\nb\tc", "a␍\nb\tc"),
        ("  رأى  ", "  رأى  "),
        ("😀" * CELL, "😀" * ((CELL - 1) // 2) + "…"),
    ],
)
def test_what_xml_cannot_hold(tmp_path: Path, text: str, shown: str) -> None:
    assert cells(tmp_path / "a.xlsx", record(quote=text))[0]["quote"].value == shown
    ElementTree.fromstring(zipfile.ZipFile(tmp_path / "a.xlsx").read("xl/worksheets/sheet1.xml"))


def test_a_text_that_looks_like_an_escape_stays_that_text(tmp_path: Path) -> None:
    cells(tmp_path / "a.xlsx", record(quote="_x0041_"))
    sheet = zipfile.ZipFile(tmp_path / "a.xlsx").read("xl/worksheets/sheet1.xml")
    assert b"<t>_x005F_x0041_</t>" in sheet  # ECMA-376, ST_Xstring; openpyxl leaves it so


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "internal:A1", "external:c:\\a.xlsx", "mailto:a@b", "http://a/<b>",
     f"https://example.org/{'a' * 3000}", f"https://example.org/#{'a' * 3000}"],
)  # fmt: skip
def test_an_address_that_is_no_link(tmp_path: Path, url: str) -> None:
    cell = cells(tmp_path / "a.xlsx", record(url=url))[0]["url"]
    assert (cell.value, cell.hyperlink) == (url, None)


@pytest.mark.parametrize(
    ("day", "value"), [("1899-12-31", "1899-12-31"), ("1900-03-01", datetime(1900, 3, 1))]
)
def test_days_that_excel_does_not_count_are_text(tmp_path: Path, day: str, value: object) -> None:
    assert cells(tmp_path / "a.xlsx", record(date=day))[0]["date"].value == value


def test_what_one_sheet_cannot_hold_goes_on_the_next(tmp_path: Path) -> None:
    rows = [record(id=n, url=f"https://example.org/{n}", quote="قال") for n in range(1, 8)]
    made = write_workbook(iter(rows), tmp_path / "a.xlsx", statement_sheet(), Limits(rows=4, links=2))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [(s.title, s.max_row, bool(s.sheet_view.rightToLeft), s.freeze_panes) for s in book.worksheets] == [
        ("statements", 4, True, "A2"), ("statements 2", 4, True, "A2"), ("statements 3", 2, True, "A2"),
    ]  # fmt: skip
    ids = [sheet.cell(row, 1).value for sheet in book.worksheets for row in range(2, sheet.max_row + 1)]
    assert ids == list(range(1, 8))
    assert made.notes() == [
        "in 3 sheets: one holds 1,048,576 rows",
        "2 addresses are plain text: a sheet holds 65,530 links",
    ]


def test_rows_are_written_as_they_come(tmp_path: Path) -> None:
    """Whatever is remembered of a row is little: the words of the first are gone when the last is made."""
    kept: list[int] = []

    def rows() -> Iterator[dict[str, Any]]:
        import tracemalloc

        tracemalloc.start()
        for number in range(400):
            yield record(id=number, quote=f"{number} " + "كلمة " * 200)
            kept.append(tracemalloc.get_traced_memory()[0])
        tracemalloc.stop()

    write_workbook(rows(), tmp_path / "a.xlsx", statement_sheet())
    assert kept[-1] - kept[100] < 200_000  # 300 rows of two kilobytes each


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left on device"), KeyError("no such key")])
def test_a_whole_file_or_none(tmp_path: Path, fault: Exception) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("old")

    def rows() -> Iterator[dict[str, Any]]:
        yield record()
        raise fault

    with pytest.raises(TrackerError if isinstance(fault, OSError) else KeyError):
        export_file(Outside(), str(path), rows(), Wanted("xlsx", readers_order(statement_sheet())))
    assert [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]
    assert path.read_text() == "old"


def test_where_it_cannot_be_written_one_line_says_so(tracker: Ran) -> None:
    done = tracker("export", "no/such/folder/a.xlsx")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "no/such/folder/a.xlsx: No such file or directory" in done.stderr
    assert tracker("export", "-", "--format", "xlsx").returncode == 2


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(TrackerError, match="extra `xlsx`"):
        write_workbook(iter([]), tmp_path / "a.xlsx", statement_sheet())
    assert workbook.ROWS == 2**20


def test_csv_begins_with_a_mark_where_it_is_asked_for(tracker: Ran, tmp_path: Path) -> None:
    assert tracker("export", "a.csv", "--bom").stderr == "tracker: a.csv: 8 statements\n"
    plain, marked = tracker("export", "b.csv"), (tmp_path / "a.csv").read_bytes()
    assert HINT in plain.stderr
    assert marked == BOM + (tmp_path / "b.csv").read_bytes()
    assert [row["id"] for row in csv.DictReader(io.StringIO(marked.decode("utf-8-sig")))][0] == "1"
    piped = tracker("quotes", "--format", "csv", "--bom")
    assert (piped.stdout.encode(), piped.stderr) == (marked, "")
    assert tracker("speakers", "--format", "tsv", "--bom").stdout.startswith("\ufeffid\t")


@pytest.mark.parametrize(
    ("arguments", "hints"),
    [
        (("a.csv",), 1),
        (("a.csv", "--quiet"), 0),
        (("a.csv", "--language", "en", "--columns", "id,quote"), 0),
        (("a.tsv",), 0),
        (("-", "--format", "csv"), 0),
        (("folder/", "--format", "csv"), 1),
    ],
)
def test_the_hint_comes_once_and_where_it_helps(tracker: Ran, arguments: tuple[str, ...], hints: int) -> None:
    done = tracker("export", *arguments)
    assert (done.returncode, done.stderr.count(HINT)) == (0, hints)
    assert "--quiet" not in arguments or not done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("export", "a.json", "--bom"), "not json"),
        (("quotes", "--format", "ndjson", "--bom"), "not ndjson"),
        (("export", "a.html", "--columns", "id"), "html has no columns"),
        (("export", "a.xlsx", "--columns", "nothing"), "choose of id"),
    ],
)
def test_options_that_do_not_go_together(
    tracker: Ran, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    assert tracker(*arguments).returncode == 2
    assert told in capsys.readouterr().err
