"""The register of what a sentence holds beside its cues where subjects come first: headlines, quotations, attributions."""

from __future__ import annotations

from ...rules import AnyCascade, Cascade, Example, Rule
from . import attributions, continuation, headlines, relays, signatures

HEADLINES = Cascade("headline", (
    Rule("headline/colon", "name: words, or words: name, in a title or caption", headlines.headline,
        (
            Example("en", "The chancellor spoke in the capital on Monday.", title="The door remains open: Merkel"),
            Example("fr", "Les camions attendent à la frontière.", "UN: the convoy is blocked (headline); the lorries wait at the border", title="ONU : le convoi est bloqué"),
        ),
        (
            Example("en", "The chancellor spoke in the capital on Monday.", title="Syria: at least 20 dead"),
        )),
))  # fmt: skip

SIGNED = Cascade("signature", (
    Rule("signature/behind-dash", "words, a dash and the name of who said or wrote them", signatures.signed,
        (
            Example("en", "\"We shall rebuild every one of the mills.\" — John Kerry"),
            Example("en", "We shall rebuild every one of the mills — John Kerry (@JohnKerry) May 2, 2016"),
        ),
        (
            Example("en", "The mills — John Kerry's among them — were rebuilt."),
        )),
))  # fmt: skip

CONTINUATIONS = Cascade("continuation", (
    Rule("continuation/quotation-alone", "a sentence that is a quotation without a cue goes on with the report before",
        continuation.quotation_alone,
        (
            Example("en", "\"We have nothing to hide,\" Mikhail Bogdanov said. \"The inspectors may go wherever they like.\""),
            Example("ru", "«Мы ждали полгода», — сказал Чуркин. «Больше ждать нечего».", "\"We waited half a year,\" said Churkin. \"There is nothing left to wait for\""),
        ),
        (
            Example("en", "Lavrov said the matter was closed. \"I doubt it,\" she replied."),
        )),
))  # fmt: skip

CITED = Cascade("source", (
    Rule("source/cited", "a medium reported, citing X: X speaks", relays.cited,
        (
            Example("en", "The bridge was shut, the Interfax news agency reported on Friday, citing Sergei Lavrov."),
        ),
        (
            Example("en", "Kerry said the bridge was shut, citing Sergei Lavrov."),
        )),
))  # fmt: skip

ATTRIBUTIONS = Cascade("attribution", (
    Rule("attribution/according-to", "according to X: the clause around it is the content", attributions.attributed,
        (
            Example("fr", "Selon M. Ayrault, la résolution sera déposée lundi.", "according to Mr Ayrault, the resolution will be tabled on Monday"),
            Example("ru", "Решение примут до пятницы, как заявил Дмитрий Песков.", "they will decide by Friday, as Dmitry Peskov stated"),
            Example("en", "According to Lavrov, the bridge was safe."),
        ),
        (
            Example("en", "Lavrov said the bridge was safe."),
        )),
))  # fmt: skip

CASCADES: tuple[AnyCascade, ...] = (HEADLINES, SIGNED, CONTINUATIONS, CITED, ATTRIBUTIONS)
