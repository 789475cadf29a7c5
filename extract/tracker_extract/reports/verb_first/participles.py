"""Participles that hang on a clause and report (…، مضيفا أن – "…, adding that")."""

from __future__ import annotations

import re

from ...mentions.mention import Mention
from ...outline.clauses import is_finite
from ...packs import Features
from ...words import classes as lx
from ..frame import Frame, frame_of
from ..opening import Opening
from .draft import Draft, opening_behind

_PLURAL = Features("f", "pl")
_FEMININE = Features("f", "sg")
_MASCULINE = Features("m", "sg")
# The subject of a verb of being stands before its predicate with at most this many tokens.
_SUBJECT = 8
# A title with its name has at most this many tokens there.
_NAMED = 12
# Behind a noun that is no complement a clause of the participle opens within this many tokens.
_NEAR = 3
# What cannot stand between a verb of being and what somebody is.
_NO_SUBJECT = lx.MARK | lx.COMMA | lx.STOP | lx.BREAK | lx.THAT | lx.CUE | lx.RELATIVE | lx.EVENT
# What is no mere noun behind a participle: it begins a complement, or names whose words they are.
_NO_MERE_NOUN = (
    lx.PREPOSITION
    | lx.ADVERB
    | lx.TIME
    | lx.CONTENT_NOUN
    | lx.OWNED
    | lx.EVENT
    | lx.PRONOUN
    | lx.CUE
    | lx.THAT
    | lx.SUBORDINATOR
    | lx.NEGATION
    | lx.TITLE
    | lx.GIVEN
    | lx.UNNAMED
    | lx.BODY
)
# Frames of participles behind which somebody stands.
_OF_SOMEBODY = frozenset(("urge", "hearer", "ask", "blame", "describe", "hold", "relay", "about"))
_YEAR = re.compile("(19|20)[0-9]{2}")


def match_participle(d: Draft) -> Frame | None:
    """The frame of a participle; its source is that of the clause it hangs on."""
    if d.form.frames.has("relay"):
        return None  # `relays` reads these
    subject = _own_subject(d)
    if subject is not None:
        named = opening_behind(d, subject.end, subject)
        if named is not None:
            return frame_of(d.cue, d.form, subject, named, f"participle-{named.rule}")
    found = opening_behind(d, d.cue + 1, None)
    if found is None or _opens_sentence(d) and found.kind == "noun" and not _goes_on(d, found):
        return None
    return frame_of(d.cue, d.form, None, found, f"participle-{found.rule}")


def _own_subject(d: Draft) -> Mention | None:
    """Who is named by a title right behind a participle as its subject, where the content opens right behind him.

    مؤكدا وزير الدفاع حرص بلاده على – "the defence minister stressing his country's concern for"; not of participles that take
    somebody (داعيا الوزير إلى – "calling on the minister to").
    """
    r, nxt = d.reading, d.cue + 1
    if nxt >= d.limit or not r.words[nxt].names or r.words[nxt].prefix or d.form.frames.has_any(_OF_SOMEBODY):
        return None
    prepositions = _prepositions(d)
    led = (
        j
        for j in range(nxt + 1, min(d.limit, nxt + _NAMED))
        if r.folds[j] in prepositions or r.words[j].prefix in prepositions
    )
    until = next(led, d.limit)
    subject = r.plain.read(nxt, until)
    if subject is None or not subject.titles or subject.end >= d.limit:
        return None
    opens = r.bits[subject.end] & (lx.THAT | lx.CONTENT_NOUN) or subject.end == until
    return subject if opens else None


def _opens_sentence(d: Draft) -> bool:
    return d.cue == d.sentence.start


def _goes_on(d: Draft, found: Opening) -> bool:
    """Whether a participle that opens its sentence says on, with a mere noun, what the sentence before it began.

    …. محذرا من انهيار السوق – "…. Warning of a collapse of the market": the accusative shows it, or, in the feminine,
    the preposition of the participle behind a word that is no verbal noun; not in a title, and not مطالبة النقابة بأجور –
    "the union's demand for wages".
    """
    r, cue = d.reading, d.cue
    if cue == 0 or d.form.frames.has("hold") or r.outline.region_at(cue) == "title":
        return False
    if r.words[cue].fold.endswith(r.vocabulary.accusative or "\0"):
        return True
    return bool(found.preposition) and all(form.part == "participle" for form in r.words[cue].cues)


def subject_of_next_verb(d: Draft) -> bool:
    """لكن منتقدين يقولون – "but critics say": the subject of the verb behind it."""
    nxt = d.cue + 1
    if nxt >= d.limit or d.form.features.number == "sg":
        return False
    cues = d.reading.words[nxt].cues
    return any(form.part == "verb" and form.features.number == "pl" for form in cues)


