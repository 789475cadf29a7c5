"""Acts of reporting where subjects come first: verb groups, limits of clauses, sources, openings and contents.

The words are our own. No names are listed here, so that only titles, bodies and places in the sentence tell a source.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tracker_extract.mentions.reading import Reading, read
from tracker_extract.models import Article, Region
from tracker_extract.outline.outline import Outline
from tracker_extract.packs import load_packs
from tracker_extract.reports.report import Report
from tracker_extract.reports.subject_first import sources
from tracker_extract.reports.subject_first.clauses import begins_clause, finite_verb
from tracker_extract.reports.subject_first.cues import cue_forms, cues_in
from tracker_extract.reports.subject_first.finder import find
from tracker_extract.reports.subject_first.openings import find_opening
from tracker_extract.reports.subject_first.verbs import verb_group
from tracker_extract.reports.subject_first.whose import subject_before
from tracker_extract.words.capitals import lexicon_of
from tracker_extract.words.tokens import WordTable

Tables = dict[str, WordTable]


@pytest.fixture(scope="module")
def tables() -> Tables:
    return {
        pack.code: WordTable(lexicon_of(pack, [], {}))
        for pack in load_packs()
        if pack.code in ("en", "fr", "ru")
    }


def reading_of(text: str, table: WordTable) -> Reading:
    return read(Outline(Article(text, regions=(Region("body", 0, len(text)),)), table))


def words(r: Reading, start: int, end: int) -> str:
    if start >= end:
        return ""
    span = r.outline.span(start, end)
    return r.outline.article.text[span.start : span.end]


def at(r: Reading, word: str) -> int:
    """The token of a word that stands once in the text."""
    (i,) = [i for i, form in enumerate(r.tokens.forms) if form == word]
    return i


# -- verb groups -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Group:
    """A sentence, its verb, the words of the verb's group before it, and what the group is."""

    label: str
    language: str
    text: str
    verb: str
    before: str
    flags: frozenset[str] = frozenset()


GROUPS = (
    Group("a verb alone", "en", "The minister said that prices rose.", "said", ""),
    Group("auxiliaries", "en", "The minister has said that prices rose.", "said", "has"),
    Group("a day with its preposition", "en", "The minister on Tuesday said that prices rose.", "said", "on Tuesday"),
    Group("an adverb", "en", "The minister later said that prices rose.", "said", "later"),
    Group("denied", "en", "The minister has not said that prices rose.", "said", "", frozenset({"negated"})),
    Group("an infinitive", "en", "The minister wants to say that prices rose.", "say", "", frozenset({"infinitive"})),
    Group("a passive", "en", "The minister was told that prices rose.", "told", "", frozenset({"passive"})),
    Group("a relative clause", "en", "The minister, who said that prices rose, left.", "said", "", frozenset({"relative"})),
    Group("an auxiliary", "fr", "Le ministre a déclaré que les prix montent.", "déclaré", "a"),
    Group("a relative clause", "fr", "Le ministre, qui affirme que les prix montent, part.", "affirme", "", frozenset({"relative"})),
    Group("a verb alone", "ru", "Министр заявил, что цены растут.", "заявил", ""),
    Group("denied", "ru", "Министр не заявил, что цены растут.", "заявил", "", frozenset({"negated"})),
)  # fmt: skip


@pytest.mark.parametrize("case", GROUPS, ids=lambda case: f"{case.language}: {case.label}")
def test_a_verb_group_begins_before_its_verb_and_is_denied_passive_or_relative(
    case: Group, tables: Tables
) -> None:
    r = reading_of(case.text, tables[case.language])
    group = verb_group(r, at(r, case.verb), 0)
    assert words(r, group.start, group.verb) == case.before
    flags = {"negated", "infinitive", "passive", "relative"}
    assert {flag for flag in flags if getattr(group, flag)} == case.flags
    assert group.reports_nothing == bool(case.flags & {"negated", "infinitive"})


