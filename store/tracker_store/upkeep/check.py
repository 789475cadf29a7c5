"""Whether a database is sound: SQLite's own checks, the search index, and every article whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path

from tracker_store.database.connect import BUSY_SECONDS, read_only, reading, told
from tracker_store.writing.prepare import folded_words, text_digest

# What SQLite says where it cannot write; the upper bytes of a code tell the case.
_UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


def faults(path: Path) -> Iterator[str]:
    """What is wrong with the database, a line each; nothing when it is sound. Raises StoreError when it cannot be read."""
    with reading(path) as connection:
        yield from _of_sqlite(connection)
        yield from _of_articles(connection)
        yield from _of_links(connection)
    yield from _of_search(path)


def sizes(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many articles and statements there are."""
    found: tuple[int, int] = connection.execute(
        "select (select count(*) from articles), (select count(*) from statements)"
    ).fetchone()
    return found


def condition(connection: sqlite3.Connection) -> tuple[int, int, str]:
    """Number of the schema, number of articles, and "ok" or the first fault SQLite finds at a quick look."""
    queries = ("pragma user_version", "select count(*) from articles", "pragma quick_check(1)")
    schema, count, sound = (connection.execute(query).fetchone()[0] for query in queries)
    return schema, count, sound


def _of_sqlite(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("pragma integrity_check"):
        if line != "ok":
            yield f"integrity: {line}"
    for table, row, parent, _ in connection.execute("pragma foreign_key_check"):
        yield f"{table} row {row}: refers to nothing in {parent}"


_WORDS = """
    select s.article_id, s.id, s.start, s.cue_start, s.cue_end, s.cue, s.source_start, s.source_end, s.source_text,
        f.folded,
        (select json_group_array(json_array(p.position, p.start, p.end, p.text)) from statement_parts p
            where p.statement_id = s.id)
    from statements s left join statement_search f on f.statement_id = s.id order by s.article_id, s.id
"""


def _of_articles(connection: sqlite3.Connection) -> Iterator[str]:
    """Faults of texts and of the stretches of them that statements keep."""
    texts = connection.cursor()
    for article, text, digest, regions in connection.execute(
        "select id, text, text_sha256, regions from articles order by id"
    ):
        if text_digest(text) != digest:
            yield f"article {article}: its text is not what was stored"
        for kind, start, end in json.loads(regions):
            if not 0 <= start <= end <= len(text):
                yield f"article {article}: its {kind} at {start}-{end} lies outside the text"
    for article, rows in groupby(connection.cursor().execute(_WORDS), key=lambda row: row[0]):
        found = texts.execute("select text from articles where id = ?", (article,)).fetchone()
        if found is not None:
            for row in rows:
                yield from _of_statement(found[0], row[1:])


def _of_statement(text: str, row: tuple[object, ...]) -> Iterator[str]:
    number, start, cue_start, cue_end, cue, source_start, source_end, source, folded, parts = row
    pieces = json.loads(str(parts))
    if not pieces:
        yield f"statement {number}: has no words"
        return
    stretches = [(begin, end, words) for _, begin, end, words in pieces]
    stretches += [(cue_start, cue_end, cue), (source_start, source_end, source)]
    for begin, end, words in stretches:
        if words is not None and text[begin:end] != words:
            yield f"statement {number}: {begin}-{end} of the text is not {words!r}"
    if start != pieces[0][1]:
        yield f"statement {number}: begins at {pieces[0][1]}, not at {start}"
    if folded != folded_words(words for _, _, _, words in pieces):
        yield f"statement {number}: the search words are not those of its content"


def _of_links(connection: sqlite3.Connection) -> Iterator[str]:
    chained = "select article_id from article_links where copy_of in (select article_id from article_links)"
    for (article,) in connection.execute(chained):
        yield f"article {article}: linked to a copy instead of the first"
    twice = "select url from articles where current and replaces is not null group by url having count(*) > 1"
    for (url,) in connection.execute(twice):
        yield f"{url}: has more than one current version"


def _of_search(path: Path) -> Iterator[str]:
    """Faults of the search index. FTS5 checks itself by a write that changes nothing, which a read-only medium refuses:
    there a copy is checked, in a file that is gone at the end."""
    with told(path), closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
        try:
            _check_search(connection)
            return
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in _UNWRITABLE:
                yield f"search index: {error}"
                return
        with closing(read_only(path)) as original, closing(sqlite3.connect("")) as copy:
            original.backup(copy)
            try:
                _check_search(copy)
            except sqlite3.DatabaseError as error:
                yield f"search index: {error}"


def _check_search(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("insert into statement_fts (statement_fts, rank) values ('integrity-check', 1)")
    finally:
        connection.rollback()
