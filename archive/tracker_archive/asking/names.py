"""Who and what is named in an archive, as a small SQLite file: questions settle on speakers, topics and outlets there, by the same
rules as in a database, before DuckDB looks at a statement."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from tracker_archive.asking.opened import Archive
from tracker_store.database.connect import read_only
from tracker_store.database.schema_questions import REALLY
from tracker_store.naming.lookup import name_key, name_words

NAME = "names.db"


class Lists(NamedTuple):
    """What lists know beside the articles: other names of a registered speaker, and the topics that there are."""

    aliases_of: Callable[[str], Sequence[str]]
    topics: Iterable[str]


# Those tables and columns of a database that names are looked up in.
_TABLES = """
create table speakers (id text primary key, name text not null, name_ar text, class text not null, country text,
    registered integer not null, wikidata text, merged_into text) without rowid;
create table aliases (speaker_id text not null, folded text not null, alias text not null, key text not null,
    canonical integer not null, primary key (speaker_id, folded)) without rowid;
create table topics (slug text primary key) without rowid;
create table articles (outlet text);
create table statements (language text);
create table statement_speakers (statement_id integer, position integer, speaker_id text, role text);
"""
_INDEXES = """
create index aliases_folded on aliases (folded);
create index speakers_country on speakers (country);
create index speakers_wikidata on speakers (wikidata) where wikidata is not null;
create index speakers_merged on speakers (merged_into) where merged_into is not null;
create index articles_outlet on articles (outlet);
create index statement_speakers_role on statement_speakers (role) where role is not null;
create index statement_speakers_speaker on statement_speakers (speaker_id);
"""
# Table -> the query that fills it, over `statements` and what `_SPEAKERS` gives.
_FILLED = {
    "topics": "select distinct unnest(topics) from statements",
    "articles": "select distinct outlet from statements where outlet is not null",
    "statements": "select distinct language from statements",
    "statement_speakers":
        "select null, 0, null, role from (select distinct w.one.role as role from statements s, unnest(s.speakers) as w(one)) "
        "where role is not null",
}  # fmt: skip
# Speakers with each of their spellings, the one that is shown first.
SPEAKERS = """
    select w.one.id, w.one.name, w.one.name_ar, w.one.class, w.one.country, w.one.registered, w.one.wikidata
    from statements s, unnest(s.speakers) as w(one) group by all
    order by w.one.id, w.one.registered desc, count(distinct s.article_id) desc, w.one.name_ar, w.one.name
"""
_Rows = Iterable[tuple[Any, ...]]


def write_names(path: Path, rows: Callable[[str], _Rows], speakers: str, lists: Lists) -> None:
    """Make the file from what `rows` gives for queries on the view `statements`; `speakers` is the query for those."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("pragma journal_mode = off; pragma synchronous = off;" + _TABLES + REALLY)
        for table, query in _FILLED.items():
            marks = "?, ?, ?, ?" if table == "statement_speakers" else "?"
            connection.executemany(
                f"insert or ignore into {table} values ({marks})", rows(f"{query} order by all")
            )
        for row in rows(speakers):
            _add(connection, row, lists)
        connection.executemany("insert or ignore into topics values (?)", [(slug,) for slug in lists.topics])
        connection.executescript(_INDEXES)
        connection.commit()


def _add(connection: sqlite3.Connection, row: tuple[Any, ...], lists: Lists) -> None:
    id_, name, name_ar, _, _, registered, _ = row
    connection.execute("insert or ignore into speakers values (?, ?, ?, ?, ?, ?, ?, null)", row)
    others = lists.aliases_of(id_) if registered else ()
    connection.executemany(
        "insert or ignore into aliases values (?, ?, ?, ?, ?)",
        [
            (id_, name_words(each), each, name_key(each), canonical)
            for names, canonical in (((name, name_ar), 1), (others, 0))
            for each in names
            if each
        ],
    )


@contextmanager
def names_of(archive: Archive, lists: Callable[[], Lists]) -> Iterator[sqlite3.Connection]:
    """The names of an archive: those that were merged, else as they stand in the shards that are done, with `lists`."""
    if archive.merged:
        with closing(read_only(archive.layout.merged / NAME)) as connection:
            yield connection
        return
    with TemporaryDirectory(prefix="tracker-") as folder:
        path = Path(folder) / NAME
        write_names(path, archive.rows, SPEAKERS, lists())
        with closing(read_only(path)) as connection:
            yield connection
