"""Pages: pieces of them, captures in archives, what stands on a page beside its article, web archives of older forms."""

from __future__ import annotations

import io

import pytest

from tracker_extract.models import Article
from tracker_extract.read import read_stream
from tracker_extract.read.addresses import host_of, original

FIRST = "The lighthouse keeper, Dora Lind, said the lamp would burn again on Friday after two years of repairs to the tower."
SECOND = "Nobody knew how much the oil would cost, and the council had not yet voted on it."


def the(data: str, name: str = "a.html") -> Article:
    (found,) = read_stream(io.BytesIO(data.encode()), name)
    assert isinstance(found, Article), found
    return found


def body(article: Article) -> str:
    return "\n".join(article.text[r.start : r.end] for r in article.regions if r.kind == "body")


@pytest.mark.parametrize(
    "opening",
    [
        '<div id="x" class="page">',
        "<section>",
        "<main>",
        "<blockquote>",
        "<span>",
        "<!-- saved --><div>",
        "<figure></figure>",
    ],
)
@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_a_piece_of_a_page_is_all_article(opening: str, name: str) -> None:
    assert body(the(f"{opening}<p>{FIRST}</p><p>{SECOND}</p>", name)) == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    "aside",
    [
        "Comment policy: The editors said that comments which insult others will be removed.",
        "We reserve the right to remove what readers say.",
        "Read more: Keeper says oil is dear",
        "تعليقات القراء: قال المحررون إنهم يحذفون التعليقات المسيئة، وإن التعليقات لا تعبر عن رأيهم.",
        "شاهد أيضا: الحارسة تقول إن الزيت غال",
    ],
)
def test_what_a_page_says_beside_its_article_is_furniture(aside: str) -> None:
    found = the(f"<html><body><h1>Lamp</h1><p>{FIRST}</p><p>{SECOND}</p><p>{aside}</p></body></html>")
    assert body(found) == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    ("address", "of"),
    [
        (
            "https://web.archive.org/web/20220101000000/https://lamp.example.org/1",
            "https://lamp.example.org/1",
        ),
        ("http://web.archive.org/web/2022id_/http:/lamp.example.org/1?a=b", "http://lamp.example.org/1?a=b"),
        ("https://archive.is/2022.01.01-101010/https://lamp.example.org/1", "https://lamp.example.org/1"),
        (
            "https://arquivo.pt/noFrame/replay/20220101000000/http://lamp.example.org/",
            "http://lamp.example.org/",
        ),
        (
            "https://wayback.archive-it.org/123/20220101000000if_/www.lamp.example.org",
            "http://www.lamp.example.org",
        ),
        ("https://lamp.example.org/2022/01/01/share?u=https://x.example.org", None),
        ("https://lamp.example.org/20220101/lamp", None),
    ],
)
def test_the_address_of_a_capture_is_that_of_the_page(address: str, of: str | None) -> None:
    assert original(address) == (of or address)
    page = f'<html><head><link rel="canonical" href="{address}"></head><body><h1>Lamp</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>'
    found = the(page)
    assert (found.url, found.outlet) == (of or address, host_of(of or address))


def test_a_host_without_a_path_is_the_outlet() -> None:
    assert host_of("http://lamp.example.org?id=1") == "lamp.example.org"
    assert host_of("http://[lamp") is None and host_of(None) is None


def test_the_text_of_pages_in_a_web_archive() -> None:
    text = f"Lamp to burn again\n{FIRST}\n"
    record = (
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://lamp.example.org/1\r\nWARC-Date: 2021-03-09T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: text/plain\r\n"
        f"Content-Length: {len(text)}\r\n\r\n{text}\r\n\r\n"
    )
    found = the(record, "a.warc.wet")
    assert (found.title, body(found)) == ("Lamp to burn again", FIRST)
    assert (found.url, found.outlet, found.published) == (
        "http://lamp.example.org/1",
        "lamp.example.org",
        None,
    )


def test_arc() -> None:
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><h1>Lamp</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    head = "1 0 Example\nURL IP-address Archive-date Content-type Archive-length\n"
    found = the(
        f"filedesc://a.arc 0.0.0.0 20210309100000 text/plain {len(head)}\n{head}\n"
        f"http://lamp.example.org/1 127.0.0.1 20210309100000 text/html {len(page)}\n{page}\n",
        "a.arc",
    )
    assert (found.title, found.url, body(found)) == (
        "Lamp",
        "http://lamp.example.org/1",
        f"{FIRST}\n{SECOND}",
    )
