"""Parquet: rows as records."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read import Fields, Limits, Part, ReadOptions, read_paths, read_stream
from tracker_extract.read.parts import records_of

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

TITLE = "Lamp to burn again"
TEXT = "Keeper Dora Lind said the lamp would burn again on Friday."
ARABIC = "قالت الحارسة إن المصباح سيضيء."  # the keeper said the lamp will burn


def parquet_of(rows: list[dict[str, Any]], **more: Any) -> bytes:
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), out, **more)
    return out.getvalue()


def read(data: bytes, options: ReadOptions | None = None) -> list[Article | ReadError]:
    return list(read_stream(io.BytesIO(data), "a.parquet", options))


def test_rows() -> None:
    rows = [
        {
            "title": TITLE,
            "text": TEXT,
            "date": datetime(2021, 3, 9, 10),
            "source": {"name": "The Lamp Post"},
            "vector": [0.1, 0.2],
        },
        {
            "title": "Oil",
            "text": ARABIC,
            "date": datetime(2021, 3, 10),
            "source": {"name": "Coast"},
            "vector": [],
        },
        {"title": "Nothing", "text": None, "date": None, "source": None, "vector": None},
    ]
    first, second, third = read(parquet_of(rows))
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.title, first.text, first.published, first.outlet) == (
        TITLE,
        f"{TITLE}\n\n{TEXT}",
        date(2021, 3, 9),
        "The Lamp Post",
    )
    assert second.text == f"Oil\n\n{ARABIC}"
    assert isinstance(third, ReadError) and third.path == "a.parquet[3]"


def test_fields_may_be_named() -> None:
    data = parquet_of([{"kopf": TITLE, "rumpf": {"worte": TEXT}, "tag": "2021-03-09"}])
    (fault,) = read(data)
    assert isinstance(fault, ReadError) and "kopf, rumpf, tag" in fault.reason
    (found,) = read(data, ReadOptions(fields=Fields.parse("title=kopf,text=rumpf.worte,date=tag")))
    assert isinstance(found, Article) and (found.text, found.published) == (
        f"{TITLE}\n\n{TEXT}",
        date(2021, 3, 9),
    )


def test_many_rows_in_groups() -> None:
    data = parquet_of([{"text": f"{TEXT} {n}"} for n in range(500)], row_group_size=100)
    assert [f.text for f in read(data) if isinstance(f, Article)] == [f"{TEXT} {n}" for n in range(500)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (parquet_of([{"text": TEXT}])[:-20], "cannot be read as Parquet"),
        (b"PAR1" + bytes(100), "cannot be read as Parquet"),
        (b"PARE" + bytes(100), "encrypted"),
        (parquet_of([{"text": "a" * 2_000_000}], compression="zstd"), "unpacks to more than is allowed"),
    ],
)
def test_faults(data: bytes, reason: str) -> None:
    (found,) = read(data, ReadOptions(limits=Limits(free=100_000, ratio=100)))
    assert isinstance(found, ReadError) and reason in found.reason


@pytest.mark.parametrize("part", [Part(0, 3), Part(4, 5), Part(6), Part(9, 1), Part(20, 5)])
def test_a_part_of_a_file_or_of_its_lines(tmp_path: Path, part: Part) -> None:
    """Rows and lines by their numbers, which errors go on to tell; nothing of the others."""
    rows = [{"text": f"Sentence {number}."} for number in range(10)]
    rows[7] = {"text": ""}
    packed, lines = tmp_path / "a.parquet", tmp_path / "a.jsonl"
    packed.write_bytes(parquet_of(rows, row_group_size=4))
    lines.write_text("".join(json.dumps(row) + "\n" for row in rows))
    wanted = [number for number in range(10) if part.first <= number < part.end]
    for path, place in ((packed, f"{packed}[8]"), (lines, f"{lines}:8")):
        assert records_of(str(path), ReadOptions()) == 10
        found = list(read_paths([path], ReadOptions(part=part)))
        told = [one.text if isinstance(one, Article) else one.path for one in found]
        assert told == [place if number == 7 else f"Sentence {number}." for number in wanted]


def test_a_file_by_itself_may_be_larger_than_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(parquet_of([{"text": f"Sentence {number}."} for number in range(500)]))
    options = ReadOptions(limits=Limits(document=1000))
    assert path.stat().st_size > 1000
    assert sum(isinstance(found, Article) for found in read_paths([path], options)) == 500
