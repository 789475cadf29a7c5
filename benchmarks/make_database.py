"""Make a database of generated statements, the same one for the same figures.

    python benchmarks/make_database.py FILE [--statements 100000] [--seed 1]

Ten statements an article. Speakers, topics and words are drawn with the skew that news has: few are frequent, most come
once or twice. Written row by row into the tables in one transaction, past the writer, which would take ten times as long.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, product
from pathlib import Path
from typing import Any

from tracker_extract.text import fold
from tracker_store.database.connect import writing
from tracker_store.naming.lookup import name_key, name_words
from tracker_store.writing.write import transaction

COMMON = [
    "الحكومة",
    "تعمل",
    "على",
    "وقف",
    "إطلاق",
    "النار",
    "في",
    "حلب",
    "المفاوضات",
    "مع",
    "المعارضة",
    "لن",
    "تتوقف",
    "قبل",
    "التوصل",
    "إلى",
    "اتفاق",
    "شامل",
    "يضمن",
    "وصول",
    "المساعدات",
    "الإنسانية",
    "المناطق",
    "المحاصرة",
    "خلال",
    "الأيام",
    "المقبلة",
    "الجيش",
    "يدعو",
    "المدنيين",
    "الوزير",
    "الرئيس",
]
TOPICS = ("syria", "aleppo", "ceasefire")
TOPIC_SHARE = (0.6, 0.2, 0.1)
OUTLETS = tuple(f"outlet-{n}" for n in range(20))
COUNTRIES = ("SY", "RU", "US", "IR", "TR", "FR", "DE", "GB", "SA", "UN")
ACTS = ("say", "announce", "affirm", "deny", "warn", "promise")
KINDS = ("direct", "indirect", "mixed")
SPEAKERS = 5000
WORDS = 20_000
PER_ARTICLE = 10
FIRST_DAY = date(2010, 1, 1)
DAYS = 5000
AT = "2026-01-01T00:00:00+00:00"
EVIDENCE = json.dumps([{"step": "find", "rule": "generated", "note": "", "spans": [[0, 3]]}] * 4)
# Articles that are kept in memory before they are written.
BATCH = 2000

Rows = dict[str, list[tuple[Any, ...]]]
TABLES = {
    "articles": "id, text_sha256, title, published, language, outlet, url, path, ingested_at, version, text",
    "statements": "id, article_id, start, date, kind, act, resolved_by, language, confidence, cue_start, cue_end, cue, evidence",
    "statement_parts": "statement_id, position, start, end, text",
    "statement_search": "statement_id, folded",
    "statement_speakers": "statement_id, position, speaker_id, role",
    "statement_topics": "statement_id, topic",
}


def make(path: Path, statements: int, seed: int) -> None:
    """Write the database; what stands at `path` is replaced."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    with writing(path) as db:
        # A lost generated file is made again: no waiting for the disk.
        db.execute("pragma synchronous = off")
        db.execute("pragma cache_size = -200000")
        with transaction(db) as connection:
            _people(connection)
            connection.executemany("insert into topics (slug) values (?)", [(topic,) for topic in TOPICS])
            for rows in _batches(statements // PER_ARTICLE, seed):
                for table, columns in TABLES.items():
                    marks = ", ".join("?" * len(columns.split(",")))
                    connection.executemany(f"insert into {table} ({columns}) values ({marks})", rows[table])
            connection.execute("update statements set saying = id")
            connection.execute("insert into statement_fts (statement_fts) values ('rebuild')")
        db.execute("pragma wal_checkpoint(truncate)")


def _people(connection: sqlite3.Connection) -> None:
    for n in range(SPEAKERS):
        names = (f"Speaker {n}", f"متحدث {n}")
        connection.execute(
            "insert into speakers (id, name, name_ar, class, country, registered) values (?, ?, ?, 'person', ?, 1)",
            (f"speaker-{n}", *names, COUNTRIES[n % len(COUNTRIES)]),
        )
        connection.executemany(
            "insert into aliases (speaker_id, folded, alias, key, canonical) values (?, ?, ?, ?, 1)",
            [(f"speaker-{n}", name_words(name), name, name_key(name)) for name in names],
        )


def _batches(articles: int, seed: int) -> Iterator[Rows]:
    chance = random.Random(seed)
    words = _Words(chance)
    weights = list(accumulate(1 / (rank + 1) for rank in range(SPEAKERS)))
    for begin in range(0, articles, BATCH):
        rows: Rows = {table: [] for table in TABLES}
        for number in range(begin + 1, min(begin + BATCH, articles) + 1):
            _article(chance, number, words, weights, rows)
        yield rows


class _Words:
    """Frequent words of the news and thousands of made-up ones, drawn by rank; each with its folded form."""

    def __init__(self, chance: random.Random) -> None:
        letters = "بتجحدرسعفقكلمنهوي"
        made = ["".join(letters) for letters in product(letters, repeat=4)]
        self.words = [*COMMON, *chance.sample(made, WORDS)]
        self.folded = {word: fold(word) for word in self.words}
        self.weights = list(accumulate(1 / (rank + 1) for rank in range(len(self.words))))


def _article(chance: random.Random, number: int, words: _Words, weights: list[float], rows: Rows) -> None:
    day = (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).isoformat()
    title = f"خبر رقم {number}"
    lines, at = [title], len(title) + 1
    speakers = chance.choices(range(SPEAKERS), cum_weights=weights, k=PER_ARTICLE)
    for place, speaker in enumerate(speakers):
        chosen = chance.choices(words.words, cum_weights=words.weights, k=chance.randint(12, 30))
        line = " ".join(chosen)
        statement = (number - 1) * PER_ARTICLE + place + 1
        rows["statements"].append(
            (statement, number, at, day, chance.choice(KINDS), chance.choice(ACTS), "name", "ar", 0.9, at, at + 3,
             line[:3], EVIDENCE)
        )  # fmt: skip
        rows["statement_parts"].append((statement, 0, at, at + len(line), line))
        rows["statement_search"].append((statement, " ".join(map(words.folded.__getitem__, chosen))))
        rows["statement_speakers"].append((statement, 0, f"speaker-{speaker}", "Minister"))
        rows["statement_topics"] += [
            (statement, topic)
            for topic, share in zip(TOPICS, TOPIC_SHARE, strict=True)
            if chance.random() < share
        ]
        lines.append(line)
        at += len(line) + 1
    text = "\n".join(lines)
    rows["articles"].append(
        (number, hashlib.sha256(text.encode()).hexdigest(), title, day, "ar", chance.choice(OUTLETS),
         f"https://example.org/{number}", f"{number}.txt", AT, "benchmark", text)
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    make(given.file, given.statements, given.seed)


if __name__ == "__main__":
    main()
