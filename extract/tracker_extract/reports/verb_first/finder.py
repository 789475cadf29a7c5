"""All acts of reporting of one article, in text order, before anybody asks who spoke."""

from __future__ import annotations

from dataclasses import replace

from ...outline.quotations import Quotation
from ...outline.sentences import Sentence
from ...text import STRETCH
from ...words import classes as lx
from ..frame import Frame
from ..kind import TERM, kind_of
from ..report import Report
from .attributions import AttributionFinder


class Finder(AttributionFinder):
    """Finds the acts of reporting in one article."""

    def find(self) -> list[Report]:
        """Every report, in text order."""
        reports: list[Report] = []
        cues = self.s.cues
        at = 0
        for sentence in self.s.sentences:
            if self.s.region_at(sentence.start) in ("repeat", "furniture", "date"):
                continue
            while at < len(cues) and cues[at] < sentence.start:
                at += 1
            here = []
            while at < len(cues) and cues[at] < sentence.end:
                here.append(cues[at])
                at += 1
            reports.extend(self._in_sentence(sentence, here, reports))
        return reports

    def _in_sentence(self, sentence: Sentence, cues: list[int], earlier: list[Report]) -> list[Report]:
        headlines = self._headlines(sentence)
        if headlines:
            return headlines
        if cues and cues[0] == sentence.start and self._labels(sentence):
            return []
        found: list[Report] = []
        follow = self._follows(sentence, earlier, cues)
        if follow is not None:
            found.append(follow)
        taken = follow.end if follow is not None else self._goes_on(sentence, earlier)
        for cue in cues:
            if cue < taken or self._quoted(cue):
                continue
            report = self._at_cue(cue, sentence, found)
            if report is None:
                continue
            found.append(report)
            taken = max(report.end, cue + 1)
        attributed = self._attributed(sentence, found)
        if attributed is not None:
            found.append(attributed)
            found.sort(key=lambda f: f.parts[0])
        return found

    def _at_cue(self, cue: int, sentence: Sentence, found: list[Report]) -> Report | None:
        frame = self.frames.match(cue, sentence)
        if frame is not None and found and self._asked_of(frame, cue):
            frame.source = None  # و‍طالب مجلس الأمن بـ: whom it is asked of, by the speaker of the sentence
        report = self._finding(frame, sentence) if frame is not None else None
        before = self._quotation_before(cue, sentence)
        if before is None or any(f.parts[-1][1] > before.start for f in found):
            return report
        part = self.contents._trim(before.start, before.end + 1, before.end + 1)
        if report is not None and report.frame is not None and report.frame.opener == "quote":
            report.parts.insert(0, part)
            report.rule = "quotation-interrupted"
            return report
        return self._behind_quotation(cue, part, sentence)

    def _asked_of(self, frame: Frame, cue: int) -> bool:
        """Whether the phrase behind a joined verb of demanding is its object."""
        source = frame.source
        return (
            frame.form.frames.has("urge")
            and source is not None
            and not frame.before
            and bool(self.t.words[cue].conjunction)
            and source.kind in ("body", "country", "group", "unnamed")
            and not source.named
        )

    def _quotation_before(self, cue: int, sentence: Sentence) -> Quotation | None:
        """A quotation right before the cue (marks and a word or two between): "…", قال بوتين"""
        for q in self.s.quotations_from(sentence.start):
            if q.start >= cue:
                return None
            led_in = any(not self.bits[i] & lx.MARK for i in range(sentence.start, q.start))
            if (
                q.depth == 0
                and not led_in  # وعلى سؤال «…»، أجاب: the question is not the answer
                and q.end < cue <= q.end + 4
                and q.words(self.t) > TERM
            ):
                between = range(q.end + 1, cue)
                if (
                    between
                    and self.bits[q.end + 1] & (lx.COMMA | lx.DASH)
                    and all(self.bits[i] & self._before_cue(cue) for i in between)
                ):
                    return q
        return None

    def _before_cue(self, cue: int) -> int:
        """The classes of words that may stand between a quotation and its verb; هذا ما قاله takes it up by a pronoun."""
        taken_up = any(form.pronoun is not None for form in self.t.words[cue].cues)
        more = lx.PRONOUN | lx.RELATIVE | lx.EVENT if taken_up else 0
        return lx.MARK | lx.CONTENT_NOUN | lx.SUBORDINATOR | lx.ADVERB | lx.NEGATION | more

    def _behind_quotation(self, cue: int, part: tuple[int, int], sentence: Sentence) -> Report | None:
        for form in self.t.words[cue].cues:
            if form.part == "verb" and form.frames.has("quote") and not form.frames.has("weak"):
                source = self.frames._source_after(cue, form, sentence.end, content_before=True)
                if source is not None:
                    frame = Frame(cue, form, source, part[0], "quote", "quotation-verb-subject")
                    return Report(
                        sentence,
                        [part],
                        kind_of(self.s, [part]),
                        form.act,
                        (cue, cue + 1),
                        source,
                        frame.rule,
                        frame,
                        source.end,
                    )
        return None

    def _quoted(self, cue: int) -> bool:
        q = self.s.outer_quotation(cue, least=TERM + 1)
        if q is None:
            return False
        # "أكد ترامب التزامه …": marks around a whole sentence of the author, with its verb and a listed subject.
        subject = self.reader.read(cue + 1, q.end) if cue == q.start + 1 else None
        return subject is None or not subject.persons or self.t.words[cue].conjunction != ""

    def _finding(self, frame: Frame, sentence: Sentence) -> Report | None:
        content = self.contents.read(frame, sentence)
        if not content.parts:
            return None
        cue_end = frame.cue + 1
        kind = kind_of(self.s, content.parts)
        report = Report(
            sentence,
            content.parts,
            kind,
            frame.act or frame.form.act,
            (frame.cue, cue_end),
            frame.source,
            frame.rule,
            frame,
            max(content.end, content.parts[-1][1]),
        )
        if self._too_thin(report):
            return None
        report.cut = self._cut(frame, report.parts[0][0])
        return report

    def _cut(self, frame: Frame, first: int) -> int:
        """How many letters of the first word are a preposition that the cue takes (بتقديم, بـسحب)."""
        preposition = (
            frame.rule.rsplit("-", 2)[-2] if frame.opener == "noun" and frame.rule.endswith("-noun") else ""
        )
        form = self.t.forms[first]
        if len(preposition) != 1 or not form.startswith(preposition) or form[1:2] == preposition:
            return 0
        return len(form) - len(form[1:].lstrip(STRETCH))

    def _too_thin(self, report: Report) -> bool:
        words = sum(1 for a, b in report.parts for i in range(a, b) if self.bits[i] & (lx.WORD | lx.NUMBER))
        return words < 1 or (
            words < 2
            and report.kind != "direct"
            and report.frame is not None
            and report.frame.opener == "noun"
            and not report.frame.source
        )

    def _labels(self, sentence: Sentence) -> bool:
        """كتب: فلان: a byline, no speech."""
        start, nxt = sentence.start, sentence.start + 1
        if (
            start
            and not self.bits[start - 1] & lx.BREAK
            or self.t.words[start].conjunction
            or nxt >= sentence.end
        ):
            return False
        quoted = any(self.bits[i] & lx.QUOTE for i in range(nxt, sentence.end))
        return bool(self.bits[nxt] & lx.COLON) and sentence.end - nxt <= 8 and not quoted

    def _goes_on(self, sentence: Sentence, earlier: list[Report]) -> int:
        """Behind a sentence that begins with وأن: it goes on with the clauses of the statement before it."""
        start, word = sentence.start, self.t.words[sentence.start]
        if not (word.bits & lx.THAT and word.conjunction and earlier and earlier[-1].frame is not None):
            return start
        if word.conjunction in self.s.vocabulary.resumes or start + 1 >= sentence.end:
            return start
        last = earlier[-1]
        if self.bits[start + 1] & lx.AUXILIARY or self.s.sentence_before(sentence) != last.sentence:
            return start
        assert last.frame is not None
        content = self.contents.read(replace(last.frame, begin=start + 1, opener="that"), sentence)
        last.parts += content.parts
        last.kind = kind_of(self.s, last.parts)
        last.end = max(last.end, content.end)
        last.notes.append("the next sentence goes on with it")
        return max(start, content.end)

    def _follows(self, sentence: Sentence, earlier: list[Report], cues: list[int]) -> Report | None:
        """A sentence that is a quotation and has no cue of its own goes on with the speech before it."""
        quotation = self.s.by_start.get(sentence.start)
        if quotation is None or quotation.words(self.t) <= TERM or not earlier:
            return None
        last = earlier[-1]
        if sentence.paragraph - last.sentence.paragraph > 2 or last.kind == "headline":
            return None
        after = quotation.end + 1
        rest = [i for i in range(after, sentence.end) if not self.bits[i] & lx.MARK]
        if rest:
            return None
        start, end = self.contents._trim(quotation.start + 1, quotation.end, quotation.end)
        if any(a <= start < b for a, b in last.parts):
            return None  # a cue before it opened it
        adjacent = sentence.start == last.sentence.end or sentence.paragraph - last.sentence.paragraph == 1
        if adjacent and last.kind in ("direct", "mixed") and last.end >= last.sentence.end - 2:
            last.parts.append((start, end))
            last.end = sentence.end
            last.notes.append("a quotation without a cue continues it")
            return None
        return Report(
            sentence, [(start, end)], "direct", "say", None, None, "quotation-alone", end=sentence.end
        )
