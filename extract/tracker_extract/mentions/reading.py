"""What later stages read: the outline of an article, and who and what is named in it."""

from __future__ import annotations

from dataclasses import dataclass

from ..outline.outline import Outline
from .capitalised.reader import CapitalisedMentions
from .plain.reader import PlainMentions


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's outline and the reader of its mentions, which depends on whether names are capitalised."""

    outline: Outline
    mentions: PlainMentions | CapitalisedMentions


def read(outline: Outline) -> Reading:
    """The reading of an outline; a language whose verbs come first has no capitals."""
    vocabulary = outline.vocabulary
    if not vocabulary.verb_first:
        return Reading(outline, CapitalisedMentions(outline.tokens, vocabulary.plural))
    ends = {q.start: q.end for q in outline.quotations}
    return Reading(outline, PlainMentions(outline.tokens, ends, vocabulary))
