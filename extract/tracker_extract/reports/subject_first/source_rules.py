"""The register of subjects where they come first: the phrase before the verb, or before what stands between."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...rules import AnyCascade, Cascade, Example, Rule
from . import sources
from .draft import Draft


def _before_participle(d: Draft) -> Mention | None:
    return sources.before_participle(d.reading, d.group.start, d.sentence) if d.form.part == "verb" else None


BEFORE = Cascade("source", (
    Rule("source/who-said", "X, who said: what the relative pronoun takes up", sources.of_relative,
        (
            Example("en", "The bakers met Kerry, who said that the road was open."),
        ),
        (
            Example("en", "The bakers met Kerry. He said that the road was open."),
        )),
    Rule("source/past-insertion", "X, 33, said: an insertion between commas stands before the verb", sources.past_insertion,
        (
            Example("en", "Hank Tolliver, 33, said the road was open."),
        ),
        (
            Example("en", "Hank Tolliver said the road was open."),
        )),
    Rule("source/open-apposition", "X, a steward in the guild that runs the weir said: no comma closes the apposition", sources.open_apposition,
        (
            Example("en", "Hank Tolliver, a steward in the guild that runs the weir said the road was open."),
        ),
        (
            Example("en", "Hank Tolliver, a steward in the guild, said the road was open."),
        )),
    Rule("source/past-relative-clause", "a resident who fled said: a relative clause stands before the verb", sources.past_relative_clause,
        (
            Example("en", "A resident who fled the town said the road was open."),
        ),
        (
            Example("en", "A resident said the road was open."),
        )),
    Rule("source/right-before", "the phrase right before the verb", sources.right_before,
        (
            Example("en", "Kerry said the road was open."),
        ),
        (
            Example("en", "\"The road is open,\" said Kerry."),
        )),
))  # fmt: skip

ELSEWHERE = Cascade("source", (
    Rule("source/before-participle", "a council set up to oversee the talks said: a participle stands behind the subject", _before_participle,
        (
            Example("en", "Residents reached by phone in the harbour said the road was open."),
        ),
        (
            Example("en", "Residents said the road was open."),
        )),
))  # fmt: skip

CASCADES: tuple[AnyCascade, ...] = (BEFORE, ELSEWHERE)
