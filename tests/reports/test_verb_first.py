"""Acts of reporting where verbs come first, before anybody asks who spoke: rule, source, content and what ends it.

The words are our own. No names are listed here, so that only titles and places in the sentence tell a source.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tracker_extract.mentions.reading import Reading, read
from tracker_extract.models import Article, Region
from tracker_extract.outline.outline import Outline
from tracker_extract.packs import load_packs
from tracker_extract.reports.report import Report
from tracker_extract.reports.verb_first.finder import find
from tracker_extract.reports.verb_first.match import match
from tracker_extract.words.capitals import lexicon_of
from tracker_extract.words.tokens import WordTable

MINISTER = "وزير الزراعة سامي الحداد"  # the minister of agriculture, Sami al-Haddad


@dataclass(frozen=True)
class Case:
    """A sentence with the one report that is found in it: its rule, its contents, and what ends the last of them."""

    label: str
    text: str
    rule: str
    parts: tuple[str, ...]
    stopped_by: str
    cut: int = 0


CASES = (
    Case(
        "a clause to the end of the sentence (said that the season is late)",
        f"قال {MINISTER} إن الموسم تأخر.",
        "verb-subject-that",
        ("الموسم تأخر",),
        "sentence",
    ),
    Case(
        "a quotation that closes (said: 'we shall not import wheat this year')",
        f'قال {MINISTER}: "لن نستورد القمح هذا العام".',
        "verb-subject-quote",
        ("لن نستورد القمح هذا العام",),
        "quotation",
    ),
    Case(
        "a quotation before its verb ('we shall never import wheat this year', said)",
        f'"لن نستورد القمح هذا العام أبدا"، قال {MINISTER}.',
        "quotation-verb-subject",
        ("لن نستورد القمح هذا العام أبدا",),
        "quotation",
    ),
    Case(
        "a noun phrase, and speech behind its colon (confirmed that there is a lack: 'wheat in the markets is very little')",
        f'أكد {MINISTER} على وجود نقص: "القمح في الأسواق قليل جدا".',
        "verb-subject-preposition-noun",
        ("وجود نقص", "القمح في الأسواق قليل جدا"),
        "quotation",
    ),
    Case(
        "an object (announced a halt to the import of wheat)",
        f"أعلن {MINISTER} وقف استيراد القمح.",
        "verb-subject-object",
        ("وقف استيراد القمح",),
        "sentence",
    ),
    Case(
        "the accused before the preposition (accused the traders of storing wheat)",
        f"اتهم {MINISTER} التجار بتخزين القمح.",
        "verb-subject-blame-object",
        ("التجار بتخزين القمح",),
        "sentence",
    ),
    Case(
        "a preposition written onto the content (welcomed the signing of the agreement)",
        f"رحب {MINISTER} بتوقيع الاتفاق.",
        "verb-subject-preposition-noun",
        ("بتوقيع الاتفاق",),
        "sentence",
        cut=1,
    ),
    Case(
        "a speaker behind the agency that quotes him (the agency quoted the minister as saying that)",
        f"نقلت الوكالة عن {MINISTER} قوله إن الموسم تأخر.",
        "relay-that",
        ("الموسم تأخر",),
        "sentence",
    ),
    Case(
        "two clauses (said that the season is late and that wheat is scarce)",
        f"قال {MINISTER} إن الموسم تأخر وإن القمح قليل.",
        "verb-subject-that",
        ("الموسم تأخر", "القمح قليل"),
        "sentence",
    ),
    Case(
        "an attribution ends the content (said that the season is late, according to a local paper)",
        f"قال {MINISTER} إن الموسم تأخر، بحسب صحيفة محلية.",
        "verb-subject-that",
        ("الموسم تأخر",),
        "attribution",
    ),
    Case(
        "an attribution behind its clause (the season is late this year, according to the minister)",
        f"تأخر الموسم هذا العام، بحسب {MINISTER}.",
        "attribution-behind",
        ("تأخر الموسم هذا العام",),
        "sentence",
    ),
    Case(
        "a headline (the minister: we shall not import wheat this year)",
        f"{MINISTER}: لن نستورد القمح هذا العام",
        "headline-colon",
        ("لن نستورد القمح هذا العام",),
        "sentence",
    ),
)

NOT_REPORTED = {
    "negated (did not say that)": "لم يقل وزير الزراعة إن الموسم تأخر.",
    "wished (wants to announce that)": "يريد الوزير أن يعلن أن الموسم تأخر.",
    "the author's own (it is to be recalled that)": "يذكر أن الموسم تأخر هذا العام.",
    "a byline (written by)": "كتب: سامي الحداد",
}


@pytest.fixture(scope="module")
def table() -> WordTable:
    pack = next(pack for pack in load_packs() if pack.code == "ar")
    return WordTable(lexicon_of(pack, [], {}))


def reading_of(text: str, table: WordTable) -> Reading:
    return read(Outline(Article(text, regions=(Region("body", 0, len(text)),)), table))


def contents(report: Report, r: Reading) -> tuple[str, ...]:
    return tuple(words(r, *part) for part in report.parts)


def words(r: Reading, start: int, end: int) -> str:
    span = r.outline.span(start, end)
    return r.outline.article.text[span.start : span.end]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_a_sentence_gives_one_report(case: Case, table: WordTable) -> None:
    r = reading_of(case.text, table)
    (report,) = find(r)
    assert report.source is not None
    assert words(r, report.source.start, report.source.end) == MINISTER
    assert (report.rule, contents(report, r)) == (case.rule, case.parts)
    assert (report.stopped_by, report.cut) == (case.stopped_by, case.cut)
    assert report.attributed == case.rule.startswith("attribution")


@pytest.mark.parametrize("label", NOT_REPORTED)
def test_where_nobody_speaks_there_is_no_report(label: str, table: WordTable) -> None:
    assert find(reading_of(NOT_REPORTED[label], table)) == []


def test_another_clause_ends_the_content_where_its_verb_is_found_to_report(table: WordTable) -> None:
    """… said that the season is late, and the head of the market confirmed that wheat is scarce."""
    r = reading_of(f"قال {MINISTER} إن الموسم تأخر، وأكد مدير السوق هاني الخطيب أن القمح قليل.", table)
    first, second = find(r)
    assert (contents(first, r), first.stopped_by) == (("الموسم تأخر",), "clause")
    assert second.cue is not None
    assert match(r, second.cue[0], second.sentence) == second.frame


def test_a_sentence_that_begins_with_and_that_goes_on_with_the_report_before_it(table: WordTable) -> None:
    """… said that the season is late. And that wheat is scarce."""
    r = reading_of(f"قال {MINISTER} إن الموسم تأخر. وأن القمح قليل.", table)
    (report,) = find(r)
    assert contents(report, r) == ("الموسم تأخر", "القمح قليل")
    assert report.notes == ("the next sentence goes on with it",)


def test_a_quotation_of_its_own_goes_on_with_the_speech_before_it(table: WordTable) -> None:
    """… said: 'we shall not import wheat.' 'And we shall not store it for long.'"""
    r = reading_of(f'قال {MINISTER}: "لن نستورد القمح هذا العام".\n"ولن نخزن القمح طويلا كذلك".', table)
    (report,) = find(r)
    assert contents(report, r) == ("لن نستورد القمح هذا العام", "ولن نخزن القمح طويلا كذلك")
    assert report.notes == ("a quotation without a cue continues it",)
