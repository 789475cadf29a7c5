"""Sayings of an archive: the rule of `tracker_store.asking.sayings`, one speaker after another, each by day."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from tracker_archive.reducing.same import fetched, insert
from tracker_store.asking.sayings import DAYS, Candidate, Day, content_words, same_as

if TYPE_CHECKING:
    import duckdb

# Only what has a speaker and a day can be the same as anything else.
_STATEMENTS = """
    select speakers[1].id, language, date, id, article_id, kind, folded from kept_statements
    where current and date is not null and len(speakers) > 0 order by 1, 2, date, article_id, "start", id
"""


def find_sayings(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `sayings`: statements that are not the first of their saying, and which that is."""
    connection.execute("create table sayings (id bigint, saying bigint)")
    insert(connection, "sayings", ("id", "saying"), _linked(fetched(connection, _STATEMENTS)))


def _linked(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, int]]:
    for who, said in groupby(rows, key=lambda row: (row[0], row[1])):
        recent: deque[tuple[date, Day]] = deque()
        for text, statements in groupby(said, key=lambda row: row[2]):
            day = date.fromisoformat(text)
            while recent and recent[0][0] < day - timedelta(days=DAYS):
                recent.popleft()
            recent.append((day, defaultdict(list)))
            yield from _of_day(who, statements, [index for _, index in recent])


def _of_day(
    who: tuple[str, str], statements: Iterable[tuple[Any, ...]], recent: list[Day]
) -> Iterator[tuple[int, int]]:
    """Those of a day's statements that say what an earlier one has said; `recent` ends with the day's own, which is filled."""
    for *_, number, article, kind, folded in statements:
        new = Candidate(number, article, kind, content_words(folded), who, None)
        same = same_as(new, recent)
        new.saying = same.saying if same and same.saying is not None else number
        if new.saying != number:
            yield number, new.saying
        for word in new.words:
            recent[-1][who, word].append(new)
