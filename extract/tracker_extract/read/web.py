"""An address: fetched once, within a time and a size, then read like a file of the same bytes."""

from __future__ import annotations

import http.client
import io
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from time import monotonic

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.files import read_stream
from tracker_extract.read.options import MIB, ReadOptions

TIMEOUT = 30.0  # seconds for the whole page; slow news sites answer within ten
LIMIT = 32 * MIB
_PIECE = 1 << 16


def is_address(text: str) -> bool:
    """Whether the text names a page on the web and not a file."""
    return text.lower().startswith(("http://", "https://"))


def read_url(
    url: str, options: ReadOptions | None = None, *, timeout: float = TIMEOUT, limit: int = LIMIT
) -> Iterator[Article | ReadError]:
    """The articles at an http(s) address; its failure is one ReadError that names it. `timeout` in seconds, `limit` in bytes."""
    options = options or ReadOptions()
    try:
        data, charset = fetch(url, timeout=timeout, limit=limit)
    except ReadError as error:
        yield error
        return
    for found in read_stream(io.BytesIO(data), url, options, url=url, charset=charset):
        yield replace(found, url=found.url or url) if isinstance(found, Article) else found


def fetch(url: str, *, timeout: float = TIMEOUT, limit: int = LIMIT) -> tuple[bytes, str | None]:
    """The bytes at an http(s) address, and the charset that the answer states.

    ReadError for any other address, an error status, too slow or too large an answer.
    """
    if not is_address(url):
        raise ReadError(url, "not an http or https address")
    deadline = monotonic() + timeout
    try:
        request = urllib.request.Request(url, headers={"User-Agent": "statement-tracker", "Accept": "*/*"})
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return _within(answer, url, deadline, limit), answer.headers.get_content_charset()
    except urllib.error.HTTPError as error:
        raise ReadError(url, f"the server answers {error.code} {error.reason}") from None
    except TimeoutError:
        raise ReadError(url, f"no answer within {timeout:g} s") from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise ReadError(url, f"no answer within {timeout:g} s") from None
        raise ReadError(url, f"cannot be reached: {error.reason}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise ReadError(url, f"cannot be fetched: {error or error.__class__.__name__}") from None


def _within(answer: http.client.HTTPResponse, url: str, deadline: float, limit: int) -> bytes:
    data = bytearray()
    while piece := answer.read1(_PIECE):
        data += piece
        if len(data) > limit:
            raise ReadError(url, f"larger than {limit / MIB:g} MiB")
        if monotonic() > deadline:
            raise TimeoutError
    announced = answer.headers.get("Content-Length")
    if announced and announced.isdigit() and len(data) < int(announced):
        raise ReadError(url, f"cut off: {len(data)} of {announced} bytes came")
    return bytes(data)
