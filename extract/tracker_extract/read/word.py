"""Word documents (`.docx`, extra `docx`): paragraphs and table cells in their order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.blocks import kept, word_container
from tracker_extract.read.documents import article_of_lines
from tracker_extract.read.exports import articles_of, form_of
from tracker_extract.read.office_text import WORD
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.packages import Package
from tracker_extract.read.source import Source, missing_extra
from tracker_extract.read.values import fit


def read_word(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """The article of one document, or those of an export of a database of news. The title of one is the property of that name if the text does not begin with it."""
    file = kept(source, options.limits)
    container = word_container(file, source.name, options)
    form = form_of(container.blocks())
    if form:
        source.file = None
        yield from articles_of(form, container, source.name, options)
        return
    try:
        from docx import Document
    except ImportError:
        raise missing_extra(source.name, "docx") from None
    file.seek(0)
    data = file.read()
    package = Package(io.BytesIO(data), source.name, "a Word document", options.limits)
    package.refuse_bombs()
    try:
        document = Document(io.BytesIO(data))
        text = fit("\n".join(_paragraphs(document)))
        title = fit(document.core_properties.title or "").strip() if _has_properties(document) else ""
    except ValueError:  # a type of Word's own that the library does not take: with macros, or a template
        if WORD not in package.names:
            raise ReadError(source.name, "cannot be read as a Word document: ValueError") from None
        yield from container.whole()
        return
    except Exception as error:  # a third-party parser on a damaged file may raise anything
        raise ReadError(
            source.name, f"cannot be read as a Word document: {error.__class__.__name__}"
        ) from None
    yield article_of_lines(text.split("\n"), title, source.name, data, options)


def _has_properties(document: Any) -> bool:
    """Whether the package has properties of its own; where it has none, the library makes up a title."""
    return any(rel.reltype.endswith("/core-properties") for rel in document.part.package.rels.values())


def _paragraphs(container: Any) -> Iterator[str]:
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell)
        else:
            yield block.text
