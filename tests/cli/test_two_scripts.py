"""Arabic and English on one line: kept apart for the eye on a terminal, untouched in a pipe."""

from __future__ import annotations

from pathlib import Path

import pytest

from sample import Run, at_terminal
from tracker_cli.options.shared import Bidi
from tracker_cli.render.bidi import lay_out
from tracker_cli.render.directions import LRI, PDI, RLI, apart, closed, is_right_to_left, stretches

pytestmark = pytest.mark.unmeasured

BETWEEN = "\u200e\u2066\u2067\u2069"


def seen(line: tuple[str, ...], width: int = 80) -> list[str]:
    """The characters from left to right as a terminal without a notion of direction shows them."""
    return lay_out(apart(line), width, Bidi.VISUAL)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        pytest.param(("find: “", "אב", "” “", "גד", "”"), "find: “בא” “דג”", id="two quoted pieces"),
        pytest.param(("(", "אב", ", 2016-09-03, a/b.txt)"), "(בא, 2016-09-03, a/b.txt)", id="an outlet, a day and a path"),
        pytest.param(("1: ", "אב CNN גד"), "1: דג CNN בא", id="a Latin word within"),
        pytest.param(("said ", "אב", " / ", "John"), "said בא / John", id="two names"),
    ],
)  # fmt: skip
def test_pieces_stay_in_the_order_of_the_line(line: tuple[str, ...], shown: str) -> None:
    assert seen(line) == [shown]


def test_a_piece_that_is_wrapped_keeps_its_direction_on_each_line() -> None:
    lines = list(closed(iter([f"x: {RLI}one two", f"three{PDI} four", "five"])))
    assert lines == [f"x: {RLI}one two{PDI}", f"{RLI}three{PDI} four", "five"]
    assert seen(("x: ", "אא בב CNN גג"), 10) == ["x: בב אא", "גג CNN"]


def test_a_piece_takes_no_part_in_the_direction_of_its_line() -> None:
    assert not is_right_to_left(apart(("“", "אב", "” said")))
    assert is_right_to_left("אב said")
    assert apart(("only ", "ASCII")) == "only ASCII"
    assert apart(("é", "x")) == f"{LRI}é{PDI}x"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("الوزير الأميركي: the only one", [("الوزير الأميركي", True), (": the only one", False)]),
        ("takes up وزارة الدفاع", [("takes up ", False), ("وزارة الدفاع", True)]),
        ("no letters 12", [("no letters 12", False)]),
        ("", []),
    ],
)
def test_the_stretches_of_a_note(text: str, pieces: list[tuple[str, bool]]) -> None:
    assert list(stretches(text)) == pieces


@pytest.mark.parametrize("command", [("explain", "2"), ("show", "2"), ("speakers", "show", "Kerry")])
def test_marks_of_order_are_for_terminals_alone(
    database: Path, tracker: Run, command: tuple[str, ...]
) -> None:
    lines, _, _ = at_terminal(*command, "--db", database, "--bidi", "terminal")
    assert RLI in "".join(lines)
    for mode in ("visual", "off"):
        lines, _, _ = at_terminal(*command, "--db", database, "--bidi", mode)
        assert not set(BETWEEN) & set("".join(lines)), mode
    piped = tracker(*command, "--format", "json") if command[0] != "speakers" else tracker(*command)
    assert not set(BETWEEN) & set(piped.stdout + tracker(*command).stdout)


def test_the_title_has_a_line_of_its_own(tracker: Run, database: Path) -> None:
    lines = tracker("show", "2").stdout.splitlines()
    assert lines[:3] == [
        "2  2016-08-26  John Kerry, say, indirect",
        "كيري: لا اتفاق بعد",
        "(Agency, 2016-08-27, https://example.org/1)",
    ]
