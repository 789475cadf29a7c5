"""What single words show where names have no capitals: whether a name, a place or a time may begin or end at a word."""

from __future__ import annotations

from ...packs import Features
from ...text import STRETCH
from ...words import classes as lx
from ...words.phrases import Found, longest
from ..columns import Columns
from ..mention import is_outlet

# Letters before an ending: a shorter word only looks as if it had one.
_STEM = 3
# Letters of an unknown word whose first may be a preposition: a shorter one would leave no word.
_CARRIER = 5

# Adverbs between a reporting verb and its subject (قال اليوم مجددا … – "said today again").
_BETWEEN = 2

_NAME_WORD = lx.WORD | lx.GIVEN | lx.PARTICLE
_FUNCTION = lx.CUE | lx.PREPOSITION | lx.THAT
_CLOSES_NAME = lx.THAT | lx.COLON | lx.COMMA | lx.OPEN | lx.RELATIVE | lx.STOP | lx.BREAK
_CLOSES_ASIDE = lx.MARK | lx.THAT | lx.PREPOSITION | lx.TIME | lx.ADVERB | lx.BREAK | lx.CUE


# -- names -----------------------------------------------------------------------------------------------------------


def may_be_name(c: Columns, i: int) -> bool:
    """An unknown word without an article, or a given name: a name may begin with it."""
    word = c.words[i]
    if word.bits & ~_NAME_WORD or word.article or word.prefix:
        return False
    return not is_no_noun(c, i) and not is_accusative(c, i)


def is_no_noun(c: Columns, i: int) -> bool:
    """Whether the word at `i` is a particle with something written before it (لتلك, 'for those'; فسوف, 'so … will')."""
    word = c.words[i]
    return word.fold in c.vocabulary.dressed and not (word.heads or word.bits & ~lx.WORD)


def is_accusative(c: Columns, i: int) -> bool:
    """Whether the vowel sign of an indefinite object is written at the end of a word (أمراً, 'a matter'): no subject."""
    return c.vocabulary.accusative_sign in c.forms[i][-2:]


def ends_name(c: Columns, i: int) -> bool:
    """Whether a name surely ends before token `i`: at the content, a comma or a title without an article."""
    word = c.words[i]
    if word.prefix and word.bits & (lx.UNNAMED | lx.BODY):
        return True  # قال فلان للصحافيين, 'So-and-so told the journalists'
    return bool(word.bits & _CLOSES_NAME or i in c.quotation_ends) or bool(word.titles) and not word.article


def ends_aside(c: Columns, i: int) -> bool:
    """Whether an aside ends before token `i` where one should: before a mark, the content, or a preposition."""
    return i >= len(c) or bool(c.bits[i] & _CLOSES_ASIDE) or bool(c.words[i].prefix)


def continues_lineage(c: Columns, i: int) -> bool:
    """Whether token `i` is a particle within a name with the rest of a name behind it (بن علي, 'son of Ali')."""
    bits, following = c.bits[i], c.words[i + 1]
    if c.words[i].prefix or following.prefix:
        return False
    return bool(bits & lx.PARTICLE) and not bits & _FUNCTION and not following.bits & (lx.MARK | _FUNCTION)


def begins_no_name(c: Columns, i: int) -> bool:
    """A finite verb, or a noun with a pronoun: no name begins with it, unless the phrase ends right behind it."""
    bits = c.bits[i]
    if is_no_noun(c, i) or is_accusative(c, i) or c.folds[i] in c.vocabulary.counts:
        return True
    if not bits & (lx.VERB | lx.OWNED) or bits & lx.GIVEN:
        return _is_present(c, i)
    behind = i + 1
    if c.words[i].conjunction or behind >= len(c):
        return True
    if _is_surname_alone(c, i):
        return False
    if bits & lx.OWNED:
        return True
    if ends_name(c, behind):
        return (
            bool(c.words[behind].titles) and not c.bits[behind] & _CLOSES_NAME
        )  # يلتقي نظيره, 'meets his colleague'
    # تشن هو: ('Chen Hu:'): no pronoun of a clause stands right before the content
    named = may_be_name(c, behind) or bool(c.bits[behind] & lx.PRONOUN)
    return not (named and behind + 1 < len(c) and _ends_or_dash(c, behind + 1))


