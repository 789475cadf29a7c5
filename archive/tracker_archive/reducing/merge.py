"""`archive merge`: one picture of all shards that are done, in a folder that is there whole or not at all.

What is told only by all articles together is told here: repetitions, versions, near-identical copies, spellings, sayings. The
shards stay as they are; a merge can be made again at any time, and of the same shards it is the same.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from tracker_archive.asking.names import NAME as NAMES
from tracker_archive.asking.names import Lists, write_names
from tracker_archive.asking.opened import MEMORY, connected, first_line
from tracker_archive.asking.views import parquet, views
from tracker_archive.files import force, force_folder, left_over, sha256_of, unfinished, write_whole
from tracker_archive.layout import Layout
from tracker_archive.lock import Lock
from tracker_archive.reducing.copies import find_copies
from tracker_archive.reducing.marker import NAME as MARKER
from tracker_archive.reducing.marker import Merged
from tracker_archive.reducing.same import fetched, find_same
from tracker_archive.reducing.sayings import find_sayings
from tracker_archive.reducing.spelled import find_spellings
from tracker_archive.reducing.writing import write_articles, write_statements
from tracker_archive.settings import read_settings
from tracker_extract.errors import StoreError

# What is being done, told before each step.
Told = Callable[[str], None]

_SPEAKERS = """
    select s.speaker, s.name, nullif(s.name_ar, ''), v.class, v.country, s.registered, v.wikidata from spelled s join shown v using (speaker)
    order by s.speaker, s.registered desc, (s.name = v.name)::int + (s.name_ar = coalesce(v.name_ar, ''))::int desc,
        s.articles desc, s.name_ar, s.name
"""


def merge(folder: Path, lists: Lists, tell: Told, memory: str = MEMORY) -> Merged:
    """Merge the shards that are done. `memory` is what DuckDB may hold, as it writes sizes. Raises StoreError."""
    import duckdb

    layout = Layout(folder.absolute())
    if read_settings(layout) is None:
        raise StoreError(f"{folder}: there is no archive")
    shards = layout.shards_done()
    if not shards:
        raise StoreError(f"{folder}: no shard of the archive is done yet")
    with Lock(layout):
        _clear(layout)
        hidden = unfinished(layout.merged)
        try:
            hidden.mkdir()
            figures = _make(layout, shards, hidden, lists, tell, memory)
            merged = _seal(hidden, shards, figures)
            _put(layout, hidden)
        except (duckdb.Error, OSError) as error:
            raise StoreError(f"{folder}: not merged: {first_line(error)}") from error
        finally:
            shutil.rmtree(hidden, ignore_errors=True)
        write_whole(layout.views, ("\n\n".join(views(layout, relative=True)) + "\n").encode())
    return merged


def _make(
    layout: Layout, shards: list[int], hidden: Path, lists: Lists, tell: Told, memory: str
) -> dict[str, int]:
    work = hidden / "work"
    work.mkdir()
    with closing(connected(work, memory, str(work / "work.duckdb"))) as connection:
        for name in ("articles", "statements"):
            files = [layout.table(name, shard) for shard in shards]
            more = ", hive_partitioning = false"
            connection.execute(f"create view all_{name} as select * from {parquet(files, more)}")
        tell("repetitions and versions")
        find_same(connection)
        connection.execute(
            """create view kept_statements as select s.*, o.id is null as current from all_statements s
               anti join gone g on g.id = s.article_id left join older o on o.id = s.article_id"""
        )
        tell("near-identical copies")
        find_copies(connection)
        tell("spellings")
        find_spellings(connection)
        tell("sayings")
        find_sayings(connection)
        tell("files")
        write_statements(connection, hidden, work)
        write_articles(connection, hidden / "articles")
        connection.execute("create view statements as select * from kept_statements")
        write_names(hidden / NAMES, lambda query: fetched(connection, query), _SPEAKERS, lists)
        figures = {name: _count(connection, query) for name, query in _FIGURES.items()}
    shutil.rmtree(work)
    return figures


_FIGURES = {
    "articles": "kept_articles",
    "statements": "kept_statements",
    "repeated articles": "gone",
    "older versions": "older",
    "copies": "copies",
    "statements spelled otherwise": "respelled",
    "statements of an earlier saying": "sayings",
}


def _count(connection: object, table: str) -> int:
    ((number,),) = connection.execute(f"select count(*) from {table}").fetchall()  # type: ignore[attr-defined]
    return int(number)


def _seal(hidden: Path, shards: list[int], figures: dict[str, int]) -> Merged:
    """Force all files to the disk, then write the marker."""
    files = {}
    for path in sorted(path for path in hidden.rglob("*") if path.is_file()):
        with path.open("rb+") as stream:
            force(stream)
        files[path.relative_to(hidden).as_posix()] = sha256_of(path)
        force_folder(path.parent)
    merged = Merged(tuple(shards), files, figures)
    write_whole(hidden / MARKER, merged.as_json())
    return merged


def _put(layout: Layout, hidden: Path) -> None:
    """Give the new folder its name; where that fails in between, shards are read until the next merge."""
    before = unfinished(layout.merged)
    there = layout.merged.exists()
    if there:
        os.replace(layout.merged, before)  # noqa: PTH105
    try:
        os.replace(hidden, layout.merged)  # noqa: PTH105
    except OSError:
        if there:
            os.replace(before, layout.merged)  # noqa: PTH105
        raise
    force_folder(layout.root)
    shutil.rmtree(before, ignore_errors=True)


def _clear(layout: Layout) -> None:
    """Take away what merges that were killed have left."""
    for path in left_over(layout.root):
        if path.name.startswith(f".{layout.merged.name}."):
            with suppress(OSError):
                shutil.rmtree(path)
