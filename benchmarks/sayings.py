"""How the rule for the same words in several places does on articles that nobody has annotated.

    python benchmarks/sayings.py ARTICLES.jsonl.gz [--sample 60] [--database FILE]

Ingests the articles (keys id, outlet, url, date, title, text), links sayings, and prints figures and a sample of pairs:
those that the rule links, and those just under its limits, for a reader to judge.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

from tracker_extract import Extractor
from tracker_extract.models import Article
from tracker_extract.read import compose
from tracker_store.asking.sayings import DAYS, SHORTEST, agree, content_words, link
from tracker_store.database.connect import reading, writing
from tracker_store.writing.write import Writer, add_topics

AT = datetime(2026, 1, 1, tzinfo=UTC)


def ingest(source: Path, database: Path) -> None:
    """Store the articles of a file with one JSON object a line."""
    extract = Extractor.load()
    with writing(database) as db:
        add_topics(db, extract.topics)
        writer = Writer(db, extract.registry.aliases_of, "benchmark")
        with gzip.open(source, "rt", encoding="utf-8") as file:
            lines = list(file)
        for line in lines:
            data = json.loads(line)
            composed = compose(data.get("title"), data["text"])
            published = date.fromisoformat(data["date"]) if data.get("date") else composed.layout.published
            article = Article(
                composed.text, data.get("title"), published, outlet=data.get("outlet"), url=data.get("url"),
                path=data["id"], regions=composed.layout.regions,
            )  # fmt: skip
            writer.add(article, extract(article), AT)
        link(db)


def statements(connection: sqlite3.Connection) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    """Statements by speaker and language: id, day, article, kind, outlet, words, folded content, saying."""
    query = """
        select l.speaker_id, s.language, s.id, julianday(s.date), s.article_id, s.kind, a.outlet, f.folded, s.saying
        from statements s join statement_speakers l on l.statement_id = s.id and l.position = 0
        join statement_search f on f.statement_id = s.id join articles a on a.id = s.article_id
        where s.date is not null order by s.date, s.article_id, s.start
    """
    found: dict[tuple[str, str], list[tuple[object, ...]]] = {}
    for speaker, language, *rest in connection.execute(query):
        found.setdefault((speaker, language), []).append((*rest[:5], content_words(rest[5]), *rest[5:]))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--database", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = given.database or Path(folder) / "sayings.db"
        if not database.exists():
            ingest(given.articles, database)
        with reading(database) as connection:
            report(connection, given.sample)


def report(connection: sqlite3.Connection, sample: int) -> None:
    """Print the figures and the pairs."""
    total, sayings = connection.execute("select count(*), count(distinct saying) from statements").fetchone()
    sizes = Counter(n for (n,) in connection.execute("select count(*) from statements group by saying"))
    print(f"{total} statements, {sayings} sayings; sayings by size: {dict(sorted(sizes.items()))}")
    linked, near = [], []
    for (speaker, _), rows in statements(connection).items():
        for a, b in combinations(rows, 2):
            if b[1] - a[1] > DAYS:  # type: ignore[operator]
                continue
            shared, both = len(a[5] & b[5]), len(a[5] | b[5])  # type: ignore[operator]
            shorter = min(len(a[5]), len(b[5]))  # type: ignore[arg-type]
            if not shorter:
                continue
            headline = a[2] == b[2] and "headline" in (a[3], b[3])
            pair = (speaker, shared / both, shared / shorter, headline, a[2] == b[2], a[4], b[4], a[6], b[6])
            if agree(a[5], b[5], headline=headline):  # type: ignore[arg-type]
                linked.append(pair)
            elif shared / both >= 0.3 or (shared / shorter >= 0.5 and shorter >= SHORTEST):
                near.append(pair)
    outlets = sum(pair[5] != pair[6] for pair in linked)
    inside = sum(bool(pair[4]) for pair in linked)
    print(
        f"pairs linked: {len(linked)}; in one article {inside}, between outlets {outlets}; just under: {len(near)}"
    )
    chance = random.Random(1)
    for name, pairs in (("linked", linked), ("just under", near)):
        print(f"\n== {name}")
        for speaker, same, within, headline, one, a, b, left, right in chance.sample(
            pairs, min(sample, len(pairs))
        ):
            place = "headline" if headline else "one article" if one else f"{a} / {b}"
            print(f"{same:.2f} {within:.2f} {speaker} ({place})\n   {left}\n   {right}")


if __name__ == "__main__":
    sys.exit(main())
