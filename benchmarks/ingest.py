"""Ingest against its floor, two jobs against one, ten times the articles, and what each stage costs.

    python benchmarks/ingest.py FILE.jsonl.gz [--runs 3] [--leave-out-large]

The floor is what it costs sqlite-utils to put the same rows into SQLite and make them searchable: all rows that ingest
stores, in one process (`insert_all`, then `enable_fts` on the words that ingest indexes). Beside it stands the floor of
the articles alone (`sqlite-utils insert --nl`, then `sqlite-utils enable-fts` on title and text), which has no limit.
Runs take turns, so that a busy machine slows them alike; figures are medians. Ten times the articles are made of halves
of different articles, so that all texts differ and their words are those of news. Ends with 1 when a ratio is over its
limit.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import tracker_extract.engine as engine
import tracker_store.writing.write as store
from tracker_extract import Extractor
from tracker_extract.models import Article
from tracker_extract.names import match_key
from tracker_extract.read import read_paths
from tracker_extract.words import tokens
from tracker_store.database.connect import writing
from tracker_store.writing.prepare import Prepared, prepared
from tracker_store.writing.write import Writer

FLOOR_LIMIT, JOBS_LIMIT, TIME_LIMIT, MEMORY_LIMIT = 6.0, 1.7, 11.0, 1.2
TIMES = 10
BATCH = 200  # articles in a transaction, as in the command


class Run(NamedTuple):
    seconds: float
    work: float  # seconds of processor time, of children that ended as well
    megabytes: float  # the most that the process, its workers not counted, held at one time


def run(line: list[str], env: dict[str, str]) -> Run:
    begin = time.perf_counter()
    process = subprocess.Popen(line, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(line)}: code {process.returncode}")
    spent = time.perf_counter() - begin
    return Run(spent, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


# The tables that ingest fills with what it reads and finds.
TABLES = (
    "articles", "article_spellings", "speaker_spellings", "article_sketches", "article_keys", "article_links", "statements", "statement_parts",
    "statement_search", "statement_speakers", "statement_topics", "speakers", "aliases", "topics",
)  # fmt: skip
FLOOR = """
import json, sys
from pathlib import Path
from sqlite_utils import Database
db = Database(sys.argv[1])
for file in sorted(Path(sys.argv[2]).glob("*.rows")):
    with file.open(encoding="utf-8") as lines:
        db[file.stem].insert_all(map(json.loads, lines))
db["statement_search"].enable_fts(["folded"], create_triggers=True)
"""


class Bench:
    """Where it happens: fresh databases in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._env = dict(os.environ)

    def floor(self) -> Run:
        """All rows that were stored when `keep_rows` was called."""
        return run([sys.executable, "-c", FLOOR, self._fresh(), str(self._folder)], self._env)

    def keep_rows(self, given: Path) -> None:
        """Ingest, and put what it stored where the floor takes it from."""
        self.ingest(given, 2)
        connection = sqlite3.connect(self._folder / "b.db")
        connection.row_factory = sqlite3.Row
        for table in TABLES:
            with (self._folder / f"{table}.rows").open("w", encoding="utf-8") as out:
                for row in connection.execute(f"select * from {table}"):
                    cells = {
                        key: value.hex() if isinstance(value, bytes) else value
                        for key, value in dict(row).items()
                    }
                    out.write(json.dumps(cells) + "\n")
        connection.close()

    def articles_alone(self, given: Path) -> Run:
        database = self._fresh()
        tool = [sys.executable, "-m", "sqlite_utils"]
        first = run([*tool, "insert", database, "articles", str(given), "--nl"], self._env)
        second = run(
            [*tool, "enable-fts", database, "articles", "title", "text", "--create-triggers"], self._env
        )
        work = first.work + second.work
        return Run(first.seconds + second.seconds, work, max(first.megabytes, second.megabytes))

    def ingest(self, given: Path, jobs: int) -> Run:
        tool = [sys.executable, "-m", "tracker_cli", "--db", self._fresh(), "ingest", "--quiet"]
        return run([*tool, "--jobs", str(jobs), str(given)], self._env)

    def _fresh(self) -> str:
        for path in self._folder.glob("b.db*"):
            path.unlink()
        return str(self._folder / "b.db")


