"""One poll of many feeds: asked side by side, host by host, and stored as they answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tracker_archive.workers.work import Finding
from tracker_cli.feeding.bringing import Bringing, Brought
from tracker_cli.feeding.polite import Polite
from tracker_cli.ingest.signals import unbroken
from tracker_cli.options.database import extractor
from tracker_cli.render.safe import one_line
from tracker_cli.terminal.outside import Outside
from tracker_cli.version import version
from tracker_extract.models import Article
from tracker_extract.read.asking import Asking
from tracker_extract.read.options import MIB
from tracker_store.database.connect import reading, writing
from tracker_store.saved import feeds
from tracker_store.saved.feeds import Feed
from tracker_store.writing.identity import known_article
from tracker_store.writing.prepare import Prepared
from tracker_store.writing.write import Writer, add_topics

if TYPE_CHECKING:
    from tracker_extract.engine import Extractor
    from tracker_store.database.sqlite import Database

# Hosts asked at the same time.
SIDE_BY_SIDE = 8
# Of one answer: the largest feeds of news sites are some 5 MiB.
HOW = Asking(timeout=30.0, limit=16 * MIB)


@dataclass(slots=True)
class Polled:
    """What a poll did: feeds in all, those that had nothing since, failed, or asked to be left alone; then articles."""

    feeds: int = 0
    unchanged: int = 0
    failed: int = 0
    waiting: int = 0
    problems: int = 0
    new: int = 0
    changed: int = 0
    there: int = 0
    statements: int = 0

    def __str__(self) -> str:
        first = ("feeds", "unchanged", "failed", "waiting")
        told = [f"{name} {getattr(self, name)}" for name in first]
        rest = [f"{name} {number}" for name, number in asdict(self).items() if name not in first and number]
        return ", ".join([*told, *rest])


@dataclass(slots=True)
class Polling:
    """A poll of the feeds in a database."""

    outside: Outside
    path: Path
    polled: Polled = field(default_factory=Polled)
    _extractor: list[Extractor] = field(default_factory=list)

    def go(self, wanted: Sequence[Feed]) -> Polled:
        """Ask all feeds, but those whose servers asked to be left alone; store what each brings when it has come."""
        now = self.outside.now()
        self.polled.feeds = len(wanted)
        due = [feed for feed in wanted if not _is_waiting(feed, now)]
        self.polled.waiting = len(wanted) - len(due)
        results = _asked(due, Bringing(Polite(self.outside.now, HOW), self._known))
        with writing(self.path) as db:
            for _ in due:
                self._take(db, results.get())
        return self.polled

    def _known(self, urls: Sequence[str]) -> set[str]:
        with reading(self.path) as connection:
            return feeds.known_urls(connection, urls)

    def _take(self, db: Database, brought: Brought) -> None:
        """Store what a feed brought and what is to be remembered of it, in one transaction."""
        url, at = brought.feed.url, self.outside.now()
        for problem in brought.problems:
            self._say(str(problem))
        if brought.failure is not None:
            self._say(f"{url}: {brought.failure}")
        self.polled.failed += brought.failure is not None
        self.polled.unchanged += brought.unchanged
        self.polled.problems += len(brought.problems)
        prepared = self._prepared(db, brought.articles)
        writer = Writer(db, self._aliases_of, version(), self._extract.digest if prepared else "")
        if prepared:
            add_topics(db, self._extract.topics)
        with unbroken(), writer.writing() as connection:
            outcomes = writer.add_to(connection, prepared, at)
            if brought.failure is not None:
                feeds.note_failure(connection, url, brought.failure)
            else:
                # What is left for the next poll must not be answered with "as it was".
                said = (brought.etag, brought.modified) if brought.whole else (None, None)
                feeds.note_answer(connection, url, *said, at)
            if brought.wait_until is not None:
                feeds.note_wait(connection, url, brought.wait_until)
        for outcome in outcomes:
            self.polled.new += outcome.kind == "new"
            self.polled.changed += outcome.kind == "changed"
            self.polled.there += outcome.kind == "there"
            self.polled.statements += outcome.statements
            if outcome.kind == "failed":
                self.polled.problems += 1
                self._say(f"{url}: {outcome.reason}")

    def _prepared(self, db: Database, articles: Sequence[Article]) -> list[Prepared]:
        """The rows of those that are not there yet."""
        fresh = [article for article in articles if known_article(db.conn, article) is None]
        self.polled.there += len(articles) - len(fresh)
        prepared = []
        for article in fresh:
            try:
                prepared.append(Finding(self._extract)(article))
            except Exception as error:  # one article that the engine fails on keeps out no other
                self.polled.problems += 1
                self._say(f"{article.path}: {type(error).__name__}: {error}")
        return prepared

    def _say(self, what: str) -> None:
        """A line about what came from elsewhere."""
        self.outside.say(f"tracker: {one_line(what)}")

    def _aliases_of(self, speaker: str) -> Sequence[str]:
        return self._extract.registry.aliases_of(speaker)

    @property
    def _extract(self) -> Extractor:
        """Loaded when the first article comes: most polls bring none."""
        if not self._extractor:
            self._extractor.append(extractor(self.outside))
        return self._extractor[0]


def _is_waiting(feed: Feed, now: datetime) -> bool:
    return feed.wait_until is not None and datetime.fromisoformat(feed.wait_until) > now


def _asked(wanted: Sequence[Feed], bring: Callable[[Feed], Brought]) -> SimpleQueue[Brought]:
    """Where each feed's answer will come. Feeds of one host are asked one after the other, hosts side by side.

    The threads end with the program: who interrupts it waits for no server.
    """
    by_host: dict[str, list[Feed]] = defaultdict(list)
    for feed in wanted:
        by_host[urlsplit(feed.url).hostname or ""].append(feed)
    tasks: SimpleQueue[list[Feed]] = SimpleQueue()
    results: SimpleQueue[Brought] = SimpleQueue()
    for group in by_host.values():
        tasks.put(group)

    def work() -> None:
        while not tasks.empty():
            try:
                group = tasks.get_nowait()
            except Exception:  # another thread was quicker
                return
            for feed in group:
                try:
                    results.put(bring(feed))
                except Exception as error:  # whatever a server made us stumble over costs its feed only
                    results.put(Brought(feed, failure=f"{type(error).__name__}: {error}"))

    for _ in range(min(SIDE_BY_SIDE, len(by_host))):
        Thread(target=work, daemon=True).start()
    return results
