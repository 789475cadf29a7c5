"""The run of one `ingest`: every file in its turn, whole articles or none, and a count of what happened."""

from __future__ import annotations

import shutil
import tempfile
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
        read = ", ".join(f"{count} {name}" for name, count in self.encodings.most_common())
        return (
            f"{self.files} files: {self.new} articles new, {self.there} already there, {self.failed} files failed; "
            f"{self.statements} statements{f'; read as {read}' if read else ''}"
        )


def ingest(
    outside: Outside, path: Path, given: Iterable[str], *, encoding: str | None, quiet: bool
) -> Summary:
    """Store the articles of the given files and folders in the database at `path`; a bad file stops no other."""
    run = _Run(outside, encoding, named=set(given))
    with writing(path) as db:
        run.prepare(db)
        for file in progress(outside, run.files(given), quiet=quiet):
            run.take(file)
    if not quiet:
        outside.say(f"tracker: {run.summary}")
    return run.summary


class _Run:
    def __init__(self, outside: Outside, encoding: str | None, named: set[str]) -> None:
        self.summary = Summary()
        self._outside = outside
        self._encoding = encoding
        self._named = named

    def prepare(self, db: Database) -> None:
        self._db = db
        self._extract = tracker_extract.Extractor.load()
        self._writer = Writer(db, tracker_extract.Registry.load().aliases_of, version())
        add_topics(db, self._extract.topics)

    def files(self, given: Iterable[str]) -> list[str]:
        found: list[str] = []
        for path in given:
            with self._failing():
                found += files_of(path)
        return found

    def take(self, file: str) -> None:
        """One file with all its articles."""
        self.summary.files += 1
        with self._failing(), _readable(file) as source:
            for article in tracker_extract.read_file(source, encoding=self._encoding):
                self._take(replace(article, path=file))

    def _take(self, article: Article) -> None:
        self.summary.encodings[article.encoding or "unknown"] += 1
        known = known_article(self._db.conn, article)
        if known is None:
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
        except (ReadError, OSError) as error:
            self.summary.failed += 1
            self._outside.say(f"tracker: {error}")


@contextmanager
def _readable(file: str) -> Iterator[str]:
    """A path to read from: the file itself, or a copy of standard input."""
    if file != STDIN:
        yield file
        return
    import sys

    with tempfile.TemporaryDirectory(prefix="tracker-") as folder:
        copy = Path(folder) / "stdin.txt"
        with copy.open("wb") as target:
            shutil.copyfileobj(sys.stdin.buffer, target)
        yield str(copy)
