"""Writing: articles with all their statements, each whole or not at all.

Plain SQL on sqlite-utils' connection: its insert methods look the table up at every call, which at five tables an
article would cost more than the extraction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from tracker_extract.models import Article, Statement
from tracker_store.database.connect import many_small_writes
from tracker_store.naming.lookup import name_key, name_words
from tracker_store.writing.copies import add_sketch
from tracker_store.writing.identity import known_article, replaced
from tracker_store.writing.originals import add_original
from tracker_store.writing.prepare import (
    ARTICLE_COLUMNS,
    STATEMENT_COLUMNS,
    Known,
    Prepared,
    Said,
    prepared,
)
from tracker_store.writing.spellings import spell, spell_again, unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker_store.database.sqlite import Database

# Speakers remembered as written; beyond that all are forgotten and written again, so that memory stays flat.
REMEMBERED = 10_000


class Outcome(NamedTuple):
    """What became of an article: its id (None when failed), how many statements it brought, why it failed."""

    kind: Literal["new", "there", "changed", "failed"]
    article_id: int | None = None
    statements: int = 0
    reason: str = ""


@contextmanager
def transaction(db: Database) -> Iterator[sqlite3.Connection]:
    """All or nothing. The write lock is taken at the start: a read before the first write could not wait for it."""
    db.execute("begin immediate")
    try:
        yield db.conn
    except BaseException:
        db.conn.rollback()
        raise
    db.conn.commit()


def add_topics(db: Database, slugs: Iterable[str]) -> None:
    """Make topics known, so that one without statements is distinguished from one that does not exist."""
    with transaction(db) as connection:
        know_topics(connection, slugs)


def know_topics(connection: sqlite3.Connection, slugs: Iterable[str]) -> None:
    """As `add_topics`, in the caller's transaction."""
    connection.executemany(_TOPIC, [(slug,) for slug in slugs])


def _insert_into(table: str, columns: Sequence[str]) -> str:
    return f"insert into {table} ({', '.join(columns)}) values ({', '.join('?' * len(columns))})"


_ARTICLE = _insert_into(
    "articles",
    (*ARTICLE_COLUMNS[:-2], "ingested_at", "version", "current", "replaces", *ARTICLE_COLUMNS[-2:]),
)
_FILE = _insert_into("article_files", ("article_id", "file"))
_READING = _insert_into("article_readings", ("article_id", "capture", "warnings"))
_STATEMENT = _insert_into("statements", ("id", "article_id", *STATEMENT_COLUMNS))
_PART = _insert_into("statement_parts", ("statement_id", "position", "start", "end", "text"))
_SEARCH = _insert_into("statement_search", ("statement_id", "folded"))
_INDEX = """
    insert into statement_fts (rowid, folded)
    select statement_id, folded from statement_search where statement_id in (select value from json_each(?))
"""
_SPOKEN = _insert_into("statement_speakers", ("statement_id", "position", "speaker_id", "role"))
_TOPIC = _insert_into("topics", ("slug",)) + " on conflict do nothing"
_ABOUT = _insert_into("statement_topics", ("statement_id", "topic"))
_NAMED = _insert_into("statement_named", ("statement_id", "named_id", "start", "end"))
# What the registry says replaces what an article said; a name from a text fills gaps and never replaces.
_SOMEBODY = """
    insert into {} (id, name, name_ar, class, country, registered, wikidata) values (?, ?, ?, ?, ?, ?, ?)
    on conflict (id) do update set
        name = iif(excluded.registered, excluded.name, name),
        name_ar = iif(excluded.registered, excluded.name_ar, coalesce(name_ar, excluded.name_ar)),
        class = iif(excluded.registered, excluded.class, class),
        country = iif(excluded.registered, excluded.country, coalesce(country, excluded.country)),
        wikidata = iif(excluded.registered, excluded.wikidata, wikidata),
        registered = max(registered, excluded.registered)
"""


