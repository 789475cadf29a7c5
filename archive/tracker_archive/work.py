"""What an engine runs: a shard in, its report out, whatever happens; a function of one argument that can be pickled."""

from __future__ import annotations

import errno
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tracker_archive.pieces import ChangedError, read_piece
from tracker_archive.shard import Shard, ShardReport, run_shard
from tracker_archive.workers.pool import PATIENCE, PATIENCE_PER_SIZE
from tracker_archive.workers.reading import PATIENCE as READING
from tracker_archive.workers.work import Finding, length
from tracker_extract import Extractor
from tracker_extract.models import Article
from tracker_extract.read import ReadOptions
from tracker_store.writing.prepare import Prepared, prepared

# Runs in a row of a shard that raises: a network drive that was away for a moment must not cost more than that.
TRIES = 2
# What the place that is written to says of itself, which every other shard would meet, too.
_OF_THE_PLACE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EFBIG)


class Wanted:
    """Finds the statements of articles in some languages alone; of the others nothing but that they are there."""

    def __init__(self, extract: Extractor, languages: frozenset[str]) -> None:
        self._extract = extract
        self._find = Finding(extract)
        self._languages = languages

    def __call__(self, article: Article) -> Prepared:
        if self._languages:
            language = self._extract.language_of(article)
            if language not in self._languages:
                return prepared(replace(article, language=language), ())
        return self._find(article)


@dataclass(frozen=True, slots=True)
class Work:
    """Does shards of the archive in the folder `out`. Nothing is raised: a report without files says why."""

    out: Path
    options: ReadOptions
    find: Callable[[Article], Prepared]
    keep_text: bool = False

    def __call__(self, shard: Shard) -> ShardReport:
        for tried in range(1, TRIES + 1):
            try:
                return self._done(shard)
            except ChangedError as error:
                return ShardReport(shard.number, fault=str(error), cause="source")
            except OSError as error:
                if error.errno is not None and error.errno in _OF_THE_PLACE:
                    return ShardReport(
                        shard.number, fault=f"{self.out}: {os.strerror(error.errno)}", cause="place"
                    )
                fault = str(error)
            except Exception as error:
                fault = f"{type(error).__name__}: {error}"
            if tried < TRIES:
                time.sleep(0.1)
        return ShardReport(shard.number, fault=fault, cause="raised")

    def _done(self, shard: Shard) -> ShardReport:
        with _bounded(self.find) as find:
            read = partial(read_piece, options=self.options)
            return run_shard(shard, self.out, read, find, keep_text=self.keep_text)


@contextmanager
def _bounded(find: Callable[[Article], Prepared]) -> Iterator[Callable[[Article], Prepared]]:
    """The finder, which ends this process when an article takes it too long, as does reading between two articles.

    The system's own alarm ends a process even where a library holds it up in the middle of one instruction. Only in a
    process that an engine can lose; where there is no such alarm, nothing is bounded.
    """
    if not hasattr(signal, "setitimer"):
        yield find
        return

    def finding(article: Article) -> Prepared:
        signal.setitimer(signal.ITIMER_REAL, PATIENCE + PATIENCE_PER_SIZE * length(article))
        try:
            return find(article)
        finally:
            signal.setitimer(signal.ITIMER_REAL, READING)

    signal.setitimer(signal.ITIMER_REAL, READING)
    try:
        yield finding
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
