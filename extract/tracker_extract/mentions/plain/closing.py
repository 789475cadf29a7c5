"""The last word of a name, which may be any word of the language where the content of a report opens right behind it."""

from __future__ import annotations

from ...packs import CueForm
from ...words import classes as lx
from ...words.classes import Word
from ..columns import Columns
from ..draft import Draft
from .words import follows_report

_CONTENT = lx.THAT | lx.COLON
# What may be the object of the verb, with its complement behind it.
_OBJECT = lx.COMMON | lx.CONTENT_NOUN | lx.EVENT | lx.BODY
# No noun of the language that is one of these is a surname.
_NO_SURNAME = lx.TIME | lx.CUE | lx.PRONOUN | lx.PREPOSITION | lx.ADVERB


def closes_name(c: Columns, p: Draft, i: int) -> bool:
    """Whether a word is the surname behind a reporting verb, whatever else it can be: the content opens right behind it.

    قال سامر ورد إن ('Samer Ward said that'), قال تشن هو: ('Chen Hu said:'); but قال سامر مؤكدا أن ('… stressing that').
    """
    if p.name is None or p.name[1] != i:
        return False
    if _is_behind_particle(c, i):
        return True
    if not follows_report(c, p.start):
        return False
    word = c.words[i]
    if word.article and _is_definite_surname(c, p, word, i):
        return True
    if not _opens_content(c, i + 1):
        return (
            _is_before_title(c, p, word, i)
            or _is_before_own_preposition(c, p, word, i)
            or _is_before_surname(c, p, word, i)
        )
    if not _may_close_name(c, p, word, i):
        return False
    return _is_word_of_language(c, p, word, i) or _is_noun_in_name(c, p, word, i)


