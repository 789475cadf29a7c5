"""Another database taken into this one: articles with their statements, what was set right by hand, saved questions.

An article that is there already, by its text and outlet or address, is not taken twice; what was set right in it is.
Each article comes whole, in a transaction of its own, so that a merge that was broken off is gone on with by the same
command. Where both sides were set right by hand, this one's word stands.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker_extract.errors import StoreError
from tracker_store.database.connect import read_only, told, version_of, writing
from tracker_store.database.schema import REJECTED, SCHEMA
from tracker_store.saved import feeds
from tracker_store.saved.searches import SEARCH_KEYS, last_article
from tracker_store.upkeep import merge_by_hand
from tracker_store.upkeep.backup import copy
from tracker_store.upkeep.reprocess import paired
from tracker_store.writing.copies import unpacked
from tracker_store.writing.identity import earlier_version, known_article
from tracker_store.writing.prepare import ARTICLE_COLUMNS, Known, Prepared, Said
from tracker_store.writing.spellings import spelled_in
from tracker_store.writing.stored import stored_statements
from tracker_store.writing.write import Writer, know_topics

if TYPE_CHECKING:
    from tracker_store.database.sqlite import Database


@dataclass(slots=True)
class Merged:
    """What a merge brought: articles that are new, statements of them, articles that were there; corrections, aliases,
    merges and speakers by hand; questions; feeds; pairs of statements that somebody judged. `kept` counts what was set right otherwise here, `unplaced` what was set right of
    statements that are found otherwise here."""

    articles: int = 0
    statements: int = 0
    there: int = 0
    corrections: int = 0
    speakers: int = 0
    questions: int = 0
    feeds: int = 0
    pairs: int = 0
    kept: int = 0
    unplaced: int = 0


class _Theirs(NamedTuple):
    """An article of the other database, with its statements by their ids there."""

    number: int
    prepared: Prepared
    said: dict[int, Said]
    came: str
    version: str
    current: bool
    replaces: int | None
    rules: str
    rejected: tuple[int, ...]
    spelled: tuple[Known, ...]


def merge(path: Path, other: Path) -> Merged:
    """Take the other database into the one at `path`, which is made if need be. Raises StoreError."""
    if path.exists() and other.exists() and path.samefile(other):
        raise StoreError(f"{other}: is the database itself")
    with opened(other) as theirs, writing(path) as db:
        return _Merging(db, theirs, other).go()


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A database for reading, as it is; one of an older schema as a copy that was brought up to this one's.

    Raises StoreError for one of a newer schema and for what is no database.
    """
    if not path.is_file():
        raise StoreError(f"{path}: no such database")
    with TemporaryDirectory() as folder:
        with told(path), closing(read_only(path)) as connection:
            version = version_of(connection, path)
            if version < SCHEMA:
                path = Path(folder) / "copy.db"
                copy(connection, path)
        if version < SCHEMA:
            with writing(path):
                pass
        with told(path), closing(read_only(path)) as connection:
            connection.execute("begin")
            yield connection


