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

from sample import Run, Terminal, at_terminal, statement_of, store
from tracker_cli.__main__ import run
from tracker_cli.render.safe import escaped_json, no_formula, one_line, visible
from tracker_cli.terminal.outside import Outside
from tracker_extract.models import Article, Speaker

pytestmark = pytest.mark.unmeasured

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
    statement = statement_of(
        HOSTILE, HOSTILE, speaker, cue=HOSTILE[:20], source=HOSTILE[20:40], topics=("syria",)
    )
    other = statement_of(HOSTILE, HOSTILE[:30], Speaker("other", "Other"))
    store(tmp_path / "tracker.db", (article, [statement, other]))
    return tmp_path / "tracker.db"


ROWS = ("table", "json", "ndjson", "csv", "tsv", "markdown")
# Every command that prints something of an article, in every format it has.
PRINTING = [
    *(("quotes", "--format", style) for style in ROWS),
    *(("quotes", "--distinct", "--format", style) for style in ROWS),
    *(("quotes", "--group-by", by, "--format", style) for by in ("speaker", "outlet", "topic") for style in ROWS),
    *(("articles", "--format", style) for style in ROWS),
    *(("articles", "show", "1", "--format", style) for style in ROWS),
    *(("speakers", "--format", style) for style in ROWS),
    *(("speakers", "show", "evil", "--format", style) for style in ROWS),
    *(("speakers", "edits", "--format", style) for style in ROWS),
    *(("statements", "--format", style) for style in ROWS),
    *(("timeline", "--each", "speaker", "--format", style) for style in ROWS),
    *(("timeline", "--each", "outlet", "--format", style) for style in ROWS),
    *(("compare", "evil", "other", "--format", style) for style in ROWS),
    *(("trace", "--speaker-id", "evil", "--format", style) for style in ROWS),
    *(("sql", "select * from quotes", "--format", style) for style in ROWS),
    *(("topics", "--format", style) for style in ROWS),
    *(("stats", "--format", style) for style in ROWS),
    *(("export", "-", "--format", kind) for kind in ("csv", "tsv", "ndjson", "json", "html", "jsonld", "bibtex", "csl")),
    ("explain", "1"), ("explain", "1", "--format", "json"), ("show", "1"), ("show", "1", "--format", "json"),
    ("show", "1", "--whole", "--color", "never"), ("statements", "cases"), ("topics", "test", f"حلب {HOSTILE}"),
]  # fmt: skip


@pytest.fixture
def edited(tracker: Run, hostile: Path) -> None:
    """Hostile notes and aliases by hand, too."""
    tracker("statements", "set", "1", "--date", "2016-08-27", "--note", HOSTILE)
    tracker("speakers", "alias", "evil", f"Alias {HOSTILE}", "--note", HOSTILE)


@pytest.mark.usefixtures("edited")
def test_nothing_acts_in_any_output(tracker: Run) -> None:
    marked = 0
    for arguments in PRINTING:
        done = tracker(*arguments, COLUMNS="200")
        assert (done.returncode, done.stderr) == (0, ""), arguments
        assert not ACTING.search(done.stdout.replace("\n", "")), arguments
        marked += "␛" in done.stdout
    assert marked > 60  # JSON has escapes in its place


@pytest.mark.usefixtures("edited")
def test_nothing_acts_on_a_terminal_either(hostile: Path) -> None:
    for arguments in PRINTING:
        if "table" in arguments or "--format" not in arguments:
            lines, err, code = at_terminal(*arguments, "--db", hostile, COLUMNS="120")
            assert (code, err) == (0, ""), arguments
            # In visual order a mark may be turned round, and the marks of direction themselves are gone.
            assert not ACTING.search("".join(lines)), arguments


@pytest.mark.usefixtures("edited")
def test_a_link_goes_to_the_web_alone(tmp_path: Path) -> None:
    for url, linked in (
        ("https://example.org/قال?a=1", True), ("https://example.org/\x1b]8;;x\x07", False), ("javascript:alert(1)", False),
        ("file:///etc/passwd", False), ("https://a b", False),
    ):  # fmt: skip
        path = tmp_path / f"{abs(hash(url))}.db"
        store(
            path, (Article("He said yes", url=url), [statement_of("He said yes", "yes", Speaker("he", "He"))])
        )
        out = Terminal()
        env = {"COLUMNS": "80", "TERM": "xterm", "VTE_VERSION": "7006"}
        run(["quotes", "--db", str(path)], Outside(io.StringIO(), out, Terminal(), env))
        assert ("\x1b]8;" in out.getvalue()) is linked, url
        assert "\x07" not in out.getvalue()
        for link in re.findall("\x1b]8;[^;]*;(.*?)\x1b", out.getvalue()):
            assert link == "" or re.fullmatch(r"https://example\.org/[!-~]*", link)


@pytest.mark.usefixtures("hostile")
def test_a_page_has_no_script_and_no_link_but_to_the_web(tracker: Run) -> None:
    page = tracker("export", "-", "--format", "html").stdout
    assert "<script" not in page
    assert "href" not in page
    assert "&lt;script&gt;" in page
    graph = tracker("export", "-", "--format", "jsonld").stdout
    assert "<" not in graph
    assert json.loads(graph)["@graph"][0]["text"] == HOSTILE


@pytest.mark.usefixtures("hostile")
def test_nothing_acts_in_tex(tracker: Run, tmp_path: Path) -> None:
    text = r"\input{/etc/passwd} $x$ 50% a_b #1 ~ ^ & }{"
    store(tmp_path / "tex.db", (Article(text, text, url="https://e.org/}%"), [statement_of(text, text)]))
    entry = tracker("export", "-", "--format", "bibtex", "--db", tmp_path / "tex.db").stdout
    assert r"\textbackslash{}input\{/etc/passwd\}" in entry
    assert r"50\% a\_b \#1" in entry
    body = re.sub(r"\\[{}]", "", entry)
    assert body.count("{") == body.count("}")


@pytest.mark.usefixtures("hostile")
def test_json_keeps_the_text(tracker: Run) -> None:
    record = json.loads(tracker("quotes", "--format", "ndjson", "--speaker-id", "evil").stdout)
    assert record["quote"] == record["title"] == HOSTILE


@pytest.mark.usefixtures("hostile")
def test_csv_cells_do_not_run_unless_raw(tracker: Run) -> None:
    (safe,) = csv.DictReader(
        io.StringIO(tracker("quotes", "--format", "csv", "--speaker-id", "evil").stdout, newline="")
    )
    assert safe["quote"].startswith("'=cmd")
    (raw,) = csv.DictReader(
        io.StringIO(tracker("quotes", "--format", "csv", "--raw", "--speaker-id", "evil").stdout, newline="")
    )
    assert raw["quote"] == HOSTILE


@pytest.mark.usefixtures("hostile")
def test_raw_tsv_gives_the_text_back(tracker: Run) -> None:
    header, line, end = tracker("quotes", "--format", "tsv", "--raw", "--speaker-id", "evil").stdout.split(
        "\n"
    )
    cell = dict(zip(header.split("\t"), line.split("\t"), strict=True))["quote"]
    back = re.sub(r"\\(.)", lambda m: {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}[m[1]], cell)
    assert (back, end) == (HOSTILE, "")


@pytest.mark.usefixtures("hostile")
def test_markdown_neither_marks_up_nor_breaks_the_table(tracker: Run) -> None:
    *_, line = tracker("quotes", "--format", "markdown", "--speaker-id", "evil").stdout.splitlines()
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
