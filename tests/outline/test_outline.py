"""The stage of outlines by itself: tests/cases/stages/outline/<language>.toml.

A case is a text, its sentences and what stands in its quotation marks, each in the order in which it begins.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tracker_extract import Extractor
from tracker_extract.models import Article, Region
from tracker_extract.outline.outline import Outline

CASES = Path(__file__).parent.parent / "cases" / "stages" / "outline"
EXTRACTOR = Extractor.load()


def labelled() -> list[Any]:
    return [
        pytest.param(file.stem, case, id=f"{file.stem}: {case['label']}")
        for file in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(file.read_text("utf-8"))["case"]
    ]


def outline_of(text: str, language: str) -> Outline:
    """The outline that the extractor makes of a text that is all body."""
    (stages,) = EXTRACTOR.stages(Article(text, language=language, regions=(Region("body", 0, len(text)),)))
    return stages.outline


@pytest.mark.parametrize("language, case", labelled())
def test_sentences(language: str, case: dict[str, Any]) -> None:
    outline = outline_of(case["text"], language)
    assert [outline.tokens.text_of(s.start, s.end) for s in outline.sentences] == case["sentences"]


@pytest.mark.parametrize("language, case", labelled())
def test_quotations(language: str, case: dict[str, Any]) -> None:
    outline = outline_of(case["text"], language)
    assert [outline.tokens.text_of(q.start + 1, q.end) for q in outline.quotations] == case["quotations"]


def test_look_ups() -> None:
    outline = outline_of('"The quay is open," Berg said. "Come and see."', "en")
    first, second = outline.sentences
    assert outline.sentence_before(second) == first
    assert outline.sentence_before(first) is None
    assert outline.outer_quotation(2) == outline.quotations[0]
    assert outline.outer_quotation(first.end - 2) is None
    assert [q.start for q in outline.quotations_from(1)] == [second.start]
