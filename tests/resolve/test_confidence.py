"""What a confidence is made of: facts of the attribution, by name."""

from __future__ import annotations

from datetime import date

import pytest

from tracker_extract import Extractor
from tracker_extract.models import Article

DAY = date(2013, 5, 5)
SHE = "Angela Merkel said the mill was shut. John Kerry smiled. She said it would open again."
# Zahi Samaan said that flour is dear; he added that bread is dear; and he confirmed that salt is cheap
ON = "قال الخباز زاهي سمعان إن الطحين غال. وأضاف أن الخبز غال. وأكد أن الملح رخيص."
# the library's director Walid al-Sharqawi said …; al-Sharqwi went on …; al-Sharqwi added …
SLIP = "قال مدير المكتبة وليد الشرقاوي إن المخطوطات سليمة. وتابع الشرقوي أن العدد كبير. وأضاف الشرقوي أن الباب مفتوح."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def parts(extractor: Extractor, text: str, number: int, language: str = "en") -> dict[str, object]:
    statement = extractor(Article(text, published=DAY, language=language))[number]
    (step,) = (each for each in statement.evidence if each.step == "confidence")
    assert (step.rule, step.note, step.spans) == ("estimate", "", ())
    return dict(step.parts)


@pytest.mark.parametrize(
    ("language", "text", "number", "wanted"),
    [
        ("en", SHE, 0, {"rule": "subject-verb-clause", "opener": "clause", "chain": 0, "others": 0}),
        ("en", SHE, 1, {"sieve": "speaker/pronoun", "agreement": "full", "others": 0, "distance": 10, "chain": 1}),
        ("en", SHE.replace("John Kerry", "Hillary Clinton"), 1, {"others": 1, "near": 1}),
        ("en", SHE.replace("John Kerry smiled", "Hillary Clinton sat. Rain fell"), 1, {"others": 1, "near": 0}),
        ("en", "The union said the engine was old.", 0, {"sieve": "speaker/described-body"}),
        ("ar", ON, 1, {"sieve": "elided/last-speaker", "chain": 1, "agreement": "full", "distance": 8}),
        ("ar", ON, 2, {"sieve": "elided/last-speaker", "chain": 2, "distance": 5}),
        ("ar", "وأضاف أن الخبز غال.", 0, {"sieve": "elided/last-speaker", "others": 0}),
        ("ar", SLIP, 1, {"sieve": "speaker/misspelt-name", "spelling": "joined"}),
        ("ar", SLIP, 2, {"sieve": "speaker/introduced-name", "spelling": "joined"}),
    ],
)  # fmt: skip
def test_the_parts(
    extractor: Extractor, language: str, text: str, number: int, wanted: dict[str, object]
) -> None:
    found = parts(extractor, text, number, language)
    assert {name: found.get(name) for name in wanted} == wanted


def test_what_does_not_apply_is_left_out(extractor: Extractor) -> None:
    assert {"distance", "spelling"}.isdisjoint(parts(extractor, SHE, 0))
    assert {"distance", "spelling", "agreement"}.isdisjoint(parts(extractor, "وأضاف أن الخبز غال.", 0, "ar"))


def test_a_trace_has_the_same_parts(extractor: Extractor) -> None:
    article = Article(SHE, published=DAY, language="en")
    (stages,) = extractor.stages(article)
    traced = [attribution.grounds for attribution in extractor.stages(article)[0].attributions]
    assert [attribution.grounds for attribution in stages.attributions] == traced
