"""Pages of PDF files in one, two and three columns, left to right and right to left, with what stands in their margins."""

from __future__ import annotations

import textwrap

import pytest

from tracker_extract.read.pdf import _read
from tracker_extract.read.pdf_glyphs import Glyph, line_of, logical

SIZE = 11.0
WIDE = 0.5 * SIZE
TALL = 792.0
Page = list[Glyph]

ENGLISH = (
    "Keeper Dora Lind said on Monday that the lamp would burn again on Friday and that nobody would have to row out in the dark.",
    "The council of the island has not yet voted on the oil, which the merchants of the coast sell at a price that few can pay.",
    "She told reporters that the tower was dry and that the stairs had been mended by the smith of the village in the spring.",
    "Mayor Nils Lund said the vote would be held in the hall of the old school on the first day of the month that is to come.",
)
ARABIC = (
    "قالت حارسة المنارة دورا لند يوم الاثنين إن المصباح سيضيء مجددا يوم الجمعة وإن أحدا لن يضطر إلى التجديف في الظلام.",
    "ولم يصوت مجلس الجزيرة بعد على ثمن الزيت الذي يبيعه تجار الساحل بسعر لا يقدر عليه إلا القليل من سكان القرية القديمة.",
    "وأضافت في حديث إلى الصحافيين أن البرج جاف وأن الدرج أصلحه حداد القرية في الربيع قبل أن يعود الصيادون من البحر البعيد.",
    "وقال رئيس البلدية نلز لند إن التصويت سيجرى في قاعة المدرسة القديمة في أول يوم من الشهر المقبل بعد صلاة الظهر مباشرة.",
)


def put(
    text: str, x: float, y: float, *, right: bool = False, size: float = SIZE, width: float | None = None
) -> Page:
    """The glyphs of a line: from x on, or, read from right to left, up to x; set to `width` where one is given."""
    seen = text[::-1] if right else text
    wide = 0.5 * size
    blanks = seen.count(" ")
    more = (width - len(seen) * wide) / blanks if width and blanks else 0.0
    at = x - (len(seen) * wide + more * blanks) if right else x
    glyphs = []
    for character in seen:
        glyphs.append(Glyph(character, at, at + wide, y, size))
        at += wide + (more if character == " " else 0)
    return glyphs


def column(
    texts: tuple[str, ...], x: float, y: float, chars: int, *, right: bool = False, justified: bool = False
) -> tuple[Page, float]:
    """Paragraphs set in a column; with them the height behind the last."""
    glyphs: Page = []
    for text in texts:
        lines = textwrap.wrap(text, chars)
        for number, line in enumerate(lines):
            width = chars * WIDE if justified and number < len(lines) - 1 else None
            glyphs += put(line, x, y, right=right, width=width)
            y -= 1.3 * SIZE
        y -= 0.9 * SIZE
    return glyphs, y


def read(*pages: Page) -> list[str]:
    return [line for line in _read([(page, TALL) for page in pages]).text.split("\n") if line]


def doubtful(*pages: Page) -> list[int]:
    return _read([(page, TALL) for page in pages]).doubtful


@pytest.mark.parametrize("justified", [False, True])
@pytest.mark.parametrize("offset", [0.0, 5.0])
@pytest.mark.parametrize("chars", [32, 44])
def test_two_columns(justified: bool, offset: float, chars: int) -> None:
    gutter = chars * WIDE + 1.3 * SIZE
    left, _ = column(ENGLISH[:2], 50, 700, chars, justified=justified)
    right, _ = column(ENGLISH[2:], 50 + gutter, 700 - offset, chars, justified=justified)
    assert read(put("Lamp to burn again", 50, 740, size=20) + left + right) == [
        "Lamp to burn again",
        *ENGLISH,
    ]


@pytest.mark.parametrize("justified", [False, True])
def test_two_columns_from_right_to_left(justified: bool) -> None:
    edge = 550.0
    first, _ = column(ARABIC[:2], edge, 700, 40, right=True, justified=justified)
    second, _ = column(ARABIC[2:], edge - 40 * WIDE - 1.5 * SIZE, 700, 40, right=True, justified=justified)
    assert read(put("عودة المنارة", edge, 740, right=True, size=20) + first + second) == [
        "عودة المنارة",
        *ARABIC,
    ]


