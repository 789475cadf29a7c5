"""Relative clauses without a pronoun, behind an indefinite noun: who issued it, or by what name somebody goes."""

from __future__ import annotations

from ...packs import Features
from ...words import classes as lx
from ..columns import Columns
from ..draft import ENDS, Draft

# Behind the verb of a clause the name stands within so many words (يستخدم اسما مستعارا هو …, 'uses an assumed name, …').
_NAMING = 5


def past_verb_of_clause(c: Columns, p: Draft, i: int) -> int:
    """Past the verb of a relative clause without a pronoun that begins at token `i`; ENDS where it is none of the mention's.

    The mention goes on with who acts there (بيان أصدرته الوزارة, 'a statement that the ministry issued'), or with the
    name somebody goes by (ناشط يستخدم اسما مستعارا هو أبو ليلى, 'an activist who uses an assumed name, Abu Layla').
    """
    word = c.words[i]
    if word.fold in c.vocabulary.naming and p.titles and not p.named and i + 1 < p.limit:
        # سائق يدعى أبو أحمد, 'a driver called Abu Ahmad'
        return i + 1 if _begins_as_name(c, i + 1) else ENDS
    if p.named or p.definite or word.conjunction or i == p.start:
        return ENDS
    if p.kind == "body":
        return i + 1 if _is_one_of(_objects(c, i), p.features) else ENDS
    return _past_naming(c, p, i) if p.kind == "unnamed" and _is_one_of(_subjects(c, i), p.features) else ENDS


def _begins_as_name(c: Columns, i: int) -> bool:
    return bool(c.bits[i] & (lx.GIVEN | lx.PARTICLE))


def _is_one_of(found: list[Features], head: Features) -> bool:
    """Whether one of the readings agrees with the noun that heads the mention."""
    return any(_agree(features, head) for features in found)


def _objects(c: Columns, i: int) -> list[Features]:
    """The pronouns that may be written onto a finite verb as its object."""
    word, pronouns = c.words[i], c.vocabulary.object_pronouns
    found = [pronouns[r.pronoun] for r in word.readings if r.part == "verb" and r.pronoun]
    return found + [cue.pronoun for cue in word.cues if cue.part == "verb" and cue.pronoun is not None]


def _subjects(c: Columns, i: int) -> list[Features]:
    """What the readings of a word as a finite verb agree with."""
    word = c.words[i]
    found = [reading.features for reading in word.readings if reading.part == "verb"]
    return found + [cue.features for cue in word.cues if cue.part == "verb"]


def _agree(one: Features, other: Features) -> bool:
    return one.gender == other.gender != "-" and one.number == "sg"


def _past_naming(c: Columns, p: Draft, i: int) -> int:
    """Behind the pronoun that leads to a name, ENDS where none does."""
    for j in range(i + 1, min(p.limit - 1, i + 1 + _NAMING)):
        word = c.words[j]
        if word.bits & lx.PRONOUN and word.pronoun is not None:
            named = _begins_as_name(c, j + 1) and _agree(word.pronoun, p.features)
            return j + 1 if named else ENDS
        if word.bits & ~(lx.WORD | lx.COMMON | lx.CONTENT_NOUN):
            break
    return ENDS
