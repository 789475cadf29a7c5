"""Plain text: one article a file."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.encoding import decode
from tracker_extract.read.layout import lay_out


def read_plain(data: bytes, path: str, *, encoding: str | None = None) -> Iterator[Article]:
    """The article that the bytes of a text file hold; the text is what was decoded, line ends as they stand."""
    text, name = decode(data, path, encoding)
    if not text.strip():
        raise ReadError(path, "empty: no text in it")
    layout = lay_out(text)
    yield Article(
        text=text,
        title=text[layout.title.start : layout.title.end] if layout.title else None,
        published=layout.published,
        path=path,
        encoding=name,
        sha256=sha256(data).hexdigest(),
        regions=layout.regions,
    )
