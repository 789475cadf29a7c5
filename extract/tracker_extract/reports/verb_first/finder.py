"""All acts of reporting of one article where verbs come first, before anybody asks who spoke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...outline.sentences import Sentence
from ...text import STRETCH
from ...words import classes as lx
from ..finder import Found, cue_by_cue, sentence_by_sentence
from ..frame import Frame
from ..kind import TERM, kind_of
from ..report import Report
from .content import Content, read_content
from .continuation import Continuation
from .edges import trim
from .headlines import with_second
from .match import match
from .report_rules import ATTRIBUTIONS, BEHIND_QUOTATION, BYLINE, CONTINUATIONS, HEADLINES, QUOTED

# Kinds of regions in which nobody speaks.
_PASSED_OVER = frozenset({"repeat", "furniture", "date"})
# Between a quotation and its verb stand at most this many tokens, marks included.
_BETWEEN = 4


def find(r: Reading) -> list[Report]:
    """Every report, in text order."""
    return sentence_by_sentence(r, _PASSED_OVER, _in_sentence)


def _in_sentence(r: Reading, sentence: Sentence, last: Report | None) -> Found:
    at = (sentence.start, sentence.end)
    line = HEADLINES.first(r.trace, at, r, sentence)
    if line is not None:
        return Found(with_second(r, line, sentence), last)
    cues = r.outline.cues_in(sentence)
    if cues and cues[0] == sentence.start and BYLINE.first(r.trace, at, r, sentence):
        return Found([], last)
    goes_on = CONTINUATIONS.first(r.trace, at, r, sentence, last) if last is not None else None
    goes_on = goes_on or Continuation(last, None, sentence.start)
    follow = [goes_on.follow] if goes_on.follow is not None else []
    found = cue_by_cue(r, sentence, cues, goes_on.taken, follow, _at_cue)
    beside = ATTRIBUTIONS.first(r.trace, at, r, sentence, found)
    if beside is not None:
        found = sorted([*found, beside], key=lambda report: report.parts[0])
    return Found(found, goes_on.last)


# -- at a cue ----------------------------------------------------------------------------------------------------------


def _at_cue(r: Reading, cue: int, sentence: Sentence, found: Sequence[Report]) -> Report | None:
    """The report at a cue, with the quotation that stands before it."""
    if QUOTED.first(r.trace, (cue, cue + 1), r, cue):
        return None
    frame = match(r, cue, sentence)
    if frame is not None and found and _is_addressee(r, frame):
        frame = frame._replace(source=None)
    report = _report(r, frame, sentence) if frame is not None else None
    before = _quotation_before(r, cue, sentence)
    if before is None or any(f.parts[-1][1] > before.start for f in found):
        return report
    part = trim(r, before.start, before.end + 1)
    if report is not None and report.frame is not None and report.frame.opener == "quote":
        return replace(report, parts=(part, *report.parts), rule="quotation-interrupted")
    return BEHIND_QUOTATION.first(r.trace, (cue, cue + 1), r, cue, part, sentence)


def _is_addressee(r: Reading, frame: Frame) -> bool:
    """Whether the phrase behind a joined verb of demanding is the addressee of the sentence's speaker.

    وطالب مجلس الأمن بـ – "and demanded of the Security Council".
    """
    source = frame.source
    if source is None or frame.before or source.named:
        return False
    return (
        frame.form.frames.has("urge")
        and bool(r.words[frame.cue].conjunction)
        and source.kind in ("body", "country", "group", "unnamed")
    )


def _quotation_before(r: Reading, cue: int, sentence: Sentence) -> Quotation | None:
    """A quotation right before the cue, with marks and a word or two between ("…", قال بوتين – "'…', said Putin")."""
    for end in range(cue - _BETWEEN, cue - 1):
        q = r.outline.by_end.get(end)
        if q is not None and q.depth == 0 and q.start >= sentence.start and _leads_to(r, q, cue, sentence):
            return q
    return None


def _leads_to(r: Reading, q: Quotation, cue: int, sentence: Sentence) -> bool:
    """Whether a quotation of some length that begins its sentence leads to the verb behind it."""
    bits = r.bits
    if not bits[q.end + 1] & (lx.COMMA | lx.DASH) or q.words(r.tokens) <= TERM:
        return False
    if any(not bits[i] & lx.MARK for i in range(sentence.start, q.start)):
        return (
            False  # وعلى سؤال «…»، أجاب – "to the question '…' he answered": the question is not the answer
        )
    between = _between_quotation_and(r, cue)
    return all(bits[i] & between for i in range(q.end + 1, cue))


def _between_quotation_and(r: Reading, cue: int) -> int:
    """The classes of words that may stand between a quotation and its verb; more where a pronoun refers to it.

    هذا ما قاله – "this is what he said".
    """
    refers_to_it = any(form.pronoun is not None for form in r.words[cue].cues)
    more = lx.PRONOUN | lx.RELATIVE | lx.EVENT if refers_to_it else 0
    return lx.MARK | lx.CONTENT_NOUN | lx.SUBORDINATOR | lx.ADVERB | lx.NEGATION | more


def _report(r: Reading, frame: Frame, sentence: Sentence) -> Report | None:
    """The report of a frame with its content, None where that says nothing."""
    content = read_content(r, frame, sentence)
    if not content.parts:
        return None
    parts = content.parts
    kind = kind_of(r.outline, parts)
    if _too_thin(r, content, frame, kind == "direct"):
        return None
    return Report(
        sentence,
        parts,
        kind,
        frame.act or frame.form.act,
        (frame.cue, frame.cue + 1),
        frame.source,
        frame.rule,
        frame,
        max(content.end, parts[-1][1]),
        cut=_cut(r, frame, parts[0][0]),
        stopped_by=content.stopped_by,
    )


def _too_thin(r: Reading, content: Content, frame: Frame, direct: bool) -> bool:
    """Whether a content has no word, or but one where it is the object of a verb without a source."""
    least = 2 if frame.opener == "noun" and frame.source is None and not direct else 1
    bits, words = r.bits, 0
    for start, end in content.parts:
        for i in range(start, end):
            if bits[i] & (lx.WORD | lx.NUMBER):
                words += 1
                if words == least:
                    return False
    return True


def _cut(r: Reading, frame: Frame, first: int) -> int:
    """How many letters of the first word are a preposition that the cue takes.

    بتقديم – "of giving"; بـسحب – "to withdraw".
    """
    preposition, form = frame.preposition, r.tokens.forms[first]
    if len(preposition) != 1 or not form.startswith(preposition):
        return 0
    if form[1:2] == preposition and r.words[first].article:
        return 0  # للحوار – "to the dialogue": written as one with the article
    return len(form) - len(form[1:].lstrip(STRETCH))
