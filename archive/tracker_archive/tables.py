"""The four Parquet files of a shard while they are written."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from tracker_archive.files import force, put, sha256_of, unfinished
from tracker_archive.layout import TABLES, Layout
from tracker_archive.rows import Row, Rows
from tracker_archive.schema import schema
from tracker_extract.errors import ReadError
from tracker_store.writing.prepare import Prepared

# Rows of statements, or characters of texts that are kept, that memory holds before they are written: some 30 MB.
HELD, HELD_CHARACTERS = 10_000, 8_000_000
# At level 6 files are a tenth smaller than at 1, for a fiftieth of the work on an article.
CODEC, LEVEL = "zstd", 6


class Tables:
    """Takes articles and errors; a context, at the end of which files stand under their names if `commit` was called, and
    nothing is left of them if not."""

    def __init__(self, layout: Layout, shard: int, *, keep_text: bool) -> None:
        self._layout = layout
        self._shard = shard
        self._rows = Rows(shard, keep_text=keep_text)
        self._held: dict[str, list[Row]] = {name: [] for name in TABLES}
        self._characters = 0
        self._count = dict.fromkeys(TABLES, 0)
        self._hidden: dict[str, Path] = {}
        self._writers: dict[str, Any] = {}

    def __enter__(self) -> Tables:
        try:
            for name in TABLES:
                self._open(name)
        except BaseException:
            self._abandon()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._abandon()

    def rows(self, name: str) -> int:
        """How many rows a table has by now."""
        return self._count[name]

    def add(self, article: Prepared) -> None:
        """Take an article; one whose words are no Unicode that can be written is an error."""
        try:
            _check_unicode(article)
        except UnicodeEncodeError as error:
            reason = f"the archive refuses it: {error}"
            self.add_error(ReadError(article.path or "", reason), "find", article.row[2], article.url)
            return
        self._take(self._rows.of_article(article))
        self._characters += len(article.text)
        if len(self._held["statements"]) >= HELD or self._characters >= HELD_CHARACTERS:
            self._write()

    def add_error(
        self, error: ReadError, step: str, title: str | None = None, url: str | None = None
    ) -> None:
        """Take what could not be read, or, at the step `find`, an article that could not be worked on."""
        self._take(
            self._rows.of_error(_storable(error), step, title and _printable(title), url and _printable(url))
        )

    def commit(self) -> dict[str, str]:
        """Write what is held and give the files their names; the SHA-256 of each, by its path below the folder."""
        self._write()
        digests = {}
        for name in TABLES:
            self._writers.pop(name).close()
            with self._hidden[name].open("rb+") as stream:
                force(stream)
            path = self._layout.table(name, self._shard)
            digests[path.relative_to(self._layout.root).as_posix()] = sha256_of(self._hidden[name])
        for name in TABLES:
            put(self._hidden.pop(name), self._layout.table(name, self._shard))
        return digests

    def _open(self, name: str) -> None:
        from pyarrow.parquet import ParquetWriter  # type: ignore[import-untyped]

        path = self._layout.table(name, self._shard)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._hidden[name] = unfinished(path)
        self._writers[name] = ParquetWriter(
            self._hidden[name], schema(name), compression=CODEC, compression_level=LEVEL
        )

    def _take(self, rows: dict[str, list[Row]]) -> None:
        for name, new in rows.items():
            self._held[name] += new
            self._count[name] += len(new)

    def _write(self) -> None:
        from pyarrow import Table  # type: ignore[import-untyped]

        for name, rows in self._held.items():
            if rows:
                self._writers[name].write_table(Table.from_pylist(rows, schema(name)))
                rows.clear()
        self._characters = 0

    def _abandon(self) -> None:
        for writer in self._writers.values():
            with suppress(Exception):  # a full disk shows itself at the end of a file, too
                writer.close()
        self._writers.clear()
        for hidden in self._hidden.values():
            with suppress(OSError):
                hidden.unlink()
        self._hidden.clear()


def _check_unicode(article: Prepared) -> None:
    """Raises UnicodeEncodeError for lone surrogates, which JSON can bring and the database refuses, too."""
    for value in article.row:
        if value is not None:
            value.encode()


def _storable(error: ReadError) -> ReadError:
    return ReadError(_printable(error.path), _printable(error.reason), error.offset)


def _printable(text: str) -> str:
    """A file's name may hold bytes that are no UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode()
