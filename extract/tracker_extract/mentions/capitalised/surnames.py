"""Surnames that are words of the language as well: May, Ban, Hope."""

from __future__ import annotations

from ...words import classes as lx
from ...words.phrases import longest
from ...words.tokens import Tokens

# Words on which a phrase ends whatever came before.
ENDS = (
    lx.RELATIVE
    | lx.AUXILIARY
    | lx.NEGATION
    | lx.THAT
    | lx.STOP
    | lx.BREAK
    | lx.COLON
    | lx.DOTS
    | lx.SUBORDINATOR
    | lx.CONJUNCTION
    | lx.PASSIVE
    | lx.HEARER
)


def is_surname(tokens: Tokens, i: int) -> bool:
    """Whether a word of the language stands for a person whose listed name it ended before (May said)."""
    bits, folds = tokens.bits, tokens.folds
    if not (bits[i] & lx.CAPITAL and bits[i] & ENDS and finite_cue(tokens, i + 1)):
        return False
    return any(
        folds[j] == folds[i]
        and bits[j] & lx.CAPITAL
        and (name := longest(tokens.words[j - 1].heads, folds, j - 1, j + 1)) is not None
        and name.end == j + 1
        for j in range(1, i)
    )


def finite_cue(tokens: Tokens, i: int) -> bool:
    """Whether a reporting verb stands at `i` that no auxiliary goes before (said, says, not say)."""
    forms = tokens.words[i].cues if i < len(tokens) else ()
    return any(f.part == "verb" and (f.tense == "past" or f.features.number == "sg") for f in forms)
