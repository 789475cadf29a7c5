"""The register of sources where verbs come first: who stands before the verb, behind it, or is quoted by its subject."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...rules import AnyCascade, Cascade, Example, Rule
from . import before, behind, documents, joined_headlines, named_later, relays, unread

TOLD = Cascade("source", (
    Rule("source/issuer", "issued a statement in which it said: who issued it", documents.issuer_of_words_in_it,
        (
            Example("ar", "أصدر المجلس بيانا قال فيه إن الجسر مغلق.", "the council issued a statement in which it said that the bridge is closed"),
        ),
        (
            Example("ar", "أصدر المجلس بيانا وقال إن الجسر مغلق.", "the council issued a statement and said that the bridge is closed"),
        )),
    Rule("source/said-before", "X has said before that: the subject stands before that and the verb", before.said_before,
        (
            Example("ar", "سبق للافروف أن قال إن الجسر مغلق.", "Lavrov has said before that the bridge is closed"),
        ),
        (
            Example("ar", "وقال لافروف إن الجسر مغلق.", "and Lavrov said that the bridge is closed"),
        )),
))  # fmt: skip

_Before = Cascade[Mention | None, Reading, int, Sentence]
OF_RELATIVE: _Before = Cascade("source", (
    Rule("source/of-relative", "the minister who said: what the relative pronoun takes up", before.antecedent,
        (
            Example("ar", "وصل وزير الخارجية الروسي سيرغي لافروف الذي قال إن الجسر مغلق.", "the Russian foreign minister Sergey Lavrov arrived, who said that the bridge is closed"),
        ),
        (
            Example("ar", "وصل سيرغي لافروف وقال إن الجسر مغلق.", "Sergey Lavrov arrived and said that the bridge is closed"),
        )),
))  # fmt: skip
BEFORE: _Before = Cascade("source", (
    Rule("source/fronted", "as for X, he said: the subject stands first, whatever comes between", before.fronted,
        (
            Example("ar", "أما زاهي (30 عاما)، وهو أحد سكان القرية، فقال: «نعيش في القبو منذ أسبوعين».", "as for Zahi (30), one of the people of the village, he said: \"We have lived in the cellar for two weeks\""),
        ),
        (
            Example("ar", "كيري قال إن الجسر مغلق.", "Kerry said that the bridge is closed"),
        )),
    Rule("source/second-of-title", "the subject of a later clause of a title, joined by and", joined_headlines.second_subject,
        (
            Example("ar", "وصل القطار متأخرا.", "the bank lowers interest and the industrialists' union calls for more loans (headline); the train came late", title="المصرف المركزي يخفض الفائدة واتحاد الصناعيين يدعو إلى قروض جديدة"),
        ),
        (
            Example("ar", "وصل القطار متأخرا.", "the industrialists' union calls for more loans (headline); the train came late", title="اتحاد الصناعيين يدعو إلى قروض جديدة"),
        )),
    Rule("source/fills-clause", "the subject fills the clause up to the verb", before.fills_clause,
        (
            Example("ar", "لكن لافروف قال إن الجسر مغلق.", "but Lavrov said that the bridge is closed"),
        ),
        (
            Example("ar", "وقال لافروف إن الجسر مغلق.", "and Lavrov said that the bridge is closed"),
        )),
    Rule("source/marks-before", "a name in marks, right before the verb", before.marks_before,
        (
            Example("ar", "قال لافروف إن الجسر مغلق. «الداخلية» تحذر من العواصف.", "Lavrov said that the bridge is closed; 'Interior' warns of storms"),
        ),
        (
            Example("ar", "«العواصف تقترب من الساحل الشمالي كله» تحذر موانئ الشمال.", "'the storms near the whole northern coast', Northern Ports warns"),
        )),
    Rule("source/fills-past-marks", "the subject ends with a name in marks", before.fills_past_marks,
        (
            Example("ar", "رئيس حزب «الأمة» قال إن الجسر مغلق.", "the head of the \"Umma\" party said that the bridge is closed"),
        ),
        (
            Example("ar", "رئيس الحزب قال إن الجسر مغلق.", "the head of the party said that the bridge is closed"),
        )),
))  # fmt: skip

UNREAD = Cascade("source", (
    Rule("source/unread", "behind a connective a noun phrase that names nobody known is the subject", unread.unread_subject,
        (
            Example("ar", "قال لافروف إن الحوار مستمر. لكن نواخذة الميناء أكدوا أن الجسر مغلق.", "Lavrov said that the dialogue goes on; but the skippers of the port confirmed that the bridge is closed"),
        ),
        (
            Example("ar", "قال لافروف إن الحوار مستمر. لكنه أكد أن الجسر مغلق.", "Lavrov said that the dialogue goes on; but he confirmed that the bridge is closed"),
        )),
    Rule("source/behind-auxiliary", "the noun phrase between the auxiliary that opens a sentence and the verb is the subject", unread.behind_auxiliary,
        (
            Example("ar", "قال لافروف إن الحوار مستمر. وكانت جماعات تابعة لاتحاد الصيادين دعت إلى إضراب.", "Lavrov said that the dialogue goes on; groups of the fishermen's union had called for a strike"),
        ),
        (
            Example("ar", "قال لافروف إن الحوار مستمر. وكان دعا إلى إضراب.", "Lavrov said that the dialogue goes on; he had called for a strike"),
        )),
))  # fmt: skip

BEHIND = Cascade("source", (
    Rule("source/mouthpiece", "Russia announced through its minister: who speaks for it", behind.mouthpiece,
        (
            Example("ar", "أعلنت روسيا على لسان سيرغي لافروف أن الجسر مغلق.", "Russia announced through Sergey Lavrov that the bridge is closed"),
        ),
        (
            Example("ar", "أعلنت روسيا أن الجسر مغلق.", "Russia announced that the bridge is closed"),
        )),
    Rule("source/named-at-end", "an office longer than was read of it, with its holder's name right before the content", named_later.named_at_end,
        (
            Example("ar", "وأوضح وكيل الوزارة للتفتيش وبيئة العمل الدكتور زاهي سمعان أن الجسر مغلق.", "the deputy minister for inspection and working conditions, Dr. Zahi Samaan, explained that the bridge is closed"),
        ),
        (
            Example("ar", "قال متحدث باسم مكتب الدكتور زاهي سمعان إن الجسر مغلق.", "a spokesman of Dr. Zahi Samaan's office said that the bridge is closed"),
            Example("ar", "وأوضح الدكتور زاهي سمعان أن الجسر مغلق.", "Dr. Zahi Samaan explained that the bridge is closed"),
        )),
    Rule("source/right-behind", "the phrase right behind the verb, past adverbs and who is told", behind.right_behind,
        (
            Example("ar", "وقال لافروف إن الجسر مغلق.", "and Lavrov said that the bridge is closed"),
        ),
        (
            Example("ar", "لافروف قال إن الجسر مغلق.", "Lavrov said that the bridge is closed"),
            Example("ar", "وتابع بصوت متهدج إن الجسر مغلق.", "and he went on in a trembling voice that the bridge is closed"),
        )),
    Rule("source/in-marks", "a name in marks right behind the verb, with the content behind it", behind.in_marks,
        (
            Example("ar", "أعلنت \"الفنار للإعلام\" عن مسابقة جديدة.", "\"Al-Fanar Media\" announced a new competition"),
        ),
        (
            Example("ar", "أعلنت \"انتهاء الأزمة\" في المدينة.", "she announced \"the end of the crisis\" in the town"),
        )),
    Rule("source/behind-aside", "said, in remarks to the press, the minister that", behind.behind_aside,
        (
            Example("ar", "وقال، في تصريحات للصحفيين، وزير الخارجية الروسي سيرغي لافروف إن الجسر مغلق.", "and said, in remarks to the press, the Russian foreign minister Sergey Lavrov that the bridge is closed"),
        ),
        (
            Example("ar", "وقال وزير الخارجية الروسي سيرغي لافروف، في تصريحات للصحفيين، إن الجسر مغلق.", "and the Russian foreign minister Sergey Lavrov said, in remarks to the press, that the bridge is closed"),
        )),
    Rule("source/behind-outlet", "confirmed in a call with the agency Commander X that", behind.behind_outlet,
        (
            Example("ar", "وأكد في اتصال مع وكالة فرانس برس القائد الميداني زاهي سمعان أن الجسر مغلق.", "and confirmed in a call with AFP the field commander Zahi Samaan that the bridge is closed"),
        ),
        (
            Example("ar", "وأكد القائد الميداني زاهي سمعان في اتصال مع وكالة فرانس برس أن الجسر مغلق.", "and the field commander Zahi Samaan confirmed in a call with AFP that the bridge is closed"),
        )),
))  # fmt: skip

QUOTED = Cascade("source", (
    Rule("source/quoted-between", "the paper reported, quoting the director, that: the director speaks", relays.quoted_between,
        (
            Example("ar", "ذكرت صحيفة الحياة نقلا عن سيرغي لافروف أن الجسر مغلق.", "Al-Hayat newspaper reported, quoting Sergey Lavrov, that the bridge is closed"),
        ),
        (
            Example("ar", "ذكرت صحيفة الحياة أن الجسر مغلق.", "Al-Hayat newspaper reported that the bridge is closed"),
        )),
))  # fmt: skip

CASCADES: tuple[AnyCascade, ...] = (TOLD, OF_RELATIVE, BEFORE, UNREAD, BEHIND, QUOTED)