# -- limits of clauses -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("prices will rise", "will"),
        ("prices of bread were known to nobody", "were"),
        ("the price of bread", None),
        ("the end of a televised address", None),
        ("the price. It was high", None),
        ("the price, adding that it was high", None),
    ],
)
def test_the_finite_verb_of_a_clause_stands_before_its_end(
    text: str, verb: str | None, tables: Tables
) -> None:
    r = reading_of(text, tables["en"])
    found = finite_verb(r, 0, len(r.bits))
    assert (None if found is None else r.tokens.forms[found]) == verb


def test_a_clause_begins_the_sentence_or_stands_behind_a_mark_or_conjunction(tables: Tables) -> None:
    r = reading_of("Prices rose, the minister said while bread was cheap.", tables["en"])
    begin = [i for i in range(len(r.bits)) if begins_clause(r, i, 0)]
    assert [r.tokens.forms[i] for i in begin] == ["Prices", "the", "bread", "cheap"]


# -- sources ---------------------------------------------------------------------------------------------------------

SOURCES = (
    ("en", "right before the verb", "The finance minister said that prices rose.", "said", "The finance minister"),
    ("en", "two joined", "The finance minister and the president said that prices rose.", "said",
     "The finance minister and the president"),
    ("en", "before an insertion", "The finance minister, a friend of bakers, said that prices rose.", "said",
     "The finance minister"),
    ("en", "before a relative pronoun", "The finance minister, who said that prices rose, left.", "said",
     "The finance minister"),
    ("en", "an unnamed one with its relative clause", "A resident who fled the city said that prices rose.", "said",
     "A resident"),
    ("en", "an unnamed one with a participle", "Residents reached by phone said that prices rose.", "said",
     "Residents reached by phone"),
    ("en", "with what a preposition governs", "The price set for the minister said much.", "said", "The price set for the minister"),
    ("fr", "right before the verb", "Le ministre des Finances a déclaré que les prix montent.", "déclaré",
     "Le ministre des Finances"),
    ("ru", "right before the verb", "Министр финансов заявил, что цены растут.", "заявил", "Министр финансов"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "label", "text", "verb", "source"), SOURCES, ids=[f"{s[0]}: {s[1]}" for s in SOURCES]
)
def test_a_verb_has_its_subject_before_it(
    language: str, label: str, text: str, verb: str, source: str | None, tables: Tables
) -> None:
    r = reading_of(text, tables[language])
    sentence = r.outline.sentences[0]
    group = verb_group(r, at(r, verb), 0)
    found = subject_before(r, group.start, sentence) or sources.before_participle(r, group.start, sentence)
    assert (None if found is None else words(r, found.start, found.end)) == source


# -- openings --------------------------------------------------------------------------------------------------------

OPENINGS = (
    ("en", "The minister said that prices rose.", "said", "that", "that", "prices"),
    ("en", "The minister said on Monday that prices rose.", "said", "that", "that", "prices"),
    ("en", "The minister said: prices rose.", "said", "colon", "colon", "prices"),
    ("en", 'The minister said: "Prices rose again today."', "said", "quote", "colon", '"'),
    ("en", 'The minister said "Prices rose again today."', "said", "quote", "quote", '"'),
    ("en", "The minister told reporters prices were high.", "told", "clause", "clause", "prices"),
    ("en", "The minister urged bakers to work.", "urged", "noun", "urged", "work"),
    ("en", "The minister announced a plan.", "announced", "noun", "object", "a"),
    ("en", "The minister said much.", "said", "", "", ""),
    ("fr", "Le ministre affirme que les prix montent.", "affirme", "that", "that", "les"),
    ("ru", "Министр заявил, что цены растут.", "заявил", "that", "that", "цены"),
    ("ru", "Министр заявил о том, что цены растут.", "заявил", "that", "preposition", "цены"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "verb", "kind", "rule", "first"), OPENINGS, ids=[f"{o[0]}: {o[1]}" for o in OPENINGS]
)
def test_content_begins_behind_what_opens_it(
    language: str, text: str, verb: str, kind: str, rule: str, first: str, tables: Tables
) -> None:
    r = reading_of(text, tables[language])
    cue = at(r, verb)
    found = [
        find_opening(r, end, form, len(r.bits)) for end, form in cue_forms(r, cue) if form.part == "verb"
    ]
    opening = next((opening for opening in found if opening is not None), None)
    if opening is None:
        assert not kind
    else:
        assert (opening.kind, opening.rule, r.tokens.forms[opening.begin]) == (kind, rule, first)
        assert opening.urged == (rule == "urged")


