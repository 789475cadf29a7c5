"""What tests of archives share: sources with trouble in them, rows of an archive and of a database to compare."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from pyarrow.parquet import read_table
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tracker_archive.layout import Layout
from tracker_cli.__main__ import run
from tracker_cli.terminal.outside import Outside
from tracker_store.asking.filters import Filter
from tracker_store.asking.query import quotes
from tracker_store.asking.record import KEYS
from tracker_store.database.connect import reading
from trouble import records, text_of

# What the database alone has, or numbers in its own way.
_OWN = ("id", "article_id", "corrected")


class Stream(io.StringIO):
    encoding = "utf-8"


class Told(NamedTuple):
    code: int
    out: str
    err: str


def tracker(*arguments: str | Path, **env: str) -> Told:
    """The command, in this process: what it starts is processes all the same."""
    out, err = Stream(), Stream()
    code = run([str(one) for one in arguments], Outside(io.StringIO(), out, err, env))
    return Told(code, out.getvalue(), err.getvalue())


def sources(folder: Path, count: int) -> list[Path]:
    """Articles in a file of records with a bad line, in text files, and in a web archive that is cut off."""
    folder.mkdir()
    lines = records(folder / "many.jsonl", count)
    with lines.open("a", encoding="utf-8") as out:
        out.write("{not JSON\n")
        out.write(json.dumps({"text": text_of(count), "outlet": "\x1b[31mAgency"}, ensure_ascii=False) + "\n")
    files = folder / "files"
    files.mkdir()
    for number in range(count + 1, count + 9):
        (files / f"{number:05}.txt").write_text(text_of(number), encoding="utf-8")
    warc = folder / "pages.warc"
    warc.write_bytes(_web_archive(range(count + 9, count + 14))[:-300])
    return [lines, files, warc]


def _web_archive(numbers: Iterable[int]) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=False)
    for number in numbers:
        body = "".join(f"<p>{line}</p>" for line in text_of(number).split("\n") if line)
        page = f"<html><head><title>خبر {number}</title></head><body><article>{body}</article></body></html>"
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
        )
        url = f"https://example.org/page/{number}"
        writer.write_record(
            writer.create_warc_record(url, "response", payload=BytesIO(page.encode()), http_headers=headers)
        )
    return out.getvalue()


def rows_of(archive: Path, table: str = "statements") -> list[dict[str, Any]]:
    """The rows of a table of the shards that are done."""
    return [row for file in Layout(archive).files(table) for row in read_table(file).to_pylist()]


def said_in(archive: Path) -> Counter[str]:
    """The statements of an archive as records, but for what a database numbers in its own way."""
    return Counter(_told(row) for row in rows_of(archive))


def said_in_database(path: Path) -> Counter[str]:
    """The same of a database."""
    with reading(path) as connection:
        return Counter(_told(row) for row in quotes(connection, Filter()))


def keys_of(archive: Path) -> Counter[str]:
    return Counter(row["statement_key"] for row in rows_of(archive))


def _told(row: dict[str, Any]) -> str:
    return json.dumps({key: row[key] for key in KEYS if key not in _OWN}, ensure_ascii=False)
