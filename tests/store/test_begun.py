"""What begins with what somebody has typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker_store.database.connect import reading
from tracker_store.naming.completions import ids_begun, names_begun, outlets_begun, topics_begun


@pytest.mark.parametrize(
    ("begun", "most", "expected"),
    [
        ("", 9, ["john-kerry", "mikhail-lavrov", "sergey-lavrov"]),
        ("", 2, ["john-kerry", "mikhail-lavrov"]),
        ("m", 9, ["mikhail-lavrov"]),
        ("mikhail-lavrov", 9, ["mikhail-lavrov"]),
        ("M", 9, []),
        ("%", 9, []),
    ],
)
def test_ids(database: Path, begun: str, most: int, expected: list[str]) -> None:
    with reading(database) as connection:
        assert ids_begun(connection, begun, most) == expected


@pytest.mark.parametrize(
    ("begun", "written"), [("KER", "Kerry"), ("كير", "كيري"), ("أحد", None), ("Lavrov", "Lavrov")]
)
def test_names_in_both_scripts_and_any_case(database: Path, begun: str, written: str | None) -> None:
    with reading(database) as connection:
        found = [alias for _, alias in names_begun(connection, begun, 9)]
    assert (written in found) if written else not found


def test_topics_and_outlets(database: Path) -> None:
    with reading(database) as connection:
        assert topics_begun(connection, "a", 9) == ["aleppo"]
        assert topics_begun(connection, "", 1) == ["aleppo"]
        assert outlets_begun(connection, "Ag", 9) == ["Agency"]
        assert outlets_begun(connection, "z", 9) == []
