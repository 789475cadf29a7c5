"""Articles a second of extraction alone on one core, against one `re.findall(r"\\w+")` pass over the same texts.

    python benchmarks/throughput.py ARTICLES.jsonl[.gz] [--limit N]

ARTICLES holds one article a line: title, text, date. Both passes take turns article by article, so that a busy machine
slows them alike; times are of this process on the processor. The first pass starts with empty word tables. Peak memory
is read after each fifth of the articles, which are read as a stream: what they hold is never all in memory. Measured is
the engine that this Python has installed, compiled (`make compiled`) or not.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import re
import resource
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from tracker_extract import Extractor
from tracker_extract.models import Article
from tracker_extract.read import compose
from tracker_extract.words import tokens

WORDS = re.compile(r"\w+")
FIFTHS = 5


def articles(file: Path) -> Iterator[Article]:
    """The articles of a file, laid out as the readers lay them out."""
    with (
        gzip.open(file, "rt", encoding="utf-8")
        if file.suffix == ".gz"
        else file.open(encoding="utf-8") as lines
    ):
        for line in lines:
            row = json.loads(line)
            composed = compose(row["title"], row["text"])
            day = date.fromisoformat(row["date"]) if row.get("date") else None
            yield Article(composed.text, title=row["title"], published=day, regions=composed.layout.regions)


def one_pass(extractor: Extractor, file: Path, limit: int) -> None:
    """Time both over every article and print a line for each fifth."""
    spent = words = 0.0
    statements = 0
    for number, article in enumerate(islice(articles(file), limit), 1):
        start = time.process_time()
        statements += len(extractor(article))
        between = time.process_time()
        WORDS.findall(article.text)
        words += time.process_time() - between
        spent += between - start
        if number % (limit // FIFTHS) == 0:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{number:6} articles {statements:7} statements {number / spent:6.0f} articles/s"
                f"  {spent / words:5.1f} × findall  peak {peak:4.0f} MB"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--limit", type=int, default=5000)
    given = parser.parse_args()
    extractor = Extractor.load()
    extractor(Article("قال الوزير إن الوضع صعب."))  # the word table of the language is made here
    gc.freeze()  # as `tracker ingest` does
    gc.set_threshold(50_000)
    print("engine:", "Python" if (tokens.__file__ or "").endswith(".py") else "compiled")
    for name in ("first pass", "second pass"):
        print(name)
        one_pass(extractor, given.file, given.limit)


if __name__ == "__main__":
    main()
