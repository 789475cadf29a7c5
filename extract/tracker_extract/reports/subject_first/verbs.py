"""Verb groups where subjects come first: where one begins and what it is, and whether a stretch of words holds a verb.

Every rule of this word order asks here what is a verb; none looks at the classes of verbs itself.
"""

from __future__ import annotations

from typing import NamedTuple

from ...mentions.capitalised.finite import HELPING, stands_as_verb
from ...mentions.capitalised.surnames import finite_cue, is_surname
from ...mentions.reading import Reading
from ...words import classes as lx

# Words that are verbs in whatever company: lists of common verbs, of auxiliaries, of forms of "be" before a passive.
VERBAL = lx.VERB | lx.AUXILIARY | lx.PASSIVE
# The same, and the words that can report.
VERBAL_OR_CUE = VERBAL | lx.CUE
_HELPING = HELPING
# Behind these a phrase begins.
_BEFORE_PHRASE = (
    lx.MARK | lx.CONJUNCTION | lx.SUBORDINATOR | lx.PREPOSITION | lx.THAT | lx.CUE | lx.VERB | lx.ADVERB
)
# Words of an expression for a day at most (earlier this week).
_DAY = 4


class VerbGroup(NamedTuple):
    """A verb with the auxiliaries, adverbs and days before it (Guterres [on Tuesday urged]), from token `start` on.

    negated: a negation stands before it or in it; infinitive: a word like "to" stands right before the verb; passive: a
    form of "be" stands right before the group; relative: a relative pronoun does (who [said]); progressive: the verb is a
    participle behind a form of "be", which belongs to the group (is saying, has long been saying).
    """

    start: int
    verb: int
    negated: bool
    infinitive: bool
    passive: bool
    relative: bool
    progressive: bool = False

    @property
    def reports_nothing(self) -> bool:
        """Whether what the verb says is taken back, or never said: a negation or an infinitive (did not say, to say)."""
        return self.negated or self.infinitive


def verb_group(r: Reading, verb: int, first: int) -> VerbGroup:
    """The group of the verb at token `verb`, no word of which stands before token `first`."""
    bits = r.bits
    start = group_start(r, verb, first)
    before = bits[start - 1] if start > first else 0
    return VerbGroup(
        start,
        verb,
        bool(before & lx.NEGATION) or start < verb and any(bits[i] & lx.NEGATION for i in range(start, verb)),
        verb > first and r.folds[verb - 1] in r.vocabulary.infinitive_marks,
        bool(before & lx.PASSIVE),
        bool(before & lx.RELATIVE),
    )


def progressive(r: Reading, group: VerbGroup, first: int) -> VerbGroup | None:
    """The group of a participle with the form of "be" before it (is saying, he's saying); None where there is none."""
    be = group.start - 1
    if be <= first or not (r.bits[be] & lx.PASSIVE or _is_contracted(r, be)):
        return None
    whole = verb_group(r, be, first)
    return VerbGroup(
        whole.start, group.verb, group.negated or whole.negated, whole.infinitive, False, whole.relative, True
    )


def _is_contracted(r: Reading, i: int) -> bool:
    """Whether an ending behind a pronoun is short for a verb (he's, she's)."""
    return bool(r.bits[i] & lx.POSSESSIVE) and r.folds[i - 1] in r.vocabulary.nominatives


def group_start(r: Reading, verb: int, first: int) -> int:
    """Where the auxiliaries, adverbs and days before a verb begin (Guterres [on Tuesday] urged)."""
    bits, at = r.bits, verb
    while at > first:
        days = _days_before(r, at, first)
        if days is None and not _goes_with_verb(r, at - 1, first):
            return at
        at = days if days is not None else at - 1
        at = _before_degree(r, at, first)
        if bits[at] & lx.TIME and at > first and bits[at - 1] & lx.PREPOSITION:
            at -= 1
    return at


def _before_degree(r: Reading, at: int, first: int) -> int:
    """Where a day at token `at` begins, a comparison with it included (the guild [as recently as Monday] said)."""
    if at - 3 <= first or not r.bits[at - 1] & lx.SUBORDINATOR or r.folds[at - 1] != r.folds[at - 3]:
        return at
    return at - 3


def _days_before(r: Reading, at: int, first: int) -> int | None:
    """Where an expression of several words for a day begins that ends before token `at` (the ministry [last week] said)."""
    for start in range(at - 2, max(first, at - 1 - _DAY), -1):
        if r.words[start].fixed and r.outline.fixed(start, at) == (at, "day", ""):
            return start
    return None


