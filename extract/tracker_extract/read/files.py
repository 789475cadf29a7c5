"""What a path names, read whatever it is: the type told by content, one bad file or record never stopping the rest."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import IO

from tracker_extract.errors import DataError, NoArticleError, ReadError, TrackerError
from tracker_extract.models import Article
from tracker_extract.read.archives import read_zip
from tracker_extract.read.folders import files_under
from tracker_extract.read.kinds import kind_of
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.source import Source, opened

Read = Iterator[Article | ReadError]

# Type -> module and function, imported when a file of the type comes: mail and XML alone take 50 ms.
_READERS = {
    "plain": "plain:read_plain",
    "markdown": "plain:read_markdown",
    "html": "pages:read_page",
    "mail": "mail:read_mail",
    "mbox": "mailbox:read_mailbox",
    "chat": "chats:read_chat",
    "json": "jsonlines:read_json",
    "jsonl": "jsonlines:read_jsonl",
    "table": "tables:read_table",
    "feed": "feeds:read_feed",
    "news-xml": "news_xml:read_news_xml",
    "ris": "ris:read_ris",
    "nexis": "exports:read_export",
    "nexis-uni": "exports:read_export",
    "factiva": "exports:read_export",
    "proquest": "exports:read_export",
    "europresse": "europresse:read_europresse",
    "pdf": "pdf:read_pdf",
    "docx": "word:read_word",
    "rtf": "rtf_files:read_rtf",
    "odt": "opendocument:read_opendocument",
    "epub": "epub:read_epub",
    "xlsx": "workbooks:read_workbook",
    "parquet": "parquet:read_parquet",
    "warc": "warcs:read_warc",
}
KINDS = tuple(_READERS)
# Types whose files are one article each.
_DOCUMENTS = ("plain", "markdown", "html", "mail", "pdf", "docx", "rtf", "odt")
_PACKED = ("gz", "xz", "zst")


def read_file(path: str | Path, *, encoding: str | None = None) -> Iterator[Article]:
    """The articles of one file, in order; the first fault is raised as a ReadError that names path, reason and offset."""
    for found in read_paths([path], ReadOptions(encoding=encoding)):
        if isinstance(found, ReadError):
            raise found
        yield found


def read_paths(paths: Iterable[str | Path], options: ReadOptions | None = None) -> Read:
    """The articles of files and folders (recursively, sorted), as a stream; memory does not grow with their number.

    What cannot be read is yielded as a ReadError in its place, and reading goes on: with the next record of the file
    where its form allows, else with the next file.
    """
    options = options or ReadOptions()
    for path in paths:
        for file in files_under(str(path)):
            if isinstance(file, ReadError):
                yield file
            else:
                found = _regular(file, options)
                yield from found if options.tell_passed else _without_passed(found, str(path))


def _without_passed(read: Read, given: str) -> Read:
    """What was found but for pictures, scripts and the like in a folder or an archive: only the file `given` is told."""
    for found in read:
        if not isinstance(found, NoArticleError) or found.path == given:
            yield found


def read_stream(
    stream: IO[bytes],
    name: str,
    options: ReadOptions | None = None,
    *,
    url: str | None = None,
    charset: str | None = None,
    file: str | None = None,
) -> Read:
    """The articles of a stream of bytes (standard input, a fetched page), named `name` in errors and articles.

    `url` and `charset` are what the sender says of it; the bytes may say otherwise. `file` is the absolute path where it
    is the stream of a regular file.
    """
    source = Source.of(stream, name)
    source.url, source.charset, source.file = url, charset, file
    yield from _read(source, options or ReadOptions())


def absolute(path: str) -> str:
    """The path from the root, by which a file is known again wherever it is named from."""
    return os.path.abspath(path)  # noqa: PTH100 - links stay: who moves what a link leads to has not moved the article


def _regular(path: str, options: ReadOptions) -> Read:
    try:
        with open_regular(path) as stream:
            before = os.fstat(stream.fileno())
            yield from read_stream(stream, path, options, file=absolute(path))
            after = os.fstat(stream.fileno())
    except OSError as error:
        yield ReadError(path, error.strerror or str(error))
    except ReadError as error:
        yield error
    else:
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            yield ReadError(path, "changed while it was read: read it again")


def open_regular(path: str) -> IO[bytes]:
    """The file, opened so that a FIFO does not block. Raises ReadError for what is no regular file, OSError as opening does."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError:
        raise ReadError(path, "not a possible file name") from None
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise ReadError(path, "is a folder" if stat.S_ISDIR(mode) else "not a regular file")
    return os.fdopen(descriptor, "rb")


def _read(source: Source, options: ReadOptions) -> Read:
    """The articles of a source, with the facts that the caller gave."""
    try:
        for found in _unpacked(source, options):
            yield options.applied_to(found) if isinstance(found, Article) else found
    except ReadError as error:
        yield error
    except (TrackerError, OSError, MemoryError):
        raise
    except Exception as error:  # whatever a reader or a library raises costs this source only
        yield ReadError(source.name, f"cannot be read: {error.__class__.__name__}: {error}")


def _unpacked(source: Source, options: ReadOptions) -> Read:
    if not source.head():
        raise source.fault or ReadError(source.name, "empty: no text in it")
    try:
        kind = kind_of(source, options.encoding)
    except ReadError:
        if options.kind is None:
            raise
        kind = options.kind
    if kind in _PACKED:
        inner = opened(source, kind, options.limits)
        inner.file = source.file
        yield from _unpacked(inner, options)
    elif kind == "zip":
        yield from read_zip(source, options, _unpacked)
    else:
        yield from _as(options.kind or kind, source, options)
    if source.fault:
        yield source.fault


def _as(kind: str, source: Source, options: ReadOptions) -> Read:
    for found in _reader(kind)(source, options):
        # A reader that finds several articles in a document says so by taking its path away.
        file = source.file if kind in _DOCUMENTS else None
        yield replace(found, file=file) if file and isinstance(found, Article) else found


@cache
def _reader(kind: str) -> Callable[[Source, ReadOptions], Read]:
    if kind not in _READERS:
        raise DataError("--as", kind, f"one of {', '.join(KINDS)}")
    module, _, function = _READERS[kind].partition(":")
    reader: Callable[[Source, ReadOptions], Read] = getattr(
        import_module(f"{__package__}.{module}"), function
    )
    return reader
