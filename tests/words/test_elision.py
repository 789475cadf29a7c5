"""Elided words: where a text and a phrase are cut behind them, and what they count as."""

from __future__ import annotations

import pytest

from tracker_extract import Extractor
from tracker_extract.models import Article
from tracker_extract.outline.outline import Outline

_CUT = [
    ("qu'il pleut", [("qu'", "que"), ("il", "il"), ("pleut", "pleut")]),
    ("Qu’elle parte", [("Qu’", "que"), ("elle", "elle"), ("parte", "parte")]),
    ("l'accord d'Alep", [("l'", "le"), ("accord", "accord"), ("d'", "de"), ("Alep", "alep")]),
    ("d'« ici »", [("d'", "de"), ("«", "«"), ("ici", "ici"), ("»", "»")]),
    ("qu'11 ans", [("qu'", "que"), ("11", "11"), ("ans", "ans")]),
    # No elided word: a word that only holds the letters, a name, an apostrophe before a consonant, at the end of marks.
    ("aujourd'hui", [("aujourd'hui", "aujourd'hui")]),
    ("l'd", [("l'd", "l'd")]),
    ("O'Neill", [("O'Neill", "o'neill")]),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.mark.parametrize(("text", "tokens"), _CUT, ids=[text for text, _ in _CUT])
def test_an_elided_word_is_a_token_of_its_own(
    extractor: Extractor, text: str, tokens: list[tuple[str, str]]
) -> None:
    found = Outline(Article(text, language="fr"), extractor._table("fr")).tokens
    assert list(zip(found.forms, found.folds, strict=True)) == tokens
    assert all(text[a:b] == form for a, b, form in zip(found.starts, found.ends, found.forms, strict=True))


def test_only_a_pack_that_says_so_cuts_anything(extractor: Extractor) -> None:
    found = Outline(Article("d'accord", language="en"), extractor._table("en")).tokens
    assert found.forms == ["d'accord"]
    assert extractor._table("en").lexicon.elisions.parted("Côte d'Ivoire") == "Côte d'Ivoire"


def test_a_phrase_of_a_list_is_cut_as_a_text_is(extractor: Extractor) -> None:
    parted = extractor._table("fr").lexicon.elisions.parted
    assert parted("ministre de l'Intérieur") == "ministre de le Intérieur"
    assert parted("Côte d’Ivoire") == "Côte de Ivoire"
