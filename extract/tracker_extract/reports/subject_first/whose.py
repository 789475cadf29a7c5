"""Whose a reporting verb is where subjects come first: the rules for its subject, asked in their order."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from .draft import Draft
from .source_rules import BEFORE, ELSEWHERE
from .sources import place_before


def subject_before(r: Reading, end: int, sentence: Sentence) -> Mention | None:
    """The subject before a verb group that begins at `end`, or before the insertion or relative pronoun before it."""
    if end <= sentence.start:
        return None
    return BEFORE.first(r.trace, (end, end + 1), place_before(r, end, sentence))


def subject_elsewhere(d: Draft) -> Mention | None:
    """A subject that does not stand right before the verb."""
    return ELSEWHERE.first(d.reading.trace, (d.cue, d.end), d)
