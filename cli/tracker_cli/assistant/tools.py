"""The questions that an assistant may ask, each answered from the database as a command would, opened for reading alone."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from tracker_cli.assistant.told import Answer, page, statement
from tracker_cli.options.filter import NOBODY, filter_of, speakers_of
from tracker_cli.options.groups import Choice
from tracker_cli.options.values import classes_of, countries_of
from tracker_cli.terminal.outside import Outside
from tracker_store.asking.articles import article
from tracker_store.asking.query import count, quotes
from tracker_store.asking.speakers import SpeakerFilter, speaker, speakers
from tracker_store.counting.counts_by import groups
from tracker_store.counting.database_figures import topic_figures
from tracker_store.database.connect import reading
from tracker_store.judging.verify import Claim, verified
from tracker_store.naming.lookup import with_merged

_Said = Callable[[], list[str]]


@dataclass(frozen=True, slots=True)
class Tools:
    """The database at `path`, opened anew for each question. All raise TrackerError and typer.BadParameter."""

    outside: Outside
    path: Path

    def quotes(
        self, choice: Choice, *, sort: str, reverse: bool, group_by: str | None, limit: int, offset: int
    ) -> Answer:
        """Statements that pass the filters, or how many there are by `group_by`."""
        with self._asked() as (outside, connection, said):
            order = {"sort": sort, "reverse": reverse, "limit": limit + 1, "offset": offset}
            wanted = filter_of(outside, connection, choice, **order)
            if group_by is not None:
                return page(groups(connection, wanted, group_by), limit, offset, None, said())
            found = map(statement, quotes(connection, wanted))
            return page(found, limit, offset, count(connection, wanted), said())

    def speakers(
        self,
        name: str | None,
        classes: list[str],
        countries: list[str],
        *,
        sort: str,
        reverse: bool,
        limit: int,
        offset: int,
    ) -> Answer:
        """Speakers with their figures; the one whom a name fits with roles, acts, topics and outlets."""
        with self._asked() as (outside, connection, said):
            ids = None
            if name is not None:
                ids = tuple(known.id for known in speakers_of(outside, connection, name))
            wanted = SpeakerFilter(
                classes_of(outside, classes), countries_of(outside, connection, countries), ids, sort, reverse
            )
            found = speakers(connection, wanted)
            if ids is not None and len(ids) == 1:
                found = (speaker(connection, row["id"]) for row in found)
            return page(islice(found, offset, None), limit, offset, None, said())

    def topics(self, limit: int, offset: int) -> Answer:
        """All topics with their figures, the most frequent first."""
        with self._asked() as (_, connection, said):
            found = topic_figures(connection)
            return page(found[offset:], limit, offset, len(found), said())

    def article(self, number: int, start: int, length: int) -> Answer:
        """What is known of an article, and `length` characters of its text from `start` on, exactly as stored."""
        with self._asked() as (_, connection, said):
            record, text = article(connection, number)
        kept = {key: value for key, value in record.items() if key != "path"}
        end = min(len(text), start + length)
        part = {"text": text[start:end], "text_start": start, "text_end": end, "text_length": len(text)}
        answer = page([kept], 1, 0, 1, said())
        more = end < len(text)
        return replace(
            answer,
            untrusted_content=[{**answer.untrusted_content[0], **part}],
            more=more,
            next_offset=end if more else None,
        )

    def verify(self, words: str, name: str | None, *, all_versions: bool, limit: int) -> Answer:
        """How far a quotation is real, and the places where it stands."""
        with self._asked() as (outside, connection, said):
            ids: tuple[str, ...] = ()
            if name is not None:
                fits = speakers_of(outside, connection, name)
                ids = with_merged(connection, [known.id for known in fits]) or NOBODY
            verdict, rows = verified(connection, Claim(words, ids, all_versions))
            places = [row for row in rows if row["article_id"] is not None]
            answer = page(map(statement, places), limit, 0, len(places), said())
            return replace(answer, verdict=verdict, next_offset=None)

    @contextmanager
    def _asked(self) -> Iterator[tuple[Outside, sqlite3.Connection, _Said]]:
        """The world for one question, in which what a command would say to a person is kept for the answer."""
        kept = io.StringIO()
        outside = replace(self.outside, stderr=kept)
        with reading(self.path, as_it_is=True) as connection:
            yield outside, connection, lambda: kept.getvalue().splitlines()
