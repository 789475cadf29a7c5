"""The register of cues where verbs come first: what keeps a word from reporting, and the readings in which it reports."""

from __future__ import annotations

from ...rules import AnyCascade, Cascade, Example, Rule
from ..frame import Frame
from . import cues, participles, refusals, unspoken
from .draft import Draft
from .participles import match_participle
from .relays import match_relay
from .verbal_nouns import match_noun
from .verbs import match_verb

CUE_REFUSALS = Cascade("refusal", (
    Rule("report/negated", "a negation stands before the word: it was not said", cues.negated,
        (
            Example("ar", "لم يعلن لافروف أن الحوار مستمر.", "Lavrov did not announce that the dialogue goes on"),
        ),
        (
            Example("ar", "وأعلن لافروف أن الحوار لن يستمر.", "and Lavrov announced that the dialogue will not go on"),
        )),
    Rule("report/wished", "a present behind that: only wished or avoided", cues.wished,
        (
            Example("ar", "وقال لافروف إن الاتفاق وشيك، دون أن تعلن موسكو تقديم أي تنازل.", "and Lavrov said that the agreement is near, without Moscow announcing that it makes any concession"),
        ),
        (
            Example("ar", "وقال لافروف إن الاتفاق وشيك، وأعلنت موسكو تقديم تنازل.", "and Lavrov said that the agreement is near, and Moscow announced that it makes a concession"),
        )),
    Rule("report/keeps-unnamed", "the clause by which a source asks not to be named", cues.keeps_unnamed,
        (
            Example("ar", "وطلب مسؤول أمريكي عدم كشف هويته.", "and an American official asked not to be identified"),
        ),
        (
            Example("ar", "وطلب مسؤول أمريكي وقف القتال.", "and an American official demanded that the fighting stop"),
        )),
    Rule("report/impersonal", "nobody says it: it is to be recalled that, it is worth mentioning that", cues.impersonal,
        (
            Example("ar", "يذكر أن المدينة شهدت معارك عنيفة أدت إلى تدمير جسرها المعلق.", "it is recalled that the city saw fierce fighting that destroyed its bridge"),
        ),
        (
            Example("ar", "وذكر لافروف أن المدينة شهدت معارك عنيفة.", "and Lavrov recalled that the city saw fierce fighting"),
        )),
), refuses=True)  # fmt: skip

