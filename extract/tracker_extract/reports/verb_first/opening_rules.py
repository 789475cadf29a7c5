"""The register of openings where verbs come first: what shows where content begins behind a reporting word."""

from __future__ import annotations

from ...rules import AnyCascade, Cascade, Example, Rule
from ..opening import Opening
from . import named_first, objects, opened_by, prepositions
from .search import Search

# Frames of verbs whose content begins with the person they name, and nowhere else.
NAMED_FIRST: tuple[tuple[str, Cascade[Opening | None, Search]], ...] = (
    ("blame", Cascade("opening", (Rule("opening/blamed", "accused X of: content begins with the accused", named_first.blamed,
        (
            Example("ar", "واتهمت الخارجية الأمريكية روسيا بعرقلة التحقيق في الهجوم.", "the American foreign ministry accused Russia of hindering the inquiry"),
        ),
        (
            Example("ar", "واتهمت الخارجية الأمريكية روسيا.", "the American foreign ministry accused Russia"),
        )),))),
    ("hold", Cascade("opening", (Rule("opening/held", "held X responsible: content begins with on whom it is laid", named_first.held,
        (
            Example("ar", "حمّلت حركة حماس الحكومة الإسرائيلية المسؤولية الكاملة عن تدهور الأوضاع على حدود قطاع غزة.", "Hamas held the Israeli government fully responsible for what happens at the border of Gaza"),
        ),
        (
            Example("ar", "وحمل المبعوث رسالة من أمير الكويت إلى الدوحة.", "the envoy carried a letter of the emir of Kuwait to Doha"),
        )),))),
    ("describe", Cascade("opening", (Rule("opening/described", "described X as: content begins with who is described", named_first.described,
        (
            Example("ar", "ووصف نتنياهو الاتفاق النووي بأنه \"خطأ تاريخي سيدفع الجميع ثمنه على مدى أجيال\".", "Netanyahu described the nuclear agreement as \"a historic mistake for which all will pay\""),
        ),
        (
            Example("ar", "ووصف نتنياهو الاتفاق النووي.", "Netanyahu described the nuclear agreement"),
        )),))),
)  # fmt: skip

ADDRESSED = Cascade("opening", (
    Rule("opening/asked-of", "asked of X to: the addressee stands before the content", named_first.asked,
        (
            Example("ar", "طلب لافروف من كيري وقف القصف.", "Lavrov asked of Kerry that the shelling stop"),
        ),
        (
            Example("ar", "وطلب لافروف وقف القصف.", "Lavrov demanded that the shelling stop"),
        )),
    Rule("opening/urged", "urged X to: the addressee stands before the content", named_first.urged_of,
        (
            Example("ar", "ناشد المطران يوسف طوبجي المجتمع الدولي وقف القصف.", "Bishop Youssef Tobji called on the world to stop the shelling"),
        ),
        (
            Example("ar", "وطلب لافروف وقف القصف.", "Lavrov demanded that the shelling stop"),
        )),
))  # fmt: skip

# At a token behind the word and its source.
BY_THAT = Cascade(
    "opening",
    (
        Rule(
            "opening/that",
            "the clause behind a complementiser",
            opened_by.by_that,
            (Example("ar", "وقال لافروف إن الحوار مستمر.", "and Lavrov said that the dialogue goes on"),),
            (Example("ar", "وقال لافروف: الحوار مستمر.", "and Lavrov said: the dialogue goes on"),),
        ),
    ),
)
BY_BARE_SPEECH = Cascade("opening", (
    Rule("opening/bare-speech", "speech that its first word opens", opened_by.by_bare_speech,
        (
            Example("ar", "وقالت موغيريني في مؤتمر صحفي لقد بذل الاتحاد جهودا كبيرة.", "Mogherini said at a press conference: indeed the Union made great efforts"),
        ),
        (
            Example("ar", "وقالت موغيريني في مؤتمر صحفي إن الاتحاد بذل جهودا كبيرة.", "Mogherini said at a press conference that the Union made great efforts"),
        )),
))  # fmt: skip
BY_COLON = Cascade(
    "opening",
    (
        Rule(
            "opening/colon",
            "the words behind a colon",
            opened_by.by_colon,
            (Example("ar", "وقال لافروف: الحوار مستمر.", "and Lavrov said: the dialogue goes on"),),
            (Example("ar", "وقال لافروف إن الحوار مستمر.", "and Lavrov said that the dialogue goes on"),),
        ),
    ),
)
BY_QUOTATION = Cascade("opening", (
    Rule("opening/quotation", "a quotation that is no name or term", opened_by.by_quotation,
        (
            Example("ar", "وقال الجبير \"إن على إيران أن تختار بين أن تكون دولة أو ثورة\".", "Al-Jubeir said \"that Iran must choose whether to be a state or a revolution\""),
            Example("ar", "وقال جوش إرنست حين سئل عن القاعدة «لن أدخل في تفاصيل عسكرية».", "Josh Earnest said when asked about the base \"I shall not go into military details\""),
        ),
        (
            Example("ar", "وكشفت مصادر مطلعة لـ\"المشرق اليومي\" أن اللقاء نقل من عمان إلى العقبة.", "informed sources revealed to \"Al-Mashriq Daily\" that the meeting was moved from Amman to Aqaba"),
        )),
))  # fmt: skip
BY_PREPOSITION = Cascade("opening", (
    Rule("opening/preposition", "a preposition that the word takes", prepositions.by_preposition,
        (
            Example("ar", "وطالب شكري الدوحة بـوقف تمويل القنوات التي تحرض على بلاده.", "Shoukry demanded of Doha to stop paying the channels that stir up against his country"),
            Example("ar", "وشدد لافروف في جنيف على ضرورة وقف القتال فورا.", "Lavrov insisted in Geneva on the need to stop the fighting at once"),
        ),
        (
            Example("ar", "أشار لافروف بيده إلى الجسر.", "Lavrov pointed with his hand at the bridge"),
        )),
))  # fmt: skip

OBJECT = Cascade(
    "opening",
    (
        Rule(
            "opening/object",
            "the object of the word is what was said",
            objects.noun_object,
            (
                Example(
                    "ar",
                    "نفت الرئاسة الفلسطينية وجود أي اتصالات سرية مع واشنطن.",
                    "the Palestinian presidency denied that there are any secret contacts with Washington",
                ),
            ),
            (Example("ar", "ورفض لافروف التعليق.", "and Lavrov declined to comment"),),
        ),
    ),
)
BARE_CLAUSE = Cascade(
    "opening",
    (
        Rule(
            "opening/bare-clause",
            "a clause that nothing opens",
            objects.bare_clause,
            (
                Example(
                    "ar",
                    "وقال الجبير إيران تدعم الحوار منذ سنة.",
                    "Al-Jubeir said Iran has been for the dialogue for a year",
                ),
            ),
            (
                Example(
                    "ar",
                    "وقال مسؤول إيران تدعم الحوار منذ سنة.",
                    "an official (of) Iran said (it) has been for the dialogue for a year",
                ),
            ),
        ),
    ),
)

CASCADES: tuple[AnyCascade, ...] = (
    *(cascade for _, cascade in NAMED_FIRST),
    ADDRESSED,
    BY_THAT,
    BY_BARE_SPEECH,
    BY_COLON,
    BY_QUOTATION,
    BY_PREPOSITION,
    OBJECT,
    BARE_CLAUSE,
)
