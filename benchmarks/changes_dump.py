"""Every statement of one set of articles, by whichever engine stands first on the path; `changes.py` calls this.

    PYTHONPATH=SOURCES python benchmarks/changes_dump.py cases|articles PATH OUT.jsonl.gz

`cases` is a folder of cases (tests/cases), `articles` whatever `tracker ingest` reads. OUT gets a line an article: its
name within the set, its text, and its statements in text order. Engines of any age are called from here, so only what
stays is used: `Extractor`, `compose` and `read_paths` of `tracker_extract.read`, the records of `tracker_extract.models`.
"""

from __future__ import annotations

import gzip
import json
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tracker_extract import Extractor
from tracker_extract.models import Article, Speaker, Statement
from tracker_extract.read import compose, read_paths


def cases(folder: Path) -> Iterator[tuple[str, Article]]:
    """The articles of the cases, laid out as tests/test_cases.py does; files of dates hold no articles."""
    for path in sorted(folder.glob("*/*.toml")):
        if path.stem.startswith("dates"):
            continue
        for case in tomllib.loads(path.read_text("utf-8")).get("case", []):
            published = date.fromisoformat(case["published"]) if "published" in case else None
            laid = compose(case.get("title"), case["text"])
            name = f"{path.parent.name}/{path.name}:{case['label']}"
            yield (
                name,
                Article(
                    laid.text, case.get("title"), published, path.parent.name, regions=laid.layout.regions
                ),
            )


def articles(path: Path) -> Iterator[tuple[str, Article]]:
    """What the readers of `tracker ingest` make of a file or folder, in order; what cannot be read is passed over."""
    for number, found in enumerate(read_paths([path]), 1):
        if isinstance(found, Article):
            yield (Path(found.path or "").name if path.is_dir() else f"#{number}"), found


def record(statement: Statement) -> dict[str, Any]:
    """A statement as plain values, each field by itself."""
    return {
        "parts": statement.spans,
        "kind": statement.kind,
        "act": statement.act,
        "cue": statement.cue,
        "source": statement.source,
        "speakers": [_speaker(speaker) for speaker in statement.speakers],
        "resolved_by": statement.resolved_by,
        "date": statement.date and statement.date.isoformat(),
        "topics": statement.topics,
        "language": statement.language,
        "confidence": statement.confidence,
        "evidence": [(each.step, each.rule, each.note, each.spans) for each in statement.evidence],
    }


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "name_ar": speaker.name_ar,
        "class": speaker.speaker_class,
        "role": speaker.role,
        "country": speaker.country,
        "registered": speaker.registered,
    }


def main(form: str, path: str, out: str) -> None:
    extractor = Extractor.load()
    with gzip.open(out, "wt", encoding="utf-8", compresslevel=1) as lines:
        for name, article in {"cases": cases, "articles": articles}[form](Path(path)):
            try:
                found = extractor(article)
            except Exception as error:
                error.add_note(f"in {path}: {name}")
                raise
            line = {"article": name, "text": article.text, "statements": [record(each) for each in found]}
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
