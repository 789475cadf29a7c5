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
        (rb"{\rtf1\ansi{\pict 00}\par}", "without text"),
        (b"<?xml version='1.0'?><lamps><body><p>The lamp burns.</p></body></lamps>", "XML"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "Excel"),
        (zipped("_rels/.rels", "ppt/presentation.xml"), "PowerPoint"),
        (zipped("META-INF/container.xml", "OEBPS/a.xhtml", "mimetype"), "EPUB"),
        (zipped("content.xml", "META-INF/manifest.xml", "mimetype"), "OpenDocument"),
        (zipped("Index/Document.iwa", "preview.jpg"), "Pages"),
    ],
    ids=["rtf", "xml", "xlsx", "pptx", "epub", "odt", "pages"],
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


PAGE = f"<html><head><title>Lamp</title></head><body><h1>Lamp</h1><p>{SENTENCE}</p><p>{SENTENCE}</p></body></html>".encode()
PARTS = {
    "app.js": b"/* The authors said that the lamp burns. */ var a = 'she said so';",
    "style.css": b"body { color: black } /* said by nobody */",
    "logo.svg": b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><text>x</text></svg>",
    "photo.jpg": b"\xff\xd8\xff\xe0" + bytes(range(256)),
    "photo.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "font.woff2": b"wOF2" + bytes(range(256)),
    "voice.opus": b"OggS" + bytes(range(256)),
    "film.mp4": b"\x00\x00\x00\x20ftypisom" + bytes(range(256)),
    "frame.html": b"<html><body><p>Buy lamps now, said nobody.</p></body></html>",
}


@pytest.mark.parametrize(
    "folder", ["Lamp_files", "Lamp.files", "Lamp-Dateien", "Lamp_fichiers", "Lamp_ملفات"]
)
@pytest.mark.parametrize("packed", [False, True])
def test_a_saved_page_is_one_article(tmp_path: Path, folder: str, packed: bool) -> None:
    files = {"Lamp.html": PAGE} | {f"{folder}/{name}": data for name, data in PARTS.items()}
    (found,) = read_paths([laid_out(tmp_path, {f"old/{name}": data for name, data in files.items()}, packed)])
    assert isinstance(found, Article) and found.title == "Lamp"


@pytest.mark.parametrize("packed", [False, True])
def test_pictures_and_scripts_among_articles_are_passed_over(tmp_path: Path, packed: bool) -> None:
    parts = {name: data for name, data in PARTS.items() if name != "frame.html"}
    files = {"chat.txt": SENTENCE.encode()} | {f"media/{name}": data for name, data in parts.items()}
    (found,) = read_paths([laid_out(tmp_path, files, packed)])
    assert isinstance(found, Article) and found.text == SENTENCE


def test_a_folder_without_its_page_is_read(tmp_path: Path) -> None:
    (found,) = read_paths([laid_out(tmp_path, {"Lamp_files/frame.html": PAGE}, packed=False)])
    assert isinstance(found, Article)


def laid_out(tmp_path: Path, files: dict[str, bytes], packed: bool) -> Path:
    for name, data in files.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(data)
    if not packed:
        return tmp_path / "in"
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return tmp_path / "in.zip"


@pytest.mark.parametrize("name", [name for name in PARTS if name != "frame.html"])
def test_what_holds_no_article_is_refused_by_name_where_it_is_given(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(PARTS[name])
    (found,) = read_paths([tmp_path / name])
    assert (
        isinstance(found, ReadError)
        and found.reason.endswith("holds no article")
        and found.path.endswith(name)
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f"<lamps><text><p>{SENTENCE}</p></text></lamps>", "XML or SGML"),
        (f"<!-- old -->\n<lamps><body><p>{SENTENCE}</p></body></lamps>", "XML or SGML"),
        (f"<doc>\n<no> 1 </no>\n<words>\n{SENTENCE}\n</words>\n</doc>\n", "XML or SGML"),
        (f'<!DOCTYPE a [<!ENTITY b "c">]>\n<a><b>{SENTENCE}</b></a>', "XML or SGML"),
        (f"#!/bin/sh\n# {SENTENCE}", "script"),
    ],
)
@pytest.mark.parametrize("name", ["a.xml", "a.sgm", "a.txt", "a"])
def test_marked_up_texts_are_refused_and_never_stored_with_their_tags(
    content: str, reason: str, name: str
) -> None:
    (found,) = read_stream(io.BytesIO(content.encode()), name)
    assert isinstance(found, ReadError) and reason in found.reason


@pytest.mark.parametrize(
    "text",
    [f"<Photo: Lind> {SENTENCE}", f"<3 lamps. {SENTENCE}", f"<laughs> {SENTENCE}", f"< a > b. {SENTENCE}"],
)
def test_a_text_that_only_begins_like_a_tag_is_text(text: str) -> None:
    (found,) = read_stream(io.BytesIO(text.encode()), "a.txt")
    assert isinstance(found, Article) and found.text == text


def test_markdown_may_begin_with_a_tag() -> None:
    (found,) = read_stream(io.BytesIO(f'<img src="a.png">\n\n# Lamp\n\n{SENTENCE}\n'.encode()), "a.md")
    assert isinstance(found, Article) and SENTENCE in found.text and "#" not in found.text
