"""The sieves of the resolver: which one answers for the last report of a text, and with whom."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from tracker_extract import Extractor
from tracker_extract.mentions.reading import read
from tracker_extract.models import Article
from tracker_extract.reports.report import Report
from tracker_extract.speakers.attribution import Referent
from tracker_extract.speakers.context import Context
from tracker_extract.speakers.introduce import pass_mentions
from tracker_extract.speakers.resolver import attribute_next, begin
from tracker_extract.speakers.rules import ELIDED, SIEVES
from tracker_extract.speakers.sieves.gap import gap_of
from tracker_extract.speakers.sieves.named import thing


class Example(NamedTuple):
    """A text, the sieve that answers for its last report, and the name of the speaker ("" for nobody)."""

    label: str
    text: str
    sieve: str
    speaker: str


DAY = date(2013, 5, 5)
SOURCES = (
    Example("she, who spoke before", "Merkel said the road was open. On Monday she said it was shut.", "speaker/pronoun", "Angela Merkel"),
    Example("a listed name", "وقال لافروف إن الحوار مستمر.", "speaker/listed-name", "Sergey Lavrov"),
    Example("the article's own man before the registry's", "Hank Lavrov, a baker, said bread was dear. Lavrov said flour was dearer.", "speaker/listed-name", "Hank Lavrov"),
    Example("an unlisted name again", "Mayor Hank Tolliver said the bridge was safe. Tolliver said it would open.", "speaker/introduced-name", "Hank Tolliver"),
    Example("an official, without an article", "وقال مسؤول أمريكي إن القاعدة ستغلق.", "speaker/indefinite", "مسؤول أمريكي"),
    Example("two sources told of as one", "وقالت مصادر أمنية وطبية إن الجسر دمر.", "speaker/indefinite", "مصادر أمنية وطبية"),
    Example("a surname that is a word", "وقال المعلم إن الحوار مستمر.", "speaker/surname", "Walid Muallem"),
    Example("another spelling of the minister", "وقال وزير الخارجية الروسي سيرغاي لفروف إن الحوار مستمر.", "speaker/other-spelling", "Sergey Lavrov"),
    Example("a name nobody knows", "وقال المهندس زاهي سمعان إن الطحين غال.", "speaker/unlisted-name", "Zahi Saman"),
    Example("the minister on the day", "وقال وزير الخارجية الروسي إن الحوار مستمر.", "speaker/office", "Sergey Lavrov"),
    Example("a minister of nobody knows which country", "The minister said the road was open.", "speaker/title-of-nobody", ""),
    Example("the two who spoke", "وقال لافروف وكيري إن الهدنة قريبة. وأكد الوزيران أن الطريق مفتوح.", "speaker/the-two", "Sergey Lavrov & John Kerry"),
    Example("the source that spoke", "قال مصدر عسكري إن الجسر دمر. وأكد المصدر أن الجنود بخير.", "speaker/description", "مصدر عسكري"),
    Example("a country", "وأعلنت روسيا أن القاعدة ستغلق.", "speaker/country", "Russia"),
    Example("a ministry of a country", "وأعلنت وزارة الدفاع الروسية أن القاعدة ستغلق.", "speaker/listed-body", "Russian Defence Ministry"),
    Example("a people", "Russians said the winter was long.", "speaker/group", "Russians"),
)  # fmt: skip
GAPS = (
    Example("in the same sentence", "قال لافروف إن الحوار مستمر وأضاف أن الهدنة قريبة.", "elided/same-sentence", "Sergey Lavrov"),
    Example("the subject that the report names", "Lavrov met the guests, adding that the embassy was open.", "elided/actor-of-report", "Sergey Lavrov"),
    Example("nobody knows who, twice in a sentence", "وقال الشيء إن الحوار مستمر وأضاف أن الهدنة قريبة.", "elided/unknown-before", ""),
    Example("a verb that describes a noun", "يناقش المجلس مشروع قرار، يؤكد أن القتال يجب أن يقف.", "elided/of-noun", ""),
    Example("another matter is put first", "قال لافروف إن الحوار مستمر. أما فيما يخص المؤتمر فأعلن أن الموعد قريب.", "elided/of-topic", ""),
    Example("the subject before the verb", "رفضت أنقرة العرض، وقالت إن الحدود مغلقة.", "elided/subject-before-verb", "Turkey"),
    Example("a subject that could not be read", "وكان أبرز نواب المعارضة، زاهي سمعان، قد أعلن أن الموعد قريب.", "elided/subject-before-verb", ""),
    Example("the subject of the sentence before", "قالت ميركل إن الجسر مغلق. استقبل لافروف الوفد. وأضاف أن السفارة مفتوحة.", "elided/subject-of-sentence-before", "Sergey Lavrov"),
    Example("whoever spoke last", "وقال مصدر إن الهدنة قريبة. وأضاف أن الطريق مفتوح.", "elided/last-speaker", "مصدر"),
    Example("the last speaker is a man, the verb a woman's", "قال لافروف إن الحوار مستمر. وقالت إن الهدنة قريبة.", "elided/last-speaker", ""),
)  # fmt: skip


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def before_last(extractor: Extractor, text: str) -> tuple[Context, Report]:
    """The pass over a text as it stands before its last report, and that report."""
    stages = extractor.stages(Article(text, published=DAY))[0]
    c = begin(read(stages.outline), extractor.registry, extractor.countries, stages.mentions)
    *others, last = stages.reports
    for report in others:
        attribute_next(c, report)
    pass_mentions(c, last.cue[0] if last.cue else last.parts[0][0])
    c.discourse.nearby = (c.reading.outline.sentence_before(last.sentence) or last.sentence).start
    return c, last


def names(answer: Referent) -> str:
    return " & ".join(entity.speaker.name for entity in answer.entities)


@pytest.mark.parametrize("example", SOURCES, ids=lambda example: example.label)
def test_the_first_sieve_that_answers_for_a_source(extractor: Extractor, example: Example) -> None:
    c, report = before_last(extractor, example.text)
    assert report.source is not None
    for rule in SIEVES.rules:
        answer = rule.apply(c, report.source, report)
        if answer is not None:
            assert (rule.id, names(answer)) == (example.sieve, example.speaker)
            return
    pytest.fail("no sieve answers")


@pytest.mark.parametrize("example", GAPS, ids=lambda example: example.label)
def test_the_first_sieve_that_answers_for_an_elided_subject(extractor: Extractor, example: Example) -> None:
    c, report = before_last(extractor, example.text)
    assert report.source is None
    gap = gap_of(c, report)
    for rule in ELIDED.rules:
        answer = rule.apply(c, gap)
        if answer is not None:
            assert (rule.id, names(answer)) == (example.sieve, example.speaker)
            return
    pytest.fail("no sieve answers")


def test_a_thing_is_nobody_only_where_a_report_asks(extractor: Extractor) -> None:
    stages = extractor.stages(Article("وكشفت الأمطار عن ضعف الجسر."))[0]
    c = begin(read(stages.outline), extractor.registry, extractor.countries, stages.mentions)
    report = stages.found[0]
    assert report.source is not None
    asked, alone = thing(c, report.source, report), thing(c, report.source, None)
    assert asked is not None
    assert (asked.entities, asked.by, alone) == ((), "unresolved", None)
