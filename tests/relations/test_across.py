"""Proposals across languages on pairs of our own (benchmarks/across.toml): the floor is a little under what was measured."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from tracker_extract import Extractor

PRECISION, RECALL = 0.85, 0.80


def test_proposals_are_mostly_right_and_most_are_found(
    root: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(root / "benchmarks"), *sys.path])
    from across import PAIRS, score

    found = score(extractor, tomllib.loads(PAIRS.read_text("utf-8"))["group"])
    assert found.same + found.different >= 40
    assert found.precision >= PRECISION, found.wrong
    assert found.recall >= RECALL, found.missed
