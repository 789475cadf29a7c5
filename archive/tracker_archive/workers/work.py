"""What a worker does with an article: find its statements and make rows of both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker_extract.models import Article
from tracker_store.writing.prepare import Prepared, prepared

if TYPE_CHECKING:
    from tracker_extract import Extractor


class Finding:
    """The work, as a function that can be handed to another process."""

    def __init__(self, extract: Extractor) -> None:
        self._extract = extract

    def __call__(self, article: Article) -> Prepared:
        article = replace(article, language=self._extract.language_of(article))
        return prepared(article, self._extract(article))


def length(article: Article) -> int:
    """The size of a task, in code points of its text, and in bytes that are to be kept."""
    return len(article.text) + len(article.source or b"")
