"""What later stages read: the outline of an article, and who and what is named in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..outline.outline import Outline
from ..outline.sentences import Sentence
from ..rules import Trace
from ..words.classes import Word
from ..words.tokens import Tokens
from ..words.vocabulary import Vocabulary
from .capitalised.noun_phrases import may_begin as may_begin_capitalised
from .capitalised.noun_phrases import read_mention as capitalised_mention
from .capitalised.reader import CapitalisedMentions
from .columns import columns_of
from .index import Index
from .plain.reader import PlainMentions
from .plain.reader import may_begin as may_begin_plain
from .plain.reader import read_mention as plain_mention


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's outline with the reader of its mentions, and the columns of its tokens that rules look at.

    `mentions` depends on whether the language writes names with capitals; rules of one word order know which it is and
    ask `plain` or `capitalised`. `trace` keeps what rules were asked, where somebody wants to know. `matched` is where
    `reports` remembers, by cue and sentence, what a cue was found to report.
    """

    outline: Outline
    mentions: PlainMentions | CapitalisedMentions
    tokens: Tokens
    words: list[Word]
    bits: list[int]
    folds: list[str]
    vocabulary: Vocabulary
    trace: Trace | None = None
    matched: dict[tuple[int, Sentence], Any] = field(default_factory=dict, repr=False, compare=False)

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


def read(outline: Outline, trace: Trace | None = None) -> Reading:
    """The reading of an outline; a language whose verbs come first has no capitals."""
    c = columns_of(outline)
    mentions = (
        PlainMentions(c, Index(c, may_begin_plain, plain_mention))
        if c.vocabulary.verb_first
        else CapitalisedMentions(c, Index(c, may_begin_capitalised, capitalised_mention))
    )
    return Reading(outline, mentions, c.tokens, c.words, c.bits, c.folds, c.vocabulary, trace)
