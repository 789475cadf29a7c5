"""The register of what a sentence holds beside its cues where verbs come first: headlines, continuations, attributions."""

from __future__ import annotations

from ...rules import AnyCascade, Cascade, Example, Rule
from . import attributions, continuation, headlines, lines

HEADLINES = Cascade("headline", (
    Rule("headline/name-colon", "name: words, at the beginning of a line", headlines.at_beginning,
        (
            Example("ar", "وصلت السفينة إلى ميناء الدوحة.", "America: we care for the safety of shipping (headline); the ship reached the port of Doha", published="2015-08-02", title="أمريكا : نحن حريصون على أمن الملاحة"),
            Example("ar", "واستمر القصف على البلدة طوال النهار.", "activists speak of an attack and Lavrov replies: a hoax (headline); the shelling of the town went on all day", published="2018-02-26", title="ناشطون يتحدثون عن هجوم في الغوطة ولافروف يرد: خدعة"),
        ),
        (
            Example("ar", "وصلت السفينة إلى ميناء الدوحة.", "Syria: the Kurds announce a truce (headline); the ship reached the port of Doha", published="2015-08-02", title="سوريا: الأكراد يعلنون هدنة"),
        )),
    Rule("headline/words-dash-name", "«words» - name, as a line of its own", headlines.words_first,
        (
            Example("ar", "اجتمعت الهيئة العليا للمفاوضات برئاسة منسقها العام رياض حجاب في الرياض.", "\"No place for Assad in the transition\" – Hijab (headline); the High Negotiations Committee met under its coordinator Riad Hijab", title="«لا مكان للأسد في المرحلة الانتقالية» - حجاب"),
        ),
        (
            Example("ar", "وصلت السفينة إلى ميناء الدوحة.", "\"No place for Assad in the transition\" (headline); the ship reached the port of Doha", title="«لا مكان للأسد في المرحلة الانتقالية»"),
        )),
    Rule("headline/name-marks", "name «words», a title without a verb or colon", headlines.words_in_marks,
        (
            Example("ar", "وصل الوزير إلى موسكو مساء الثلاثاء.", "Lavrov \"ready to return to Geneva at any time\" (headline); the minister reached Moscow on Tuesday", published="2018-09-07", title="لافروف \"مستعد للعودة إلى جنيف في أي وقت\""),
        ),
        (
            Example("ar", "وصل الوزير إلى موسكو مساء الثلاثاء.", "Lavrov in \"Geneva\" (headline); the minister reached Moscow on Tuesday", published="2018-09-07", title="لافروف في \"جنيف\""),
        )),
))  # fmt: skip

BYLINE = Cascade("refusal", (
    Rule("report/byline", "a line that names its author", lines.is_byline,
        (
            Example("ar", "كتب: سامي النجار\nتصوير: هالة مراد\nأغلقت المدارس في صنعاء أبوابها اليوم احتجاجا على تأخر الرواتب.", "written by: Sami al-Najjar; photographs: Hala Murad; the schools of Sanaa closed today"),
        ),
        (
            Example("ar", "وكتب لافروف: الحوار مستمر والجسر مفتوح.", "and Lavrov wrote: the dialogue goes on and the bridge is open"),
        )),
), refuses=True)  # fmt: skip

QUOTED = Cascade("refusal", (
    Rule("report/quoted", "a cue within somebody's words", lines.within_quotation,
        (
            Example("ar", "«قال الوزير إن الطريق مفتوح منذ أمس ولا خوف عليكم».", "\"the minister said that the road is open since yesterday and there is nothing to fear\""),
        ),
        (
            Example("ar", "قال الوزير إن «الطريق مفتوح منذ أمس ولا خوف عليكم».", "the minister said that \"the road is open since yesterday and there is nothing to fear\""),
        )),
), refuses=True)  # fmt: skip

