"""What later stages read: the outline of an article, and who and what is named in it."""

from __future__ import annotations

from dataclasses import dataclass

from ..outline.outline import Outline
from ..words.classes import Word
from ..words.tokens import Tokens
from ..words.vocabulary import Vocabulary
from .capitalised.reader import CapitalisedMentions
from .plain.reader import PlainMentions


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's outline with the reader of its mentions, and the columns of its tokens that rules look at.

    `mentions` depends on whether the language writes names with capitals; rules of one word order know which it is and
    ask `plain` or `capitalised`.
    """

    outline: Outline
    mentions: PlainMentions | CapitalisedMentions
    tokens: Tokens
    words: list[Word]
    bits: list[int]
    folds: list[str]
    vocabulary: Vocabulary

    @property
    def plain(self) -> PlainMentions:
        """The reader of mentions in a language without capitals."""
        assert isinstance(self.mentions, PlainMentions)
        return self.mentions

    @property
    def capitalised(self) -> CapitalisedMentions:
        """The reader of mentions in a language with capitals."""
        assert isinstance(self.mentions, CapitalisedMentions)
        return self.mentions


def read(outline: Outline) -> Reading:
    """The reading of an outline; a language whose verbs come first has no capitals."""
    tokens, vocabulary = outline.tokens, outline.vocabulary
    mentions: PlainMentions | CapitalisedMentions
    if vocabulary.verb_first:
        mentions = PlainMentions(tokens, {q.start: q.end for q in outline.quotations}, vocabulary)
    else:
        mentions = CapitalisedMentions(tokens, vocabulary.plural)
    return Reading(outline, mentions, tokens, tokens.words, tokens.bits, tokens.folds, vocabulary)
