"""Whom the words of a statement name, in texts of our own."""

from __future__ import annotations

from datetime import date

import pytest

from tracker_extract import Extractor
from tracker_extract.models import Article

DAY = date(2016, 3, 1)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("Angela Merkel said John Kerry and Hezbollah would meet.", ["john-kerry", "hezbollah"], id="person and body"),
        pytest.param("John Kerry said Kerry was tired of Sergey Lavrov.", ["sergey-lavrov"], id="never the speaker himself"),
        pytest.param("قال لافروف إن جون كيري وحركة حماس وافقا.", ["john-kerry", "hamas"], id="Arabic, a body with its noun (Lavrov said that John Kerry and the movement Hamas agreed)"),
        pytest.param("Angela Merkel said Kerry had called.", [], id="a surname that the article introduces nowhere"),
        pytest.param("Mayor Lena Amano met Dave Amano. Kerry said Amano was late.", [], id="a surname of two names nobody"),
        pytest.param("Inspector Ruth Farnabey opened the gate. Kerry said Inspector Farnabey had the key.", ["ruth-farnabey"], id="introduced with a title"),
        pytest.param("Kerry said the road to Beverly Hills was closed.", [], id="capitals alone are no person"),
        pytest.param("قال لافروف إنه يتطلع إلى إيجاد حل.", [], id="finding is no IGAD (Lavrov said he looks forward to finding a solution)"),
        pytest.param("قال لافروف إن الشرق الأوسط منطقة صعبة.", [], id="the Middle East is no paper (Lavrov said that the Middle East is a difficult region)"),
        pytest.param("قال لافروف إن صحيفة الشرق الأوسط السعودية أخطأت.", ["asharq-al-awsat"], id="with its noun it is (Lavrov said that the newspaper al-Sharq al-Awsat of Saudi Arabia was wrong)"),
        pytest.param("قالت حركة طالبان إن مجلس الشورى اجتمع.", [], id="the council of a country that is not named (Taliban said that the shura council met)"),
        pytest.param("قال لافروف إن مجلس الشورى في السعودية اجتمع.", ["saudi-shura-council"], id="and of one that is (Lavrov said that the shura council in Saudi Arabia met)"),
        pytest.param("قال المحلل سامر الحداد إن الوزير خالد نصار أخطأ.", [], id="where a name ends is not certain (the analyst Samer al-Haddad said that Minister Khaled Nassar erred)"),
        pytest.param("قال المحلل سامر الحداد إن الجسر جاهز. وقال الطبيب ماهر الخطيب إن المحلل سامر الحداد متعب.", ["samer-al-hadad"], id="who speaks has a certain name (the analyst Samer al-Haddad said that …; the doctor Maher al-Khatib said that the analyst Samer al-Haddad is tired)"),
    ],
)  # fmt: skip
def test_whom_the_words_name(extractor: Extractor, text: str, named: list[str]) -> None:
    found = extractor(Article(text, published=DAY))
    assert [each.speaker.id for each in found[-1].named] == named


def test_the_place_of_a_name_is_in_the_words(extractor: Extractor) -> None:
    text = '"We met Hezbollah," Angela Merkel said, "and we told John Kerry." Merkel left.'
    (statement,) = extractor(Article(text, published=DAY))
    names = [text[each.span.start : each.span.end] for each in statement.named]
    assert names == ["Hezbollah", "John Kerry"]
    parts = [range(*span) for span in statement.spans]
    assert all(any(each.span.start in part for part in parts) for each in statement.named)
