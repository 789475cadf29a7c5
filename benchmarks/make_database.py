"""Make a database of generated statements, the same one for the same figures.

    python benchmarks/make_database.py FILE [--statements 100000] [--seed 1]

Ten statements an article. Speakers and topics are drawn with the skew that news has: few speak often, most once or
twice. The words are drawn from a short list; search figures on this database are flattering.
"""

from __future__ import annotations

import argparse
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tracker_extract.models import Article, Evidence, Span, Speaker, Statement
from tracker_store.connect import writing
from tracker_store.write import Writer, add_topics

WORDS = [
    "الحكومة",
    "تعمل",
    "على",
    "وقف",
    "إطلاق",
    "النار",
    "في",
    "حلب",
    "و",
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
    "إلى",
    "المناطق",
    "المحاصرة",
    "خلال",
    "الأيام",
    "المقبلة",
    "و",
    "الجيش",
    "يدعو",
    "المدنيين",
]
TOPICS = ("syria", "aleppo", "ceasefire")
TOPIC_SHARE = (0.6, 0.2, 0.1)
OUTLETS = tuple(f"outlet-{n}" for n in range(20))
SPEAKERS = 5000
PER_ARTICLE = 10
FIRST_DAY = date(2010, 1, 1)
DAYS = 5000
AT = datetime(2026, 1, 1, tzinfo=UTC)


def make(path: Path, statements: int, seed: int) -> None:
    """Write the database; what stands at `path` is replaced."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    chance = random.Random(seed)
    people = [
        Speaker(f"speaker-{n}", f"Speaker {n}", f"متحدث {n}", country="SY", registered=True)
        for n in range(SPEAKERS)
    ]
    weights = [1 / (rank + 1) for rank in range(SPEAKERS)]
    with writing(path) as db:
        # A lost generated file is made again: no waiting for the disk.
        db.execute("pragma synchronous = off")
        add_topics(db, TOPICS)
        writer = Writer(db, lambda _: (), "benchmark")
        for number in range(statements // PER_ARTICLE):
            writer.add(*_article(chance, number, people, weights), AT)
        db.execute("analyze")


def _article(
    chance: random.Random, number: int, people: list[Speaker], weights: list[float]
) -> tuple[Article, list[Statement]]:
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    lines = [" ".join(chance.choices(WORDS, k=chance.randint(12, 30))) for _ in range(PER_ARTICLE)]
    text = f"خبر رقم {number}\n" + "\n".join(lines)
    speakers = chance.choices(people, weights, k=PER_ARTICLE)
    found, at = [], text.index("\n") + 1
    for line, speaker in zip(lines, speakers, strict=True):
        found.append(_statement(chance, Span(at, at + len(line)), speaker, day))
        at += len(line) + 1
    article = Article(
        text, title=f"خبر رقم {number}", published=day, language="ar", outlet=chance.choice(OUTLETS)
    )
    return article, found


def _statement(chance: random.Random, span: Span, speaker: Speaker, day: date) -> Statement:
    return Statement(
        spans=(span,),
        kind=chance.choice(("direct", "indirect", "mixed")),
        act=chance.choice(("say", "announce", "affirm", "deny")),
        cue=Span(span.start, span.start + 3),
        source=None,
        speakers=(speaker,),
        resolved_by="name",
        date=day,
        topics=tuple(
            topic for topic, share in zip(TOPICS, TOPIC_SHARE, strict=True) if chance.random() < share
        ),
        language="ar",
        confidence=0.9,
        evidence=(Evidence("find", "generated"),),
    )


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
