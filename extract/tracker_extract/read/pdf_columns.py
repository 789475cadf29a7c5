"""Columns of a page: stretches of lines that a strip without ink runs through, each side of it set as text is set.

The layout analysis of pdfminer.six groups glyphs by their distances; in justified text, whose gaps between words reach the
width of a gutter, it takes the columns apart wrongly. A gutter stays empty over all its lines, and lines beside it begin at one
edge: that is what is looked for here.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker_extract.read.pdf_glyphs import RTL, Glyph, line_of, rows_of

# In heights of the glyph: gutters are 1 to 3 wide, gaps between justified words seldom over 1 and never above one another.
_GUTTER = 0.7
_ROWS = 3  # of a column; fewer are a heading, a pair of captions or a row of a table
_LONELY = 12  # rows of one column alone before the other begins
_NARROWEST = 0.12  # of the width of all columns
_FILLED = 0.55  # of the width of a column, by the middle one of its lines: cells of tables are shorter
_ALIGNED = 0.4  # of the lines begin at one edge; the others are set in or centred
_LETTERS = 10  # of the middle line of a column
_DEEPEST = 3  # columns in columns; newspapers have two
_NEAR = 2.0  # points
# Rows with text on both sides of a strip that are no columns: from so many on, of so many words a side, a table of few words
# is ruled out, and nobody can say which piece is read behind which.
_DOUBTFUL_ROWS = 3
_DOUBTFUL_WORDS = 3
_DOUBTFUL_GAP = 1.2  # heights of a glyph; a chance of the words in justified text leaves less over three rows

Row = list[Glyph]


class Block(NamedTuple):
    """Rows from the top down that are read one after the other; `sure` is whether its place in the order is known."""

    rows: list[Row]
    sure: bool = True


def blocks_of(glyphs: Sequence[Glyph], depth: int = 0) -> list[Block]:
    """The glyphs of a page as blocks in the order of reading.

    `depth` is how many times over the page has been divided.
    """
    blocks = list(_blocks(glyphs, depth))
    return (
        blocks
        if all(block.sure for block in blocks)
        else [part for block in blocks for part in _parted(block)]
    )


def _blocks(glyphs: Sequence[Glyph], depth: int) -> Iterator[Block]:
    rows = rows_of(glyphs)
    masks = [_mask(row) for row in rows]
    need = _GUTTER * statistics.median(g.height for g in glyphs) if glyphs else 0.0
    single: list[Row] = []
    at = 0
    while at < len(rows):
        end, cuts = _stretch(masks, at, need)
        sides = _sides(rows[at:end], cuts, depth)
        if not sides:
            single.append(rows[at])
            at += 1
            continue
        if single:
            yield Block(single)
        single = []
        for side in reversed(sides) if _is_right_to_left(glyphs) else sides:
            yield from side
        at = end
    if single:
        yield Block(single)


def _sides(rows: Sequence[Row], cuts: Sequence[float], depth: int) -> list[list[Block]]:
    """What stands beside each other in some rows, from left to right: columns, or pieces of which nobody knows the order."""
    if depth < _DEEPEST:
        columns = _columns([g for row in rows for g in row], cuts)
        if columns:
            return [blocks_of([g for row in column for g in row], depth + 1) for column in columns]
    return [[Block(piece, sure=False)] for piece in _pieces(rows, cuts)]


def _parted(block: Block) -> Iterator[Block]:
    """A block of a page whose order is not known: a row that a wide gap divides is as many blocks."""
    whole: list[Row] = []
    for row in block.rows:
        parts = _divided(row)
        if len(parts) > 1:
            if whole:
                yield Block(whole, block.sure)
            yield from (Block([part], sure=False) for part in parts)
            whole = []
        else:
            whole.append(row)
    if whole:
        yield Block(whole, block.sure)


def _divided(row: Row) -> list[Row]:
    inked = sorted((g for g in row if not g.text.isspace()), key=lambda g: g.left)
    cuts = [
        (a.right + b.left) / 2
        for a, b in zip(inked, inked[1:], strict=False)
        if b.left - a.right >= _DOUBTFUL_GAP * max(a.height, b.height)
    ]
    edges = [float("-inf"), *cuts, float("inf")]
    return [side for left, right in zip(edges, edges[1:], strict=False) for side in _side([row], left, right)]


def _pieces(rows: Sequence[Row], cuts: Sequence[float]) -> list[list[Row]]:
    """The sides of a strip that runs through sentences but parts no columns; none where a row may be read across it."""
    for cut in cuts:
        sides = [list(_side(rows, float("-inf"), cut)), list(_side(rows, cut, float("inf")))]
        if all(len(side) >= _DOUBTFUL_ROWS and _words(side) >= _DOUBTFUL_WORDS for side in sides):
            return sides if _gap(*sides) >= _DOUBTFUL_GAP else []
    return []


def _gap(left: Sequence[Row], right: Sequence[Row]) -> float:
    """The width of the strip between two sides, in heights of their glyphs."""
    inked = [[g for row in side for g in row if not g.text.isspace()] for side in (left, right)]
    height = statistics.median(g.height for side in inked for g in side)
    return (min(g.left for g in inked[1]) - max(g.right for g in inked[0])) / height


def _side(rows: Sequence[Row], left: float, right: float) -> Iterator[Row]:
    for row in rows:
        side = [g for g in row if left <= (g.left + g.right) / 2 < right]
        if any(not g.text.isspace() for g in side):
            yield side


def _words(rows: Sequence[Row]) -> float:
    """How many words a row has, by the middle one; words of letters, not numbers."""
    return statistics.median(sum(any(map(str.isalpha, w)) for w in line_of(row).text.split()) for row in rows)


def _mask(row: Sequence[Glyph]) -> int:
    """The points of a row that hold ink, a bit each."""
    mask = 0
    for glyph in row:
        if not glyph.text.isspace():
            left, right = max(int(glyph.left), 0), max(int(glyph.right) + 1, 1)
            if right - left < 5000:  # a glyph as wide as no page is damage
                mask |= ((1 << (right - left)) - 1) << min(left, 20_000)
    return mask


def _is_right_to_left(glyphs: Sequence[Glyph]) -> bool:
    letters = [g for g in glyphs if g.text.isalpha()]
    return 2 * sum(RTL.match(g.text) is not None for g in letters) > len(letters)


def _stretch(masks: Sequence[int], at: int, need: float) -> tuple[int, list[float]]:
    """The rows from `at` that one or more strips run through: the end of the last, and where to cut.

    `need` is the width of a strip, in points.
    """
    mask = 0
    end, cuts = at, []
    for row in range(at, len(masks)):
        mask |= masks[row]
        strips = _strips(mask, need)
        if strips:
            end, cuts = row + 1, strips
        elif cuts or row - at > _LONELY:
            break
    return end, cuts


def _strips(mask: int, need: float) -> list[float]:
    """The middles of the stretches without ink inside the mask that are wide enough."""
    bits = f"{mask:b}"[::-1]
    found = []
    at = bits.find("1")
    while (begin := bits.find("0", at)) >= 0:
        end = bits.find("1", begin)
        if end < 0:
            break
        if end - begin >= need:
            found.append((begin + end) / 2)
        at = end
    return found


def _columns(glyphs: Sequence[Glyph], cuts: Sequence[float]) -> list[list[list[Glyph]]]:
    """The rows of each column between the cuts; none where they are not set as columns of a text are."""
    if not cuts:
        return []
    edges = [float("-inf"), *cuts, float("inf")]
    columns = [
        rows_of(g for g in glyphs if left <= (g.left + g.right) / 2 < right)
        for left, right in zip(edges, edges[1:], strict=False)
    ]
    whole = max(g.right for g in glyphs) - min(g.left for g in glyphs)
    if all(_is_text(column, whole) for column in columns):
        return columns
    if len(cuts) > 1:  # one strip may be a chance of the words
        tried = (_columns(glyphs, [cut]) for cut in cuts)
        return next((found for found in tried if found), [])
    return []


def _is_text(rows: Sequence[Sequence[Glyph]], whole: float) -> bool:
    if len(rows) < _ROWS:
        return False
    inked = [[g for g in row if not g.text.isspace()] for row in rows]
    lefts, rights = [min(g.left for g in row) for row in inked], [max(g.right for g in row) for row in inked]
    width = max(rights) - min(lefts)
    if width < _NARROWEST * whole or statistics.median(map(len, inked)) < _LETTERS:
        return False
    if statistics.median(b - a for a, b in zip(lefts, rights, strict=True)) < _FILLED * width:
        return False
    middles = [(a + b) / 2 for a, b in zip(lefts, rights, strict=True)]
    return max(map(_aligned, (lefts, rights, middles))) >= _ALIGNED * len(rows)


def _aligned(edges: Sequence[float]) -> int:
    return max(Counter(round(edge / _NEAR) for edge in edges).values())
