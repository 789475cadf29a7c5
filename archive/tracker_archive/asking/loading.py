"""`archive load`: articles of an archive into an ordinary database, whole, with all their statements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from tracker_archive.asking.conditions import conditions
from tracker_archive.asking.opened import Archive
from tracker_archive.asking.views import parquet
from tracker_archive.layout import IDS
from tracker_extract.errors import StoreError
from tracker_store.asking.filters import Filter
from tracker_store.writing.prepare import (
    ARTICLE_COLUMNS,
    STATEMENT_COLUMNS,
    Known,
    Prepared,
    Said,
    text_digest,
)

if TYPE_CHECKING:
    from tracker_store.writing.write import Writer

# Articles in a transaction.
AT_ONCE = 200

_STATED = tuple(column for column in STATEMENT_COLUMNS if column != "evidence")
_ROW = (*_STATED, "spans", "parts", "folded", "speakers", "topics", "named")


def load(archive: Archive, wanted: Filter, writer: Writer, at: datetime) -> Counter[str]:
    """Add the articles in which a statement passes; how many `articles`, those that were `there`, and how many `statements`.

    Raises StoreError where texts were not kept: every statement of a database stands in its text.
    """
    counts = Counter[str]()
    articles = _articles(archive, wanted)
    while some := list(islice(articles, AT_ONCE)):
        for outcome in writer.add_all(some, at):
            if outcome.kind == "failed":
                raise StoreError(f"{archive.layout.root}: {outcome.reason}")
            counts["there" if outcome.kind == "there" else "articles"] += 1
            counts["statements"] += outcome.statements
    return counts


def _articles(archive: Archive, wanted: Filter) -> Iterator[Prepared]:
    """The articles, in the order in which the archive read them."""
    where, values = conditions(wanted)
    found = archive.rows(f"select distinct s.article_id from statements s where {where} order by 1", values)
    for shard, ids in groupby((number for (number,) in found), key=lambda number: number // IDS):
        while some := list(islice(ids, AT_ONCE)):
            yield from _of_shard(archive, shard, some)


def _of_shard(archive: Archive, shard: int, ids: list[int]) -> Iterator[Prepared]:
    said = _said(archive, shard, ids)
    columns = (*ARTICLE_COLUMNS, "sketch", "file", "capture", "warnings")
    for number, *values in _rows(archive, "articles", shard, ("id", *columns), "id", ids):
        row, (sketch, file, capture, warnings) = (
            tuple(values[: len(ARTICLE_COLUMNS)]),
            values[len(ARTICLE_COLUMNS) :],
        )
        article = Prepared(
            row, tuple(said[number]), tuple(sketch or ()), None, file, capture, tuple(warnings or ())
        )
        _check_text(archive, number, row)
        yield article


def _check_text(archive: Archive, number: int, row: tuple[str | None, ...]) -> None:
    text = row[-1]
    if text is None:
        raise StoreError(
            f"{archive.layout.root}: its texts were not kept, and a database has statements in their texts: "
            "`tracker quotes --archive` asks it as it is, `tracker archive run --keep-text` makes one that can be loaded"
        )
    if text_digest(text) != row[ARTICLE_COLUMNS.index("text_sha256")]:
        raise StoreError(
            f"{archive.layout.root}: article {number}: its text is not what was read; `tracker archive check`"
        )


def _said(archive: Archive, shard: int, ids: list[int]) -> dict[int, list[Said]]:
    """The statements of some articles of a shard, as they were found."""
    found: dict[int, list[Said]] = defaultdict(list)
    columns = ("id", "article_id", *_ROW)
    rows = list(_rows(archive, "statements", shard, columns, "article_id", ids))
    steps = dict(_rows(archive, "evidence", shard, ("id", "evidence"), "id", [row[0] for row in rows]))
    for number, article, *values in rows:
        stated = dict(zip(_ROW, values, strict=True))
        row = tuple({**stated, "evidence": steps[number]}[column] for column in STATEMENT_COLUMNS)
        parts = tuple((*span, words) for span, words in zip(stated["spans"], stated["parts"], strict=True))
        speakers = tuple((_known(one), one["role"]) for one in stated["speakers"])
        named = tuple((_known(one), one["start"], one["end"]) for one in stated["named"])
        found[article].append(Said(row, parts, stated["folded"], speakers, tuple(stated["topics"]), named))
    return found


def _known(one: dict[str, Any]) -> Known:
    named = one["id"], one["name"], one["name_ar"], one["class"], one["country"], one["registered"]
    return Known(*named, one["wikidata"])


def _rows(
    archive: Archive, table: str, shard: int, columns: tuple[str, ...], key: str, ids: list[int]
) -> Iterator[tuple[Any, ...]]:
    """Columns of the rows of a shard whose key is one of the ids, in order."""
    listed = ", ".join(f'"{column}"' for column in columns)
    source = parquet([archive.layout.table(table, shard)])
    return archive.rows(f"select {listed} from {source} where {key} in (select unnest(?)) order by id", [ids])
