"""The words of the topics: one schema over every pack, nothing said twice."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from tracker_extract.text import fold
from tracker_extract.topics.words import LISTS, PAIRS
from tracker_extract.words.elision import Elisions

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
        assert {"forms", "not"} <= words.keys() <= {*LISTS, PAIRS}


@pytest.mark.parametrize("pack", sorted(PACKS))
def test_no_form_stands_twice_or_is_also_excluded(pack: str) -> None:
    for slug, words in PACKS[pack].items():
        forms = [fold(form) for key in ("forms", "places", "inside") for form in words.get(key, [])]
        assert len(forms) == len(set(forms)), (slug, sorted(f for f in forms if forms.count(f) > 1))
        excluded = [fold(form) for form in words["not"]]
        assert len(excluded) == len(set(excluded)), (slug, {f for f in excluded if excluded.count(f) > 1})
        assert not set(forms) & set(excluded), slug


@pytest.mark.parametrize("pack", sorted(PACKS))
def test_no_word_of_a_pair_stands_twice(pack: str) -> None:
    for slug, words in PACKS[pack].items():
        for pair in words.get(PAIRS, []):
            for side in ("first", "then"):
                folded = [fold(word) for word in pair[side]]
                assert len(folded) == len(set(folded)), (slug, {f for f in folded if folded.count(f) > 1})


@pytest.mark.parametrize("pack", sorted(PACKS))
def test_what_takes_a_topic_up_does_not_speak_for_it_by_itself(pack: str) -> None:
    for slug, words in PACKS[pack].items():
        forms = {fold(form) for form in words["forms"]}
        assert not forms & {fold(phrase) for phrase in words.get("again", [])}, slug


@pytest.mark.parametrize("pack", sorted(PACKS))
def test_what_is_excluded_would_else_count(pack: str) -> None:
    """Each phrase of a `not` list holds words that count for some topic, by themselves or as one of a pair."""
    read = Elisions(tomllib.loads((LANG / pack / "pack.toml").read_text("utf-8"))).words
    counted = [read(phrase) for words in PACKS[pack].values() for phrase in _counted(words)]
    for words in PACKS[pack].values():
        for phrase in words["not"]:
            assert any(_holds(read(phrase), form) for form in counted), phrase


def _counted(words: dict[str, Any]) -> list[str]:
    lists = [words.get(key, []) for key in LISTS if key != "not"]
    pairs = [pair[side] for pair in words.get(PAIRS, []) for side in ("first", "then")]
    return [phrase for phrases in (*lists, *pairs) for phrase in phrases]


def _holds(words: list[str], form: list[str]) -> bool:
    """Whether words hold a form, whose first word may carry a conjunction, an article or both."""
    runs = [words[i : i + len(form)] for i in range(len(words) - len(form) + 1)]
    carried = {before + form[0] for before in ("", "و", "ال", "وال")} | {form[0].removeprefix("ال")}
    return any(run[0] in carried and run[1:] == form[1:] for run in runs)