CONTINUATIONS = Cascade("continuation", (
    Rule("continuation/quotation", "a quotation without a cue goes on with the report before", continuation.by_quotation,
        (
            Example("ar", "وقال كوبلر: \"ليبيا ليست بحاجة إلى مزيد من البنادق\". \"ما تحتاج إليه هو قضاء يعمل ومصارف تفتح أبوابها\".", "Kobler said: \"Libya does not need more guns.\" \"What it needs are courts that work and banks that open\""),
        ),
        (
            Example("ar", "وقال كوبلر: \"ليبيا ليست بحاجة إلى مزيد من البنادق\". وصلت السفينة إلى الميناء.", "Kobler said: \"Libya does not need more guns.\" The ship reached the port"),
        )),
    Rule("continuation/and-that", "a sentence that begins with and that goes on with the report before", continuation.by_clause,
        (
            Example("ar", "وأوضح لافروف أن الممر مفتوح للمدنيين. وأن القوات لن تدخل البلدة قبل السبت.", "Lavrov explained that the corridor is open to civilians. And that the troops will not enter the town before Saturday"),
        ),
        (
            Example("ar", "وأوضح لافروف أن الممر مفتوح للمدنيين. والقوات لن تدخل البلدة قبل السبت.", "Lavrov explained that the corridor is open to civilians. And the troops will not enter the town before Saturday"),
        )),
    Rule("continuation/besides", "a stretch without a verb that begins with besides goes on with the report before", continuation.by_fragment,
        (
            Example("ar", "وأوضح لافروف أن الممر مفتوح للمدنيين. إضافة إلى فتح الجسر القديم أمام الشاحنات.", "Lavrov explained that the corridor is open to civilians. Besides the opening of the old bridge to lorries"),
        ),
        (
            Example("ar", "وأوضح لافروف أن الممر مفتوح للمدنيين. إضافة إلى ذلك، وصلت الشاحنات أمس.", "Lavrov explained that the corridor is open to civilians. Besides, the lorries arrived yesterday"),
        )),
))  # fmt: skip

BEHIND_QUOTATION = Cascade("order", (
    Rule("order/quotation-first", "a quotation with its verb and source behind it", lines.behind_quotation,
        (
            Example("ar", "\"الطريق إلى مطار صنعاء يمر من الكويت\"، هذا ما قاله ولد الشيخ في ختام المشاورات.", "\"The road to Sanaa airport goes by Kuwait,\" this is what Ould Cheikh said at the end of the talks"),
            Example("ar", "«كنا ننتظر شاحنة الخبز حين سقط البرميل» – تقول أم محمد، وهي نازحة من حي طريق الباب.", "\"We were waiting for the bread lorry when the barrel fell\" – says Umm Mohammed, who fled from her quarter"),
        ),
        (
            Example("ar", "وعلى سؤال «هل يمر الطريق إلى المطار من الكويت»، أجاب ولد الشيخ: \"لا أعرف\".", "to the question \"does the road to the airport go by Kuwait\", Ould Cheikh answered: \"I do not know\""),
        )),
))  # fmt: skip

ATTRIBUTIONS = Cascade("attribution", (
    Rule("attribution/beside-clause", "according to X: the clause beside it is the content", attributions.attributed,
        (
            Example("ar", "وبحسب محمد جواد ظريف، فقد كان المطلب الأول رفع العقوبات.", "according to Mohammad Javad Zarif, the first demand was that the sanctions be lifted"),
            Example("ar", "وصلت العبارة إلى الميناء عند الفجر، حسبما أفادت شركة الملاحة أمس.", "the ferry reached the port at dawn, as the shipping company reported yesterday"),
        ),
        (
            Example("ar", "وصلت العبارة إلى الميناء عند الفجر، وفقا لمعايير عالية.", "the ferry reached the port at dawn, according to high standards"),
            Example("ar", "الطريق مغلق، بحسب التوقيت.", "the road is closed, according to the time"),
            Example("ar", "وأقيم السباق وفق القواعد القديمة.", "the race was held by the old rules"),
        )),
))  # fmt: skip

CASCADES: tuple[AnyCascade, ...] = (
    HEADLINES,
    BYLINE,
    QUOTED,
    CONTINUATIONS,
    BEHIND_QUOTATION,
    ATTRIBUTIONS,
)
