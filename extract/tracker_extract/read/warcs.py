"""Web archives (WARC, WET and ARC, extra `warc`): an article for each page that was fetched well.

warcio and not fastwarc: fastwarc is faster by 0.1 ms a page, where the page itself costs 20, but a stream that fails
under it, as a cut-off archive does, ends the whole process. Both end without a word where an archive is cut off; the
length that a record announces tells.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.addresses import capture_of, host_of, original
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.pages import page_article
from tracker_extract.read.plain import read_plain
from tracker_extract.read.source import Source, missing_extra

_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """The pages of an archive, in order; redirects, errors, pictures and requests are passed over."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
    except ImportError:
        raise missing_extra(source.name, "warc") from None
    try:
        for record in ArchiveIterator(source.stream, arc2warc=True):
            found = None
            if record.rec_type in ("response", "resource"):
                found = _page(record, source.name, options)
            elif record.rec_type == "conversion":
                found = _text(record, source.name, options)
            if found is not None:
                yield found
    except ReadError:
        raise
    except Exception as error:  # a third-party parser on a damaged archive may raise anything
        raise ReadError(source.name, f"the archive is damaged: {error}") from None


def _content(record: Any, place: str, options: ReadOptions) -> bytes | ReadError:
    """The bytes of a record, unless they are too many or the archive ends within them."""
    limit = options.limits.document
    data: bytes = record.content_stream().read(limit + 1)
    if len(data) > limit:
        return ReadError(place, f"larger than {limit >> 20} MiB, the limit for one document")
    if _is_cut(record):
        return ReadError(place, "the archive is cut off in this record")
    return data


def _page(record: Any, path: str, options: ReadOptions) -> Article | ReadError | None:
    url = record.rec_headers.get_header("WARC-Target-URI")
    place = f"{path}!/{url}"
    headers = record.http_headers
    stated = (headers or record.rec_headers).get_header("Content-Type") or ""
    kind, _, parameters = stated.partition(";")
    if kind.strip().lower() not in _PAGES or (headers and headers.get_statuscode() != "200"):
        return None
    data = _content(record, place, options)
    if isinstance(data, ReadError):
        return data
    charset = parameters.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    try:
        return page_article(data, place, options, url=url, charset=charset)
    except ReadError as error:
        return error


def _text(record: Any, path: str, options: ReadOptions) -> Article | ReadError | None:
    """The article of a record that holds the plain text of a page, as the WET files of Common Crawl do."""
    address = record.rec_headers.get_header("WARC-Target-URI")
    url = original(address)
    place = f"{path}!/{url}"
    if not (record.rec_headers.get_header("Content-Type") or "text/plain").startswith("text/plain"):
        return None
    data = _content(record, place, options)
    if isinstance(data, ReadError):
        return data
    try:
        found = next(read_plain(Source.of(io.BytesIO(data), place), options), None)
    except ReadError as error:
        return error
    if not isinstance(found, Article):
        return found
    return replace(found, url=url, outlet=host_of(url), capture=capture_of(address))


def _is_cut(record: Any) -> bool:
    """Whether fewer bytes are there than the record announced; what is left of it is read first."""
    raw = record.raw_stream
    while getattr(raw, "limit", 0) > 0:
        if not raw.read(1 << 16):
            return True
    return False
