"""All acts of reporting of one article where subjects come first: content stands behind the verb, before it, or both."""

from __future__ import annotations

from ...mentions.mention import Mention, is_outlet
from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...outline.sentences import Sentence
from ...words import classes as lx
from ...words.phrases import longest
from ..kind import TERM
from ..report import Report
from .attributions import AttributionReader
from .headlines import HeadlineReader


class SubjectFirstFinder(AttributionReader):
    """Finds the acts of reporting in one article."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.headlines = HeadlineReader(reading, self.subjects, self.contents)

    def find(self) -> list[Report]:
        """Every report, in text order."""
        reports: list[Report] = []
        for sentence in self.s.sentences:
            if self.s.region_at(sentence.start) not in ("repeat", "furniture", "date", "byline"):
                reports.extend(self._in_sentence(sentence, reports))
        return reports

    def _in_sentence(self, sentence: Sentence, earlier: list[Report]) -> list[Report]:
        headline = self.headlines.read(sentence)
        if headline is None:
            return self._acts(sentence, earlier)
        behind = self.headlines.behind_label(headline)
        if behind is None:
            return [headline]
        # Kerry says truce possible: whether or not his words can be read, they are not the country's.
        return self._acts(behind, []) or ([] if self.headlines.reports(behind) else [headline])

    def _acts(self, sentence: Sentence, earlier: list[Report]) -> list[Report]:
        """The acts of reporting of a sentence that is not a headline as a whole."""
        sentence = sentence._replace(start=self.headlines.past_dateline(sentence))
        follow = self._follows(sentence, earlier)
        found: list[Report] = [follow] if follow is not None else []
        taken = follow.end if follow is not None else sentence.start
        whole = self._whole_sentence(sentence) if follow is None else None
        if whole is not None:
            found, taken = [whole], whole.end
        for cue in range(sentence.start, sentence.end):
            if cue < taken or not self._is_cue(cue, sentence):
                continue
            report = self._at_cue(cue, sentence, found)
            if report is not None:
                found.append(report)
                taken = max(report.end, cue + 1)
        # According to a diplomat, the plan calls for …: what a thing says, the diplomat says.
        spoken = [f for f in found if f.source is None or not f.source.thing]
        attributed = self._attributed(sentence, spoken)
        return sorted([*(spoken if attributed else found), *attributed], key=lambda f: f.parts[0])

    def _whole_sentence(self, sentence: Sentence) -> Report | None:
        """A sentence without speech in marks that ends in its reporting clause (…, X said): what reports within it is told by X.

        Media at the end only pass on what somebody in the sentence says.
        """
        quotations = self.s.quotations_within(sentence.start, sentence.end)
        if any(q.words(self.t) > TERM for q in quotations):
            return None
        for cue in range(sentence.start + 3, sentence.end):
            if not self._is_cue(cue, sentence) or self._taken_back(cue, sentence):
                continue
            report = self._at_cue(cue, sentence, [])
            if (
                report is not None
                and report.rule.startswith(("words-", "quotation-subject"))
                and len(report.parts) == 1
                and report.parts[0][1] < cue
                and report.source is not None
                and not self._is_channel(report.source)
            ):
                return report
        return None

    def _is_channel(self, source: Mention) -> bool:
        """Whether a source is a medium, by a word for one or a listed name."""
        names = (
            longest(self.words[start].heads, self.t.folds, start, end)
            for start, end, _ in source.named_bodies
            if self.words[start].heads
        )
        return any(body.kind == "media" for _, body in source.bodies) or any(map(is_outlet, names))

    def _follows(self, sentence: Sentence, earlier: list[Report]) -> Report | None:
        """A sentence that is a quotation and has no cue of its own goes on with the speech before it."""
        quotation = self.s.by_start.get(sentence.start)
        if quotation is None or not earlier:
            return None
        last = earlier[-1]
        gap = sentence.paragraph - last.sentence.paragraph
        behind = quotation.end + 1 if quotation.closed else quotation.end
        if (
            gap > 2
            or last.kind == "headline"
            or any(not self.bits[i] & (lx.MARK | lx.BREAK) for i in range(behind, sentence.end))
        ):
            return None
        if any(a <= quotation.start + 1 < b for a, b in last.parts) or self._next_line_reports(
            quotation, sentence
        ):
            return None
        part = self.contents.inside(quotation)
        adjacent = sentence.start == last.sentence.end or gap == 1
        if adjacent and last.kind in ("direct", "mixed") and self._whole_quotation(last):
            last.parts.append(part)
            last.end = sentence.end
            last.sentence = last.sentence._replace(end=sentence.end, paragraph=sentence.paragraph)
            last.notes.append("a quotation without a cue continues it")
            return None
        if quotation.words(self.t) <= TERM:
            return None
        return Report(sentence, [part], "direct", "say", None, None, "quotation-alone", end=sentence.end)

    def _whole_quotation(self, last: Report) -> bool:
        return (
            last.kind == "direct"
            or self.bits[last.parts[-1][1] - 1] & lx.QUOTE != 0
            or last.parts[-1][1] >= last.sentence.end - 1
        )

    def _next_line_reports(self, q: Quotation, sentence: Sentence) -> bool:
        """A question or exclamation whose reporting clause stands in the next sentence."""
        if (
            self.t.forms[q.end - 1] not in self.s.vocabulary.kept_ends
            or sentence.end >= len(self.t)
            or self.bits[sentence.end] & lx.BREAK
        ):
            return False
        follower = next((s for s in self.s.sentences if s.start == sentence.end), None)
        if follower is None:
            return False
        for i in range(follower.start, min(follower.end, follower.start + 8)):
            if self._is_cue(i, follower) and all(
                self.complements.find(end, form, follower.end) is None for end, form in self._forms(i)
            ):
                return self.subjects.before(i, follower) is not None
        return False
