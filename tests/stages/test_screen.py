"""What cannot speak: reports of things are found and screened out, reports of persons in the same form are kept."""

from __future__ import annotations

from datetime import date

import pytest

from tracker_extract import Extractor
from tracker_extract.models import Article

DAY = date(2013, 5, 5)
THINGS = (("rain that uncovers", "وكشفت الأمطار عن ضعف الجسر."),)
SPEAKERS = (
    ("a listed person", "وكشف لافروف عن خطة جديدة."),
    ("a surname with a word of its own", "وكشف المعلم عن خطة جديدة."),
    ("a name that the article has again", "زار سمعان المصنع. وكشف سمعان عن خطة جديدة."),
    ("a name with a title", "وكشف المهندس سمعان عن خطة جديدة."),
    ("the surname of a minister given by office", "قال وزير الدفاع العراقي إن الجيش باق. وكشف الدليمي عن خطة جديدة."),
    ("a thing where a clause follows", "وقالت الأمطار إن الجسر ضعيف."),
    ("nobody named", "وأضاف أن الجسر ضعيف."),
)  # fmt: skip


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.mark.parametrize("text", [pytest.param(text, id=label) for label, text in THINGS])
def test_a_report_of_a_thing_is_found_and_not_kept(extractor: Extractor, text: str) -> None:
    stages = extractor.stages(Article(text, published=DAY))[0]
    assert len(stages.found) == 1
    assert stages.reports == stages.attributions == stages.statements == ()


@pytest.mark.parametrize("text", [pytest.param(text, id=label) for label, text in SPEAKERS])
def test_what_may_speak_is_kept(extractor: Extractor, text: str) -> None:
    stages = extractor.stages(Article(text, published=DAY))[0]
    assert stages.found
    assert stages.reports == stages.found
