"""What the documentation points to is there, and its examples of formats run as written."""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from read import test_news_xml
from read.make_exports import EXPORTS
from read.make_office import epub_of, odt_of, rtf_of, xlsx_of
from read.make_pdf import pdf_of
from read.test_messages import TELEGRAM_PAGE
from read.test_parquet import parquet_of
from sample import Run
from trouble import records, text_of

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
LINES = [
    line
    for block in re.findall(r"```sh\n(.+?)```", (ROOT / "docs/formats.md").read_text("utf-8"), re.S)
    for line in block.splitlines()
]
PAGE = "<html><head><title>خبر</title></head><body><article><p>{0}</p></article></body></html>"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def mail(text: str) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "خبر", "desk@example.org"
    message.set_content(text)
    return bytes(message)


def saved(text: str) -> bytes:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://example.org/news/9"
    message.set_content(PAGE.format(text), subtype="html")
    message.make_related()
    return bytes(message)


def crawl(text: str) -> bytes:
    """One page as a crawler keeps it."""
    page = PAGE.format(text).encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/news/10\r\nContent-Length: {len(answer)}\r\n"
    return gzip.compress(f"{head}\r\n".encode() + answer + b"\r\n\r\n")


def make(folder: Path) -> None:
    """The files that the examples name, a text of its own in each."""
    text = [text_of(number) * 3 for number in range(60)]
    (folder / "article.txt").write_text(text[0], "utf-8")
    (folder / "notes.md").write_text(f"---\ntitle: A\n---\n{text[1]}", "utf-8")
    (folder / "page.html").write_text(PAGE.format(text[2]), "utf-8")
    (folder / "saved.mht").write_bytes(saved(text[3]))
    (folder / "dump.json").write_text(json.dumps([{"title": "A", "text": text[4]}]), "utf-8")
    records(folder / "dump.jsonl", 2)
    (folder / "table.csv").write_text(f'title,text\nA,"{text[5]}"\n', "utf-8")
    odd = {"headline": "A", "parts": text[6].split("\n"), "meta": {"when": 1472256000, "site": {"name": "B"}}}
    (folder / "odd.jsonl").write_text(json.dumps(odd), "utf-8")
    entry = f"<item><title>A</title><description>{text[7]}</description></item>"
    (folder / "feed.xml").write_text(f"<rss><channel>{entry}</channel></rss>", "utf-8")
    (folder / "statement.pdf").write_bytes(pdf_of([[list("The minister said talks go on.")]]))
    (folder / "message.eml").write_bytes(mail(text[8]))
    (folder / "crawl.warc.gz").write_bytes(crawl(text[9]))
    (folder / "dump.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": text[10]}).encode()))
    with zipfile.ZipFile(folder / "pages.zip", "w") as archive:
        archive.writestr("news/1.txt", text[11])
    (folder / "news" / "2016").mkdir(parents=True)
    (folder / "news" / "2016" / "1.txt").write_text(text[12], "utf-8")
    (folder / "old.txt").write_bytes(text[13].encode("cp1256"))
    with zipfile.ZipFile(folder / "chat.zip", "w") as archive:
        archive.writestr("_chat.txt", f"[09/03/2021, 10:00:00] A: {text[15]}")
    message = {"type": "message", "date": "2021-03-09T10:00:00", "from": "A", "text": text[16]}
    chat = {"name": "A", "type": "private_group", "messages": [message]}
    (folder / "result.json").write_text(json.dumps(chat), "utf-8")
    (folder / "messages.html").write_text(TELEGRAM_PAGE, "utf-8")
    (folder / "inbox.mbox").write_bytes(b"From a@example.org Tue Mar  9 10:00:00 2021\n" + mail(text[17]))
    for name in (
        "nexis.txt",
        "nexis.html",
        "nexis.docx",
        "nexis.rtf",
        "uni.docx",
        "factiva.txt",
        "factiva.html",
        "proquest.txt",
        "europresse.html",
    ):
        (folder / name).write_bytes(EXPORTS[name](2))
    (folder / "references.ris").write_text(f"TY  - NEWS\nTI  - A\nAB  - {text[22]}\nER  - \n", "utf-8")
    (folder / "zotero.csv").write_text(
        f'Key,Item Type,Title,Abstract Note\n1,newspaperArticle,A,"{text[23]}"\n', "utf-8"
    )
    wires = {
        "story.nitf": "NITF",
        "newsml.xml": "G2",
        "tei.xml": "TEI",
        "wire.sgm": "LDC",
        "extracted.xml": "EXTRACTED",
        "factiva.xml": "FACTIVA",
    }
    for name, sample in wires.items():
        (folder / name).write_text(getattr(test_news_xml, sample), "utf-8")
    (folder / "letter.rtf").write_bytes(rtf_of(text[18].split("\n")))
    (folder / "letter.odt").write_bytes(odt_of(f"<text:p>{text[19]}</text:p>"))
    (folder / "book.epub").write_bytes(
        epub_of({"1.xhtml": f"<html><body><h1>A</h1><p>{text[20]}</p></body></html>"})
    )
    (folder / "rows.parquet").write_bytes(parquet_of([{"title": "A", "text": text[24]}]))
    (folder / "rows.xlsx").write_bytes(xlsx_of({"S": [("title", "text"), ("A", text[21])]}))
    document = pytest.importorskip("docx").Document()
    document.add_paragraph(text[14])
    document.save(str(folder / "letter.docx"))


@pytest.mark.parametrize("line", LINES)
def test_an_example_of_a_format_runs_as_written(tracker: Run, tmp_path: Path, line: str) -> None:
    for extra in ("trafilatura", "pdfminer", "warcio"):
        pytest.importorskip(extra)
    make(tmp_path)
    command, _, given = line.removeprefix("tracker ").partition(" < ")
    arguments = [argument.strip("'") for argument in command.split()]
    done = tracker(*arguments, input=(tmp_path / given).read_bytes() if given else None)
    assert (done.returncode, "failed 0" in done.stderr) == (0, True), done.stderr
    assert int(re.findall(r"new (\d+)", done.stderr)[0]) >= 1
