"""Sample files cut off anywhere and with bytes changed: an article or a clear error, whatever the reader, and never half a one."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator

import pytest
from tests.read import (
    make_exports,
    make_office,
    test_containers,
    test_feeds,
    test_messages,
    test_news_xml,
    test_parquet,
    test_shapes,
)
from tests.read.make_pdf import pdf_of

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read import read_stream

TRIES = 25
SENTENCE = test_feeds.SENTENCE
SAMPLES: dict[str, bytes] = {
    "a.xml": test_feeds.feed(*(test_feeds.item(n, f"<![CDATA[{SENTENCE}]]> &amp; more") for n in range(3))).encode(),
    "result.json": test_shapes.json.dumps({"name": "Lamp", "type": "private_group", "messages": test_messages.MESSAGES}).encode(),
    "guardian.json": test_shapes.json.dumps(test_shapes.SHAPES["guardian"]).encode(),
    "a.jsonl": b"\n".join(test_shapes.json.dumps({"title": "x", "text": SENTENCE, "date": "2021-03-09"}).encode() for _ in "abc"),
    "a.csv": f"sep=;\ntitle;text;date\nx;{SENTENCE};2021-03-09\n".encode("utf-16"),
    "_chat.txt": f"[09/03/2021, 10:00:00] Dora: {SENTENCE}\n[10/03/2021, 10:00:00] Nils: قالت الحارسة نعم\n".encode(),
    "a.eml": test_messages.mail(f"{SENTENCE}\n\n> x\n-- \nDora", "=?utf-8?b?2LHYrzog?= Lamp", "text/plain; format=flowed").encode(),
    "inbox": f"From a@b.example Tue Mar  9 10:00:00 2021\n{test_messages.mail(SENTENCE)}\n".encode() * 2,
    "a.html": test_containers.PAGE,
    "a.zip": test_containers.zipped("a.txt", "b/c.txt"),
    "messages.html": test_messages.TELEGRAM_PAGE.encode(),
    "a.pdf": pdf_of([[list(SENTENCE), list("قالت نعم"[::-1])]]),
    "a.rtf": make_office.rtf_of(["Lamp", SENTENCE, "قالت نعم"]),
    "a.odt": make_office.odt_of(f"<text:p>Lamp</text:p><text:p>{SENTENCE}</text:p>", "Lamp"),
    "a.epub": make_office.epub_of({"1.xhtml": f"<html><body><h1>Lamp</h1><p>{SENTENCE}</p></body></html>"}, "<dc:title>Lamps</dc:title>"),
    "a.xlsx": make_office.xlsx_of({"S": [("title", "text"), ("Lamp", SENTENCE)]}),
    "a.docx": make_office.docx_of(["Lamp", SENTENCE]),
    "a.nitf": test_news_xml.NITF.encode(),
    "a.sgm": (test_news_xml.LDC * 2).encode(),
    **{name: make(2) for name, make in make_exports.EXPORTS.items()},
    "a.parquet": test_parquet.parquet_of([{"title": "Lamp", "text": SENTENCE, "date": "2021-03-09"}] * 3),
    "a.md": f"---\ntitle: x\n---\n# x\n\n{SENTENCE}\n".encode(),
    "a.txt": f"Lamp\n\n{SENTENCE}\n\n{SENTENCE}\n".encode(),
}  # fmt: skip


def damaged(data: bytes, tries: int, chance: random.Random) -> Iterator[bytes]:
    """The data cut off at random, then with one to four bits or bytes changed."""
    for _ in range(tries):
        yield data[: chance.randrange(len(data))]
    for _ in range(tries):
        changed = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            changed[chance.randrange(len(changed))] ^= chance.choice((1, 2, 4, 8, 16, 32, 64, 128, 255))
        yield bytes(changed)


def check(found: Article | ReadError) -> None:
    if isinstance(found, ReadError):
        assert found.reason and "\n" not in found.reason, found
        assert not re.match(r"cannot be read: [A-Z]\w+(?:Error|Exception)", found.reason), found
    else:
        assert found.text.strip() and "\0" not in found.text
        ends = [
            0,
            *(place for region in found.regions for place in (region.start, region.end)),
            len(found.text),
        ]
        assert ends == sorted(ends) and found.text.encode()


@pytest.mark.parametrize("name", SAMPLES)
def test_damaged_samples(name: str) -> None:
    for data in damaged(SAMPLES[name], TRIES, random.Random(name)):
        for found in read_stream(io.BytesIO(data), name):
            check(found)
