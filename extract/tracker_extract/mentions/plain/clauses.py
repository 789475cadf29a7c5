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
        return (
            i + 1 if c.bits[i + 1] & (lx.GIVEN | lx.PARTICLE) else ENDS
        )  # سائق يدعى أبو أحمد, 'a driver called Abu Ahmad'
    if p.named or p.definite or p.kind not in ("body", "unnamed") or word.conjunction or i == p.start:
        return ENDS
    head = p.features
    if p.kind == "body" and any(_agree(pronoun, head) for pronoun in _objects(c, i)):
        return i + 1
    return (
        _past_naming(c, p, i)
        if p.kind == "unnamed" and any(_agree(f, head) for f in _subjects(c, i))
        else ENDS
    )


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
            named = c.bits[j + 1] & (lx.GIVEN | lx.PARTICLE) and _agree(word.pronoun, p.features)
            return j + 1 if named else ENDS
        if word.bits & ~(lx.WORD | lx.COMMON | lx.CONTENT_NOUN):
            break
    return ENDS
