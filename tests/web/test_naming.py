"""What the registry and the rules say in English, in Arabic."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from tracker_cli.pages.naming import Names
from tracker_cli.pages.words import words
from tracker_extract import Extractor
from tracker_extract.confidence import TERMS, Term
from tracker_extract.models import Article
from tracker_extract.registry import Registry
from web.site import Server

_LATIN = re.compile("[A-Za-z]")


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(words("ar"))


@pytest.mark.parametrize(
    ("role", "holder", "arabic"),
    [
        ("Minister of Foreign Affairs of Russia", "sergey-lavrov", "وزير خارجية روسيا"),
        ("Spokesperson of the Foreign Ministry of Russia", "maria-zakharova", "المتحدثة باسم وزارة الخارجية في روسيا"),
        ("Secretary-General of the United Nations", "", "الأمين العام للأمم المتحدة"),
        ("Acting Prime Minister of Libya", "", "رئيس وزراء ليبيا بالإنابة"),
        ("Permanent Representative of the United States to the United Nations", "nikki-haley",
         "المندوبة الدائمة للولايات المتحدة لدى الأمم المتحدة"),
        ("Mayor", "", "Mayor"),
        ("King of Ruritania", "", "King of Ruritania"),
    ],
)  # fmt: skip
def test_a_role(names: Names, role: str, holder: str, arabic: str) -> None:
    assert names.office(role, holder) == arabic


def test_every_office_of_the_registry_has_an_arabic_name(names: Names) -> None:
    offices = [office.name for office in Registry.load().offices.values()]
    assert len(offices) > 400
    assert [name for name in offices if _LATIN.search(names.office(name))] == []


def test_roles_of_several_speakers(names: Names) -> None:
    record = {
        "role": "Minister of Foreign Affairs of Russia & Secretary of State of the United States",
        "speaker_id": "sergey-lavrov;john-kerry",
    }
    assert names.role(record) == "وزير خارجية روسيا ووزير خارجية الولايات المتحدة"
    assert Names(words("en")).role(record) == record["role"]
    assert names.role({"role": None, "speaker_id": None}) == ""


def test_topics_and_countries(names: Names, tmp_path: Path) -> None:
    assert (names.topic("ceasefire"), names.topic("unheard-of")) == ("وقف إطلاق النار", "unheard-of")
    assert (names.country("RU"), names.country("UN"), names.country("??")) == ("روسيا", "الأمم المتحدة", "??")
    (tmp_path / "topics.toml").write_text('[grain]\nname = "القمح"\nforms = ["wheat"]\n', "utf-8")
    assert Names(words("ar"), tmp_path).topic("grain") == "القمح"
    assert Names(words("en"), tmp_path).topic("grain") == "grain"


@pytest.mark.parametrize(
    ("note", "arabic"),
    [
        ("الوزير: introduced so in the article", "الوزير: هكذا قدّمه المقال"),
        (
            "الوزير: Minister of Foreign Affairs of Russia on 2016-09-03",
            "الوزير: وزير خارجية روسيا في 2016-09-03",
        ),
        (
            "2016-09-02, counted from the article's 2016-09-03",
            "2016-09-02، محسوبا من تاريخ المقال 2016-09-03",
        ),
        ("the actor of the clause; the actor of the clause", "فاعل الجملة؛ فاعل الجملة"),
        ("a note that no table has", "a note that no table has"),
    ],
)
def test_a_note(names: Names, note: str, arabic: str) -> None:
    assert names.note(note) == arabic


def test_every_step_that_arabic_text_leads_to_can_be_told(names: Names) -> None:
    """Over the texts of the cases: a note or rule that the table lacks shows Latin letters that are not the article's."""
    extractor = Extractor.load()
    untold = set()
    for path in (Path(__file__).parents[1] / "cases" / "ar").glob("*.toml"):
        cases = tomllib.loads(path.read_text("utf-8")).get("case", [])
        for case in (case for case in cases if "text" in case):
            published = case.get("published")
            article = Article(
                case["text"], published=published and date.fromisoformat(published), language="ar"
            )
            for step in (step for said in extractor(article) for step in said.evidence):
                told = (names.rule({"step": step.step, "rule": step.rule}), names.note(step.note))
                latin = re.findall("[A-Za-z]+", " ".join(told))
                untold |= {(step.rule, step.note) for word in latin if word not in case["text"]}
    assert untold == set()


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_what_a_term_adds_to_a_confidence(names: Names, term: Term) -> None:
    sign = "+" if term.way > 0 else "-"
    told = names.note(f"0.62 to begin with; {sign}0.12 {term.line}")
    assert told.startswith(f"0.62 في البداية؛ {'زيادة' if term.way > 0 else 'نقص'} 0.12: ")
    assert _LATIN.findall(told) == []


def test_the_arabic_page_of_a_statement_is_arabic(arabic_server: Server) -> None:
    page = arabic_server.get("/statement/2").text
    main = re.sub(
        "<[^>]+>", " ", page[page.index("<main") : page.index('<section aria-labelledby="article">')]
    )
    assert "وزير خارجية الولايات المتحدة" in main
    assert "وقف إطلاق النار" in main
    assert "فعل، أن" in main
    # `a verb of saying` is a note of the sample itself.
    assert _LATIN.findall(main.replace("a verb of saying", "")) == []
    assert ", " not in main