def _ends_or_dash(c: Columns, i: int) -> bool:
    """Whether a name ends before token `i`, which may be the dash of an aside (هاجر محمد -موظفة-, 'Hajar Muhammad, an employee')."""
    return ends_name(c, i) or bool(c.bits[i] & lx.DASH)


def _is_present(c: Columns, i: int) -> bool:
    """Whether a word is a reporting verb of the present and nothing else (خادم الحرمين الشريفين يهنئ, 'the Custodian … congratulates')."""
    word = c.words[i]
    if not word.cues or word.bits & ~(lx.WORD | lx.CUE) or word.article or word.prefix:
        return False
    return all(cue.part == "verb" and cue.tense == "present" for cue in word.cues)


def _is_surname_alone(c: Columns, i: int) -> bool:
    """Whether what would be "my" something stands right before the content (وأكد عشقي أن, 'and Eshki confirmed that'): nothing is, in a report."""
    readings, ending = c.words[i].readings, c.vocabulary.surname
    if not (readings and ending and c.folds[i].endswith(ending) and c.bits[i + 1] & lx.THAT):
        return False
    return all(reading.pronoun for reading in readings)


def acts_on_somebody(c: Columns, i: int) -> bool:
    """A finite verb with a listed name as its object (مسؤول يرافق بومبيو, 'an official who accompanies Pompeo')."""
    if not c.bits[i] & lx.VERB or c.bits[i] & lx.GIVEN or i + 1 >= len(c):
        return False
    return bool(c.words[i + 1].heads) and not c.bits[i + 1] & lx.THAT


def names_at(c: Columns, i: int, limit: int, governed: bool) -> tuple[Found | None, Found | None]:
    """The listed name and the title that begin at token `i`; where `governed`, behind a preposition written on, too."""
    word = c.words[i]
    if not word.names:
        return None, None
    heads, titles = word.heads, word.titles
    if governed:
        heads, titles = heads + word.prefixed_heads, titles + word.prefixed_titles
    name = longest(heads, c.folds, i, limit) if heads else None
    if name is not None and name.end > i + 1 and _begins_day(c, name.end - 1):
        name = longest(heads, c.folds, i, name.end - 1)
    return name, longest(titles, c.folds, i, limit) if titles else None


def _begins_day(c: Columns, i: int) -> bool:
    """Whether a word for a day stands at `i` before its name: قالت روسيا اليوم الثلاثاء – "Russia said today, Tuesday", not "Russia Today"."""
    return i + 1 < len(c) and bool(c.bits[i] & lx.TIME and c.bits[i + 1] & lx.TIME)


def begins_outlet(c: Columns, i: int, limit: int) -> bool:
    """Whether a listed paper or broadcaster begins at `i`: whom somebody spoke to (مصادر لـ الحياة, 'sources told al-Hayat')."""
    return i < limit and is_outlet(longest(c.words[i].heads, c.folds, i, limit))


def begins_place_or_body(c: Columns, i: int, limit: int) -> bool:
    """Whether a place or listed body begins at `i`: the preposition before it belongs to a title."""
    if i >= limit:
        return False
    heads = c.words[i].heads
    found = longest(heads, c.folds, i, limit) if heads else None
    if found is not None and all(
        isinstance(x, tuple) and x[1] not in ("body", "media") for x in found.payload
    ):
        return False
    return bool(c.bits[i] & lx.PLACE or heads)


# -- other words -----------------------------------------------------------------------------------------------------


