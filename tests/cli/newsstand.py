"""A server of feeds and pages on this machine, that can do whatever servers of news do, and remembers how it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Page:
    """What stands at an address. With `etag` or `modified` it is sent once to who remembers; `drip` seconds a byte."""

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    modified: str | None = None
    drip: float = 0.0
    wait: float = 0.0


@dataclass
class Stand:
    """The server: pages by path, and the requests in order as path and headers."""

    address: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    most_at_once: int = 0
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def paths(self) -> list[str]:
        """What was asked for since the last call, without robots.txt."""
        found = [path for path, _ in self.asked if path != "/robots.txt"]
        self.asked.clear()
        return found

    @contextmanager
    def counted(self) -> Iterator[None]:
        with self._lock:
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        try:
            yield
        finally:
            with self._lock:
                self._now -= 1


def rss(*entries: tuple[str, str, str], channel: str = "The Stand") -> str:
    """A feed of entries: title, link, text."""
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link><pubDate>Sat, 27 Aug 2016 10:00:00 GMT</pubDate>"
        f"<description>{text}</description></item>"
        for title, link, text in entries
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{channel}</title>{items}</channel></rss>'


def html(title: str, *paragraphs: str) -> str:
    """A page with an article."""
    inside = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{inside}</article></body></html>"


@contextmanager
def open_stand(host: str = "127.0.0.1") -> Iterator[Stand]:
    """The server while the block runs."""
    stand = Stand()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = stand.pages.get(self.path) or Page("nothing here", 404)
            with stand.counted():
                stand.asked.append((self.path, dict(self.headers.items())))
                time.sleep(page.wait)
            self._answer(page)

        def _answer(self, page: Page) -> None:
            told = self.headers
            same = (page.etag and told.get("If-None-Match") == page.etag) or (
                page.modified and told.get("If-Modified-Since") == page.modified
            )
            body = b"" if same else page.body.encode()
            self.send_response(304 if same else page.status)
            for name, value in {"ETag": page.etag, "Last-Modified": page.modified, **page.headers}.items():
                if value:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            for at in range(0, len(body), 1 if page.drip else len(body) or 1):
                self.wfile.write(body[at : at + (1 if page.drip else len(body))])
                time.sleep(page.drip)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Who asked has gone: quiet."""

    server = Server((host, 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    stand.address = f"http://127.0.0.1:{server.server_port}"
    yield stand
    server.shutdown()
    server.server_close()