def names_things(d: Draft) -> bool:
    """لافتات كتب عليها – "banners on which was written": the plural is also a common noun, as some feminines are (داعية – "preacher")."""
    if not d.reading.bits[d.cue] & lx.COMMON:
        return False
    if d.form.features != _FEMININE or _opens_at_once(d):
        return d.form.features == _PLURAL
    # داعية إسلامي – "an Islamic preacher", but داعية الراغبين إلى – "inviting those who wish to"
    nxt = d.cue + 1
    described = nxt < d.limit and _is_relation(d, nxt)
    return described or not d.form.frames.has_any(_OF_SOMEBODY)


def _is_relation(d: Draft, at: int) -> bool:
    """Whether the word at `at` has the ending of an indefinite adjective of relation (إسلامي – "Islamic")."""
    word, v = d.reading.words[at], d.reading.vocabulary
    bare = word.fold.removesuffix(v.accusative) if v.accusative else word.fold
    return (
        not (word.article or word.prefix or word.conjunction) and bool(v.surname) and bare.endswith(v.surname)
    )


def one_noun_of_several(d: Draft) -> bool:
    """ومطالبة – "and a demand": one noun among others."""
    word = d.reading.words[d.cue]
    return bool(word.conjunction) and any(other.part == "noun" for other in word.cues)


def governed(d: Draft) -> bool:
    """A preposition or body governs it: a noun."""
    if d.cue <= d.sentence.start:
        return False
    before = d.reading.bits[d.cue - 1]
    if before & lx.ADVERB:
        return False
    if before & lx.PREPOSITION:
        return True
    # مدير الشرطة مشيرا إلى – "the head of the police, pointing to": a feminine body is no "he", whose ending shows no predicate
    hangs_on = d.form.features == _MASCULINE and _is_accusative(d) and (_leads_on(d) or _takes_somebody(d))
    return bool(before & lx.BODY) and not hangs_on


def predicate(d: Draft) -> bool:
    """كان النادي مهددا بالهبوط – "the club was threatened with relegation", ليست مطالبة بـ – "is not asked to": what somebody is.

    A verb of being or a negation stands before it with no more than its subject between, and no comma.
    """
    r, cue = d.reading, d.cue
    if _leads_to_clause(d) or r.words[cue].conjunction or r.bits[cue - 1] & lx.OWNED:
        return False
    for i in range(cue - 1, max(d.sentence.start - 1, cue - _SUBJECT), -1):
        bits = r.bits[i]
        if r.folds[i].removeprefix(r.words[i].conjunction) in r.vocabulary.being:
            return True
        filled = not bits & (lx.OWNED | lx.TIME | lx.ADVERB) and _ends_as_predicate(d, i)
        if bits & _NO_SUBJECT or filled or is_finite(r.tokens, i):
            return False  # كان انفجارا كبيرا سائلا الله – "it was a great blast, asking God": it is something already
    return False


def _ends_as_predicate(d: Draft, at: int) -> bool:
    """Whether an indefinite word has the ending of a predicate, and no pronoun written onto it (كبيرا – "great", but يومها – "that day")."""
    r, word = d.reading, d.reading.words[at]
    if word.article or not r.vocabulary.accusative or not word.fold.endswith(r.vocabulary.accusative):
        return False
    return not word.fold.endswith(r.vocabulary.owned)


def behind_that(d: Draft) -> bool:
    """لا شك أن مطالبة الأهالي بالماء – "no doubt that the residents' demand for water": behind a complementiser it is a noun."""
    return d.cue > d.sentence.start and bool(d.reading.bits[d.cue - 1] & lx.THAT)


def far_from_clause(d: Draft) -> bool:
    """لا نملك ذاكرة سياسية جيدة …، أن – "we have no good political memory … that": a noun or adjective stands right behind it, and no clause.

    Of a participle that takes somebody it is said to, or asks him, a noun may stand there.
    """
    r, nxt = d.reading, d.cue + 1
    if nxt >= d.limit or d.form.frames.has_any(_OF_SOMEBODY):
        return False
    word = r.words[nxt]
    if r.folds[nxt] in r.vocabulary.praised:
        return False  # سائلا الله العلي القدير أن – "asking God the Almighty that"
    other = _NO_MERE_NOUN if not word.conjunction else lx.PREPOSITION | lx.CUE
    if not word.bits & lx.WORD or word.bits & other or word.prefix:
        return False
    found = opening_behind(d, nxt, None)
    return found is not None and found.kind in ("that", "colon", "quote") and found.begin > nxt + _NEAR


def _opens_at_once(d: Draft) -> bool:
    """Whether the content opens right behind the participle, or one of its prepositions stands there."""
    nxt = d.cue + 1
    return nxt < d.limit and (bool(d.reading.bits[nxt] & lx.QUOTE) or _leads_on(d))


