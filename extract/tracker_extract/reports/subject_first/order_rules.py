"""The register of cues where subjects come first: what keeps one from reporting, and the orders of a reporting clause."""

from __future__ import annotations

from ...rules import AnyCascade, Cascade, Example, Rule
from . import orders, refusals, relays, roundabout

TOLD = Cascade("order", (
    Rule("order/told-by", "were told by X that: the speaker stands behind the verb", roundabout.told_by,
        (
            Example("en", "The residents were told by Kerry that the road was open."),
        ),
        (
            Example("en", "Kerry told the residents that the road was open."),
            Example("en", "The residents were told that the road was open."),
        )),
    Rule("order/with-saying", "with X saying: a participle and its subject behind a preposition", roundabout.with_saying,
        (
            Example("en", "The talks broke up, with Kerry saying that the road was shut."),
        ),
        (
            Example("en", "The talks broke up, Kerry saying that the road was shut."),
        )),
))  # fmt: skip
ROUNDABOUT = Cascade("group", (
    Rule("group/said-to-have", "is reported to have said: the subject stands before the first of the verbs", roundabout.said_to_have,
        (
            Example("en", "Kerry is reported to have said that the road was open."),
        ),
        (
            Example("en", "Kerry has said that the road was open."),
        )),
    Rule("group/took-to-say", "took to the radio to say: an infinitive that tells what was said", roundabout.took_to_say,
        (
            Example("en", "Kerry took to the radio to say that the road was open."),
            Example("en", "Kerry came forward to admit that the road was shut."),
        ),
        (
            Example("en", "Kerry refused to say that the road was open."),
            Example("en", "Kerry used to say that the road was open."),
        )),
    Rule("group/issued-saying", "issued a statement saying: a participle behind the text that it tells of", roundabout.issued_saying,
        (
            Example("en", "The ministry issued a statement saying the road was open."),
        ),
        (
            Example("en", "Kerry received a letter saying the road was open."),
        )),
))  # fmt: skip

REFUSALS = Cascade("refusal", (
    Rule("refusal/impersonal", "it is said that: nobody says it", refusals.is_impersonal,
        (
            Example("fr", "Interrogé par la presse, le ministre a refusé de commenter.", "asked by the press, the minister declined to comment"),
        ),
        (
            Example("fr", "Lavrov a refusé de signer le texte.", "Lavrov refused to sign the text"),
        )),
    Rule("refusal/taken-back", "did not say, to say: what the verb would report is denied, or never said", refusals.is_taken_back,
        (
            Example("ru", "Лавров не заявил, что дорога открыта.", "Lavrov did not state that the road is open"),
            Example("en", "Kerry did not say that the road was open."),
        ),
        (
            Example("en", "Kerry said that the road was not open."),
        )),
    Rule("refusal/passive", "was told: the subject is who hears it", refusals.is_passive,
        (
            Example("en", "\"The road was open for all of us,\" a resident who asked to be called Abu Salem said."),
            Example("en", "Kerry was told that the road was open."),
        ),
        (
            Example("en", "Kerry told reporters that the road was open."),
        )),
    Rule("refusal/reduced-passive", "a plan proposed by X: a participle behind its noun, with who acts behind it", refusals.is_reduced_passive,
        (
            Example("en", "The deal agreed by Lavrov and Kerry on Friday would open the road."),
            Example("en", "Two envoys accused by Lavrov of spying left."),
        ),
        (
            Example("en", "Kerry announced a truce on Monday."),
        )),
), refuses=True)  # fmt: skip

SUBJECT_REFUSALS = Cascade("refusal", (
    Rule("subject/disagrees", "a verb of the present that does not agree with the noun before it", refusals.disagrees,
        (
            Example("en", "Officials says the road is open."),
        ),
        (
            Example("en", "Officials say the road is open."),
        )),
    Rule("subject/embedded", "whether X said, if X said: a question or a condition", refusals.is_embedded,
        (
            Example("en", "Nobody asked whether Kerry said the road was open."),
        ),
        (
            Example("en", "Kerry said the road was open."),
        )),
    Rule("subject/thing-shows", "a thing that suggests something: nobody says it", refusals.shows,
        (
            Example("en", "The scale of the losses suggested ten bombs had fallen."),
        ),
        (
            Example("en", "Kerry suggested a long pause."),
        )),
), refuses=True)  # fmt: skip

