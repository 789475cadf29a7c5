"""The words that speak for a topic: the whole form, not its first word."""

from __future__ import annotations

import pytest

from tracker_extract.engine import Extractor
from tracker_extract.models import Article


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.mark.parametrize(
    ("text", "topic", "form"),
    [
        pytest.param("talks in Eastern Ghouta", "syria", "Eastern Ghouta", id="two words"),
        pytest.param("محادثات في دوما", "syria", "في دوما", id="a preposition that belongs to the form"),
        pytest.param(
            "وفي دوما محادثات", "syria", "وفي دوما", id="a form behind a clitic, as one word is written"
        ),
        pytest.param("talks in Syria", "syria", "Syria", id="one word"),
    ],
)
def test_the_whole_form_is_shown(extractor: Extractor, text: str, topic: str, form: str) -> None:
    span = extractor.topics_in(text)[topic]
    assert text[span.start : span.end] == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param(
            "Ferry\n\nMayor Anna Georgiou said on Sunday that the boats had left Eastern Ghouta.\n",
            "Eastern Ghouta",
            id="English",
        ),
        pytest.param("خبر\n\nقال جون كيري إن القوارب شوهدت في دوما أمس.\n", "في دوما", id="Arabic"),
    ],
)
def test_a_statement_keeps_it_as_evidence(extractor: Extractor, text: str, form: str) -> None:
    (statement,) = extractor(Article(text))
    spans = [step.spans for step in statement.evidence if (step.step, step.rule) == ("topic", "syria")]
    assert [[text[span.start : span.end] for span in each] for each in spans] == [[form]]
