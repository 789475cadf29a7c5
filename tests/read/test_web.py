"""Addresses, read from a server of our own."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

import pytest

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.web import read_url

TEXT = "عنوان المقال\n\n27 أغسطس 2016\nقال الوزير إن الهدنة صامدة.".encode()


# In an encoding that no pack lists: its small letters, but for one, are those of Windows-1251, so that the header has to tell.
WORDS = "Министр заявил, что перемирие соблюдается и что переговоры скоро возобновятся в столице."
OLD = (
    f"<html><head><title>A</title></head><body><article><p>{WORDS}</p><p>{WORDS}</p></article></body></html>"
)


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/text")
            self.end_headers()
            return
        if self.path == "/news/2016/08/27/old":
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=mac-cyrillic")
            self.end_headers()
            self.wfile.write(OLD.encode("mac-cyrillic"))
            return
        if self.path == "/" + quote("أخبار") + "?q=" + quote("حلب"):
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(gzip.compress(TEXT))
            return
        self.send_response(404 if self.path == "/gone" else 200)
        self.send_header("Content-Length", str(len(TEXT) + (50 if self.path == "/cut" else 0)))
        self.end_headers()
        if self.path == "/slow":
            time.sleep(1)
        self.wfile.write(TEXT)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("place", ["/text", "/moved"])
def test_a_page(site: str, place: str) -> None:
    (article,) = read_url(site + place)
    assert isinstance(article, Article)
    assert (article.title, article.path, article.url) == ("عنوان المقال", site + place, site + place)


def test_what_the_answer_and_the_address_say(site: str) -> None:
    pytest.importorskip("trafilatura")
    (article,) = read_url(site + "/news/2016/08/27/old")
    assert isinstance(article, Article)
    assert (article.encoding, article.published) == ("mac-cyrillic", date(2016, 8, 27))
    assert WORDS in article.text


def test_an_address_in_arabic_letters_and_an_answer_that_came_packed(site: str) -> None:
    (article,) = read_url(f"{site}/أخبار?q=حلب")
    assert isinstance(article, Article)
    assert (article.title, article.url) == ("عنوان المقال", f"{site}/أخبار?q=حلب")


@pytest.mark.parametrize(
    ("place", "reason"),
    [("/gone", "the server answers 404"), ("/slow", "no answer within 0.3 s"), ("/cut", "cut off")],
)
def test_failures(site: str, place: str, reason: str) -> None:
    (fault,) = read_url(site + place, timeout=0.3)
    assert isinstance(fault, ReadError)
    assert str(fault).startswith(site + place) and reason in str(fault)


def test_limits_and_addresses(site: str) -> None:
    faults = [
        next(read_url(site + "/text", limit=10)),
        next(read_url("ftp://x.example/a")),
        next(read_url("file:///etc/passwd")),
        next(read_url("http://127.0.0.1:1/")),
        next(read_url("http://[bad")),
    ]
    reasons = ["larger than", "not an http", "not an http", "cannot be reached", "cannot be fetched"]
    assert all(isinstance(f, ReadError) and r in str(f) for f, r in zip(faults, reasons, strict=True)), faults
