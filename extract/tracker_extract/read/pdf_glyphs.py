"""Glyphs of a PDF back to lines, lines back to logical order.

A PDF stores glyphs where they are seen, so right-to-left text comes out reversed. Lines are put together from the
places of the glyphs, a glyph of several letters (lam-alef) is turned round first, and the bidirectional algorithm,
which is its own inverse once brackets are mirrored by hand, restores the order of reading.
"""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bidi import get_display
from bidi.mirror import MIRRORED

RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+")
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CGJ = "\u034f"  # takes the level of what stands before it, and so tells which brackets were turned
_BRACKET = re.compile(f"[{re.escape(''.join(MIRRORED))}]")
_MARKED = re.compile(f"{_CGJ}([{re.escape(''.join(MIRRORED))}])|([{re.escape(''.join(MIRRORED))}]){_CGJ}")
# Numbers with a hyphen or plus between: turned round behind a letter of Arabic, as every display does (UAX 9, W2 and W4).
_RANGE = re.compile(r"\d+(?:[.,/:]\d+)*(?:[-+]\d+(?:[.,/:]\d+)*)+")
_ALM = "\u061c"  # counts as a letter of Arabic
# In heights of the glyph. A gap between letters of one word stays under 0.1, a space is at least 0.2.
_SPACE = 0.18
_SAME_LINE = 0.5
_AT_EDGE = 0.5  # points by which a mark without a width may miss the edge of its letter
_OVER = 0.5  # of the width of a blank that other ink covers: it is none, as soft hyphens leave behind


class Glyph(NamedTuple):
    """What a glyph stands for and where it is, in points."""

    text: str
    left: float
    right: float
    middle: float
    height: float


class Line(NamedTuple):
    """A line in the order of reading and where it is, in points."""

    text: str
    left: float
    right: float
    middle: float
    height: float


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs that stand on one line, from the top of the page down."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.middle):
        if rows and rows[-1][0].middle - glyph.middle < _SAME_LINE * max(glyph.height, rows[-1][0].height):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [row for row in rows if any(not g.text.isspace() for g in row)]


def line_of(row: list[Glyph]) -> Line:
    """The line that a row of glyphs is."""
    pieces: list[str] = []
    edge: float | None = None
    for glyph in _in_order(row):
        gap = edge is not None and glyph.left - edge > _SPACE * glyph.height
        if gap and pieces and not pieces[-1].isspace() and not glyph.text.isspace():
            pieces.append(" ")
        pieces.append(glyph.text)
        edge = max(edge or glyph.right, glyph.right)
    height = statistics.median(glyph.height for glyph in row)
    text = logical("".join(pieces)).strip()
    return Line(text, min(g.left for g in row), max(g.right for g in row), row[0].middle, height)


def _in_order(row: list[Glyph]) -> list[Glyph]:
    """The glyphs from left to right, each mark beside its letter, without the blanks that other glyphs cover."""
    inked = sorted((g for g in row if not g.text.isspace()), key=lambda g: g.left)
    blanks = [g for g in row if g.text.isspace() and not _is_covered(g, inked)]
    letters = [g for g in inked if not _is_mark(g)]

    def place(glyph: Glyph) -> tuple[float, int]:
        if not _is_mark(glyph):
            return glyph.left, 0
        centre = (glyph.left + glyph.right) / 2
        base = next((g for g in letters if g.left <= centre + _AT_EDGE < g.right), glyph)
        # Read from right to left, a mark that comes behind its letter stands to the left of it.
        return base.left, -1 if RTL.match(glyph.text) else 1

    return sorted([*inked, *blanks], key=place)


def _is_mark(glyph: Glyph) -> bool:
    return all(unicodedata.category(character) == "Mn" for character in glyph.text)


def _is_covered(blank: Glyph, inked: Sequence[Glyph]) -> bool:
    width = blank.right - blank.left
    return width > 0 and any(
        min(g.right, blank.right) - max(g.left, blank.left) > _OVER * width
        for g in inked
        if g.left < blank.right and g.right > blank.left
    )


def logical(seen: str) -> str:
    """A line as it is read, from the line as it is seen from left to right."""
    seen = _CONTROLS.sub("", seen).replace(_CGJ, "")
    letters = sum(map(str.isalpha, seen))
    right_to_left = len(RTL.findall(seen))
    if not right_to_left:
        return _FORMS.sub(_letters, seen)
    base = "R" if right_to_left * 2 > letters else "L"
    if base == "R":
        seen = _RANGE.sub(lambda m: (_ALM if _is_behind_arabic(seen, *m.span()) else "") + m[0], seen)
    marked = _BRACKET.sub(lambda m: m[0] + _CGJ, seen)
    read = _MARKED.sub(lambda m: MIRRORED[m[1]] if m[1] else m[2], get_display(marked, base_dir=base))
    read = _FORMS.sub(_letters, read.replace(_ALM, ""))
    closing, opening = read.find("»"), read.find("«")
    if 0 <= closing < opening:  # some producers mirror these marks themselves
        read = read.translate({0xAB: "»", 0xBB: "«"})
    return read


def _letters(form: re.Match[str]) -> str:
    """The letters that shapes and ligatures stand for: the text of a PDF is put together here, and was never typed so."""
    return unicodedata.normalize("NFKC", form[0])


def _is_behind_arabic(seen: str, start: int, end: int) -> bool:
    """Whether what is read before a number, and so stands to the right of it, is Arabic, while nothing stands to the left."""
    before = next((c for c in reversed(seen[:start]) if c.isalpha()), "")
    behind = next((c for c in seen[end:] if c.isalpha()), "")
    return not before and RTL.match(behind) is not None
