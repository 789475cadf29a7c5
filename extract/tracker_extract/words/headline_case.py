"""Headlines in Title Case (Old Bridge May Close, Mayor Warns) or in capitals: a capital that every word has says nothing of a word.

Only where names are capitalised: elsewhere no form has a capital.
"""

from __future__ import annotations

from . import classes as lx
from .tokens import Tokens, WordTable

# A line of fewer words may be a name with its verb (Lavrov Meets Kerry).
_LEAST = 4
# Words that may stay small in Title Case, and say nothing where they do.
_SMALL = (
    lx.PREPOSITION | lx.CONJUNCTION | lx.SUBORDINATOR | lx.DETERMINER | lx.AUXILIARY | lx.POSSESSIVE | lx.THAT
)
# Words that are no part of a name, whatever their capital.
_NO_NAME = (
    _SMALL | lx.CUE | lx.VERB | lx.PASSIVE | lx.PRONOUN | lx.ADVERB | lx.NEGATION | lx.RELATIVE | lx.UNNAMED
)
_NAME = lx.GIVEN | lx.PLACE | lx.CITY | lx.ADJECTIVE | lx.TIME | lx.BODY
# Behind these a capital is due to what stands before it.
_BEFORE_CAPITAL = lx.STOP | lx.BREAK | lx.QUOTE | lx.COLON | lx.DASH


def read_as_small(tokens: Tokens, table: WordTable, start: int, end: int) -> None:
    """Let words of the line from token `start` to `end` be read as if written small, where it is in Title Case.

    Those that are verbs or function words, and those that the text writes small elsewhere; not where it writes a capital
    within a sentence (Hope, May).
    """
    if not _is_title_case(tokens, table, start, end):
        return
    within = _capitals_within(tokens, end)
    capitals_alone = all(tokens.forms[i].isupper() for i in range(start, end) if tokens.forms[i][0].isalpha())
    small = {form for form in tokens.forms[end:] if form.islower()}
    for i in range(start, end):
        form = tokens.forms[i]
        if form.isupper() and not capitals_alone or {form, form.capitalize()} & within:
            continue
        if not tokens.bits[i] & lx.CAPITAL or tokens.bits[i] & _NAME:
            continue
        word = table[form.lower()]
        if word is not None and (word.bits & _NO_NAME or word.readings or form.lower() in small):
            tokens.replace(i, word)


def _is_title_case(tokens: Tokens, table: WordTable, start: int, end: int) -> bool:
    """Whether every word of a line but little ones has a capital, and a verb or other word that is no name among them."""
    words = [i for i in range(start, end) if tokens.forms[i][0].isalpha()]
    if len(words) < _LEAST:
        return False
    if any(not tokens.bits[i] & (lx.CAPITAL | _SMALL) for i in words):
        return False
    capitals = (
        i for i in words[1:] if tokens.bits[i] & lx.CAPITAL and not tokens.bits[i - 1] & _BEFORE_CAPITAL
    )
    small = (table[tokens.forms[i].lower()] for i in capitals)
    return any(word is not None and (word.bits & _NO_NAME or word.readings) for word in small)


def _capitals_within(tokens: Tokens, start: int) -> set[str]:
    """The forms that the text behind token `start` writes with a capital within a sentence."""
    bits = tokens.bits
    return {
        tokens.forms[i]
        for i in range(start + 1, len(tokens))
        if bits[i] & lx.CAPITAL and not bits[i - 1] & _BEFORE_CAPITAL
    }
