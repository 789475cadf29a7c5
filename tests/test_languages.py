"""The language of texts and paragraphs, and articles in more than one."""

from __future__ import annotations

from datetime import date

import pytest

from tracker_extract import Extractor
from tracker_extract.languages import Languages, Run
from tracker_extract.models import Article
from tracker_extract.packs import load_packs

pytestmark = pytest.mark.unmeasured


@pytest.fixture(scope="module")
def languages() -> Languages:
    return Languages(load_packs())


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


ARABIC = "قال وزير الخارجية الروسي سيرغي لافروف إن بلاده تريد وقف إطلاق النار في سوريا خلال أيام."
ENGLISH = "Russian Foreign Minister Sergei Lavrov said that the truce in Syria would begin within days."
RUSSIAN = "Министр иностранных дел России Сергей Лавров заявил, что перемирие в Сирии начнется на днях."
SPANISH = "El ministro de Exteriores declaró que la tregua sería respetada por las dos partes del conflicto."
FRENCH = "Le ministre des Affaires étrangères a déclaré que la trêve serait respectée par les deux parties."
PERSIAN = "وزیر امور خارجه گفت که این گفتگوها برای پایان دادن به جنگ در سوریه ادامه خواهد داشت."


@pytest.mark.parametrize(
    ("code", "text"),
    [
        pytest.param("ar", ARABIC, id="Arabic"),
        pytest.param("ar", "لافروف: لن نغير موقفنا", id="Arabic headline"),
        pytest.param("ar", "أكّدَ الوزيرُ أنّ المُفاوضاتِ مُستمرّة", id="Arabic with its vowels"),
        pytest.param("ar", "فى مؤتمر صحفى أكد الوزير أن المباحثات مستمرة مع دول الجوار", id="Egyptian alef maqsura"),
        pytest.param("ar", "وصل المتحدث باسم الحشد إلى كركوك وطوزخورماتو وبعقوبة والتقى قادة الفصائل", id="Iraqi place names"),
        pytest.param("fa", PERSIAN, id="Persian"),
        pytest.param("fa", "رئیس جمهور ایران از توافق با روسیه خبر داد و آن را مهم خواند.", id="Persian, short"),
        pytest.param("ur", "وزیر خارجہ نے کہا کہ دونوں ملکوں کے درمیان مذاکرات اگلے ہفتے ہوں گے۔", id="Urdu"),
        pytest.param("ckb", "وەزیری دەرەوە گوتی کە گفتوگۆکان لە هەولێر بەردەوام دەبن بۆ چارەسەری کێشەکە.", id="Kurdish"),
        pytest.param("ru", RUSSIAN, id="Russian"),
        pytest.param("ru", "Лавров: Россия не уйдет", id="Russian headline"),
        pytest.param("uk", "Міністр закордонних справ заявив, що переговори щодо перемир'я триватимуть і цього тижня.", id="Ukrainian"),
        pytest.param("bg", "Министърът на външните работи каза, че преговорите ще продължат и през тази седмица.", id="Bulgarian"),
        pytest.param("sr", "Министар спољних послова рекао је да ће преговори бити настављени и ове недеље.", id="Serbian"),
        pytest.param("en", ENGLISH, id="English"),
        pytest.param("en", "Lavrov: Russia ready for talks", id="English headline"),
        pytest.param("en", "De Mistura hails La Paz deal", id="English headline with foreign names"),
        pytest.param("fr", FRENCH, id="French"),
        pytest.param("fr", "Selon le Quai d'Orsay, les négociations sont dans l'impasse.", id="French, short"),
        pytest.param("de", "Der Außenminister sagte, die Verhandlungen seien nicht gescheitert und gingen weiter.", id="German"),
        pytest.param("es", "El ministro de Exteriores dijo que las negociaciones con los rebeldes seguirán mañana.", id="Spanish"),
        pytest.param("tr", "Dışişleri Bakanı, görüşmelerin bu hafta da devam edeceğini ve bir karar beklendiğini söyledi.", id="Turkish"),
        pytest.param("it", "Il ministro degli Esteri ha detto che i negoziati non sono falliti e che si va avanti.", id="Italian"),
        pytest.param(None, "外交部长表示谈判将继续进行", id="no letters of any pack"),
        pytest.param(None, "12:30 — 5/8/2016", id="no letters"),
        pytest.param(None, "", id="nothing"),
    ],
)  # fmt: skip
def test_the_language_of_a_text(languages: Languages, code: str | None, text: str) -> None:
    assert languages.of(text) == code