class _Merging:
    """One merge under way."""

    def __init__(self, db: Database, theirs: sqlite3.Connection, name: Path) -> None:
        self._db = db
        self._theirs = theirs
        self._name = name
        self._writer = Writer(db, self._aliases_of, "")
        self._before = last_article(db.conn)
        self._ours: dict[int, int] = {}  # their articles by their ids -> the same here
        self._judged = merge_by_hand.in_pairs(theirs)
        self._statements: dict[int, int] = {}  # of these their ids -> those here
        self._brought: list[tuple[int, int]] = []  # of these, those that were not here
        self.merged = Merged()

    def go(self) -> Merged:
        with told(self._name):
            numbers = [number for (number,) in self._theirs.execute("select id from articles order by id")]
        for number in numbers:
            with told(self._name):
                article = self._read(number)
            with self._writer.writing() as connection:
                self._take(connection, article)
        with self._writer.writing() as connection, told(self._name):
            know_topics(connection, [slug for (slug,) in self._theirs.execute("select slug from topics")])
            merged, kept = merge_by_hand.edits(self._theirs, connection)
            self.merged.speakers += merged
            self.merged.kept += kept
            judged, kept = merge_by_hand.judged(self._theirs, connection, self._statements)
            self.merged.pairs += judged
            self.merged.kept += kept
            self._questions(connection)
            self._feeds(connection)
        return self.merged

    def _aliases_of(self, speaker: str) -> list[str]:
        query = "select alias from aliases where speaker_id = ? and not canonical and not by_hand"
        return [alias for (alias,) in self._theirs.execute(query, (speaker,))]

    def _read(self, number: int) -> _Theirs:
        query = f"""
            select ingested_at, version, current, replaces, f.file, o.bytes, k.sketch, r.digest, g.capture, g.warnings,
                {", ".join(f"a.{column}" for column in ARTICLE_COLUMNS)}
            from articles a left join article_files f on f.article_id = a.id
            left join article_sources o on o.article_id = a.id left join article_sketches k on k.article_id = a.id
            left join article_rules r on r.article_id = a.id left join article_readings g on g.article_id = a.id
            where a.id = ?
        """
        came, version, current, replaces, file, source, sketch, rules, capture, warnings, *row = (
            self._theirs.execute(query, (number,)).fetchone()
        )
        spelled = spelled_in(self._theirs, number)
        said = _as_spelled(dict(stored_statements(self._theirs, number)), spelled)
        numbers = unpacked(sketch) if sketch else ()
        warned = tuple(json.loads(warnings or "[]"))
        prepared = Prepared(tuple(row), tuple(said.values()), numbers, source, file, capture, warned)
        rejected = f"select id from statements where article_id = ? and hidden = {REJECTED}"
        out = tuple(id_ for (id_,) in self._theirs.execute(rejected, (number,)))
        return _Theirs(
            number, prepared, said, came, version, bool(current), replaces, rules or "", out, spelled
        )

    def _take(self, connection: sqlite3.Connection, article: _Theirs) -> None:
        """Add the article, or what was set right in it where it is here."""
        known = known_article(connection, article.prepared)
        if known is None:
            known, pairs = self._added(connection, article)
            self.merged.articles += 1
            self.merged.statements += len(pairs)
            self.merged.corrections += merge_by_hand.carry(self._theirs, connection, pairs)
        else:
            self.merged.there += 1
            earlier = self._ours.get(article.replaces) if article.replaces is not None else None
            if earlier is not None:
                self._chain(connection, known, earlier)
            pairs = self._same(connection, article, known)
            done, kept, unplaced = merge_by_hand.apply(self._theirs, connection, article.said, pairs)
            self.merged.corrections += done
            self.merged.kept += kept
            self.merged.unplaced += unplaced
        self._ours[article.number] = known
        self._statements |= {theirs: ours for theirs, ours in pairs.items() if theirs in self._judged}

    def _added(self, connection: sqlite3.Connection, article: _Theirs) -> tuple[int, dict[int, int]]:
        """The new article's id, and their statements by their ids with those here."""
        self._writer.version, self._writer.rules = article.version, article.rules
        earlier = self._ours.get(article.replaces) if article.replaces is not None else None
        here = earlier_version(connection, article.prepared.url)
        newer = here is not None and here != earlier and not self._is_before(connection, here, article.came)
        current = article.current and not newer
        if earlier is not None and current:
            connection.execute("update articles set current = 0 where id = ?", (earlier,))
        number = self._writer.put(
            connection, article.prepared, article.came, earlier, current=current, spelled=article.spelled
        )
        self._brought.append((article.number, number))
        # What they have replaced is linked when what replaced it is here.
        if here is not None and here != earlier and article.current:
            self._chain(connection, *((here, number) if newer else (number, here)))
        return number, self._pairs(connection, article, number)

    def _pairs(self, connection: sqlite3.Connection, article: _Theirs, number: int) -> dict[int, int]:
        """Their statements by their ids with those of the article that was brought; the rejected ones are so here, too."""
        query = "select id from statements where article_id = ? order by id"
        ours = [id_ for (id_,) in connection.execute(query, (number,))]
        pairs = dict(zip(article.said, ours, strict=True))
        hidden = [(pairs[rejected],) for rejected in article.rejected]
        connection.executemany(f"update statements set hidden = {REJECTED} where id = ?", hidden)
        return pairs

    def _is_before(self, connection: sqlite3.Connection, number: int, came: str) -> bool:
        query = "select ingested_at from articles where id = ?"
        return bool(connection.execute(query, (number,)).fetchone()[0] <= came)

    def _chain(self, connection: sqlite3.Connection, newer: int, older: int) -> None:
        """Let one version, and what it has replaced, be older than all that the other has replaced so far."""
        chain, other = _versions(connection, newer), _versions(connection, older)
        if chain.keys() & other.keys():
            return
        last = next(number for number, replaces in chain.items() if replaces is None)
        connection.execute("update articles set replaces = ? where id = ?", (older, last))
        connection.execute("update articles set current = 0 where id = ? and current", (older,))

    def _same(self, connection: sqlite3.Connection, article: _Theirs, number: int) -> dict[int, int]:
        """Their statements by their ids with the same ones here."""
        ours = dict(stored_statements(connection, number))
        ids = {id(said): statement for statement, said in ours.items()}
        matched, _ = paired(article.said, list(ours.values()))
        return {theirs: ids[id(said)] for theirs, said in matched.items()}

    def _questions(self, connection: sqlite3.Connection) -> None:
        """Their questions under their names; what was new to one there is new here, too."""
        # What is being shown there, or could not be, is new here.
        last = "min(last_article, coalesce((select min(after) from search_showing where search = name), last_article))"
        keys = ", ".join(SEARCH_KEYS).replace("last_article", last)
        query = f"select {keys} from searches order by name"
        for name, filters, added, shown, last in self._theirs.execute(query).fetchall():
            mine = connection.execute("select filters from searches where name = ?", (name,)).fetchone()
            if mine is not None:
                self.merged.kept += json.loads(mine[0]) != json.loads(filters)
                continue
            mark = max((ours for theirs, ours in self._brought if theirs <= last), default=self._before)
            values: dict[str, Any] = dict(zip(SEARCH_KEYS, (name, filters, added, shown, mark), strict=True))
            names = ", ".join(f":{key}" for key in SEARCH_KEYS)
            connection.execute(f"insert into searches ({', '.join(SEARCH_KEYS)}) values ({names})", values)
            self.merged.questions += 1

    def _feeds(self, connection: sqlite3.Connection) -> None:
        """Their feeds that are not here, to be polled as new ones."""
        known = {row["url"] for row in feeds.feeds(connection)}
        for feed in feeds.to_poll(self._theirs, ()):
            if feed.url not in known:
                (added,) = self._theirs.execute(
                    "select added_at from feeds where url = ?", (feed.url,)
                ).fetchone()
                feeds.add(connection, feed, datetime.fromisoformat(added))
                self.merged.feeds += 1


def _as_spelled(statements: dict[int, Said], spelled: tuple[Known, ...]) -> dict[int, Said]:
    """The statements with the names of their article, not those that the whole database shows."""
    names = {speaker.id: speaker for speaker in reversed(spelled)}

    def own(said: Said) -> Said:
        return said._replace(
            speakers=tuple((names.get(speaker.id, speaker), role) for speaker, role in said.speakers)
        )

    return {number: own(said) for number, said in statements.items()}


def _versions(connection: sqlite3.Connection, number: int) -> dict[int, int | None]:
    """An article and those before it, each with the one that it has replaced."""
    query = """
        with recursive chain (id, replaces) as (
            select id, replaces from articles where id = ?
            union select a.id, a.replaces from articles a join chain c on a.id = c.replaces
        ) select id, replaces from chain
    """
    return dict(connection.execute(query, (number,)).fetchall())
