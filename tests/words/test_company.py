"""What a word is in its company: classes that the words beside it settle before anything else is read."""

from __future__ import annotations

import pytest

from tracker_extract import Extractor
from tracker_extract.models import Article
from tracker_extract.outline.outline import Outline
from tracker_extract.words import classes as lx
from tracker_extract.words.tokens import Tokens

EXTRACTOR = Extractor.load()
REPORTS = lx.CUE | lx.VERB

# Label, text, the word asked about, classes that it has here, classes that it has not.
SETTLED = [
    ("in her explanation", "قالت ريم في شرحها للمخطط إن الجدار باق.", "شرحها", lx.OWNED, REPORTS),
    ("explained it, where a clause begins", "الخطة شرحها المدير أمس.", "شرحها", lx.CUE, 0),
    ("who said", "هاجم من قال إن الباب مفتوح.", "قال", lx.CUE, 0),
    ("later on he said", "فيما بعد قال إن الباب مفتوح.", "قال", lx.CUE, 0),
    ("in his opinion", "وحسب رأيه فإن الباب مفتوح.", "رأيه", lx.CUE, 0),
    ("did not add", "لم يزيد الحارس شيئا.", "يزيد", lx.VERB, lx.GIVEN),
    ("Yazid said", "وقال يزيد إن الباب مفتوح.", "يزيد", lx.GIVEN, 0),
    ("Khalaf, son of", "قال خلف بن سند إن الباب مفتوح.", "خلف", lx.GIVEN, lx.PREPOSITION),
    ("behind bin Sanad's car", "وقف خلف سيارة بن سند.", "خلف", lx.PREPOSITION, lx.GIVEN),
    ("said Bin Salman", "وقال بن سلمان إن الباب مفتوح.", "وقال", lx.CUE, lx.GIVEN),
    ("de la", "قال راميرو دي لا سييرا إن الباب مفتوح.", "لا", lx.PARTICLE, lx.NEGATION),
    ("not", "قال الحارس إنه لا يعلم.", "لا", lx.NEGATION, 0),
    ("Ali, beside the preposition", "وضع سامي علي يده على الباب.", "علي", lx.GIVEN, lx.PREPOSITION),
    ("on, where no other is written", "وضع سامي يده علي الباب.", "علي", lx.PREPOSITION, 0),
    ("Hikmat, the council member", "قال عضو المجلس حكمت حبيب إن الباب مفتوح.", "حكمت", lx.GIVEN, lx.VERB),
    ("the court judged", "حكمت المحكمة ببراءته.", "حكمت", lx.VERB, lx.GIVEN),
    ("Amal confirmed", "أكدت أمل الشاذلي أن الباب مفتوح.", "أمل", lx.GIVEN, lx.CUE),
    ("in the hope that", "وعاد على أمل أن يجد الباب مفتوحا.", "أمل", lx.GIVEN, lx.VERB),
    ("women students said", "وقالت طالبات إن القاعة ضيقة.", "طالبات", lx.UNNAMED, lx.CUE),
    ("demanding", "رفعن لافتات، طالبات رحيله.", "طالبات", lx.CUE, 0),
    ("jokingly", "وأردف مازحا إن الباب مفتوح.", "مازحا", lx.ADVERB, lx.VERB),
    ("Jana Jabbour", "وقالت جانا جبور إن الباب مفتوح.", "جانا", lx.WORD, lx.ADVERB),
    ("Tahsin al-Khafaji", "قال المتحدث باسم العمليات تحسين الخفاجي إن الباب مفتوح.", "تحسين", lx.GIVEN, 0),
    ("improving the road", "ناقش المجلس تحسين الطريق.", "تحسين", lx.CONTENT_NOUN, lx.GIVEN),
    ("agreed", "وافق المجلس على الموعد.", "وافق", lx.VERB, lx.COMMON),
    ("a saleswoman, no sold him", "قالت بائعة في السوق إن الباب مفتوح.", "بائعة", lx.WORD, lx.VERB),
]


def tokens_of(text: str, language: str = "ar") -> Tokens:
    return Outline(Article(text, language=language), EXTRACTOR._table(language)).tokens


@pytest.mark.parametrize("label, text, word, has, lacks", SETTLED, ids=[row[0] for row in SETTLED])
def test_the_company_of_a_word_settles_its_class(
    label: str, text: str, word: str, has: int, lacks: int
) -> None:
    tokens = tokens_of(text)
    bits = tokens.bits[tokens.forms.index(word)]
    assert bits & has == has
    assert not bits & lacks


def test_the_word_of_the_table_stays_as_it_is() -> None:
    before = tokens_of("أمل").bits[0]
    tokens_of("أكدت أمل الشاذلي أن الباب مفتوح.")
    assert tokens_of("أمل").bits[0] == before


# Label, form, the classes that it has by its letters alone.
PEOPLE = [
    ("plural of a participle in a construct", "مستوردو", lx.UNNAMED, 0),
    ("plural of a trade", "غواصون", lx.UNNAMED, 0),
    ("plural of a noun of relation", "حرفيون", lx.UNNAMED, 0),
    ("foreign surname", "أندرسون", 0, lx.UNNAMED),
    ("foreign surname in o", "بومبيو", 0, lx.UNNAMED),
    ("olives", "زيتون", 0, lx.UNNAMED),
    ("Cameron: no prince behind a preposition", "كاميرون", 0, lx.UNNAMED),
    ("the Taliban: no two students", "طالبان", 0, lx.UNNAMED),
]


@pytest.mark.parametrize("label, form, has, lacks", PEOPLE, ids=[row[0] for row in PEOPLE])
def test_plurals_of_people_are_known_by_their_stems(label: str, form: str, has: int, lacks: int) -> None:
    bits = tokens_of(form).bits[0]
    assert bits & has == has
    assert not bits & lacks


def test_a_language_whose_subjects_come_first_asks_nothing() -> None:
    text = "In his view, Ali said that on Monday the plan would change."
    tokens = tokens_of(text, "en")
    table = EXTRACTOR._table("en")
    assert all(word is table[form] for form, word in zip(tokens.forms, tokens.words, strict=True))