def begins_time(c: Columns, i: int, limit: int) -> bool:
    """Whether a time begins at `i`: the demonstrative before it belongs to that (هذا الأسبوع, 'this week')."""
    return i < limit and bool(c.bits[i] & (lx.TIME | lx.ADVERB)) and c.words[i].article


def reports(c: Columns, i: int) -> bool:
    """Whether token `i` may be the verb or participle of a report."""
    return any(cue.part in ("verb", "participle") and not cue.frames.has("weak") for cue in c.words[i].cues)


def follows_report(c: Columns, i: int) -> bool:
    """Whether a finite reporting verb stands before token `i`, with at most adverbs between: its subject or object begins there."""
    at = i - 1
    while at > max(0, i - 1 - _BETWEEN) and c.bits[at] & (lx.ADVERB | lx.TIME):
        at -= 1
    if at < 0 or c.bits[at] & lx.PREPOSITION and not _opens_clause(c, at):
        return False
    return any(cue.part == "verb" for cue in c.words[at].cues)


def _opens_clause(c: Columns, at: int) -> bool:
    """Whether a word that is a preposition as well stands where a verb does: with and, or behind a mark (وبين المدير, 'and the director explained')."""
    return bool(c.words[at].conjunction) or at == 0 or bool(c.bits[at - 1] & lx.MARK)


def is_surname_elsewhere(c: Columns, i: int) -> bool:
    """Whether the article gives the word at `i` elsewhere as a surname: behind a given name or a listed one."""
    return c.surnames.elsewhere(i)


def names_act(c: Columns, i: int) -> bool:
    """A verbal noun of saying that begins a phrase of its own: with a pronoun, or definite behind a definite word.

    الخارجية الفرنسية مطالبتها ('the French ministry its demand'), أعاد الوزير التأكيد ('the minister repeated the
    assurance').
    """
    word = c.words[i]
    definite = word.article and not word.prefix and c.words[i - 1].article
    return any(cue.part == "noun" and (cue.pronoun is not None or definite) for cue in word.cues)


def is_undertaking(c: Columns, i: int) -> bool:
    """Whether a definite verbal noun with its own preposition stands at `i`: what somebody affirms, and nobody.

    أكدت الوزارة العمل على توفير الدواء, 'the ministry affirmed that work goes on to provide medicine'.
    """
    word = c.words[i]
    if word.stem not in c.vocabulary.undertakings or not word.article or word.prefix or i + 1 >= len(c):
        return False
    behind = c.words[i + 1]
    own = behind.bits & lx.PREPOSITION or behind.prefix in c.vocabulary.service
    return bool(own) and not behind.conjunction


def heads_common_noun(c: Columns, i: int, end: int) -> bool:
    """Whether a title from `i` to `end` is no head of state's: without the article and before a common noun.

    رئيس أركان ('chief of staff'), رئيس بلدية ('mayor'): the word is that for a president.
    """
    if c.words[i].article or end >= len(c):
        return False
    word = c.words[end]
    return not word.heads and not word.bits & (lx.PLACE | lx.ADJECTIVE | lx.GIVEN | lx.MARK)


def ending_of(c: Columns, stem: str) -> Features | None:
    """What the adjective's ending of a stem shows; None where it has none."""
    for ending, features in c.vocabulary.endings:
        if stem.endswith(ending) and len(stem) - len(ending) >= _STEM:
            return features
    return None


# -- prepositions of the cue -----------------------------------------------------------------------------------------


def may_carry(c: Columns, stops: frozenset[str], i: int) -> bool:
    """Whether one of the prepositions `stops` may be written onto the unknown word at `i`."""
    word = c.words[i]
    if word.fold[0] not in stops or word.bits & ~(lx.WORD | lx.GIVEN | lx.CONTENT_NOUN):
        return False
    return len(word.fold) >= _CARRIER or is_stretched(c, i)


def is_stretched(c: Columns, i: int) -> bool:
    """Whether a stroke stands behind the first letter of a word (بـ): that letter is a preposition."""
    return STRETCH in c.forms[i][:2]
