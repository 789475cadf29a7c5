"""Verbs of saying by which nobody of the article says anything: a scripture, a mere purpose, what happened."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...words import classes as lx
from .draft import Draft
from .objects import may_take_object
from .scan import seek

# Frames of verbs that need somebody or something as an object.
_OF_SOMEBODY = frozenset(("blame", "hold", "describe", "urge"))


def of_scripture(d: Draft) -> bool:
    """Whether God speaks (قال تعالى: – "the Almighty said:"): a verse that the author or a speaker cites, and no speaker of the article."""
    r, nxt = d.reading, d.cue + 1
    if nxt >= d.limit or d.form.act != "say":
        return False
    return _is_exalted(d, nxt + (r.folds[nxt] in r.vocabulary.praised))


def _is_exalted(d: Draft, at: int) -> bool:
    """Whether God is spoken of by one word or two at `at` (تعالى – "the Almighty", عز وجل – "great and high", but عز الدين is a man's name)."""
    r = d.reading
    if at + 1 >= d.limit:
        return False
    return (
        r.folds[at] in r.vocabulary.exalted or (r.folds[at], r.folds[at + 1]) in r.vocabulary.exalted_by_two
    )


def until(d: Draft) -> bool:
    """Whether a present stands right behind "until" or "so that" (حتى ترى أن – "until you see that"): it is no report, but how far something goes."""
    r, before = d.reading, d.cue - 1
    if before < d.sentence.start or not d.form.tense.startswith("present") or r.words[d.cue].conjunction:
        return False
    return r.folds[before] in r.vocabulary.until


def held_of_thing(d: Draft) -> bool:
    """Whether a passive tells what is held of a thing (اليورو الذي يعتقد أنه السبب – "the euro, which is believed to be the cause"): nobody holds it."""
    form, before = d.form, d.before
    if not form.frames.has("impersonal") or not form.tense.startswith("present"):
        return False
    if before is None or _acts_behind(d):
        return False
    relative = d.cue > d.sentence.start and d.reading.bits[d.cue - 1] & lx.RELATIVE
    one = form.features.number == "sg" and form.pronoun is None
    return bool(relative) and one and _is_thing(d, before)


def _acts_behind(d: Draft) -> bool:
    """Whether somebody stands right behind the verb (الذين يعتقد بعضهم – "some of whom believe")."""
    nxt = d.cue + 1
    return nxt < d.limit and bool(
        d.reading.bits[nxt] & (lx.UNNAMED | lx.OWNED | lx.TITLE | lx.BODY | lx.GIVEN)
    )


def _is_thing(d: Draft, m: Mention) -> bool:
    r = d.reading
    somebody = m.persons or m.named_bodies or m.places or m.bodies
    if somebody or m.kind not in ("name", "unnamed"):
        return False
    return not any(r.bits[i] & (lx.UNNAMED | lx.TITLE | lx.GIVEN | lx.BODY) for i in range(m.start, m.end))


def of_happening(d: Draft) -> bool:
    """Whether what happened is the subject (يؤكد الحادث أن – "the incident confirms that"): the author concludes it."""
    r, subject = d.reading, d.after or d.before
    if (
        subject is None
        or subject.persons
        or subject.joined
        or not d.form.frames.names.isdisjoint(_OF_SOMEBODY)
    ):
        return False
    word = r.words[subject.start]
    if word.prefix or word.stem not in r.vocabulary.happenings:
        return False
    # دان الهجوم – "condemned the attack": without a clause it is the object
    clause = seek(r.bits, subject.end, d.limit, lx.THAT)
    return d.after is None or not may_take_object(d.form) or clause is not None
