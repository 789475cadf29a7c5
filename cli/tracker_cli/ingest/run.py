"""The run of one `ingest`: everything given, whole articles or none, and a count of what happened."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from tracker_archive.workers.given import Given, is_stream, sources
from tracker_archive.workers.pool import Lost, Pool
from tracker_archive.workers.reading import GivenItems, Item, Opened, Place, Reading, items, size_of
from tracker_archive.workers.work import Finding, length
from tracker_cli.extras import command_for
from tracker_cli.ingest.faults import Faults
from tracker_cli.ingest.progress import Progress
from tracker_cli.ingest.rehearsal import Rehearsal, looked_at
from tracker_cli.ingest.signals import unbroken
from tracker_cli.ingest.summary import Summary
from tracker_cli.terminal.outside import Outside
from tracker_cli.version import version
from tracker_extract import Extractor
from tracker_extract.errors import MissingExtraError, NoArticleError, ReadError
from tracker_extract.models import Article
from tracker_extract.read.encoding import is_misread
from tracker_extract.read.web import is_address
from tracker_store.database.connect import writing
from tracker_store.database.sqlite import Database
from tracker_store.writing.identity import known_article
from tracker_store.writing.prepare import Prepared
from tracker_store.writing.write import Writer, add_topics

# Articles in one transaction: the search index writes anew what it merges at each commit. The lock is held for a tenth
# of a second, during which another writer waits; 400 take a twentieth less time in all and hold it twice as long.
TRANSACTION = 200
# Seconds after which fewer are written, too, so that a kill costs little work.
LATEST = 1.0
# Fewer bytes than this in all are worked on sooner than processes start.
SMALL = 100_000
# Processes, however many are asked for: no machine that this was tried on gets quicker beyond its cores.
MOST = 256
_MISREAD = "stored as it is, but it looks like UTF-8 that was read in another encoding before it was saved (â€œ for a mark)"


def default_jobs() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Run:
    """One run; `summary` tells at any time what it has done so far, or, of a `dry` one, what it would have."""

    def __init__(
        self, outside: Outside, given: Given, extract: Extractor, *, quiet: bool, dry: bool = False
    ) -> None:
        self.summary = Summary(dry=dry)
        self._outside = outside
        self._given = given
        self._extract = extract
        self._progress = Progress(outside, "articles", self._total, quiet=quiet)
        self._faults = Faults(self._progress.say)
        self._missing: set[str] = set()  # extras that files needed
        self._waiting: list[tuple[Prepared, Article]] = []
        self._written = time.monotonic()
        self._at = Opened(-1, "", 0)
        self._read = self._place = 0  # bytes of files that are done, and of the one under way
        self._there: list[
            int
        ] = []  # articles of the file under way, up to two: known ones by id, others as 0

    def go(self, database: Path, jobs: int) -> None:
        """Store what was given. A bad file stops no other; leaving early, what has been found is written first.

        Raises StoreError. Processes are started before the database is opened, which they must not share.
        """
        began = time.monotonic()
        jobs = min(jobs, MOST)
        jobs = 1 if jobs > 1 and self._is_small() else jobs
        try:
            with ExitStack() as open_until_the_end:
                enter = open_until_the_end.enter_context
                pool = enter(Pool(Finding(self._extract), jobs, length))
                reading = enter(Reading(GivenItems(self._given))) if jobs > 1 else None
                db = enter(looked_at(database) if self.summary.dry else writing(database))
                enter(self._progress)
                self._store(db, self._writer(db), pool, reading)
        finally:
            self.summary.seconds = time.monotonic() - began

    def _writer(self, db: Database) -> Writer | Rehearsal:
        if self.summary.dry:
            return Rehearsal(db)
        add_topics(db, self._extract.topics)
        return Writer(db, self._extract.registry.aliases_of, version(), self._extract.digest)

    def _store(
        self,
        db: Database,
        writer: Writer | Rehearsal,
        pool: Pool[Article, Prepared],
        reading: Reading | None,
    ) -> None:
        stream: Iterable[Item | None] = (
            reading.items() if reading else items(self._given, lambda: self._outside.stdin.buffer)
        )
        found = pool.run(self._tasks(stream, db), lambda: reading.pipe if reading else None)
        try:
            for piece in found:
                if piece is not None:
                    self._take(*piece)
                late = time.monotonic() - self._written > LATEST
                if self._waiting and (late or len(self._waiting) >= TRANSACTION):
                    self._write(writer)
                self._progress.show(self._read + self._place, self.summary.read)
        except (KeyboardInterrupt, SystemExit):
            self._write(writer)
            raise
        finally:
            self._faults.close()
            for extra in sorted(self._missing):
                self._progress.say(f"tracker: the extra `{extra}` comes with: {command_for(extra)}")
        self._write(writer)

    def _tasks(self, stream: Iterable[Item | None], db: Database) -> Iterator[Article | None]:
        """The articles to work on: those that are there already are counted and passed over."""
        for item in stream:
            if item is None:
                yield None
            elif isinstance(item, Opened):
                self._opened(item)
            elif isinstance(item, Place):
                self._place = item.bytes
            elif isinstance(item, NoArticleError) and item.path not in self._given.paths:
                self.summary.passed += 1
            elif isinstance(item, ReadError):
                self.summary.failed += 1
                self._faults.add(item)
                if isinstance(item, MissingExtraError):
                    self._missing.add(item.extra)
            elif not self._is_known(item, db):
                yield item
        self._closed()

    def _opened(self, file: Opened) -> None:
        self._closed()
        self._at = file
        self.summary.files += 1

    def _closed(self) -> None:
        """A file is done; say what was wrong in it, or that its one article was there if it was given by name."""
        self._faults.close()
        if len(self._there) == 1 and self._there[0] and self._at.name in self._given.paths:
            self._progress.say(f"tracker: {self._at.name}: already there, as article {self._there[0]}")
        self._there = []
        self._read += self._at.size
        self._place = 0

    def _is_known(self, article: Article, db: Database) -> bool:
        self.summary.read += 1
        self.summary.encodings[article.encoding or "unknown"] += 1
        self.summary.stray += article.text.count("\ufffd")
        if is_misread(article.text):
            self._progress.say(f"tracker: {_named(article)}: {_MISREAD}")
        for warning in article.warnings:
            self._progress.say(f"tracker: {_named(article)}: {warning}")
        known = known_article(db.conn, article)
        if len(self._there) < 2:
            self._there.append(known or 0)
        self.summary.there += known is not None
        return known is not None

    def _take(self, article: Article, found: Prepared | Lost) -> None:
        if isinstance(found, Lost):
            self.summary.failed += 1
            self._progress.say(f"tracker: {_named(article)}: {found.reason}")
        else:
            if found.language not in self._extract.packs:
                self.summary.unread[found.language or "unknown"] += 1
            self._waiting.append((found, article))

    def _write(self, writer: Writer | Rehearsal) -> None:
        """Write what has been found, in one transaction, and count it: what is told is what is stored."""
        with unbroken():
            outcomes = writer.add_all([found for found, _ in self._waiting], self._outside.now())
            for (_, article), outcome in zip(self._waiting, outcomes, strict=True):
                if outcome.kind == "failed":
                    self._progress.say(f"tracker: {_named(article)}: {outcome.reason}")
                self.summary.count(outcome, dated=article.published is not None)
            self._waiting.clear()
        self._written = time.monotonic()

    def _total(self) -> int:
        """Bytes in all; 0 where standard input or an address hides them."""
        if any(is_stream(path) or is_address(path) for path in self._given.paths):
            return 0
        return sum(size_of(file) for file in sources(self._given) if isinstance(file, str))

    def _is_small(self) -> bool:
        sizes = [size_of(path) for path in self._given.paths]
        return all(sizes) and sum(sizes) < SMALL


def _named(article: Article) -> str:
    """The article, by its path and, since there may be others in that, its title."""
    title = f": “{article.title}”" if article.title else ""
    return f"{article.path}{title}"
