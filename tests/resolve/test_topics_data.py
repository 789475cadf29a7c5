"""The words of the topics: one schema over every pack, nothing said twice."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from tracker_extract.text import fold

LANG = files("tracker_extract") / "lang"
TOPICS = tomllib.loads((LANG / "topics.toml").read_text("utf-8"))
PACKS = {
    pack.name: tomllib.loads((pack / "topics.toml").read_text("utf-8"))
    for pack in LANG.iterdir()
    if (pack / "topics.toml").is_file()
}


def test_topics_imply_topics_that_exist() -> None:
    assert {"syria", "ceasefire", "aleppo"} <= TOPICS.keys()
    assert TOPICS["aleppo"]["implies"] == ["syria"]
    for slug, topic in TOPICS.items():
        assert set(topic.get("implies", ())) < TOPICS.keys() - {slug}
        assert topic["name"]


@pytest.mark.parametrize("pack", sorted(PACKS))
def test_every_pack_has_words_for_every_topic(pack: str) -> None:
    assert PACKS[pack].keys() == TOPICS.keys()
    for words in PACKS[pack].values():
        assert {"forms", "not"} <= words.keys() <= {"forms", "not", "again"}


@pytest.mark.parametrize("pack", sorted(PACKS))
def test_no_form_stands_twice_or_is_also_excluded(pack: str) -> None:
    for slug, words in PACKS[pack].items():
        forms = [fold(form) for form in words["forms"]]
        assert len(forms) == len(set(forms)), (slug, sorted(f for f in forms if forms.count(f) > 1))
        assert not set(forms) & {fold(form) for form in words["not"]}, slug


@pytest.mark.parametrize("pack", sorted(PACKS))
def test_what_takes_a_topic_up_does_not_speak_for_it_by_itself(pack: str) -> None:
    for slug, words in PACKS[pack].items():
        forms = {fold(form) for form in words["forms"]}
        assert not forms & {fold(phrase) for phrase in words.get("again", [])}, slug


@pytest.mark.parametrize("pack", sorted(PACKS))
def test_what_is_excluded_would_else_count(pack: str) -> None:
    for words in PACKS[pack].values():
        forms = [fold(form).split() for form in words["forms"]]
        for phrase in words["not"]:
            assert any(_holds(fold(phrase).replace(",", "").split(), form) for form in forms), phrase


def _holds(words: list[str], form: list[str]) -> bool:
    return any(words[i : i + len(form)] == form for i in range(len(words)))
