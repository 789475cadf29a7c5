"""Questions by speaker and date to an archive, a database and bare DuckDB, on made-up statements.

    python benchmarks/archive_questions.py [--statements 1000000] [--large 10000000] [--runs 5] [--seed 1]

The statements are the same for the same seed: ten an article, 5,000 speakers of whom few are frequent, over 5,000 days, in
content of twelve words. `archive` is what `tracker quotes --archive` does from the opening of the folder on, over the files
that `archive merge` writes; `database` what `tracker quotes --db` does, with its indexes; `duckdb` a query on a table of
DuckDB's own with the same columns, its connection open. With `--large` so many statements are asked in Parquet alone; 0 leaves
them out. Prints milliseconds, the median of the runs, and sizes on the disk.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb

from tracker_archive.asking import questions
from tracker_archive.asking.counts import groups
from tracker_archive.asking.opened import connected, opened
from tracker_archive.files import sha256_of
from tracker_archive.layout import Layout
from tracker_archive.reducing.marker import NAME, Merged
from tracker_archive.reducing.writing import write_statements
from tracker_archive.schema import STATEMENTS
from tracker_archive.settings import Settings
from tracker_store.asking import query
from tracker_store.asking.filters import Filter
from tracker_store.counting.counts_by import groups as grouped
from tracker_store.database.connect import many_small_writes, reading, writing
from tracker_store.writing.write import transaction

SPEAKERS, DAYS, PER_ARTICLE, WORDS = 5000, 5000, 10, 20_000
FIRST_DAY = "2010-01-01"
BATCH = 20_000
_KNOWN = "id varchar, name varchar, name_ar varchar, class varchar, country varchar, registered boolean"
TYPES = {
    "int32": "integer", "int64": "bigint", "string": "varchar", "double": "double", "strings": "varchar[]", "spans": "integer[][]",
    "speakers": f"struct({_KNOWN}, role varchar, wikidata varchar)[]", "named": f"struct({_KNOWN}, wikidata varchar, start integer, \"end\" integer)[]",
}  # fmt: skip

# What is asked: a frequent speaker in a month, a rare one at any time, all of a day, counts by speaker of a year.
FILTERS = {
    "a frequent speaker in a month": Filter(speakers=("s0",), since="2016-08-01", until="2016-08-31"),
    "a rare speaker at any time": Filter(speakers=("s4000",)),
    "a day": Filter(since="2016-08-27", until="2016-08-27"),
}
A_YEAR = Filter(since="2016-01-01", until="2016-12-31")


def generator(statements: int, seed: int) -> str:
    """The query that makes so many statements, with the columns of `STATEMENTS` and `current`."""

    def drawn(what: str, below: int) -> str:
        return f"(hash(i, '{what}', {seed}) % {below})::integer"

    # The square of a draw between 0 and 1, cubed: the first speaker has some 5 % of all statements.
    speaker = f"cast(floor({SPEAKERS} * power({drawn('speaker', 1_000_000)} / 1e6, 3)) as integer)"
    words = " || ' ' || ".join(f"'word' || {drawn(f'word{n}', WORDS)}" for n in range(12))
    values = {
        "id": "i",
        "date": "day",
        "speaker": "'Speaker ' || who",
        "speaker_ar": "'متحدث ' || who",
        "speaker_id": "'s' || who",
        "speaker_class": "'person'",
        "country": "['SY', 'RU', 'US', 'FR'][1 + who % 4]",
        "resolved_by": "'name'",
        "cue": "'said'",
        "act": f"['say', 'announce', 'deny', 'warn'][1 + {drawn('act', 4)}]",
        "kind": "'indirect'",
        "quote": "words",
        "parts": "[words]",
        "spans": "[[start, start + len(words)::integer]]",
        "start": "start",
        "topics": f"['syria', 'aleppo', 'ceasefire'][1:{drawn('topics', 3)}]",
        "language": "'ar'",
        "article_id": f"i // {PER_ARTICLE}",
        "title": f"'Title ' || (i // {PER_ARTICLE})",
        "outlet": f"'outlet-' || (i // {PER_ARTICLE} % 20)",
        "url": f"'https://example.org/' || (i // {PER_ARTICLE})",
        "path": "'made.jsonl'",
        "published": "day",
        "confidence": "0.9",
        "statement_key": "md5(i::varchar)",
        "article_key": f"md5((i // {PER_ARTICLE})::varchar)",
        "shard": "0",
        "record": "0",
        "speakers": "[struct_pack(id := 's' || who, name := 'Speaker ' || who, name_ar := 'متحدث ' || who, \"class\" := 'person', "
        "country := ['SY', 'RU', 'US', 'FR'][1 + who % 4], registered := false, role := null::varchar)]",
        "folded": "words",
    }
    columns = ", ".join(
        f'({values.get(name, "null")})::{TYPES[kind]} as "{name}"' for name, kind in STATEMENTS.items()
    )
    return f"""
        select {columns}, true as current from (
            select i, {speaker} as who, ({drawn("start", 1000)})::integer as start, {words} as words,
                strftime(date '{FIRST_DAY}' + (hash(i // {PER_ARTICLE}, 'day', {seed}) % {DAYS})::integer, '%Y-%m-%d') as day
            from range({statements}) t(i)
        )"""


def make_archive(folder: Path, statements: int, seed: int) -> Path:
    """An archive of one shard, as `archive merge` leaves it."""
    layout, work = Layout(folder), folder / "work"
    for path in (layout.merged, work, folder / "done"):
        path.mkdir(parents=True)
    layout.settings.write_text(json.dumps(asdict(Settings("made", "up"))))
    layout.done(0).write_text(json.dumps({"shard": 0}))
    with closing(connected(work)) as connection:
        connection.execute(f"create view kept_statements as {generator(statements, seed)}")
        columns = "null::bigint as id, null::varchar as speaker, null::varchar as speaker_ar, null::varchar as speaker_class"
        speakers = generator(1, seed)
        connection.execute(
            f"create table respelled as select {columns}, null::varchar as country, speakers from ({speakers}) where false"
        )
        connection.execute("create table sayings (id bigint, saying bigint)")
        write_statements(connection, layout.merged, work)
        articles = f"select distinct article_id as id, outlet, null as encoding from ({generator(1, seed)})"
        (layout.merged / "articles").mkdir()
        connection.execute(
            f"copy ({articles}) to '{layout.merged / 'articles' / 'part-000.parquet'}' (format parquet)"
        )
    shutil.rmtree(work)
    files = {
        path.relative_to(layout.merged).as_posix(): sha256_of(path)
        for path in layout.merged.rglob("*.parquet")
    }
    (layout.merged / NAME).write_bytes(Merged((0,), files, {}).as_json())
    return folder


def make_database(path: Path, statements: int, seed: int) -> Path:
    """A database of the same statements, past the writer; without an index of words, which is not asked."""
    source = duckdb.connect()
    source.execute(
        'select id, article_id, "start", date, act, confidence, quote, speaker_id, speaker, speaker_ar, country, topics, title, '
        f"outlet, url from ({generator(statements, seed)}) order by id"
    )
    with writing(path) as db:
        many_small_writes(db.conn)
        db.execute("drop trigger statements_of_older_version")
        known: set[str] = set()
        while rows := source.fetchmany(BATCH):
            with transaction(db) as connection:
                _put(connection, rows, known)
    return path


def _put(connection: Any, rows: list[tuple[Any, ...]], known: set[str]) -> None:
    def many(table: str, columns: str, values: list[tuple[Any, ...]]) -> None:
        marks = ", ".join("?" * len(columns.split(",")))
        connection.executemany(f"insert into {table} ({columns}) values ({marks})", values)

    articles = {
        row[1]: (row[1] + 1, str(row[1]), row[3], "ar", row[13], row[14], row[12], "made.jsonl", "", "", "")
        for row in rows
    }
    many(
        "articles",
        "id, text_sha256, published, language, outlet, url, title, path, ingested_at, version, text",
        list(articles.values()),
    )
    many(
        "statements", "id, article_id, start, date, kind, act, resolved_by, language, confidence, cue",
        [(row[0] + 1, row[1] + 1, row[2], row[3], "indirect", row[4], "name", "ar", row[5], "said") for row in rows],
    )  # fmt: skip
    many(
        "statement_parts",
        "statement_id, position, start, end, text",
        [(row[0] + 1, 0, row[2], row[2] + len(row[6]), row[6]) for row in rows],
    )
    new = {row[7]: (row[7], row[8], row[9], "person", row[10]) for row in rows if row[7] not in known}
    known.update(new)
    many("speakers", "id, name, name_ar, class, country", list(new.values()))
    many(
        "statement_speakers", "statement_id, position, speaker_id", [(row[0] + 1, 0, row[7]) for row in rows]
    )
    connection.executemany("insert or ignore into topics values (?)", [("syria",), ("aleppo",)])
    many(
        "statement_topics", "statement_id, topic", [(row[0] + 1, topic) for row in rows for topic in row[11]]
    )


def median_ms(runs: int, work: Callable[[], int]) -> tuple[float, float, int]:
    """Milliseconds of the median run, those of processor time, and how many rows came."""
    took, worked, count = [], [], 0
    for _ in range(runs):
        began, before = time.perf_counter(), time.process_time()
        count = work()
        took.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - before) * 1000)
    return statistics.median(took), statistics.median(worked), count


def asked_of_archive(folder: Path) -> Iterator[tuple[str, Callable[[], int]]]:
    for name, wanted in FILTERS.items():

        def listed(wanted: Filter = wanted) -> int:
            with opened(folder) as archive:
                return sum(1 for _ in questions.quotes(archive, wanted))

        yield name, listed

    def by_speaker() -> int:
        with opened(folder) as archive:
            return sum(1 for _ in groups(archive, A_YEAR, "speaker"))

    yield "counts by speaker of a year", by_speaker


def asked_of_database(path: Path) -> Iterator[tuple[str, Callable[[], int]]]:
    for name, wanted in FILTERS.items():

        def listed(wanted: Filter = wanted) -> int:
            with reading(path) as connection:
                return sum(1 for _ in query.quotes(connection, wanted))

        yield name, listed

    def by_speaker() -> int:
        with reading(path) as connection:
            return sum(1 for _ in grouped(connection, A_YEAR, "speaker"))

    yield "counts by speaker of a year", by_speaker


def asked_of_duckdb(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, Callable[[], int]]]:
    wheres = (
        "speaker_id = 's0' and date between '2016-08-01' and '2016-08-31'",
        "speaker_id = 's4000'",
        "date = '2016-08-27'",
    )
    for name, where in zip(FILTERS, wheres, strict=True):

        def listed(where: str = where) -> int:
            return len(
                connection.execute(
                    f'select * from statements where {where} order by date, article_id, "start"'
                ).fetchall()
            )

        yield name, listed

    def by_speaker() -> int:
        year = "date between '2016-01-01' and '2016-12-31'"
        return len(
            connection.execute(
                f"select speaker_id, count(*) from statements where {year} group by 1 order by 2 desc"
            ).fetchall()
        )

    yield "counts by speaker of a year", by_speaker


def report(name: str, runs: int, asked: Iterator[tuple[str, Callable[[], int]]]) -> None:
    for question, work in asked:
        took, worked, count = median_ms(runs, work)
        print(f"{name}: {question}: {took:.0f} ms, {worked:.0f} of processor time, {count} rows", flush=True)


def size_of(path: Path) -> str:
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return f"{sum(each.stat().st_size for each in files) / 1e6:.0f} MB"


def made(what: str, make: Callable[[], Path]) -> Path:
    began = time.perf_counter()
    path = make()
    print(f"{what}: made in {time.perf_counter() - began:.0f} s, {size_of(path)}", flush=True)
    return path


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--large", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = made("archive", lambda: make_archive(folder / "archive", asked.statements, asked.seed))
        report("archive", asked.runs, asked_of_archive(archive))
        with closing(duckdb.connect(str(folder / "bare.duckdb"))) as connection:
            connection.execute(
                f"create table statements as select * from read_parquet('{archive}/merged/language=*/*/*.parquet')"
            )
            report("duckdb", asked.runs, asked_of_duckdb(connection))
        print(f"duckdb: {size_of(folder / 'bare.duckdb')}")
        database = made("database", lambda: make_database(folder / "t.db", asked.statements, asked.seed))
        report("database", asked.runs, asked_of_database(database))
        if asked.large:
            shutil.rmtree(archive)
            large = made("large archive", lambda: make_archive(folder / "large", asked.large, asked.seed))
            report("large archive", asked.runs, asked_of_archive(large))


if __name__ == "__main__":
    main()
