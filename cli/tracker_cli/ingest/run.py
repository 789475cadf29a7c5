"""The run of one `ingest`: every file in its turn, whole articles or none, and a count of what happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlite_utils import Database

import tracker_extract
from tracker_cli.ingest.files import STDIN, files_of
from tracker_cli.ingest.progress import progress
from tracker_cli.outside import Outside
from tracker_cli.version import version
from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.plain import read_plain
from tracker_store.connect import writing
from tracker_store.write import Writer, add_topics, known_article


@dataclass(slots=True)
class Summary:
    """What one run did. `files` counts what was opened; the articles in them are `new` or already `there`."""

    files: int = 0
    new: int = 0
    there: int = 0
    failed: int = 0
    statements: int = 0
    encodings: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        read = ", ".join(f"{name} {count}" for name, count in self.encodings.most_common())
        return (
            f"files {self.files}, articles new {self.new}, already there {self.there}, failed {self.failed}; "
            f"statements {self.statements}{f'; encodings: {read}' if read else ''}"
        )


def ingest(
    outside: Outside, path: Path, given: Iterable[str], *, encoding: str | None, quiet: bool
) -> Summary:
    """Store the articles of the given files and folders in the database at `path`; a bad file stops no other."""
    extract = tracker_extract.Extractor.load()
    with writing(path) as db:
        add_topics(db, extract.topics)
        run = _Run(outside, db, extract, encoding, named=set(given))
        for file in progress(outside, run.files(given), quiet=quiet):
            run.take(file)
    if not quiet:
        outside.say(f"tracker: {run.summary}")
    return run.summary


class _Run:
    def __init__(
        self,
        outside: Outside,
        db: Database,
        extract: tracker_extract.Extractor,
        encoding: str | None,
        named: set[str],
    ) -> None:
        self.summary = Summary()
        self._outside = outside
        self._db = db
        self._extract = extract
        self._writer = Writer(db, extract.registry.aliases_of, version())
        self._encoding = encoding
        self._named = named

    def files(self, given: Iterable[str]) -> list[str]:
        found: list[str] = []
        for path in given:
            with self._failing():
                found += files_of(path)
        return found

    def take(self, file: str) -> None:
        """One file with all its articles."""
        self.summary.files += 1
        with self._failing():
            for article in self._read(file):
                self._take(article)

    def _read(self, file: str) -> Iterator[Article]:
        if file == STDIN:
            return read_plain(self._outside.stdin.buffer.read(), STDIN, encoding=self._encoding)
        return tracker_extract.read_file(file, encoding=self._encoding)

    def _take(self, article: Article) -> None:
        self.summary.encodings[article.encoding or "unknown"] += 1
        known = known_article(self._db.conn, article)
        if known is None:
            article = replace(article, language=self._extract.language_of(article))
            statements = self._extract(article)
            if self._writer.add(article, statements, self._outside.now()) is not None:
                self.summary.new += 1
                self.summary.statements += len(statements)
                return
        self.summary.there += 1
        if article.path in self._named and known is not None:
            self._outside.say(f"tracker: {article.path}: already there, as article {known}")

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except ReadError as error:
            self.summary.failed += 1
            self._outside.say(f"tracker: {error}")
