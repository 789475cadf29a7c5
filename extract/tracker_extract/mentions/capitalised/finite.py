"""Forms of common verbs, many of them nouns as well: whether one stands where a finite verb can.

Readers of mentions ask it, so that no noun phrase runs over a verb, and so do the rules of reports.
"""

from __future__ import annotations

from typing import Protocol

from ...words import classes as lx
from ...words.classes import Word
from ...words.vocabulary import Vocabulary

# Auxiliaries, and forms of "be" before a passive.
HELPING = lx.AUXILIARY | lx.PASSIVE
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


class Worded(Protocol):
    """The tokens of a text by column, as readers of mentions and of reports have them."""

    @property
    def words(self) -> list[Word]: ...

    @property
    def bits(self) -> list[int]: ...

    @property
    def folds(self) -> list[str]: ...

    @property
    def vocabulary(self) -> Vocabulary: ...


def stands_as_verb(r: Worded, i: int) -> bool:
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
    if word.bits & _NOUN and not nominative and not takes_object(r, i):
        return False
    return any(_agrees(r, at, i, tense, number) for tense, number in tenses) and not _modifies(r, i)


def _agrees(r: Worded, at: int, i: int, tense: str, number: str) -> bool:
    """Whether the word at token `at` can end the subject of the form at token `i`, of that tense and number.

    A noun alone wants its determiner, unless an object shows the verb (school needs *a* new roof, as headlines have it).
    """
    bits, fold = r.bits[at], r.folds[at]
    if fold in r.vocabulary.nominatives:
        return tense == "past" or number in ("-", _number_of(r, at))
    if bits & ~_SUBJECT_END:
        return False
    if bits & lx.RELATIVE or tense == "past":
        return True
    if number == "sg" and bits & lx.CAPITAL:
        return True
    if number != _number_of(r, at):
        return False
    return number == "pl" or _has_determiner(r, at) or _before_article(r, i)


def _before_article(r: Worded, i: int) -> bool:
    """Whether an article stands right behind a word (needs *a* roof; not: auctions *this* month)."""
    if i + 1 >= len(r.bits) or not r.bits[i + 1] & lx.DETERMINER:
        return False
    return not r.words[i + 1].article or r.folds[i + 1] in r.vocabulary.articles


def _has_determiner(r: Worded, at: int) -> bool:
    """Whether a determiner stands before the noun at token `at` and its modifiers, as one noun alone wants it.

    The old bridge needs, a bridge needs; not: two drastically different approaches, sweeping reforms.
    """
    for i in range(at - 1, max(-1, at - 1 - _MODIFIERS), -1):
        if r.bits[i] & (lx.DETERMINER | lx.POSSESSIVE):
            return bool(r.bits[i] & lx.POSSESSIVE) or r.folds[i] not in r.vocabulary.plurals
        if r.bits[i] & ~_SUBJECT_END or r.words[i].readings and not r.bits[i] & _NOUN:
            return False
    return False


def _number_of(r: Worded, at: int) -> str:
    """The number of a pronoun or noun, by its class or else its ending."""
    word, plural = r.words[at], r.vocabulary.plural
    features = word.pronoun or word.features
    if features is not None and features.number != "-":
        return features.number
    if word.fold in r.vocabulary.nominatives:
        return "pl"  # I, we, you: the form of the plural
    ends = bool(plural) and word.fold.endswith(plural) and not word.fold.endswith(plural * 2)
    return "pl" if ends else "sg"


def takes_object(r: Worded, i: int) -> bool:
    """Whether an object or infinitive right behind a word shows that it is no noun (the council plans [to] close)."""
    if i + 1 >= len(r.bits):
        return False
    return bool(r.bits[i + 1] & lx.DETERMINER) or r.folds[i + 1] in r.vocabulary.infinitive_marks


def is_verb_within(r: Worded, i: int) -> bool:
    """Whether a form of a common verb ends a noun phrase: a finite verb, and no participle or noun before another noun.

    The glass *broke* in the wind, the crash *deals* a blow; not: a newly *built* school, U.S. *spy* chiefs.
    """
    if not (r.words[i].readings or r.bits[i] & lx.VERB) or i + 1 >= len(r.bits):
        return False
    if r.bits[i - 1] & (lx.DETERMINER | lx.ADVERB | lx.POSSESSIVE | lx.NUMBER):
        return False
    following = r.bits[i + 1]
    takes = bool(following & lx.DETERMINER) or r.folds[i + 1] in r.vocabulary.quantities
    if r.bits[i] & lx.VERB or not stands_as_verb(r, i):
        return bool(r.bits[i] & lx.VERB) and (takes or _is_plural(r, i - 1))
    if takes or _goes_on(r, i):
        return True
    return all(a.part != "verb" or a.tense == "past" for a in r.words[i].readings)


def _is_plural(r: Worded, i: int) -> bool:
    """Whether a plural noun without a capital stands at token `i`: behind it stands no participle of the same phrase."""
    shapes = r.vocabulary.plural_nouns
    return shapes is not None and not r.bits[i] & lx.CAPITAL and shapes.fullmatch(r.folds[i]) is not None


def _goes_on(r: Worded, i: int) -> bool:
    """Whether a form that agrees with the noun before it has no noun behind it (the apples *taste* of salt, the pier *needs* new planks)."""
    plural, following = r.vocabulary.plural, r.words[i + 1]
    if not plural or following.fold in r.vocabulary.infinitive_marks:
        return False
    if following.bits & (lx.UNNAMED | lx.TITLE | lx.BODY | lx.MARK | lx.CONJUNCTION):
        return False
    if r.folds[i].endswith(plural):
        return not following.bits & (lx.PREPOSITION | lx.CUE | lx.VERB)
    return not following.fold.endswith(plural) and bool(following.bits & ~(lx.WORD | lx.CAPITAL))


def _modifies(r: Worded, i: int) -> bool:
    """Whether another verb follows right behind, so that this is a noun before it (price [rises] hit families)."""
    if i + 1 >= len(r.bits):
        return False
    if r.bits[i + 1] & HELPING:
        return True
    return any(a.tense == "past" for a in r.words[i + 1].readings) and not r.bits[i + 1] & lx.CAPITAL
