"""The stage of mentions by itself: tests/cases/stages/mentions/<language>.toml, and what the index remembers.

A case is a text and mentions in it. Each is read at its first word; `words` are all its words, `kind` its kind. Compared
are also the keys that are given: `name` (the words of the person's name), `titles`, `places` and `bodies` (the words of
each), `joined` (the words of each mention joined to it, where names are capitalised). How it is asked for: `before` (the
words at which it must end), `stops` (prepositions of the cue) and `governed` (a preposition on its first word belongs to
the cue). `nothing_at` lists words at which no mention begins.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tracker_extract import Extractor
from tracker_extract.mentions.mention import Mention
from tracker_extract.mentions.reading import Reading, read
from tracker_extract.models import Article
from tracker_extract.outline.outline import Outline

CASES = Path(__file__).parent.parent / "cases" / "stages" / "mentions"
EXTRACTOR = Extractor.load()


def labelled() -> list[Any]:
    return [
        pytest.param(file.stem, case, id=f"{file.stem}: {case['label']}")
        for file in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(file.read_text("utf-8"))["case"]
    ]


def reading_of(text: str, language: str) -> Reading:
    return read(Outline(Article(text, language=language), EXTRACTOR._table(language)))


def token_at(reading: Reading, words: str, after: int = 0) -> int:
    """The token with which the words begin, the first behind the offset `after`."""
    return reading.tokens.starts.index(reading.tokens.text.index(words, after))


def shown(reading: Reading, mention: Mention) -> dict[str, Any]:
    """A mention in the words of a case."""
    text = reading.tokens.text_of
    person = mention.name or (mention.persons[0][:2] if mention.persons else None)
    return {
        "words": text(mention.start, mention.end),
        "kind": mention.kind,
        "name": text(*person) if person else "",
        "titles": [text(start, end) for start, end, _ in mention.titles],
        "places": [text(i, i + 1) for i, _ in mention.places],
        "bodies": [text(start, end) for start, end, _ in mention.named_bodies],
        "joined": [text(other.start, other.end) for other in mention.joined],
    }


@pytest.mark.parametrize("language, case", labelled())
def test_case(language: str, case: dict[str, Any]) -> None:
    reading = reading_of(case["text"], language)
    for expected in case.get("mention", []):
        start = token_at(reading, expected["words"])
        limit = token_at(reading, expected["before"]) if "before" in expected else len(reading.tokens)
        if "joined" in expected:
            found = reading.capitalised.read_joined(start, limit)
        else:
            stops = frozenset(expected.get("stops", ()))
            found = reading.mentions.read(start, limit, stops, expected.get("governed", False))
        assert found is not None, expected["words"]
        compared = shown(reading, found)
        assert {key: compared.get(key, value) for key, value in expected.items()} == expected
    for words in case.get("nothing_at", []):
        assert reading.mentions.read(token_at(reading, words), len(reading.tokens)) is None, words


def test_a_mention_is_read_once() -> None:
    reading = reading_of("قالت نائبة وزير المالية هالة الدروبي إن الميزانية جاهزة.", "ar")
    limit = len(reading.tokens)
    assert reading.mentions.read(1, limit) is reading.mentions.read(1, limit - 1, governed=True)


def test_a_limit_within_a_mention_cuts_it_and_leaves_the_whole_as_it_was() -> None:
    reading = reading_of("The deputy minister of trade, Ann Oldham, said no.", "en")
    whole = reading.mentions.read(0, len(reading.tokens))
    cut = reading.mentions.read(0, 2)
    assert whole is not None and cut is not None
    assert (cut.start, cut.end) == (0, 2)
    assert reading.mentions.read(0, len(reading.tokens)) is whole


def test_nothing_is_read_at_the_limit_or_behind_a_text_that_breaks_off() -> None:
    reading = reading_of("said the minister of", "en")
    assert reading.mentions.read(1, 1) is None
    found = reading.mentions.read(1, len(reading.tokens))
    assert found is not None and found.end == 3