# -- whole reports ---------------------------------------------------------------------------------------------------

REPORTS = (
    ("en", "The finance minister said that prices rose, adding that bread was cheap.",
     [("subject-verb-that", ("prices rose",)), ("participle-that", ("bread was cheap",))]),
    ("en", "The finance minister left the room and said that prices rose.",
     [("coordinated-that", ("prices rose",))]),
    ("en", "Prices of bread will rise in May, the finance minister said.",
     [("words-subject-verb", ("Prices of bread will rise in May",))]),
    ("en", '"Prices of bread will rise again," said the finance minister.',
     [("quotation-verb-subject", ("Prices of bread will rise again,",))]),
    ("en", '"Prices of bread will rise," the finance minister said, "and nobody will help."',
     [("quotation-interrupted", ("Prices of bread will rise,", "and nobody will help"))]),
    ("en", '"Will prices of bread rise?" The finance minister asked.',
     [("quotation-subject-verb", ("Will prices of bread rise?",))]),
    ("en", "The agency quoted the finance minister as saying that prices rose.",
     [("relay-that", ("prices rose",))]),
    ("en", "The finance minister was quoted as saying that prices rose.",
     [("relay-that", ("prices rose",))]),
    ("en", "According to the finance minister, prices of bread will rise.",
     [("attribution", ("prices of bread will rise",))]),
    ("ru", "Цены на хлеб вырастут, как министр финансов заявил.",
     [("attribution-cue", ("Цены на хлеб вырастут",))]),
    ("ru", "Цены на хлеб вырастут, как заявил министр финансов.",
     [("attribution", ("Цены на хлеб вырастут",))]),
    ("ru", "«Цены вырастут, — заявил министр финансов, — и никто не поможет».",
     [("quotation-dashes", ("Цены вырастут", "и никто не поможет"))]),
)  # fmt: skip


def contents(r: Reading, report: Report) -> tuple[str, ...]:
    return tuple(words(r, *part) for part in report.parts)


@pytest.mark.parametrize(("language", "text", "reports"), REPORTS, ids=[case[1] for case in REPORTS])
def test_a_sentence_gives_its_reports_by_rule(
    language: str, text: str, reports: list[tuple[str, tuple[str, ...]]], tables: Tables
) -> None:
    r = reading_of(text, tables[language])
    assert [(report.rule, contents(r, report)) for report in find(r)] == reports


@pytest.mark.parametrize(
    "text",
    [
        "The finance minister did not say that prices rose.",
        "The finance minister wants to say that prices rose.",
        "The finance minister was told that prices rose.",
        "If the finance minister said that prices rose, nobody heard it.",
        "On Monday, the finance minister said.",
    ],
)
def test_where_nothing_is_reported_there_is_no_report(text: str, tables: Tables) -> None:
    assert find(reading_of(text, tables["en"])) == []


def test_a_quotation_of_its_own_becomes_part_of_the_speech_before_it(tables: Tables) -> None:
    text = 'The finance minister said: "Prices of bread will rise."\n"Nobody will help us with that."'
    r = reading_of(text, tables["en"])
    (report,) = find(r)
    assert contents(r, report) == ("Prices of bread will rise", "Nobody will help us with that")
    assert report.notes == ("a quotation without a cue continues it",)


def test_words_in_marks_behind_a_determiner_or_with_a_capital_are_no_cues(tables: Tables) -> None:
    r = reading_of('The claim that "they said nothing of it" was what the Order of Say said.', tables["en"])
    assert [r.tokens.forms[i] for i in cues_in(r, r.outline.sentences[0])] == ["said"]
