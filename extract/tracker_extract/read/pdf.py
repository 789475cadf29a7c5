"""PDF (extra `pdf`): glyphs to lines in the order of reading, columns one after the other, lines joined to paragraphs."""

from __future__ import annotations

import io
import logging
import re
import statistics
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.layout import lay_out
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.pdf_columns import blocks_of
from tracker_extract.read.pdf_glyphs import RTL, Glyph, Line, line_of
from tracker_extract.read.pdf_margins import without_margins
from tracker_extract.read.source import Source, missing_extra
from tracker_extract.read.values import fit

_NEW_PARAGRAPH = 1.5  # a gap between lines so many times the usual one
_APART = (
    1.9  # heights of a glyph between lines, where the upper one ends a sentence: paragraphs of one line each
)
_NEAR_BELOW = 2.5  # heights of a glyph from a line to one that may take up its sentence
_FULL_LINE = 0.8  # a line shorter than this share of the longest ends its paragraph
_DIVIDED = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]\Z")
_ENDED = re.compile(r"[.!?؟:…][\"'”’»)\]]*\Z")


def read_pdf(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """The article of one document, the text in the order it is read in."""
    data = source.read_all(options.limits)
    try:
        read = _read(list(_pages(data, source.name)))
        text = fit(read.text)
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
        warnings=(_unsure(read.doubtful),) if read.doubtful else (),
    )
    yield options.sealed(article, data)


def _pages(data: bytes, path: str) -> Iterator[tuple[list[Glyph], float]]:
    """The glyphs of each page, and its height in points."""
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LTChar
        from pdfminer.pdfdocument import PDFPasswordIncorrect
    except ImportError:
        raise missing_extra(path, "pdf") from None
    logging.getLogger("pdfminer").setLevel(
        logging.CRITICAL
    )  # what it has to say of damage is no line of ours
    try:
        for page in extract_pages(io.BytesIO(data), laparams=None):
            glyphs = [_glyph(item) for item in _leaves(page) if isinstance(item, LTChar) and item.get_text()]
            yield glyphs, page.height
    except PDFPasswordIncorrect:
        raise ReadError(path, "encrypted: its password is needed to read it") from None


def _leaves(item: Any) -> Iterator[Any]:
    for child in item:
        if hasattr(child, "__iter__"):
            yield from _leaves(child)
        else:
            yield child


def _glyph(item: Any) -> Glyph:
    text = item.get_text()
    if text.startswith("(cid:"):
        text = "\ufffd"
    elif len(text) > 1 and RTL.search(text):
        text = text[::-1]
    return Glyph(text, item.x0, item.x1, (item.y0 + item.y1) / 2, max(item.height, 0.1))


class Read(NamedTuple):
    """The text of all pages, and the numbers of those whose order of reading cannot be told."""

    text: str
    doubtful: list[int]


class _Lines(NamedTuple):
    """The lines of a block; `sure` is whether its place in the order is known."""

    lines: list[Line]
    sure: bool


def _unsure(pages: Sequence[int]) -> str:
    named = ", ".join(map(str, pages[:5])) + (" …" if len(pages) > 5 else "")
    return f"the order of columns on page {named} cannot be told: each piece of them is read by itself"


def _read(pages: Sequence[tuple[Sequence[Glyph], float]]) -> Read:
    """The text of all pages; a paragraph that a column or a page breaks off goes on in the next, where that is known."""
    blocks = _blocks([glyphs for glyphs, _ in pages], [height for _, height in pages])
    whole = " ".join(line.text for page in blocks for block in page for line in block.lines)
    order = [_is_sure(page) for page in blocks]
    return Read(_text(blocks, order, whole), [number for number, sure in enumerate(order, 1) if not sure])


def _text(blocks: Sequence[Sequence[_Lines]], order: Sequence[bool], whole: str) -> str:
    """All pages one after the other; `order` says of each whether the order of its blocks is known."""
    text = ""
    last: Line | None = None
    for sure, page in zip(order, blocks, strict=True):
        for place, (lines, known) in enumerate(page):
            words = "\n".join(_paragraphs(lines, whole))
            if last is not None and (sure or not place) and _goes_on(last, lines[0]):
                text = _joined(text, words, whole)
            else:
                text += ("\n" if place and sure else "\n\n") * bool(text) + words
            last = _last_of(lines) if known else None
    return text


def _is_sure(page: Sequence[_Lines]) -> bool:
    """Whether the order of the blocks of a page is known.

    It is not where what stands below two columns, as wide as both, may be the end of a sentence that breaks off in the first:
    a box beside a text, or a pull quote over columns that go on below. A sentence may go on beside or below.
    """
    if not all(block.sure for block in page):
        return False
    blocks = [block.lines for block in page]
    return not any(_may_go_on_below(blocks[at : at + 5]) for at in range(len(blocks) - 2))


