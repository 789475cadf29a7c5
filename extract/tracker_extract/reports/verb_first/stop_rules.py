"""The register of ends where verbs come first: what shows that a content ends at a token."""

from __future__ import annotations

from ...rules import AnyCascade, Cascade, Example, Rule
from . import authors, beside, joined_headlines, stops

STOPS = Cascade("stop", (
    Rule("stop/another-report", "another act of reporting begins", stops.at_report,
        (
            Example("ar", "ونفى بن دغر أن يكون قد قدم استقالته، لكنه أضاف أنه يفكر في تعديل وزاري واسع.", "Bin Dagher denied that he resigned, but he added that he thinks of a change of ministers"),
            Example("ar", "ورحب غوتيريش بالخطوة، مشجعا «الأطراف على أن تلتقي قبل نهاية الشهر».", "Guterres welcomed the step, encouraging \"the parties to meet before the end of the month\"", published="2018-09-07"),
        ),
        (
            Example("ar", "ونفى بن دغر أن يكون قد قدم استقالته، وأن يكون قد سافر.", "Bin Dagher denied that he resigned, and that he went abroad"),
        )),
    Rule("stop/clause-beside", "but, while, at a time when: somebody else speaks, or the speaker anew", beside.at_clause_beside,
        (
            Example("ar", "قال مدير الميناء إن العبارة ستبحر عند الفجر لكن قبطان العبارة أعلن أن المحرك معطل.", "the head of the port said that the ferry will sail at dawn but its captain announced that the engine is broken"),
            Example("ar", "ودعا العمدة إلى توسيع السوق في وقت أكد فيه التجار أن المكان يكفي.", "the mayor called for a larger market at a time when the traders insisted that there is room"),
        ),
        (
            Example("ar", "قال مدير الميناء إن العبارة جاهزة لكن المحرك يحتاج إلى زيت.", "the head of the port said that the ferry is ready but the engine needs oil"),
            Example("ar", "قال مدير الميناء إن الركاب غادروا عندما أعلن القبطان أن المحرك معطل.", "the head of the port said that the passengers left when the captain announced that the engine is broken"),
        )),
    Rule("stop/main-clause", "the main clause begins behind a fronted one", beside.at_main_clause,
        (
            Example("ar", "وبينما أكد اتحاد الناشرين تمسكه بموعد المعرض، ارتفعت أسعار الورق في الأسواق.", "and while the publishers insisted on the date of the fair, the prices of paper rose"),
        ),
        (
            Example("ar", "وأكد اتحاد الناشرين تمسكه بموعد المعرض، وارتفعت أسعار الورق في الأسواق.", "the publishers insisted on the date of the fair, and the prices of paper rose"),
        )),
    Rule("stop/joined-clause", "a past is joined to a mere noun phrase: the author goes on", beside.at_joined_clause,
        (
            Example("ar", "ورحبت موغيريني بالضيوف من القرى، وحددت موعد إتمام الجسر.", "and Mogherini welcomed the guests from the villages, and fixed the day on which the bridge is finished"),
        ),
        (
            Example("ar", "ورحبت موغيريني بالضيوف الذين وصلوا من القرى، وحددوا موعد إتمام الجسر.", "and Mogherini welcomed the guests who came from the villages, and fixed the day on which the bridge is finished"),
        )),
    Rule("stop/title-clause", "the next clause of a title begins, with a subject and verb of its own", joined_headlines.at_second_clause,
        (
            Example("ar", "اجتمع المصرف أمس في المدينة.", "the governor announces lower interest and the head of the industrialists demands loans (title); the bank met yesterday in the town", title="حاكم المصرف يعلن خفض الفائدة ونقيب الصناعيين يطالب بقروض جديدة"),
        ),
        (
            Example("ar", "اجتمع المصرف أمس في المدينة.", "the governor announces lower interest and new loans (title); the bank met yesterday in the town", title="حاكم المصرف يعلن خفض الفائدة وقروضا جديدة"),
        )),
    Rule("stop/attribution", "an expression names whose words the clause is", stops.at_attribution,
        (
            Example("ar", "وأعلن روحاني أن الميزانية الجديدة لا تعتمد على النفط، على ما نقلت عنه وكالة إرنا.", "Rouhani announced that the new budget does not rest on oil, by what the agency IRNA quoted him as saying"),
        ),
        (
            Example("ar", "وأعلن روحاني أن الميزانية الجديدة تعتمد على ما اتفقوا عليه.", "Rouhani announced that the new budget rests on what they agreed on"),
        )),
    Rule("stop/silence", "the author tells what was left unsaid", stops.at_silence,
        (
            Example("ar", "وأعلن روحاني أن الميزانية الجديدة جاهزة، دون أن يوضح موعد التصويت عليها.", "Rouhani announced that the new budget is ready, without explaining when it will be voted on"),
            Example("ar", "وأعلن روحاني أن الميزانية الجديدة جاهزة من دون أن يحدد موعد التصويت.", "Rouhani announced that the new budget is ready, without setting a date for the vote"),
        ),
        (
            Example("ar", "وأعلن روحاني أن الميزانية الجديدة جاهزة، دون أن ترتفع الضرائب.", "Rouhani announced that the new budget is ready, without taxes rising"),
        )),
    Rule("stop/unsaid", "the author tells what the speaker did not say", authors.at_unsaid,
        (
            Example("ar", "وأعلن روحاني أن الميزانية الجديدة جاهزة، لكنه لم يكشف عن موعد التصويت عليها.", "Rouhani announced that the new budget is ready, but he did not disclose when it will be voted on"),
        ),
        (
            Example("ar", "وأعلن روحاني أن الميزانية الجديدة جاهزة، لكنها لم ترتفع كثيرا.", "Rouhani announced that the new budget is ready, but it did not rise much"),
        )),
    Rule("stop/answer", "somebody else answers what was said", authors.at_answer,
        (
            Example("ar", "وأعلن روحاني أن الميزانية الجديدة جاهزة، وهو ما نفاه رئيس البرلمان.", "Rouhani announced that the new budget is ready, which the head of parliament denied"),
        ),
        (
            Example("ar", "وأعلن روحاني أن الميزانية الجديدة جاهزة، وهو ما يريح الأسواق.", "Rouhani announced that the new budget is ready, which calms the markets"),
        )),
    Rule("stop/contrast", "but, behind a mere noun phrase, with a subject of its own", authors.at_contrast,
        (
            Example("ar", "وطالب روحاني بميزانية جديدة، لكن اللجنة غادرت المدينة.", "Rouhani demanded a new budget, but the committee left the town"),
        ),
        (
            Example("ar", "وأعلن روحاني أن الميزانية جاهزة، لكن اللجنة غادرت المدينة.", "Rouhani announced that the budget is ready, but the committee left the town"),
        )),
    Rule("stop/tail", "the author goes on in his own words", stops.at_tail,
        (
            Example("ar", "ورأى أردوغان أن بوتين يدرك كلفة المواجهة، في أقوال نقلتها صحف تركية صباح الاثنين.", "Erdogan held that Putin knows what a clash would cost, in words that Turkish papers carried on Monday morning"),
        ),
        (
            Example("ar", "ورأى أردوغان أن بوتين يدرك كلفة المواجهة، في سوريا والعراق.", "Erdogan held that Putin knows what a clash would cost, in Syria and Iraq"),
        )),
))  # fmt: skip

CLOSED = Cascade("stop", (
    Rule("stop/quotation", "a quotation of some length ends at a comma, and the clause with it", stops.closes_clause,
        (
            Example("ar", "وأكد لافروف أن موسكو «مستعدة للحوار مع كل الأطراف»، الحوار بدأ أمس في جنيف.", "Lavrov confirmed that Moscow is \"ready to talk with all sides\", the talks began yesterday in Geneva"),
        ),
        (
            Example("ar", "وأكد لافروف أن موسكو «مستعدة للحوار مع كل الأطراف» في جنيف.", "Lavrov confirmed that Moscow is \"ready to talk with all sides\" in Geneva"),
        )),
))  # fmt: skip

CASCADES: tuple[AnyCascade, ...] = (STOPS, CLOSED)
