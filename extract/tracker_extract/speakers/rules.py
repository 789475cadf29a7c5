"""The register of speakers: the sieves that tell whom a mention refers to, and those for a subject that is left out."""

from __future__ import annotations

from ..mentions.mention import Mention
from ..reports.report import Report
from ..rules import AnyCascade, Cascade, Example, Rule
from .attribution import Referent
from .context import Context
from .sieve import is_body, is_no_body, only
from .sieves import (
    acronyms,
    ahead,
    bodies,
    bynames,
    definite,
    documents,
    dual,
    elided,
    later,
    named,
    named_once,
    possessed,
    pronouns,
    spellings,
    titled,
    unnamed,
)
from .title_rules import TITLED

_Sieves = Cascade[Referent | None, Context, Mention, Report | None]

# Organisations and documents.
BODY: _Sieves = Cascade("speaker", (
    Rule("speaker/listed-body", "a listed organisation", only(is_body, bodies.listed),
        (
            Example("en", "Hezbollah denied having moved rockets to the Golan."),
            Example("ru", "Минобороны РФ сообщило, что удар нанесён по складу.", "Russia's defence ministry reported that a depot was hit"),
            Example("fr", "Le Kremlin a démenti toute rencontre à Sotchi.", "the Kremlin denied any meeting in Sochi"),
        ),
        (
            Example("en", "The union said that the engine broke last week."),
        )),
    Rule("speaker/document", "a statement or report speaks for whoever issued it", only(is_body, documents.document),
        (
            Example("en", "A statement from the High Negotiations Committee said its members would meet in Riyadh on Saturday."),
            Example("ar", "وقال لافروف إن الخطة جاهزة، وذكر بيان لنقابة المعلمين أن الإضراب مستمر.", "and Lavrov said that the plan is ready, and a statement of the teachers' union said that the strike goes on"),
        ),
        (
            Example("en", "The High Negotiations Committee said its members would meet in Riyadh on Saturday."),
        )),
    Rule("speaker/body-of-country", "a ministry, government or army with its country",
        only(is_body, bodies.regular),
        (
            Example("en", "Iraq's interior ministry denied reports that prisoners had escaped."),
            Example("fr", "L'armée syrienne a nié avoir bombardé la clinique.", "the Syrian army denied having bombed the clinic"),
        ),
        (
            Example("en", "The interior ministry denied reports that prisoners had escaped."),
        )),
    Rule("speaker/body-taken-up", "a definite noun takes up the organisation introduced by it",
        only(is_body, definite.taken_up),
        (
            Example("ar", "قالت وزارة الدفاع الروسية إن سفينتين أطلقتا صواريخ. وأضافت الوزارة أن الأهداف دمرت بالكامل.", "the Russian defence ministry said that two ships fired missiles; the ministry added that the targets were destroyed"),
            Example("ar", "قالت وزارة الدفاع الروسية إن الأهداف دمرت، بحسب موقع وزارة الخارجية الروسية. وأضافت الوزارة أن السفن عادت.", "the Russian defence ministry said that the targets were destroyed, according to the site of the Russian foreign ministry; the ministry added that the ships are back"),
        ),
        (
            Example("ar", "وأضافت الوزارة أن الأهداف دمرت بالكامل.", "and the ministry added that the targets were destroyed"),
        )),
    Rule("speaker/body-told-below", "a body of state in a title: that of the one country of which the text names it",
        only(is_body, bodies.told_below),
        (
            Example("ar", "دعت وزارة الداخلية السعودية المواطنين إلى الحذر.", "'Interior' warns of storms (title); the Saudi interior ministry called on citizens to take care", title="«الداخلية» تحذر من العواصف"),
        ),
        (
            Example("ar", "دعت وزارة الصحة السعودية المواطنين إلى الحذر.", "'Interior' warns of storms (title); the Saudi health ministry called on citizens to take care", title="«الداخلية» تحذر من العواصف"),
        )),
    Rule("speaker/only-body-of-its-noun", "a noun alone: the one body that the article names by it",
        only(is_body, named_once.only_one),
        (
            Example("ar", "عاقبت جامعة النهر أحد طلابها. وقالت الجامعة إن القواعد واضحة.", "River University punished one of its students; the university said that the rules are clear"),
        ),
        (
            Example("ar", "عاقبت جامعة النهر أحد طلاب جامعة الجبل. وقالت الجامعة إن القواعد واضحة.", "River University punished one of the students of Mountain University; the university said that the rules are clear"),
        )),
    Rule("speaker/ministry-by-field", "a ministry by its field alone: the one that the article names in full",
        only(is_body, named_once.by_field),
        (
            Example("ar", "أصدرت وزارة الداخلية بيانا عن الموانئ. وأوضحت الداخلية أن البيوت جاهزة.", "the ministry of the interior issued a statement on the ports; Interior explained that the houses are ready"),
        ),
        (
            Example("ar", "أصدرت وزارة الإسكان بيانا عن الموانئ. وأوضحت الداخلية أن البيوت جاهزة.", "the ministry of housing issued a statement on the ports; Interior explained that the houses are ready"),
        )),
    Rule("speaker/described-body", "an organisation known only from the text; a noun alone stays unresolved",
        only(is_body, bodies.described),
        (
            Example("en", "The union said that the engine broke last week."),
            Example("ar", "وقالت شركة الكهرباء إن المحطة توقفت الشهر الماضي.", "and the electricity company said that the plant stopped last month"),
        ),
        (
            Example("en", "Hezbollah denied having moved rockets to the Golan."),
        )),
))  # fmt: skip