@pytest.mark.parametrize(
    ("codes", "paragraphs"),
    [
        pytest.param(["ar"], [ARABIC, ARABIC], id="one language"),
        pytest.param(["ar", "en"], [ARABIC, ENGLISH], id="half and half"),
        pytest.param(["ar", "en", "ar"], [ARABIC, ENGLISH, ARABIC], id="a paragraph of another"),
        pytest.param(["ar"], [ARABIC, "Agence France-Presse", ARABIC], id="a name"),
        pytest.param(["ar"], [ARABIC, "Moscow, August 27 (Reuters)", ARABIC], id="a dateline"),
        pytest.param(["ar", "en"], [ARABIC, ENGLISH, "“We are ready,” he added."], id="a short paragraph follows"),
        pytest.param(["ar", "en", "ar"], [ARABIC, ENGLISH, "وأضاف: لن نغير موقفنا"], id="a short one of the first"),
        pytest.param(["en", "fr", "en"], [ENGLISH, FRENCH, ENGLISH], id="French in English"),
        pytest.param(["ar", "fa"], [ARABIC, PERSIAN], id="Persian in Arabic"),
        pytest.param(["ru", "ar", "en"], [RUSSIAN, ARABIC, ENGLISH], id="three"),
        pytest.param(
            ["en"], ["The La Repubblica and El Pais de la Plata editors met Le Monde in Paris."], id="foreign names"
        ),
    ],
)  # fmt: skip
def test_runs_of_paragraphs(languages: Languages, codes: list[str], paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    runs = languages.runs(text, languages.of(paragraphs[0]))
    assert [run.language for run in runs] == codes
    assert runs[0].start == 0
    assert runs[-1].end == len(text)


def test_a_run_ends_with_its_last_paragraph(languages: Languages) -> None:
    text = f"{ARABIC}\n{ENGLISH}\r\n"
    assert languages.runs(text, "ar") == [
        Run("ar", 0, len(ARABIC)),
        Run("en", len(ARABIC) + 1, len(ARABIC) + 1 + len(ENGLISH)),
    ]


def told(extractor: Extractor, text: str, language: str | None = None) -> list[tuple[str, str, str]]:
    """Language, speaker and words of each statement, in the order given."""
    article = Article(text, published=date(2016, 8, 27), language=language)
    return [
        (s.language, " & ".join(p.name for p in s.speakers), text[slice(*s.spans[0])])
        for s in extractor(article)
    ]


ADDED = "وأكد لافروف أن المفاوضات مع واشنطن مستمرة في جنيف ولم تتوقف منذ يوم الجمعة الماضي."
AFTERWARDS = ("ar", "Sergey Lavrov", "المفاوضات مع واشنطن مستمرة في جنيف ولم تتوقف منذ يوم الجمعة الماضي")
IN_ARABIC = ("ar", "Sergey Lavrov", "بلاده تريد وقف إطلاق النار في سوريا خلال أيام")
IN_ENGLISH = ("en", "Sergey Lavrov", "the truce in Syria would begin within days")
IN_FRENCH = ("fr", "", "la trêve serait respectée par les deux parties")
IN_RUSSIAN = ("ru", "Sergey Lavrov", "перемирие в Сирии начнется на днях")


@pytest.mark.parametrize(
    ("found", "paragraphs"),
    [
        pytest.param([IN_ARABIC], [ARABIC], id="one"),
        pytest.param([IN_ARABIC, IN_ENGLISH], [ARABIC, ENGLISH], id="Arabic, then English"),
        pytest.param([IN_ENGLISH, IN_ARABIC], [ENGLISH, ARABIC], id="English, then Arabic"),
        pytest.param([IN_ARABIC, IN_ENGLISH, AFTERWARDS], [ARABIC, ENGLISH, ADDED], id="in text order"),
        pytest.param([IN_RUSSIAN, IN_ARABIC, IN_ENGLISH], [RUSSIAN, ARABIC, ENGLISH], id="three"),
        pytest.param([IN_ENGLISH], [ENGLISH, SPANISH], id="a paragraph that no pack reads"),
        pytest.param([IN_ENGLISH, IN_FRENCH], [ENGLISH, FRENCH], id="English, then French"),
        pytest.param([], [SPANISH], id="Spanish has no pack"),
        pytest.param([], [PERSIAN], id="Persian has no pack"),
    ],
)
def test_each_paragraph_is_read_by_its_own_pack(
    extractor: Extractor, found: list[tuple[str, str, str]], paragraphs: list[str]
) -> None:
    assert told(extractor, "\n\n".join(paragraphs)) == found


def test_evidence_of_every_run_points_into_the_whole_text(extractor: Extractor) -> None:
    text = f"{ARABIC}\n\n{ENGLISH}"
    cues = [text[slice(*s.cue)] for s in extractor(Article(text)) if s.cue]
    sources = [text[slice(*s.source)] for s in extractor(Article(text)) if s.source]
    assert cues == ["قال", "said"]
    assert sources == ["وزير الخارجية الروسي سيرغي لافروف", "Russian Foreign Minister Sergei Lavrov"]


@pytest.mark.parametrize(
    ("given", "code"),
    [("ar", "ar"), ("ar-SA", "ar"), ("AR_eg", "ar"), ("es", "en"), ("english", "en"), (None, "en")],
)
def test_a_given_language_counts_where_a_pack_has_it(
    extractor: Extractor, given: str | None, code: str
) -> None:
    assert extractor.language_of(Article(ENGLISH, language=given)) == code


def test_a_language_without_a_pack_is_named(extractor: Extractor) -> None:
    assert extractor.language_of(Article(PERSIAN)) == "fa"
    assert extractor.language_of(Article(FRENCH, language="en-GB")) == "en"
