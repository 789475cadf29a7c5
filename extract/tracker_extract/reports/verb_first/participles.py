"""Participles that hang on a clause and report (…، مضيفا أن – "…, adding that")."""

from __future__ import annotations

import re

from ...packs import Features
from ...words import classes as lx
from ..frame import Frame, frame_of
from ..opening import Opening
from .draft import Draft, opening_behind

_PLURAL = Features("f", "pl")
_FEMININE = Features("f", "sg")
_YEAR = re.compile("(19|20)[0-9]{2}")


def match_participle(d: Draft) -> Frame | None:
    """The frame of a participle; its source is that of the clause it hangs on."""
    if d.form.frames.has("relay"):
        return None  # `relays` reads these
    found = opening_behind(d, d.cue + 1, None)
    if found is None or _opens_sentence(d) and found.kind == "noun" and not _goes_on(d, found):
        return None
    return frame_of(d.cue, d.form, None, found, f"participle-{found.rule}")


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
    """لافتات كتب عليها – "banners on which was written": the plural is also a common noun."""
    return bool(d.reading.bits[d.cue] & lx.COMMON) and d.form.features == _PLURAL


def one_noun_of_several(d: Draft) -> bool:
    """ومطالبة – "and a demand": one noun among others."""
    word = d.reading.words[d.cue]
    return bool(word.conjunction) and any(other.part == "noun" for other in word.cues)


def governed(d: Draft) -> bool:
    """A preposition or body governs it: a noun."""
    if d.cue <= d.sentence.start:
        return False
    before = d.reading.bits[d.cue - 1]
    return bool(before & (lx.PREPOSITION | lx.BODY)) and not before & lx.ADVERB


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
