"""The stream of what is read: in this process, or in one of its own whose death costs one file.

A reader of pages or PDFs is a large piece of foreign code before hostile bytes. In a process of its own it may run out
of memory or crash: the file it was at is named, and reading goes on behind it.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, NamedTuple

from tracker_archive.workers.given import STDIN, Given, is_stream, sources
from tracker_archive.workers.processes import Child
from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read import read_paths, read_stream
from tracker_extract.read.files import absolute
from tracker_extract.read.web import is_address, read_url

# From this size on the place in a file is told while it is read, and the file looked at for changes here.
LARGE = 1 << 20
# Bytes between two such reports.
STRIDE = 1 << 18
# Bytes that the pipe from the reader holds.
PIPE = 1 << 20
# Seconds without a word from the reader about a file, after which the file is given up. Standard input may be silent.
PATIENCE = 600.0


class Opened(NamedTuple):
    """A file is about to be read: its number in the order of all, its name, its size in bytes where it has one."""

    number: int
    name: str
    size: int


class Place(NamedTuple):
    """How many bytes of the file under way have been read."""

    bytes: int


Item = Opened | Place | Article | ReadError


def items(given: Given, stdin: Callable[[], IO[bytes]], after: int = -1) -> Iterator[Item]:
    """All that is read, file by file; those up to number `after` are passed over."""
    for number, name in enumerate(sources(given)):
        if number <= after:
            continue
        if isinstance(name, ReadError):
            yield Opened(number, name.path, 0)
            yield name
            continue
        yield Opened(number, name, size_of(name))
        yield from _items_of(name, given, stdin)


def _items_of(name: str, given: Given, stdin: Callable[[], IO[bytes]]) -> Iterator[Item]:
    if name == STDIN:
        yield from read_stream(stdin(), STDIN, given.options)
    elif is_address(name):
        yield from read_url(name, given.options)
    elif name in given.paths and is_stream(name):
        yield from _piped(name, given)
    elif size_of(name) >= LARGE:
        yield from _large(name, given)
    else:
        yield from read_paths([name], replace(given.options, tell_passed=True))


def _piped(name: str, given: Given) -> Iterator[Article | ReadError]:
    """What comes through a pipe with a name, which says nothing of the article: it is kept as standard input is."""
    try:
        with Path(name).open("rb") as stream:
            for found in read_stream(stream, name, given.options):
                yield replace(found, path=STDIN) if isinstance(found, Article) else found
    except OSError as error:
        yield ReadError(name, error.strerror or str(error))


def size_of(name: str) -> int:
    """The size of a regular file; 0 for all else."""
    try:
        status = Path(name).stat()
    except (OSError, ValueError):
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def _large(name: str, given: Given) -> Iterator[Article | ReadError | Place]:
    """A large file, with its place told in between."""
    try:
        with Path(name).open("rb") as stream:
            before = os.fstat(stream.fileno())
            told = 0
            for found in read_stream(stream, name, given.options, file=absolute(name)):
                yield found
                place = os.lseek(stream.fileno(), 0, os.SEEK_CUR)
                if place - told >= STRIDE:
                    told = place
                    yield Place(place)
            after = os.fstat(stream.fileno())
    except OSError as error:
        yield ReadError(name, error.strerror or str(error))
        return
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        yield ReadError(name, "changed while it was read: read it again")


class Reading:
    """Reading in a process of its own; a context, at the end of which it is gone.

    `read` gives all items of the files behind a number, -1 for all; it can be handed to another process. One that is not
    `forked` may be begun beside threads.
    """

    def __init__(self, read: Callable[[int], Iterator[Item]], *, forked: bool = True) -> None:
        self._read = read
        self._forked = forked
        self._child: Child | None = None
        self._at = Opened(-1, "", 0)  # the file under way

    def __enter__(self) -> Reading:
        self._child = self._started(-1)
        return self

    def __exit__(self, *_: object) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.bury()

    @property
    def pipe(self) -> Connection:
        """Where to wait for more."""
        assert self._child is not None
        return self._child.pipe

    def _started(self, after: int) -> Child:
        child = Child(_serve, self._read, after, duplex=False, forked=self._forked)
        _widen(child.pipe)
        return child

    def items(self) -> Iterator[Item | None]:
        """All that is read; None where there is nothing just now.

        The file at which the reader dies is begun again once, since somebody outside may have killed it; at the second
        death it is named and passed over.
        """
        had = skipped = 0  # articles and errors that came of the file under way; those of it that came before
        again = -1  # the file begun again
        for item in self._received():
            if isinstance(item, str):
                if self._at.number == again or is_stream(self._at.name):
                    yield _died_at(self._at, item)
                    self._child = self._started(self._at.number)
                else:
                    again, skipped, had = self._at.number, had, 0
                    self._child = self._started(self._at.number - 1)
                continue
            if isinstance(item, Opened):
                if item.number == again:
                    continue
                self._at, had, skipped = item, 0, 0
            elif isinstance(item, Article | ReadError):
                had += 1
                if had <= skipped:
                    continue
            yield item

    def _received(self) -> Iterator[Item | str | None]:
        """What comes from the reader, None for nothing just now; when it has died, how, in words."""
        heard = time.monotonic()
        while True:
            assert self._child is not None
            if not self.pipe.poll():
                if time.monotonic() - heard > PATIENCE and not is_stream(self._at.name):
                    self._child.kill()
                yield None
                continue
            heard = time.monotonic()
            try:
                item: Item | None = self.pipe.recv()
            except (EOFError, OSError):
                how, self._child = self._child.bury(), None
                yield how
                continue
            if item is None:
                return
            yield item


def _died_at(at: Opened, how: str) -> ReadError:
    """The error of the file at which the reader died twice. Raises it when it never began."""
    if at.number < 0:
        raise ReadError("reading", f"the reader ended before its first file ({how})")
    return ReadError(at.name, f"reading it ends the reader ({how})")


def _widen(pipe: Connection) -> None:
    """Let the pipe hold some hundred articles, where the system can, so that they are taken many at a time."""
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):  # more than the user may have
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, PIPE)


@dataclass(frozen=True, slots=True)
class GivenItems:
    """What `Reading` reads of what was given."""

    given: Given

    def __call__(self, after: int) -> Iterator[Item]:
        return items(self.given, lambda: os.fdopen(0, "rb", closefd=False), after)


def _serve(pipe: Connection, read: Callable[[int], Iterator[Item]], after: int) -> None:
    """The reader's life: everything in turn into the pipe, which holds it up when nobody takes."""
    with suppress(BrokenPipeError):  # the parent is gone
        for item in read(after):
            pipe.send(item)
        pipe.send(None)
