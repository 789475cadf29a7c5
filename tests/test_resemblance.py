"""Sketches: equal for one text in several spellings, near for edited copies, far for other news."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker_extract.resemblance import SKETCH, resemblance, sketch

SENTENCES = [
    "أعلنت وزارة الخارجية في بيان صدر مساء الثلاثاء أن الوفد سيصل إلى العاصمة صباح الخميس المقبل",
    "وقال المتحدث باسمها إن جدول الأعمال يتضمن ثلاث جلسات تتناول التجارة والطاقة وأمن الحدود المشتركة",
    "وكانت الجولة السابقة قد انتهت قبل شهرين من دون اتفاق بعدما تمسك كل طرف بشروطه المعلنة",
    "ويرى مراقبون أن فرص النجاح أكبر هذه المرة بسبب تراجع أسعار النفط وضغوط الموازنة على الجانبين",
    "ومن المقرر أن يعقد الوزيران مؤتمرا صحفيا مشتركا في ختام الزيارة قبل أن يغادر الضيف إلى محطته التالية",
    "وتشير أرقام غرفة التجارة إلى أن حجم التبادل تضاعف خلال عقد واحد رغم إغلاق المعبر الرئيسي مرتين",
]
TEXT = ".\n".join(SENTENCES)
OTHER = (
    "سجلت درجات الحرارة في المناطق الساحلية ارتفاعا جديدا أمس بحسب مصلحة الأرصاد التي نصحت كبار السن بتجنب الخروج "
    "ساعات الظهيرة وشرب كميات كافية من الماء، فيما أعلنت البلديات فتح القاعات المكيفة أمام الجمهور حتى نهاية الأسبوع "
    "الجاري على الأقل ومددت المسابح العامة ساعات عملها إلى ما بعد الغروب في سبع مدن"
)


@pytest.mark.parametrize(
    ("change", "least", "most"),
    [
        (lambda text: text, 1.0, 1.0),
        (lambda text: text.replace("أ", "ا").replace("ة", "ه"), 1.0, 1.0),
        (lambda text: text.replace("الخارجية", "الـخَارجية"), 1.0, 1.0),
        (lambda text: text.replace(" ", "\n"), 1.0, 1.0),
        (lambda text: "خاص - " + text + "\nالمصدر: وكالات", 0.8, 0.99),
        (lambda text: text.replace("الخميس", "الجمعة"), 0.7, 0.99),
        (lambda text: ".\n".join(text.split(".\n")[:3]), 0.3, 0.7),
        (lambda text: ".\n".join(reversed(text.split(".\n"))), 0.6, 0.95),
        (lambda _: OTHER, 0.0, 0.05),
    ],
    ids=["itself", "hamza and ta", "marks and tatweel", "line ends", "frame", "a word", "half", "other order", "other"],
)  # fmt: skip
def test_resemblance(change: object, least: float, most: float) -> None:
    assert least <= resemblance(sketch(TEXT), sketch(change(TEXT))) <= most  # type: ignore[operator]


def test_short_texts_have_none() -> None:
    assert sketch(SENTENCES[0]) == ()
    assert resemblance((), ()) == 0.0


def test_the_same_in_every_process() -> None:
    code = "import sys; from tracker_extract.resemblance import sketch; print(sketch(sys.stdin.read()))"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        input=TEXT,
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "7"},
        check=True,
    )
    assert done.stdout.strip() == str(sketch(TEXT))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=3000), st.text(max_size=3000))
def test_any_text(one: str, other: str) -> None:
    mine, theirs = sketch(one), sketch(other)
    assert list(mine) == sorted(set(mine))
    assert len(mine) <= SKETCH
    assert 0.0 <= resemblance(mine, theirs) == resemblance(theirs, mine) <= 1.0
