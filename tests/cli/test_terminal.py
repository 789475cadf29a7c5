"""At a terminal: shaped, ordered, wrapped and padded Arabic; and never anywhere else."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from press import print_press
from sample import Terminal, at_terminal
from tracker_cli.__main__ import run
from tracker_cli.ingest.progress import Progress
from tracker_cli.options.shared import Bidi
from tracker_cli.render.bidi import lay_out, ordering, reordered, wrap
from tracker_cli.render.directions import is_right_to_left
from tracker_cli.terminal.outside import Outside


def plain(line: str) -> str:
    """A visual line's letters in their usual forms, as they stand from left to right."""
    return "".join(
        unicodedata.normalize("NFKC", char) if "\ufb50" <= char <= "\ufeff" else char for char in line
    )


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("mode", ["visual", "off", "terminal"])
def test_no_line_is_wider_than_the_terminal(database: Path, width: int, mode: str) -> None:
    lines, err, code = at_terminal("quotes", "--db", database, "--bidi", mode, COLUMNS=str(width))
    assert (err, code) == ("", 0)
    assert max(map(cell_len, lines)) <= width
    assert any("2016-08-26" in line for line in lines)


def test_a_table_of_arabic_is_mirrored(database: Path) -> None:
    lines, _, _ = at_terminal("quotes", "--db", database, "--limit", "1")
    assert lines[0].split() == ["quote", "speaker", "date", "id"]
    first, second = lines[2], lines[3]
    assert plain(first).rstrip().endswith("John Kerry  2016-08-26        2")
    assert "رمتسم لمعلا … ةبيرق ةندهلا" in plain(first)
    assert plain(second).rstrip().endswith("يريك نوج")
    assert all(cell_len(line) == 80 for line in (lines[0], first))


COMMANDS = [
    ("quotes",), ("quotes", "--distinct"), ("quotes", "--group-by", "speaker"), ("articles",), ("articles", "show", "1"),
    ("speakers",), ("speakers", "show", "Lavrov"), ("topics",), ("stats",), ("timeline", "--each", "speaker"),
    ("compare", "Lavrov", "Kerry"), ("trace", "--speaker", "Lavrov"), ("sql", "select * from quotes"), ("show", "1"),
    ("statements",), ("doctor",), ("verify", "peace talks go on"),
]  # fmt: skip


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("mode", ["visual", "terminal"])
def test_every_command_keeps_to_the_width(tmp_path: Path, width: int, mode: str) -> None:
    print_press(tmp_path / "press.db")
    run(["statements", "set", "1", "--db", str(tmp_path / "press.db"), "--speaker", "Kerry", "--note", "ملاحظة"],
        Outside(io.StringIO(), io.StringIO(), io.StringIO(), {}))  # fmt: skip
    for command in COMMANDS:
        lines, _, code = at_terminal(
            *command, "--db", tmp_path / "press.db", "--bidi", mode, COLUMNS=str(width)
        )
        assert code == 0, command
        assert lines, command
        assert max(map(cell_len, lines)) <= width, command
        if mode == "visual" and command != ("doctor",):  # which shows the other ways, too
            assert not re.search("[ء-ي]", "".join(lines)), command  # every letter is joined


def test_a_mirrored_table_in_a_terminal_that_orders_text(database: Path) -> None:
    lines, _, _ = at_terminal("quotes", "--db", database, "--limit", "1", "--bidi", "terminal")
    assert lines[0].split() == ["quote", "speaker", "date", "id"]
    assert "\u200eالهدنة قريبة … العمل مستمر\u200e" in lines[2]
    assert lines[2].rstrip("\u200e").endswith("2")


