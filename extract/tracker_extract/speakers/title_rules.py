"""The register of sieves for a title without a name."""

from __future__ import annotations

from ..rules import Example, Rule
from .sieve import is_titled, only
from .sieves import definite, heads, later, titled

# A title without a name.
TITLED = (
    Rule("speaker/introduced-title", "whoever the article introduced with these words of a title",
        only(is_titled, titled.introduced_so),
        (
            Example("ar", "زار رئيس نقابة الصيادين زاهي سمعان الميناء. واستقبله رئيس نقابة الخبازين رامز برهوم. وقال رئيس نقابة الصيادين إن الموسم انتهى.", "the head of the fishermen's union Zahi Samaan visited the port; the head of the bakers' union Ramez Barhoum received him; the head of the fishermen's union said that the season is over"),
        ),
        (
            Example("ar", "وقال رئيس نقابة الصيادين إن الموسم انتهى.", "and the head of the fishermen's union said that the season is over"),
        )),
    Rule("speaker/spokesperson", "a spokesperson: the one introduced by that post, else the organisation spoken for",
        only(is_titled, titled.spokesperson),
        (
            Example("en", "A Kremlin spokesman said no such letter had arrived."),
            Example("ar", "ونقلت الوكالة عن المتحدث باسم وزارة الخارجية الإيرانية القول إن الزيارة تأجلت.", "and the agency quoted the spokesman of the Iranian foreign ministry as saying that the visit was put off"),
            Example("ru", "Представитель Пентагона заявил, что лётчики следовали правилам.", "a representative of the Pentagon stated that the pilots followed the rules"),
        ),
        (
            Example("en", "A Kremlin cook said no such letter had arrived."),
        )),
    Rule("speaker/latter", "the latter: whoever was named last", only(is_titled, titled.latter),
        (
            Example("ar", "نقل دي ميستورا إلى حجاب رسالة من موسكو، فرد الأخير بأن المعارضة لا تفاوض تحت النار.", "De Mistura passed Hijab a letter from Moscow, and the latter replied that the opposition does not talk under fire"),
        ),
        (
            Example("ar", "نقل دي ميستورا إلى حجاب رسالة من موسكو، فرد حجاب بأن المعارضة لا تفاوض تحت النار.", "De Mistura passed Hijab a letter from Moscow, and Hijab replied that the opposition does not talk under fire"),
        )),
    Rule("speaker/honorific", "an honorific alone: whoever spoke or was named last and agrees",
        only(is_titled, titled.honoured),
        (
            Example("ar", "استقبل معالي الأستاذ عادل بن أحمد الجبير وفدا يابانيا. وقال معاليه إن المملكة ترحب بالاستثمار في مشروعات الطاقة.", "His Excellency Adel bin Ahmed al-Jubeir received a Japanese delegation; His Excellency said that the kingdom welcomes investment in energy"),
        ),
        (
            Example("ar", "استقبل معالي الأستاذ عادل بن أحمد الجبير وفدا يابانيا. وقال الجبير إن المملكة ترحب بالاستثمار.", "His Excellency Adel bin Ahmed al-Jubeir received a Japanese delegation; al-Jubeir said that the kingdom welcomes investment"),
        )),
    Rule("speaker/head-of-body", "the president of a listed body on the date, by the registry",
        only(is_titled, heads.of_body),
        (
            Example("ar", "وقال رئيس المفوضية الأوروبية إن الاتفاق قريب.", "and the president of the European Commission said that the agreement is near", published="2018-02-18"),
            Example("ar", "وقال رئيس المجلس الأوروبي إن الاتفاق قريب.", "and the president of the European Council said that the agreement is near", published="2018-02-18"),
            Example("en", "The European Council president said the deal was close.", published="2018-02-18"),
        ),
        (
            Example("en", "The European Council president said the deal was close."),
            Example("ar", "وقال رئيس جمعية الصيادين إن الاتفاق قريب.", "and the president of the fishermen's association said that the agreement is near", published="2018-02-18"),
        )),
    Rule("speaker/office", "the holder of an office: by the article, by the registry on the date, or the only one named who was",
        only(is_titled, titled.in_office),
        (
            Example("en", "The U.S. secretary of state said the truce had a fighting chance.", published="2016-09-12"),
            Example("ar", "وقال وزير الخارجية الروسي إن الحوار مستمر.", "and the Russian foreign minister said that the dialogue goes on", published="2013-05-05"),
            Example("fr", "Le président français a estimé que la Russie devait choisir.", "the French president held that Russia had to choose", published="2016-10-02"),
        ),
        (
            Example("en", "The U.S. secretary of state said the truce had a fighting chance."),
        )),
    Rule("speaker/title-taken-up", "a definite title takes up whoever was introduced by it",
        only(is_titled, definite.taken_up),
        (
            Example("ar", "قال محافظ الحسكة إن الجسر مغلق. وأضاف المحافظ أن الطريق آمن.", "the governor of Hasaka said that the bridge is closed; the governor added that the road is safe"),
        ),
        (
            Example("ar", "زار زاهي سمعان حي النشوة. وقال المحافظ إن مؤسسات الدولة ستعود خلال أيام.", "Zahi Samaan visited a district; the governor said that the institutions will return within days"),
        )),
    Rule("speaker/title-borne", "the one bearer of a title anywhere in the article",
        only(is_titled, titled.bearer),
        (
            Example("en", "The judge said the wall was old. Laura Brandreth, the judge, opened the hall on Monday."),
        ),
        (
            Example("en", "The judge said the wall was old. Laura Brandreth opened the hall on Monday."),
        )),
    Rule("speaker/title-named-later", "a definite title that the article gives further on, in more words or fewer, with a name",
        only(is_titled, later.named_later),
        (
            Example("en", "The mayor of Lowport vowed to repair the pier. Mayor Hank Tolliver said the money was there."),
            Example("ar", "اعتبر سفير السودان لدى الهند أن السوق واعدة. وأضاف السفير زاهي سمعان أن المصانع كثيرة.", "Sudan's ambassador to India held that the market is promising; the ambassador Zahi Samaan added that there are many factories"),
        ),
        (
            Example("en", "The mayor of Lowport vowed to repair the pier. Lena Amano, a mayor, and Mayor Hank Tolliver said the money was there."),
        )),
    Rule("speaker/person-noun", "a noun for a person: whoever was spoken of last and agrees",
        only(is_titled, definite.generic),
        (
            Example("ar", "وكشف مصدر رئاسي فرنسي أن الرئيس سيزور بيروت قريبا. واعتبر المسؤول الفرنسي أن الوقت مناسب لمبادرة جديدة.", "a source of the French presidency revealed that the president will visit Beirut; the French official held that the time is right"),
        ),
        (
            Example("ar", "واعتبر المسؤول الفرنسي أن الوقت مناسب لمبادرة جديدة.", "the French official held that the time is right"),
        )),
    Rule("speaker/title-without-office", "a description that gives no office is a source of the article's own",
        only(is_titled, titled.without_office),
        (
            Example("ar", "أفاد مدير مستشفى معرة النعمان بأنه استقبل سبعة عشر جريحا.", "the director of the hospital of Maarrat al-Numan reported that it took in seventeen wounded"),
            Example("ru", "«У больницы не осталось топлива», — рассказал хирург из восточного Алеппо, попросивший не называть его имени.", "\"The hospital has no fuel left,\" said a surgeon from eastern Aleppo who asked not to be named"),
        ),
        (
            Example("ar", "وقال وزير الخارجية الروسي إن الحوار مستمر.", "and the Russian foreign minister said that the dialogue goes on", published="2013-05-05"),
        )),
    Rule("speaker/title-of-nobody", "a title that nobody in the article or the registry holds stays unresolved",
        only(is_titled, titled.nobody),
        (
            Example("en", "The minister said the road was open."),
            Example("ar", "وسئل روحاني عن احتمال التفاوض المباشر، فقال: \"لا أبدا\".", "Rouhani was asked about direct talks, and he said: \"No, never\""),
        ),
        (
            Example("ar", "وقال وزير الخارجية الروسي إن الحوار مستمر.", "and the Russian foreign minister said that the dialogue goes on", published="2013-05-05"),
        )),
)  # fmt: skip
