"""Mailboxes (mbox): messages one after the other, each behind a line that begins with `From `; an article a message."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.source import Source, byte_lines

# `From sender Tue May 14 10:00:00 2019`, and a line of a header below it (RFC 4155).
_FROM = re.compile(rb"From \S*[^\n]*\d\d:\d\d[^\n]*\d{4}[^\n]*\n")
_START = re.compile(_FROM.pattern + rb"(?:>?[A-Za-z][A-Za-z0-9-]{0,60}:|>From )")
_QUOTED = re.compile(rb"^>(?=>*From )", re.MULTILINE)


def is_mailbox(head: bytes) -> bool:
    """Whether these are the first bytes of a mailbox."""
    return _START.match(head) is not None


def read_mailbox(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """The article of each message; one that has no text is a ReadError with its number, and the next is read."""
    from tracker_extract.read.mail import (
        read_mail,
    )  # not before it is needed: the mail of the library takes 30 ms

    for number, data in enumerate(_messages(source, options.limits.document), 1):
        place = f"{source.name}[{number}]"
        if data is None:
            limit = f"{options.limits.document >> 20} MiB, the limit for one document"
            yield ReadError(place, f"larger than {limit}")
            continue
        try:
            for found in read_mail(Source.of(io.BytesIO(data), place), options):
                yield replace(found, path=source.name) if isinstance(found, Article) else found
        except ReadError as error:
            yield error


def _messages(source: Source, limit: int) -> Iterator[bytes | None]:
    """The bytes of each message without its `From ` line; None for one beyond the limit."""
    lines: list[bytes] = []
    size = 0
    blank = True
    started = False
    for _, _, line in byte_lines(source, limit):
        if line is not None and blank and _FROM.match(line):
            if started:
                yield _message(lines, size, limit)
            lines, size, started = [], 0, True
        elif line is None or size + len(line) > limit:
            lines, size = [], limit + 1
        elif size <= limit:
            lines.append(line)
            size += len(line)
        blank = line is not None and not line.strip()
    if started:
        yield _message(lines, size, limit)


def _message(lines: list[bytes], size: int, limit: int) -> bytes | None:
    return _QUOTED.sub(b"", b"".join(lines)) if size <= limit else None