def test_the_statement_is_in_bold_where_it_stands(tmp_path: Path) -> None:
    print_press(tmp_path / "press.db")
    out = Terminal()
    settings = {"COLUMNS": "40", "TERM": "xterm"}
    run(["show", "1", "--db", str(tmp_path / "press.db")], Outside(io.StringIO(), out, Terminal(), settings))
    bold = "".join(re.findall("\x1b\\[1m(.*?)\x1b\\[0m", out.getvalue()))
    assert plain(bold).count("⟦") == plain(bold).count("⟧") == 1
    letters = sorted(plain(bold).replace(" ", "").strip("⟦⟧"))
    assert "وقف"[::-1] in plain(bold)
    assert len(letters) > 30


@pytest.mark.parametrize(
    ("arguments", "env", "coloured"),
    [
        ((), {}, True), (("--color", "never"), {}, False), ((), {"NO_COLOR": "1"}, False), ((), {"NO_COLOR": ""}, True),
        (("--color", "always"), {"NO_COLOR": "1"}, True), ((), {"TERM": "dumb"}, False),
    ],
)  # fmt: skip
def test_colours(database: Path, arguments: tuple[str, ...], env: dict[str, str], coloured: bool) -> None:
    for command in (("quotes",), ("speakers",), ("show", "2")):
        out = Terminal()
        settings = {"COLUMNS": "80", "TERM": "xterm", **env}
        run([*command, "--db", str(database), *arguments], Outside(io.StringIO(), out, Terminal(), settings))
        assert ("\x1b[" in out.getvalue()) is coloured, command


def test_colours_in_a_pipe_when_asked_for(database: Path) -> None:
    for arguments, coloured in ((("--color", "always"), True), ((), False)):
        out = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
        outside = Outside(io.StringIO(), out, Terminal(), {})
        run(["quotes", "--db", str(database), "--format", "table", *arguments], outside)
        assert (b"\x1b[" in out.buffer.getvalue()) is coloured  # type: ignore[attr-defined]


def test_a_table_of_english_is_not(database: Path) -> None:
    lines, _, _ = at_terminal("quotes", "--db", database, "--language", "en")
    assert lines[0].split() == ["id", "date", "speaker", "quote"]
    assert lines[2].startswith("4        undated     unresolved")


def test_wide_terminals_show_kind_and_topics(database: Path) -> None:
    lines, _, _ = at_terminal("quotes", "--db", database, COLUMNS="140")
    assert lines[0].split() == ["quote", "topics", "kind", "speaker", "date", "id"]
    assert "ceasefire" in lines[2]


def test_the_unresolved_are_shown_as_such_with_the_words_of_the_source(database: Path) -> None:
    lines, _, _ = at_terminal("quotes", "--db", database, "--since", "2000", "--bidi", "off")
    assert not any("unresolved" in line for line in lines)
    lines, _, _ = at_terminal("quotes", "--db", database, "--kind", "direct", "--bidi", "off")
    at = next(number for number, line in enumerate(lines) if "unresolved" in line)
    assert "undated" in lines[at]
    assert "A man" in lines[at + 1]


def test_an_explanation_is_wrapped_and_ordered(database: Path) -> None:
    lines, _, _ = at_terminal("explain", "2", "--db", database, COLUMNS="40")
    assert max(map(cell_len, lines)) <= 40
    assert "⟦ةبيرق ةندهلا⟧ نإ <يريك> {لاقو}" in "\n".join(map(plain, lines))


def test_off_leaves_the_text_alone(database: Path) -> None:
    lines, _, _ = at_terminal("quotes", "--db", database, "--bidi", "off", "--limit", "1")
    assert lines[2].endswith("الهدنة قريبة … العمل مستمر")


def test_colours_unless_no_color(database: Path) -> None:
    out = Terminal()
    run(
        ["quotes", "--db", str(database)],
        Outside(io.StringIO(), out, Terminal(), {"COLUMNS": "80", "TERM": "xterm"}),
    )
    assert "\x1b[" in out.getvalue()
    lines, _, _ = at_terminal("quotes", "--db", database)
    assert "\x1b" not in "".join(lines)


