"""The newest statements that pass a filter, quickly also where most statements hold the words searched for.

To ask the full-text index of one statement whether it holds a word, SQLite goes through the word's list up to there: for
a word of most statements that takes 30 ms in a million, each time. Here such words are looked for in the folded text.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial
from typing import NamedTuple

from tracker_store.asking.filters import RARE, Conditions, Filter, Values, conditions
from tracker_store.asking.query import by_ids
from tracker_store.asking.record import Record

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r'"([^"]*)"')


class _Term(NamedTuple):
    """One of the words must be there, or one of the phrases, which have a blank at both ends."""

    words: frozenset[str]
    phrases: tuple[str, ...]


def newest(connection: sqlite3.Connection, wanted: Filter) -> Iterator[Record]:
    """The records that pass, newest first, undated last; `limit` of them from `offset`."""
    ids = newest_ids(connection, wanted, wanted.limit or -1, wanted.offset)
    return by_ids(connection, ids)


def newest_ids(connection: sqlite3.Connection, wanted: Filter, limit: int, offset: int = 0) -> list[int]:
    """The ids of the statements that pass, newest first."""
    found = quick_conditions(connection, wanted)
    # A plus sign keeps SQLite from walking the index where ids are looked up.
    date = "+s.date" if found.looked_up else "s.date"
    query = f"""select s.id from statements s where {found.where}
        order by {date} desc, s.article_id desc, s.start desc, s.id desc limit ? offset ?"""
    rows = connection.execute(query, (*found.values, limit, offset)).fetchall()
    return [number for (number,) in rows]


def quick_conditions(connection: sqlite3.Connection, wanted: Filter) -> Conditions:
    """As `filters.conditions`; words that many statements hold are looked for in the text, rare ones asked for once.

    Good on this connection until the next call: the function that looks for the words knows them.
    """
    if wanted.search is None:
        return conditions(connection, wanted)
    rest = replace(wanted, search=None)
    ids = _first_ids(connection, wanted.search)
    if len(ids) <= RARE:
        found = conditions(connection, rest, look_up=False)
        values: Values = (*found.values, json.dumps(ids))
        return Conditions(f"{found.where} and s.id in (select value from json_each(?))", values, True)
    # The expression spells out hundreds of forms: as a value it would be decoded anew for every statement.
    connection.create_function("holds", 1, partial(holds, wanted.search), deterministic=True)
    found = conditions(connection, rest)
    text = "select f.folded from statement_search f where f.statement_id = s.id"
    return Conditions(f"{found.where} and holds(({text}))", found.values, found.looked_up)


def holds(expression: str, folded: str) -> bool:
    """Whether folded text matches an expression of `search.expression`, as the full-text index would say."""
    listed = _WORD.findall(folded)
    words, line = frozenset(listed), f" {' '.join(listed)} "
    return all(
        not term.words.isdisjoint(words) or any(phrase in line for phrase in term.phrases)
        for term in _terms(expression)
    )


@lru_cache(maxsize=64)
def _terms(expression: str) -> tuple[_Term, ...]:
    choices = [_QUOTED.findall(part) for part in expression.split(") AND (")]
    return tuple(
        _Term(
            frozenset(words for words in choice if " " not in words),
            tuple(f" {words} " for words in choice if " " in words),
        )
        for choice in choices
    )


def _first_ids(connection: sqlite3.Connection, match: str) -> list[int]:
    """The statements that the index finds, one more than are rare at most."""
    query = "select rowid from statement_fts where statement_fts match ? limit ?"
    return [number for (number,) in connection.execute(query, (match, RARE + 1))]