# Asked in this order; the first that answers, if only that nobody can be settled on, is taken.
SIEVES: _Sieves = Cascade("speaker", (
    Rule("speaker/pronoun", "a pronoun: the last speaker that it may refer to", pronouns.pronoun,
        (
            Example("en", "Kerry said he had spoken to Lavrov. He said the call was constructive."),
            Example("ru", "Путин сказал Меркель, что газопровод построят. «Это бизнес», — добавил он.", "Putin told Merkel that the pipeline would be built. \"It is business,\" he added"),
        ),
        (
            Example("en", "Kerry said he had spoken to Lavrov. Lavrov said the call was constructive."),
        )),
    Rule("speaker/listed-name", "a person of the registry; the article's own man of that surname comes first", named.listed,
        (
            Example("en", "Kerry said talks would resume in Geneva."),
            Example("ar", "وقال لافروف إن الحوار مستمر.", "and Lavrov said that the dialogue goes on"),
            Example("ru", "Рябков предупредил об ответных мерах.", "Ryabkov warned of measures in return"),
        ),
        (
            Example("en", "The union said the engine was old."),
        )),
    Rule("speaker/introduced-name", "a name whose words are in that of somebody introduced before", named.introduced,
        (
            Example("en", "Mayor Hank Tolliver said the bridge was safe. Tolliver said it would open."),
            Example("ar", "قال وزير الدفاع العراقي إن الجيش باق في مواقعه. وبحسب الدليمي، فإن الجسر سيفتح قريبا.", "the Iraqi defence minister said that the army stays; according to al-Dulaimi, the bridge will open soon", published="2013-05-05"),
        ),
        (
            Example("en", "Hank Tolliver, a baker, said bread was dear."),
        )),
    Rule("speaker/acronym", "capitals that are the initials of an organisation named before", acronyms.acronym,
        (
            Example("en", "The Federal Harbour Commission said ten boats had left. The FHC said the sea was calm."),
        ),
        (
            Example("en", "The Federal Harbour Commission said ten boats had left. The group said the sea was calm."),
        )),
    Rule("speaker/misspelt-name", "one letter off the name of the only person of the article that it fits", spellings.misspelt,
        (
            Example("ar", "قال مدير المكتبة وليد الشرقاوي إن المخطوطات سليمة. وتابع الشرقوي أن العدد كبير.", "the library's director Walid al-Sharqawi said that the manuscripts are safe; al-Sharqwi went on that there are many"),
        ),
        (
            Example("ar", "قال مدير المكتبة وليد الشرقاوي إن المخطوطات سليمة. وتابع الشرقاوي أن العدد كبير.", "the library's director Walid al-Sharqawi said that the manuscripts are safe; al-Sharqawi went on that there are many"),
        )),
    Rule("speaker/nationality-as-surname", "a nationality that is the surname of somebody introduced before", named.nationality,
        (
            Example("ar", "قال مدير المتحف ناجي السوداني إن القاعة جاهزة. وأضاف السوداني أن الزوار كثر.", "the museum's director Naji al-Sudani said that the hall is ready; al-Sudani (also: the Sudanese) added that there are many visitors"),
        ),
        (
            Example("ar", "قال مدير المتحف ناجي حلمي إن القاعة جاهزة. وأضاف حلمي أن الزوار كثر.", "the museum's director Naji Hilmi said that the hall is ready; Hilmi added that there are many visitors"),
        )),
    Rule("speaker/title-in-headline", "a title without an article in a headline: the one bearer of it in the article",
        ahead.in_headline,
        (
            Example("en", "Judge Laura Brandreth opened the hall on Monday.", title="Judge: wall is old"),
        ),
        (
            Example("en", "Judge Laura Brandreth and Judge Peter Holm opened the hall on Monday.", title="Judge: wall is old"),
        )),
    Rule("speaker/named-later", "a description that the article gives further on with the name of the only one it fits",
        later.newcomer_named,
        (
            Example("en", "The pool will stay shut, a city spokesman said on Monday. Spokesman Hank Tolliver told reporters that the pumps were old."),
            Example("ar", "قال متحدث باسم نقابة الصيادين إن الموسم انتهى. وأضاف المتحدث باسم النقابة زاهي سمعان أن القوارب عادت.", "a spokesman of the fishermen's union said that the season is over; the union's spokesman Zahi Samaan added that the boats are back"),
        ),
        (
            Example("en", "The pool will stay shut, a city spokesman said on Monday. Police spokesman Hank Tolliver told reporters that the pumps were old."),
        )),
    Rule("speaker/indefinite", "a description without an article is somebody new", titled.indefinite,
        (
            Example("ar", "وقال مسؤول أمريكي إن القاعدة ستغلق.", "and an American official said that the base will be closed"),
            Example("ar", "وقالت مصادر أمنية وطبية إن الجسر دمر.", "and security and medical sources said that the bridge was destroyed"),
            Example("ar", "واتهم جنرال أمريكي كبير موسكو بأنها تشعل الحريق.", "and a senior American general accused Moscow of lighting the fire"),
        ),
        (
            Example("ar", "وقال المسؤول الأمريكي إن القاعدة ستغلق.", "and the American official said that the base will be closed"),
        )),
    Rule("speaker/surname", "a word that is a title or a noun, and the surname of somebody known", named.surname,
        (
            Example("ar", "وقال المعلم إن الحوار مستمر.", "and al-Muallem (also: the teacher) said that the dialogue goes on", published="2013-05-05"),
        ),
        (
            Example("ar", "وقال وليد المعلم إن الحوار مستمر.", "and Walid al-Muallem said that the dialogue goes on"),
        )),
    Rule("speaker/possessed-office", "an office or ministry with a pronoun: that of the country that acts in the clause before",
        possessed.of_country,
        (
            Example("ar", "أغلقت روسيا المعبر، وقال وزير خارجيتها إن المعبر سيفتح قريبا.", "Russia closed the crossing, and its foreign minister said that the crossing will open soon", published="2018-05-05"),
        ),
        (
            Example("ar", "أغلقت روسيا المعبر، وقال مدير شركتها إن المعبر سيفتح قريبا.", "Russia closed the crossing, and the director of its company said that the crossing will open soon", published="2018-05-05"),
        )),
    Rule("speaker/thing", "a thing that acts in the clause: nobody speaks", named.thing,
        (
            Example("en", "The road is closed, according to Kerry and the map."),
        ),
        (
            Example("en", "The road is closed, according to Kerry and Lavrov."),
        )),
    Rule("speaker/other-spelling", "a spelling the registry lacks, of whoever held the office beside it", spellings.other_spelling,
        (
            Example("ar", "وقال وزير الخارجية الروسي سيرغاي لفروف إن الحوار مستمر.", "and the Russian foreign minister Sergai Lafrov said that the dialogue goes on", published="2013-05-05"),
        ),
        (
            Example("ar", "وقال وزير الخارجية الروسي زاهي سمعان إن الحوار مستمر.", "and the Russian foreign minister Zahi Samaan said that the dialogue goes on", published="2013-05-05"),
        )),
    Rule("speaker/field-in-title", "words in marks in a title: the one body of the text that has them in its name",
        named_once.in_marks_of_title,
        (
            Example("ar", "قال ناطق باسم وزارة الري الساحلي إن القنوات جاهزة.", "'Coastal Irrigation' announces that the canals are ready (title); a spokesman of the ministry of coastal irrigation said that the canals are ready", title="«الري الساحلي» تعلن أن القنوات جاهزة"),
        ),
        (
            Example("ar", "قال ناطق باسم وزارة الري الساحلي ومعهد الري الساحلي إن القنوات جاهزة.", "'Coastal Irrigation' announces that the canals are ready (title); a spokesman of the ministry of coastal irrigation and of the institute of coastal irrigation said that the canals are ready", title="«الري الساحلي» تعلن أن القنوات جاهزة"),
        )),
    Rule("speaker/field-of-body", "a definite noun alone: the one ministry or administration of the article that is for it",
        only(is_no_body, named_once.by_field),
        (
            Example("ar", "بدأت المديرية العامة للجوازات العمل في الساحل. وأوضحت الجوازات أن المراكز ستفتح غدا.", "the general directorate of passports began to work on the coast; Passports explained that the centres will open tomorrow"),
        ),
        (
            Example("ar", "بدأت نقابة البحارة العمل في الساحل. وأوضحت الجوازات أن المراكز ستفتح غدا.", "the sailors' union began to work on the coast; Passports explained that the centres will open tomorrow"),
        )),
    Rule("speaker/unlisted-name", "a person known only from the text", named.unlisted,
        (
            Example("en", "Umm Khaled, 43, said she had sold her wedding ring for flour."),
            Example("ar", "وقال المهندس زاهي سمعان إن الطحين غال.", "and the engineer Zahi Samaan said that flour is dear"),
        ),
        (
            Example("en", "Kerry said talks would resume in Geneva."),
        )),
    Rule("speaker/byname", "a noun that names again somebody whom the article has named", bynames.byname,
        (
            Example("en", "Kerry left for Geneva. The billionaire said the road was open."),
        ),
        (
            Example("en", "Kerry met Lavrov. A billionaire said the road was open."),
        )),
    *TITLED,
    Rule("speaker/the-two", "a definite dual: the two who spoke, or were named, together last", dual.two,
        (
            Example("ar", "عقد عادل الجبير وسامح شكري مؤتمرا صحافيا في جدة. وأكد الوزيران أن التنسيق مستمر.", "Adel al-Jubeir and Sameh Shoukry held a press conference in Jeddah; the two ministers confirmed that they keep in touch"),
        ),
        (
            Example("ar", "عقد عادل الجبير وسامح شكري مؤتمرا صحافيا في جدة. وأكد الجبير أن التنسيق مستمر.", "Adel al-Jubeir and Sameh Shoukry held a press conference in Jeddah; al-Jubeir confirmed that they keep in touch"),
        )),
    Rule("speaker/description", "a description takes up whoever it was introduced for, else is a new source", unnamed.described,
        (
            Example("ar", "قال مصدر عسكري إن الجسر دمر. وأكد المصدر أن الجنود بخير.", "a military source said that the bridge was destroyed; the source confirmed that the soldiers are well"),
            Example("en", "His critics, including Senator John McCain, say he has waited too long."),
        ),
        (
            Example("en", "Senator John McCain said he had waited too long."),
        )),
    Rule("speaker/country", "a country by its name or adjective", bodies.country,
        (
            Example("en", "North Korea said last week it had tested a smaller bomb."),
            Example("ar", "وأعلنت روسيا أن القاعدة ستغلق.", "and Russia announced that the base will be closed"),
            Example("fr", "L'Iran a affirmé que le missile était défensif.", "Iran stated that the missile was for defence"),
        ),
        (
            Example("en", "The Iranian president said the missile was for defence.", published="2016-09-12"),
        )),
    *BODY.rules,
    Rule("speaker/group", "a group of people", unnamed.group,
        (
            Example("en", "Russians said the winter was long."),
        ),
        (
            Example("en", "Russia said the winter was long."),
        )),
))  # fmt: skip

