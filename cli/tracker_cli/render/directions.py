"""Which way text runs, and lines made of pieces that each run their own way, for terminals and pages alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Unicode annex 9: what stands between one of the first two and the third has no say in the order of what is around it.
LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
_ISOLATED = re.compile(f"[{LRI}{RLI}][^{PDI}]*{PDI}?")
# Letters that run from right to left: Hebrew, Arabic, Syriac, Thaana and their presentation forms.
_RIGHT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_LETTER = re.compile(_RIGHT)
# From one such letter to the last before one that runs the other way.
_STRETCH = re.compile(f"{_RIGHT}(?:[^a-zA-Z\u00c0-\u058f]*{_RIGHT})?")

# A line for a reader: a text, or pieces of which each is read in its own direction whatever stands beside it.
Line = str | tuple[str, ...]


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is a right-to-left one; pieces kept apart do not count."""
    directions = (unicodedata.bidirectional(char) for char in _ISOLATED.sub("", text))
    return next((d for d in directions if d in ("L", "R", "AL")), "L") != "L"


def has_right_to_left(text: str) -> bool:
    """Whether a right-to-left letter stands anywhere in the text."""
    return _LETTER.search(text) is not None


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each is right-to-left text inside the other: `the title الوزير on that day`."""
    at = 0
    for match in _STRETCH.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], False
        yield match[0], True
        at = match.end()
    if at < len(text):
        yield text[at:], False


def apart(line: Line) -> str:
    """The harmless line with each piece that may disturb its neighbours kept apart from them. For a terminal only."""
    return line if isinstance(line, str) else "".join(map(_kept_apart, line))


def closed(lines: Iterator[str]) -> Iterator[str]:
    """Lines in which a piece that goes on over a line's end is closed there and opened again."""
    opened = ""
    for line in lines:
        whole = opened + line
        last = max(whole.rfind(LRI), whole.rfind(RLI))
        opened = whole[last] if last > whole.rfind(PDI) else ""
        yield whole + PDI if opened else whole


def _kept_apart(piece: str) -> str:
    if piece.isascii():
        return piece
    return f"{RLI if is_right_to_left(piece) else LRI}{piece}{PDI}"
