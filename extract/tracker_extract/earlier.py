"""Whether a reporting verb tells of an earlier time (had said, كان أعلن) or of no one time (has always said)."""

from __future__ import annotations

from .models import Evidence
from .outline.outline import Outline
from .reports.report import Report
from .words import classes as lx

# The auxiliary stands before its verb with the subject between them: within so many tokens where verbs come first,
# since titles and names are long, and within so many where the subject comes first (has since repeatedly said).
FAR, NEAR = 24, 3


def put_back(outline: Outline, report: Report, news: bool) -> Evidence | None:
    """Why a statement without a day of its own has none; None where the verb says nothing of the kind.

    `news`: the statement stands in the title or the first sentence, where "has said" tells what is new.
    """
    frame = report.frame
    if frame is None or frame.form.part != "verb":
        return None
    often = _often(outline, report)
    if often is not None:
        return _evidence(outline, often, "habitual", "said more than once, on no one day")
    find = _before_subject if outline.vocabulary.verb_first else _beside_verb
    at = find(outline, report, news)
    if at is None:
        return None
    return _evidence(outline, at, "earlier", "an earlier statement, and no day is given")


def _evidence(outline: Outline, at: int, rule: str, note: str) -> Evidence:
    return Evidence("date", rule, note, (outline.span(at, at + 1),))


def _often(outline: Outline, report: Report) -> int | None:
    """The word beside the verb or its subject by which it is said again and again."""
    frame, tokens = report.frame, outline.tokens
    assert frame is not None
    words, habitual = tokens.words, outline.vocabulary.habitual
    least, limit, source = report.sentence.start, report.sentence.end, frame.source
    beside: list[int] = [frame.cue - 1, frame.cue + 1]
    if source is not None:
        beside += [source.start - 1, source.end]
    for i in beside:
        if least <= i < limit and words[i].stem in habitual and not any(a <= i < b for a, b in report.parts):
            return i
    return None


def _before_subject(outline: Outline, report: Report, news: bool) -> int | None:
    """وكان الوزير، الذي يزور دمشق، قد أعلن: the auxiliary that opens the clause of the verb."""
    tokens, earlier = outline.tokens, outline.vocabulary.earlier
    frame, start = report.frame, report.sentence.start
    if frame is None or not frame.form.tense.startswith("past") or tokens.words[frame.cue].conjunction:
        return None  # كانت … وقال: the auxiliary is another verb's
    for i in range(frame.cue - 1, max(start, frame.cue - FAR) - 1, -1):
        if tokens.words[i].stem in earlier:
            return None if tokens.bits[i + 1] & lx.COMMA else i
        if tokens.bits[i] & lx.THAT and i > start and tokens.words[i - 1].stem not in earlier:
            return None
        if tokens.bits[i] & (lx.STOP | lx.COLON | lx.SUBORDINATOR) or _of_its_own(outline, i):
            return None
    return None


def _of_its_own(outline: Outline, i: int) -> bool:
    """Whether token `i` is a finite verb that no relative pronoun stands before."""
    words, bits = outline.tokens.words, outline.tokens.bits
    finite = bits[i] & lx.VERB or any(form.part == "verb" for form in words[i].cues)
    if not finite or bits[i] & (lx.AUXILIARY | lx.GIVEN | lx.TITLE | lx.BODY | lx.COMMON | lx.PREPOSITION):
        return False
    return i == 0 or not bits[i - 1] & lx.RELATIVE


def _beside_verb(outline: Outline, report: Report, news: bool) -> int | None:
    """Washington has since said: the auxiliary before the verb, adverbs between them."""
    tokens, v = outline.tokens, outline.vocabulary
    cue = report.frame.cue if report.frame else 0
    words = v.earlier if news else v.earlier | v.perfect
    for i in range(cue - 1, max(report.sentence.start, cue - NEAR) - 1, -1):
        if tokens.folds[i] in words:
            return i
        if not tokens.bits[i] & lx.ADVERB:
            return None
    return None
