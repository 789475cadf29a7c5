"""Surnames and offices of listed people beside what is not theirs: nobody is taken for a listed person (benchmarks/identity.py)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tracker_extract import Extractor

sys.path.append(str(Path(__file__).resolve().parent.parent / "benchmarks"))

from identity import answers  # noqa: E402

pytestmark = pytest.mark.unmeasured


@pytest.mark.parametrize(("language", "count"), [("ar", 300), ("en", 200)])
def test_no_identity_is_false(language: str, count: int) -> None:
    extractor = Extractor.load()
    told = list(answers(extractor, extractor.registry, language))
    assert len(told) == count
    assert [(answer.text, answer.false) for answer in told if answer.false] == []
