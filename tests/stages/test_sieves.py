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
from tracker_extract.speakers.resolver import SIEVES, attribute_next, begin
from tracker_extract.speakers.sieves.elided import ELIDED, gap_of, last_speaker_or_actor
from tracker_extract.speakers.sieves.named import thing


class Example(NamedTuple):
    """A text, the sieve that answers for its last report, and the name of the speaker ("" for nobody)."""

    label: str
    text: str
    sieve: str
    speaker: str


DAY = date(2013, 5, 5)
SOURCES = (
    Example("she, who spoke before", "Merkel said the road was open. On Monday she said it was shut.", "pronoun", "Angela Merkel"),
    Example("a listed name", "وقال لافروف إن الحوار مستمر.", "listed", "Sergey Lavrov"),
    Example("the article's own man before the registry's", "Hank Lavrov, a baker, said bread was dear. Lavrov said flour was dearer.", "listed", "Hank Lavrov"),
    Example("an unlisted name again", "Mayor Hank Tolliver said the bridge was safe. Tolliver said it would open.", "introduced", "Hank Tolliver"),
    Example("an official, without an article", "وقال مسؤول أمريكي إن القاعدة ستغلق.", "indefinite", "مسؤول أمريكي"),
    Example("two sources told of as one", "وقالت مصادر أمنية وطبية إن الجسر دمر.", "indefinite", "مصادر أمنية وطبية"),
    Example("a surname that is a word", "وقال المعلم إن الحوار مستمر.", "surname", "Walid Muallem"),
    Example("another spelling of the minister", "وقال وزير الخارجية الروسي سيرغاي لفروف إن الحوار مستمر.", "other_spelling", "Sergey Lavrov"),
    Example("a name nobody knows", "وقال المهندس زاهي سمعان إن الطحين غال.", "unlisted", "Zahi Saman"),
    Example("the minister on the day", "وقال وزير الخارجية الروسي إن الحوار مستمر.", "titled", "Sergey Lavrov"),
    Example("a minister of nobody knows which country", "The minister said the road was open.", "titled", ""),
    Example("the two who spoke", "وقال لافروف وكيري إن الهدنة قريبة. وأكد الوزيران أن الطريق مفتوح.", "two", "Sergey Lavrov & John Kerry"),
    Example("the source that spoke", "قال مصدر عسكري إن الجسر دمر. وأكد المصدر أن الجنود بخير.", "described", "مصدر عسكري"),
    Example("a country", "وأعلنت روسيا أن القاعدة ستغلق.", "country", "Russia"),
    Example("a ministry of a country", "وأعلنت وزارة الدفاع الروسية أن القاعدة ستغلق.", "body", "Russian Defence Ministry"),
    Example("a people", "Russians said the winter was long.", "group", "Russians"),
)  # fmt: skip
GAPS = (
    Example("in the same sentence", "قال لافروف إن الحوار مستمر وأضاف أن الهدنة قريبة.", "_same_sentence", "Sergey Lavrov"),
    Example("the subject that the report names", "Lavrov met the guests, adding that the embassy was open.", "_actor_as_found", "Sergey Lavrov"),
    Example("nobody knows who, twice in a sentence", "وقال الشيء إن الحوار مستمر وأضاف أن الهدنة قريبة.", "_unknown_before", ""),
    Example("a verb that describes a noun", "يناقش المجلس مشروع قرار، يؤكد أن القتال يجب أن يقف.", "_of_noun", ""),
    Example("another matter is put first", "قال لافروف إن الحوار مستمر. أما فيما يخص المؤتمر فأعلن أن الموعد قريب.", "_of_topic", ""),
    Example("the subject before the verb", "رفضت أنقرة العرض، وقالت إن الحدود مغلقة.", "_actor_in_sentence", "Turkey"),
    Example("a subject that could not be read", "وكان أبرز نواب المعارضة، زاهي سمعان، قد أعلن أن الموعد قريب.", "_actor_in_sentence", ""),
    Example("the subject of the sentence before", "قالت ميركل إن الجسر مغلق. استقبل لافروف الوفد. وأضاف أن السفارة مفتوحة.", "_subject_of_sentence_before", "Sergey Lavrov"),
    Example("whoever spoke last", "وقال مصدر إن الهدنة قريبة. وأضاف أن الطريق مفتوح.", "last_speaker_or_actor", "مصدر"),
    Example("the last speaker is a man, the verb a woman's", "قال لافروف إن الحوار مستمر. وقالت إن الهدنة قريبة.", "last_speaker_or_actor", ""),
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
    for sieve in SIEVES:
        answer = sieve(c, report.source, report)
        if answer is not None:
            assert (sieve.__name__, names(answer)) == (example.sieve, example.speaker)
            return
    pytest.fail("no sieve answers")


@pytest.mark.parametrize("example", GAPS, ids=lambda example: example.label)
def test_the_first_sieve_that_answers_for_an_elided_subject(extractor: Extractor, example: Example) -> None:
    c, report = before_last(extractor, example.text)
    assert report.source is None
    gap = gap_of(c, report)
    for sieve in (*ELIDED, last_speaker_or_actor):
        answer = sieve(c, gap)
        if answer is not None:
            assert (sieve.__name__, names(answer)) == (example.sieve, example.speaker)
            return
    pytest.fail("no sieve answers")


def test_every_sieve_has_an_example() -> None:
    shown = {example.sieve for example in (*SOURCES, *GAPS)}
    # What is a thing as a source is screened before; joined to one, it is nobody (below).
    assert {sieve.__name__ for sieve in (*SIEVES, *ELIDED)} - shown == {"thing"}


def test_a_thing_is_nobody_only_where_a_report_asks(extractor: Extractor) -> None:
    stages = extractor.stages(Article("وكشفت الأمطار عن ضعف الجسر."))[0]
    c = begin(read(stages.outline), extractor.registry, extractor.countries, stages.mentions)
    report = stages.found[0]
    assert report.source is not None
    asked, alone = thing(c, report.source, report), thing(c, report.source, None)
    assert asked is not None
    assert (asked.entities, asked.by, alone) == ((), "unresolved", None)
