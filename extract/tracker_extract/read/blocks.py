"""Exports of databases of news, whatever file they come in, as a stream of blocks: paragraphs, or headings, dates, labels.

The file is kept on disk and can be gone through twice: once to see whether it divides into as many articles as it says, and
once to read them. No more than a block is in memory.
"""

from __future__ import annotations

import codecs
import re
import tempfile
from collections.abc import Callable, Iterator
from typing import IO, NamedTuple

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.documents import article_of_lines
from tracker_extract.read.markup import VisibleLines
from tracker_extract.read.office_text import word_lines
from tracker_extract.read.options import MIB, Limits, ReadOptions
from tracker_extract.read.packages import Package
from tracker_extract.read.rtf import Rtf
from tracker_extract.read.source import HEAD, Source, encoding_of_page

# Lines between articles, which no blank line may set apart: the rule of ProQuest, the last line of Factiva.
_ALONE = re.compile(
    r"_{30,}\Z|(?:AN\s+)?(?:Document|Dokument|Documento)\s+[A-Z](?=[A-Za-z]*\d{6})[A-Za-z0-9]{14,}\Z"
)


class Container(NamedTuple):
    """A file that may be an export: its kind, its encoding, its blocks from the first on, and all of it as one article."""

    kind: str
    encoding: str
    blocks: Callable[[], Iterator[str]]
    whole: Callable[[], Iterator[Article]]


def container_of(source: Source, options: ReadOptions) -> Container:
    """The container that a source is, told by its first bytes."""
    encoding = options.encoding or encoding_of_page(source)
    head = source.head()
    file = kept(source, options.limits)
    name = source.name
    if head.startswith(b"PK"):
        return word_container(file, name, options)
    if head.lstrip().startswith(b"{\\rtf"):
        return rtf_container(file, name, options)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _html_container(file, name, encoding, options)
    return Container(
        "text",
        encoding,
        lambda: text_blocks(_text(_again(file), encoding)),
        lambda: _plain(file, name, options),
    )


def _html_container(file: IO[bytes], name: str, encoding: str, options: ReadOptions) -> Container:
    """A page: all that is seen of it, since what is an article in it is not what makes pages of news one."""

    def blocks() -> Iterator[str]:
        return _html_blocks(_again(file), encoding)

    return Container("html", encoding, blocks, lambda: _document(blocks(), "", file, name, options))


def kept(source: Source, limits: Limits) -> IO[bytes]:
    """All of a source in a file that can be gone through again; a little of it in memory, the rest on disk."""
    file = tempfile.SpooledTemporaryFile(max_size=MIB)  # noqa: SIM115 - goes with the reader
    size = 0
    while data := source.stream.read(HEAD):
        file.write(data)
        size += len(data)
        if size > limits.document:
            raise ReadError(
                source.name, f"larger than {limits.document >> 20} MiB, the limit for one document"
            )
    if source.fault:
        raise source.fault
    file.seek(0)
    return file


def word_container(file: IO[bytes], name: str, options: ReadOptions) -> Container:
    """A Word file."""

    def lines() -> Iterator[str]:
        return word_lines(Package(_again(file), name, "a Word document", options.limits))

    return Container(
        "docx", "utf-8", lambda: _filled(lines()), lambda: _document(lines(), "", file, name, options)
    )


def rtf_container(file: IO[bytes], name: str, options: ReadOptions) -> Container:
    """A file of RTF."""

    def rtf() -> Rtf:
        return Rtf(Source.of(_again(file), name), options.limits)

    def whole() -> Iterator[Article]:
        document = rtf()
        lines = list(document.lines())
        return _document(iter(lines), document.title, file, name, options)

    return Container("rtf", "utf-8", lambda: _filled(rtf().lines()), whole)


def text_blocks(lines: Iterator[str]) -> Iterator[str]:
    """Lines that no blank line divides, as one block; a line that ends an article is a block by itself."""
    block: list[str] = []
    for line in lines:
        bare = line.strip(" \t\r\n\f\ufeff")
        if _ALONE.match(bare):
            yield from ("\n".join(block), bare) if block else (bare,)
            block = []
        elif bare:
            block.append(bare)
        elif block:
            yield "\n".join(block)
            block = []
    if block:
        yield "\n".join(block)


def _filled(lines: Iterator[str]) -> Iterator[str]:
    return filter(None, (line.strip(" \t\xa0\ufeff") for line in lines))


def _again(file: IO[bytes]) -> IO[bytes]:
    file.seek(0)
    return file


def _text(file: IO[bytes], encoding: str) -> Iterator[str]:
    """The lines of a text; stray bytes are shown as U+FFFD."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    rest = ""
    while data := file.read(HEAD):
        *lines, rest = (rest + decoder.decode(data)).split("\n")
        yield from lines
    yield rest + decoder.decode(b"", True)


def _html_blocks(file: IO[bytes], encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    lines = VisibleLines()
    while data := file.read(HEAD):
        yield from lines.take(decoder.decode(data))
    yield from lines.take(decoder.decode(b"", True), last=True)


def _plain(file: IO[bytes], name: str, options: ReadOptions) -> Iterator[Article]:
    from tracker_extract.read.plain import read_plain

    return (
        found for found in read_plain(Source.of(_again(file), name), options) if isinstance(found, Article)
    )


def _document(
    lines: Iterator[str], title: str, file: IO[bytes], name: str, options: ReadOptions
) -> Iterator[Article]:
    words = list(lines)
    yield article_of_lines(words, title, name, _again(file).read(), options)
