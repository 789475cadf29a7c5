"""An address: fetched once, within a time and a size, then read like a file of the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.asking import LIMIT, TIMEOUT, Asking, ask, is_address
from tracker_extract.read.files import read_stream
from tracker_extract.read.options import ReadOptions

__all__ = ["fetch", "is_address", "read_answer", "read_url"]


def read_url(
    url: str, options: ReadOptions | None = None, *, timeout: float = TIMEOUT, limit: int = LIMIT
) -> Iterator[Article | ReadError]:
    """The articles at an http(s) address; its failure is one ReadError that names it. `timeout` in seconds, `limit` in bytes."""
    try:
        data, charset = fetch(url, timeout=timeout, limit=limit)
    except ReadError as error:
        yield error
        return
    yield from read_answer(url, data, charset, options)


def read_answer(
    url: str, data: bytes, charset: str | None, options: ReadOptions | None = None
) -> Iterator[Article | ReadError]:
    """The articles in the bytes that came from an address, with the charset that its server states."""
    for found in read_stream(io.BytesIO(data), url, options, url=url, charset=charset):
        yield replace(found, url=found.url or url) if isinstance(found, Article) else found


def fetch(url: str, *, timeout: float = TIMEOUT, limit: int = LIMIT) -> tuple[bytes, str | None]:
    """The bytes at an http(s) address, and the charset that the answer states.

    ReadError for any other address, an error status, too slow or too large an answer.
    """
    answer = ask(url, Asking(timeout, limit))
    if answer.status >= 400:
        raise ReadError(url, f"the server answers {answer.status} {answer.reason}")
    return answer.data, answer.charset
