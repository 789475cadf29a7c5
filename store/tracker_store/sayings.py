"""The same words in several places: wire copy, another translation of a sentence, headline and body.

Two statements are one saying when the same speakers said them in the same language, within `DAYS` of each other, and
their words agree: by `agree`, on folded words without what the language writes before them. A saying is known by its
earliest statement; `statements.saying` holds that id. The figures stand in docs/sayings.md.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracker_extract.clitics import stem
from tracker_store.filters import Filter, conditions
from tracker_store.query import quotes
from tracker_store.record import Record

if TYPE_CHECKING:
    from sqlite_utils import Database

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
class _Candidate:
    id: int
    day: int
    article: int
    kind: str
    words: _Words


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
    from tracker_store.write import transaction

    with transaction(db) as connection:
        count = unlinked(connection)
        connection.execute(
            """update statements set saying = id where saying is null
               and (date is null or not exists (select 1 from statement_speakers l where l.statement_id = statements.id))"""
        )
        for speakers, language in _groups_to_do(connection):
            found = _linked(_statements_of(connection, speakers, language))
            connection.executemany("update statements set saying = ? where id = ? and saying is not ?", found)
    return count


def _groups_to_do(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    query = """
        select distinct l.speaker_id, s.language from statements s
        join statement_speakers l on l.statement_id = s.id and l.position = 0 where s.saying is null
    """
    return connection.execute(query).fetchall()


def _statements_of(connection: sqlite3.Connection, speaker: str, language: str) -> Iterator[_Candidate]:
    query = """
        select s.id, julianday(s.date), s.article_id, s.kind, f.folded from statement_speakers l
        join statements s on s.id = l.statement_id join statement_search f on f.statement_id = s.id
        where l.speaker_id = ? and l.position = 0 and s.language = ? and s.date is not null
        order by s.date, s.article_id, s.start
    """
    for id_, day, article, kind, folded in connection.execute(query, (speaker, language)):
        yield _Candidate(id_, int(day), article, kind, content_words(folded))


def _linked(statements: Iterator[_Candidate]) -> Iterator[tuple[int, int, int]]:
    """(saying, statement, saying) of each, going through one speaker's statements by date.

    Each is compared with the earlier ones that share a word and stand within the days.
    """
    recent: dict[str, list[_Candidate]] = defaultdict(list)
    saying: dict[int, int] = {}
    for new in statements:
        found = _same(new, recent)
        saying[new.id] = saying[found.id] if found else new.id
        yield saying[new.id], new.id, saying[new.id]
        for word in new.words:
            recent[word].append(new)


def _same(new: _Candidate, recent: dict[str, list[_Candidate]]) -> _Candidate | None:
    best, most = None, 0.0
    for other in _sharing(new, recent):
        headline = new.article == other.article and "headline" in (new.kind, other.kind)
        share = len(new.words & other.words) / len(new.words | other.words)
        if share > most and agree(new.words, other.words, headline=headline):
            best, most = other, share
    return best


def _sharing(new: _Candidate, recent: dict[str, list[_Candidate]]) -> Iterator[_Candidate]:
    """The earlier statements within the days that share at least a third of the shorter one's words."""
    counts: dict[int, int] = defaultdict(int)
    met: dict[int, _Candidate] = {}
    for word in new.words:
        row = recent.get(word)
        if row is None:
            continue
        while row and row[0].day < new.day - DAYS:
            del row[: next((n for n, c in enumerate(row) if c.day >= new.day - DAYS), len(row))]
        for other in row:
            counts[other.id] += 1
            met[other.id] = other
    return (other for id_, other in met.items() if counts[id_] * 3 >= min(len(new.words), len(other.words)))


def distinct_quotes(connection: sqlite3.Connection, wanted: Filter) -> Iterator[Record]:
    """As `quotes`, each saying once: the first in the order asked for, with its other statements as `sources`."""
    from dataclasses import replace

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
    query = """
        select s.id, s.date, s.article_id, a.outlet, a.title, a.url, s.saying from statements s
        join articles a on a.id = s.article_id
        where s.saying = (select saying from statements where id = ?1) and s.hidden = 0
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
