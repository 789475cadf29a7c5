"""One act of reporting at a cue: with a subject before or behind it, or none of its own."""

from __future__ import annotations

from abc import abstractmethod

from ...mentions.capitalised.surnames import finite_cue
from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...packs import CueForm
from ...words import classes as lx
from ..report import Report
from .breaks import FAR
from .complements import Complement
from .leading import LeadingContent


class ReportReader(LeadingContent):
    """Reads the acts of reporting at the cues of one article."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.verbs_first = reading.outline.vocabulary.verbs_may_come_first
        self.houses = reading.outline.vocabulary.houses
        self.dropped = reading.outline.vocabulary.subjects_are_dropped

    @abstractmethod
    def _attributed_clause(
        self,
        cue: int,
        end: int,
        form: CueForm,
        subject: Mention,
        sentence: Sentence,
        found: list[Report],
    ) -> tuple[bool, Report | None]:
        """Whether "as" opens the clause of a subject (as X said), and the report it makes then."""

    def _at_cue(self, cue: int, sentence: Sentence, found: list[Report]) -> Report | None:
        fixed = self.s.fixed(cue, sentence.end)
        if fixed is not None and fixed[1] == "impersonal" or self._taken_back(cue, sentence):
            return None
        for end, form in self._forms(cue):
            report = self._reading(cue, end, form, sentence, found)
            if report is not None:
                return report
        return None

    def _reading(
        self, cue: int, end: int, form: CueForm, sentence: Sentence, found: list[Report]
    ) -> Report | None:
        if form.frames.has("relay"):
            return self._relayed(cue, end, form, sentence)
        if self._passive(cue, sentence):
            return None
        if form.part == "participle":
            return self._participle(cue, end, form, sentence, found)
        if self._interrupts(cue) and self.s.outer_quotation(cue, least=1) is not None:
            return self._between_dashes(cue, end, form, sentence)
        inverted = self._inverted(cue, end, form, sentence, found)
        if inverted is not None:
            return inverted
        subject = self.subjects.before(cue, sentence)
        if subject is not None and (
            not self._agrees(form, subject) or self._embedded(subject.start, sentence)
        ):
            return None
        if subject is None and form.part == "verb":
            subject = self.subjects.far(cue, sentence)
        if subject is None and form.features.number == "pl" and self.houses:
            subject = self.subjects.where(cue, sentence, self.houses)
        if subject is None and self.verbs_first:
            leading = self._verb_first(cue, end, form, sentence)
            if leading is not None:
                return leading
        if subject is None:
            return self._coordinated(cue, end, form, sentence, found)
        return self._with_subject(cue, end, form, subject, sentence, found)

    def _with_subject(
        self,
        cue: int,
        end: int,
        form: CueForm,
        subject: Mention,
        sentence: Sentence,
        found: list[Report],
    ) -> Report | None:
        attributes, attributed = self._attributed_clause(cue, end, form, subject, sentence, found)
        if attributes:
            return attributed
        complement = self.complements.find(end, form, sentence.end)
        before = (
            None if self._is_relative(cue, sentence) else self._before(subject.start, form, sentence, found)
        )
        if before is not None and (
            complement is None
            or complement.opener in ("clause", "noun")
            or before.rule == "quotation"
            and complement.opener != "that"
        ):
            if complement is not None and complement.opener == "quote":
                return self._joined(before, complement, cue, end, form, subject, sentence)
            if complement is None or before.opener == "quote" and complement.rule != "urged":
                return self._put_before(before, cue, end, form, subject, sentence, found)
        if complement is None:
            return self._after_line(cue, end, form, subject, sentence)
        if form.frames.has("weak") and complement.opener == "noun":
            return None
        return self._put_behind(complement, cue, end, form, subject, sentence, "subject-verb")

    def _put_behind(
        self,
        complement: Complement,
        cue: int,
        end: int,
        form: CueForm,
        subject: Mention | None,
        sentence: Sentence,
        order: str,
    ) -> Report | None:
        within = sentence._replace(end=self._relative_end(cue, complement.begin, sentence))
        parts = self.contents.behind(complement, within, lambda i: self._new_report(i, sentence, cue))
        if not parts or sum(b - a for a, b in parts) < (1 if complement.opener in ("quote", "noun") else 2):
            return None
        return self._finding(
            parts, cue, end, form, subject, sentence, f"{order}-{complement.rule}", complement.opener
        )

    def _is_relative(self, cue: int, sentence: Sentence) -> bool:
        """Whether a relative clause holds a cue (who asked not to be named)."""
        start = self.subjects.verb_start(cue, sentence.start)
        return start > sentence.start and bool(self.bits[start - 1] & lx.RELATIVE)

    def _relative_end(self, cue: int, begin: int, sentence: Sentence) -> int:
        """Where the relative clause that holds a cue ends: at a comma before the main clause's verb."""
        if not self._is_relative(cue, sentence):
            return sentence.end
        for i in range(begin, sentence.end - 1):
            verb = self.bits[i + 1] & (lx.AUXILIARY | lx.PASSIVE) or finite_cue(self.t, i + 1)
            if self.bits[i] & lx.COMMA and verb:
                return i
        return sentence.end

    def _inverted(
        self, cue: int, end: int, form: CueForm, sentence: Sentence, found: list[Report]
    ) -> Report | None:
        """ "…," said X; words, said X."""
        if cue == sentence.start:
            return self._inverted_after_line(cue, end, form, sentence)
        previous = self.bits[cue - 1]
        if not previous & (lx.COMMA | lx.QUOTE | lx.DASH):
            return None
        before = self._before(cue, form, sentence, found)
        subject = self.subjects.behind(end, sentence.end) if before is not None else None
        if subject is None or before is None:
            return None
        questions = subject.end < sentence.end and self.bits[subject.end] & lx.SUBORDINATOR
        if before.rule == "words" and questions:
            return None  # X, the ambassador, asked Russia whether …
        if (
            before.rule == "words"
            and self.complements.find(end, form, sentence.end) is not None
            and self._ends_clause(cue - 1, sentence)
        ):
            return None
        complement = self.complements.find(subject.end, form, sentence.end)
        if complement is not None and complement.opener == "quote" and before.opener == "quote":
            return self._joined(before, complement, cue, end, form, subject, sentence)
        return self._put_before(before, cue, end, form, subject, sentence, found, subject.end)

    def _ends_clause(self, comma: int, sentence: Sentence) -> bool:
        """X, a friend of the family, said Y was old: the comma ends an insertion, no content."""
        return self.subjects.before(comma + 1, sentence) is not None

    def _inverted_after_line(self, cue: int, end: int, form: CueForm, sentence: Sentence) -> Report | None:
        subject = self.subjects.behind(end, sentence.end)
        return self._after_line(cue, end, form, subject, sentence) if subject is not None else None

    def _verb_first(self, cue: int, end: int, form: CueForm, sentence: Sentence) -> Report | None:
        """A verb that opens its clause, its subject and its content behind it."""
        start = self.subjects.verb_start(cue, sentence.start)
        if start > sentence.start and not self.bits[start - 1] & (lx.COMMA | lx.CONJUNCTION | lx.TIME):
            return None
        subject = self.subjects.reader.read_joined(end, sentence.end)
        if subject is None or subject.kind == "group":
            return None
        at = (
            subject.end + 1
            if subject.end < sentence.end and self.bits[subject.end] & lx.CONJUNCTION
            else subject.end
        )
        complement = self.complements.find(at, form, sentence.end)
        if complement is None or complement.opener in ("clause", "noun"):
            return None
        return self._put_behind(complement, cue, end, form, subject, sentence, "verb-subject")

    def _between_dashes(self, cue: int, end: int, form: CueForm, sentence: Sentence) -> Report | None:
        """«A, — сказал X, — B»: the marks enclose the reporting clause too."""
        quotation = self.s.outer_quotation(cue, least=1)
        subject = self.subjects.behind(end, quotation.end if quotation else sentence.end)
        if quotation is None or subject is None:
            return None
        parts = [self.contents.trim(quotation.start + 1, cue - 1)]
        dash = next(
            (i for i in range(subject.end, min(quotation.end, subject.end + FAR)) if self.bits[i] & lx.DASH),
            None,
        )
        if dash is not None:
            parts.append(self.contents.trim(dash + 1, quotation.end))
        return self._finding(
            parts, cue, end, form, subject, sentence, "quotation-dashes", "quote", quotation.end + 1
        )

    def _participle(
        self, cue: int, end: int, form: CueForm, sentence: Sentence, found: list[Report]
    ) -> Report | None:
        """…, adding that: it hangs on the clause before it."""
        previous = self.bits[cue - 1] if cue > sentence.start else lx.COMMA
        if not previous & (
            lx.COMMA | lx.CONJUNCTION | lx.ADVERB | lx.DASH | lx.SUBORDINATOR | lx.QUOTE | lx.PREPOSITION
        ):
            return None
        complement = self.complements.find(end, form, sentence.end)
        if previous & lx.PREPOSITION and complement is not None and complement.opener == "noun":
            return None
        if (
            complement is None
            or complement.opener == "noun"
            and (cue == sentence.start or form.frames.has("weak"))
        ):
            return None
        report = self._put_behind(complement, cue, end, form, None, sentence, "participle")
        return self._acted(report, sentence, cue, found)

    def _acted(
        self, report: Report | None, sentence: Sentence, cue: int, found: list[Report]
    ) -> Report | None:
        """With the subject of the clause, where no statement of the same sentence names who speaks."""
        if report is not None and not found:
            report.actor = self.subjects.of_clause(sentence, cue)
        return report

    def _coordinated(
        self, cue: int, end: int, form: CueForm, sentence: Sentence, found: list[Report]
    ) -> Report | None:
        """X did this and said that; a verb whose subject is left out."""
        start = self.subjects.verb_start(cue, sentence.start)
        first = (
            start == sentence.start or bool(self.bits[start - 1] & lx.COMMA) and start - 1 == sentence.start
        )
        joined = start > sentence.start and bool(self.bits[start - 1] & lx.CONJUNCTION)
        if not joined and not (first and self.dropped) or form.tense == "perfect":
            return None
        complement = self.complements.find(end, form, sentence.end)
        if complement is None or form.frames.has("weak") and complement.opener == "noun":
            return None
        if first and self.dropped and complement.opener == "noun":
            return None
        report = self._put_behind(complement, cue, end, form, None, sentence, "coordinated")
        if report is not None and joined and not found:
            actor = self.subjects.of_clause(sentence, cue)
            if actor is None:
                return None
            report.source, report.actor = actor, actor
        return report

    def _relayed(self, cue: int, end: int, form: CueForm, sentence: Sentence) -> Report | None:
        """the agency quoted X as saying; X was quoted as saying."""
        wanted = form.frames.prepositions("relay")
        at = next(
            (
                i
                for i in range(end, min(sentence.end, end + FAR))
                if self.t.folds[i] in wanted
                and i + 1 < sentence.end
                and any(c.part == "participle" for c in self.words[i + 1].cues)
            ),
            None,
        )
        if at is None:
            return None
        source = (
            self.subjects.before(self._passive_start(cue, sentence), sentence)
            if self._passive(cue, sentence)
            else self.subjects.reader.read_joined(end, at)
        )
        if source is None:
            return None
        saying = next(c for c in self.words[at + 1].cues if c.part == "participle")
        complement = self.complements.find(at + 2, saying, sentence.end)
        if complement is not None:
            return self._put_behind(complement, at, at + 2, saying, source, sentence, "relay")
        channel = source if source.end <= cue else self.subjects.before(cue, sentence)
        before = self._before(channel.start if channel else cue, saying, sentence, [])
        if before is None:
            return None
        parts = (
            [self.contents.inside(self.s.by_start[before.begin])]
            if before.opener == "quote"
            else self.contents.before(before.begin, channel.start if channel else cue)
        )
        return self._finding(parts, at, at + 2, saying, source, sentence, "relay-quotation", "quote")
