"""Every spelling of the registry leads to its person: in lookups, in a sentence, in the database, in every language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sample import AT
from tracker_extract import Extractor
from tracker_extract.models import Article, Span, Statement
from tracker_extract.registry import Registry
from tracker_extract.schema import read_entries
from tracker_store.database.connect import reading, writing
from tracker_store.naming.lookup import find_speakers
from tracker_store.writing.write import Writer

pytestmark = pytest.mark.unmeasured

NOT_READ = frozenset(read_entries(Path(__file__).with_name("not_read.txt")))
SENTENCES = {
    "ar": "قال {} إن الهدنة ستستمر أسبوعا.",
    "en": "{} said that the truce would hold for weeks.",
    "fr": "{} a déclaré que la trêve durerait une semaine.",
    "ru": "{} заявил, что перемирие продлится неделю.",
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def speakers(extractor: Extractor, language: str, *names: str, on: date | None = None) -> list[list[str]]:
    """The ids of who speaks in an article of one sentence for each name."""
    text = "\n\n".join(SENTENCES[language].format(name) for name in names)
    found = extractor(Article(text, published=on, language=language))
    return [[speaker.id for speaker in statement.speakers] for statement in found]


def test_every_alias_finds_its_owner(registry: Registry) -> None:
    lost = [a for a in registry.aliases if a.owner not in {s.id for s in registry.find(a.alias)}]
    assert lost == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_alias_that_means_one_person_is_read_as_that_person(
    language: str, registry: Registry, extractor: Extractor
) -> None:
    alphabet = frozenset(extractor.packs[language].settings["alphabet"])
    lost = [
        alias.alias
        for alias in registry.aliases
        if alias.kind != "body" and not alias.rule and not alphabet.isdisjoint(alias.alias)
        if [alias.owner] not in speakers(extractor, language, alias.alias)
    ]
    assert set(lost) - NOT_READ == set()


# One in thirty of all spellings, to be quick.
def test_an_alias_finds_its_person_in_the_database(registry: Registry, tmp_path: Path) -> None:
    people = [registry.speaker(id_) for id_ in registry.persons]
    said = [
        Statement((Span(0, 3),), "direct", "say", None, None, (who,), "name", None, (), "en", 0.9)
        for who in people
    ]
    path = tmp_path / "everybody.db"
    with writing(path) as db:
        Writer(db, registry.aliases_of, "9.9").add(Article("Yes", language="en"), said, AT)
    aliases = [a for a in registry.aliases if a.owner in registry.persons][::30]
    with reading(path) as connection:
        lost = [a for a in aliases if a.owner not in {s.id for s in find_speakers(connection, a.alias)}]
    assert lost == []


@pytest.mark.parametrize(
    ("id_", "language", "names"),
    [
        ("john-kerry", "en", ("John Kerry", "Kerry")),
        ("john-kerry", "ar", ("جون كيري", "كيري")),
        ("john-kerry", "fr", ("John Kerry", "Kerry")),
        ("john-kerry", "ru", ("Джон Керри", "Керри")),
        ("sergey-lavrov", "en", ("Sergei Lavrov", "Lavrov")),
        ("sergey-lavrov", "en", ("Sergey Lavrov", "Lavrov")),
        ("sergey-lavrov", "ar", ("سيرغي لافروف", "لافروف")),
        ("sergey-lavrov", "ar", ("سيرجي لافروف", "لافروف")),
        ("sergey-lavrov", "fr", ("Sergueï Lavrov", "Lavrov")),
        ("riyad-hijab", "fr", ("Riad Hijab", "Hijab")),
        ("sergey-lavrov", "ru", ("Сергей Лавров", "Лавров")),
        ("ban-ki-moon", "en", ("Ban Ki-moon", "Ban")),
        ("theresa-may", "en", ("Theresa May", "May")),
        ("bashar-jaafari", "en", ("Bashar al-Ja'afari", "Ja'afari")),
        ("bashar-jaafari", "ar", ("بشار الجعفري", "الجعفري")),
        ("ibrahim-al-jaafari", "en", ("Ibrahim al-Jaafari", "Jaafari")),
        ("saad-hariri", "en", ("Saad al-Hariri", "Hariri")),
        ("nasr-al-hariri", "en", ("Nasr al-Hariri", "al-Hariri")),
    ],
)
def test_one_person_across_languages(
    id_: str, language: str, names: tuple[str, ...], extractor: Extractor
) -> None:
    day = date(2016, 8, 27)
    assert speakers(extractor, language, *names, on=day) == [[id_]] * len(names)


@pytest.mark.parametrize(
    ("name", "language", "id_"),
    [
        pytest.param("Kerry", "en", "john-kerry", id="Latin"),
        pytest.param("كيري", "ar", "john-kerry", id="Arabic"),
        pytest.param("Керри", "ru", "john-kerry", id="Cyrillic"),
        pytest.param("Ban", "en", "ban-ki-moon", id="a name that is also a word"),
        pytest.param("Hariri", "en", "saad-hariri", id="the better known of two"),
        pytest.param("Jaafari", "en", "ibrahim-al-jaafari", id="of two Jaafaris"),
    ],
)
def test_a_surname_alone(name: str, language: str, id_: str, extractor: Extractor) -> None:
    assert speakers(extractor, language, name) == [[id_]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ban announced on flights to Syria\n\nThe flights will stop.", id="a ban in a headline"),
        pytest.param("May the talks go on, the envoy of the group said on Monday.", id="a wish"),
        pytest.param("Theresa May came.\n\nThe talks may begin in May. May is late.", id="a month"),
    ],
)
def test_a_word_is_no_name(text: str, extractor: Extractor) -> None:
    found = {s.id for st in extractor(Article(text, language="en")) for s in st.speakers}
    assert found.isdisjoint({"ban-ki-moon", "theresa-may"})
