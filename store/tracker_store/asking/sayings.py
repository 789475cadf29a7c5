"""The same words in several places: wire copy, another translation of a sentence, headline and body.

Two statements are one saying when the same speakers said them in the same language, within `DAYS` of each other, and
their words agree: by `agree`, on folded words without what the language writes before them. A saying is known by its
earliest statement; `statements.saying` holds that id. The figures stand in docs/sayings.md.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from tracker_extract.words.clitics import stem
from tracker_store.asking.filters import Filter, conditions
from tracker_store.asking.query import quotes
from tracker_store.asking.record import Record
from tracker_store.database.schema import SHOWN

if TYPE_CHECKING:
    from tracker_store.database.sqlite import Database

# An agency's sentence is printed on the same day or the next two; later the speaker says it again.
DAYS = 2
# Shared words as a share of all words of both, and of the shorter one's. See docs/sayings.md for what each lets through.
SAME = 0.5
WITHIN = 0.8
# A shorter statement is no evidence by being within a longer one ("the situation is difficult").
SHORTEST = 4
# The headline of an article repeats its body in other words: it needs less.
WITHIN_HEADLINE = 0.65

# In a long speech nearly every short sentence has its words somewhere.
LEAST = 0.1

_WORD = re.compile(r"\w+")
_Words = frozenset[str]


@dataclass(slots=True)
class Candidate:
    """A statement as it is compared; `who` is the first speaker with the language."""

    id: int
    article: int
    kind: str
    words: _Words
    who: tuple[str, str]
    saying: int | None


# The statements of one day by who said them and each of their words.
Day = dict[tuple[tuple[str, str], str], list[Candidate]]


def content_words(folded: str) -> _Words:
    """The words of folded content, without what is written before them; those of one or two letters tell nothing."""
    return frozenset(stem(word) for word in _WORD.findall(folded) if len(word) > 2)


def agree(one: _Words, other: _Words, *, headline: bool = False) -> bool:
    """Whether the words of two statements are those of one saying. `headline`: one is the headline of the other's article."""
    shared, shorter = len(one & other), min(len(one), len(other))
    if shorter == 0:
        return False
    share = shared / len(one | other)
    if share >= SAME and (one == other or shorter >= SHORTEST - 1):
        return True
    return (
        share >= LEAST
        and shorter >= SHORTEST
        and shared / shorter >= (WITHIN_HEADLINE if headline else WITHIN)
    )


def unlinked(connection: sqlite3.Connection) -> int:
    """How many statements nobody has looked at yet."""
    return int(connection.execute("select count(*) from statements where saying is null").fetchone()[0])


def link(db: Database) -> int:
    """Look at every statement that is new, in one transaction; how many there were."""
    from tracker_store.writing.write import transaction

    with transaction(db) as connection:
        return link_new(connection)


def link_new(connection: sqlite3.Connection) -> int:
    """As `link`, in the caller's transaction."""
    count = unlinked(connection)
    if not count:
        return 0
    # Whether these are the same as others cannot be known.
    connection.execute(
        f"""update statements set saying = id where saying is null and (date is null or hidden <> {SHOWN}
           or not exists (select 1 from statement_speakers l where l.statement_id = statements.id))"""
    )
    for first, last in _windows(connection):
        _link_between(connection, first, last)
    return count


def _windows(connection: sqlite3.Connection) -> list[tuple[date, date]]:
    """The stretches of days in which something new may be the same as anything else."""
    query = "select distinct date from statements where saying is null order by date"
    around = timedelta(days=DAYS)
    windows: list[tuple[date, date]] = []
    for (text,) in connection.execute(query):
        day = date.fromisoformat(text)
        if windows and day - around <= windows[-1][1]:
            windows[-1] = (windows[-1][0], day + around)
        else:
            windows.append((day - around, day + around))
    return windows


def _link_between(connection: sqlite3.Connection, first: date, last: date) -> None:
    """Go through the statements of these days in order; only those of the last few are kept in memory."""
    query = (
        f"select distinct date from statements where hidden = {SHOWN} and date between ? and ? order by date"
    )
    days = connection.execute(query, (first.isoformat(), last.isoformat())).fetchall()
    recent: deque[tuple[date, Day]] = deque()
    for (text,) in days:
        day = date.fromisoformat(text)
        while recent and recent[0][0] < day - timedelta(days=DAYS):
            recent.popleft()
        recent.append((day, defaultdict(list)))
        _link_day(connection, text, [index for _, index in recent])


