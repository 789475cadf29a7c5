"""What keeps a reporting word from reporting, whoever stands beside it."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx


def negated(r: Reading, cue: int, sentence: Sentence) -> bool:
    """لم يقل – "did not say"."""
    return cue > sentence.start and bool(r.bits[cue - 1] & lx.NEGATION)


def wished(r: Reading, cue: int, sentence: Sentence) -> bool:
    """أن يعلن – "that he announce"; دون أن تعلن – "without announcing": only wished or avoided."""
    if cue <= sentence.start or not r.bits[cue - 1] & lx.THAT:
        return False
    word = r.words[cue]
    return any(form.tense.startswith("present") for form in word.cues) and not word.conjunction


def keeps_unnamed(r: Reading, cue: int, sentence: Sentence) -> bool:
    """طلب عدم كشف هويته – "asked not to be identified": the clause by which a source stays unnamed."""
    return r.outline.unnamed_clause(cue, sentence.end) is not None


def impersonal(r: Reading, cue: int, sentence: Sentence) -> bool:
    """يذكر أن – "it is to be recalled that": the author's own words."""
    fixed = r.outline.fixed(cue, sentence.end)
    return fixed is not None and fixed[1] in ("impersonal", "tail")
