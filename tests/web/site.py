"""What the tests of the pages share: articles to look at, one of them hostile, and the server as a process."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sample import KERRY, LAVROV, articles_of_two, statement_of, store
from tracker_extract.models import Article, Named, Span, Speaker, Statement

HOSTILE_TEXT = (
    "عنوان <script>boom()</script>\n"
    "وقال لافروف إن \x1b[31mالحصار\x1b[0m \u202eينتهي\u202c </p><img src=x onerror=boom()> {{ 7 * 7 }} غدا.\n"
)
HOSTILE_WORDS = HOSTILE_TEXT[HOSTILE_TEXT.index("\x1b") : HOSTILE_TEXT.index(" غدا")]
# Whom its words name: somebody listed, and a name that would act.
HOSTILE_NAMED = (
    Named(KERRY, Span(60, 65)),
    Named(
        Speaker("boom", "</text><script>boom()</script>\x1b[31m\u202e", "</text><script>boom()</script>"),
        Span(66, 70),
    ),
)
HOSTILE_OUTLET = '"><script>boom()</script>'

# The paragraphs before the words that a link must bring into view.
LONG_TEXT = (
    "مقال طويل\n"
    + "".join(f"في الفقرة {n} كلام عن الطريق والجسر والسوق القديم وما جرى فيها أمس.\n" for n in range(60))
    + "وقال كيري إن القوافل تصل إلى حلب صباح الاثنين.\n"
    + "".join(f"وفي الفقرة {n} كلام آخر.\n" for n in range(60, 90))
)


def articles() -> list[tuple[Article, Sequence[Statement]]]:
    """The two of `sample`, then a hostile one (statement 6) and a long one (statement 7), of whose speaker little speaks."""
    hostile = Article(
        HOSTILE_TEXT, HOSTILE_TEXT.split("\n")[0], date(2016, 9, 1), "ar", HOSTILE_OUTLET, "javascript:boom()",
        "third.txt", "utf-8", "ef" * 32,
    )  # fmt: skip
    long = Article(
        LONG_TEXT,
        "مقال طويل",
        date(2016, 9, 2),
        "ar",
        "Agency",
        "https://example.org/4",
        "fourth.txt",
        capture="https://web.archive.org/web/20160903/https://example.org/4",
    )
    said = [
        statement_of(HOSTILE_TEXT, HOSTILE_WORDS, replace(LAVROV, wikidata="Q58217"), cue="وقال", source="لافروف", said=date(2016, 9, 1), topics=("syria",), named=HOSTILE_NAMED),
    ]  # fmt: skip
    later = [
        statement_of(LONG_TEXT, "القوافل تصل إلى حلب صباح الاثنين", KERRY, cue="وقال", source="كيري", said=date(2016, 9, 2),
                     topics=("aleppo",), confidence=0.55),
    ]  # fmt: skip
    return [*articles_of_two(), (hostile, said), (long, later)]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address, and one request to it."""

    address: str
    database: Path

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection(self.address.removeprefix("http://").rstrip("/"), timeout=30)
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            text = answer.read().decode()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, text)
        finally:
            connection.close()


@contextmanager
def running(database: Path, env: dict[str, str], *options: str) -> Iterator[Server]:
    """The server on a free port; ended by Ctrl-C, which must be a good end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tracker_cli", "--db", str(database), "serve", "--port", "0", *options],
        env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"http://[^/]+/", line)
        assert found, line + process.stderr.read()
        yield Server(found[0], database)
    finally:
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert out == "", "stdout is for results"


def made(path: Path) -> Path:
    """A database of the articles."""
    store(path, *articles())
    return path
