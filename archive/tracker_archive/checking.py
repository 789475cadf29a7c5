"""Whether an archive is what its markers say: files, rows, keys, and words against the text where that is kept."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from tracker_archive.files import sha256_of
from tracker_archive.layout import IDS, TABLES, Layout
from tracker_archive.plan import read_plan
from tracker_archive.reducing.marker import damaged
from tracker_archive.settings import read_settings
from tracker_archive.shard import ShardReport
from tracker_extract.errors import StoreError

# Statements that are named of each kind of fault in a shard: one bad file is not told ten thousand times.
NAMED = 5


def faults(layout: Layout) -> Iterator[str]:
    """A line for each fault, none where all is sound. Raises StoreError where there is no archive."""
    if read_settings(layout) is None:
        raise StoreError(f"{layout.root}: there is no archive")
    planned = {shard.number for shard in read_plan(layout)}
    for number in layout.shards_done():
        if number not in planned:
            yield f"done/{number:06d}.json: no such shard is planned"
        yield from _faults_of(layout, number)
    yield from damaged(layout)


def _faults_of(layout: Layout, number: int) -> Iterator[str]:
    name = f"done/{number:06d}.json"
    try:
        report = ShardReport.of_json(layout.done(number).read_bytes())
    except (OSError, ValueError) as error:
        yield f"{name}: cannot be read: {error}"
        return
    if report.shard != number:
        yield f"{name}: is the marker of shard {report.shard}"
        return
    damaged = list(_damaged(layout, report))
    yield from damaged
    if not damaged:
        yield from _rows(layout, report)


def _damaged(layout: Layout, report: ShardReport) -> Iterator[str]:
    """Files that are not those that were written."""
    expected = {layout.table(name, report.shard).relative_to(layout.root).as_posix() for name in TABLES}
    for name in sorted(expected.difference(report.sha256)):
        yield f"{name}: its marker does not know it"
    for name, digest in report.sha256.items():
        if name not in expected:
            yield f"{name}: is no file of shard {report.shard}"
            continue
        try:
            is_same = sha256_of(layout.root / name) == digest
        except OSError as error:
            yield f"{name}: cannot be read: {error.strerror}"
        else:
            if not is_same:
                yield f"{name}: is not what was written: its SHA-256 is another"


def _rows(layout: Layout, report: ShardReport) -> Iterator[str]:
    """What is wrong in the rows of a shard, read from files that are as they were written."""
    from pyarrow import ArrowException  # type: ignore[import-untyped]

    try:
        tables = {name: _table(layout, name, report.shard) for name in TABLES}
    except (ArrowException, OSError, ValueError) as error:
        yield f"shard {report.shard}: cannot be read as Parquet: {error}"
        return
    for name, table in tables.items():
        if table.num_rows != report.rows.get(name):
            yield f"{name} of shard {report.shard}: {table.num_rows} rows, not {report.rows.get(name)}"
    statements, articles = tables["statements"], tables["articles"]
    yield from _keys(report.shard, statements, articles, tables["evidence"])
    yield from islice(_words(statements, articles), NAMED)


# What is looked at of each table: the rest is what its digest says it is.
_LOOKED_AT = {
    "statements": ["id", "statement_key", "article_id", "article_key", "spans", "parts"],
    "articles": ["id", "article_key", "statements", "text"],
    "evidence": ["id"],
    "errors": ["record"],
}


def _table(layout: Layout, name: str, shard: int) -> Any:
    from pyarrow.parquet import read_table  # type: ignore[import-untyped]

    return read_table(layout.table(name, shard), columns=_LOOKED_AT[name])


def _keys(shard: int, statements: Any, articles: Any, evidence: Any) -> Iterator[str]:
    numbers = statements["id"].to_pylist()
    if numbers != list(range(shard * IDS, shard * IDS + len(numbers))):
        yield f"statements of shard {shard}: ids are not those of the shard, each once and in order"
    if evidence["id"].to_pylist() != numbers:
        yield f"evidence of shard {shard}: is not that of its statements"
    own = articles["id"].to_pylist()
    if len(set(own)) != len(own) or any(number // IDS != shard for number in own):
        yield f"articles of shard {shard}: ids are not those of the shard, each once"
    counted = dict.fromkeys(own, 0)
    seen, doubled = set[tuple[int, str]](), 0
    for number, key in zip(
        statements["article_id"].to_pylist(), statements["statement_key"].to_pylist(), strict=True
    ):
        counted[number] = counted.get(number, 0) + 1
        doubled += (number, key) in seen
        seen.add((number, key))
    if doubled:
        yield f"statements of shard {shard}: {doubled} keys twice in one article"
    if counted != dict(zip(own, articles["statements"].to_pylist(), strict=True)):
        yield f"statements of shard {shard}: are not those of its articles"


def _words(statements: Any, articles: Any) -> Iterator[str]:
    """Statements whose parts do not stand where they should in the text of their article, where texts are kept."""
    texts = dict(zip(articles["id"].to_pylist(), articles["text"].to_pylist(), strict=True))
    columns = (statements[name].to_pylist() for name in ("id", "article_id", "spans", "parts"))
    for number, article, spans, parts in zip(*columns, strict=True):
        text = texts.get(article)
        if text is not None and [text[start:end] for start, end in spans] != parts:
            yield f"statement {number}: its words do not stand in the article's text where it says"


def sizes(layout: Layout) -> tuple[int, int, int]:
    """Shards that are done, articles and statements, as the markers have them."""
    shards = articles = statements = 0
    for number in layout.shards_done():
        try:
            rows = ShardReport.of_json(layout.done(number).read_bytes()).rows
        except ValueError:
            continue
        shards += 1
        articles += rows.get("articles", 0)
        statements += rows.get("statements", 0)
    return shards, articles, statements
