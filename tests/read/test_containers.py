"""Files told by what they hold: packages whatever the order of their members, what is not read refused by name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read import files, read_paths, read_stream

SENTENCE = "The lighthouse keeper said that the lamp would burn again."


def zipped(*members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in members:
            archive.writestr(name, SENTENCE)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (rb"{\rtf1\ansi The lamp burns.\par}", "RTF"),
        (b"<?xml version='1.0'?><nitf><body><p>The lamp burns.</p></body></nitf>", "XML"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "Excel"),
        (zipped("_rels/.rels", "ppt/presentation.xml"), "PowerPoint"),
    ],
    ids=["rtf", "xml", "xlsx", "pptx"],
)
def test_what_is_not_read_is_refused_by_name(content: bytes, reason: str) -> None:
    (found,) = read_stream(io.BytesIO(content), "lamp.bin")
    assert isinstance(found, ReadError) and reason in found.reason and found.path == "lamp.bin"


def test_a_zip_is_not_taken_for_a_word_file_by_the_name_of_a_folder() -> None:
    (found,) = read_stream(io.BytesIO(zipped("password/lamp.txt")), "lamps.zip")
    assert isinstance(found, Article) and found.text == SENTENCE


def test_a_zip_that_stores_a_package_is_a_zip() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", SENTENCE)
        archive.writestr("b.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml"))
    first, second = read_stream(io.BytesIO(out.getvalue()), "both.zip")
    assert isinstance(first, Article) and isinstance(second, ReadError) and "Excel" in second.reason


def test_a_feed_in_an_encoding_that_the_parser_does_not_know(tmp_path: Path) -> None:
    feed = f'<?xml version="1.0" encoding="gb2312"?><rss><channel><item><description>{SENTENCE}</description></item></channel></rss>'
    (tmp_path / "a.xml").write_bytes(feed.encode("gb2312"))
    (tmp_path / "b.txt").write_text(SENTENCE)
    assert [type(found) for found in read_paths([tmp_path])] == [Article, Article]


def test_what_a_reader_raises_costs_its_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(source: object, options: object) -> None:
        raise RuntimeError("no such table")

    usual = files._reader
    monkeypatch.setattr(files, "_reader", lambda kind: damaged if kind == "feed" else usual(kind))
    (tmp_path / "a.xml").write_text(
        f"<rss><channel><item><description>{SENTENCE}</description></item></channel></rss>"
    )
    (tmp_path / "b.txt").write_text(SENTENCE)
    fault, article = read_paths([tmp_path])
    assert isinstance(fault, ReadError) and fault.path.endswith("a.xml")
    assert fault.reason == "cannot be read: RuntimeError: no such table"
    assert isinstance(article, Article)