def _leads_on(d: Draft) -> bool:
    """Whether a complementiser, a colon or one of its prepositions stands right behind the participle."""
    r, nxt = d.reading, d.cue + 1
    if nxt >= d.limit:
        return False
    prepositions = _prepositions(d)
    opens = r.bits[nxt] & (lx.THAT | lx.COLON)
    return bool(opens) or r.folds[nxt] in prepositions or r.words[nxt].prefix in prepositions


def _takes_somebody(d: Draft) -> bool:
    """Whether somebody or a verbal noun stands right behind the participle (داعيا الله أن – "praying to God that")."""
    r, nxt = d.reading, d.cue + 1
    if nxt >= d.limit:
        return False
    complement = lx.CONTENT_NOUN | lx.OWNED | lx.PLACE | lx.BODY | lx.UNNAMED | lx.TITLE
    return bool(r.bits[nxt] & complement) or r.folds[nxt] in r.vocabulary.praised


def _leads_to_clause(d: Draft) -> bool:
    """Whether a clause or a quotation opens right behind the participle, or behind its preposition there."""
    r, nxt = d.reading, d.cue + 1
    opens = lx.THAT | lx.QUOTE | lx.COLON
    if nxt >= d.limit or r.bits[nxt] & opens:
        return nxt < d.limit
    return nxt + 1 < d.limit and r.folds[nxt] in _prepositions(d) and bool(r.bits[nxt + 1] & opens)


def _is_accusative(d: Draft) -> bool:
    return d.reading.words[d.cue].fold.endswith(d.reading.vocabulary.accusative or "\0")


def counted(d: Draft) -> bool:
    """٤٠٠ طالبا مقبولا – "400 students (also: demanding) admitted": a number counts it, and its content does not open right behind it."""
    r, nxt = d.reading, d.cue + 1
    if d.cue <= d.sentence.start or not r.bits[d.cue - 1] & lx.NUMBER or d.form.frames.has("to"):
        return False
    if _YEAR.fullmatch(r.folds[d.cue - 1]):
        return False  # في يونيو 2017 متهمين إياها – "in June 2017, accusing it"
    return nxt >= d.limit or not r.bits[nxt] & (lx.THAT | lx.QUOTE | lx.COLON)


def describes(d: Draft) -> bool:
    """إجراءات أمنية مشددة … على الحاجز – "tight (also: insisting) security measures … at the checkpoint": an adjective of the noun before it.

    It is feminine, and stands right behind an indefinite noun or adjective; its content does not open right behind it.
    """
    r, nxt = d.reading, d.cue + 1
    if d.cue <= d.sentence.start or d.form.features != _FEMININE or nxt >= d.limit or not _is_described(d):
        return False
    opens = lx.THAT | lx.QUOTE | lx.COLON | lx.PRONOUN
    return not (
        r.bits[nxt] & opens or r.folds[nxt] in _prepositions(d) or r.words[nxt].prefix in _prepositions(d)
    )


def _is_described(d: Draft) -> bool:
    """Whether the word before is an indefinite noun or adjective that a feminine may describe.

    Not in the accusative: فرضت حظرا تجاريا متهمة إياها – "imposed a trade ban, accusing it".
    """
    before, accusative = d.reading.words[d.cue - 1], d.reading.vocabulary.accusative
    if (
        before.article
        or d.reading.words[d.cue].conjunction
        or accusative
        and before.fold.endswith(accusative)
    ):
        return False
    noun = before.bits & (lx.ADJECTIVE | lx.COMMON | lx.CONTENT_NOUN)
    return bool(noun) and not before.bits & (lx.MARK | lx.UNNAMED | lx.TITLE)


def only_again(d: Draft) -> bool:
    """يكتشف مجددا أي رجل هو – "discovers again (also: repeating) what man he is": its content does not open right behind it."""
    r, nxt = d.reading, d.cue + 1
    if d.form.act != "repeat":
        return False
    opens = lx.THAT | lx.QUOTE | lx.COLON | lx.CONTENT_NOUN | lx.OWNED
    return nxt >= d.limit or not (
        r.bits[nxt] & opens or r.words[nxt].cues or r.folds[nxt] in _prepositions(d)
    )


def _prepositions(d: Draft) -> frozenset[str]:
    return frozenset(p for name in ("to", "at", "urge") for p in d.form.frames.prepositions(name))


def adjective(d: Draft) -> bool:
    """جماعات معارضة – "opposing groups": a doubtful participle without a comma before it is an adjective."""
    behind_comma = d.cue > 0 and d.reading.bits[d.cue - 1] & lx.COMMA
    return d.form.frames.has("weak") and not behind_comma
