"""PDF (extra `pdf`): glyphs back to lines, lines back to logical order, lines joined to paragraphs.

A PDF stores glyphs where they are seen, so right-to-left text comes out reversed. Lines are put together from the
places of the glyphs, a glyph of several letters (lam-alef) is turned round first, and the bidirectional algorithm,
which is its own inverse once brackets are mirrored by hand, restores the order of reading.
"""

from __future__ import annotations

import io
import re
import statistics
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from bidi import get_display
from bidi.mirror import MIRRORED

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.layout import lay_out
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.source import Source, missing_extra
from tracker_extract.read.values import fit

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CGJ = "\u034f"  # takes the level of what stands before it, and so tells which brackets were turned
_BRACKET = re.compile(f"[{re.escape(''.join(MIRRORED))}]")
_MARKED = re.compile(f"{_CGJ}([{re.escape(''.join(MIRRORED))}])|([{re.escape(''.join(MIRRORED))}]){_CGJ}")
# In heights of the glyph. A gap between letters of one word stays under 0.1, a space is at least 0.2.
_SPACE = 0.18
_SAME_LINE = 0.5
_NEW_PARAGRAPH = 1.5  # a gap between lines so many times the usual one
_FULL_LINE = 0.8  # a line shorter than this share of the longest ends its paragraph


class _Glyph(NamedTuple):
    text: str
    left: float
    right: float
    middle: float
    height: float


class _Line(NamedTuple):
    text: str
    left: float
    right: float
    middle: float
    height: float


def read_pdf(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """The article of one document, the text in the order it is read in."""
    data = source.read_all(options.limits)
    try:
        text = fit("\n\n".join(filter(None, map(_page_text, _pages(data, source.name)))))
    except ReadError:
        raise
    except Exception as error:  # a third-party parser on a damaged file may raise anything
        raise ReadError(source.name, f"cannot be read as PDF: {error.__class__.__name__}") from None
    if not text.strip():
        raise ReadError(
            source.name, "no text in it, only pictures: a scanned document needs text recognition first"
        )
    layout = lay_out(text, day_first=options.day_first)
    article = Article(
        text=text,
        title=layout.title_in(text),
        published=layout.published,
        path=source.name,
        encoding="utf-8",
        regions=layout.regions,
    )
    yield options.sealed(article, data)


def _pages(data: bytes, path: str) -> Iterator[list[_Glyph]]:
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LTChar
    except ImportError:
        raise missing_extra(path, "pdf") from None
    for page in extract_pages(io.BytesIO(data), laparams=None):
        yield [_glyph(item) for item in _leaves(page) if isinstance(item, LTChar) and item.get_text()]


def _leaves(item: Any) -> Iterator[Any]:
    for child in item:
        if hasattr(child, "__iter__"):
            yield from _leaves(child)
        else:
            yield child


def _glyph(item: Any) -> _Glyph:
    text = item.get_text()
    if text.startswith("(cid:"):
        text = "\ufffd"
    elif len(text) > 1 and _RTL.search(text):
        text = text[::-1]
    return _Glyph(text, item.x0, item.x1, (item.y0 + item.y1) / 2, max(item.height, 0.1))


def _page_text(glyphs: list[_Glyph]) -> str:
    return "\n".join(_paragraphs([_line(row) for row in _rows(glyphs)]))


def _rows(glyphs: Iterable[_Glyph]) -> list[list[_Glyph]]:
    """Glyphs that stand on one line, from the top of the page down."""
    rows: list[list[_Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.middle):
        if rows and rows[-1][0].middle - glyph.middle < _SAME_LINE * max(glyph.height, rows[-1][0].height):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [row for row in rows if any(not g.text.isspace() for g in row)]


def _line(row: list[_Glyph]) -> _Line:
    pieces: list[str] = []
    edge: float | None = None
    for glyph in sorted(row, key=lambda g: g.left):
        gap = edge is not None and glyph.left - edge > _SPACE * glyph.height
        if gap and pieces and not pieces[-1].isspace() and not glyph.text.isspace():
            pieces.append(" ")
        pieces.append(glyph.text)
        edge = max(edge or glyph.right, glyph.right)
    height = statistics.median(glyph.height for glyph in row)
    text = logical("".join(pieces)).strip()
    return _Line(text, min(g.left for g in row), max(g.right for g in row), row[0].middle, height)


def logical(seen: str) -> str:
    """A line as it is read, from the line as it is seen from left to right."""
    seen = _CONTROLS.sub("", seen).replace(_CGJ, "")
    letters = sum(map(str.isalpha, seen))
    right_to_left = len(_RTL.findall(seen))
    if not right_to_left:
        return seen
    base = "R" if right_to_left * 2 > letters else "L"
    marked = _BRACKET.sub(lambda m: m[0] + _CGJ, seen)
    read = _MARKED.sub(lambda m: MIRRORED[m[1]] if m[1] else m[2], get_display(marked, base_dir=base))
    read = _FORMS.sub(lambda m: unicodedata.normalize("NFKC", m[0]), read)
    closing, opening = read.find("»"), read.find("«")
    if 0 <= closing < opening:  # some producers mirror these marks themselves
        read = read.translate({0xAB: "»", 0xBB: "«"})
    return read


def _paragraphs(lines: list[_Line]) -> Iterator[str]:
    """Lines that belong together as one."""
    if not lines:
        return
    gaps = [above.middle - below.middle for above, below in zip(lines, lines[1:], strict=False)]
    usual = statistics.median(gaps) if gaps else 0.0
    longest = max(line.right - line.left for line in lines)
    paragraph = [lines[0].text]
    for above, below, gap in zip(lines, lines[1:], gaps, strict=False):
        short = above.right - above.left < _FULL_LINE * longest
        resized = abs(above.height - below.height) > 0.15 * above.height
        if short or resized or gap > _NEW_PARAGRAPH * usual:
            yield " ".join(paragraph)
            paragraph = []
        paragraph.append(below.text)
    yield " ".join(paragraph)
