"""Whatever is wrong with a file is told in one line that names it, and the rest is read."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import os
import random
import threading
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read import KINDS, Limits, ReadOptions, read_paths, read_stream

GOOD = json.dumps(
    {"title": "عنوان", "text": "قال الوزير إن الهدنة صامدة.", "date": "2016-08-27"}, ensure_ascii=False
)
SMALL = Limits(
    document=1 << 20, record=1 << 16, unpacked=1 << 22, ratio=50, free=1 << 18, nesting=2, members=100
)


def read(*paths: Path | str, limits: Limits = SMALL) -> tuple[list[Article], list[str]]:
    """The articles and the errors, each of one line, that reading gives."""
    return told(read_paths(paths, ReadOptions(limits=limits)))


def told(found: Iterator[Article | ReadError]) -> tuple[list[Article], list[str]]:
    articles: list[Article] = []
    faults: list[str] = []
    for item in found:
        if isinstance(item, Article):
            articles.append(item)
        else:
            faults.append(str(item))
    assert all("\n" not in fault for fault in faults)
    return articles, faults


# -- records ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(b'{"text": "cut', "not valid JSON", id="cut off"),
        pytest.param(b"[1, 2]", "not a JSON object", id="a list"),
        pytest.param(b'{"title": "x"}', "no text in the record (its fields: title)", id="no text"),
        pytest.param(b'{"text": "' + b"x" * 70_000 + b'"}', "the limit for one record", id="too long"),
        pytest.param(
            b'{"text": ' + b"[" * 20_000 + b"]" * 20_000 + b"}", "nested too deep", id="nested too deep"
        ),
        pytest.param(b'{"text": "\xd8\xff\xd9"}', "no known encoding", id="bytes nothing explains"),
        pytest.param(
            b'{"text": "x", "date": ' + b"9" * 5000 + b"}", "not valid JSON", id="a number of 5,000 digits"
        ),
    ],
)
def test_one_bad_line_does_not_stop_the_file(tmp_path: Path, line: bytes, reason: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(GOOD.encode() + b"\n" + line + b"\n\n" + GOOD.encode())
    articles, faults = read(tmp_path / "a.jsonl")
    assert len(articles) == 2
    assert len(faults) == 1 and faults[0].startswith(f"{tmp_path / 'a.jsonl'}:2: ") and reason in faults[0]


def test_a_line_in_another_encoding_is_read_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(GOOD.encode() + b"\n" + GOOD.encode("cp1256"))
    articles, faults = read(tmp_path / "a.jsonl")
    assert not faults and articles[0].text == articles[1].text


@pytest.mark.parametrize("text", ["a\\u0000b", "a\\ud800b", "a\x00b"])
def test_what_databases_refuse_becomes_one_replacement(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.csv").write_text(
        f"title,text\nx,{json.loads(chr(34) + text + chr(34), strict=False)}\n", "utf-8", "surrogatepass"
    )
    articles, _ = read(tmp_path / "a.csv")
    assert articles[0].text == "x\n\na\ufffdb"


@pytest.mark.parametrize(
    ("content", "count", "reason"),
    [
        pytest.param(f"[{GOOD}, {GOOD}", 2, "cut off after 2 records", id="no end"),
        pytest.param(f'[{GOOD}, {{"text": "x', 1, "not valid JSON", id="cut in a record"),
        pytest.param(f"[{GOOD}, 7, {GOOD}]", 2, "[2]: not a JSON object", id="a number among records"),
        pytest.param("[" * 100_000, 0, "nested too deep", id="nothing but brackets"),
        pytest.param(
            '[{"text": "' + "x" * 400_000 + '"}]', 0, "the limit for one record", id="a giant record"
        ),
        pytest.param("{}", 0, "no text in the record", id="an empty object"),
    ],
)
def test_json(tmp_path: Path, content: str, count: int, reason: str) -> None:
    (tmp_path / "a.json").write_text(content, "utf-8")
    articles, faults = read(tmp_path / "a.json")
    assert len(articles) == count
    assert len(faults) == 1 and reason in faults[0]


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.dat"])
def test_a_first_line_too_long_to_tell_the_type_by(tmp_path: Path, name: str) -> None:
    lines = [json.dumps({"text": "قال الوزير إن الهدنة صامدة. " * length}) for length in (10_000, 1, 2)]
    (tmp_path / name).write_text("\n".join([*lines, '{"text": "cut']), "utf-8")
    articles, faults = read(tmp_path / name, limits=Limits())
    assert [len(article.text) // 28 for article in articles] == [10_000, 1, 2]
    assert len(faults) == 1 and "not valid JSON" in faults[0]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<rss><channel>" + "<a>" * 30_000, "XML nested too deep"),
        ("<rss><channel>" + "<a/>" * 60_000, "no entry ends within 0 MiB, the limit for one record"),
    ],
)
def test_feeds_without_end(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "a.rss").write_text(content, "utf-8")
    assert read(tmp_path / "a.rss") == ([], [f"{tmp_path}/a.rss: {reason}"])


def test_tables(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('title,text\na,b,c,d\nx,قال نعم\n"unclosed,\n', "utf-8")
    articles, faults = read(tmp_path / "a.csv")
    assert [a.text for a in articles] == ["x\n\nقال نعم"]
    assert faults[0].endswith("a.csv:2: 4 cells under 2 columns") and "a.csv:4: no text" in faults[1]
    (tmp_path / "b.csv").write_text("only one column\nx\n", "utf-8")
    assert "fewer than two columns" in read(tmp_path / "b.csv")[1][0]


def test_feeds(tmp_path: Path) -> None:
    item = "<item><title>x</title><description>قال الوزير إن الوضع هادئ</description></item>"
    (tmp_path / "a.xml").write_text(f"<rss><channel>{item}{item}<item>", "utf-8")
    articles, faults = read(tmp_path / "a.xml")
    assert len(articles) == 2 and "not well-formed XML after 2 entries" in faults[0]
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha" * 20}">' for n in range(12))
    (tmp_path / "b.xml").write_text(
        f"<!DOCTYPE rss [{laughs}]><rss><channel><item><title>&l11;</title></item></channel></rss>"
    )
    assert "not well-formed" in read(tmp_path / "b.xml")[1][0]
    (tmp_path / "c.xml").write_text(
        '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><item><description>a &f; b</description></item></rss>'
    )
    articles, faults = read(tmp_path / "c.xml")
    assert not any("root:" in a.text for a in articles)


# -- archives ---------------------------------------------------------------------------------------------------------


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_bombs(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    (tmp_path / "bomb").write_bytes(pack(b"x" * (1 << 23)))
    articles, faults = read(tmp_path / "bomb")
    assert not articles and len(faults) == 1 and "unpacks to more than is allowed" in faults[0]


def test_zip_bomb_beside_a_good_member(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(a__txt=b"x" * (1 << 23), b__jsonl=GOOD.encode()))
    articles, faults = read(tmp_path / "a.zip")
    assert len(articles) == 1
    assert len(faults) == 1 and "a.zip!/a.txt: unpacks to more" in faults[0]


def test_archives_in_archives(tmp_path: Path) -> None:
    data = GOOD.encode()
    for _ in range(4):
        data = gzip.compress(data)
    (tmp_path / "a.gz").write_bytes(data)
    assert "packed more than 2 times over" in read(tmp_path / "a.gz")[1][0]
    inner = zipped(a__jsonl=GOOD.encode())
    (tmp_path / "b.zip").write_bytes(zipped(b__zip=inner))
    assert len(read(tmp_path / "b.zip")[0]) == 1
    (tmp_path / "c.zip").write_bytes(zipped(c__zip=zipped(b__zip=inner)))
    assert "packed more than 2 times over" in read(tmp_path / "c.zip")[1][0]


def test_members_of_archives_in_archives_count_together(tmp_path: Path) -> None:
    inner = zipped(a__jsonl=GOOD.encode(), b__jsonl=GOOD.encode())
    (tmp_path / "a.zip").write_bytes(zipped(**{f"f{n:02}__zip": inner for n in range(60)}))
    articles, faults = read(tmp_path / "a.zip")
    assert (len(articles), len(faults)) == (2 * ((100 - 60) // 2), 1)
    assert "a.zip!/f20.zip: more than 100 members in all" in faults[0]


@pytest.mark.parametrize("name", ["../../etc/x.txt", "/etc/x.txt", "..\\x.txt", "C:\\x.txt"])
def test_names_that_point_outside(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(name, "x")
        archive.writestr("good.jsonl", GOOD)
    articles, faults = read(tmp_path / "a.zip")
    assert len(articles) == 1 and "points outside the archive" in faults[0]


def test_damaged_archives(tmp_path: Path) -> None:
    good = zipped(a__jsonl=GOOD.encode(), b__txt=os.urandom(500).hex().encode())
    (tmp_path / "cut.zip").write_bytes(good[:-30])
    assert "not a readable zip archive" in read(tmp_path / "cut.zip")[1][0]
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress((GOOD + "\n").encode() * 50)[:-10])
    articles, faults = read(tmp_path / "cut.jsonl.gz")
    assert articles and "damaged or cut off" in faults[-1]
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(GOOD.encode())[:-10])
    assert "damaged or cut off" in read(tmp_path / "cut.txt.gz")[1][0]


def test_members_and_documents_have_limits(tmp_path: Path) -> None:
    (tmp_path / "many.zip").write_bytes(zipped(**{f"f{n}__txt": b"x" for n in range(101)}))
    assert "more than 100 members" in read(tmp_path / "many.zip")[1][0]
    (tmp_path / "big.txt").write_bytes(b"a " * (1 << 20))
    assert "larger than 1 MiB" in read(tmp_path / "big.txt")[1][0]


# -- documents --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        pytest.param("a.pdf", b"%PDF-1.7\n garbage", "cannot be read as PDF", id="broken PDF"),
        pytest.param(
            "a.docx",
            zipped(**{"[Content_Types]__xml": b"<x"}),
            "cannot be read as a Word document",
            id="broken Word",
        ),
        pytest.param(
            "a.html",
            b"<html><body><script>menu()</script></body></html>",
            "no article text found",
            id="a page without text",
        ),
        pytest.param(
            "a.eml",
            b"From: a@b.example\nSubject: x\nContent-Type: image/png\n\nxx",
            "without text",
            id="mail without text",
        ),
        pytest.param(
            "a.jpg",
            b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 8,
            "a picture (JPEG)",
            id="a picture",
        ),
        pytest.param("a.txt", b"", "empty", id="nothing"),
        pytest.param("a.md", b"---\ntitle: x\n---\n\n", "empty", id="Markdown of settings only"),
    ],
)
def test_documents(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    articles, faults = read(tmp_path / name)
    assert not articles
    assert len(faults) == 1 and faults[0].startswith(str(tmp_path / name)) and reason in faults[0]


def test_an_optional_part_that_is_absent_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for module in ("docx", "trafilatura", "pdfminer.high_level", "warcio.archiveiterator", "zstandard"):
        monkeypatch.setitem(sys.modules, module, None)
    samples = {
        "a.docx": (zipped(**{"[Content_Types]__xml": b""}), "docx"),
        "a.html": (b"<html><p>x</p></html>", "html"),
        "a.pdf": (b"%PDF-1.4", "pdf"),
        "a.warc": (b"WARC/1.0\r\n", "warc"),
        "a.zst": (b"\x28\xb5\x2f\xfd1234", "zst"),
    }
    for name, (data, extra) in samples.items():
        (tmp_path / name).write_bytes(data)
        assert f"needs the extra `{extra}`" in read(tmp_path / name)[1][0]


# -- folders ----------------------------------------------------------------------------------------------------------


def test_folders_are_read_in_order_and_to_their_end(tmp_path: Path) -> None:
    for name in ["b/2.txt", "a.txt", "b/10.txt", "c/d/e.txt", ".git/x.txt", "b/.hidden"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("قال الوزير إن الوضع هادئ.", "utf-8")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    articles, faults = read(tmp_path)
    assert [str(a.path).removeprefix(f"{tmp_path}/") for a in articles] == [
        "a.txt",
        "b/10.txt",
        "b/2.txt",
        "c/d/e.txt",
    ]
    assert sorted(fault.removeprefix(f"{tmp_path}/") for fault in faults) == [
        "gone: No such file or directory",
        "pipe: not a regular file",
    ]


def test_an_unreadable_folder(unprivileged: Path) -> None:
    (unprivileged / "a").mkdir()
    (unprivileged / "a").chmod(0)
    (unprivileged / "b.jsonl").write_text(GOOD, "utf-8")
    articles, faults = read(unprivileged)
    (unprivileged / "a").chmod(0o700)
    assert len(articles) == 1 and "Permission denied" in faults[0]


def test_a_folder_a_thousand_deep(tmp_path: Path) -> None:
    previous = Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(300):
            Path("d").mkdir()
            os.chdir("d")
        Path("x.jsonl").write_text(GOOD, "utf-8")
    finally:
        os.chdir(previous)
    articles, faults = read(tmp_path)
    assert len(articles) == 1 and not faults


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text((GOOD + "\n") * 2000, "utf-8")
    found = read_paths([file], ReadOptions())
    next(found)
    with file.open("a") as more:
        more.write(GOOD + "\n")
    assert "changed while it was read" in told(found)[1][-1]


# -- at length, and by chance -----------------------------------------------------------------------------------------


def test_memory_does_not_grow_with_the_length_of_a_stream() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        stream = cast("IO[bytes]", _Repeated(GOOD.encode() + b"\n", count))
        total = len([None for _ in read_stream(stream, "a.jsonl", ReadOptions())])
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert total == count
        return top

    peak(10)  # what is loaded once
    assert peak(3000) < 1.3 * peak(1000)


class _Repeated(io.RawIOBase):
    """A stream of one line many times over, made as it is read."""

    def __init__(self, line: bytes, count: int) -> None:
        self._line, self._left, self._rest = line, count, b""

    def read(self, size: int = -1) -> bytes:
        while len(self._rest) < size and self._left:
            take = min(self._left, 100)
            self._rest += self._line * take
            self._left -= take
        out, self._rest = self._rest[:size], self._rest[size:]
        return out


@pytest.mark.parametrize("kind", [None, *KINDS])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_bytes_are_read_or_refused(kind: str | None, data: st.DataObject) -> None:
    start = data.draw(
        st.sampled_from(
            [
                b"",
                b"{",
                b"[",
                b"<html>",
                b"<rss>",
                b"%PDF-1.4\n",
                b"PK\x03\x04",
                b"\x1f\x8b\x08",
                b"WARC/1.0\r\n",
                b"From: a\nDate: b\n",
                b"title,text\n",
                b"\xff\xfe",
            ]
        )
    )
    content = start + data.draw(st.binary(max_size=300))
    for item in read_stream(io.BytesIO(content), "a", ReadOptions(kind=kind, limits=SMALL)):
        if isinstance(item, Article):
            item.text.encode("utf-8")
            assert "\0" not in item.text
            assert all(0 <= r.start < r.end <= len(item.text) for r in item.regions)
        else:
            assert item.path.startswith("a")


def test_good_files_damaged_at_random() -> None:
    chance = random.Random(7)
    samples = [
        zipped(a__jsonl=GOOD.encode()),
        gzip.compress(GOOD.encode()),
        f"[{GOOD},{GOOD}]".encode(),
        f"title,text\nx,{GOOD}".encode(),
    ]
    for sample in samples:
        for _ in range(150):
            damaged = bytearray(sample)
            for _ in range(chance.randint(1, 6)):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            told(read_stream(io.BytesIO(bytes(damaged)), "a", ReadOptions(limits=SMALL)))


@pytest.mark.parametrize(
    "piece", ["**", "[a](", "[", "_", "# ", "<!--x-->", "<link ", "{", "a,", '"', "<p", "27 "]
)
@pytest.mark.parametrize("kind", ["markdown", "html", "table", "json", "jsonl", "plain", "feed", "mail"])
def test_time_grows_linearly(piece: str, kind: str) -> None:
    if kind == "html":
        pytest.importorskip("trafilatura")
    limits = Limits(document=1 << 24)
    started = time.perf_counter()
    told(read_stream(io.BytesIO(piece.encode() * 40_000), "a", ReadOptions(kind=kind, limits=limits)))
    assert time.perf_counter() - started < 10


def test_two_readers_at_once_do_not_meet(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text((GOOD + "\n") * 300, "utf-8")
    counts: list[int] = []
    threads = [
        threading.Thread(target=lambda: counts.append(len(read(tmp_path / "a.jsonl")[0]))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [300] * 4
