"""Verb groups where subjects come first: where one begins and what it is, and whether a stretch of words holds a verb.

Every rule of this word order asks here what is a verb; none looks at the classes of verbs itself.
"""

from __future__ import annotations

from typing import NamedTuple

from ...mentions.capitalised.surnames import finite_cue, is_surname
from ...mentions.reading import Reading
from ...words import classes as lx

# Words that are verbs in whatever company: lists of common verbs, of auxiliaries, of forms of "be" before a passive.
VERBAL = lx.VERB | lx.AUXILIARY | lx.PASSIVE
# The same, and the words that can report.
VERBAL_OR_CUE = VERBAL | lx.CUE
_HELPING = lx.AUXILIARY | lx.PASSIVE
# Classes of words that can end the subject before a verb, beside words that no list knows.
_NOUN = (
    lx.UNNAMED
    | lx.TITLE
    | lx.BODY
    | lx.EVENT
    | lx.CONTENT_NOUN
    | lx.HEARER
    | lx.PLACE
    | lx.CITY
    | lx.TIME
    | lx.PRONOUN
)
_SUBJECT_END = (
    _NOUN
    | lx.WORD
    | lx.CAPITAL
    | lx.CLOSE
    | lx.MARK  # a closing bracket is a mark
    | lx.ADJECTIVE
    | lx.PARTICLE
    | lx.GIVEN
    | lx.RELATIVE
    | lx.COMMON
    | lx.OWNED
)
# So many words stand between a determiner and its noun at most (the [badly damaged old stone] bridge).
_MODIFIERS = 4
# Right behind these stands no finite verb.
_NEVER_BEFORE_VERB = (
    lx.DETERMINER | lx.PREPOSITION | lx.POSSESSIVE | lx.NUMBER | lx.AUXILIARY | lx.PASSIVE | lx.THAT
)


class VerbGroup(NamedTuple):
    """A verb with the auxiliaries, adverbs and days before it (Guterres [on Tuesday urged]), from token `start` on.

    negated: a negation stands before it or in it; infinitive: a word like "to" stands right before the verb; passive: a
    form of "be" stands right before the group; relative: a relative pronoun does (who [said]).
    """

    start: int
    verb: int
    negated: bool
    infinitive: bool
    passive: bool
    relative: bool

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


def group_start(r: Reading, verb: int, first: int) -> int:
    """Where the auxiliaries, adverbs and days before a verb begin (Guterres [on Tuesday] urged)."""
    bits, at = r.bits, verb
    while at > first and _goes_with_verb(r, at - 1, first):
        at -= 1
        if bits[at] & lx.TIME and at > first and bits[at - 1] & lx.PREPOSITION:
            at -= 1
    return at


def _goes_with_verb(r: Reading, i: int, first: int) -> bool:
    bits = r.bits[i]
    if bits & lx.TIME:
        return i - 2 > first and not r.bits[i - 1] & lx.MARK
    function = bits & (lx.AUXILIARY | lx.ADVERB) and (not bits & lx.CAPITAL or i == first)
    return bool(function) and not is_surname(r.tokens, i)


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
    if bits & _HELPING:
        return True
    if bits & lx.VERB:
        return not r.bits[i - 1] & (lx.DETERMINER | lx.PREPOSITION)  # in a televised address
    if bits & lx.CUE and not bits & lx.CAPITAL and any(c.part == "verb" for c in r.words[i].cues):
        return True
    return stands_as_verb(r, i)


def stands_as_verb(r: Reading, i: int) -> bool:
    """Whether a form of a common verb stands where a finite verb can: behind a pronoun or noun phrase that it agrees with.

    The bridge *needs* work, prices *rise* every year; not: price *rises* hit families, the long *needs*, to *rise*.
    """
    word = r.words[i]
    tenses = {
        (a.tense, a.features.number) for a in word.readings if a.part == "verb" and a.tense != "perfect"
    }
    if not tenses or word.bits & (lx.CAPITAL | lx.PREPOSITION | lx.SUBORDINATOR):
        return False
    at = i - 1
    while at > 0 and r.bits[at] & lx.ADVERB:
        at -= 1
    if at < 0 or r.folds[at] in r.vocabulary.infinitive_marks:
        return False
    if tenses == {("past", "-")}:
        return not r.bits[at] & _NEVER_BEFORE_VERB
    nominative = r.folds[at] in r.vocabulary.nominatives
    if word.bits & _NOUN and not nominative and not _takes_object(r, i):
        return False
    return any(_agrees(r, at, tense, number) for tense, number in tenses) and not _modifies(r, i)


def _agrees(r: Reading, at: int, tense: str, number: str) -> bool:
    """Whether the word at token `at` can end the subject of a form of that tense and number."""
    bits, fold = r.bits[at], r.folds[at]
    if fold in r.vocabulary.nominatives:
        return tense == "past" or number in ("-", _number_of(r, at))
    if bits & ~_SUBJECT_END:
        return False
    if bits & lx.RELATIVE or tense == "past":
        return True
    if number == "sg" and bits & lx.CAPITAL:
        return True
    return number == _number_of(r, at) and (number == "pl" or _has_determiner(r, at))


def _has_determiner(r: Reading, at: int) -> bool:
    """Whether a determiner stands before the noun at token `at` and its modifiers, as one noun alone wants it.

    The old bridge needs, a bridge needs; not: two drastically different approaches, sweeping reforms.
    """
    for i in range(at - 1, max(-1, at - 1 - _MODIFIERS), -1):
        if r.bits[i] & (lx.DETERMINER | lx.POSSESSIVE):
            return bool(r.bits[i] & lx.POSSESSIVE) or r.folds[i] not in r.vocabulary.plurals
        if r.bits[i] & ~_SUBJECT_END or r.words[i].readings and not r.bits[i] & _NOUN:
            return False
    return False


def _number_of(r: Reading, at: int) -> str:
    """The number of a pronoun or noun, by its class or else its ending."""
    word, plural = r.words[at], r.vocabulary.plural
    features = word.pronoun or word.features
    if features is not None and features.number != "-":
        return features.number
    if word.fold in r.vocabulary.nominatives:
        return "pl"  # I, we, you: the form of the plural
    ends = bool(plural) and word.fold.endswith(plural) and not word.fold.endswith(plural * 2)
    return "pl" if ends else "sg"


def _takes_object(r: Reading, i: int) -> bool:
    """Whether an object or infinitive right behind a word shows that it is no noun (the council plans [to] close)."""
    if i + 1 >= len(r.bits):
        return False
    return bool(r.bits[i + 1] & lx.DETERMINER) or r.folds[i + 1] in r.vocabulary.infinitive_marks


def _modifies(r: Reading, i: int) -> bool:
    """Whether another verb follows right behind, so that this is a noun before it (price [rises] hit families)."""
    if i + 1 >= len(r.bits):
        return False
    if r.bits[i + 1] & _HELPING:
        return True
    return any(a.tense == "past" for a in r.words[i + 1].readings) and not r.bits[i + 1] & lx.CAPITAL


def is_verbal(r: Reading, i: int) -> bool:
    """Whether the word at token `i` is a verb in whatever company, finite or not."""
    return bool(r.bits[i] & VERBAL)


def is_full_verb(r: Reading, i: int) -> bool:
    """Whether the word at token `i` is a verb or cue, and no mere auxiliary."""
    return bool(r.bits[i] & (lx.VERB | lx.CUE))


def is_helping(r: Reading, i: int) -> bool:
    """Whether an auxiliary or a form of "be" before a passive stands at token `i`."""
    return bool(r.bits[i] & _HELPING)


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
