"""according to X, as X put it: the clause around them is the content."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...outline.sentences import Sentence
from ...packs import CueForm
from ...words import classes as lx
from ..kind import TERM, kind_of
from ..report import Report
from .reports import ReportReader


class AttributionReader(ReportReader):
    """Reads the attributions of one article."""

    def _attributed_clause(
        self,
        cue: int,
        end: int,
        form: CueForm,
        subject: Mention,
        sentence: Sentence,
        found: list[Report],
    ) -> tuple[bool, Report | None]:
        opening = self._attribution_word(subject.start, sentence)
        if opening is None:
            return False, None
        return True, self._as_said(opening, cue, end, form, subject, sentence, found)

    def _attribution_word(self, start: int, sentence: Sentence) -> int | None:
        """The conjunction of "as X said" before a subject, where it opens an attribution."""
        if start <= sentence.start:
            return None
        fixed = self.s.fixed(start - 1, sentence.end)
        if fixed is None or fixed[1:] != ("attribution", "cue") or fixed[0] != start:
            return None
        return start - 1 if start - 1 == sentence.start or self.bits[start - 2] & lx.MARK else None

    def _as_said(
        self,
        opening: int,
        cue: int,
        end: int,
        form: CueForm,
        subject: Mention,
        sentence: Sentence,
        found: list[Report],
    ) -> Report | None:
        parts = self._around(opening, end, sentence, found)
        return (
            self._finding(parts, cue, end, form, subject, sentence, "attribution-cue", "clause", parts[-1][1])
            if parts
            else None
        )

    def _around(
        self, opening: int, end: int, sentence: Sentence, found: list[Report]
    ) -> list[tuple[int, int]]:
        """The clause that an attribution stands in: before it, behind its comma, or both."""
        start = max([f.end for f in found if f.end <= opening], default=sentence.start)
        comma = self._past_occasion(end, sentence)
        if comma is not None and comma + 1 < sentence.end and self.bits[comma + 1] & lx.RELATIVE:
            comma = self._past_occasion(comma + 1, sentence)
        lead = (
            self.contents.before(self._clause_start(start, opening, sentence), opening)
            if opening > start
            else []
        )
        rest = (
            self.contents.rest(comma + 1, sentence.end, lambda i: self._new_report(i, sentence, opening))
            if comma is not None
            else []
        )
        if lead and not (
            self.bits[opening - 1] & lx.COMMA
            and rest
            and not any(self.bits[i] & lx.VERB for i in range(*lead[0]))
        ):
            rest = rest if rest and self.bits[opening - 1] & lx.COMMA else []
        return [p for p in lead + rest if p[1] - p[0] > 0] if sum(b - a for a, b in lead + rest) > 2 else []

    def _attributed(self, sentence: Sentence, found: list[Report]) -> list[Report]:
        """according to X: the clause around it."""
        made: list[Report] = []
        for i in range(sentence.start, sentence.end):
            fixed = self.s.fixed(i, sentence.end) if self.words[i].fixed else None
            if (
                fixed is None
                or fixed[1] != "attribution"
                or self.s.outer_quotation(i, least=TERM + 1) is not None
            ):
                continue
            source = self._attributed_to(i, fixed, sentence)
            if source is None or any(
                a < source[1] and i < b for f in found for a, b in [*f.parts, f.cue or (0, 0)]
            ):
                continue
            parts = self._around(i, source[1], sentence, found)
            if parts and not any(a < d and c < b for f in found for a, b in f.parts for c, d in parts):
                act = source[2].act if source[2] is not None else "cite"
                report = Report(
                    sentence,
                    parts,
                    kind_of(self.s, parts),
                    act,
                    (i, fixed[0]),
                    source[0],
                    "attribution",
                    None,
                    parts[-1][1],
                )
                made.append(report)
        return made

    def _attributed_to(
        self, i: int, fixed: tuple[int, str, str], sentence: Sentence
    ) -> tuple[Mention | None, int, CueForm | None] | None:
        """Whom an attribution names, the token behind, and the reporting word of "as reported by"."""
        at, _, takes = fixed
        if takes == "self":
            return None, at, None
        if takes == "cue":
            while at < sentence.end and self.bits[at] & (lx.AUXILIARY | lx.ADVERB):
                at += 1
            form = (
                next((c for c in self.words[at].cues if c.part == "verb"), None)
                if at < sentence.end
                else None
            )
            source = self.subjects.behind(at + 1, sentence.end) if form is not None else None
            ok = source is not None and (i == sentence.start or bool(self.bits[i - 1] & lx.COMMA))
            return (source, source.end, form) if source is not None and ok else None
        while at < sentence.end and (
            self.bits[at] & lx.DETERMINER
            and self.t.folds[min(at + 1, sentence.end - 1)] in self.s.vocabulary.sayings
            or self.t.folds[at] in self.s.vocabulary.sayings
        ):
            at += 1
        if at < sentence.end and self.bits[at] & lx.PREPOSITION:
            at += 1
        source = self.subjects.reader.read_joined(at, sentence.end)
        return (source, source.end, None) if source is not None and source.kind != "pronoun" else None
