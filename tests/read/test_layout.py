"""Which line of a text is what."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker_extract.read.layout import compose, lay_out

PAGE = """باسيل: العودة الطوعية أولا

باسيل: العودة الطوعية أولا

12 تشرين الثاني 2017
باسيل متحدثا في بروكسل (مارك نيلسن/Getty)
+ الخط -
عين اليوم – بروكسل
قال الوزير إن بلاده ترحب بالخطوة. وأضاف أن التفاصيل تناقش لاحقا.

- - -
وتابع أن الحوار مستمر. رابط الخبر بصحيفة النبأ: باسيل
// انتهى //
18:37 ت م
"""


def told(text: str) -> list[tuple[str, str]]:
    return [(r.kind, text[r.start : r.end]) for r in lay_out(text).regions]


def test_a_page_with_everything() -> None:
    assert told(PAGE) == [
        ("title", "باسيل: العودة الطوعية أولا"),
        ("repeat", "باسيل: العودة الطوعية أولا"),
        ("date", "12 تشرين الثاني 2017"),
        ("caption", "باسيل متحدثا في بروكسل (مارك نيلسن/Getty)"),
        ("furniture", "+ الخط -"),
        ("byline", "عين اليوم – بروكسل"),
        ("body", "قال الوزير إن بلاده ترحب بالخطوة. وأضاف أن التفاصيل تناقش لاحقا."),
        ("furniture", "- - -"),
        ("body", "وتابع أن الحوار مستمر."),
        ("furniture", "رابط الخبر بصحيفة النبأ: باسيل"),
        ("furniture", "// انتهى //"),
        ("furniture", "18:37 ت م"),
    ]
    assert lay_out(PAGE).published == date(2017, 11, 12)


BODY = "\nقال المتحدث إن الاجتماع انتهى."


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("27 اغسطس 2016", date(2016, 8, 27)),
        ("٢٧ آب/أغسطس ٢٠١٦", date(2016, 8, 27)),
        ("السبت 27 آب (أغسطس) 2016م", date(2016, 8, 27)),
        ("السبت، ٢٧ أغسطس، ٢٠١٦", date(2016, 8, 27)),
        ("نشر في: السبت 27-08-2016 الساعة 10:45 ص", date(2016, 8, 27)),
        ("آخر تحديث: 27/8/2016 10:45 مساء", date(2016, 8, 27)),
        ("2016-08-27", date(2016, 8, 27)),
        ("2016-08-27T22:10:05Z", date(2016, 8, 27)),
        ("\u200f27\u200f/08\u200f/2016", date(2016, 8, 27)),
        ("الرباط 27 غشت 2016", date(2016, 8, 27)),
        ("تونس 27 أوت 2016", date(2016, 8, 27)),
        ("الثلاثاء 27 كانون الثاني/يناير 2015", date(2015, 1, 27)),
        ("الرياض 25 شوال 1436هـ الموافق 10 أغسطس 2015م واس", date(2015, 8, 10)),
        ("25 شوال 1436 هـ", date(2015, 8, 10)),
        ("24/11/1437 هـ", date(2016, 8, 27)),
        ("August 27, 2016", date(2016, 8, 27)),
        ("Aug. 27, 2016 10:45 AM EDT", date(2016, 8, 27)),
        ("Saturday, 27 August 2016", date(2016, 8, 27)),
        ("Last updated Aug 27, 2016 1:45 AM EDT", date(2016, 8, 27)),
        ("27th of August, 2016", date(2016, 8, 27)),
        ("أغسطس 27, 2016", date(2016, 8, 27)),
        ("27 كانون 2 2016", date(2016, 1, 27)),
        ("٢٧ كانون ٢ ٢٠١٦", date(2016, 1, 27)),
        ("27 ك1 2016", date(2016, 12, 27)),
        ("27 كانون الثاني (يناير - جانفي)، 2016", date(2016, 1, 27)),
        ("2016:08:27.13:51", date(2016, 8, 27)),
        ("27th, August 2016 GMT", date(2016, 8, 27)),
        ("09:24 م 27/08/2016", date(2016, 8, 27)),
        ("27.08.2016, مرفأ الأخبار", date(2016, 8, 27)),
        ("27.08.2016, Harbour Post", date(2016, 8, 27)),
        ("السبت 27-08-2016 16:25 | كتب: كريم المصري", date(2016, 8, 27)),
        ("سياسة 27-08-2016 | 10:12", date(2016, 8, 27)),
        ("Harbour Post | 27 August 2016", date(2016, 8, 27)),
        ("5/8/2016", date(2016, 8, 5)),
    ],
)
def test_date_lines(line: str, published: date) -> None:
    layout = lay_out(f"عنوان المقال\n{line}{BODY}")
    assert layout.published == published
    assert [r.kind for r in layout.regions] == ["title", "date", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "30 فبراير 2016",
        "أغسطس 2016",
        "1437",
        "3.5",
        "في 27 أغسطس 2016 بدأت الحكاية",
        "27 آب/يوليو 2016",
        "2016",
        "خطة 2030 للتنمية",
        "32 أغسطس 2016",
        "5 آلاف قتيل في 2016",
        "في 27 أغسطس 2016، بدأت الحكاية",
        "27 أغسطس 2016 يوم لن ينساه أحد",
        "27/8/2016: قالت الشرطة إن الحريق أخمد.",
        "أغسطس 27 قتيلا",
        "بدأت الهدنة 27/8/2016",
    ],
)
def test_no_date_is_invented(line: str) -> None:
    assert lay_out(f"عنوان المقال\n{line}{BODY}").published is None


SENTENCE = "قالت وزيرة النقل إن العبارة ستبحر مجددا."
SAID = "The minister said the ferry would sail again."


@pytest.mark.parametrize(
    ("dateline", "sentence", "published"),
    [
        ("القاهرة 7 أكتوبر 2025 (شينخوا) --", SENTENCE, date(2025, 10, 7)),
        ("القاهرة 7 أكتوبر 2025 (شينخوا)", SENTENCE, date(2025, 10, 7)),
        ("أبوظبي في 7 مارس 2026 / وام /", SENTENCE, date(2026, 3, 7)),
        ("طرابلس_ 11 فبراير 2024م (وال)-", SENTENCE, date(2024, 2, 11)),
        ("رام الله 26-9-2024 وفا-", SENTENCE, date(2024, 9, 26)),
        ("بيروت في 3 تموز 2019/ وطنية –", SENTENCE, date(2019, 7, 3)),
        ("موسكو، 3 يوليو 2019 -", SENTENCE, date(2019, 7, 3)),
        ("عمان 7 تشرين الأول (بترا)-", SENTENCE, None),
        ("CAIRO, Oct 7, 2025 (Xinhua) --", SAID, date(2025, 10, 7)),
        ("CAIRO, Oct. 7 (Xinhua) --", SAID, None),
        ("PORT HARBOUR, Oct. 7, 2025 (HNA) --", SAID, date(2025, 10, 7)),
        ("London, May 3, 2019 /PRNewswire/ --", SAID, date(2019, 5, 3)),
    ],
)
def test_a_dateline_stands_before_the_first_sentence(
    dateline: str, sentence: str, published: date | None
) -> None:
    for title in ("", "عنوان المقال\n"):
        text = f"{title}{dateline} {sentence}"
        assert told(text)[-2:] == [("date", dateline), ("body", sentence)]
        assert lay_out(text).published == published


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير في 7 أكتوبر 2025 (الثلاثاء) إن العبارة ستبحر مجددا.",
        "وصلت العبارة 7 أكتوبر 2025 (الثلاثاء) إلى الميناء.",
        "القاهرة 7 أكتوبر 2025 شهدت عودة العبارة.",
        "By May 3, 2019 (a Friday) the ferry had sailed again.",
    ],
)
def test_a_sentence_with_a_date_has_no_dateline(text: str) -> None:
    assert ("body", text) in told(f"عنوان المقال\n{text}")


def test_the_order_of_numeric_dates_may_be_given() -> None:
    text = "A title\n5/8/2016\nThe minister said so."
    assert lay_out(text, day_first=True).published == date(2016, 8, 5)
    assert lay_out(text, day_first=False).published == date(2016, 5, 8)


def test_a_numeric_date_whose_order_nobody_knows_is_none() -> None:
    assert lay_out("A title\n5/8/2016\nThe minister said so.").published is None
    assert lay_out("A title\n27/8/2016\nThe minister said so.").published == date(2016, 8, 27)
    assert lay_out("عنوان المقال\nنشر 5/8/2016" + BODY).published == date(2016, 8, 5)


def test_a_date_inside_the_body_is_not_the_articles() -> None:
    assert lay_out(f"عنوان المقال{BODY}\n27 أغسطس 2011\nبدأت الأحداث يومها.").published is None


def test_a_date_may_stand_before_the_title() -> None:
    layout = lay_out(f"27 أغسطس 2016\nعنوان المقال{BODY}")
    assert [r.kind for r in layout.regions] == ["date", "title", "body"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("جانب من المؤتمر (رويترز)", "caption"),
        ("Fighters rest in the town (Omar Haj/AFP)", "caption"),
        ("وانتهى الاجتماع أمس. (رويترز)", "body"),
        ("أعلن عن وفاة الرئيس (80 عاما)", "body"),
        ("(رويترز)", "byline"),
        ("الرياض - سامي الحكيم", "byline"),
        ("كتب: سامي الحكيم", "byline"),
        ("باريس – لا حل في الأزمة دون هدنة", "body"),
        ("By Jane Doe", "byline"),
        ("روسيا: العملية مستمرة", "body"),
        ("* * *", "furniture"),
        ("شارك المقال", "furniture"),
        ("اقرأ أيضاً:", "furniture"),
        ("خلاف قديم", "body"),
    ],
)
def test_lines_under_the_title(line: str, kind: str) -> None:
    assert lay_out(f"عنوان المقال\n{line}{BODY}").regions[1].kind == kind


def test_one_paragraph_alone_has_no_title() -> None:
    assert told("قال الوزير إن المحادثات ستستأنف الأسبوع المقبل.") == [
        ("body", "قال الوزير إن المحادثات ستستأنف الأسبوع المقبل.")
    ]


def test_a_byline_may_close_the_text() -> None:
    assert told(f"عنوان المقال{BODY}\nالفرنسية")[-1] == ("byline", "الفرنسية")


def test_line_ends_stay_as_they_are() -> None:
    text = "عنوان\r\n\r\n27 أغسطس 2016\r\nقال الوزير إن\u2028الوضع هادئ.\r\n"
    assert told(text)[:2] == [("title", "عنوان"), ("date", "27 أغسطس 2016")]


def test_compose_joins_title_and_body() -> None:
    text, layout = compose("لافتة\nمن سطرين", "لافتة من سطرين\nقال إن الوضع هادئ.")
    assert text == "لافتة من سطرين\n\nلافتة من سطرين\nقال إن الوضع هادئ."
    assert [(r.kind, r.start) for r in layout.regions] == [("title", 0), ("repeat", 16), ("body", 31)]
    assert compose(None, "قال إن الوضع هادئ.").text == "قال إن الوضع هادئ."
    assert [r.kind for r in compose("", "سطر قصير\nسطر آخر").layout.regions] == ["body"]


@given(st.text(alphabet=st.sampled_from('أب :/–()"«».\n\r\u2028 12٣رويترزAFP')))
def test_regions_cover_all_but_blanks_and_never_overlap(text: str) -> None:
    position = 0
    for region in lay_out(text).regions:
        assert position <= region.start < region.end <= len(text)
        assert not text[position : region.start].strip()
        position = region.end
    assert not text[position:].strip()


@pytest.mark.parametrize("line", ["(", "رويترز) ", "27 ", "أ - ", "\n-", "سمات. ", "1/1/"])
def test_time_grows_linearly(line: str) -> None:
    started = time.perf_counter()
    lay_out(line * 200_000)
    assert time.perf_counter() - started < 5
