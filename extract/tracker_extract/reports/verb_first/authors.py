"""Clauses in which an author goes on behind somebody's words: what was left unsaid, who says otherwise, what happened instead."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...words import classes as lx
from .beside import can_be
from .speech import Speech
from .stops import only_subject_stands, tells


def at_unsaid(s: Speech, at: int, part: int, comma: bool) -> str:
    """ "tail" where the author tells at `at` what the speaker did not say (لكنه لم يكشف عن السبب – "but he did not disclose why"), else "".

    The pronoun is the speaker's by its gender and number; not in words behind a colon, which are his own.
    """
    r, clause = s.reading, s.reading.outline.clauses.get(at)
    if not comma or clause is None or s.frame.opener in ("colon", "quote"):
        return ""
    if not clause.beside or clause.pronoun is None or not can_be(clause.pronoun, s.frame):
        return ""
    negation, verb = clause.opens, clause.opens + 1
    if verb >= s.sentence.end or not r.bits[negation] & lx.NEGATION or not tells(r, verb):
        return ""
    if any(form.frames.has("hearer") for form in r.words[verb].cues):
        return ""  # لم تبلغ – "did not inform", and "did not reach"
    past = r.folds[negation] in r.vocabulary.verb_particles
    return "tail" if past and not only_subject_stands(s, part, at - 1) else ""


def at_answer(s: Speech, at: int, part: int, comma: bool) -> str:
    """ "clause" where somebody else answers what was said (…، وهو ما نفاه الوزير – "…, which the minister denied"), else ""."""
    r, which = s.reading, at + 1
    if not comma or not r.bits[at] & lx.PRONOUN or not r.words[at].conjunction or which + 1 >= s.sentence.end:
        return ""
    if r.folds[which] not in r.vocabulary.which or r.folds[at] in r.vocabulary.this:
        return ""
    if not _refers(r, which + 1):
        return ""
    who = r.plain.read(which + 2, s.sentence.end)
    return "clause" if who is not None and _is_somebody(who) else ""


def _refers(r: Reading, at: int) -> bool:
    """Whether a verb at `at` carries a pronoun that goes back to what was told (نفاه – "denied it")."""
    word = r.words[at]
    if any(form.part == "verb" and form.pronoun is not None for form in word.cues):
        return True
    return any(form.part == "verb" and form.pronoun in r.vocabulary.owned_written for form in word.readings)


def _is_somebody(m: Mention) -> bool:
    """Whether a mention is of a person, an office, a body or a country, no thing."""
    office = any(title.kind for _, _, title in m.titles)
    return bool(m.named or m.persons or m.places or m.bodies or m.named_bodies) or office


def at_contrast(s: Speech, at: int, part: int, comma: bool) -> str:
    """ "clause" where behind a mere noun phrase "but" opens a clause with a subject of its own (طالب بالتعويض، لكن الشركة لم تدفع – "demanded damages, but the company did not pay"), else ""."""
    r, clause = s.reading, s.reading.outline.clauses.get(at)
    if not comma or s.frame.opener != "noun" or part != s.frame.begin:
        return ""
    if clause is None or clause.pronoun is not None:
        return ""
    if clause.verb is None or not _opposes(r, clause.opens - 1):
        return ""
    within = lx.THAT | lx.RELATIVE | lx.QUOTE
    return "" if any(r.bits[j] & within for j in range(part, at)) else "clause"


def _opposes(r: Reading, at: int) -> bool:
    """Whether the last word of a connective at `at` is one that says but (لكن, إلا أن)."""
    return r.folds[at].removeprefix(r.words[at].conjunction).startswith(r.vocabulary.subject_markers)
