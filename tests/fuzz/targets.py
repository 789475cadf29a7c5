"""What is fuzzed: bytes in, nothing out; an exception is a finding."""

from __future__ import annotations

import io
from datetime import date
from functools import cache

from tracker_extract import Extractor
from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read import KINDS, Limits, ReadOptions, read_stream

# Small ones, so that a bomb is a finding within seconds.
LIMITS = Limits(document=1 << 20, record=1 << 16, unpacked=1 << 22, ratio=100, free=1 << 20, members=100)


@cache
def extractor() -> Extractor:
    return Extractor.load()


def extract(data: bytes) -> None:
    """The extractor on any text, lone surrogates included: no exception, and every span in the text."""
    if data[:1] == b"\0":
        text = data[: len(data) // 2 * 2].decode("utf-16-le", "surrogatepass")
    else:
        text = data.decode("utf-8", "replace")
    for statement in extractor()(Article(text, published=date(2016, 8, 27))):
        spans = [*statement.spans, *(span for span in (statement.cue, statement.source) if span is not None)]
        for start, end in spans:
            assert 0 <= start < end <= len(text)


def read(data: bytes) -> None:
    """Every reader on any bytes: articles and ReadErrors, no exception. The first byte chooses a type, or none."""
    kind = [None, *KINDS][data[0] % (len(KINDS) + 1)] if data else None
    for found in read_stream(io.BytesIO(data[1:]), "fuzz", ReadOptions(kind=kind, limits=LIMITS)):
        assert isinstance(found, Article | ReadError)
        if isinstance(found, Article):
            found.text.encode()  # what SQLite refuses has been replaced
            assert "\0" not in found.text
