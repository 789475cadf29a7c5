"""Figures in words, in texts of our own."""

from __future__ import annotations

import pytest

from tracker_extract.figures import figures_in, same_noun


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "300 refugees", ["300"]),
        ("en", "1,200 tents and 2.5 million people", ["1200", "2500000"]),
        ("en", "ten percent, 12 per cent and 15%", ["10%", "12%", "15%"]),
        ("en", "twenty-five tanks, two hundred carts", ["25", "200"]),
        ("en", "half of them left in 2015 on 27/8/2016 at 10:30", []),
        ("en", "an S-300, an F16 and the 19th brigade", []),
        ("ar", "300 لاجئ", ["300"]),
        ("ar", "٣٠٠ لاجئ و١٠٪ من الخيام", ["300", "10%"]),
        (
            "ar",
            "خمسة وعشرون جنديا وثلاثة آلاف مقاتل",
            ["25", "3000"],
        ),  # twenty-five soldiers and three thousand fighters
        ("ar", "42 ألفا و384 شخصا", ["42384"]),  # 42 thousand and 384 persons
        (
            "ar",
            "2.5 مليون نازح ومليوني طفل",
            ["2500000", "2000000"],
        ),  # 2.5 million displaced, two million children
        (
            "ar",
            "10 في المئة من السكان ومئة دبابة",
            ["10%", "100"],
        ),  # 10 percent of the people, a hundred tanks
        ("fr", "1.500 civils et 3 millions d'euros", ["1500", "3000000"]),
        ("ru", "12 тысяч жителей и 7 процентов", ["12000", "7%"]),
        ("xx", "300 of something", ["300"]),
    ],
)
def test_figures(language: str, text: str, figures: list[str]) -> None:
    assert [f"{figure.value:.10g}{figure.unit}" for figure in figures_in(text, language)] == figures


@pytest.mark.parametrize(
    ("language", "one", "other", "same"),
    [
        ("en", "300 refugees", "500 Syrian refugees", True),
        ("en", "300 refugees", "500 tents", False),
        ("en", "300 men", "10 percent of men", False),
        ("ar", "300 لاجئ", "5 لاجئين", True),  # refugees, in two forms of the plural
        ("ar", "300 لاجئ", "300 خيمة", False),  # refugees, tents
    ],
)
def test_what_is_counted(language: str, one: str, other: str, same: bool) -> None:
    assert same_noun(figures_in(one, language)[0], figures_in(other, language)[0]) is same