VERB_REFUSALS = Cascade("refusal", (
    Rule("verb/modifies-noun", "a verb without a source describes the noun before it, or is an impersonal passive", refusals.modifies_noun,
        (
            Example("ar", "أصدر المجلس قرارا يطالب بوقف القتال.", "the council passed a resolution that demands an end to the fighting"),
        ),
        (
            Example("ar", "وطالب لافروف بوقف القتال.", "and Lavrov demanded an end to the fighting"),
        )),
    Rule("verb/noun-as-well", "a past that is spelled like a noun, where no clause begins", refusals.noun_as_well,
        (
            Example("ar", "ومن جهته رد رئيس المركز سامر الحوراني على كلام ماكرون بقوله لـ«الشرق الأوسط» إن «الأرقام كلها خاطئة هذه المرة».", "for his part the head of the centre answered Macron by telling a newspaper that \"the figures are all wrong this time\"", published="2018-09-07"),
            Example("ar", "وصلت تعزيزات إلى البلدة منذ الفجر.", "Turkey.. clashes between the \"Kurdistani\" and the army near Diyarbakir (headline; \"between\" is spelled like \"explained\"); reinforcements arrived at dawn", published="2015-08-02", title="تركيا.. اشتباكات بين «الكردستاني» والجيش قرب ديار بكر"),
        ),
        (
            Example("ar", "وبين لافروف أن الجسر مفتوح.", "and Lavrov explained that the bridge is open"),
        )),
    Rule("verb/written-as-noun", "the sign of the accusative stands on it: a noun", refusals.written_as_noun,
        (
            Example("ar", "وصل لافروف إلى جنيف. ويملك الوفد كتبًا كثيرة عن الجسر: \"بناء الجسر القديم في ثلاثين سنة\".", "Lavrov arrived in Geneva; the delegation has many books (also: the two wrote) on the bridge: \"The building of the old bridge in thirty years\""),
        ),
        (
            Example("ar", "وصل لافروف إلى جنيف. وطلب الوفد فتح الجسر أمام الشاحنات.", "Lavrov arrived in Geneva; the delegation demanded that the bridge be opened to lorries"),
        )),
    Rule("verb/of-two", "a past of two right behind a verb, whose object it is by its letters", refusals.of_two,
        (
            Example("ar", "قال لافروف إن الجسر قديم. وقرأ كتبا عن تربية الخيل، والحقيقة أن الطريق طويل.", "Lavrov said that the bridge is old; he read books (also: the two wrote) on the breeding of horses, and the truth is that the way is long"),
        ),
        (
            Example("ar", "وصل لافروف وكيري إلى جنيف. وأكدا أن الحوار مستمر.", "Lavrov and Kerry arrived in Geneva; the two confirmed that the dialogue goes on"),
        )),
    Rule("verb/of-women", "the ending of several women, whom nobody named", refusals.of_women,
        (
            Example("ar", "وصل لافروف إلى جنيف. وأوقف رجال القوة لأمن الطرق على الجسر سائقا.", "Lavrov arrived in Geneva; men of the force for the safety of roads (also: they accused) stopped a driver on the bridge"),
        ),
        (
            Example("ar", "وصلت موغيريني إلى جنيف. وأكدت موغيريني فتح الجسر.", "Mogherini arrived in Geneva; Mogherini confirmed the opening of the bridge"),
        )),
    Rule("verb/first-person", "a verb of the first person: the author speaks, and nobody is quoted", refusals.first_person,
        (
            Example("ar", "وقال لافروف إن الجسر قديم. ولا أستبعد أن يبنى جسر جديد.", "and Lavrov said that the bridge is old; I do not rule out that a new one will be built"),
        ),
        (
            Example("ar", "وقال لافروف إن الجسر قديم. واستبعد أن يبنى جسر جديد.", "and Lavrov said that the bridge is old, and he ruled out that a new one will be built"),
        )),
    Rule("verb/only-supposed", "only supposed, asked about or possible: nobody has said it", refusals.only_supposed,
        (
            Example("ar", "وصل لافروف إلى جنيف. وقد يعلن لافروف أن الجسر مغلق.", "Lavrov arrived in Geneva; Lavrov may announce that the bridge is closed"),
            Example("ar", "وصل لافروف إلى جنيف. وإذا أعلن لافروف أن الجسر مغلق عاد الوفد.", "Lavrov arrived in Geneva; if Lavrov announces that the bridge is closed the delegation goes home"),
        ),
        (
            Example("ar", "وصل لافروف إلى جنيف. وقد أعلن لافروف أن الجسر مغلق.", "Lavrov arrived in Geneva; Lavrov has announced that the bridge is closed"),
        )),
    Rule("verb/of-anybody", "who says so: nobody in particular", refusals.of_anybody,
        (
            Example("ar", "قال لافروف إن الجسر قديم. وهناك من يرى أن الجسر متين.", "Lavrov said that the bridge is old; there are those who hold that the bridge is solid"),
        ),
        (
            Example("ar", "قال لافروف إن الجسر قديم. ويرى أن الطريق متين.", "Lavrov said that the bridge is old; and he holds that the road is solid"),
        )),
    Rule("verb/by-this", "this shows that: what was told before is the subject", refusals.by_this,
        (
            Example("ar", "قال لافروف إن الجسر قديم. وهذا يؤكد أن الطريق خطر.", "Lavrov said that the bridge is old; and this confirms that the road is dangerous"),
        ),
        (
            Example("ar", "قال لافروف إن الجسر قديم. ويؤكد أن الطريق خطر.", "Lavrov said that the bridge is old; and he confirms that the road is dangerous"),
        )),
    Rule("verb/scripture", "God speaks: a verse, and nobody of the article", unspoken.of_scripture,
        (
            Example("ar", "قال لافروف إن الجسر قديم. قال تعالى: (لا يكلف الله نفسا إلا وسعها).", "Lavrov said that the bridge is old; the Almighty said: (God does not ask of a soul more than it can)"),
        ),
        (
            Example("ar", "قال لافروف إن الجسر قديم. وقال: إن الله تعالى كريم.", "Lavrov said that the bridge is old; and he said: God the Almighty is generous"),
        )),
    Rule("verb/until", "a present behind until or so that: how far or what for something is done", unspoken.until,
        (
            Example("ar", "قال لافروف إن الجسر قديم. يسير الزائر حتى يرى أن الجسر قديم.", "Lavrov said that the bridge is old; the visitor walks until he sees that the bridge is old"),
        ),
        (
            Example("ar", "قال لافروف إن الجسر قديم. ويرى لافروف أن الجسر متين.", "Lavrov said that the bridge is old; and Lavrov holds that the bridge is solid"),
        )),
    Rule("verb/held-of-thing", "a passive that tells what is held of a thing: nobody holds it", unspoken.held_of_thing,
        (
            Example("ar", "قال لافروف إن الجسر قديم. وبدأ التفكير للخروج من لعنة الجسر والذي يعتقد بأنه سبب الخلل.", "Lavrov said that the bridge is old; people began to think how to be rid of the curse of the bridge, which is believed to be the cause of the fault"),
        ),
        (
            Example("ar", "وصل وزير الخارجية الروسي سيرغي لافروف الذي يعتقد أن الجسر متين.", "the Russian foreign minister Sergey Lavrov arrived, who believes that the bridge is solid"),
        )),
    Rule("verb/of-happening", "what happened is the subject: the author concludes it", unspoken.of_happening,
        (
            Example("ar", "قال لافروف إن الجسر قديم. ويؤكد الحادث أن الطريق خطر.", "Lavrov said that the bridge is old; and the incident confirms that the road is dangerous"),
        ),
        (
            Example("ar", "قال لافروف إن الجسر قديم. ويؤكد الخبراء أن الطريق خطر.", "Lavrov said that the bridge is old; and the experts confirm that the road is dangerous"),
        )),
    Rule("verb/joined-to-wish", "joined to a present behind that: only wished with it", refusals.joined_to_wish,
        (
            Example("ar", "قال لافروف إن الجسر قديم. وحاول أن يهدئ الناس ويؤكد أن الطريق آمن.", "Lavrov said that the bridge is old; he tried to calm the people and to confirm that the road is safe"),
        ),
        (
            Example("ar", "قال لافروف إن الجسر قديم. وهو يهدئ الناس، ويؤكد أن الطريق آمن.", "Lavrov said that the bridge is old; he calms the people, and he confirms that the road is safe"),
        )),
    Rule("verb/weak-alone", "a verb that seldom reports, without a source", refusals.weak_alone,
        (
            Example("ar", "وقالت ميركل إن الوقت ضيق. ومضت تقول «لن نوقع شيئا لا يقبله الطرفان معا».", "Merkel said that time is short; she went on to say \"we shall sign nothing that both sides do not accept\""),
        ),
        (
            Example("ar", "ومضت ميركل: «لن نوقع شيئا لا يقبله الطرفان معا».", "and Merkel went on: \"We shall sign nothing that both sides do not accept\""),
        )),
    Rule("verb/unsure", "a word with other senses, without a source of note or its content right behind it", refusals.unsure,
        (
            Example("ar", "زادت الحرب «مخاوف السكان من المجاعة».", "the war increased (also: added) \"the fear of hunger among the people\""),
        ),
        (
            Example("ar", "وزاد لافروف أن الجسر مفتوح.", "and Lavrov added that the bridge is open"),
        )),
), refuses=True)  # fmt: skip