def _goes_with_verb(r: Reading, i: int, first: int) -> bool:
    bits = r.bits[i]
    if i > first and r.bits[i - 1] & _HELPING and not r.bits[i - 1] & lx.CAPITAL and _may_be_adverb(bits):
        return True
    if _is_floated(r, i, first) or r.folds[i] in r.vocabulary.told_pronouns:
        return True
    if bits & lx.TIME:
        return i - 2 > first and not r.bits[i - 1] & lx.MARK
    function = bits & (lx.AUXILIARY | lx.ADVERB) and (not bits & lx.CAPITAL or i == first)
    return bool(function) and not is_surname(r.tokens, i)


def _is_floated(r: Reading, i: int, first: int) -> bool:
    """Whether a quantity stands behind the phrase that it counts (Berlin and Paris *all* said, they *both* said)."""
    if i <= first or not (r.bits[i] & lx.DETERMINER and r.folds[i] in r.vocabulary.quantities):
        return False
    return not r.bits[i - 1] & _BEFORE_PHRASE


def _may_be_adverb(bits: int) -> bool:
    """Whether a word of those classes is an adverb where it stands between an auxiliary and its verb (has *long* said, has *since* said)."""
    return not bits & ~(lx.WORD | lx.SUBORDINATOR | lx.PREPOSITION | lx.ADVERB)


def passive_start(r: Reading, group: VerbGroup, first: int) -> int:
    """Where a passive begins, its form of "be" included (X [was quoted])."""
    bits, at = r.bits, group.start
    while at > first and bits[at - 1] & _HELPING:
        at -= 1
    return at


def past_auxiliaries(r: Reading, at: int, limit: int) -> int:
    """The first token from `at` on that is neither auxiliary nor adverb: where the verb itself stands."""
    bits = r.bits
    while at < limit and bits[at] & (lx.AUXILIARY | lx.ADVERB):
        at += 1
    return at


def is_finite(r: Reading, i: int) -> bool:
    """Whether a finite verb stands at token `i`: a listed one, or a form of a common verb where a verb can stand."""
    bits = r.bits[i]
    if bits & _HELPING or bits & lx.POSSESSIVE and _is_contracted(r, i):
        return True
    if bits & lx.VERB:
        return not r.bits[i - 1] & (lx.DETERMINER | lx.PREPOSITION)  # in a televised address
    if bits & lx.CUE and not bits & lx.CAPITAL and any(c.part == "verb" for c in r.words[i].cues):
        noun = r.words[i - 1].article and not r.bits[i - 1] & lx.THAT  # denied the charges
        return r.folds[i - 1] not in r.vocabulary.infinitive_marks and not noun
    return stands_as_verb(r, i)


def is_verbal(r: Reading, i: int) -> bool:
    """Whether the word at token `i` is a verb in whatever company, finite or not."""
    return bool(r.bits[i] & VERBAL)


def is_full_verb(r: Reading, i: int) -> bool:
    """Whether the word at token `i` is a verb or cue, and no mere auxiliary."""
    return bool(r.bits[i] & (lx.VERB | lx.CUE))


def is_helping(r: Reading, i: int) -> bool:
    """Whether an auxiliary or a form of "be" before a passive stands at token `i`."""
    return bool(r.bits[i] & _HELPING)


def says_so(r: Reading, group: VerbGroup) -> bool:
    """Whether an auxiliary of a group takes the base of a verb and takes nothing back (will say, does say; not: might say)."""
    return any(r.folds[i] in r.vocabulary.emphatic for i in range(group.start, group.verb))


def is_participle(r: Reading, i: int) -> bool:
    """Whether the word at token `i` can be the participle of a reporting verb (adding)."""
    return any(c.part == "participle" for c in r.words[i].cues)


def is_participle_phrase(r: Reading, i: int, limit: int) -> bool:
    """Whether a verb with a preposition right behind it stands at token `i` (residents [reached by] phone said)."""
    return bool(r.bits[i] & lx.VERB and i + 1 < limit and r.bits[i + 1] & lx.PREPOSITION)


def goes_on_with_verb(r: Reading, i: int) -> bool:
    """Whether the verb of a main clause stands at token `i`, behind an insertion: an auxiliary, or a cue of its own."""
    return is_helping(r, i) or finite_cue(r.tokens, i)


def holds_verb(r: Reading, start: int, end: int) -> bool:
    """Whether any word from token `start` up to `end` is a verb, in whatever company."""
    bits = r.bits
    return any(bits[i] & VERBAL for i in range(start, end))


def holds_uncapitalised_verb(r: Reading, start: int, end: int) -> bool:
    """The same, but for verbs that are part of a name (urged [Help] the Aged to)."""
    bits = r.bits
    return any(bits[i] & VERBAL and not bits[i] & lx.CAPITAL for i in range(start, end))
