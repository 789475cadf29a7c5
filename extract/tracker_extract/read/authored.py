"""A message with its author, as an article: the author stands before the words as a byline."""

from __future__ import annotations

from datetime import date

from tracker_extract.models import Article, Region, Span
from tracker_extract.read.layout import Composed, Layout, compose, lay_out
from tracker_extract.read.options import ReadOptions


def authored(
    author: str | None,
    body: str,
    path: str,
    encoding: str,
    data: bytes,
    options: ReadOptions,
    *,
    published: date | None,
    outlet: str | None,
    url: str | None = None,
) -> Article:
    """The article of a message: the author on a line of its own, a byline, and the words; these alone where nobody is named.

    A message of one line has no title; `data` are the message's own bytes.
    """
    head = f"{author}\n\n" if author else ""
    untitled = 0 if "\n" not in body.strip() else None
    layout = lay_out(body, title_length=untitled, day_first=options.day_first)
    at = len(head)
    regions = tuple(Region(kind, start + at, end + at) for kind, start, end in layout.regions)
    byline = (Region("byline", 0, len(head) - 2),) if head else ()
    article = Article(
        text=head + body,
        title=layout.title_in(body),
        published=published or layout.published,
        outlet=outlet,
        url=url,
        path=path,
        encoding=encoding,
        regions=byline + regions,
    )
    return options.sealed(article, data)


def compose_authored(title: str | None, author: str | None, body: str, *, day_first: bool | None) -> Composed:
    """As `compose`, with the author on a line of its own between title and body: a byline, in which nobody says anything."""
    text, layout = compose(title, body, day_first=day_first)
    name = " ".join(author.split()) if author else ""
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
