"""The fuzz targets: by atheris where it is installed, else on broken and mixed bytes of our own."""

from __future__ import annotations

import importlib.util
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from adversarial import ADVERSARIAL
from fuzz import targets

pytestmark = pytest.mark.unmeasured

SECONDS = 5


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some changed, some left out, some doubled."""
    at, length = chance.randrange(len(data) + 1), chance.randrange(40)
    piece = bytes(chance.randrange(256) for _ in range(chance.randrange(4)))
    return data[:at] + piece * chance.randrange(1, 4) + data[at + length :]


SEEDS = [
    *(make(600).encode("utf-8", "replace") for make in ADVERSARIAL.values()),
    b'{"title": "a", "text": "said \\u0000 that", "date": 1472256000}\n{"text": ["x", {"y": 1}]}',
    b"title,text\r\n\"a\"\"b\",c\n",
    b"<html><head><title>t</title></head><body><p>he said that it is so</p></body></html>",
    b"<rss><channel><item><title>t</title><description>d</description></item></channel></rss>",
    b"From: a@b\nSubject: s\nContent-Type: text/plain\n\nhe said no",
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nHTTP/\r\n\r\n",
    b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>",
    b"PK\x03\x04\x14\x00\x00\x00\x08\x00",
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
    b"\x28\xb5\x2f\xfd\x04\x00",
    b"\xfd7zXZ\x00\x00",
]  # fmt: skip


@pytest.mark.parametrize("target", [targets.extract, targets.read], ids=["extractor", "readers"])
def test_damaged_bytes(target: Callable[[bytes], None]) -> None:
    chance = random.Random(11)
    for seed in SEEDS:
        for number in range(25):
            data = seed
            for _ in range(number):
                data = damaged(data, chance)
            target(data if target is targets.extract else bytes([number]) + data)


@pytest.mark.parametrize("name", ["extractor", "readers"])
def test_guided_by_coverage(name: str, tmp_path: Path, root: Path) -> None:
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris is not installed")
    for number, seed in enumerate(SEEDS):
        (tmp_path / str(number)).write_bytes(seed)
    script = root / "tests" / "fuzz" / f"fuzz_{name}.py"
    done = subprocess.run(
        [sys.executable, script, tmp_path, f"-max_total_time={SECONDS}", "-rss_limit_mb=4096"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr[-2000:]
