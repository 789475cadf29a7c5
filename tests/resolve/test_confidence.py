"""What a confidence is made of: facts of the statement by name, what each term adds for them, and the figure."""

from __future__ import annotations

import shutil
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from tracker_extract import Extractor
from tracker_extract.confidence import BY_NAME, LEAST, MOST, TERMS, Calibration
from tracker_extract.errors import DataError
from tracker_extract.models import Article, Evidence, Statement
from tracker_extract.register import RULES

DAY = date(2013, 5, 5)
SHE = "Angela Merkel said the mill was shut. John Kerry smiled. She said it would open again."
# Zahi Samaan said that flour is dear; he added that bread is dear; and he confirmed that salt is cheap
ON = "قال الخباز زاهي سمعان إن الطحين غال. وأضاف أن الخبز غال. وأكد أن الملح رخيص."
# the library's director Walid al-Sharqawi said …; al-Sharqwi went on …; al-Sharqwi added …
SLIP = "قال مدير المكتبة وليد الشرقاوي إن المخطوطات سليمة. وتابع الشرقوي أن العدد كبير. وأضاف الشرقوي أن الباب مفتوح."
NAMESAKE = "Spokesman Hank Tolliver came late. A harbour spokesman said the mill was shut."
LONG = "Kerry said the old ferry that brings the millers and their flour across the wide river was late again on Sunday."
AFTER_LONG = (
    "Angela Merkel opened the mill. " + "The river was high and the road was wet and the old men sat by the fire. " * 4
    + "She said it would open again."
)  # fmt: skip


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def made(extractor: Extractor, text: str, number: int, language: str = "en") -> tuple[Statement, Evidence]:
    """A statement of the text, and the step that tells of its confidence."""
    statement = extractor(Article(text, published=DAY, language=language))[number]
    (step,) = (each for each in statement.evidence if each.step == "confidence")
    assert statement.evidence[-1] == step
    return statement, step


def parts(extractor: Extractor, text: str, number: int, language: str = "en") -> dict[str, str | int]:
    _, step = made(extractor, text, number, language)
    assert (step.rule, step.spans) == ("calibrated", ())
    return dict(step.parts)


@pytest.mark.parametrize(
    ("language", "text", "number", "wanted"),
    [
        ("en", SHE, 0, {"rule": "subject-verb-clause", "opener": "clause", "chain": 0, "others": 0}),
        ("en", SHE, 1, {"sieve": "speaker/pronoun", "agreement": "full", "others": 0, "distance": 10, "chain": 1}),
        ("en", SHE.replace("John Kerry smiled", "The rain wet Hillary Clinton"), 1, {"others": 1, "near": 1}),
        ("en", SHE.replace("John Kerry smiled", "Hillary Clinton sat. Rain fell"), 1, {"others": 1, "near": 0}),
        ("en", "The union said the engine was old.", 0, {"sieve": "speaker/described-body"}),
        ("ar", ON, 1, {"sieve": "elided/last-speaker", "chain": 1, "agreement": "full", "distance": 8}),
        ("ar", ON, 2, {"sieve": "elided/last-speaker", "chain": 2, "distance": 5}),
        ("ar", "وأضاف أن الخبز غال.", 0, {"sieve": "elided/last-speaker", "others": 0}),
        ("ar", SLIP, 1, {"sieve": "speaker/misspelt-name", "spelling": "joined"}),
        ("ar", SLIP, 2, {"sieve": "speaker/introduced-name", "spelling": "joined"}),
        ("en", SHE, 1, {"class": "person", "turns": 2, "cue": "verb", "gap": 0, "words": 4, "name": None}),
        ("ar", ON, 0, {"class": "person", "turns": 3, "cue": "verb", "gap": 4, "words": 2, "name": 2}),
        ("en", "Tolliver said the mill was shut.", 0, {"name": 1}),
        ("en", "The mill is shut, according to Kerry.", 0, {"cue": "attribution", "gap": 1}),
        ("en", NAMESAKE, 0, {"sieve": "speaker/indefinite", "bearers": 1}),
        ("en", NAMESAKE.replace("Spokesman", "Mayor"), 0, {"sieve": "speaker/indefinite", "bearers": None}),
    ],
)  # fmt: skip
def test_the_parts(
    extractor: Extractor, language: str, text: str, number: int, wanted: dict[str, object]
) -> None:
    found = parts(extractor, text, number, language)
    assert {name: found.get(name) for name in wanted} == wanted


def test_what_does_not_apply_is_left_out(extractor: Extractor) -> None:
    assert {"distance", "spelling", "name", "bearers"}.isdisjoint(parts(extractor, SHE, 0))
    nobody = parts(extractor, "وأضاف أن الخبز غال.", 0, "ar")
    assert {"distance", "spelling", "agreement", "class", "name", "turns"}.isdisjoint(nobody)


def test_a_trace_has_the_same_parts(extractor: Extractor) -> None:
    article = Article(SHE, published=DAY, language="en")
    (stages,) = extractor.stages(article)
    traced = [attribution.grounds for attribution in extractor.stages(article)[0].attributions]
    assert [attribution.grounds for attribution in stages.attributions] == traced


