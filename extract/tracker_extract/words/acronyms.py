"""Acronyms with the letters of a little word (WHO, IS, IT): capitals throughout, among words in small letters.

Only where names are capitalised: elsewhere no form has a capital.
"""

from __future__ import annotations

from . import classes as lx
from .classes import Word
from .tokens import Tokens, WordTable

_LITTLE = (
    lx.RELATIVE
    | lx.AUXILIARY
    | lx.PASSIVE
    | lx.PRONOUN
    | lx.SUBORDINATOR
    | lx.CONJUNCTION
    | lx.PREPOSITION
    | lx.DETERMINER
)


def read_acronyms(tokens: Tokens, table: WordTable) -> None:
    """Let little words in capitals be names, where no word beside them is in capitals (WHO said; not: SYRIA SAYS IT IS READY)."""
    for i, bits in enumerate(tokens.bits):
        if not bits & lx.CAPITAL or not bits & _LITTLE or not _in_capitals(tokens, i):
            continue
        if i and tokens.bits[i - 1] & lx.STOP and tokens.ends[i - 1] == tokens.starts[i]:
            continue  # a share's place of trade (HLM.TO)
        if not _in_capitals(tokens, i - 1) and not _in_capitals(tokens, i + 1):
            tokens.replace(i, table.read_as(tokens.forms[i], tokens.words[i], as_acronym))


def _in_capitals(tokens: Tokens, i: int) -> bool:
    """Whether a word of several letters stands at token `i`, all of them capitals and no stops between."""
    return (
        0 <= i < len(tokens)
        and len(tokens.forms[i]) > 1
        and tokens.forms[i].isalpha()
        and tokens.forms[i].isupper()
    )


def as_acronym(word: Word) -> Word:
    """The word as a name and nothing else."""
    left = word.copy()
    left.bits = lx.WORD | lx.CAPITAL | word.bits & (lx.BODY | lx.PLACE)
    left.cues, left.readings, left.fixed, left.titles = (), (), (), ()
    left.pronoun, left.that, left.article = None, None, False
    return left
