"""The visible text of a piece of HTML, without judging what in it is the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|strong|em|b|i|ul|ol|li|h[1-6]|img|blockquote|table|td|tr)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
BLOCKS = frozenset(
    (
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "table",
        "blockquote",
        "section",
    )
    + (
        "article",
        "header",
        "footer",
        "figure",
        "figcaption",
        "aside",
        "nav",
        "title",
        "dd",
        "dt",
        "hr",
        "pre",
        "time",
    )
)
_HIDDEN = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "select", "textarea"))


_CELL = "\x1e"  # stands between the cells of a row until blanks are made one
_AROUND_CELL = re.compile(f" ?{_CELL} ?")


def looks_like_markup(text: str) -> bool:
    """Whether a field that should hold text holds HTML."""
    return "<" in text and _TAG.search(text) is not None


def visible_text(markup: str) -> str:
    """What a reader would see, a block a line; entities decoded, runs of blanks one."""
    parser = _Visible()
    parser.feed(markup)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class VisibleLines:
    """What a reader would see of markup that comes in pieces, a line at a time; two blanks stand between cells."""

    def __init__(self) -> None:
        self._parser = _Visible(cells=True)
        self._rest = ""

    def take(self, markup: str, *, last: bool = False) -> Iterator[str]:
        """The lines that are whole with this piece; all that are left with the last."""
        self._parser.feed(markup)
        if last:
            self._parser.close()
        lines = (self._rest + "".join(self._parser.pieces)).split("\n")
        self._parser.pieces.clear()
        self._rest = "" if last else lines.pop()
        for line in lines:
            seen = _AROUND_CELL.sub("  ", " ".join(line.replace("\xa0", " ").split())).strip()
            if seen:
                yield seen


class _Visible(HTMLParser):
    """Collects text, a line feed at the edges of blocks."""

    def __init__(self, *, cells: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._cells = cells
        self._hidden: str | None = None

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - as its parent has it
        """`<![…` up to the next `>` is no text, as in browsers; the library's own parser stops at a keyword unknown to it."""
        return self.parse_bogus_comment(i, report)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden is None and tag in _HIDDEN:
            self._hidden = tag
        elif tag in BLOCKS:
            self.pieces.append("\n")
        elif self._cells and tag in ("td", "th"):
            self.pieces.append(_CELL)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = None
        elif tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if self._hidden is None:
            self.pieces.append(data.replace("\n", " "))
