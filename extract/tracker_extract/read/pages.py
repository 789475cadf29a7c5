"""Web pages: the article in them through trafilatura, its date by our own order.

Order of the date: what the page says of itself (JSON-LD, meta, <time>), its address, the lines around its headline. The
library's wider search is off: it returns the year of the footer as 1 January.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from tracker_extract.dates import parse_date, shipped_dates
from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.addresses import capture_of, host_of, original
from tracker_extract.read.date_lines import DATE_LINE, date_line
from tracker_extract.read.encoding import decode
from tracker_extract.read.layout import compose
from tracker_extract.read.markup import visible_text
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.source import Source, missing_extra
from tracker_extract.read.values import fit

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_CANONICAL = re.compile(r"""<link\b[^<>]{0,2000}?\brel=["']?canonical["']?[^<>]{0,2000}>""", re.IGNORECASE)
_HREF = re.compile(r"""\bhref=["']([^"']+)["']""", re.IGNORECASE)
_URL_DATE = re.compile(r"[/=_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_WHOLE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#:].*)?\Z")
_NEAR = 6  # visible lines before and after the headline in which a date line is the article's


def read_page(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """The article of one HTML file."""
    data = source.read_all(options.limits)
    yield page_article(data, source.name, options, url=source.url, charset=source.charset)


def page_article(
    data: bytes, path: str, options: ReadOptions, *, url: str | None = None, charset: str | None = None
) -> Article:
    """The article in the bytes of a page; `url` and `charset` are what a header or an archive says of it."""
    declared = charset or _declared(data)
    markup, encoding = decode(data, path, options.encoding, declared=declared)
    found = _extracted(markup, path, url) or _fragment(markup, path, url)
    body = fit(found.text or "").strip() if found else ""
    if not body:
        raise ReadError(path, "no article text found in the page")
    title = fit(found.title).strip() if found.title else None
    text, layout = compose(title, body, day_first=options.day_first)
    stated = _canonical(markup) or found.url
    canonical = original(stated or url)
    article = Article(
        text=text,
        title=layout.title_in(text),
        published=_published(found.date, canonical, markup, title) or layout.published,
        language=None,
        outlet=_outlet(found, canonical),
        url=canonical,
        path=path,
        encoding=encoding,
        regions=layout.regions,
        capture=capture_of(url, stated),
    )
    return options.sealed(article, data)


def _outlet(found: Any, url: str | None) -> str | None:
    """The name of the site where the page tells one, else its host."""
    site = fit(found.sitename).strip() if found.sitename else None
    return (site if site and "://" not in site and not _HOST.match(site) else None) or host_of(url) or site


def _declared(data: bytes) -> str | None:
    match = _CHARSET.search(data, 0, 4096)
    return match[1].decode("ascii") if match else None


def _extracted(markup: str, path: str, url: str | None) -> Any:
    try:
        from trafilatura import bare_extraction
    except ImportError:
        raise missing_extra(path, "html") from None
    try:
        return bare_extraction(
            markup,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            fast=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # a third-party parser on hostile markup may raise anything
        raise ReadError(path, f"cannot be read as HTML: {error.__class__.__name__}") from None


def _fragment(markup: str, path: str, url: str | None) -> Any:
    """The article of a piece of a page, as reader views and editors save it: all of it, as nothing else is in it."""
    if _WHOLE.search(markup):
        return None
    return _extracted(f"<html><body><article>{markup}</article></body></html>", path, url)


def _canonical(markup: str) -> str | None:
    link = _CANONICAL.search(markup, 0, 1 << 17)
    href = _HREF.search(link[0]) if link else None
    return href[1] if href and href[1].startswith("http") else None


def _published(stated: str | None, url: str | None, markup: str, title: str | None) -> date | None:
    if stated:
        return parse_date(stated)
    in_address = _URL_DATE.search(url or "")
    if in_address:
        return parse_date("-".join(in_address.groups()))
    return _near_headline(markup, title)


def _near_headline(markup: str, title: str | None) -> date | None:
    """The date of a line around the headline that holds nothing but a date."""
    lines = visible_text(markup[: 1 << 20]).split("\n")
    head = " ".join(title.split()) if title else ""
    at = next((i for i, line in reversed(list(enumerate(lines))) if head and line == head), None)
    if at is None:
        return None
    near = lines[at + 1 : at + 1 + _NEAR] + lines[max(0, at - _NEAR) : at][::-1]
    dates = shipped_dates()
    order = dates.day_first(head)
    short = (line for line in near if len(line) < DATE_LINE)
    return next((found for line in short if (found := date_line(line, dates, order))), None)
