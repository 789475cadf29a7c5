"""A document of paragraphs as an article, or as those of the database of news that it was exported from."""

from __future__ import annotations

from collections.abc import Iterable

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.layout import compose, lay_out
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.values import fit


def article_of_lines(
    lines: Iterable[str],
    title: str,
    path: str,
    data: bytes,
    options: ReadOptions,
    *,
    warnings: tuple[str, ...] = (),
) -> Article:
    """The article of a document; its title is the property of that name if the text does not begin with it.

    `data` are the document's own bytes. Raises ReadError where it has no text.
    """
    text = fit("\n".join(lines))
    if not text.strip():
        raise ReadError(path, "a document without text")
    layout = lay_out(text, day_first=options.day_first)
    title = fit(title).strip()
    if title and not text.lstrip().startswith(title):
        text, layout = compose(title, text, day_first=options.day_first)
    article = Article(
        text=text,
        title=layout.title_in(text),
        published=layout.published,
        path=path,
        encoding="utf-8",
        regions=layout.regions,
        warnings=warnings,
    )
    return options.sealed(article, data)
