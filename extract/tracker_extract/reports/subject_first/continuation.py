"""A sentence that is a quotation and has no cue of its own goes on with the speech before it."""

from __future__ import annotations

from dataclasses import replace

from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..kind import TERM
from ..report import Report
from .contents import behind_marks, inside
from .cues import cue_forms, is_cue
from .leading import ends_in_kept_mark
from .openings import find_opening
from .signatures import is_signed
from .verbs import group_start
from .whose import subject_before

# Between a speech and the quotation that goes on with it stands at most one paragraph.
_PARAGRAPHS = 2
# A reporting clause behind a question has its verb among so many tokens (asked the former prime minister).
_CLAUSE = 14


def quotation_alone(r: Reading, sentence: Sentence, last: Report) -> Quotation | None:
    """The quotation that is the whole of a sentence and goes on with the last report before it."""
    quotation = r.outline.by_start.get(sentence.start)
    if quotation is None or last.kind == "headline":
        return None
    if sentence.paragraph - last.sentence.paragraph > _PARAGRAPHS:
        return None
    if any(not r.bits[i] & (lx.MARK | lx.BREAK) for i in range(behind_marks(quotation), sentence.end)):
        return None
    if not quotation.closed and _closes_before_clause(r, quotation):
        return None
    if any(a <= quotation.start + 1 < b for a, b in last.parts) or _next_line_reports(r, quotation, sentence):
        return None
    apart = is_signed(r, sentence) or _is_heading(r, quotation) or _is_parted(r, last, sentence)
    return None if apart else quotation


def _is_parted(r: Reading, last: Report, sentence: Sentence) -> bool:
    """Whether other words in marks, which nobody was found to have said, stand between a report and a sentence."""
    behind = max(last.end, last.sentence.end)
    between = r.outline.quotations_within(behind, sentence.start)
    return any(q.depth == 0 and q.start >= behind and q.words(r.tokens) > TERM for q in between)


def _is_heading(r: Reading, q: Quotation) -> bool:
    """Whether a quotation is in capitals throughout, or the whole of a paragraph without a mark that ends a sentence: a
    heading between paragraphs ('MISGUIDED CALCULUS', 'We heard them talk')."""
    if _fills_paragraph(r, q) and not r.bits[q.end - 1] & lx.MARK:
        return True
    words = [r.tokens.forms[i] for i in range(q.start + 1, q.end) if r.bits[i] & lx.WORD]
    return len(words) > 1 and all(word.isupper() for word in words)


def _fills_paragraph(r: Reading, q: Quotation) -> bool:
    """Whether a closed quotation is all that stands between two line ends."""
    before, behind = q.start - 1, behind_marks(q)
    if not q.closed or before < 0 or behind >= len(r.bits):
        return False
    return bool(r.bits[before] & r.bits[behind] & lx.BREAK)


def _closes_before_clause(r: Reading, q: Quotation) -> bool:
    """Whether a quotation over several paragraphs closes with a comma, before its own reporting clause ("A. ¶ "B," X said)."""
    following: Quotation | None = q
    while following is not None and not following.closed:
        following = r.outline.by_start.get(following.end + 1)
    return following is not None and bool(r.bits[following.end - 1] & lx.COMMA)


def joins(r: Reading, sentence: Sentence, last: Report) -> bool:
    """Whether a quotation in a sentence of its own is part of the last report: right behind it, both in marks."""
    adjacent = sentence.start == last.sentence.end or sentence.paragraph - last.sentence.paragraph == 1
    return adjacent and (last.kind == "direct" or last.kind == "mixed" and _ends_in_marks(r, last))


def _ends_in_marks(r: Reading, last: Report) -> bool:
    end = last.parts[-1][1]
    return r.bits[end - 1] & lx.QUOTE != 0 or end >= last.sentence.end - 1


def continued(r: Reading, quotation: Quotation, sentence: Sentence, last: Report) -> Report:
    """The last report with a quotation that goes on with it."""
    return replace(
        last,
        parts=(*last.parts, inside(r, quotation)),
        end=sentence.end,
        sentence=last.sentence._replace(end=sentence.end, paragraph=sentence.paragraph),
        notes=(*last.notes, "a quotation without a cue continues it"),
    )


def report_alone(r: Reading, quotation: Quotation, sentence: Sentence) -> Report | None:
    """A report of its own for a quotation that goes on with a speech farther off."""
    if quotation.words(r.tokens) <= TERM:
        return None
    part = inside(r, quotation)
    return Report(sentence, (part,), "direct", "say", None, None, "quotation-alone", end=sentence.end)


def _next_line_reports(r: Reading, q: Quotation, sentence: Sentence) -> bool:
    """A question or exclamation whose reporting clause stands in the next sentence."""
    follower = _follower(r, sentence) if ends_in_kept_mark(r, q) else None
    if follower is None:
        return False
    for i in range(follower.start, min(follower.end, follower.start + _CLAUSE)):
        if is_cue(r, i, follower) and _opens_nothing(r, i, follower):
            return subject_before(r, group_start(r, i, follower.start), follower) is not None
    return False


def _follower(r: Reading, sentence: Sentence) -> Sentence | None:
    """The sentence right behind another, on the same line."""
    if sentence.end >= len(r.bits) or r.bits[sentence.end] & lx.BREAK:
        return None
    return next((s for s in r.outline.sentences if s.start == sentence.end), None)


def _opens_nothing(r: Reading, cue: int, sentence: Sentence) -> bool:
    """Whether no reading of a cue has an opening behind it."""
    return all(find_opening(r, end, form, sentence.end) is None for end, form in cue_forms(r, cue))