# In this order; the last of them always answers.
ELIDED = Cascade("elided", (
    Rule("elided/same-sentence", "the speaker of the report before in the same sentence", elided.same_sentence,
        (
            Example("ar", "قال لافروف إن الحوار مستمر وأضاف أن الهدنة قريبة. وقالت أنقرة إن الجسر مغلق، مؤكدا أن الطريق مفتوح.", "Lavrov said that the dialogue goes on and added that the truce is near; Ankara said that the bridge is closed, confirming that the road is open"),
            Example("en", "The United States and France accused the army of wrecking the talks and said Russia would need to show that its ally was \"living up to\" the accord."),
        ),
        (
            Example("ar", "قال لافروف إن الحوار مستمر. وأضاف أن الهدنة قريبة.", "Lavrov said that the dialogue goes on; he added that the truce is near"),
        )),
    Rule("elided/sender", "who sent the message that somebody received, and in which it says", elided.sender,
        (
            Example("ar", "تلقى وزير الصيد زاهي سمعان برقية من وزير الري سامر المرجان، أعرب فيها عن ارتياحه لفتح السدود.", "the minister of fishing Zahi Samaan received a cable from the minister of irrigation Samer al-Marjan, who expressed in it his satisfaction at the opening of the dams"),
        ),
        (
            Example("ar", "بعث وزير الصيد زاهي سمعان برقية إلى وزير الري سامر المرجان، أعرب فيها عن ارتياحه لفتح السدود.", "the minister of fishing Zahi Samaan sent a cable to the minister of irrigation Samer al-Marjan, in which he expressed his satisfaction at the opening of the dams"),
        )),
    Rule("elided/actor-of-report", "the subject of the clause that the verb is coordinated with", elided.actor_as_found,
        (
            Example("en", "Lavrov and Kerry met the guests, adding that the embassy was open."),
        ),
        (
            Example("en", "Lavrov said the guests had come, adding that the embassy was open."),
        )),
    Rule("elided/unknown-before", "nobody, where the report before in the same sentence has no known speaker", elided.unknown_before,
        (
            Example("ar", "رفضت أنقرة العرض وقال الشيء إن الحوار مستمر، وأضافت أن الهدنة قريبة.", "Ankara refused the offer and the thing said that the dialogue goes on, and it (or she) added that the truce is near"),
        ),
        (
            Example("ar", "قال لافروف إن الحوار مستمر وأضاف أن الهدنة قريبة.", "Lavrov said that the dialogue goes on and added that the truce is near"),
        )),
    Rule("elided/of-noun", "nobody: a present verb behind a comma describes a noun", elided.of_noun,
        (
            Example("ar", "قال لافروف إن الحوار مستمر. يناقش المجلس مشروع قرار، يؤكد أن القتال يجب أن يقف.", "Lavrov said that the dialogue goes on; the council discusses a draft resolution that affirms that the fighting must stop"),
        ),
        (
            Example("ar", "قال لافروف إن الحوار مستمر. وفي هذا السياق، يؤكد أن القتال يجب أن يقف.", "Lavrov said that the dialogue goes on; in this context, he affirms that the fighting must stop"),
        )),
    Rule("elided/of-topic", "nobody: the sentence turned to another matter", elided.of_topic,
        (
            Example("ar", "قال لافروف إن الحوار مستمر. أما فيما يخص المؤتمر فأعلن أن الموعد قريب.", "Lavrov said that the dialogue goes on; as for the conference, he (who?) announced that the date is near"),
        ),
        (
            Example("ar", "قال لافروف إن الحوار مستمر. وأعلن أن الموعد قريب.", "Lavrov said that the dialogue goes on; he announced that the date is near"),
        )),
    Rule("elided/subject-before-verb", "the subject of the clause before the verb", elided.actor_in_sentence,
        (
            Example("ar", "وقالت روسيا إنها ستستخدم حق النقض. رفضت أنقرة العرض، وقالت إن الحدود مغلقة.", "Russia said that it will use its veto; Ankara refused the offer, and said that the borders are closed"),
        ),
        (
            Example("ar", "وقالت روسيا إنها ستستخدم حق النقض. وقالت إن الحدود مغلقة.", "Russia said that it will use its veto; it said that the borders are closed"),
        )),
    Rule("elided/subject-of-sentence-before", "the subject of the sentence before, of which no statement was made",
        elided.subject_of_sentence_before,
        (
            Example("ar", "قال كيري إن الجسر مغلق. استقبل لافروف الوفد. وأضاف أن السفارة مفتوحة.", "Kerry said that the bridge is closed; Lavrov received the delegation; he added that the embassy is open"),
        ),
        (
            Example("ar", "قال لافروف إن الجسر مغلق. وأضاف أن السفارة مفتوحة.", "Lavrov said that the bridge is closed; he added that the embassy is open"),
        )),
    Rule("elided/named-nearby", "the only agreeing person named nearby, where an organisation or nobody near spoke last",
        elided.named_nearby,
        (
            Example("ar", "أعلن البيت الأبيض أن الطريق مفتوح. وفي جنيف وصل سيرغي لافروف مساء. وقال إن الجسر آمن.", "the White House announced that the road is open; and in Geneva Sergey Lavrov arrived in the evening; he said that the bridge is safe"),
        ),
        (
            Example("ar", "قال جون كيري إن الطريق مفتوح. وأضاف أن الجسر آمن.", "John Kerry said that the road is open; he added that the bridge is safe"),
        )),
    Rule("elided/of-title", "nobody: a title that names nobody takes no speaker of the text", elided.of_title,
        (
            Example("ar", "قال لافروف إن الحوار مستمر.", "he stressed that the truce holds (headline); Lavrov said that the dialogue goes on", title="وأكد أن الهدنة صامدة"),
        ),
        (
            Example("ar", "قال لافروف إن الجسر مغلق. وأضاف أن السفارة مفتوحة.", "Lavrov said that the bridge is closed; he added that the embassy is open"),
        )),
    Rule("elided/last-speaker", "the last speaker that agrees, else the actor of the clause", elided.last_speaker_or_actor,
        (
            Example("ar", "قال جون كيري إن الصبر نفد. وأضاف: «لن ننتظر».", "John Kerry said that patience is at an end; he added: \"We shall not wait\""),
            Example("fr", "« Le dossier est clos », a affirmé Emmanuel Macron. « Passons à la suite », a-t-il dit.", "\"The matter is closed,\" Emmanuel Macron stated. \"Let us go on,\" he said"),
        ),
        (
            Example("ar", "قال لافروف إن الحوار مستمر وأضاف أن الهدنة قريبة.", "Lavrov said that the dialogue goes on and added that the truce is near"),
        )),
))  # fmt: skip

CASCADES: tuple[AnyCascade, ...] = (SIEVES, ELIDED)
