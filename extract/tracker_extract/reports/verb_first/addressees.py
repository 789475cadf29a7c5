"""Where whom a verb is addressed to, or accuses, begins right behind its subject: two noun phrases in a row.

ودعا رئيس اللجنة وزارة المالية إلى – "the head of the committee called on the ministry of finance to": nothing marks the
second as the object but that the first is whole.
"""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...packs import CueForm, Features
from ...words import classes as lx

_TAKES_SOMEBODY = frozenset(("urge", "blame", "hold", "describe", "hearer"))
_HEADS = lx.BODY | lx.UNNAMED


def takes_somebody(form: CueForm) -> bool:
    """Whether a verb takes a person or body as its object, beside its content, and no pronoun stands for that already."""
    return form.part == "verb" and form.pronoun is None and form.frames.has_any(_TAKES_SOMEBODY)


def urges_man(form: CueForm, cue: int, phrase: Mention) -> bool:
    """Whether a man in office stands right behind a feminine verb of urging at `cue` (ودعت الرئيس إلى – "and urged (f.) the president to")."""
    if not form.frames.has("urge") or phrase.start != cue + 1 or not phrase.titles:
        return False
    title = phrase.titles[0][2]
    feminine = form.features == Features("f", "sg") and phrase.kind == "person"
    return feminine and bool(title.kind) and title.gender == "m"


def second_phrase(r: Reading, phrase: Mention) -> int | None:
    """The token within a phrase at which a second one begins, None where the phrase is but one.

    نقابة السائقين وزارة النقل – "the drivers' union | the ministry of transport"; رئيس النادي السابق – "the former head of
    the club": one.
    """
    if phrase.joined or phrase.persons or phrase.kind == "pronoun":
        return None
    end = phrase.described_until or phrase.end
    return next((i for i in range(phrase.start + 1, end) if _begins_another(r, phrase, i)), None)


def _begins_another(r: Reading, phrase: Mention, i: int) -> bool:
    """Whether a noun at token `i` stands behind a definite one to which it is neither complement nor adjective."""
    word, before = r.words[i], r.words[i - 1]
    if word.prefix or word.conjunction or word.bits & lx.MARK or not _is_whole(r, i - 1):
        return False
    if word.article:
        return bool(word.bits & _HEADS) and not _describes(r, i)
    if word.bits & _HEADS and not word.bits & lx.TITLE:
        return not before.bits & lx.TITLE or bool(word.bits & lx.BODY)
    # of a body no title is an apposition: ناشدت الجمعية وزير الزراعة – "the association called on the minister"
    return bool(word.bits & lx.TITLE and r.bits[phrase.start] & lx.BODY and not phrase.titles)


def _is_whole(r: Reading, i: int) -> bool:
    """Whether a phrase may end with the word at `i`: one with an article, or a place."""
    return r.words[i].article or bool(r.bits[i] & (lx.PLACE | lx.CITY))


def _describes(r: Reading, i: int) -> bool:
    """Whether a definite body or noun of people at `i` can be an adjective, or a numeral, of the noun before it.

    السكان المتضررين – "the affected inhabitants"; الدول الأربع – "the four states"; الفصائل المعارضة – "the opposing
    factions"; السياسة الخارجية – "foreign policy".
    """
    word, several = r.words[i], _is_several(r, i - 1)
    if word.bits & lx.UNNAMED:
        return several or word.features is None or word.features.number == "sg"
    # With people it does not agree: التجار البلدية – "the traders … the municipality".
    return word.stem in r.vocabulary.bodies_as_well and not several and not r.bits[i - 1] & lx.TITLE


def _is_several(r: Reading, i: int) -> bool:
    """Whether the word at `i` is a plural of people."""
    word = r.words[i]
    return bool(word.bits & lx.UNNAMED and word.features is not None and word.features.number == "pl")