@pytest.mark.parametrize(
    ("env", "mode"),
    [
        ({"TERM": "xterm-256color"}, Bidi.VISUAL),
        ({"VTE_VERSION": "7006"}, Bidi.TERMINAL),
        ({"VTE_VERSION": "5700"}, Bidi.VISUAL),
        ({"VTE_VERSION": "new"}, Bidi.VISUAL),
        ({"KONSOLE_VERSION": "221201"}, Bidi.TERMINAL),
        ({"MLTERM": "3.9.3"}, Bidi.TERMINAL),
        ({"TERM": "mlterm"}, Bidi.TERMINAL),
        ({"TERM_PROGRAM": "Apple_Terminal"}, Bidi.TERMINAL),
        ({"TERM_PROGRAM": "mintty"}, Bidi.TERMINAL),
        ({"TERM": "xterm-kitty"}, Bidi.VISUAL),
        ({"TERM_PROGRAM": "WezTerm"}, Bidi.VISUAL),
        ({}, Bidi.VISUAL),
    ],
    ids=str,
)
def test_who_orders_text_by_terminal(env: dict[str, str], mode: Bidi) -> None:
    assert ordering(Outside(io.StringIO(), Terminal(), Terminal(), env), Bidi.AUTO) is mode
    assert ordering(Outside(io.StringIO(), io.StringIO(), Terminal(), env), Bidi.VISUAL) is Bidi.OFF


@pytest.mark.parametrize(
    ("logical", "seen"),
    [
        ("قال (نعم) لا", "ال )معن( لاق".replace(")معن(", "(معن)")),
        ("«لا تعليق»", "«قيلعت ال»".replace("ال", "لا"[::-1])),
        ("عن UN قال", "لاق UN نع"),
        ("5+1 دول", "لود 5+1"),
        ("[أ (ب) ج]", "[ج (ب) أ]"),
    ],
)
def test_order_from_left_to_right(logical: str, seen: str) -> None:
    assert reordered(logical, right=True) == seen


def test_a_date_among_arabic_words_keeps_its_order() -> None:
    for date in ("2016-08-27", "27-08-2016"):
        (line,) = lay_out(f"السبت {date} قال", 40, Bidi.VISUAL)
        assert date in line
        (line,) = lay_out(f"السبت {date} قال", 40, Bidi.TERMINAL)
        assert f"\u200e{date}" in line


def test_harakat_go_and_letters_join() -> None:
    (line,) = lay_out("قَالَ", 10, Bidi.VISUAL)
    assert line.strip() == "\ufedd\ufe8e\ufed7"


def test_first_words_stand_on_the_first_line() -> None:
    lines = lay_out("أول ثان ثالث رابع خامس", 11, Bidi.VISUAL)
    assert [plain(line).split()[::-1] for line in lines] == [["لوأ", "ناث"], ["ثلاث", "عبار"], ["سماخ"]]
    assert all(cell_len(line) == 11 for line in lines)


def test_cells_of_a_terminal_that_orders_text_are_kept_apart_by_marks() -> None:
    (line,) = lay_out("كيري", 10, Bidi.TERMINAL)
    assert line == "      \u200eكيري\u200e"


@pytest.mark.parametrize(
    ("text", "right"), [("قال", True), ("UN قال", False), ("123 قال", True), ("123", False), ("", False)]
)
def test_direction(text: str, right: bool) -> None:
    assert is_right_to_left(text) is right


@given(
    st.text(
        st.characters(min_codepoint=0x20, max_codepoint=0x6FF, exclude_categories=["Cc", "Cf", "Cs", "Cn"])
    ),
    st.integers(4, 60),
)
def test_wrapping_keeps_all_words_and_the_width(text: str, width: int) -> None:
    lines = list(wrap(text, width))
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(
    st.text(
        st.characters(min_codepoint=0x20, max_codepoint=0x6FF, exclude_categories=["Cc", "Cf", "Cs", "Cn"]),
        max_size=80,
    )
)
def test_laid_out_lines_have_the_width(text: str) -> None:
    for mode in (Bidi.VISUAL, Bidi.TERMINAL, Bidi.OFF):
        assert all(cell_len(line) <= 20 for line in lay_out(text, 20, mode))


