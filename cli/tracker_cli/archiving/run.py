"""`tracker archive run`: from the options to a run of the archive's shards, and what is told of it."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from tracker_archive.layout import Layout
from tracker_archive.lock import Lock
from tracker_archive.run import Part, Run, Tally
from tracker_archive.settings import Settings, agree, read_settings
from tracker_archive.work import Wanted, Work
from tracker_archive.workers.given import Given
from tracker_cli.archiving.extra import need_arrow, need_dask
from tracker_cli.archiving.options import Options
from tracker_cli.commands.ingest import Form
from tracker_cli.ingest.progress import Progress
from tracker_cli.ingest.run import MOST, default_jobs
from tracker_cli.ingest.signals import terminable
from tracker_cli.options.database import extractor
from tracker_cli.status import Status
from tracker_cli.terminal.outside import Outside
from tracker_cli.version import version
from tracker_extract.errors import StoreError

if TYPE_CHECKING:
    from tracker_archive.engines import Engine
    from tracker_extract import Extractor


class How(NamedTuple):
    """How a command does the work: on which part, by how many `jobs` (None: as many as cores), by `dask`, here or at the
    address of a `scheduler`; or that it only plans."""

    part: Part | None
    jobs: int | None
    dask: bool
    scheduler: str | None
    plan_only: bool


class Archiving:
    """One command over the archive in the folder `out`."""

    def __init__(self, outside: Outside, out: Path, options: Options, *, quiet: bool, form: Form) -> None:
        self._outside = outside
        self._layout = Layout(out)
        self._options = options
        self._quiet = quiet
        self._form = form
        self._tally = Tally()
        self._progress = Progress(
            outside, "articles", lambda: self._tally.shards, quiet=quiet, parts="shards"
        )

    def go(self, sources: Sequence[str], how: How) -> None:
        """Plan what is new of the sources and do what is left. Raises TrackerError; exits with 1 where something failed."""
        need_arrow()
        if how.dask:
            need_dask()
        self._take_up(sources)
        extract = extractor(self._outside, self._options.lang_dir)
        began = time.monotonic()
        with terminable():
            try:
                self._run(extract, self._given(sources), how)
            except (KeyboardInterrupt, SystemExit):
                self._tell(time.monotonic() - began, interrupted=True)
                raise
            except OSError as error:
                where = error.filename or self._layout.root
                raise StoreError(f"{where}: {error.strerror or error}") from None
        if not how.plan_only:
            self._tell(time.monotonic() - began)
        if self._tally.failed or self._tally.errors:
            raise typer.Exit(Status.FAILURE)

    def _run(self, extract: Extractor, given: Given, how: How) -> None:
        """What happens under the lock."""
        work = self._work(extract)
        with ExitStack() as until_the_end:
            enter = until_the_end.enter_context
            lock = enter(Lock(self._layout, how.part))
            agree(self._layout, Settings(version(), extract.digest, self._options.given))
            run = Run(self._layout, lock, self._say, self._show)
            self._tally = run.tally
            shards = run.plan(given, self._options.shard_size)
            if how.plan_only:
                self._tell_plan(len(shards))
                return
            engine = _engine(until_the_end, how)
            enter(self._progress)
            run.go(shards, how.part, work, engine)

    def _take_up(self, sources: Sequence[str]) -> None:
        """Without sources, go on with the options of the archive that is there."""
        if sources:
            return
        have = read_settings(self._layout)
        if have is None:
            raise typer.BadParameter("name what to read", param_hint="SOURCE...")
        if not self._options.given:
            self._options = Options(have.options)

    def _work(self, extract: Extractor) -> Work:
        languages = self._options.languages(extract.packs.values())
        return Work(
            self._layout.root.absolute(),
            self._options.reading(),
            Wanted(extract, languages),
            self._options.keep_text,
        )

    def _given(self, sources: Sequence[str]) -> Given:
        told = self._options.given.get
        return Given(
            tuple(sources),
            self._options.reading(),
            include=tuple(told("include") or ()),
            exclude=tuple(told("exclude") or ()),
        )

    def _say(self, line: str) -> None:
        self._progress.say(f"tracker: {line}")

    def _show(self, tally: Tally) -> None:
        self._progress.show(tally.done, tally.articles)

    def _tell_plan(self, shards: int) -> None:
        if self._form is Form.JSON:
            self._outside.stdout.write(json.dumps({"shards": shards}) + "\n")
        elif not self._quiet:
            self._outside.say(f"tracker: {self._layout.root}: planned, shards {shards}")

    def _tell(self, seconds: float, *, interrupted: bool = False) -> None:
        """The summary: JSON is a result, the line is for the reader; keys are stable."""
        tally = self._tally
        if self._form is Form.JSON:
            values = {
                "shards": tally.shards,
                "done": tally.done,
                "failed": tally.failed,
                "articles": tally.articles,
                "statements": tally.statements,
                "errors": tally.errors,
                "seconds": round(seconds, 3),
                "interrupted": interrupted,
            }
            self._outside.stdout.write(json.dumps(values) + "\n")
            self._outside.stdout.flush()
        elif not self._quiet:
            self._outside.say(
                f"tracker: {'interrupted; ' if interrupted else ''}shards done {tally.done} of {tally.shards}, "
                f"failed {tally.failed}; articles {tally.articles}, statements {tally.statements}, "
                f"could not be read {tally.errors}"
            )


def _engine(until_the_end: ExitStack, how: How) -> Engine:
    jobs = min(how.jobs or default_jobs(), MOST)
    if how.dask:
        from tracker_archive.dask_engine import Dask

        return until_the_end.enter_context(Dask(jobs, how.scheduler))
    from tracker_archive.engines import Local

    return Local(jobs)
