"""What each stage gives, seen through `Extractor.stages`."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from tracker_extract import Extractor
from tracker_extract.engine import Stages
from tracker_extract.mentions.named import named_mentions
from tracker_extract.mentions.reading import read
from tracker_extract.models import Article, Region
from tracker_extract.reports.clauses import reporting_clauses
from tracker_extract.speakers.resolver import attribute

DAY = date(2016, 3, 1)
ENGLISH = "Angela Merkel met John Kerry on Monday. She said that the road was open. The bridge, Kerry said, would be built."
ARABIC = "استقبل لافروف كيري. وقالت مصادر أمنية وطبية إن الجسر دمر. وكشفت الأمطار عن ضعف الطريق. وأضافت المصادر أن النهر هادئ."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def stages(extractor: Extractor, text: str) -> Stages:
    (only,) = extractor.stages(Article(text, published=DAY))
    return only


def words(made: Stages, start: int, end: int) -> str:
    return made.outline.tokens.text_of(start, end)


def test_the_stages_of_an_english_text(extractor: Extractor) -> None:
    made = stages(extractor, ENGLISH)
    assert made.language == "en"
    assert [words(made, s.start, s.end) for s in made.outline.sentences][
        0
    ] == "Angela Merkel met John Kerry on Monday."
    assert [words(made, m.start, m.end) for m in made.mentions] == ["Angela Merkel", "John Kerry", "Kerry"]
    assert [words(made, *report.cue) for report in made.reports if report.cue] == ["said", "said"]
    assert [[words(made, *part) for part in report.parts] for report in made.reports] == [
        ["the road was open"],
        ["The bridge", "would be built"],
    ]
    assert [(a.by, [s.id for s in a.speakers]) for a in made.attributions] == [
        ("pronoun", ["angela-merkel"]),
        ("alias", ["john-kerry"]),
    ]
    assert [statement.speakers for statement in made.statements] == [a.speakers for a in made.attributions]


def test_what_is_screened_out_leaves_the_others_in_their_order(extractor: Extractor) -> None:
    made = stages(extractor, ARABIC)
    assert len(made.found) == 3
    assert made.reports == (made.found[0], made.found[2])
    assert [statement.source for statement in made.statements] == [
        made.outline.span(report.source.start, report.source.end)
        for report in made.reports
        if report.source is not None
    ]
    assert made.attributions[0].speakers == made.attributions[1].speakers


def test_a_stage_changes_nothing_of_those_before(extractor: Extractor) -> None:
    made = stages(extractor, ARABIC)
    before = repr((made.mentions, made.reports))
    reading = read(made.outline)
    again = attribute(reading, extractor.registry, extractor.countries, made.mentions, made.reports)
    assert again == made.attributions
    assert repr((made.mentions, made.reports)) == before == repr((named_mentions(reading), made.reports))


def test_the_record_of_the_stages_is_frozen(extractor: Extractor) -> None:
    made = stages(extractor, ENGLISH)
    with pytest.raises(FrozenInstanceError):
        made.reports = ()  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        made.attributions[0].by = "name"  # type: ignore[misc]


def test_the_title_is_attributed_last_and_stands_first(extractor: Extractor) -> None:
    title = "Tolliver: the bridge is safe"
    text = f"{title}\n\nMayor Hank Tolliver said that the bridge was safe."
    regions = (Region("title", 0, len(title)), Region("body", len(title) + 2, len(text)))
    (made,) = extractor.stages(Article(text, title, DAY, "en", regions=regions))
    assert [report.kind for report in made.reports] == ["headline", "indirect"]
    assert [[s.name for s in a.speakers] for a in made.attributions] == [["Hank Tolliver"]] * 2


def test_paragraphs_in_two_languages_have_stages_of_their_own(extractor: Extractor) -> None:
    english = "Merkel said that the road between the two villages was open again."
    arabic = "وقال لافروف إن الطريق بين القريتين مفتوح من جديد."
    article = Article(f"{english}\n\n{arabic}\n\n{english.replace('open', 'shut')}", published=DAY)
    made = extractor.stages(article)
    assert sorted(each.language for each in made) == ["ar", "en"]
    together = extractor(article)
    assert [statement.language for statement in together] == ["en", "ar", "en"]
    assert sorted(together, key=repr) == sorted((s for each in made for s in each.statements), key=repr)


@pytest.mark.parametrize("text", ["", "Αυτό το κείμενο είναι στα ελληνικά και κανείς δεν το διαβάζει."])
def test_what_no_pack_reads_has_no_stages(extractor: Extractor, text: str) -> None:
    assert extractor.stages(Article(text)) == ()


def test_the_reporting_clause_is_what_stands_around_the_cue(extractor: Extractor) -> None:
    made = stages(extractor, ENGLISH)
    clauses = reporting_clauses(made.reports)
    assert [[words(made, *stretch) for stretch in clause] for clause in clauses] == [
        ["She said that"],
        [", Kerry said,"],
    ]
