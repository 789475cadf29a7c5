"""Whether a reporting word reports, and if so its source and where its content begins."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..frame import FARTHEST, Frame
from .draft import Draft
from .participles import match_participle
from .verbal_nouns import match_noun
from .verbs import match_verb

_MATCH = {"noun": match_noun, "participle": match_participle, "verb": match_verb}


def match(r: Reading, cue: int, sentence: Sentence) -> Frame | None:
    """The frame of the reporting word at token `cue`, or None where it reports nothing.

    The one answer to that question, for the driver as for the ends of contents.
    """
    for is_no_act in (negated, wished, keeps_unnamed, impersonal):
        if is_no_act(r, cue, sentence):
            return None
    limit = min(sentence.end, cue + FARTHEST)
    for form in r.words[cue].cues:
        frame = _MATCH[form.part](Draft(r, cue, form, sentence, limit))
        if frame is not None:
            return frame
    return None


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
