"""Statements found in annotated articles, each with what the annotation says of it.

Found and annotated statements are paired as the scorer beside the articles does, whose readings of words and names are
taken from it: a pair has half its words in common, the closest pairs first, those that count before the optional ones.
"""

from __future__ import annotations

import importlib.util
import json
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from confidence_fit import Judged

from tracker_extract import Extractor
from tracker_extract.models import Article, Speaker, Statement
from tracker_extract.read import read_paths

# A pair has at least so much of all its words in common, and what stands in optional words has more than that of its own there.
HALF = 0.5


class Said(NamedTuple):
    """A statement, found or annotated: its record, its words by number, and those of each part."""

    record: dict[str, Any]
    words: frozenset[int]
    parts: list[list[int]]


def judged(given: Path, scorer: Path, extractor: Extractor) -> list[Judged]:
    """Every statement found in the articles of a set, a folder or a packed one; those in passages that are left to the reader's
    taste, and that nobody annotated, are left out."""
    score = _module(scorer)
    with laid_out(given) as folder:
        golds = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines() if line]
        found: dict[str, list[tuple[Article, Statement]]] = defaultdict(list)
        for article in read_paths([folder / "input"]):
            if isinstance(article, Article):
                name = Path(article.path or "").name
                fits = [gold["id"] for gold in golds if name.startswith(gold["id"])]
                found[max(fits, key=len, default="")] += [(article, each) for each in extractor(article)]
        return [
            each
            for gold in golds
            for each in _of_article(
                score,
                gold,
                (folder / "texts" / f"{gold['id']}.gold.txt").read_text("utf-8"),
                found[gold["id"]],
            )
        ]


@contextmanager
def laid_out(given: Path) -> Iterator[Path]:
    """The folder of a set; of a packed one for as long as it is read."""
    if given.is_dir():
        yield given
        return
    with tempfile.TemporaryDirectory() as scratch, tarfile.open(given) as packed:
        packed.extractall(scratch, filter="data")
        yield Path(scratch) / given.name.partition(".")[0]


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None and spec.loader is not None, path
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _of_article(
    score: ModuleType, gold: dict[str, Any], text: str, found: Sequence[tuple[Article, Statement]]
) -> Iterator[Judged]:
    words = score.Article(text)
    wanted = _annotated(words, gold["statements"])
    mine = _located(words, [_record(article, statement) for article, statement in found])
    pairs = _paired(wanted, mine)
    left_open, needed = (
        frozenset().union(*(each.words for each in wanted if each.record["optional"] is way))
        for way in (True, False)
    )
    for number, ((_, statement), said) in enumerate(zip(found, mine, strict=True)):
        partner = wanted[pairs[number]] if number in pairs else None
        if partner is None and _is_open(said, left_open, needed):
            continue
        yield Judged(
            gold["id"],
            statement.language,
            dict(next(step.parts for step in statement.evidence if step.step == "confidence")),
            statement.confidence,
            partner is not None,
            partner is not None and bool(score.same_speaker(partner.record, said.record)),
            partner is not None and _ends(partner.parts) == _ends(said.parts),
            partner is not None and partner.record["optional"],
        )


def _annotated(words: Any, statements: Sequence[dict[str, Any]]) -> list[Said]:
    """The annotated statements, each with all words by which the article describes its speaker."""
    described: dict[str, set[str]] = defaultdict(set)
    for each in statements:
        described[each["speaker"]] |= {
            words_ for words_ in (each.get("source"), each.get("speaker_as_written")) if words_
        }
    made = []
    for each in statements:
        parts = [words.in_span(start, end) for start, end in each["spans"]]
        record = {**each, "described_as": described[each["speaker"]]}
        made.append(Said(record, frozenset().union(*parts), parts))
    return made


def _located(words: Any, records: Sequence[dict[str, Any]]) -> list[Said]:
    """The found statements where their words stand in the annotated text, in its order."""
    made, last = [], 0
    for record in records:
        parts: list[list[int]] = []
        at = 0
        for part in record["parts"]:
            place = words.locate(part, at if parts else max(at, last), None if parts else record["start"])
            if place:
                parts.append(place)
                at = place[-1] + 1
        if parts:
            last = parts[0][0]
        made.append(Said(record, frozenset().union(*parts), parts))
    return made


def _paired(wanted: Sequence[Said], mine: Sequence[Said]) -> dict[int, int]:
    """Which annotated statement each found one is, by their numbers."""
    near = []
    for i, gold in enumerate(wanted):
        for j, said in enumerate(mine):
            shared = len(gold.words & said.words) / (len(gold.words | said.words) or 1)
            if shared >= HALF:
                near.append((not gold.record["optional"], shared, i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(near, reverse=True):
        if j not in pairs and i not in taken:
            pairs[j] = i
            taken.add(i)
    return pairs


def _is_open(said: Said, left_open: frozenset[int], needed: frozenset[int]) -> bool:
    """Whether most of what was found stands in words that the annotation leaves to taste."""
    half = HALF * len(said.words)
    return bool(said.words) and len(said.words & left_open) > half >= len(said.words & needed)


def _ends(parts: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    return [(part[0], part[-1]) for part in parts if part]


def _record(article: Article, statement: Statement) -> dict[str, Any]:
    """What the scorer looks at of a found statement, as `tracker quotes` gives it."""
    source = statement.source
    return {
        "parts": [article.text[start:end] for start, end in statement.spans],
        "start": statement.spans[0].start,
        "source_text": source and article.text[source.start : source.end],
        "speaker": _joined([speaker.name for speaker in statement.speakers], " & "),
        "speaker_ar": _joined([speaker.name_ar for speaker in statement.speakers], " & "),
        "speaker_class": _joined(list(dict.fromkeys(map(_class, statement.speakers))), ";"),
    }


def _class(speaker: Speaker) -> str:
    return speaker.speaker_class


def _joined(values: Sequence[str | None], joint: str) -> str | None:
    return joint.join(value for value in values if value) or None