@pytest.mark.parametrize("right", [False, True])
def test_three_columns(right: bool) -> None:
    texts = ARABIC if right else ENGLISH
    step = (28 * WIDE + 1.4 * SIZE) * (-1 if right else 1)
    start = 560.0 if right else 40.0
    page = [g for n in range(3) for g in column(texts[n : n + 1], start + n * step, 700, 28, right=right)[0]]
    assert read(page) == list(texts[:3])


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    lines = textwrap.wrap(ENGLISH[0] + " " + ENGLISH[1], 40)
    left = [g for n, line in enumerate(lines[:3]) for g in put(line, 50, 700 - 14 * n, width=40 * WIDE)]
    right = [g for n, line in enumerate(lines[3:-1]) for g in put(line, 300, 700 - 14 * n, width=40 * WIDE)]
    right += put(lines[-1], 300, 700 - 14 * len(lines[3:-1]))
    assert read(left + right) == [f"{ENGLISH[0]} {ENGLISH[1]}"]
    assert read(left, right) == [f"{ENGLISH[0]} {ENGLISH[1]}"]


def test_a_line_over_both_columns_parts_them() -> None:
    upper, y = column(ENGLISH[:1], 50, 700, 40)
    beside, _ = column(ENGLISH[1:2], 300, 700, 40)
    over = put(
        "Prices of oil on the coast, which all of the merchants know and nobody tells", 50, y - 20, size=13
    )
    lower, _ = column(ENGLISH[2:3], 50, y - 60, 40)
    last, _ = column(ENGLISH[3:], 300, y - 60, 40)
    found = read(upper + beside + over + lower + last)
    assert found[:2] == list(ENGLISH[:2]) and found[2].startswith("Prices") and found[3:] == list(ENGLISH[2:])


def ragged(texts: tuple[str, ...], x: float, y: float, *, right: bool = False) -> Page:
    """Lines of very different lengths that begin at no common edge, as balloons and boxes are set."""
    words = " ".join(texts).split()
    glyphs: Page = []
    at = 0
    for number, count in enumerate((4, 7, 3, 5, 6, 3, 4, 7)):
        line = " ".join(words[at : at + count])
        at += count
        glyphs += put(line, x + (-1 if right else 1) * 23.0 * (number % 5), y - 14.3 * number, right=right)
    return glyphs


@pytest.mark.parametrize("right", [False, True])
def test_where_the_order_cannot_be_told_no_piece_runs_on_in_another(right: bool) -> None:
    texts = ARABIC if right else ENGLISH
    start, beside = (580.0, 270.0) if right else (20.0, 400.0)
    box = ragged(texts[2:], start, 700, right=right)
    page = box + ragged(texts[:2], beside, 700, right=right)
    assert doubtful(page) == [1]
    found = read(page)
    ours, theirs = " ".join(texts[2:]), " ".join(texts[:2])
    assert all((line in ours) != (line in theirs) for line in found), found


def test_a_sentence_broken_off_above_a_pull_quote_goes_on_nowhere() -> None:
    lines = textwrap.wrap(f"{ENGLISH[0]} {ENGLISH[1]}", 40)
    beside = textwrap.wrap(f"{ENGLISH[2]} {ENGLISH[3]}", 40)
    page: Page = []
    for number in range(3):
        page += put(lines[number], 50, 700 - 14.3 * number) + put(beside[number], 300, 700 - 14.3 * number)
        page += put(lines[number + 3], 50, 580 - 14.3 * number)
        page += put(beside[number + 3], 300, 580 - 14.3 * number)
    page += put("Nobody would have to row out in the dark any more", 60, 630, size=15)
    assert doubtful(page) == [1]
    found = read(page)
    assert found[0] == " ".join(lines[:3]) and " ".join(lines[3:6]) in found


def test_a_sentence_beside_a_box_goes_on_in_nothing_else() -> None:
    """The text goes on below the box, as wide as both."""
    text = textwrap.wrap(f"{ENGLISH[0]} {ENGLISH[1]}", 46)[:4]
    rest = textwrap.wrap(
        " ".join(f"{ENGLISH[0]} {ENGLISH[1]}".split()[len(" ".join(text).split()) :]) + f" {ENGLISH[3]}", 74
    )
    box = textwrap.wrap(ENGLISH[2], 22)[:4]
    page = [g for n in range(4) for g in put(text[n], 50, 700 - 14.3 * n) + put(box[n], 330, 700 - 14.3 * n)]
    page += [g for n, line in enumerate(rest) for g in put(line, 50, 700 - 14.3 * (n + 4))]
    assert doubtful(page) == [1]
    assert not any(box[0] in line and text[-1] in line for line in read(page))


