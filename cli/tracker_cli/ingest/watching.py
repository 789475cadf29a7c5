"""Taking in what arrives in a folder, until interrupted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker_archive.workers.given import Given
from tracker_cli.extras import needed
from tracker_cli.ingest.run import Run, default_jobs
from tracker_cli.ingest.signals import Leaving
from tracker_cli.ingest.summary import Summary
from tracker_cli.options.database import extractor
from tracker_cli.options.values import language_to_read
from tracker_cli.status import Status
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import ReadError
from tracker_extract.read import ReadOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from watchfiles import Change

# Milliseconds for which a file must keep size and time before it is read: who copies a file writes more often.
SETTLED = 1000

_Mark = tuple[int, int]


class Watching:
    """One watch over one folder; `summary` is of all runs in it."""

    def __init__(
        self, outside: Outside, folder: str, database: Path, options: ReadOptions, *, quiet: bool
    ) -> None:
        self.summary = Summary()
        self._outside = outside
        self._folder = folder
        self._database = database
        self._quiet = quiet
        self._extract = extractor(outside)
        known = self._extract.packs.values()
        self._options = replace(options, language=language_to_read(known, options.language))

    def go(self, jobs: int | None, leaving: Leaving) -> None:
        """Read what is there, then what comes. Ends by KeyboardInterrupt or SystemExit.

        The watch begins before the first reading, so that nothing falls between the two.
        """
        arrivals = self._arrivals(leaving)
        next(arrivals)
        self._take((self._folder,), jobs or default_jobs())
        if not self._quiet:
            self._outside.say(f"tracker: watching {self._folder}")
        for files in arrivals:
            if files:
                self._take(files, 1)

    def _take(self, paths: tuple[str, ...], jobs: int) -> None:
        given = Given(paths, self._options, own=str(self._database))
        run = Run(self._outside, given, self._extract, quiet=True)
        try:
            run.go(self._database, jobs)
        finally:
            self.summary.add(run.summary)
        if run.summary.new + run.summary.changed and not self._quiet:
            self._outside.say(f"tracker: {run.summary}")

    def _arrivals(self, leaving: Leaving) -> Iterator[tuple[str, ...]]:
        """First nothing, as a sign that the watch is on; then the files that have arrived and settled."""
        watch = _watchfiles()
        if not Path(self._folder).is_dir():
            raise ReadError(self._folder, "no such folder")
        growing: dict[str, _Mark] = {}
        try:
            for changes in watch(
                Path(self._folder).resolve(),
                rust_timeout=SETTLED,
                yield_on_timeout=True,
                debounce=SETTLED // 4,
            ):
                yield tuple(self._settled(growing, changes))
        except KeyboardInterrupt:
            # The library takes every signal for Ctrl-C.
            if leaving.terminated:
                raise SystemExit(Status.TERMINATED) from None
            raise

    def _settled(self, growing: dict[str, _Mark], changes: set[tuple[Change, str]]) -> Iterator[str]:
        """Those of the files seen growing that have not grown since; then the changes are taken up."""
        touched = {given for _, path in changes if (given := self._as_given(path)) is not None}
        for path in sorted(growing.keys() - touched):
            mark = _mark(path)
            if mark is None or mark == growing[path]:
                del growing[path]
                if mark is not None:
                    yield path
            else:
                growing[path] = mark
        for path in touched:
            mark = _mark(path)
            if mark is not None:
                growing[path] = mark

    def _as_given(self, path: str) -> str | None:
        """The path below the folder as it was given; None for hidden files and the database's own."""
        inside = Path(path).relative_to(Path(self._folder).resolve())
        hidden = any(part.startswith(".") for part in inside.parts)
        return (
            None
            if hidden or path.startswith(str(self._database.resolve()))
            else str(Path(self._folder) / inside)
        )


def _watchfiles() -> Callable[..., Iterator[set[tuple[Change, str]]]]:
    watch: Callable[..., Iterator[set[tuple[Change, str]]]] = needed("watchfiles", "watch").watch
    return watch


def _mark(path: str) -> _Mark | None:
    """Size and time of a file; None when it has gone or is none."""
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return (status.st_size, status.st_mtime_ns) if Path(path).is_file() else None
