"""The subject of a clause that the reader of mentions does not know: what stands between its connective and its verb."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...words import classes as lx
from .draft import Draft
from .scan import skip

# A subject phrase of nouns nobody listed has at most this many words (قبطان العبارة السابق – "the ferry's former captain").
_LONGEST = 5
_NO_NOUN = lx.PREPOSITION | lx.MARK | lx.CUE | lx.VERB | lx.RELATIVE | lx.PRONOUN | lx.TIME | lx.NUMBER


def unread_subject(d: Draft) -> Mention | None:
    """The noun phrase that fills the clause of a connective up to the verb, as a source in its own words.

    لكن قبطان العبارة أعلن أن – "but the captain of the ferry announced that": nobody is known to be meant, and surely not
    the speaker before.
    """
    r = d.reading
    clause = r.outline.clause_around(d.cue, d.sentence)
    if clause is None or clause.verb != d.cue or clause.pronoun is not None:
        return None
    start = skip(r.bits, clause.opens, d.cue, lx.AUXILIARY | lx.ADVERB)
    end = d.cue
    while end > start and r.bits[end - 1] & (lx.AUXILIARY | lx.ADVERB | lx.TIME):
        end -= 1
    if not 0 < end - start <= _LONGEST or any(_is_no_noun(d, i) for i in range(start, end)):
        return None
    return Mention(start, end, "unnamed", definite=r.words[end - 1].article, common_noun=True)


def _is_no_noun(d: Draft, i: int) -> bool:
    word = d.reading.words[i]
    return bool(word.bits & _NO_NOUN or word.prefix or word.conjunction)