PARTICIPLE_REFUSALS = Cascade("refusal", (
    Rule("participle/subject-of-verb", "a plural that is the subject of the verb behind it", participles.subject_of_next_verb,
        (
            Example("ar", "لكن منتقدين يقولون إن الجسر ضعيف.", "but critics say that the bridge is weak"),
        ),
        (
            Example("ar", "قال لافروف إن الجسر ضعيف، منتقدا الوزارة.", "Lavrov said that the bridge is weak, criticising the ministry"),
        )),
    Rule("participle/names-things", "a plural that is a common noun as well", participles.names_things,
        (
            Example("ar", "ورفع المتظاهرون في السويداء لافتات كتب عليها \"أولادنا ليسوا وقودا لحروبكم\"، ثم تفرقوا سلميا.", "the demonstrators in Suwayda held up banners (also: pointing out) on which was written \"our children are no fuel for your wars\""),
        ),
        (
            Example("ar", "وانتقد لافروف الوفد، لافتا إلى أن الجسر ضعيف.", "Lavrov criticised the delegation, pointing out that the bridge is weak"),
        )),
    Rule("participle/one-of-several", "behind and it is one noun among others", participles.one_noun_of_several,
        (
            Example("ar", "تم التفاهم على رفع العقوبات، ومطالبة المجتمع الدولي بتمويل إعادة الإعمار، وتشكيل لجنة للمتابعة.", "it was agreed to lift the sanctions, to demand (also: demanding) of the world that it pay for the rebuilding, and to form a committee"),
        ),
        (
            Example("ar", "وانتقد لافروف الوفد، مطالبا بوقف القتال.", "Lavrov criticised the delegation, demanding an end to the fighting"),
        )),
    Rule("participle/governed", "behind a preposition or a body it is a noun", participles.governed,
        (
            Example("ar", "قال لافروف إن الحوار مستمر مع مطالبين بأن يرحل الجيش.", "Lavrov said that the dialogue goes on with people demanding that the army leave"),
        ),
        (
            Example("ar", "قال لافروف إن الحوار مستمر، مطالبا بأن يرحل الجيش.", "Lavrov said that the dialogue goes on, demanding that the army leave"),
        )),
    Rule("participle/predicate", "what somebody is or is not: the predicate of a verb of being", participles.predicate,
        (
            Example("ar", "قال لافروف إن الجسر قديم. وكان فريق الجسر مهددا بالهبوط إلى الدرجة الثانية.", "Lavrov said that the bridge is old; the club of the bridge was threatened (also: threatening) with relegation"),
        ),
        (
            Example("ar", "قال لافروف إن الجسر قديم، مهددا بالانسحاب من المفاوضات.", "Lavrov said that the bridge is old, threatening to leave the talks"),
        )),
    Rule("participle/behind-that", "behind a complementiser it is a noun", participles.behind_that,
        (
            Example("ar", "قال لافروف إن الجسر قديم. ولا شك أن مطالبة السكان بالإصلاح أمر هام.", "Lavrov said that the bridge is old; no doubt the residents' demand (also: demanding) for repairs is important"),
        ),
        (
            Example("ar", "قال لافروف إن الجسر قديم، مطالبا السكان بالإصلاح.", "Lavrov said that the bridge is old, demanding repairs of the residents"),
        )),
    Rule("participle/far-from-clause", "a noun stands behind it, and the clause far off is another word's", participles.far_from_clause,
        (
            Example("ar", "وصل لافروف إلى جنيف. ولا يملك الناس ذاكرة طويلة عن الجسر، ولا يعلم أكثرهم هناك، أن الجسر قديم.", "Lavrov arrived in Geneva; people have no long memory (also: mentioning) of the bridge, and most there do not know that the bridge is old"),
        ),
        (
            Example("ar", "قال لافروف إن الجسر قديم، ذاكرا أن الجسر بني مرتين.", "Lavrov said that the bridge is old, mentioning that the bridge was built twice"),
        )),
    Rule("participle/counted", "behind a number it is what is counted", participles.counted,
        (
            Example("ar", "قال لافروف إن الشرطة أوقفت 416 متهما بحرق الجسر.", "Lavrov said that the police arrested 416 people accused (also: accusing) of burning the bridge"),
        ),
        (
            Example("ar", "قال لافروف إن الشرطة أوقفت الحارس، متهما الحكومة بحرق الجسر.", "Lavrov said that the police arrested the guard, accusing the government of burning the bridge"),
        )),
    Rule("participle/only-again", "an adverb, not repeating, where its content does not open right behind it", participles.only_again,
        (
            Example("ar", "قال لافروف إن الحارس قرر العودة مجددا، بعد أن كشفت وسائل إعلام محلية أن الجسر مفتوح.", "Lavrov said that the guard decided to return once again (also: repeating), after local media revealed that the bridge is open"),
        ),
        (
            Example("ar", "قال لافروف إن الوفد عاد، مجددا أن الجسر مغلق.", "Lavrov said that the delegation returned, repeating that the bridge is closed"),
        )),
    Rule("participle/describes", "a feminine adjective of the indefinite noun before it", participles.describes,
        (
            Example("ar", "قال لافروف إن الجيش اتخذ إجراءات أمنية مشددة فوق العادة على الجسر.", "Lavrov said that the army took tight (also: insisting) security measures on the bridge"),
        ),
        (
            Example("ar", "قالت موغيريني إن الجيش اتخذ إجراءات أمنية، مشددة على أن الجسر مفتوح.", "Mogherini said that the army took security measures, insisting that the bridge is open"),
        )),
    Rule("participle/adjective", "a doubtful participle without a comma before it is an adjective", participles.adjective,
        (
            Example("ar", "قصف الجيش جماعات معارضة أن يقف القتال.", "the army shelled groups opposed to an end of the fighting"),
        ),
        (
            Example("ar", "قال لافروف إن الحوار مستمر، مؤكدا أن الجسر مفتوح.", "Lavrov said that the dialogue goes on, confirming that the bridge is open"),
        )),
), refuses=True)  # fmt: skip