def _is_definite_surname(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """Whether a noun with the article ends the name of somebody with a title: bare words stand before it, and the content opens behind.

    أكد الدكتور محمد الطيار إن ('Dr. Muhammad al-Tayyar [the pilot] confirmed that'); where the word has the ending of a surname, the
    preposition or a comma may stand behind it (أشار الرئيس شرف السعيدي إلى).
    """
    if not p.titles or word.prefix or word.conjunction or c.words[i - 1].article or i + 1 >= len(c):
        return False
    if word.bits & ~(lx.WORD | lx.COMMON | lx.GIVEN) and not (word.bits & lx.TITLE and _is_patronymic(c, p)):
        return False
    if word.stem.endswith((c.vocabulary.plural, c.vocabulary.feminine)):
        return False
    behind = c.bits[i + 1]
    if behind & _CONTENT and not c.words[i + 1].conjunction:
        return True
    surname = word.stem.endswith(c.vocabulary.surname)
    return surname and bool(behind & (lx.COMMA | lx.PREPOSITION))


def _is_patronymic(c: Columns, p: Draft) -> bool:
    """Whether a name holds a particle of lineage (صالح بن عبدالله القاضي, 'Salih bin Abdullah al-Qadi [the judge]')."""
    assert p.name is not None
    return any(c.folds[j] in c.vocabulary.lineage for j in range(*p.name))


def _is_before_title(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """Whether a word stands between the first word of a name and the title of its bearer (وحيد سعودي مدير التحاليل, 'Wahid Saudi, director of …').

    Whatever its first letter looks like (هاريش كيل، مدير, 'Harish Kil, director'); but انتقد سامر سياسة وزير is 'Samer
    criticised the policy of the minister of'.
    """
    first = p.name == (p.start, i) and i - p.start == 1 and not c.words[p.start].article
    if not first or word.titles or word.bits & _NO_SURNAME or i + 2 >= len(c):
        return False
    if c.bits[i + 1] & lx.COMMA:
        return _begins_title(c, i + 2)
    object_like = word.bits & _OBJECT and not word.stem.endswith(c.vocabulary.surname)
    return not object_like and not c.words[i + 1].article and _begins_title(c, i + 1)


def _is_before_own_preposition(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """Whether a bare noun stands between a given name and the preposition of a verb that takes no object (عبر لؤي شيخ عن, 'Louay Sheikh expressed')."""
    assert p.name is not None
    if i + 1 >= len(c) or not c.bits[i + 1] & lx.PREPOSITION:
        return False
    if not _is_behind_given(c, p, word, i) or word.conjunction or word.bits & (lx.BODY | lx.PLACE | lx.CITY):
        return False
    at = p.start - 1
    while at > 0 and not c.words[at].cues:
        at -= 1
    cues, preposition = c.words[at].cues, c.folds[i + 1]
    return bool(cues) and all(_leads_by(cue, preposition) for cue in cues)


def _leads_by(cue: CueForm, preposition: str) -> bool:
    """Whether a verb leads to its content by a preposition, and takes no object before that."""
    frames = cue.frames
    if "object" in frames.plain or "hearer" in frames.plain or frames.has("urge") or frames.has("blame"):
        return False
    return any(preposition in frames.by.get(frame, ()) for frame in ("at", "to"))


def _is_before_surname(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """Whether a bare noun stands between a given name and a surname that no list has as anything else, the content right behind.

    ذكر زكي أمير المحروس أن ('Zaki Amir [prince] al-Mahrous said that'); but أخبر زكي أمير المنطقة أن, 'Zaki told the governor that'.
    """
    if not _is_behind_given(c, p, word, i) or word.conjunction or not _opens_content(c, i + 2):
        return False
    surname = c.words[i + 1]
    return surname.article and not surname.prefix and not surname.bits & ~(lx.WORD | lx.GIVEN)


def _is_behind_given(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """Whether a whole bare word that is no time, pronoun or accusative stands right behind a given name alone."""
    if p.name != (i - 1, i) or not c.bits[i - 1] & lx.GIVEN:
        return False
    if word.article or word.prefix or word.bits & _NO_SURNAME or word.bits & lx.OWNED:
        return False
    return not word.fold.endswith(c.vocabulary.accusative)


def _begins_title(c: Columns, i: int) -> bool:
    word = c.words[i]
    return bool(word.titles) and not (word.prefix or word.conjunction or word.bits & lx.CUE)


def _opens_content(c: Columns, i: int) -> bool:
    """Whether the content of a report opens at token `i`, with no conjunction before it, perhaps behind a comma."""
    if i >= len(c) or c.words[i].conjunction:
        return False
    if c.bits[i] & (lx.PREPOSITION | lx.COMMA) and i + 1 < len(c) and c.bits[i + 1] & lx.THAT:
        return not c.words[i + 1].conjunction  # أحمد كامل إلى أن, 'Ahmad Kamel to (the fact) that'
    return bool(c.bits[i] & _CONTENT) or i in c.quotation_ends


def _may_close_name(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """Whether a word is whole, and no preposition of the language or of the cue."""
    given = bool(word.bits & lx.GIVEN)  # كامل, 'Kamel', is read as "like" with a word as well
    if word.article or word.prefix and not given:
        return False
    if c.forms[i] in c.vocabulary.prepositions or word.stem in p.stops:
        return False
    return not word.conjunction or word.stem == word.fold  # ورد – "came": a whole word, too


def _is_word_of_language(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """Whether a word is one that a rule for names would else turn down: a past verb, a preposition, a pronoun; behind one name an adverb."""
    adverb = word.bits & lx.ADVERB and word.fold in c.vocabulary.given_as_well and p.name == (i - 1, i)
    # كيم لي, 'Kim Lee'
    if len(word.fold) == 1 or not (adverb or word.bits & (lx.CUE | lx.VERB | lx.PREPOSITION | lx.PRONOUN)):
        return False
    if word.bits & lx.GIVEN and word.prefix:
        return True
    return all(cue.part == "verb" and not cue.tense.startswith("present") for cue in word.cues)


def _is_noun_in_name(c: Columns, p: Draft, word: Word, i: int) -> bool:
    """Whether a noun of the language without an article ends a person's name (عبدالله حماس أن, 'Abdullah Hammas that'): no object stands there.

    The accusative of an indefinite noun is none, nor a time: ردا ('in answer'), صباح أمس ('yesterday morning'). In marks an
    object's name may stand: رفض سامر جائزة «النخيل» ('Samer refused the "Palms" prize').
    """
    assert p.name is not None
    known = bool(p.titles) or bool(c.bits[p.name[0]] & lx.GIVEN)
    if not known or word.bits & _NO_SURNAME or word.fold.endswith(c.vocabulary.accusative):
        return False
    return i + 1 not in c.quotation_ends and not (word.titles and c.bits[i + 1] & lx.COLON)


def _is_behind_particle(c: Columns, i: int) -> bool:
    """Whether a word stands right behind a particle of lineage (بن أبي طالب, 'bin Abi Talib', 'demanded')."""
    word, before = c.words[i], c.bits[i - 1]
    if not before & lx.PARTICLE or before & ~(lx.WORD | lx.PARTICLE | lx.GIVEN):
        return False
    return bool(word.bits & lx.WORD) and not (word.bits & (lx.THAT | lx.STOP) or word.article or word.prefix)