class Writer:
    """Adds articles to a database that stays open. `aliases_of` gives a registered speaker's other names.

    `rules` is the digest of what finds the statements, "" where it is not known.
    """

    def __init__(
        self, db: Database, aliases_of: Callable[[str], Sequence[str]], version: str, rules: str = ""
    ) -> None:
        self._db = db
        self._aliases_of = aliases_of
        self.version = version
        self.rules = rules
        self._settled: set[Known] = set()  # speakers that this process has already written with their aliases
        self._spelled: dict[Known, int] = {}  # likewise, the ids of spellings
        self._named: set[Known] = set()  # likewise whoever statements name
        # Statements of the transaction under way that search does not know yet.
        self._unindexed: list[int] = []
        many_small_writes(db.conn)
        # Of a file that turns out to hold several articles, none is a version of the one before it.
        self._last: int = db.execute("select coalesce(max(id), 0) from articles").fetchone()[0]

    def add(self, article: Article, statements: Sequence[Statement], at: datetime) -> int | None:
        """Store an article and its statements; its new id, or None when it was there already.

        `at` is the time of ingestion, with its zone. Nothing of the article stays when anything of it fails.
        """
        with self.writing() as connection:
            outcome = self._add(connection, prepared(article, statements), at)
        return None if outcome.kind == "there" else outcome.article_id

    def add_all(self, articles: Sequence[Prepared], at: datetime) -> list[Outcome]:
        """Store several articles in one transaction; what the database refuses of one keeps out no other."""
        with self.writing() as connection:
            return self.add_to(connection, articles, at)

    def add_to(
        self, connection: sqlite3.Connection, articles: Sequence[Prepared], at: datetime
    ) -> list[Outcome]:
        """As `add_all`, in the transaction of `writing`."""
        return [self._guarded(connection, article, at) for article in articles]

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction in which this writer writes; when it fails, the speakers it wrote are forgotten with it."""
        if len(self._settled) + len(self._spelled) + len(self._named) > REMEMBERED:
            self._forget()
        try:
            with transaction(self._db) as connection:
                yield connection
                # All at once: one by one, as a trigger would, costs half as much again.
                connection.execute(_INDEX, (json.dumps(self._unindexed),))
        except BaseException:
            self._forget()
            raise
        finally:
            self._unindexed.clear()

    def _forget(self) -> None:
        """Let everybody be written again."""
        self._settled.clear()
        self._named.clear()
        self._spelled.clear()

    def _guarded(self, connection: sqlite3.Connection, article: Prepared, at: datetime) -> Outcome:
        """The article's outcome; tried twice, since another process may have removed a speaker remembered here."""
        reason = ""
        for _ in range(2):
            connection.execute("savepoint article")
            try:
                outcome = self._add(connection, article, at)
            except (sqlite3.IntegrityError, sqlite3.DataError, UnicodeEncodeError, OverflowError) as error:
                connection.execute("rollback to article")
                self._forget()
                reason = str(error)
            else:
                connection.execute("release article")
                return outcome
        return Outcome("failed", reason=f"the database refuses it: {reason}")

    def _add(self, connection: sqlite3.Connection, article: Prepared, at: datetime) -> Outcome:
        known = known_article(connection, article)
        if known is not None:
            return Outcome("there", known)
        earlier = replaced(connection, article, self._last)
        if earlier is not None:
            connection.execute("update articles set current = 0 where id = ?", (earlier,))
        article_id = self.put(connection, article, at.isoformat(timespec="seconds"), earlier)
        return Outcome("new" if earlier is None else "changed", article_id, len(article.said))

    def put(
        self,
        connection: sqlite3.Connection,
        article: Prepared,
        came: str,
        earlier: int | None,
        *,
        current: bool = True,
        spelled: tuple[Known, ...] | None = None,
    ) -> int:
        """Add an article that is not there, whole, as the version after `earlier`; its id. `came` is when it was read in,
        `spelled` are its spellings where the statements do not tell them."""
        row = (*article.row[:-2], came, self.version, int(current), earlier, *article.row[-2:])
        article_id = connection.execute(_ARTICLE, row).lastrowid
        assert article_id is not None
        if article.file is not None:
            connection.execute(_FILE, (article_id, article.file))
        if article.capture or article.warnings:
            warnings = json.dumps(article.warnings, ensure_ascii=False)
            connection.execute(_READING, (article_id, article.capture, warnings))
        if article.source is not None:
            add_original(connection, article_id, article.source)
        self.note_rules(connection, article_id)
        add_sketch(connection, article_id, article.sketch)
        self.add_statements(connection, article_id, article.said)
        spell(connection, article_id, unlisted(article.said) if spelled is None else spelled, self._spelled)
        return article_id

    def spell_again(
        self, connection: sqlite3.Connection, article_id: int, statements: Sequence[Said]
    ) -> None:
        """Note how an article that was read anew spells its speakers, as these statements of it have them."""
        spelled = unlisted(statements)
        for speaker in spelled:
            self._settle(connection, speaker)
        spell_again(connection, article_id, spelled, self._spelled)

    def note_rules(self, connection: sqlite3.Connection, article_id: int) -> None:
        """Note by which rules the statements of an article were found, where that is known."""
        if self.rules:
            connection.execute("replace into article_rules values (?, ?)", (article_id, self.rules))

    def add_statements(
        self, connection: sqlite3.Connection, article_id: int, statements: Sequence[Said]
    ) -> None:
        """Add statements under new ids, in their order."""
        if not statements:
            return
        # The write lock is held: nobody else takes these ids.
        row = connection.execute("select seq from sqlite_sequence where name = 'statements'").fetchone()
        numbered = list(enumerate(statements, row[0] + 1 if row else 1))
        connection.executemany(_STATEMENT, [(number, article_id, *said.row) for number, said in numbered])
        self.add_details(connection, numbered)

    def add_details(self, connection: sqlite3.Connection, numbered: Sequence[tuple[int, Said]]) -> None:
        """Add parts, search words, speakers and topics of statements that have none yet."""
        connection.executemany(
            _PART, [(number, at, *part) for number, said in numbered for at, part in enumerate(said.parts)]
        )
        connection.executemany(_SEARCH, [(number, said.folded) for number, said in numbered])
        self._unindexed += [number for number, _ in numbered]
        for speaker in {speaker: None for _, said in numbered for speaker, _ in said.speakers}:
            self._settle(connection, speaker)
        connection.executemany(
            _SPOKEN,
            [
                (number, at, speaker.id, role)
                for number, said in numbered
                for at, (speaker, role) in enumerate(said.speakers)
            ],
        )
        topics = [(number, topic) for number, said in numbered for topic in said.topics]
        know_topics(connection, sorted({topic for _, topic in topics}))
        connection.executemany(_ABOUT, topics)
        self.add_named(connection, numbered)

    def add_named(self, connection: sqlite3.Connection, numbered: Iterable[tuple[int, Said]]) -> None:
        """Add whoever the words of statements name."""
        found = [(number, *named) for number, said in numbered for named in said.named]
        fresh = {who: None for _, who, _, _ in found if who not in self._named}
        connection.executemany(_SOMEBODY.format("named"), fresh)
        self._named.update(fresh)
        connection.executemany(_NAMED, [(number, who.id, start, end) for number, who, start, end in found])

    def _settle(self, connection: sqlite3.Connection, speaker: Known) -> None:
        if speaker not in self._settled:
            self._add_speaker(connection, speaker)
            self._settled.add(speaker)

    def _add_speaker(self, connection: sqlite3.Connection, speaker: Known) -> None:
        # What the registry says replaces what an article said; of what articles say, `spellings` chooses.
        connection.execute(_SOMEBODY.format("speakers"), speaker)
        own = [name for name in (speaker.name, speaker.name_ar) if name]
        other = self._aliases_of(speaker.id) if speaker.registered else ()
        connection.executemany(
            """
            insert into aliases (speaker_id, folded, alias, key, canonical) values (?, ?, ?, ?, ?)
            on conflict (speaker_id, folded) do update set canonical = max(canonical, excluded.canonical),
                alias = iif(by_hand or ?, alias, min(alias, excluded.alias))
            """,
            [
                (speaker.id, name_words(name), name, name_key(name), canonical, speaker.registered)
                for names, canonical in ((own, 1), (other, 0))
                for name in names
            ],
        )