@pytest.mark.parametrize(
    ("stderr", "quiet", "shown"),
    [
        (Terminal(), False, "50%"),
        (Terminal(), True, ""),
        (io.StringIO(), False, "tracker: 7 articles, 0/s, 50 %, about 60 s left"),
        (io.StringIO(), True, ""),
    ],
    ids=["a bar at a terminal", "quiet at a terminal", "lines in a file", "quiet in a file"],
)
def test_progress(monkeypatch: pytest.MonkeyPatch, stderr: io.StringIO, quiet: bool, shown: str) -> None:
    now = [100.0]
    monkeypatch.setattr("tracker_cli.ingest.progress.time.monotonic", lambda: now[0])
    outside = Outside(io.StringIO(), io.StringIO(), stderr, {"TERM": "xterm"})
    with Progress(outside, "articles", lambda: 1000, quiet=quiet) as progress:
        now[0] += 60
        progress.show(500, 7)
        progress.say("tracker: bad.txt: \x1b[31mred [/x]")
    assert shown in stderr.getvalue()
    assert bool(shown) or stderr.getvalue().count("\n") == 1
    assert "tracker: bad.txt: ␛[31mred [/x]" in stderr.getvalue()


@pytest.fixture
def pane(tmux: str, env: dict[str, str], tmp_path: Path) -> Iterator[object]:
    """Run a shell line in a real terminal of 80 columns and return what stands on its screen."""
    socket = ["-S", str(tmp_path / "tmux.socket")]

    def show(line: str) -> list[str]:
        done = tmp_path / "done"
        command = [tmux, *socket, "-u", "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "40"]
        subprocess.run(
            [*command, f"{line}; touch {done}; sleep 60"], env={**env, "TERM": "xterm"}, check=True
        )
        deadline = time.monotonic() + 30
        while not done.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.2)
        shown = subprocess.run(
            [tmux, *socket, "capture-pane", "-p"], capture_output=True, encoding="utf-8", check=True
        )
        return shown.stdout.splitlines()

    yield show
    subprocess.run([tmux, *socket, "kill-server"], check=False)


@pytest.mark.usefixtures("database")
def test_a_real_terminal_shows_the_table(pane, env: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    lines = pane(f"{sys.executable} -m tracker_cli quotes --limit 1")
    assert lines[0].split() == ["quote", "speaker", "date", "id"]
    assert "رمتسم لمعلا … ةبيرق ةندهلا" in plain(lines[2])
    assert cell_len(lines[2]) == 80


@pytest.mark.usefixtures("database")
def test_long_output_goes_through_the_pager(pane, env: dict[str, str], tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nsed 's/^/paged: /' | head -3\n")
    pager.chmod(0o755)
    lines = pane(f"stty rows 12; PAGER={pager} {sys.executable} -m tracker_cli quotes")
    assert [line for line in lines if line.startswith("paged: ")]
    assert not [line for line in lines if "Traceback" in line]


@pytest.mark.usefixtures("database")
def test_short_output_does_not(pane, env: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    lines = pane(f"PAGER=false {sys.executable} -m tracker_cli topics")
    assert lines[0].split() == ["topic", "statements", "first", "last"]


@pytest.mark.usefixtures("database")
def test_the_doctor_shows_one_line_in_each_way(pane, env: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    lines = pane(f"{sys.executable} -m tracker_cli doctor --no-pager")
    text = "\n".join(map(plain, lines))
    assert "visual:" in text and "terminal:" in text and "off:" in text
    assert any("«" in line and "2016-08-27" in line and "TASS" in line for line in lines)
    assert "TRACKER_BIDI" in text
