"""Lines that were broken at a fixed width, as mail, wires and pdftotext break them, put back into paragraphs.

Nothing is removed or added: a line end inside a paragraph is read as a blank (of `\\r\\n`, as two), a hyphen that divides a
word at a line end as invisible, and every offset into the text stays what it is.

Two signs tell that a paragraph goes on. Where a script has capitals, the next line begins with a small letter and this one does
not end as a sentence or an entry of a list does. And where all lines of a text are filled as far as words allow, so that the
next word would not have fitted, the width is fixed, and a shorter line ends a paragraph. Poetry and lists are told by lines that
are not filled, by capitals and by their marks.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import NamedTuple

from tracker_extract.read.layout_words import layout_words
from tracker_extract.text import fold

# Wires break at 60 to 70, mail at 72 to 78, pdftotext at up to 120; columns narrower than 28 hold three words.
_NARROWEST, _WIDEST = 28, 130
_SURE = 55  # from here on few lines are enough: no verse is as wide
_FEW, _MANY = 1, 4  # filled lines that prove a width: in wide texts, in narrow ones
_FILLED = 0.85  # of the line ends inside paragraphs; the others end one
_SMALL = (
    0.35  # of the lines that go on a paragraph, in a script with capitals, so many begin with a small letter
)
_WORDS = 3  # of a line that a small letter goes on from; "share" over "print" is two entries
_ENTRY = re.compile(r"\s*(?:[-–—*•·▪◦●+>|#]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)]\s)")
_STOP = re.compile(r"[.!?؟:;؛…][\"'”’»)\]]*\s*\Z")
_FURTHER = re.compile(r"[\"'“‘«(\[]?([^\W\d_])")
_DIVIDED = re.compile(r"[^\W\d_]{2}[-\u2010\u00ad]\Z")
_JOINER = "\u200d"  # within a word it is read over
_CASELESS = (
    "\u0590"  # the first letter of Hebrew; Arabic and all scripts behind it have no capitals, but for few
)

_SHAPED = re.compile("[\u00ad\ufb50-\ufbff\ufe70-\ufef4]")
_SHAPES = {
    point: letter
    for point in (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00), *range(0xFE70, 0xFEF5))
    if len(letter := unicodedata.normalize("NFKC", chr(point))) == 1
} | {0xAD: _JOINER}


class _Line(NamedTuple):
    start: int
    end: int  # without the line end and the blanks before it
    text: str
    indent: int


def as_read(text: str) -> str:
    """The text as a reader takes it: paragraphs whole, soft hyphens unseen, shapes of Arabic letters as the letters.

    Each character stays where it was. A ligature of several letters stays as it is; what compares words knows it.
    """
    return unwrapped(text.translate(_SHAPES) if _SHAPED.search(text) else text)


def unwrapped(text: str) -> str:
    """The text with the line ends inside its paragraphs as blanks, each character where it was."""
    if "\n" not in text and "\r" not in text:
        return text
    blocks = [block for block in _blocks(text) if len(block) > 1]
    if not blocks:
        return text
    width = _width(blocks)
    characters: list[str] | None = None
    for block in blocks:
        for line, below in pairwise(block):
            if _goes_on(line, below) or (width and _is_filled(line, below, width)):
                characters = characters or list(text)
                _join(characters, line, below)
    return "".join(characters) if characters else text


def _blocks(text: str) -> list[list[_Line]]:
    """The lines that follow one another without a blank one between them."""
    blocks: list[list[_Line]] = [[]]
    start = 0
    for written in text.replace("\r\n", " \n").replace("\r", "\n").split("\n"):
        line = written.rstrip()
        bare = line.lstrip()
        if bare:
            blocks[-1].append(_Line(start, start + len(line), bare, len(line) - len(bare)))
        elif blocks[-1]:
            blocks.append([])
        start += len(written) + 1
    return blocks


def _width(blocks: list[list[_Line]]) -> int:
    """The width at which the lines were broken; 0 where they were not."""
    narrow = [block for block in blocks if _longest(block) <= _WIDEST]
    width = max(map(_longest, narrow), default=0)
    if width < _NARROWEST or len(narrow) * 2 < len(blocks):
        return 0
    within = [pair for block in narrow for pair in pairwise(block) if _tells(*pair, width)]
    filled = [below for line, below in within if _is_filled(line, below, width)]
    if len(filled) < (_FEW if width >= _SURE else _MANY) or len(filled) < _FILLED * len(within):
        return 0
    return width if _go_on_small(filled) else 0


def _longest(block: list[_Line]) -> int:
    return max(len(line.text) for line in block)


def _tells(line: _Line, below: _Line, width: int) -> bool:
    """Whether the end of a line says something of the width: not the longest one's, nor one that a paragraph may end with."""
    return len(line.text) < width and _may_go_on(line, below) and not _STOP.search(line.text)


def _go_on_small(lines: list[_Line]) -> bool:
    """Whether as many lines begin with a small letter as in prose; lines of a script without capitals are not asked."""
    first = [letter for line in lines if (letter := _first(line.text)) and letter < _CASELESS]
    return sum(map(str.islower, first)) >= _SMALL * len(first)


def _is_filled(line: _Line, below: _Line, width: int) -> bool:
    """Whether the first word below would not have fitted into the line."""
    return _may_go_on(line, below) and len(line.text) + 1 + len(below.text.split(maxsplit=1)[0]) > width


def _may_go_on(line: _Line, below: _Line) -> bool:
    """Whether a line may be the next of the same paragraph: it is not set in and no entry of a list."""
    return below.indent <= line.indent + (4 if _ENTRY.match(line.text) else 0) and not _ENTRY.match(
        below.text
    )


def _goes_on(line: _Line, below: _Line) -> bool:
    """Whether a small letter goes on what is no finished sentence."""
    first = _first(below.text)
    if not first or not first.islower() or len(line.text) > _WIDEST or not _may_go_on(line, below):
        return False
    if _STOP.search(line.text) or len(line.text.split()) < _WORDS:
        return False
    return not fold(below.text[:40]).startswith(layout_words().writers)


def _first(text: str) -> str:
    found = _FURTHER.match(text)
    return found[1] if found else ""


def _join(characters: list[str], line: _Line, below: _Line) -> None:
    """Make one line of two; a hyphen that divides a word, the line end and the blanks behind it are seen no more."""
    begin, end = below.start + below.indent, line.end
    divided = _DIVIDED.search(line.text) and _first(below.text).islower()
    characters[end:begin] = (_JOINER if divided else " ") * (begin - end)
    if divided:
        characters[end - 1] = _JOINER
