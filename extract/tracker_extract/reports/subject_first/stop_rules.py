"""The register of ends where subjects come first: what shows that a content ends at a token."""

from __future__ import annotations

from ...rules import AnyCascade, Cascade, Example, Rule
from . import ends

STOPS = Cascade("stop", (
    Rule("end/another-report", "another act of reporting begins", ends.at_report,
        (
            Example("en", "Tillerson said the attack was planned and warned Damascus not to repeat it."),
            Example("ru", "Захарова заявила, что колонна повернула обратно, добавив, что жертв нет.", "Zakharova stated that the column turned back, adding that nobody died"),
        ),
        (
            Example("en", "Tillerson said the attack was planned and the army knew of it."),
        )),
    Rule("end/main-clause", "the author concedes something, or his main clause goes on", ends.at_main_clause,
        (
            Example("en", "Kerry said the road was open, although nobody had seen it."),
        ),
        (
            Example("en", "Kerry said the road was open, and nobody had seen it."),
        )),
    Rule("end/tail", "the author goes on in his own words", ends.at_tail,
        (
            Example("en", "Khamenei said the enemy was tired, in an apparent reference to Washington."),
        ),
        (
            Example("en", "Khamenei said the enemy was tired, in the south and in the north."),
        )),
    Rule("end/attribution", "the author names a source for all that stands before", ends.at_attribution,
        (
            Example("en", "Kerry said the road was open, according to a note on the council's website."),
        ),
        (
            Example("en", "Kerry said that, according to the map, the road was open."),
        )),
    Rule("end/closing-dash", "a dash closes the aside that the reporting clause stands in", ends.at_closing_dash,
        (
            Example("en", "Ankara voiced support – but Kerry said the road was shut – for the plan."),
        ),
        (
            Example("en", "Kerry said the road was open – for a week."),
        )),
    Rule("end/deed", "a verb joined behind a comma is what the speaker did", ends.at_deed,
        (
            Example("en", "Kerry said the road would open on Monday, but gave no hour."),
        ),
        (
            Example("en", "Kerry said the road opened on Monday, but closed at noon."),
        )),
))  # fmt: skip

CLOSED = Cascade("stop", (
    Rule("end/comma-in-marks", "a comma inside closing marks, before another report", ends.comma_within,
        (
            Example("en", "Kerry said the raid was \"a grave mistake,\" adding that the road would open soon."),
        ),
        (
            Example("en", "Kerry said the raid was \"a grave mistake,\" and the road would open soon."),
        )),
    Rule("end/quoted-sentence", "a quotation closes with the sentence inside its marks", ends.ended_by,
        (
            Example("en", "Lavrov said he hoped \"the road would be open by spring.\" in Moscow on Monday."),
        ),
        (
            Example("en", "Cavusoglu said the \"safe zone\" would be thirty kilometres deep."),
        )),
))  # fmt: skip

CASCADES: tuple[AnyCascade, ...] = (STOPS, CLOSED)
