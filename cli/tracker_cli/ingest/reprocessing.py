"""Finding stored articles anew: today's rules over the texts that are there, the files not needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tracker_archive.workers.pool import Lost, Pool
from tracker_archive.workers.work import Finding, length
from tracker_cli.ingest.progress import Progress
from tracker_cli.ingest.signals import unbroken
from tracker_cli.terminal.outside import Outside
from tracker_cli.version import version
from tracker_extract import Extractor
from tracker_extract.models import Article
from tracker_store.database.connect import writing
from tracker_store.database.sqlite import Database
from tracker_store.upkeep.reprocess import (
    ByHand,
    Changes,
    Facts,
    Selection,
    count,
    count_by_other_rules,
    nobody,
    renew,
    selected,
    stored_article,
)
from tracker_store.writing.prepare import Prepared
from tracker_store.writing.write import Writer, add_topics


@dataclass(slots=True)
class Renewed:
    """What a run did: articles looked at and changed, statements gone, new, with another speaker, with other details,
    unchanged, and kept because a person had corrected them."""

    articles: int = 0
    changed: int = 0
    failed: int = 0
    gone: int = 0
    new: int = 0
    speakers: int = 0
    details: int = 0
    same: int = 0
    kept: int = 0
    by_other_rules: int = 0  # articles known to have been found by other rules, packs or people

    def count(self, changes: Changes) -> None:
        self.articles += 1
        self.changed += bool(changes.gone or changes.new or changes.speakers or changes.details)
        self.gone += len(changes.gone)
        self.new += len(changes.new)
        self.speakers += len(changes.speakers)
        self.details += changes.details
        self.same += changes.same
        self.kept += changes.kept

    def __str__(self) -> str:
        return (
            f"articles {self.articles}, changed {self.changed}, failed {self.failed}; statements gone {self.gone}, "
            f"new {self.new}, speaker changed {self.speakers}, other details {self.details}, unchanged {self.same}"
            f"{f', corrected by hand and kept {self.kept}' if self.kept else ''}"
            f"{f'; found by other rules before: {self.by_other_rules}' if self.by_other_rules else ''}"
        )


class Again:
    """One run over the selected articles; `tell` is called with what changed in each, in the order of their ids."""

    def __init__(
        self,
        outside: Outside,
        extract: Extractor,
        tell: Callable[[Changes], None],
        *,
        quiet: bool,
        by_hand: ByHand = nobody,
    ) -> None:
        self.renewed = Renewed()
        self._outside = outside
        self._extract = extract
        self._tell = tell
        self._quiet = quiet
        self._by_hand = by_hand

    def go(self, database: Path, wanted: Selection, jobs: int) -> None:
        """Each article in a transaction of its own; what was done stays when the run is broken off."""
        with ExitStack() as open_until_the_end:
            enter = open_until_the_end.enter_context
            pool = enter(Pool(_Numbered(Finding(self._extract)), jobs, lambda task: length(task[1])))
            db = enter(writing(database))
            progress = enter(
                Progress(self._outside, "articles", lambda: count(db.conn, wanted), quiet=self._quiet)
            )
            add_topics(db, self._extract.topics)
            rules = self._extract.digest
            self.renewed.by_other_rules = count_by_other_rules(db.conn, rules, wanted)
            writer = Writer(db, self._extract.registry.aliases_of, version(), rules)
            for found in pool.run(_tasks(db, wanted)):
                if found is not None:
                    self._take(writer, progress, *found)
                progress.show(self.renewed.articles, self.renewed.articles)

    def _take(
        self, writer: Writer, progress: Progress, task: tuple[int, Article], found: Prepared | Lost
    ) -> None:
        number, _ = task
        if isinstance(found, Lost):
            self.renewed.articles += 1
            self.renewed.failed += 1
            progress.say(f"tracker: article {number}: {found.reason}")
            return
        with unbroken():
            changes = renew(writer, number, found.said, self._by_hand, at=self._outside.now())
            if changes is not None:
                self.renewed.count(changes)
                self._tell(changes)


def _tasks(db: Database, wanted: Selection) -> Iterator[tuple[int, Article]]:
    for number in selected(db.conn, wanted):
        article = stored_article(db.conn, number)
        if article is not None:  # removed by another process meanwhile
            yield number, article


class _Numbered:
    """The work on the task that stands beside a number."""

    def __init__(self, work: Finding) -> None:
        self._work = work

    def __call__(self, task: tuple[int, Article]) -> Prepared:
        return self._work(task[1])


def in_this_process(
    database: Path,
    number: int,
    extract: Extractor,
    by_hand: ByHand = nobody,
    *,
    facts: Facts | None = None,
    at: datetime,
) -> Changes | None:
    """Find one article anew, with `facts` in place of its own where given; None when there is none with this id.

    Facts and statements change in one transaction. Raises StoreError where they are those of another article.
    """
    with writing(database) as db:
        article = stored_article(db.conn, number)
        if article is None:
            return None
        facts = facts or Facts()
        article = facts.of(article)
        add_topics(db, extract.topics)
        writer = Writer(db, extract.registry.aliases_of, version(), extract.digest)
        found = Finding(extract)(article).said
        return renew(writer, number, found, by_hand, facts=facts, at=at)
