"""How a reporting clause ends behind its verb: with days, occasions and addressees, at a comma or with the sentence."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx
from .verbs import holds_verb

# A reporting clause, with its days and occasions, ends at most this many tokens behind its verb.
FAR = 30
_ENDS = lx.STOP | lx.BREAK | lx.QUOTE | lx.THAT


def closes_sentence(r: Reading, at: int, sentence: Sentence) -> bool:
    """Whether nothing but days and occasions follows, or right away the next clause (…, X reported, but …)."""
    if at + 1 < sentence.end and r.bits[at] & lx.COMMA and r.bits[at + 1] & lx.CONJUNCTION:
        return True
    return past_occasion(r, at, sentence) is None and not holds_verb(r, at, sentence.end)


def past_occasion(r: Reading, at: int, sentence: Sentence, quoted: bool = False) -> int | None:
    """The comma that ends a reporting clause, past days, occasions and addressees; None at the sentence's end.

    quoted: only a comma before a quotation counts.
    """
    bits = r.bits
    for i in range(at, min(sentence.end, at + FAR)):
        if bits[i] & (lx.COMMA | lx.DASH) and (not quoted or _before_quotation(r, i, sentence)):
            return i
        if bits[i] & _ENDS:
            return None
    return None


def _before_quotation(r: Reading, i: int, sentence: Sentence) -> bool:
    while i < sentence.end and r.bits[i] & (lx.COMMA | lx.DASH):
        i += 1
    return i in r.outline.by_start
