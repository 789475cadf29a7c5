"""Parquet: rows as records."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import pytest

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read import Fields, Limits, ReadOptions, read_stream

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
