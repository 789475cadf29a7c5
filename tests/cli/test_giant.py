"""Inputs far beyond the limits, given to the real command: one line each, in little memory and time, and all else is read.

Run by `make stress`; tests/read/test_faults.py has small ones of each kind.
"""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from trouble import command, count, text_of

pytestmark = pytest.mark.stress

GIB = 1 << 30
# What one process may hold: a document of 128 MiB as bytes and as text, beside the program.
MEGABYTES = 1_000
# Seconds in which a giant is refused: reading a gigabyte takes some.
SECONDS = 60

# Runs the command and tells the most memory that any of its processes held, in kilobytes on Linux.
MEASURED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(done.returncode)
"""


class Done(NamedTuple):
    code: int
    lines: list[str]
    megabytes: float
    seconds: float


def ingest(env: dict[str, str], *paths: Path) -> Done:
    begin = time.monotonic()
    line = [sys.executable, "-c", MEASURED, *command("ingest", "--quiet", "--jobs", "2", *paths)]
    done = subprocess.run(line, env=env, capture_output=True, encoding="utf-8")
    return Done(done.returncode, done.stderr.splitlines(), int(done.stdout) / 1024, time.monotonic() - begin)


def repeated(path: Path, piece: bytes, size: int, *, before: bytes = b"", after: bytes = b"") -> Path:
    """A file of about `size` bytes, all of them the same piece, but for its beginning and end."""
    block = piece * (max(1, (1 << 20) // len(piece)))
    with path.open("wb") as out:
        out.write(before)
        for _ in range(size // len(block)):
            out.write(block)
        out.write(after)
    return path


def gzip_bomb(folder: Path) -> Path:
    """Fifty gigabytes of text in fifty megabytes: gzip lets members follow one another."""
    with io.BytesIO() as packed:
        with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1) as member:
            for _ in range(1024):
                member.write(b"a " * (1 << 19))
        return repeated(folder / "bomb.txt.gz", packed.getvalue(), 50 * len(packed.getvalue()))


def zip_bomb(folder: Path) -> Path:
    path = folder / "bomb.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("page.txt", "w", force_zip64=True) as member,
    ):
        for _ in range(4 * 1024):
            member.write(bytes(1 << 20))
    return path


def archives_in_archives(folder: Path) -> Path:
    data = text_of(1).encode()
    for depth in range(100):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("inner.zip" if depth else "inner.txt", data)
        data = packed.getvalue()
    (folder / "deep.zip").write_bytes(data)
    return folder / "deep.zip"


def many_members(folder: Path) -> Path:
    path = folder / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(1_000_001):
            archive.writestr(zipfile.ZipInfo(f"{number}.txt"), b"")
    return path


GIANTS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "gzip bomb": (gzip_bomb, "larger than 128 MiB, the limit for one document"),
    "zip bomb": (zip_bomb, "larger than 128 MiB, the limit for one document"),
    "archives in archives": (archives_in_archives, "packed more than 3 times over"),
    "members": (many_members, "more than 1000000 members in all"),
    "text of one line": (lambda f: repeated(f / "line.txt", "قال ".encode(), GIB), "larger than 128 MiB"),
    "page without end": (
        lambda f: repeated(f / "page.html", b"<div>", GIB, before=b"<html><body>"), "larger than 128 MiB",
    ),
    "record of one line": (
        lambda f: repeated(f / "line.jsonl", b"a", GIB, before=b'{"text": "', after=b'"}\n'), "longer than 16 MiB",
    ),
    "row of a table": (
        lambda f: repeated(f / "row.csv", b"a", GIB, before=b'title,text\nA,"'), "longer than 16 MiB",
    ),
    "brackets of JSON": (lambda f: repeated(f / "deep.json", b"[", GIB // 8), "nested too deep"),
    "braces of JSON": (lambda f: repeated(f / "deep.json", b'{"a":', GIB // 8), "nested too deep"),
    "elements of a feed": (
        lambda f: repeated(f / "deep.rss", b"<a>", GIB // 64, before=b"<rss><channel>"), "nested too deep",
    ),
    "nothing but NUL": (lambda f: repeated(f / "nul.txt", b"\x00", GIB), ""),
    "bytes of no encoding": (lambda f: repeated(f / "noise.txt", bytes(range(128, 256)), GIB), "larger than 128 MiB"),
}  # fmt: skip


@pytest.mark.parametrize(("make", "reason"), GIANTS.values(), ids=GIANTS)
def test_a_giant_is_one_line(
    env: dict[str, str], tmp_path: Path, make: Callable[[Path], Path], reason: str
) -> None:
    giant, good = make(tmp_path), tmp_path / "good.txt"
    good.write_text(text_of(2), encoding="utf-8")
    done = ingest(env, giant, good)
    assert done.code == 1
    assert done.lines and not any("Traceback" in line for line in done.lines)
    assert all(line.startswith(f"tracker: {giant}") and reason in line for line in done.lines), done.lines[:3]
    assert len(done.lines) == 1
    assert count(env) == 1
    assert done.megabytes < MEGABYTES
    assert done.seconds < SECONDS


def test_memory_stays_flat_over_two_gigabytes_of_records(env: dict[str, str], tmp_path: Path) -> None:
    """Few different articles, again and again: what is there already costs a look, so that it ends within minutes."""
    lines = [
        json.dumps({"text": text_of(number) * 40, "title": f"{number}", "outlet": "Agency"})
        for number in range(200)
    ]
    whole = "".join(f"{line}\n" for line in lines).encode()
    small = ingest(env, repeated(tmp_path / "once.jsonl", whole, len(whole)))
    giant = repeated(tmp_path / "giant.jsonl", whole, 2 * GIB)
    assert (small.code, count(env)) == (0, 200)
    done = ingest(env, giant)
    assert (done.code, done.lines, count(env)) == (0, [], 200)
    assert done.megabytes < 1.2 * small.megabytes + 20


def test_a_hundred_thousand_pages_in_one_zip(env: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "pages.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(100_000):
            archive.writestr(f"{number % 100}/{number}.txt", text_of(number % 500))
    done = ingest(env, path)
    assert (done.code, done.lines, count(env)) == (0, [], 500)
    assert done.megabytes < MEGABYTES