RELAY = Cascade(
    "order",
    (
        Rule(
            "order/relay",
            "the agency quoted X as saying: X speaks",
            relays.relayed,
            (
                Example(
                    "en",
                    "Lavrov was quoted by the Interfax agency as saying that the embassy would remain open.",
                ),
            ),
            (Example("en", "Lavrov said that the embassy would remain open."),),
        ),
    ),
)
PARTICIPLE = Cascade(
    "order",
    (
        Rule(
            "order/participle",
            "adding that: it hangs on the clause before it",
            orders.participle,
            (
                Example(
                    "en",
                    "Lavrov said the lists were ready, adding that Washington had not yet asked for them.",
                ),
                Example(
                    "fr",
                    "Samantha Power a quitté la séance, affirmant que le projet était mort.",
                    "Samantha Power left the session, stating that the draft was dead",
                ),
                Example(
                    "ru",
                    "Захарова заявила, что колонна повернула обратно, добавив, что жертв нет.",
                    "Zakharova stated that the column turned back, adding that nobody died",
                ),
            ),
            (
                Example(
                    "en",
                    "A Western diplomat, speaking on condition of anonymity, said the draft had been watered down three times.",
                ),
            ),
        ),
    ),
)
BETWEEN_DASHES = Cascade("order", (
    Rule("order/between-dashes", "a reporting clause between dashes, or between commas, within one pair of marks", orders.between_dashes,
        (
            Example("ru", "«Коридор откроют на рассвете, — сказал Шойгу, — и закроют с наступлением темноты».", "\"The corridor will open at dawn, – said Shoigu, – and close when it gets dark\""),
            Example("fr", "« La route est ouverte, a affirmé Lavrov, et elle le restera. »", "\"The road is open, affirmed Lavrov, and it will stay so\""),
        ),
        (
            Example("ru", "«Коридор откроют на рассвете», — сказал Шойгу.", "\"The corridor will open at dawn,\" said Shoigu"),
        )),
))  # fmt: skip
INVERTED = Cascade("order", (
    Rule("order/inverted", "the subject stands behind the verb, the content before it", orders.inverted,
        (
            Example("en", "\"We will not leave,\" said several of the fighters."),
            Example("ru", "Посольство продолжит работу, сообщил Богданов.", "the embassy will go on working, reported Bogdanov"),
            Example("fr", "« Je ne signerai pas », lança John Kerry.", "\"I shall not sign,\" threw in John Kerry"),
        ),
        (
            Example("en", "Kerry said the road was open."),
        )),
))  # fmt: skip
WITH_SUBJECT = Cascade("order", (
    Rule("order/subject-first", "the subject stands before the verb", orders.with_subject,
        (
            Example("en", "Kerry said talks would resume in Geneva."),
            Example("fr", "Le pape François a appelé au calme.", "Pope Francis called for calm"),
            Example("ru", "Рябков предупредил об ответных мерах.", "Ryabkov warned of measures in return"),
        ),
        (
            Example("en", "\"We will not leave,\" said several of the fighters."),
        )),
))  # fmt: skip
WITHOUT_SUBJECT = Cascade("order", (
    Rule("order/verb-first", "a verb that opens its clause, its subject and content behind it", orders.verb_first,
        (
            Example("ru", "Сообщил Песков и о том, что звонок длился двадцать минут.", "reported Peskov also that the call took twenty minutes"),
        ),
        (
            Example("ru", "Песков сообщил, что звонок длился двадцать минут.", "Peskov reported that the call took twenty minutes"),
        )),
    Rule("order/coordinated", "and said that: the subject is left out", orders.coordinated,
        (
            Example("en", "Bashar Jaafari denied the charge and accused Paris of training the men who filmed the scene."),
            Example("fr", "Moscou dénonce une provocation et promet de répondre.", "Moscow condemns a provocation and promises to respond"),
        ),
        (
            Example("en", "Kerry said the road was open."),
        )),
))  # fmt: skip

CASCADES: tuple[AnyCascade, ...] = (
    TOLD,
    ROUNDABOUT,
    REFUSALS,
    SUBJECT_REFUSALS,
    RELAY,
    PARTICIPLE,
    BETWEEN_DASHES,
    INVERTED,
    WITH_SUBJECT,
    WITHOUT_SUBJECT,
)
