"""The subject of a clause that the reader of mentions does not know: what stands between its connective and its verb."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...packs import Features
from ...words import classes as lx
from .draft import Draft
from .scan import skip

# A subject phrase of nouns nobody listed has at most this many words (قبطان العبارة السابق – "the ferry's former captain").
_LONGEST = 5
# The same between an auxiliary and its verb, with complements of its nouns.
_LONGEST_SUBJECT = 9
_CLOSES_SUBJECT = lx.MARK | lx.CUE | lx.VERB | lx.RELATIVE | lx.PRONOUN | lx.TIME | lx.AUXILIARY | lx.THAT
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


def behind_auxiliary(d: Draft) -> Mention | None:
    """The noun phrase between the auxiliary that opens a sentence and the verb.

    وكانت جماعات تابعة لاتحاد الصيادين دعت إلى – "groups of the fishermen's union had called for".
    """
    r, first = d.reading, d.sentence.start
    if r.outline.clause_around(d.cue, d.sentence) is not None:
        return None
    start = first + 1
    if not r.bits[first] & lx.AUXILIARY or not 0 < d.cue - start <= _LONGEST_SUBJECT:
        return None
    if _is_no_noun(d, start) or any(r.bits[i] & _CLOSES_SUBJECT for i in range(start, d.cue)):
        return None
    end = next((i for i in range(start + 1, d.cue) if _is_occasion(d, i)), d.cue)
    known = r.plain.read(start, end)
    if known is not None and known.end == end and (known.named or end < d.cue):
        return known
    return _in_own_words(d, start)


def _in_own_words(d: Draft, start: int) -> Mention:
    """The phrase from token `start` up to the verb as a source in its own words: a body by its noun, else somebody unnamed."""
    head = d.reading.words[start]
    if head.body is None:
        return Mention(
            start, d.cue, "unnamed", features=d.form.features, definite=head.article, common_noun=True
        )
    features = Features(head.body.gender, "sg")
    return Mention(
        start, d.cue, "body", bodies=((start, head.body),), features=features, definite=head.article
    )


def _is_occasion(d: Draft, i: int) -> bool:
    """Whether a preposition at token `i` leads to where something is said (في بيان – "in a statement")."""
    bits = d.reading.bits
    return bool(bits[i] & lx.PREPOSITION and bits[i + 1] & lx.EVENT)


def _is_no_noun(d: Draft, i: int) -> bool:
    word = d.reading.words[i]
    return bool(word.bits & _NO_NOUN or word.prefix or word.conjunction)
