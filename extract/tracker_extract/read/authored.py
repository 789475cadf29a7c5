"""Messages with their authors, as articles: the author stands before the words as a byline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from tracker_extract.models import Article, Region, Span
from tracker_extract.read.layout import Composed, Layout, compose, lay_out
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.values import fit


class Message(NamedTuple):
    """Words that somebody wrote on a day, and the bytes they came in; `author` is None where the outlet is the author."""

    author: str | None
    words: str
    published: date | None
    outlet: str | None
    data: bytes


def articles_of_messages(
    messages: Iterable[Message], path: str, encoding: str, options: ReadOptions
) -> Iterator[Article]:
    """The article of each message, or of each day of them (`options.per_day`)."""
    if not options.per_day:
        for message in messages:
            yield _article([message], path, encoding, options)
        return
    for _, together in groupby(messages, key=lambda message: (message.published, message.outlet)):
        yield _article(list(together), path, encoding, options)


def _article(messages: Sequence[Message], path: str, encoding: str, options: ReadOptions) -> Article:
    """An article of messages: each author on a line of its own, a byline, and the words; these alone where nobody is named.

    One of several messages has no title, nor has one of a single line.
    """
    text = ""
    regions: list[Region] = []
    title: str | None = None
    stated: date | None = None
    for author, words, *_ in messages:
        text += "\n\n" if text else ""
        if author:
            regions.append(Region("byline", len(text), len(text) + len(author)))
            text += f"{author}\n\n"
        untitled = 0 if len(messages) > 1 or "\n" not in words.strip() else None
        layout = lay_out(words, title_length=untitled, day_first=options.day_first)
        regions += [Region(kind, start + len(text), end + len(text)) for kind, start, end in layout.regions]
        title, stated = title or layout.title_in(words), stated or layout.published
        text += words
    first = messages[0]
    article = Article(
        text=text,
        title=title,
        published=first.published or stated,
        outlet=first.outlet,
        path=path,
        encoding=encoding,
        regions=tuple(regions),
    )
    return options.sealed(article, b"\n".join(message.data for message in messages))


def compose_authored(title: str | None, author: str | None, body: str, *, day_first: bool | None) -> Composed:
    """As `compose`, with the author on a line of its own between title and body: a byline, in which nobody says anything."""
    text, layout = compose(title, body, day_first=day_first)
    name = " ".join(fit(author).split()) if author else ""
    if not name:
        return Composed(text, layout)
    at = len(text) - len(body)
    by = len(name) + 2
    regions = [Region(kind, a + by * (a >= at), b + by * (a >= at)) for kind, a, b in layout.regions]
    before = [region for region in regions if region.start < at]
    span = layout.title
    moved = Span(span.start + by, span.end + by) if span and span.start >= at else span
    laid = (*before, Region("byline", at, at + len(name)), *regions[len(before) :])
    return Composed(f"{text[:at]}{name}\n\n{body}", Layout(laid, moved, layout.published))
