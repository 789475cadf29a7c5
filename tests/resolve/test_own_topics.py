"""Topics of one's own: pairs of words, places with what lies in them, what passes on, and faults of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker_extract import Extractor
from tracker_extract.errors import DataError
from tracker_extract.models import Article, Region

TOPICS = """
[port]
implies = ["oman"]
forms = ["عمال الميناء"]
places = ["Sohar", "صحار"]
inside = ["the Basin"]
not = ["Sohar Street"]
again = ["the port"]
goes_on = true
setting = true
parties = ["OM"]

[[port.together]]
first = ["reopen", "فتح"]
then = ["berths", "أرصفة"]
apart = 3
over = ["of"]

[oman]
forms = ["Oman"]
"""


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    path = tmp_path_factory.mktemp("own") / "topics.toml"
    path.write_text(TOPICS, "utf-8")
    return Extractor.load(topics=path)


CASES = [
    pytest.param("en", "Kerry said Sohar was closed.", True, id="a place"),
    pytest.param("en", "Kerry said Sohar Street was closed.", False, id="what holds its name and is something else"),
    pytest.param("en", "Kerry said they would reopen three of the berths.", True, id="two words together"),
    pytest.param("en", "Kerry said they would reopen the road near the berths.", False, id="a preposition parts them"),
    pytest.param("en", "Kerry said they would reopen talks, and berths were full.", False, id="a comma parts them"),
    pytest.param("en", "Kerry said berths would reopen.", False, id="the other order"),
    pytest.param("ar", "وقال كيري إن فتح أرصفتها قريب.", True, id="a pronoun written onto the second"),
    pytest.param("ar", "وقال كيري إن إضراب عمال الميناء انتهى.", True, id="a form in another language"),
    pytest.param("en", "Kerry said the Basin was empty.", False, id="a name in it, the place not named"),
    pytest.param("en", "Sohar was quiet. Days passed. Winds blew. Kerry said the Basin was empty.", True, id="a name in it"),
    pytest.param("en", "Kerry said the port was empty.", False, id="taken up from nothing"),
    pytest.param("en", "Fog lay over Sohar. Kerry said the port was empty.", True, id="taken up from the narration"),
    pytest.param("en", "Fog lay over Sohar. Rain fell. Kerry said the port was empty.", False, id="too far back"),
    pytest.param("en", "Fog lay over Sohar. It reached Paris. Kerry said the port was empty.", False, id="another place between"),
    pytest.param("en", "Kerry said Sohar was closed. He added that two ships were waiting.", True, id="he goes on"),
    pytest.param("en", "Kerry said Sohar was closed. He added that Iran was pleased.", False, id="he goes on elsewhere"),
    pytest.param("en", "Kerry said Sohar was closed. Lavrov said two ships were waiting.", False, id="another speaks"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "about"), CASES)
def test_a_topic_of_ones_own(extract: Extractor, language: str, text: str, about: bool) -> None:
    found = extract(Article(text, language=language, regions=(Region("body", 0, len(text)),)))
    assert found
    assert ("port" in found[-1].topics) is about, found[-1]
    assert ("oman" in found[-1].topics) is about


def test_a_pair_is_shown_from_its_first_word_to_its_last(extract: Extractor) -> None:
    text = "They reopen all the berths. They reopen berths again, and reopen three of the berths."
    start, end = extract.topics_in("We reopen three berths.")["port"]
    assert "We reopen three berths."[start:end] == "reopen three berths"
    assert "port" in extract.topics_in(text)


FAULTS = [
    pytest.param('[a]\nforms = "x"\n', ("a.forms", "a list of texts"), id="no list"),
    pytest.param('[a]\nform = ["x"]\n', ("a.form", "did you mean forms?"), id="a slip"),
    pytest.param('[[a.together]]\nfirst = ["x"]\n', ("a.together 1.then", "it is missing"), id="half a pair"),
    pytest.param('[[a.together]]\nfirst = ["x"]\nthen = ["y"]\napart = "2"\n', ("apart", "a whole number"), id="a distance"),
    pytest.param('[A]\nforms = ["x"]\n', ("A", "small Latin letters"), id="a slug"),
    pytest.param("[a\n", ("file", "this is no TOML"), id="no TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "says"), FAULTS)
def test_a_fault_names_file_and_key(text: str, says: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "topics.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError) as told:
        Extractor.load(topics=path)
    assert all(words in str(told.value) for words in (str(path), *says)), told.value
