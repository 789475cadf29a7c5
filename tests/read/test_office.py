"""Documents of offices: RTF, OpenDocument, books, workbooks; what is not read of them refused by what it is."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from tests.read.make_office import docx_of, epub_of, odt_of, rtf_of, xlsx_of, zipped

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read import Fields, Limits, ReadOptions, read_stream

TITLE = "Lamp to burn again"
SENTENCE = "Keeper Dora Lind said the lamp would burn again on Friday."
ARABIC = "قالت حارسة المنارة دورا لند إن المصباح سيضيء مجددا يوم الجمعة."  # the keeper said the lamp will burn again on Friday


def read(data: bytes, name: str, options: ReadOptions | None = None) -> list[Article | ReadError]:
    return list(read_stream(io.BytesIO(data), name, options))


def article(data: bytes, name: str) -> Article:
    (found,) = read(data, name)
    assert isinstance(found, Article), found
    return found


def rtf(body: str, head: str = "\\ansicpg1252") -> bytes:
    return ("{\\rtf1\\ansi" + head + body + "}").encode("ascii")


CP1256 = "".join(f"\\'{byte:02x}" for byte in ARABIC.encode("cp1256"))
FONTS = "{\\fonttbl{\\f0\\fnil\\fcharset0 Arial;}{\\f1\\fnil\\fcharset178 Arial (Arabic);}{\\f2\\fnil\\fcharset204 Arial Cyr;}}"


# -- RTF --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (rtf(f" {SENTENCE}\\par It was late.\\par"), f"{SENTENCE}\nIt was late."),
        (rtf(f"{FONTS}\\f1 {CP1256}\\par"), ARABIC),
        (rtf(f"\\pard {CP1256}\\par", "\\ansicpg1256"), ARABIC),
        (rtf(f"{FONTS}\\deff1\\pard\\plain {CP1256}\\par"), ARABIC),
        (rtf_of([ARABIC]), ARABIC),
        (rtf(" He said \\ldblquote yes\\rdblquote\\emdash twice.\\par"), "He said “yes”—twice."),
        (rtf(" {\\uc2\\u1605\\'e3\\'e3}\\u1606 ?x\\par"), "م" + "ن" + "x"),
        (rtf(" \\u-10179?\\u-8704? lamp\\par"), "\U0001f600 lamp"),
        (rtf(" a{\\*\\generator Riched20 10.0;}{\\info{\\author Nobody}}b{\\v hidden}c\\par"), "abc"),
        (rtf(" a{\\pict\\pngblip 89504e470d0a}b{\\header running head\\par}c{\\footnote note}\\par"), "abc"),
        (rtf(" a{\\field{\\*\\fldinst HYPERLINK \"http://x.example\"}{\\fldrslt link}}\\par"), "alink"),
        (rtf(" caf\\'e9 \\{a\\}\\~b\\_c co\\-op\\par"), "café {a}\xa0b\u2011c coop"),
        (rtf("\\trowd a\\cell b\\cell\\row"), "a\nb"),
        (rtf("{\\f2\\'cb\\'e0\\'ec\\'ef\\'e0}\\par", FONTS), "Лампа"),
    ],
)  # fmt: skip
def test_rtf(data: bytes, text: str) -> None:
    assert article(data, "a.rtf").text.strip() == text


def test_rtf_skips_the_bytes_of_a_picture() -> None:
    data = b"{\\rtf1\\ansi a{\\pict\\bin5 }}}}}}b\\par}"
    assert article(data, "a.rtf").text.strip() == "ab"


def test_the_title_of_an_rtf() -> None:
    found = article(rtf("{\\info{\\title Lamp to burn again}}\\pard " + SENTENCE + "\\par"), "a.rtf")
    assert (found.title, found.text.strip()) == (TITLE, f"{TITLE}\n\n{SENTENCE}")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{\\rtf1\\ansi " + SENTENCE.encode(), "cut off"),
        (b"{\\rtf1" + b"{" * 2000 + b"a", "nested too deep"),
        (b"{\\rtf1\\ansi{\\pict 0011}}", "without text"),
    ],
)
def test_faults_of_rtf(data: bytes, reason: str) -> None:
    (found,) = read(data, "a.rtf")
    assert isinstance(found, ReadError) and reason in found.reason


# -- OpenDocument -----------------------------------------------------------------------------------------------------


def test_opendocument() -> None:
    body = (
        f"<text:h>{TITLE}</text:h><text:p>9 March 2021</text:p><text:p>Keeper<text:s text:c='2'/>Dora <text:span>Lind</text:span>"
        " said<text:line-break/>yes.<text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note></text:p>"
    )
    found = article(odt_of(body, "Lamp to burn again"), "a.odt")
    assert found.text == f"{TITLE}\n9 March 2021\nKeeper  Dora Lind said\nyes."
    assert (found.title, found.published) == (TITLE, date(2021, 3, 9))


# -- books ------------------------------------------------------------------------------------------------------------


def page(title: str, words: str) -> str:
    return f"<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><h1>{title}</h1><p>{words}</p></body></html>"


def test_the_chapters_of_a_book_in_the_order_of_reading() -> None:
    pages = {
        "2.xhtml": page("Oil", SENTENCE),
        "cover.xhtml": page("Lamps", ""),
        "1.xhtml": page(TITLE, f"{SENTENCE} &amp; more"),
    }
    facts = "<dc:title>The Lamp Post</dc:title><dc:date>2021-03-09T00:00:00Z</dc:date><dc:language>en</dc:language>"
    first, second = read(epub_of(pages, facts, ["cover.xhtml", "1.xhtml", "2.xhtml"]), "a.epub")
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.title, first.outlet, first.published, first.language) == (
        TITLE,
        "The Lamp Post",
        date(2021, 3, 9),
        "en",
    )
    assert first.text == f"{TITLE}\n\n{SENTENCE} & more" and second.title == "Oil"
    assert first.path == "a.epub!/OEBPS/1.xhtml"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (epub_of({"1.xhtml": page("Lamps", "")}), "without text"),
        (zipped({"mimetype": "application/epub+zip", "a.opf": "x"}), "EPUB"),
        (zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": "<a><b></a>"}), "EPUB"),
        (
            zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "entities of its own",
        ),
    ],
)  # fmt: skip
def test_faults_of_books(data: bytes, reason: str) -> None:
    (found,) = read(data, "a.epub")
    assert isinstance(found, ReadError) and reason in found.reason


# -- workbooks --------------------------------------------------------------------------------------------------------


def test_the_rows_of_a_workbook() -> None:
    rows = [
        ("News of March", None, None, None),
        ("Headline", "Full text", "Date", "Source"),
        (TITLE, SENTENCE, datetime(2021, 3, 9, 10), "The Lamp Post"),
        (None, None, None, None),
        ("Oil", ARABIC, date(2021, 3, 25), "The Coast"),
    ]
    found = read(xlsx_of({"Read me": [("a", "b"), ("c", "d")], "News": rows}), "a.xlsx")
    assert all(isinstance(f, Article) for f in found) and len(found) == 2
    first, second = (f for f in found if isinstance(f, Article))
    assert (first.title, first.published, first.outlet) == (TITLE, date(2021, 3, 9), "The Lamp Post")
    assert (second.text, second.published) == (f"Oil\n\n{ARABIC}", date(2021, 3, 25))


def test_the_fields_of_a_workbook_may_be_named() -> None:
    data = xlsx_of({"S": [("Kopf", "Worte"), (TITLE, SENTENCE)]})
    (fault,) = read(data, "a.xlsx")
    assert (
        isinstance(fault, ReadError) and "--fields text=FIELD" in fault.reason and "a.xlsx!/S:2" in str(fault)
    )
    (found,) = read(data, "a.xlsx", ReadOptions(fields=Fields.parse("title=Kopf,text=Worte")))
    assert isinstance(found, Article) and found.text == f"{TITLE}\n\n{SENTENCE}"


def test_a_workbook_is_known_again_as_its_csv(tmp_path: object) -> None:
    (sheet,) = read(xlsx_of({"S": [("title", "text", "date"), (TITLE, SENTENCE, "2021-03-09")]}), "a.xlsx")
    (table,) = read(f"title,text,date\n{TITLE},{SENTENCE},2021-03-09\n".encode(), "a.csv")
    assert isinstance(sheet, Article) and isinstance(table, Article)
    assert (sheet.text, sheet.sha256) == (table.text, table.sha256)


def test_a_workbook_without_a_table() -> None:
    (found,) = read(xlsx_of({"S": [("x",), ("y",)]}), "a.xlsx")
    assert isinstance(found, ReadError) and "no row names two columns" in found.reason


# -- what unpacks to too much, and what is refused --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.odt", odt_of("<text:p>" + "a" * 3_000_000 + "</text:p>")),
        ("a.xlsx", zipped({"[Content_Types].xml": "", "xl/workbook.xml": "<a>" + "b" * 3_000_000})),
        ("a.epub", epub_of({"1.xhtml": "c" * 3_000_000})),
    ],
)
def test_bombs(name: str, data: bytes) -> None:
    found = read(data, name, ReadOptions(limits=Limits(document=2_000_000, free=100_000, ratio=100)))
    assert any(isinstance(f, ReadError) and "unpacks to more than is allowed" in f.reason for f in found)
    assert not any(isinstance(f, Article) for f in found)


def old(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + stream.encode("utf-16-le") + bytes(512)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (old("WordDocument"), "a", ".doc"),
        (old("__properties_version1.0"), "a", ".msg"),
        (old("PowerPoint Document"), "a", ".ppt"),
        (old("Workbook"), "a", ".xls"),
        (old(""), "a.doc", ".doc"),
        (old(""), "a.msg", ".msg"),
        (old(""), "a.ppt", ".ppt"),
        (old(""), "a", "old Word, Excel or Outlook"),
        (old("EncryptedPackage"), "a.docx", "encrypted"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "x"}), "a.ods", "OpenDocument table"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.bin": "x"}), "a.xlsb", "binary Excel"),
    ],
)  # fmt: skip
def test_what_is_refused_by_name(data: bytes, name: str, reason: str) -> None:
    (found,) = read(data, name)
    assert isinstance(found, ReadError) and reason in found.reason and found.path == name


def test_a_word_file_made_by_hand_is_read() -> None:
    assert article(docx_of([TITLE, SENTENCE]), "a.docx").text == f"{TITLE}\n{SENTENCE}"


@pytest.mark.parametrize(
    "kind", ["document.macroEnabled.main", "template.main", "template.macroEnabledTemplate.main"]
)
def test_word_files_with_macros_and_templates(kind: str) -> None:
    data = docx_of([TITLE, SENTENCE])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(b"document.main", kind.encode())
    assert article(zipped(members), "a.docm").text == f"{TITLE}\n{SENTENCE}"


def test_a_picture_in_a_word_file_that_is_a_bomb() -> None:
    with zipfile.ZipFile(io.BytesIO(docx_of([SENTENCE]))) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    members["word/media/a.bmp"] = bytes(3_000_000)
    (found,) = read(
        zipped(members), "a.docx", ReadOptions(limits=Limits(document=2_000_000, free=100_000, ratio=100))
    )
    assert isinstance(found, ReadError) and "unpacks to more than is allowed" in found.reason


def test_an_opendocument_text_with_a_password() -> None:
    data = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": b"\x00\x01",
            "META-INF/manifest.xml": "<a><encryption-data/></a>",
        }
    )
    (found,) = read(data, "a.odt")
    assert isinstance(found, ReadError) and "encrypted" in found.reason