def in_turns(runs: int, **works: Callable[[], Run]) -> dict[str, Run]:
    """The medians of each."""
    taken: dict[str, list[Run]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            taken[name].append(work())
    return {name: Run(*map(statistics.median, zip(*done, strict=True))) for name, done in taken.items()}


def many(records: list[dict[str, Any]], path: Path) -> Path:
    """`TIMES` as many records: the first half of each text with the second half of another."""
    with path.open("w", encoding="utf-8") as out:
        for turn in range(TIMES):
            for number, record in enumerate(records):
                other = records[(number + turn * 701) % len(records)]["text"]
                text = record["text"]
                whole = text[: len(text) // 2] + other[len(other) // 2 :]
                address = f"{record.get('url') or 'https://example.org/a'}?n={turn}-{number}"
                out.write(json.dumps({**record, "text": whole, "url": address}, ensure_ascii=False) + "\n")
    return path


class Stages:
    """Seconds of this process's work spent in each stage, one after the other in this process."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time counted."""

        @wraps(work)
        def timed(*given: Any, **more: Any) -> Any:
            begin = time.process_time()
            try:
                return work(*given, **more)
            finally:
                self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - begin

        return timed


def stages(given: Path, folder: Path) -> dict[str, float]:
    """Milliseconds an article in each stage."""
    clock = Stages()
    extract = Extractor.load()
    articles: list[Article] = []
    clock.time("read", lambda: articles.extend(a for a in read_paths([given]) if isinstance(a, Article)))()
    finding = {name: getattr(engine, name) for name in ("Outline", "find_reports")}
    for name, work in finding.items():
        setattr(engine, name, clock.time("find", work))
    try:
        found = clock.time("extract", lambda: [extract(article) for article in articles])()
    finally:
        for name, work in finding.items():
            setattr(engine, name, work)
    clock.seconds["resolve"] = clock.seconds.pop("extract") - clock.seconds["find"]
    rows = clock.time("prepare", lambda: [prepared(a, s) for a, s in zip(articles, found, strict=True)])()
    for name, indexed in (("store", False), ("store and index", True)):
        match_key.cache_clear()
        clock.time(name, write)(rows, folder / f"{name}.db", extract, indexed=indexed)
    clock.seconds["index"] = clock.seconds.pop("store and index") - clock.seconds["store"]
    return {name: spent * 1000 / len(articles) for name, spent in clock.seconds.items()}


def write(rows: list[Prepared], database: Path, extract: Extractor, *, indexed: bool) -> None:
    """Store the rows; where they are not `indexed`, nothing is told to the search index."""
    kept = store._INDEX
    with writing(database) as db:
        if not indexed:
            store._INDEX = "select ?"
        writer, at = Writer(db, extract.registry.aliases_of, "benchmark"), datetime.now(UTC)
        for number in range(0, len(rows), BATCH):
            writer.add_all(rows[number : number + BATCH], at)
    store._INDEX = kept


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--leave-out-large", action="store_true", help="not the ten times as many, some minutes"
    )
    asked = parser.parse_args()
    with gzip.open(asked.file, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = folder / "articles.jsonl"
        given.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
        kept = measure(Bench(folder), given, asked.runs, len(records))
        if asked.leave_out_large:
            print("ten times the articles: left out, as asked")
        else:
            kept &= grown(Bench(folder), given, many(records, folder / "many.jsonl"))
        if (tokens.__file__ or "").endswith(".py"):
            print("| stage | ms an article |\n|---|---|")
            for stage, spent in stages(given, folder).items():
                print(f"| {stage} | {spent:.2f} |")
        else:
            print("stages: left out, nothing can be put around compiled functions")
    sys.exit(not kept)


def measure(bench: Bench, given: Path, runs: int, articles: int) -> bool:
    bench.keep_rows(given)
    done = in_turns(
        runs,
        floor=bench.floor,
        alone=lambda: bench.articles_alone(given),
        one=lambda: bench.ingest(given, 1),
        two=lambda: bench.ingest(given, 2),
    )
    floor, one, two = (done[name].seconds for name in ("floor", "one", "two"))
    print(
        f"{articles} articles: floor {floor:.2f} s, one job {one:.2f} s ({articles / one:.0f}/s), two {two:.2f} s"
    )
    print(
        f"articles alone {done['alone'].seconds:.2f} s, one job / articles alone {one / done['alone'].seconds:.2f}"
    )
    work, more = done["one"].work / done["floor"].work, done["two"].work / done["one"].work
    print(f"processor time: one job / floor {work:.2f}, two jobs / one job {more:.2f}")
    ratios = [
        told("one job / floor", one / floor, one / floor <= FLOOR_LIMIT, f"at most {FLOOR_LIMIT}"),
        told("one job / two jobs", one / two, one / two >= JOBS_LIMIT, f"at least {JOBS_LIMIT}"),
    ]
    return all(ratios)


def grown(bench: Bench, few: Path, more: Path) -> bool:
    done = in_turns(1, few=lambda: bench.ingest(few, 1), more=lambda: bench.ingest(more, 1))
    spent = done["more"].seconds / done["few"].seconds
    memory = done["more"].megabytes / done["few"].megabytes
    print(
        f"{TIMES} times the articles: {done['few'].seconds:.1f} s and {done['few'].megabytes:.0f} MB, "
        f"{done['more'].seconds:.1f} s and {done['more'].megabytes:.0f} MB"
    )
    ratios = [
        told("time", spent, spent <= TIME_LIMIT, f"at most {TIME_LIMIT}"),
        told("peak memory", memory, memory <= MEMORY_LIMIT, f"at most {MEMORY_LIMIT}"),
    ]
    return all(ratios)


def told(name: str, ratio: float, kept: bool, limit: str) -> bool:
    print(f"{name}: {ratio:.2f} ({limit}){'' if kept else '  OVER'}", flush=True)
    return kept


if __name__ == "__main__":
    main()
