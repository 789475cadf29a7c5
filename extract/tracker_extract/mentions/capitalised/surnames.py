"""Surnames that are words of the language as well: May, Ban, Hope."""

from __future__ import annotations

from ...words import classes as lx
from ...words.phrases import longest
from ...words.tokens import Tokens
from ..draft import CLOSING

# Words on which a phrase ends whatever came before.
ENDING = CLOSING | lx.CONJUNCTION | lx.PASSIVE | lx.HEARER


def is_surname(tokens: Tokens, i: int) -> bool:
    """Whether a word of the language stands for a person whose listed name it ended before (May said)."""
    bits, folds = tokens.bits, tokens.folds
    if not (bits[i] & lx.CAPITAL and bits[i] & ENDING):
        return False
    if _begins_full_name(tokens, i):
        return True
    if not finite_cue(tokens, i + 1):
        return False
    return any(
        folds[j] == folds[i] and bits[j] & lx.CAPITAL and _ends_listed_name(tokens, j) for j in range(1, i)
    )


def _begins_full_name(tokens: Tokens, i: int) -> bool:
    """Whether a capital behind an auxiliary's makes a full name of the two, the verb behind it (Will Holm said)."""
    behind = i + 1
    if behind >= len(tokens) or not tokens.bits[i] & lx.AUXILIARY or tokens.bits[behind] & ENDING:
        return False
    return bool(tokens.bits[behind] & lx.CAPITAL) and finite_cue(tokens, behind + 1)


def _ends_listed_name(tokens: Tokens, i: int) -> bool:
    """Whether token `i` is the second and last word of a listed name (Theresa May)."""
    name = longest(tokens.words[i - 1].heads, tokens.folds, i - 1, i + 1)
    return name is not None and name.end == i + 1


def finite_cue(tokens: Tokens, i: int) -> bool:
    """Whether a reporting verb stands at `i` that no auxiliary goes before (said, says, not say)."""
    forms = tokens.words[i].cues if i < len(tokens) else ()
    return any(f.part == "verb" and (f.tense == "past" or f.features.number == "sg") for f in forms)
