"""Sentences that go on with the report before them: a quotation alone, and clauses that begin with and that."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...mentions.reading import Reading
from ...outline.clauses import is_finite
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..kind import TERM, kind_of
from ..report import Report
from .content import Content, read_content
from .edges import behind_that, trim

# A quotation alone belongs to the speech before it across at most this many line breaks: further down it is a caption
# or a title.
_GAP = 2


@dataclass(frozen=True, slots=True)
class Continuation:
    """The last report as it goes on, a report of its own that follows it, and from where on cues are still to be read."""

    last: Report | None
    follow: Report | None
    taken: int


def by_quotation(r: Reading, sentence: Sentence, last: Report) -> Continuation | None:
    """A sentence that is a quotation without a cue goes on with the last report before it."""
    part = _quotation_alone(r, sentence, last)
    return _with_quotation(sentence, last, part) if part is not None else None


def by_clause(r: Reading, sentence: Sentence, last: Report) -> Continuation | None:
    """A sentence that begins with وأن ("and that") goes on with the last report before it."""
    content = _further_clause(r, sentence, last)
    if content is None:
        return None
    parts = (*last.parts, *content.parts)
    last = replace(
        last,
        parts=parts,
        kind=kind_of(r.outline, parts),
        end=max(last.end, content.end),
        notes=(*last.notes, "the next sentence goes on with it"),
        stopped_by=content.stopped_by,
    )
    return Continuation(last, None, max(sentence.start, content.end))


def by_fragment(r: Reading, sentence: Sentence, last: Report) -> Continuation | None:
    """A stretch that begins with besides and has no verb of its own goes on with the report before it, whatever mark was put between.

    أكد أن المطار جاهز. إضافة إلى تزويده بالمعدات. – "confirmed that the airport is ready. Besides its being supplied with
    equipment."; but إضافة إلى ذلك، وصلت السفينة – "besides, the ship arrived".
    """
    start, end = sentence.start, sentence.end
    if start + 2 >= end or (r.folds[start], r.folds[start + 1]) not in r.vocabulary.besides:
        return None
    goes_on = (
        last.frame is not None and last.frame.opener in ("that", "noun") and last.stopped_by == "sentence"
    )
    if (
        not goes_on
        or r.outline.sentence_before(sentence) != last.sentence
        or r.folds[start + 2] in r.vocabulary.this
    ):
        return None
    if sentence.paragraph != last.sentence.paragraph or _has_clause(r, start, end):
        return None
    part = trim(r, start, end)
    parts = (*last.parts, part)
    last = replace(
        last,
        parts=parts,
        kind=kind_of(r.outline, parts),
        end=end,
        notes=(*last.notes, "the next sentence goes on with it"),
    )
    return Continuation(last, None, end)


def _has_clause(r: Reading, start: int, end: int) -> bool:
    """Whether a stretch holds a main clause: a word that reports, or a verb behind a comma or a connective."""
    for i in range(start + 2, end):
        if r.bits[i] & (lx.QUOTE | lx.COLON | lx.SUBORDINATOR):
            return True
        # …، قدمتها الدول – "…, which the states provided": its pronoun goes back to the noun before
        if any(form.part == "verb" and form.pronoun is None for form in r.words[i].cues):
            return True
        if any(form.pronoun is not None for form in r.words[i].cues):
            continue
        if r.bits[i - 1] & lx.COMMA and (is_finite(r.tokens, i) or r.bits[i] & lx.AUXILIARY):
            return True
    return False


def _quotation_alone(r: Reading, sentence: Sentence, last: Report) -> tuple[int, int] | None:
    """The quotation that fills a sentence without a cue of its own, behind speech."""
    quotation = r.outline.by_start.get(sentence.start)
    if quotation is None or quotation.words(r.tokens) <= TERM:
        return None
    if sentence.paragraph - last.sentence.paragraph > _GAP or last.kind == "headline":
        return None
    if any(not r.bits[i] & lx.MARK for i in range(quotation.end + 1, sentence.end)):
        return None
    start, end = trim(r, quotation.start + 1, quotation.end)
    opened = any(a <= start < b for a, b in last.parts)  # by a cue before it
    return None if opened else (start, end)


def _with_quotation(sentence: Sentence, last: Report, part: tuple[int, int]) -> Continuation:
    """The last report with a quotation right behind it, or the quotation as a report of its own."""
    adjacent = sentence.start == last.sentence.end or sentence.paragraph - last.sentence.paragraph == 1
    if adjacent and last.kind in ("direct", "mixed") and last.end >= last.sentence.end - 2:
        last = replace(
            last,
            parts=(*last.parts, part),
            end=sentence.end,
            notes=(*last.notes, "a quotation without a cue continues it"),
            stopped_by="quotation",
        )
        return Continuation(last, None, sentence.start)
    follow = Report(
        sentence,
        (part,),
        "direct",
        "say",
        None,
        None,
        "quotation-alone",
        end=sentence.end,
        stopped_by="quotation",
    )
    return Continuation(last, follow, sentence.end)


def _further_clause(r: Reading, sentence: Sentence, last: Report) -> Content | None:
    """The clauses of a sentence that begins with وأن ("and that"): the last report goes on with them."""
    start, word = sentence.start, r.words[sentence.start]
    if last.frame is None or not (word.bits & lx.THAT and word.conjunction):
        return None
    if word.conjunction in r.vocabulary.resumes or start + 1 >= sentence.end:
        return None
    if r.bits[start + 1] & lx.AUXILIARY or r.outline.sentence_before(sentence) != last.sentence:
        return None
    return read_content(r, last.frame._replace(begin=behind_that(r, start), opener="that"), sentence)