def test_centred_columns_are_columns() -> None:
    page: Page = []
    for n, (ours, theirs) in enumerate(
        zip(textwrap.wrap(ENGLISH[0], 30), textwrap.wrap(ENGLISH[1], 30), strict=False)
    ):
        page += put(ours, 150 - len(ours) * WIDE / 2, 700 - 14.3 * n) + put(
            theirs, 420 - len(theirs) * WIDE / 2, 700 - 14.3 * n
        )
    assert not doubtful(page)


def test_what_is_sure_is_not_doubted() -> None:
    left, _ = column(ENGLISH[:2], 50, 700, 40)
    right, _ = column(ENGLISH[2:], 300, 700, 40)
    assert not doubtful(left + right, column(ENGLISH, 50, 700, 80, justified=True)[0])


@pytest.mark.parametrize("justified", [False, True])
def test_one_column_stays_one(justified: bool) -> None:
    assert read(column(ENGLISH, 50, 700, 80, justified=justified)[0]) == list(ENGLISH)


def test_a_table_is_read_row_by_row() -> None:
    rows = [
        ("Lamp oil", "10 euros"),
        ("Ferry", "4 euros"),
        ("Winch", "30 euros"),
        ("Rope", "2 euros"),
        ("Tar", "1 euro"),
    ]
    page = [g for n, (a, b) in enumerate(rows) for g in put(a, 50, 700 - 15 * n) + put(b, 250, 700 - 15 * n)]
    assert " ".join(read(page)) == " ".join(f"{a} {b}" for a, b in rows)


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        ("11/28/26, 10:49 PM Lamp to burn again", "file:///home/dora/lamp.html 1/1"),
        ("28.11.2026, 22:49", "https://lamp.example.org/2021/03/09/lamp?a=b 1/3"),
        ("", "Page 3 of 12"),
        ("", "- 3 -"),
        ("", "٣"),
        ("", "3 ةحفص"),
        ("3", ""),
    ],
)
def test_margins_are_no_text(top: str, bottom: str) -> None:
    page, _ = column(ENGLISH[:2], 50, 650, 80)
    assert read(put(top, 24, 772, size=8) + page + put(bottom, 24, 19, size=8)) == list(ENGLISH[:2])


def test_running_heads_are_no_text() -> None:
    pages = [
        column(ENGLISH[n : n + 1], 50, 690, 80)[0] + put(f"The Lamp Post No. {n}", 50, 760) for n in range(3)
    ]
    assert read(*pages) == list(ENGLISH[:3])


@pytest.mark.parametrize(
    "line", ["14 May 2019", "Lamp to burn again", "1,200 lamps", "The council meets at 10:00."]
)
def test_a_line_of_text_near_an_edge_is_kept(line: str) -> None:
    assert read(put(line, 50, 740)) == [line]


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad"])
def test_divided_words_are_whole(hyphen: str) -> None:
    lines = [f"The keepers of the light{hyphen}", "houses on the well-known coast", "said so."]
    page = [g for n, line in enumerate(lines) for g in put(line, 50, 700 - 14 * n)]
    assert read(page) == ["The keepers of the lighthouses on the well-known coast said so."]


def test_a_hyphen_of_the_words_own_stays() -> None:
    lines = ["The well-known keeper of the well-", "known lamp near the old harbour", "is Dora Lind."]
    page = [g for n, line in enumerate(lines) for g in put(line, 50, 700 - 14 * n)]
    assert read(page) == ["The well-known keeper of the well-known lamp near the old harbour is Dora Lind."]


def test_blanks_that_letters_cover_are_none() -> None:
    glyphs = put("lamp", 50, 700)
    glyphs.insert(2, Glyph(" ", glyphs[2].left, glyphs[2].left + 3, 700, SIZE))
    assert line_of(glyphs).text == "lamp"


def test_a_mark_stands_behind_its_letter() -> None:
    word = "أيضًا"
    letters = put("أيضا"[::-1], 50, 700)
    at = letters[1].left
    for shift in (0.0, 0.2, -0.2):
        assert line_of([*letters, Glyph("\u064b", at + shift, at + shift, 700, SIZE)]).text == word


@pytest.mark.parametrize(
    ("seen", "read_as"),
    [
        ("15-10 ﻦﻴﺑ", "بين 10-15"),
        ("15-10 نيب راعسألا", "الأسعار بين 10-15"),
        ("ارالود 15-10 نيب", "بين 10-15 دولارا"),
        ("2020 ماع", "عام 2020"),
        ("3.5 نيب", "بين 3.5"),
    ],
)
def test_ranges_are_read_in_their_order(seen: str, read_as: str) -> None:
    assert logical(seen) == read_as
