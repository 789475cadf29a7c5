"""Sources without a name: nouns no list knows as those of people or bodies, by their form and their company."""

from __future__ import annotations

from ...packs import BodyHead, Features, Title
from ...words import classes as lx
from ..columns import Columns
from ..draft import ENDS, Draft
from .words import follows_report, is_surname_elsewhere, may_be_name

_CONTENT = lx.THAT | lx.COLON | lx.QUOTE
# Letters of a noun without an article; longer words are foreign names.
_LONGEST_NOUN = 7
# Letters of a name by itself that no list knows; shorter words are particles (كيف أن, 'how').
_SHORTEST_NAME = 4
# What stands behind an object, not behind who speaks.
_OBJECT = lx.OWNED | lx.CONTENT_NOUN | lx.VERB | lx.CUE
# What may stand behind the noun of an event that speaks: its complement.
_NO_COMPLEMENT = lx.MARK | lx.PREPOSITION | lx.THAT | lx.RELATIVE | lx.ADVERB | lx.TIME | lx.CUE | lx.PRONOUN


def take_common_noun(c: Columns, p: Draft, i: int) -> int:
    """Take in an unknown noun as an unnamed source, where it can be one; else the mention ends.

    A plural of persons (السائقون, 'the drivers'), or what may be a title nobody listed: a common noun, or one with its
    adjective (المرشح الرئاسي, 'the presidential candidate'), its complement or a name behind it.
    """
    word = c.words[i]
    common, plural = bool(word.bits & lx.COMMON), _is_plural_of_persons(c, i)
    known = common or plural or word.article and (_is_described(c, i) or leads_to_name(c, i))
    thing = not known and is_feminine_noun(c, i)
    if not (known or thing) and not is_description(c, p, i):
        return ENDS
    p.kind = "unnamed"
    p.definite = word.article if common or not known else True
    p.common_noun = p.common_noun or common or thing
    if plural:
        p.features = Features("m", "pl")
    else:
        p.titles += ((i, i + 1, Title(word.stem, "", "", "place")),)
    return i + 1


def _is_plural_of_persons(c: Columns, i: int) -> bool:
    """Whether an unknown definite word ends as a plural of persons does (السائقون, 'the drivers')."""
    word, ending = c.words[i], c.vocabulary.plural
    return bool(ending) and word.article and not word.bits & lx.COMMON and word.fold.endswith(ending)


def is_feminine_noun(c: Columns, i: int) -> bool:
    """Whether a definite word behind a verb ends as no surname does (الفكرة, 'the idea')."""
    word = c.words[i]
    if (
        not i
        or not c.bits[i - 1] & (lx.VERB | lx.CUE | lx.PRONOUN)
        or not word.article
        or not c.forms[i].endswith(c.vocabulary.feminine)
        or word.bits & lx.GIVEN
    ):
        return False
    return word.fold not in c.vocabulary.given and not is_surname_elsewhere(c, i)


def _is_described(c: Columns, i: int) -> bool:
    """Whether a definite word follows, as the adjective of a definite noun does."""
    if i + 1 >= len(c):
        return False
    word = c.words[i + 1]
    return word.article and not word.conjunction and not word.prefix and not word.bits & lx.MARK


def leads_to_name(c: Columns, i: int) -> bool:
    """Whether a definite noun is what somebody named behind it does (المصارع كوروماسا, 'the wrestler Koromasa').

    A given name follows, or one unknown word right before the content; but الشامي خالدا is a surname with an object:
    what ends as surnames do must be a participle.
    """
    word = c.words[i]
    if i + 2 >= len(c) or word.fold in c.vocabulary.given or is_surname_elsewhere(c, i):
        return False
    if word.stem.endswith(c.vocabulary.surname) and not word.readings:
        return False
    if not may_be_name(c, i + 1) or c.words[i + 1].conjunction:
        return False
    if c.bits[i + 1] & lx.GIVEN:
        return True
    return (
        len(c.folds[i + 1]) >= _SHORTEST_NAME
        and follows_report(c, i)
        and bool(c.bits[i + 2] & _CONTENT)
        and not c.words[i + 2].conjunction
    )


def is_description(c: Columns, p: Draft, i: int) -> bool:
    """Whether an unknown noun without an article, right behind a reporting verb, says what somebody is.

    It has the ending of a feminine noun (نساجة, 'a weaver'), or heads a construct that no name is: its complement is a
    common noun that looks like no surname (صانع القوارب, 'the boat builder'), or a given name stands behind it (غواص
    اللؤلؤ عصام, 'the pearl diver Issam'). But سامر الخطيب is a man: a known name, or one the article gives in full.
    """
    word = c.words[i]
    if i != p.start or word.article or word.prefix or not follows_report(c, i) or c.bits[i - 1] & lx.ADVERB:
        return False  # بنبرة تصالحية, 'in a conciliatory tone': how, not who
    if (
        word.bits & (lx.GIVEN | lx.PARTICLE | lx.CONTENT_NOUN)
        or word.stem in c.vocabulary.given
        or is_surname_elsewhere(c, i)
    ):
        return False
    feminine = c.forms[i].endswith(c.vocabulary.feminine) or word.fold.endswith(c.vocabulary.feminine_plural)
    if feminine != _is_feminine_report(c, i) or i + 1 >= len(c) or c.bits[i + 1] & _OBJECT:
        return False
    return feminine or _heads_construct(c, i)


def _is_feminine_report(c: Columns, i: int) -> bool:
    """Whether the verb right before token `i`, behind adverbs, has a feminine subject."""
    at = i - 1
    while at and c.bits[at] & (lx.ADVERB | lx.TIME):
        at -= 1
    return any(cue.part == "verb" and cue.features == Features("f", "sg") for cue in c.words[at].cues)


def _heads_construct(c: Columns, i: int) -> bool:
    """Whether a definite noun that is no surname follows, or a given name behind that."""
    if i + 2 >= len(c):
        return False
    word, behind = c.words[i + 1], c.words[i + 2]
    if not word.article or word.prefix or word.conjunction:
        return False
    if word.bits & lx.COMMON and not word.stem.endswith(c.vocabulary.surname):
        # شتاينر المختص في الطاقة, 'Steiner, the specialist in energy': who he is
        who = word.readings or word.bits & (lx.TITLE | lx.UNNAMED | lx.BODY)
        return not who and len(c.folds[i]) <= _LONGEST_NOUN
    named = bool(behind.bits & lx.GIVEN) and not (behind.article or behind.prefix or behind.conjunction)
    return named and not word.bits & lx.ADJECTIVE


def is_assembly(c: Columns, p: Draft, i: int) -> bool:
    """Whether the noun of an event is who speaks: right behind a reporting verb, with its complement (مؤتمر رؤساء الجامعات, 'the conference of university presidents')."""
    if (
        i != p.start
        or c.words[i].stem not in c.vocabulary.gatherings
        or not follows_report(c, i)
        or i + 1 >= len(c)
    ):
        return False
    word = c.words[i]
    behind = c.words[i + 1]
    return not (word.prefix or word.conjunction or behind.bits & _NO_COMPLEMENT or behind.prefix)


def take_assembly(c: Columns, p: Draft, i: int) -> int:
    """Take in the noun of an event as the head of a body."""
    word = c.words[i]
    gender = "f" if c.forms[i].endswith(c.vocabulary.feminine) else "m"
    p.kind, p.features, p.definite = "body", Features(gender, "sg"), word.article
    p.bodies += ((i, BodyHead(word.stem, gender, "")),)
    return i + 1
