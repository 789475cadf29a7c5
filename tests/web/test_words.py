"""The words of the interface."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tracker_cli.options.shared import Interface
from tracker_cli.pages.environment import direction
from tracker_cli.pages.words import languages, words


def keys(table: dict[str, object]) -> set[str]:
    """All keys, those of inner tables after a dot."""
    inner = {f"{key}.{name}" for key, value in table.items() if isinstance(value, dict) for name in value}
    return set(table) | inner


def test_every_language_has_the_same_words() -> None:
    assert languages() == tuple(Interface)
    english = keys(words("en"))
    for language in languages():
        assert keys(words(language)) == english
        assert all(value for value in words(language).values())


@pytest.mark.parametrize("language", Interface)
def test_no_word_hides_behind_a_method(language: str) -> None:
    # In a template `w.copy` would be the method of the dictionary.
    assert [key for key in words(language) if hasattr({}, key)] == []


@pytest.mark.parametrize("language", Interface)
def test_every_act_has_a_word(root: Path, language: str) -> None:
    acts = tomllib.loads((root / "extract/tracker_extract/lang/acts.toml").read_text("utf-8"))["acts"]
    assert set(words(language)["acts"]) == set(words(language)["told"]) == set(acts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال كيري", "rtl"),
        ("Kerry said", "ltr"),
        ("CNN نقلت عن الوزير قوله", "rtl"),
        ("«Le Monde» كتبت عن الهدنة", "rtl"),
        ("2016-08-27", "auto"),
        ("", "auto"),
    ],
)
def test_text_runs_as_most_of_its_letters_do(text: str, expected: str) -> None:
    assert direction(text) == expected
