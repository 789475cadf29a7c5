"""OpenDocument texts (`.odt`), with the standard library: they are XML in a zip, and odfpy builds a tree of it in memory."""

from __future__ import annotations

import io
from collections.abc import Iterator

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.documents import article_of_lines
from tracker_extract.read.office_text import odt_lines
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.packages import Package
from tracker_extract.read.source import Source

_MANIFEST = "META-INF/manifest.xml"


def read_opendocument(source: Source, options: ReadOptions) -> Iterator[Article]:
    """The article of one document."""
    data = source.read_all(options.limits)
    package = Package(io.BytesIO(data), source.name, "an OpenDocument text", options.limits)
    if b"encryption-data" in (package.read(_MANIFEST) if _MANIFEST in package.names else b""):
        raise ReadError(source.name, "encrypted: its password is needed to read it")
    lines = list(odt_lines(package))
    yield article_of_lines(lines, _title(package), source.name, data, options)


def _title(package: Package) -> str:
    """What the properties of the document call it."""
    if "meta.xml" not in package.names:
        return ""
    title, inside = "", False
    for event in package.events("meta.xml"):
        if event.kind == "text":
            title += event.name if inside else ""
        elif event.name == "title":
            inside = event.kind == "start"
    return title
