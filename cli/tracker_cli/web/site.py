"""Datasette with what our pages need: the database, opened for reading in every thread, and what is kept of it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Hashable
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from datasette.app import Datasette
from datasette.database import Database

from tracker_cli.options.database import own_folder
from tracker_cli.pages.naming import Names
from tracker_cli.pages.words import Words
from tracker_cli.terminal.outside import Outside
from tracker_cli.web.cache import Kept
from tracker_cli.web.side_process import Aside, TooSlowError
from tracker_store.counting.database_figures import last_id
from tracker_store.database.connect import read_only, snapshot

T = TypeVar("T")

NAME = "tracker"
# A page's own queries walk an index and take milliseconds; one that takes longer than this is told to be narrowed.
PAGE_MS = 5_000
# In a larger database, counting comes after the first paint. Up to here, the counts of a page take under 0.1 s.
LARGE = 10_000
_SETTINGS = {
    "allow_download": False,
    "allow_csv_stream": True,
    "num_sql_threads": 4,
    "default_page_size": 50,
}


# Steps of SQLite's machine between two looks at the clock, about 5 ms; each look makes other threads wait.
STEPS = 50_000


class ReadOnly(Database):  # type: ignore[misc]
    """The file, opened as every reading command opens it, whatever is in its name; never for writing."""

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """A connection that reads the database."""
        if write:
            raise sqlite3.OperationalError("this server only reads")
        connection = read_only(Path(self.path))
        self._all_file_connections.append(connection)
        return connection


class Site(Datasette):  # type: ignore[misc]
    """The server's application. `large` is the number of statements from which counts come later."""

    def __init__(self, path: Path, outside: Outside, words: Words, *, large: int = LARGE) -> None:
        super().__init__(
            files=[str(path)],
            settings=_SETTINGS,
            metadata=_metadata(),
            static_mounts=[("assets", str(files("tracker_cli.pages") / "assets"))],
        )
        for name in [name for name in self.databases if not name.startswith("_")]:
            self.remove_database(name)
        self.add_database(ReadOnly(self, path=str(path)), name=NAME)
        self.outside = outside
        self.words = words
        self.names = Names(words, own_folder(outside))
        self.large = large
        self.kept = Kept(path)
        # The bounded counts of a list do not wait behind those of a whole database.
        self._slow, self._quick = Aside(path), Aside(path)
        self.draws = find_spec("altair") is not None and find_spec("vl_convert") is not None

    async def read(self, query: Callable[[sqlite3.Connection], T], limit_ms: int = PAGE_MS) -> T:
        """What the function makes of the database, in one snapshot. Raises TooSlowError."""

        def in_thread(connection: sqlite3.Connection) -> T:
            # Datasette's rows are objects of its own; the queries of the store expect tuples.
            connection.row_factory, before = None, connection.row_factory
            try:
                connection.set_progress_handler(_past(limit_ms), STEPS)
                with snapshot(connection):
                    return query(connection)
            except sqlite3.OperationalError as error:
                if "interrupt" in str(error):
                    raise TooSlowError from error
                raise
            finally:
                connection.set_progress_handler(None, 0)
                connection.row_factory = before

        result: T = await self.get_database(NAME).execute_fn(in_thread)
        return result

    async def counted(self, query: Callable[..., T], *args: Hashable, slow: bool) -> T:
        """What `query(connection, *args)` gives, kept until the database changes; for a large one in another process.

        `slow` says that it counts without a bound. Raises TooSlowError.
        """

        async def make() -> T:
            if not await self.is_large():
                return await self.read(lambda connection: query(connection, *args))
            return await (self._slow if slow else self._quick).query(query, *args)

        result: T = await self.kept.get((query, args), make)
        return result

    async def drawn(self, rows: list[dict[str, Any]], *, dark: bool) -> str:
        """The chart of the rows as SVG, kept as counts are."""
        from tracker_cli.render.chart import svg

        async def make() -> str:
            mirrored = self.words["dir"] == "rtl"
            return await self._slow.work(
                svg, rows, measure=self.words["statements"], dark=dark, mirrored=mirrored
            )

        shown = tuple((row["period"], row["series"], row["statements"]) for row in rows)
        result: str = await self.kept.get((shown, dark), make)
        return result

    async def is_large(self) -> bool:
        """Whether counting would keep the page waiting."""
        return await self.read(last_id) > self.large


def _past(limit_ms: int) -> Callable[[], bool]:
    deadline = time.perf_counter() + limit_ms / 1000
    return lambda: time.perf_counter() > deadline


def _metadata() -> dict[str, Any]:
    """What Datasette's own pages say and show of the tables."""
    own = [
        "quotes",
        "quote_speakers",
        "quote_topics",
        "speakers_by_month",
        "topics_by_month",
        "outlets_by_month",
        "edges",
    ]
    search = {"fts_table": "statement_fts", "fts_pk": "id"}
    tables: dict[str, Any] = {"quotes": {"sort_desc": "date", "facets": ["act", "kind", "outlet"], **search}}
    hidden = ["article_keys", "article_sketches", "article_sources", "statement_search"]
    tables |= {name: {"hidden": True} for name in hidden}
    return {
        "title": "Tracker",
        "databases": {
            NAME: {"description": f"Views that stay as they are: {', '.join(own)}.", "tables": tables}
        },
    }
