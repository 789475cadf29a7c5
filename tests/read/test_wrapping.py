"""Text broken at a fixed width is read as paragraphs, at the places where it stands; lists, verse and headings are not joined."""

from __future__ import annotations

import textwrap

import pytest

from tracker_extract import Extractor
from tracker_extract.models import Article
from tracker_extract.read import lay_out
from tracker_extract.read.wrapping import as_read, unwrapped

ENGLISH = (
    "Keeper Dora Lind said on Monday that the lamp would burn again on Friday and that nobody would have to row out in the dark. "
    "The council of the island has not yet voted on the oil. She told reporters that the tower was dry and that the stairs had "
    "been mended by the smith of the village in the spring."
)
ARABIC = (
    "قالت حارسة المنارة دورا لند يوم الاثنين إن المصباح سيضيء مجددا يوم الجمعة وإن أحدا لن يضطر إلى التجديف في الظلام بعد اليوم. "
    "ولم يصوت مجلس الجزيرة بعد على ثمن الزيت. وأضافت في حديث إلى الصحافيين أن البرج جاف وأن الدرج أصلحه حداد القرية في الربيع."
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def said(extractor: Extractor, text: str) -> list[str]:
    article = Article(text=text, regions=lay_out(text).regions)
    return [" ".join(text[a:b] for a, b in s.spans) for s in extractor(article)]


@pytest.mark.parametrize("width", [40, 60, 66, 72, 78, 100])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("text", [ENGLISH, ARABIC], ids=["en", "ar"])
def test_a_paragraph_of_any_width_is_one_line(text: str, width: int, ends: str) -> None:
    wrapped = ends.join(textwrap.wrap(text, width, break_on_hyphens=False))
    whole = unwrapped(f"Lamp{ends}{ends}{wrapped}{ends}{ends}{wrapped}{ends}")
    assert "\n" not in whole[8:-4].replace(f"{ends}{ends}", "")
    assert len(whole) == len(wrapped) * 2 + 4 + 5 * len(ends)
    assert " ".join(whole.split()) == f"Lamp {text} {text}"


@pytest.mark.parametrize("width", [40, 60, 72])
def test_statements_run_over_line_ends_and_point_into_the_text_as_it_is(
    extractor: Extractor, width: int
) -> None:
    for text in (ENGLISH, ARABIC):
        wrapped = "\n".join(textwrap.wrap(text, width, break_on_hyphens=False))
        plain, over = said(extractor, f"Lamp\n\n{text}\n"), said(extractor, f"Lamp\n\n{wrapped}\n")
        assert any("\n" in words for words in over)
        assert [" ".join(words.split()) for words in over] == plain


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The oil list\n\n- lamp oil\n- ferry oil\n- machine oil for the winch", id="list"),
        pytest.param(
            "1. lamp oil for the tower\n2. oil for the ferry\n3. oil for the old winch", id="numbers"
        ),
        pytest.param(
            "a) lamp oil for the tower\nb) oil for the ferry\nc) oil for the old winch", id="letters"
        ),
        pytest.param(
            "The lamp is lit, the sea is wide,\nThe keeper walks the stair,\nAnd all the boats come in with the tide\nTo find the harbour there.",
            id="verse",
        ),
        pytest.param(
            "قنديلنا فوق الذرى لا ينطفي\nوالبحر يعلو ثم يهدأ في المساء\nيا حارس البرج القديم ترفق\nبالزيت حتى ينتهي هذا الشتاء",
            id="Arabic verse",
        ),
        pytest.param(
            "Lamp to burn again\nKeeper Dora Lind said the lamp would burn again on Friday.", id="headline"
        ),
        pytest.param(
            "LARNE, March 9 (Coast News)\nKeeper Dora Lind said the lamp would burn.", id="dateline"
        ),
        pytest.param("Lamp to burn again on Friday\nby Nils Lund\nThe keeper lit it.", id="byline"),
        pytest.param("share\nprint\nemail\nsave", id="buttons"),
        pytest.param(
            "عودة المنارة\nنلز لند\nالثلاثاء 9 آذار\nقالت الحارسة إن المصباح سيضيء.\nولم يصوت المجلس.",
            id="short lines",
        ),
        pytest.param("The lamp burns.\n\tThe oil is dear.\nThe ferry sails.", id="sentences"),
        pytest.param("\n".join([f"{ENGLISH}", f"{ENGLISH}"]), id="long lines"),
        pytest.param("\n".join([ARABIC, ARABIC, ARABIC[:90], ARABIC]), id="long Arabic lines"),
    ],
)
def test_what_is_no_paragraph_is_not_joined(text: str) -> None:
    assert unwrapped(text) == text


def test_hyphens_at_line_ends_and_soft_ones_are_not_seen(extractor: Extractor) -> None:
    text = "Keeper Dora Lind said the light-\nhouse would re\u00adopen on the twelfth day of the month of March next year."
    assert len(as_read(text)) == len(text)
    assert (
        as_read(text).replace("\u200d", "")
        == "Keeper Dora Lind said the lighthouse would reopen on the twelfth day of the month of March next year."
    )
    assert said(extractor, text) == [text[text.index("the light") : -1]]


def test_shapes_of_letters_are_letters(extractor: Extractor) -> None:
    text = "ﻗﺎﻝ ﺭﺋﻴﺲ ﺍﻟﺒﻠﺪﻳﺔ ﻛﻤﺎﻝ ﺍﻟﺸﺮﻳﻒ ﺇﻥ ﺍﻟﻤﻨﺎﺭﺓ ﺟﺎﻫﺰﺓ."
    assert said(extractor, text) == ["ﺍﻟﻤﻨﺎﺭﺓ ﺟﺎﻫﺰﺓ"]