def _link_day(connection: sqlite3.Connection, day: str, recent: list[Day]) -> None:
    """Compare the statements of a day with those before them; `recent` ends with the day's own, which is filled."""
    moved: dict[int, int] = {}
    found: list[tuple[int, int]] = []
    for new in _statements_of(connection, day):
        new.saying = moved.get(new.saying, new.saying) if new.saying is not None else None
        same = same_as(new, recent)
        if new.saying is None:
            new.saying = same.saying if same and same.saying is not None else new.id
            found.append((new.saying, new.id))
        elif same and same.saying is not None and new.saying == new.id != same.saying:
            # What began a saying so far is the same as something earlier that came in late.
            moved[new.id] = new.saying = same.saying
        for word in new.words:
            recent[-1][new.who, word].append(new)
    connection.executemany("update statements set saying = ? where id = ?", found)
    connection.executemany(
        "update statements set saying = ? where saying = ?", [(to, was) for was, to in moved.items()]
    )


def _statements_of(connection: sqlite3.Connection, day: str) -> list[Candidate]:
    query = f"""
        select s.id, s.article_id, s.kind, f.folded, l.speaker_id, s.language, s.saying from statements s
        join statement_speakers l on l.statement_id = s.id and l.position = 0
        join statement_search f on f.statement_id = s.id
        where s.hidden = {SHOWN} and s.date = ? order by s.article_id, s.start
    """
    return [
        Candidate(id_, article, kind, content_words(folded), (speaker, language), saying)
        for id_, article, kind, folded, speaker, language, saying in connection.execute(query, (day,))
    ]


def same_as(new: Candidate, recent: list[Day]) -> Candidate | None:
    """Of the earlier statements whose words agree with a new one's, the one that shares the most; of several the first one."""
    best, most = None, 0.0
    for other in _sharing(new, recent):
        headline = new.article == other.article and "headline" in (new.kind, other.kind)
        share = len(new.words & other.words) / len(new.words | other.words)
        if (share, -other.id) > (most, -best.id if best else 0) and agree(
            new.words, other.words, headline=headline
        ):
            best, most = other, share
    return best


def _sharing(new: Candidate, recent: list[Day]) -> Iterator[Candidate]:
    """The earlier statements that share at least a third of the shorter one's words; fewer never agree."""
    counts: dict[int, int] = defaultdict(int)
    met: dict[int, Candidate] = {}
    for index in recent:
        for word in new.words:
            for other in index.get((new.who, word), ()):
                counts[other.id] += 1
                met[other.id] = other
    return (other for id_, other in met.items() if counts[id_] * 3 >= min(len(new.words), len(other.words)))


def distinct_quotes(connection: sqlite3.Connection, wanted: Filter) -> Iterator[Record]:
    """As `quotes`, each saying once: the first in the order asked for, with its other statements as `sources`."""
    seen: set[int] = set()
    passed = shown = 0
    for found in quotes(connection, replace(wanted, limit=0, offset=0)):
        saying, others = sources(connection, found["id"])
        if saying in seen:
            continue
        seen.add(saying)
        passed += 1
        if passed <= wanted.offset:
            continue
        yield {**found, "sources": others}
        shown += 1
        if shown == wanted.limit:
            return


def sources(connection: sqlite3.Connection, statement: int) -> tuple[int, list[dict[str, Any]]]:
    """The saying that a statement belongs to, and its other statements, the earliest first."""
    query = f"""
        select s.id, s.date, s.article_id, a.outlet, a.title, a.url, s.saying from statements s
        join articles a on a.id = s.article_id
        where s.saying = (select saying from statements where id = ?1) and s.hidden = {SHOWN}
        order by s.date, s.article_id, s.start
    """
    keys = ("id", "date", "article_id", "outlet", "title", "url")
    rows = connection.execute(query, (statement,)).fetchall()
    others = [dict(zip(keys, row[:-1], strict=True)) for row in rows if row[0] != statement]
    return (rows[0][-1] if rows else statement), others


def count_distinct(connection: sqlite3.Connection, wanted: Filter) -> int:
    """How many sayings pass."""
    found = conditions(connection, wanted, all_rows=True)
    query = f"select count(distinct s.saying) from statements s where {found.where}"
    return int(connection.execute(query, found.values).fetchone()[0])
