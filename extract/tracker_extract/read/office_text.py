"""The words of Word (.docx) and OpenDocument (.odt) files, a paragraph a line, as a stream."""

from __future__ import annotations

from collections.abc import Iterator

from tracker_extract.errors import ReadError
from tracker_extract.read.packages import Event, Package

WORD = "word/document.xml"
# Elements of each whose words are no text: deleted ones, codes of fields, and what Word writes twice for older readers.
_WORD_ASIDE = frozenset(("delText", "instrText", "Fallback", "del", "moveFrom"))
_WORD_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_ODT_ASIDE = frozenset(
    ("annotation", "tracked-changes", "table-of-content", "note", "bibliography", "ruby-text", "forms")
)
_ODT_MARKS = {"tab": "\t", "line-break": "\n"}


def word_lines(package: Package) -> Iterator[str]:
    """The paragraphs of a Word file, those of tables and text boxes in their place; none where it has no text at all."""
    if WORD not in package.names:
        return
    paragraphs = _Paragraphs(package.path)
    in_words = False
    for event in package.events(WORD):
        if event.kind == "text":
            if in_words:
                paragraphs.add(event.name)
            continue
        if event.name == "t":
            in_words = event.kind == "start"
        yield from paragraphs.take(event, _WORD_MARKS, ("p",), _WORD_ASIDE)


def odt_lines(package: Package, member: str = "content.xml") -> Iterator[str]:
    """The paragraphs and headings of an OpenDocument text."""
    paragraphs = _Paragraphs(package.path)
    for event in package.events(member):
        if event.kind == "text":
            paragraphs.add(event.name.replace("\n", " "))
        elif event.name == "s" and event.kind == "start":
            count = event.attributes.get("c", "1")
            paragraphs.add(" " * (min(int(count), 100) if count.isdecimal() else 1))
        else:
            yield from paragraphs.take(event, _ODT_MARKS, ("p", "h"), _ODT_ASIDE)


class _Paragraphs:
    """Paragraphs that are open, one in another where a text box stands in one; words count where nothing is aside."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._open: list[list[str]] = []
        self._aside = 0

    def add(self, words: str) -> None:
        if self._open and not self._aside:
            self._open[-1].append(words)

    def take(
        self, event: Event, marks: dict[str, str], paragraph: tuple[str, ...], aside: frozenset[str]
    ) -> Iterator[str]:
        """Take a tag; a paragraph that it closes is a line, or several where it has breaks of its own."""
        if event.name in aside:
            self._aside += 1 if event.kind == "start" else -1
        elif event.name in paragraph and not self._aside:
            if event.kind == "start":
                self._open.append([])
            elif self._open:
                yield from "".join(self._open.pop()).split("\n")
            else:
                raise ReadError(self._path, "a paragraph that ends before it begins")
        elif event.kind == "start" and event.name in marks:
            self.add(marks[event.name])
