"""Questions of the command line to an archive, and what an archive cannot answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from tracker_cli.archiving.extra import need_duckdb
from tracker_cli.options.filter import filter_of
from tracker_cli.options.groups import Choice, Output
from tracker_cli.terminal.outside import Outside
from tracker_store.asking.filters import Filter

if TYPE_CHECKING:
    from tracker_archive.asking.names import Lists
    from tracker_archive.asking.opened import Archive

# Options whose values are looked up among the names of the archive.
_NAMING = ("speaker", "speaker_id", "country", "org", "topic", "about", "outlet", "language")


@contextmanager
def archived(outside: Outside, output: Output, folder: Path) -> Iterator[Archived]:
    """The archive in the folder, for questions. Raises BadParameter where a database is named, too."""
    if output.db is not None:
        raise typer.BadParameter("there is --db, too: name one of them", param_hint="--archive")
    need_duckdb()
    from tracker_archive.asking.opened import opened

    with opened(folder) as archive, ExitStack() as until_the_end:
        _tell(outside, folder, archive)
        yield Archived(outside, archive, until_the_end)


def lists(outside: Outside) -> Lists:
    """The shipped names and topics with the user's own."""
    from tracker_archive.asking.names import Lists
    from tracker_cli.options.database import own_folder
    from tracker_extract.engine import Extractor

    # Not by `place.extractor`, which freezes what is in memory: DuckDB complains at the end of what is never let go.
    known = Extractor.load(own=own_folder(outside))
    return Lists(known.registry.aliases_of, known.topics)


class Archived:
    """An archive as a source of statements."""

    def __init__(self, outside: Outside, archive: Archive, until_the_end: ExitStack) -> None:
        self._outside = outside
        self._until_the_end = until_the_end
        self.archive = archive

    def filter(self, choice: Choice, **more: object) -> Filter:
        """The filter that the options mean. Raises NotFoundError, and BadParameter for what only a database can tell."""
        if choice.rejected:
            raise typer.BadParameter("an archive has no corrections by hand", param_hint="--rejected")
        if more.get("sort") == "relevance":
            raise typer.BadParameter("an archive has no index of words to rank by", param_hint="--sort")
        return filter_of(self._outside, self._names(choice), choice, **more)

    def quotes(self, wanted: Filter, *, distinct: bool = False) -> Iterator[dict[str, Any]]:
        """As `tracker_store.asking.query.quotes`; with `distinct`, each saying once."""
        from tracker_archive.asking.questions import distinct_quotes, quotes

        self._must_know_sayings(distinct)
        return distinct_quotes(self.archive, wanted) if distinct else quotes(self.archive, wanted)

    def count(self, wanted: Filter, *, distinct: bool = False) -> int:
        """How many statements, or with `distinct` sayings, pass."""
        from tracker_archive.asking.questions import count

        self._must_know_sayings(distinct)
        return count(self.archive, wanted, distinct=distinct)

    def groups(self, wanted: Filter, by: str) -> Iterator[dict[str, Any]]:
        """As `tracker_store.counting.counts_by.groups`."""
        from tracker_archive.asking.counts import groups

        return groups(self.archive, wanted, by)

    def timeline(self, wanted: Filter, step: str | None, each: str | None) -> Iterator[dict[str, Any]]:
        """As `tracker_store.counting.timeline.timeline`."""
        from tracker_archive.asking.counts import timeline

        return timeline(self.archive, wanted, step, each)

    def stats(self) -> Iterator[dict[str, Any]]:
        """Figures of the whole archive."""
        from tracker_archive.asking.counts import stats

        return stats(self.archive)

    def _names(self, choice: Choice) -> sqlite3.Connection:
        """The names of the archive, or of nobody where none is looked up: of an archive that is not merged they cost a look at all."""
        from tracker_archive.asking.names import names_of

        if not any(getattr(choice, option) for option in _NAMING):
            return sqlite3.connect(":memory:")
        return self._until_the_end.enter_context(names_of(self.archive, lambda: lists(self._outside)))

    def _must_know_sayings(self, distinct: bool) -> None:
        if distinct and not self.archive.merged:
            raise typer.BadParameter(
                "sayings are linked by `tracker archive merge`, which this archive has not had",
                param_hint="--distinct",
            )


def _tell(outside: Outside, folder: Path, archive: Archive) -> None:
    if not archive.merged:
        outside.say(
            f"tracker: {folder}: not merged: repeated articles, earlier versions and every spelling are shown as they came"
        )
    elif archive.newer:
        outside.say(
            f"tracker: {folder}: {archive.newer} shards done since `tracker archive merge` are not shown"
        )
