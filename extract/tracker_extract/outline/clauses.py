"""Where clauses begin that a connective opens: the connective, the subject phrase behind it, its verb.

A connective has one or several words (لكن – "but", غير أن – "however", في وقت – "at a time when"); which there are, the
pack says. What a word can be is asked of its classes alone, nothing of who is named or whether anything is reported.
"""

from __future__ import annotations

from typing import NamedTuple

from ..packs import Features
from ..words import classes as lx
from ..words import passes
from ..words.phrases import longest
from ..words.tokens import Tokens
from ..words.vocabulary import Vocabulary

# Between a connective and its verb stand at most this many tokens: a subject with title, name and an aside.
FARTHEST = 24
_PASSED = lx.AUXILIARY | lx.NEGATION | lx.ADVERB
_CLOSES = lx.STOP | lx.BREAK | lx.COLON | lx.DOTS | lx.THAT


class Clause(NamedTuple):
    """A clause: tokens of its connective (`start`), of what stands behind that (`opens`) and of its finite verb, if any.

    What lies between `opens` and `verb` is its subject; `pronoun` is the subject that is written onto the connective
    (لكنه – "but he"). `kind` is beside (it stands beside the clause before it, with a matter of its own) or under (it
    tells time, place or reason of that clause). `reports`: its verb can be a reporting verb.
    """

    start: int
    opens: int
    kind: str
    pronoun: Features | None
    verb: int | None
    reports: bool

    @property
    def beside(self) -> bool:
        """Whether it stands beside the clause before it, and not under it."""
        return self.kind != "under"


def find_clauses(tokens: Tokens, vocabulary: Vocabulary) -> dict[int, Clause]:
    """The clauses of a text that a connective opens, by their first token."""
    found: dict[int, Clause] = {}
    connectives, folds = vocabulary.connectives, tokens.folds
    if not connectives:
        return found
    for i in tokens.chosen(passes.LISTED):
        if folds[i] not in connectives:
            continue
        phrase = longest((connectives[folds[i]],), folds, i, len(folds))
        if phrase is None:
            continue
        kind, pronoun = phrase.payload[0]
        verb = _verb(tokens, phrase.end)
        if kind != "verb" or verb is not None and _behind_particles(tokens, phrase.end) == verb:
            reports = verb is not None and can_report(tokens, verb)
            found[i] = Clause(i, phrase.end, kind, pronoun, verb, reports)
    return found


def can_report(tokens: Tokens, i: int) -> bool:
    """Whether token `i` can be a reporting verb."""
    return any(form.part == "verb" for form in tokens.words[i].cues)


def is_finite(tokens: Tokens, i: int) -> bool:
    """Whether token `i` can be a finite verb, reporting or not, and is not better known as something else."""
    bits, word = tokens.bits[i], tokens.words[i]
    if word.article or word.prefix:
        return False
    if bits & lx.VERB:
        return True
    named = lx.TITLE | lx.BODY | lx.UNNAMED | lx.PREPOSITION
    return bool(bits & lx.CUE) and can_report(tokens, i) and not bits & named


def _behind_particles(tokens: Tokens, at: int) -> int:
    """Behind the particles that open a clause before its subject or verb (قد – "already", لم – "not")."""
    while at < len(tokens) and tokens.bits[at] & _PASSED:
        at += 1
    return at


def _verb(tokens: Tokens, opens: int) -> int | None:
    """The finite verb of the clause from `opens` on: the first that is not of a relative clause."""
    bits = tokens.bits
    first = _behind_particles(tokens, opens)
    if first < len(bits) and can_report(tokens, first) and not bits[first] & lx.PREPOSITION:
        return first  # right behind a connective stands a verb sooner than a noun of the same letters
    for at in range(first, min(len(bits), opens + FARTHEST)):
        if bits[at] & _CLOSES or bits[at] & lx.SUBORDINATOR and at > first:
            return None
        if is_finite(tokens, at) and not bits[at - 1] & lx.RELATIVE:
            return None if tokens.words[at].conjunction else at
    return None