def _refused(d: Draft) -> bool:
    return bool(VERB_REFUSALS.first(d.reading.trace, (d.cue, d.cue + 1), d))


def _verb(d: Draft) -> Frame | None:
    return match_verb(d, _refused)


def _participle(d: Draft) -> Frame | None:
    refused = PARTICIPLE_REFUSALS.first(d.reading.trace, (d.cue, d.cue + 1), d)
    return None if refused else match_participle(d)


# By what the word is.
READINGS: dict[str, Cascade[Frame | None, Draft]] = {
    "noun": Cascade("cue", (Rule("cue/verbal-noun", "a verbal noun: his saying that, by saying", match_noun,
        (
            Example("ar", "وانتقل أردوغان إلى الملف السوري بالقول إن بلاده أنفقت ثلاثين مليار دولار على اللاجئين.", "Erdogan went on to Syria by saying that his country spent thirty billion dollars on the refugees"),
            Example("ar", "ودافع سبايسر عن قوله إن الحشد كان الأكبر في تاريخ حفلات التنصيب.", "Spicer defended his saying that the crowd was the largest ever"),
        ),
        (
            Example("ar", "وأثار تأكيد العبادي أن الحدود خط أحمر ردود فعل متباينة في أربيل.", "Abadi's insistence that the borders are a red line met with mixed reactions in Erbil"),
        )),)),
    "participle": Cascade("cue", (
    Rule("cue/relaying-participle", "quoting X that he: X speaks", match_relay,
        (
            Example("ar", "ونشرت الصحيفة الخبر ناقلة عن لافروف أن الجسر مغلق.", "the newspaper published the news, quoting Lavrov that the bridge is closed"),
        ),
        (
            Example("ar", "وانتقد لافروف الوفد، مؤكدا أن الجسر مغلق.", "Lavrov criticised the delegation, confirming that the bridge is closed"),
        )),
    Rule("cue/participle", "a participle that hangs on a clause: adding that", _participle,
        (
            Example("ar", "وقلل ماكين من شأن المخاوف، قائلا \"سمعنا هذا الكلام قبل كل جولة\".", "McCain made light of the fears, saying \"we heard this before every round\""),
            Example("ar", "أعلن حاكم المصرف المركزي أمس أن الاحتياطي ارتفع، مشيرا إلى أن الودائع مضمونة.", "the governor of the central bank announced yesterday that the reserves rose, pointing out that deposits are safe"),
        ),
        (
            Example("ar", "لكن منتقدين يقولون إن الجسر ضعيف.", "but critics say that the bridge is weak"),
        )),)),
    "verb": Cascade("cue", (
    Rule("cue/relay", "the agency quoted X as saying: X speaks", match_relay,
        (
            Example("ar", "ونقلت وكالة رويترز عن لافروف قوله إن الجسر مغلق.", "and Reuters quoted Lavrov as saying that the bridge is closed"),
        ),
        (
            Example("ar", "وقالت وكالة رويترز إن الجسر مغلق.", "and Reuters said that the bridge is closed"),
        )),
    Rule("cue/verb", "a verb with its source before or behind it, or in its ending", _verb,
        (
            Example("ar", "وقال لافروف إن الحوار مستمر.", "and Lavrov said that the dialogue goes on"),
            Example("ar", "وأكدت شركة الكهرباء دائما أن المحطة آمنة.", "and the electricity company always confirmed that the plant is safe"),
        ),
        (
            Example("ar", "لم يعلن لافروف أن الحوار مستمر.", "Lavrov did not announce that the dialogue goes on"),
        )),)),
}  # fmt: skip

CASCADES: tuple[AnyCascade, ...] = (
    CUE_REFUSALS,
    VERB_REFUSALS,
    PARTICIPLE_REFUSALS,
    *READINGS.values(),
)