# For each term a statement in which it holds, and one that is alike but for that.
EXAMPLES = [
    ("nobody", "ar", "وأضاف أن الخبز غال.", 0, "وأضاف لافروف أن الخبز غال."),  # he added … / Lavrov added that bread is dear
    ("named", "en", "Kerry said the ferry was late.", 0, "A miller said the ferry was late."),
    ("introduced", "en", "Mayor Hank Tolliver came. Tolliver said the mill was shut.", 0, "Kerry said the mill was shut."),
    ("person", "en", "Kerry said the ferry was late.", 0, "Hezbollah said the ferry was late."),
    ("media", "ar", "ذكرت صحيفة الحياة أن الجسر مغلق.", 0, "ذكرت وزارة النقل الروسية أن الجسر مغلق."),  # the paper al-Hayat / Russia's ministry of transport reported that the bridge is shut
    ("one-word", "en", "Tolliver said the mill was shut.", 0, "Hank Tolliver said the mill was shut."),
    ("title-alone", "en", "The lead negotiator of the millers said the mill was shut.", 0, "A negotiator of the millers said the mill was shut."),
    ("borne", "en", NAMESAKE, 0, NAMESAKE.replace("Spokesman", "Mayor")),
    ("agrees", "en", SHE, 1, "The union said the engine was old. It said the boat was old."),
    ("again", "en", SHE, 1, "Merkel said the mill was shut. Kerry said it would open again."),
    ("last-speaker", "ar", ON, 1, "قال الخباز زاهي سمعان إن الطحين غال وأضاف أن الخبز غال."),  # the baker Zahi Samaan said that flour is dear and added that bread is dear
    ("long-ago", "en", AFTER_LONG, 0, "Angela Merkel opened the mill. She said it would open again."),
    ("that", "en", "Kerry said that the ferry was late.", 0, "Kerry said the ferry was late."),
    ("noun", "en", "Kerry accused the millers of theft.", 0, "Kerry said the millers stole."),
    ("beside", "en", "The mill is shut, according to Kerry.", 0, "The mill is shut, Kerry said."),
    ("apart", "en", "Kerry said on Monday, two days behind the great fair of the northern millers, that the ferry was late.", 0,
     "Kerry said on Monday that the ferry was late."),
    ("short", "en", "Kerry said the ferry was late.", 0, LONG),
    ("long", "en", LONG, 0, "Kerry said the ferry was late."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "language", "text", "number", "without"), EXAMPLES)
def test_where_a_term_holds(
    extractor: Extractor, name: str, language: str, text: str, number: int, without: str
) -> None:
    (term,) = (term for term in TERMS if term.id == name)
    assert term.holds(parts(extractor, text, number, language))
    other = extractor(Article(without, published=DAY, language=language))
    assert not term.holds(parts(extractor, without, min(number, len(other) - 1), language))


def test_every_term_has_an_example() -> None:
    assert [each[0] for each in EXAMPLES] == [term.id for term in TERMS]


@pytest.mark.parametrize(
    ("language", "text", "number"), [("en", SHE, 0), ("en", SHE, 1), ("ar", ON, 1), ("ar", SLIP, 1)]
)
def test_what_the_terms_add_makes_the_figure(
    extractor: Extractor, language: str, text: str, number: int
) -> None:
    statement, step = made(extractor, text, number, language)
    begin, *added = (float(piece.split()[0]) for piece in step.note.split("; "))
    assert added
    assert round(begin + sum(added), 2) == statement.confidence


def test_the_rules_that_a_term_asks_for_are_registered() -> None:
    asked = {*BY_NAME, "speaker/introduced-name", "speaker/title-without-office", "elided/last-speaker"}
    assert asked - {rule.id for rule in RULES} == set()


def test_a_part_that_is_not_known_raises_no_question() -> None:
    """No sieve may answer, and nothing else be known of a speaker."""
    assert [term.id for term in TERMS if term.holds({})] == ["nobody"]


def test_a_term_that_weighs_nothing_is_not_told_and_nothing_is_certain() -> None:
    known: dict[str, str | int] = {"sieve": "speaker/listed-name", "class": "person", "chain": 0, "words": 9}
    assert Calibration(1.0, -1.0, {"person": 0.0}).told(known) == (0.5, "0.50 to begin with")
    assert Calibration(0.0, 0.0, {"person": 40.0}).told(known) == (
        MOST,
        "0.50 to begin with; +0.49 a person speaks",
    )
    assert Calibration(-40.0, 0.0, {}).told(known)[0] == LEAST


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "« Le blé est au port », a déclaré John Kerry.",
        ),  # "The wheat is in the port," John Kerry declared
        (
            "ru",
            "Лавров заявил, что мост откроют в мае.",
        ),  # Lavrov stated that the bridge will be opened in May
    ],
)
def test_where_nobody_measured_the_figure_is_an_estimate_and_low(
    extractor: Extractor, language: str, text: str
) -> None:
    statement, step = made(extractor, text, 0, language)
    assert (step.rule, step.note) == (
        "estimate",
        "a rule of thumb, for want of annotated articles in this language",
    )
    assert statement.confidence <= 0.8


def test_a_table_beside_the_pack_calibrates_it(extractor: Extractor, tmp_path: Path) -> None:
    shipped = Path(str(files("tracker_extract"))) / "lang" / "fr"
    shutil.copytree(shipped, tmp_path / "lang" / "fr")
    table = tmp_path / "lang" / "fr" / "confidence.toml"
    table.write_text("base = 0.0\nunread = 0.0\nstatements = 9\n[weights]\nnamed = 3.0\n", "utf-8")
    statement, step = made(
        Extractor.load(own=tmp_path), "John Kerry a affirmé que le blé est au port.", 0, "fr"
    )
    assert (statement.confidence, step.rule) == (0.95, "calibrated")
    table.write_text("base = 0.0\nunread = 0.0\nstatements = 9\n[weights]\nnamd = 3.0\n", "utf-8")
    with pytest.raises(DataError, match="named"):
        Extractor.load(own=tmp_path)