def _may_go_on_below(blocks: Sequence[Sequence[Line]]) -> bool:
    """Whether the first of two columns breaks off in a sentence, and what follows both may take it up as well as the second."""
    upper, beside, over = blocks[:3]
    if not _are_columns(upper, beside) or not _spans(over, upper, beside) or _ENDED.search(upper[-1].text):
        return False
    if len(blocks) > 4 and _are_columns(blocks[3], blocks[4]) and _same_place(upper, blocks[3]):
        return True
    near = upper[-1].middle - over[0].middle < _NEAR_BELOW * upper[-1].height
    return near and _goes_on(upper[-1], beside[0]) and _goes_on(upper[-1], over[0])


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    return min(line.left for line in lines), max(line.right for line in lines)


def _are_columns(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether two blocks stand beside each other."""
    (left, right), (left2, right2) = _edges(one), _edges(other)
    return (right <= left2 or right2 <= left) and other[0].middle > one[-1].middle


def _spans(over: Sequence[Line], one: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether a block reaches below both of two columns."""
    left, right = _edges(over)
    return all(left < _edges(column)[1] and right > _edges(column)[0] for column in (one, other))


def _same_place(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether two blocks are of one column."""
    (left, right), (left2, right2) = _edges(one), _edges(other)
    return min(right, right2) - max(left, left2) > 0.5 * (max(right, right2) - min(left, left2))


def _blocks(pages: Sequence[Sequence[Glyph]], heights: Sequence[float]) -> list[list[_Lines]]:
    """The blocks of each page, each of them lines, without what stands in the margins."""
    blocks = [
        [_Lines([line_of(row) for row in block.rows], block.sure) for block in blocks_of(glyphs)]
        for glyphs in pages
    ]
    lined = [[line for block in page for line in block.lines] for page in blocks]
    kept = {id(line) for lines in without_margins(list(zip(lined, heights, strict=True))) for line in lines}
    found = [
        [_Lines([line for line in block.lines if id(line) in kept], block.sure) for block in page]
        for page in blocks
    ]
    return [[block for block in page if block.lines] for page in found]


def _last_of(lines: Sequence[Line]) -> Line | None:
    """The last line of a block if it is a full one, so that its paragraph may go on."""
    longest = max(line.right - line.left for line in lines)
    return lines[-1] if lines[-1].right - lines[-1].left >= _FULL_LINE * longest else None


def _goes_on(last: Line, first: Line) -> bool:
    """Whether the paragraph of a full line goes on in the next column or page: no end of a sentence, the same size."""
    return not _ENDED.search(last.text) and abs(last.height - first.height) <= 0.15 * last.height


def _paragraphs(lines: Sequence[Line], whole: str) -> Iterator[str]:
    """Lines that belong together as one; `whole` is all text, which tells how a word is written elsewhere."""
    gaps = [above.middle - below.middle for above, below in zip(lines, lines[1:], strict=False)]
    usual = statistics.median(gaps) if gaps else 0.0
    longest = max(line.right - line.left for line in lines)
    paragraph = lines[0].text
    for above, below, gap in zip(lines, lines[1:], gaps, strict=False):
        short = _is_short(above, below, longest)
        resized = abs(above.height - below.height) > 0.15 * above.height
        apart = gap > _APART * above.height and _ENDED.search(above.text) is not None
        if short or resized or apart or gap > _NEW_PARAGRAPH * usual:
            yield paragraph
            paragraph = below.text
        else:
            paragraph = _joined(paragraph, below.text, whole)
    yield paragraph


def _is_short(above: Line, below: Line, longest: float) -> bool:
    """Whether a line ends before the others although the first word of the next one would have fitted."""
    width = above.right - above.left
    word = len(below.text.split(maxsplit=1)[0]) + 1 if below.text.strip() else 0
    return (
        width < _FULL_LINE * longest
        and width + word * (below.right - below.left) / max(len(below.text), 1) < longest
    )


def _joined(above: str, below: str, whole: str) -> str:
    """Two pieces of a paragraph as one; a hyphen that divides a word at the end of the first is taken out."""
    divided = _DIVIDED.search(above)
    further = re.match(r"[^\W\d_]+", below)
    if not divided or not further or not further[0][0].islower():
        return f"{above} {below}"
    if above.endswith("-") and f"{divided[1]}-{further[0]}" in whole:
        return above + below
    return above[:-1] + below
