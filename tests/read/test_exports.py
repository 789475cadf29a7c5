"""What databases of references and of news export as text, and exports of blogs and of search engines."""

from __future__ import annotations

import io
import json

import pytest

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read import read_stream

TITLE = "Lamp to burn again"
TEXT = "Keeper Dora Lind said the lamp would burn again on Friday."
OTHER = "The council said the oil was dear."


def read(data: str, name: str) -> list[Article | ReadError]:
    return list(read_stream(io.BytesIO(data.encode()), name))


def facts(found: Article | ReadError) -> tuple[str | None, str, str, str | None]:
    assert isinstance(found, Article), found
    text = "".join(found.text[r.start : r.end] for r in found.regions if r.kind == "body")
    return found.title, text, str(found.published), found.outlet


def byline(found: Article | ReadError) -> str:
    assert isinstance(found, Article), found
    return "".join(found.text[r.start : r.end] for r in found.regions if r.kind == "byline")


@pytest.mark.parametrize("name", ["a.ris", "a.txt"])
@pytest.mark.parametrize("tags", ["TI T2 DA AB", "T1 JO PY N2"])
def test_ris(name: str, tags: str) -> None:
    title, outlet, day, text = tags.split()
    one = f"TY  - NEWS\n{title}  - {TITLE}\n{outlet}  - The Lamp Post\n{day}  - 2021/03/09/\nUR  - https://lamp.example.org/1\n{text}  - {TEXT}\nER  - \n"
    found = read(f"{one}\n{one}\nTY  - NEWS\nTI  - x\nER  - \n", name)
    assert [facts(f) for f in found[:2]] == [(TITLE, TEXT, "2021-03-09", "The Lamp Post")] * 2
    assert str(found[2]) == f"{name}[3]: no text in it"


def document(number: int, day: str, *body: str) -> str:
    text = "\n\n".join(body)
    return (
        f"                               {number} of 2 DOCUMENTS\n\n                               The Lamp Post\n\n"
        f"                              {day}\n\n{TITLE}\n\nBYLINE: A. Holm\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 24 words\n\n"
        f"{text}\n\nLOAD-DATE: March 10, 2021\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n"
    )


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_nexis(ends: str) -> None:
    text = document(1, "March 9, 2021 Tuesday", TEXT, OTHER) + document(
        2, "March 9, 2021 Tuesday 10:00 AM GMT", OTHER
    )
    one, two = read(text.replace("\n", ends), "a.txt")
    assert facts(one) == (TITLE, f"{TEXT}\n\n{OTHER}", "2021-03-09", "The Lamp Post")
    assert facts(two) == (TITLE, OTHER, "2021-03-09", "The Lamp Post")
    assert byline(one) == byline(two) == "A. Holm"


def test_a_reference_over_several_lines_and_its_authors() -> None:
    ris = f"TY  - NEWS\nAU  - Holm, Dora\nAU  - Lind, Nils\nTI  - {TITLE}\nAB  - {TEXT}\n\n{OTHER}\nPY  - 2021/03/09/\nT2  - The Lamp Post\nER  - \n"
    (found,) = read(ris, "a.ris")
    assert facts(found) == (TITLE, f"{TEXT}\n\n{OTHER}", "2021-03-09", "The Lamp Post")
    assert byline(found) == "Holm, Dora; Lind, Nils"


def test_the_table_of_zotero() -> None:
    names = '"Key","Item Type","Publication Year","Author","Title","Publication Title","ISSN","Url","Abstract Note","Date","Date Added","Language","Notes"'
    row = f'"K1","newspaperArticle","2021","Holm, Dora","{TITLE}","The Lamp Post","","https://lamp.example/1","{TEXT}","2021-03-09","2024-01-01 10:00:00","en",""'
    (found,) = read(f"{names}\n{row}\n", "library.csv")
    assert facts(found) == (TITLE, TEXT, "2021-03-09", "The Lamp Post")
    assert byline(found) == "Holm, Dora"


@pytest.mark.parametrize(
    "text",
    ["TY - a name\n\nShe said so.", "1 of 2 documents was lost, the keeper said.", "3 of 4 lamps burn."],
)
def test_what_only_begins_so_is_text(text: str) -> None:
    (found,) = read(text, "a.txt")
    assert isinstance(found, Article) and found.text == text


def test_bibtex_is_refused_by_name() -> None:
    (found,) = read(f"@article{{a, title = {{{TITLE}}}, abstract = {{{TEXT}}}}}", "a.bib")
    assert isinstance(found, ReadError) and "BibTeX" in found.reason


def test_wordpress() -> None:
    spaces = 'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
    post = f"<item><title>{TITLE}</title><pubDate>Tue, 09 Mar 2021 10:00:00 +0000</pubDate><excerpt:encoded>x</excerpt:encoded><content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded><wp:post_type>post</wp:post_type></item>"
    picture = "<item><title>logo</title><content:encoded></content:encoded><wp:post_type>attachment</wp:post_type></item>"
    (found,) = read(
        f'<rss version="2.0" {spaces}><channel><title>The Lamp Post</title>{picture}{post}</channel></rss>',
        "a.xml",
    )
    assert facts(found) == (TITLE, TEXT, "2021-03-09", "The Lamp Post")


def test_a_feed_whose_elements_all_have_a_prefix() -> None:
    (found,) = read(
        f'<n:feed xmlns:n="http://www.w3.org/2005/Atom"><n:title>The Lamp Post</n:title><n:entry><n:title>{TITLE}</n:title>'
        f'<n:published>2021-03-09T10:00:00Z</n:published><n:content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</n:content></n:entry></n:feed>',
        "a.xml",
    )
    assert facts(found) == (TITLE, TEXT, "2021-03-09", "The Lamp Post")


def test_lines_for_elasticsearch_in_bulk() -> None:
    lines = [
        {"index": {"_index": "news", "_id": "1"}},
        {"title": TITLE, "text": TEXT, "date": ["2021-03-09"]},
    ]
    (found,) = read("\n".join(map(json.dumps, lines)), "a.jsonl")
    assert facts(found) == (TITLE, TEXT, "2021-03-09", None)
