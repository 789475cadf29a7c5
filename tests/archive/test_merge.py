"""`tracker archive merge`: the same picture from any shards, there whole or not at all."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import stock
from stock import records, told
from tracker_archive.layout import Layout
from tracker_archive.reducing import merge as reducing
from tracker_archive.reducing.marker import damaged, read_marker

COLUMNS = "date, speaker, speaker_ar, country, quote, outlet, url, published"
EVERYTHING = f"select {COLUMNS} from quotes order by all"


def merged(archive: Path) -> Path:
    assert told("archive", "merge", "--quiet", archive)[2] == 0
    return archive


def picture(archive: Path) -> list[dict[str, object]]:
    return records("sql", EVERYTHING, "--archive", archive)


@pytest.fixture(scope="module", autouse=True)
def few_names() -> Iterator[None]:
    with stock.few_names():
        yield


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    return picture(merged(stock.archive(tmp_path_factory.mktemp("expected") / "DIR", stock.whole())))


@pytest.mark.parametrize("size", [1, 3, 50])
def test_shards_of_any_size(tmp_path: Path, size: int, expected: list[dict[str, object]]) -> None:
    assert picture(merged(stock.archive(tmp_path / "DIR", stock.whole(), size=size))) == expected


def test_spellings_and_copies_in_any_order(tmp_path: Path, expected: list[dict[str, object]]) -> None:
    """Versions of an address follow the order in which they were read; all else does not."""
    articles = stock.whole()
    later = [found for found in articles if found[0].url == "https://example.org/page"]
    others = [found for found in articles if found not in later]
    random.Random(3).shuffle(others)
    assert picture(merged(stock.archive(tmp_path / "DIR", [*others, *later]))) == expected


def test_shards_that_come_twice_change_nothing(tmp_path: Path, expected: list[dict[str, object]]) -> None:
    archive = merged(stock.archive(tmp_path / "DIR", stock.whole()))
    done = len(Layout(archive).shards_done())
    stock.archive(archive, stock.whole(), first=done)
    _, err, _ = told("stats", "--archive", archive)
    assert f"{done} shards done since `tracker archive merge` are not shown" in err
    assert picture(merged(archive)) == expected
    assert told("stats", "--archive", archive)[1] == ""


def test_merged_again_it_is_the_same(tmp_path: Path) -> None:
    archive = merged(stock.archive(tmp_path / "DIR", stock.whole()))
    first = read_marker(Layout(archive))
    merged(archive)
    assert read_marker(Layout(archive)) == first
    assert first is not None and list(first.files) == sorted(first.files)
    folders = {name.rsplit("/", 1)[0] for name in first.files if name.endswith(".parquet")}
    assert folders == {
        "articles",
        "language=ar/year=2016",
        "language=en/year=2016",
        "language=en/year=undated",
    }


KILLED = """
import os, signal, sys
from pathlib import Path
from tracker_archive.asking.names import Lists
from tracker_archive.reducing import merge
setattr(merge, sys.argv[1], lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
merge.merge(Path(sys.argv[2]), Lists(lambda _: (), ()), lambda _: None)
"""


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("step", "before"),
    [("find_sayings", False), ("_put", True)],
    ids=["the first merge, at its work", "a later one, before it gets its name"],
)
def test_killed_half_way(tmp_path: Path, env: dict[str, str], step: str, before: bool) -> None:
    archive = stock.archive(tmp_path / "DIR", stock.whole())
    if before:
        merged(archive)
    asked = picture(archive)
    done = subprocess.run([sys.executable, "-c", KILLED, step, archive], env=env, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert picture(archive) == asked
    # The next one waits for nobody, and leaves nothing over.
    merged(archive)
    assert {path.name for path in archive.iterdir() if path.name.startswith(".")} == set()


def test_a_disk_that_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected: list[dict[str, object]]
) -> None:
    archive = merged(stock.archive(tmp_path / "DIR", stock.whole()))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(reducing, "write_articles", full)
    out, err, code = told("archive", "merge", "--quiet", archive)
    assert (out, code) == ("", 1) and "No space left on device" in err
    assert picture(archive) == expected
    assert {path.name for path in archive.iterdir() if path.name.startswith(".")} == set()


def test_a_name_that_cannot_be_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected: list[dict[str, object]]
) -> None:
    """What was merged before has moved away; it comes back."""
    archive = merged(stock.archive(tmp_path / "DIR", stock.whole()))
    real = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name == "merged" and (Path(source) / "merged.json").is_file() and not refused:
            refused.append(source)
            raise OSError(13, "Permission denied")
        real(source, target)

    refused: list[Path] = []
    monkeypatch.setattr(os, "replace", refuse)
    assert told("archive", "merge", "--quiet", archive)[2] == 1
    assert picture(archive) == expected and (archive / "merged" / "merged.json").is_file()


@pytest.mark.parametrize("size", ["lots", "0GB", "2", "-1GB"])
def test_memory_is_a_size(tmp_path: Path, size: str) -> None:
    out, err, code = told("archive", "merge", tmp_path, "--memory", size)
    assert (out, code) == ("", 2) and "is no size" in err


def test_a_flipped_byte_is_found(tmp_path: Path) -> None:
    archive = merged(stock.archive(tmp_path / "DIR", stock.plain()))
    path = archive / "merged" / "articles" / "part-000.parquet"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    (archive / "merged" / "names.db").unlink()
    assert list(damaged(Layout(archive))) == [
        "merged/articles/part-000.parquet: is not what was merged: its SHA-256 is another; merge again",
        "merged/names.db: cannot be read: No such file or directory",
    ]


def test_nothing_to_merge(tmp_path: Path) -> None:
    out, err, code = told("archive", "merge", tmp_path)
    assert (out, code) == ("", 1) and "there is no archive" in err
    assert list(tmp_path.iterdir()) == []
