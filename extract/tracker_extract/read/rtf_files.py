"""Files of RTF: an article, or those of the database of news that it was exported from."""

from __future__ import annotations

from collections.abc import Iterator

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.blocks import kept, rtf_container
from tracker_extract.read.exports import articles_of, form_of
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.source import Source


def read_rtf(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """The article of one document, or those of an export."""
    container = rtf_container(kept(source, options.limits), source.name, options)
    form = form_of(container.blocks())
    if form:
        source.file = None
        yield from articles_of(form, container, source.name, options)
    else:
        yield from container.whole()
