"""Content that stands before its reporting clause, or around it."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...outline.quotations import Quotation
from ...outline.sentences import Sentence
from ...packs import CueForm
from ...words import classes as lx
from ..frame import Frame
from ..kind import TERM, kind_of
from ..report import Report
from .breaks import BreakFinder
from .complements import Complement


class LeadingContent(BreakFinder):
    """Finds content before a reporting clause."""

    def _finding(
        self,
        parts: list[tuple[int, int]],
        cue: int,
        end: int,
        form: CueForm,
        subject: Mention | None,
        sentence: Sentence,
        rule: str,
        opener: str,
        behind: int = 0,
    ) -> Report:
        frame = Frame(cue, form, subject, parts[0][0], opener, rule)
        return Report(
            sentence,
            parts,
            kind_of(self.s, parts),
            form.act,
            (cue, end),
            subject,
            rule,
            frame,
            max(parts[-1][1], end, behind),
        )

    def _before(self, at: int, form: CueForm, sentence: Sentence, found: list[Report]) -> Complement | None:
        """Content that ends right before token `at`: a quotation, or words with a comma behind them."""
        if not (form.frames.has("quote") or form.frames.has("bare") or form.frames.has("that")):
            return None
        start = max([f.end for f in found], default=sentence.start)
        last = at - 1
        while last > start and self.bits[last] & lx.MARK and not self.bits[last] & (lx.QUOTE | lx.CLOSE):
            last -= 1
        if last < start:
            return None
        if self.bits[last] & lx.QUOTE:
            before = self.s.quotations_within(start, last)
            quotation = next((q for q in before if q.end == last and q.depth == 0), None)
            if quotation is not None and (quotation.words(self.t) > TERM or form.frames.has("quote")):
                return self._quoted_before(quotation, start, sentence)
        if last == at - 1 or not self.bits[last + 1] & (lx.COMMA | lx.DASH):
            return None
        begin = self._clause_start(start, last, sentence)
        if last + 1 - begin < 1 or found and begin == start and not self.bits[begin - 1] & lx.MARK:
            return None  # … he said in a report, the agency reported: the rest of his clause
        return Complement(begin, "clause", "words")

    def _quoted_before(self, q: Quotation, start: int, sentence: Sentence) -> Complement:
        lead = [
            i
            for i in range(start, q.start)
            if not self.bits[i] & (lx.MARK | lx.CONJUNCTION | lx.ADVERB | lx.SUBORDINATOR)
        ]
        if not lead:
            return Complement(q.start, "quote", "quotation")
        return Complement(self._clause_start(start, q.start, sentence), "clause", "quotation")

    def _clause_start(self, start: int, end: int, sentence: Sentence) -> int:
        at = start
        while at < end and self.bits[at] & (lx.MARK & ~lx.QUOTE) and not self.bits[at] & (lx.QUOTE | lx.OPEN):
            at += 1
        if at > sentence.start and at < end and self.bits[at] & lx.CONJUNCTION:
            at += 1
        return at

    def _put_before(
        self,
        before: Complement,
        cue: int,
        end: int,
        form: CueForm,
        subject: Mention,
        sentence: Sentence,
        found: list[Report],
        clause_end: int | None = None,
    ) -> Report | None:
        first = min(cue, subject.start)
        parts = self.contents.before(before.begin, first)
        if before.opener == "quote":
            quotation = self.s.by_start[before.begin]
            parts = [self.contents.inside(quotation)]
        behind = clause_end if clause_end is not None else end
        rest, done = self._going_on(before, behind, cue, sentence)
        parts += rest
        words = sum(1 for a, b in parts for i in range(a, b) if self.bits[i] & lx.WORD)
        if (
            before.opener == "clause"
            and before.rule == "words"
            and (words < 3 or not self._is_clause(parts, sentence))
        ):
            return None
        rule = f"{before.rule}-{'verb-subject' if cue < subject.start else 'subject-verb'}"
        return self._finding(parts, cue, end, form, subject, sentence, rule, before.opener, done)

    def _is_clause(self, parts: list[tuple[int, int]], sentence: Sentence) -> bool:
        """Whether words before a reporting clause say something: no mere adverbial (On Monday, X said)."""
        start, end = parts[0]
        if len(parts) > 1:
            return True
        adverbial = lx.PREPOSITION | lx.TIME | lx.ADVERB | lx.SUBORDINATOR | lx.CUE
        if not self.bits[start] & adverbial:
            return True
        if self.bits[start] & lx.SUBORDINATOR and not any(self.bits[i] & lx.COMMA for i in range(start, end)):
            return False
        return self.complements.has_verb(start, end)

    def _going_on(
        self, before: Complement, at: int, cue: int, sentence: Sentence
    ) -> tuple[list[tuple[int, int]], int]:
        """The second half behind an inserted reporting clause, and where the reporting clause or it ends."""
        comma = self._past_occasion(at, sentence, before.opener == "quote")
        if comma is None:
            return [], at
        nxt = comma + 1
        while nxt < sentence.end and self.bits[nxt] & lx.DASH:
            nxt += 1
        quotation = self.s.by_start.get(nxt)
        if before.opener == "quote":
            if quotation is not None and quotation.words(self.t) > 1:
                return [self.contents.inside(quotation)], quotation.end + 1
            return [], comma
        if before.rule == "quotation":
            return [], comma
        parts = self.contents.rest(nxt, sentence.end, lambda i: self._new_report(i, sentence, cue))
        return parts, parts[-1][1] if parts else comma

    def _joined(
        self,
        before: Complement,
        complement: Complement,
        cue: int,
        end: int,
        form: CueForm,
        subject: Mention,
        sentence: Sentence,
    ) -> Report | None:
        """ "A," he said, "B"."""
        first = self.contents.before(before.begin, min(cue, subject.start))
        if before.opener == "quote":
            first = [self.contents.inside(self.s.by_start[before.begin])]
        parts = first + self.contents.behind(
            complement, sentence, lambda i: self._new_report(i, sentence, cue)
        )
        return self._finding(parts, cue, end, form, subject, sentence, "quotation-interrupted", "quote")

    def _after_line(
        self, cue: int, end: int, form: CueForm, subject: Mention, sentence: Sentence
    ) -> Report | None:
        """A quotation that ended in a question or exclamation mark is a sentence of its own before its reporting clause."""
        before = self.s.sentence_before(sentence)
        if (
            before is None
            or before.end != sentence.start
            or not form.frames.has("quote")
            or min(cue, subject.start) > sentence.start + 1
        ):
            return None
        quotation = self.s.by_start.get(before.start)
        if (
            quotation is None
            or quotation.end != before.end - 1
            or self.t.forms[quotation.end - 1] not in self.s.vocabulary.kept_ends
        ):
            return None
        return self._finding(
            [self.contents.inside(quotation)],
            cue,
            end,
            form,
            subject,
            sentence,
            "quotation-subject-verb",
            "quote",
        )
