"""Right-to-left text on a terminal: wrapped first, then joined and put in order line by line. Never piped or stored.

Who does the ordering differs by terminal. In `terminal` mode it does, and only gets marks that keep table cells
apart; in `visual` mode letters are joined and every line reversed here, which copies out reversed as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

from tracker_cli.options.shared import Bidi
from tracker_cli.render.directions import LRI, PDI, RLI, closed, is_right_to_left
from tracker_cli.terminal.outside import Outside

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

LRM, RLM = "\u200e", "\u200f"
# A combining mark without effect of its own: in the reordered line it stands on the side that its bracket's level says.
_SIDE = "\u034f"
_ZERO_WIDTH_ORDER = re.compile("[\u200e\u200f\u061c\u2066-\u2069]")
# 2016-08-27 among Arabic letters would show its numbers in reverse; a left-to-right mark before it prevents that.
_HYPHENATED = re.compile(r"(?<![\w-])\d+(?:-\d+)+")
_PIECE = re.compile(f"[{LRI}{RLI}][^{PDI}]*{PDI}")
_BETWEEN_MARKS = rf"{LRM}\g<0>{LRM}"
# VTE orders text since 0.58, told as 5800.
_VTE_ORDERS_SINCE = 5800


def ordering(outside: Outside, wanted: Bidi) -> Bidi:
    """Who orders text on this terminal: the wish, or for `auto` what is known of terminals; off where there is none."""
    if not outside.stdout_is_terminal:
        return Bidi.OFF
    if wanted is not Bidi.AUTO:
        return wanted
    env = outside.env
    vte = env.get("VTE_VERSION", "")
    orders = (
        "KONSOLE_VERSION" in env
        or "MLTERM" in env
        or env.get("TERM") == "mlterm"
        or env.get("TERM_PROGRAM") in ("Apple_Terminal", "mintty")
        or (vte.isdecimal() and int(vte) >= _VTE_ORDERS_SINCE)
    )
    return Bidi.TERMINAL if orders else Bidi.VISUAL


def lay_out(text: str, width: int, mode: Bidi) -> list[str]:
    """The lines that show harmless `text` in `width` cells.

    Those of a right-to-left paragraph stand at the right edge; those of another keep its indentation.
    """
    return [line for paragraph in text.split("\n") for line in _paragraph(paragraph, width, mode)]


def _paragraph(text: str, width: int, mode: Bidi) -> Iterator[str]:
    right = is_right_to_left(text)
    indent = "" if right else " " * (len(text) - len(text.lstrip(" ")))
    shaped = _joined_letters(text) if mode is Bidi.VISUAL else text
    for line in closed(wrap(shaped.strip(" "), width - len(indent))):
        shown = _ordered(line, right, mode)
        yield " " * (width - cell_len(shown)) + shown if right else indent + shown


def wrap(text: str, width: int) -> Iterator[str]:
    """`text` in lines of at most `width` cells, broken at blanks, and inside a word only where it is longer than a line."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        *full, line = chop_cells(word, width) or [""]
        yield from full
    yield line


def reordered(line: str, right: bool) -> str:
    """The line's characters from left to right as they are to be seen.

    The library's quick path leaves brackets unmirrored at odd levels. Each bracket is followed by a mark of its own
    level: where that comes out before it, the level is odd.
    """
    from bidi import get_display

    seated = _bracket().sub(rf"\g<0>{_SIDE}", line.replace(_SIDE, ""))
    shown = get_display(seated, base_dir="R" if right else "L")
    return _seated_bracket().sub(_mirror, shown)


def _ordered(line: str, right: bool, mode: Bidi) -> str:
    if mode is Bidi.OFF:
        return line
    guarded = line if line.isascii() else _HYPHENATED.sub(rf"{LRM}\g<0>", line)
    if right and guarded[:1].isdigit():
        guarded = RLM + guarded
    if mode is Bidi.TERMINAL:
        # Border and padding are neutral characters: without marks a terminal swaps neighbouring Arabic cells. The marks
        # beside a piece kept apart are for terminals that know no isolates yet.
        return f"{LRM}{_PIECE.sub(_BETWEEN_MARKS, guarded)}{LRM}"
    return _ZERO_WIDTH_ORDER.sub("", reordered(guarded, right))


def _joined_letters(text: str) -> str:
    return _reshaper().reshape(text) if not text.isascii() else text


@cache
def _reshaper() -> ArabicReshaper:
    from arabic_reshaper import ArabicReshaper

    # The single glyph for Allah is missing or squeezed in most fonts of terminals.
    return ArabicReshaper({"ARABIC LIGATURE ALLAH": False})


@cache
def _mirrored() -> dict[str, str]:
    from bidi.mirror import MIRRORED

    return dict(MIRRORED)


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(_mirrored()))}]")


@cache
def _seated_bracket() -> re.Pattern[str]:
    bracket = _bracket().pattern
    return re.compile(f"{_SIDE}({bracket})|({bracket}){_SIDE}")


def _mirror(match: re.Match[str]) -> str:
    odd, even = match.groups()
    return _mirrored()[odd] if odd else str(even)
