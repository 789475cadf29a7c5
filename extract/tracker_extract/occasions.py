"""The day of a statement whose clause gives none: that of the statement it goes on from, or of what it was said at.

A speaker who goes on has the day of the statement before. What is said at a vote, a meeting or a call has its day where
the article gives it. An earlier statement without a day has none, and neither has what goes on from it. All else has the
day of the article. What the clause itself says (`said_on`) always comes first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .earlier import put_back
from .mentions.mention import Mention
from .models import Evidence, Span, Speaker
from .outline.outline import Outline
from .outline.sentences import Sentence
from .reports.report import Report
from .said_on import DateExpressions, without_day
from .words import classes as lx

# How many sentences on a speaker named anew goes on with the same speech: with more of the article's own words
# between, it may be another. With the subject left out, as far as such a subject is looked for (speakers.elided).
NAMED, ELIDED = 3, 8
# Behind an event that does not open the article so many sentences tell of it; the opening one governs the whole article.
EVENT = 4
# What opened the article longer ago is background.
DAYS = 7
# The verb of a sentence stands within so many tokens, where subjects come first.
FRONT = 20
# Words of a time tell of the saying where they stand within so many tokens of the verb or its source.
BESIDE = 8
# Between a verb without a subject and its content stand at most so many tokens (قال أيضا إن « – "said as well that").
OPENER = 3
# A phrase that turns to another matter has at most so many words.
TURN = 3
# Reasons for a day that are no words of the text: nothing goes on from them.
_NOT_FROM_TEXT = frozenset(("article", "article-vague", "unknown"))


@dataclass(frozen=True, slots=True)
class _Said:
    """The day found for a statement, why, in which sentence, and whether it is an earlier statement than its article's."""

    day: date | None
    evidence: Evidence
    sentence: int
    back: bool


@dataclass(frozen=True, slots=True)
class _Event:
    day: date
    spans: tuple[Span, ...]
    sentence: int
    opens: bool  # it opens the article


class Occasions:
    """The days of the statements of one article."""

    def __init__(self, outline: Outline, reports: Iterable[Report], dates: DateExpressions) -> None:
        self.s = outline
        self.t = outline.tokens
        self.v = outline.vocabulary
        self._dates = dates
        self._published = outline.article.published
        self._contents: dict[Sentence, int] = {}
        for report in reports:
            self._contents.setdefault(report.sentence, report.parts[0][0])
        first = {region.kind: region for region in reversed(outline.article.regions)}
        starts = self.t.starts
        self._title = first["title"].end if "title" in first else 0
        head = first["body"].start if "body" in first else 0
        self._body = bisect_left(outline.sentences, head, key=lambda s: starts[s.start])
        self._last: dict[tuple[str, ...], _Said] = {}
        self._first: dict[tuple[str, ...], _Said] = {}
        self._newest: _Said | None = None
        self._named: dict[str, _Said] = {}  # occasions by their noun
        self._events: list[_Event] = []
        self._read = self._body  # sentences before this one have been looked at for events

    def days(
        self,
        reports: Sequence[Report],
        clauses: Sequence[list[tuple[int, int]]],
        speakers: Sequence[tuple[Speaker, ...]],
    ) -> list[tuple[date | None, Evidence]]:
        """The day of each report and why, from its reporting clause and its speakers; those of the title are asked last."""
        order = sorted(range(len(reports)), key=lambda i: self._in_title(reports[i]))
        made = {i: self.said_on(reports[i], clauses[i], speakers[i]) for i in order}
        return [made[i] for i in range(len(reports))]

    def _in_title(self, report: Report) -> bool:
        return self.t.starts[report.sentence.start] < self._title

    def said_on(
        self, report: Report, outside: list[tuple[int, int]], speakers: tuple[Speaker, ...]
    ) -> tuple[date | None, Evidence]:
        """The day of a statement and why; `outside` are the stretches of its sentence that are content of none."""
        at = bisect_left(self.s.sentences, report.sentence)
        ids = tuple([speaker.id for speaker in speakers])
        title = self._in_title(report)
        stretches = [self._own_clause(report, stretch) for stretch in outside]
        said = self._day(report, stretches, ids, at, title)
        if not title:
            self._remember(report, stretches, ids, said)
        return said.day, said.evidence

    def _day(
        self, report: Report, stretches: list[tuple[int, int]], ids: tuple[str, ...], at: int, title: bool
    ) -> _Said:
        spans = [self.s.span(a, b) for a, b in stretches if a < b]
        found = self._dates.in_clauses(self.s.article.text, spans, self._published)
        if found.evidence is not None:
            earlier = put_back(self.s, report, news=True) is not None
            return _Said(found.day, found.evidence, at, earlier)
        back = put_back(self.s, report, news=title or at <= self._body + 1)
        if back is not None:
            return _Said(None, back, at, True)
        vague = found.vague or found.month
        if vague is not None and self._beside(report, vague):
            note = "the reporting clause gives a time but no day"
            return _Said(None, Evidence("date", "vague", note, (vague,)), at, True)
        if title:
            return self._of_title(ids, at)
        return (
            self._named_occasion(stretches, at)
            or self._goes_on(report, stretches, ids, at)
            or self._at_event(report, stretches, at)
            or _Said(*without_day(self._published), at, False)
        )

    def _remember(
        self, report: Report, stretches: list[tuple[int, int]], ids: tuple[str, ...], said: _Said
    ) -> None:
        self._newest = said
        if ids:
            self._last[ids] = said
            if not said.back:
                self._first.setdefault(ids, said)
        if said.day is not None and said.evidence.spans:
            for i in self._assemblies(stretches):
                self._named[self.t.words[i].stem] = said

    # -- the clause ---------------------------------------------------------------------------------------------------

    def _own_clause(self, report: Report, stretch: tuple[int, int]) -> tuple[int, int]:
        """The stretch from where the clause of the cue begins, where another clause with a subject of its own is before it.

        "Jets struck the town on Friday, and the monitor said": the day is that of the strike.
        """
        start, end = stretch
        cue, source = report.cue, report.source
        if cue is None or source is None or report.frame is None or not start <= cue[0] < end:
            return stretch
        if self.v.verb_first:
            begin = self._joined_verb(start, cue[0])
        else:
            begin = self._joined_subject(start, min(cue[0], source.start))
        return begin, end

    def _joined_subject(self, start: int, head: int) -> int:
        """Where the clause of a subject at `head` begins: at the conjunction behind a comma before it, else at `start`."""
        bits = self.t.bits
        joined = head - 2 > start and bits[head - 2] & lx.COMMA and bits[head - 1] & lx.CONJUNCTION
        return head - 1 if joined else start

    def _joined_verb(self, start: int, cue: int) -> int:
        """Where the clause of a verb begins: behind the comma before it, if a clause with a verb of its own stands there."""
        bits = self.t.bits
        if not bits[start] & lx.VERB or bits[start] & (lx.AUXILIARY | lx.PREPOSITION | lx.CUE):
            return start
        comma = next((i for i in (cue - 1, cue - 2) if i > start and bits[i] & lx.COMMA), None)
        if comma is None:
            return start
        return comma + 1 if comma + 1 < cue or self.t.words[cue].conjunction else start

    def _beside(self, report: Report, span: Span) -> bool:
        """Whether words stand near the cue or its source, where they tell of the saying."""
        near = [p for p in (report.cue, report.source and (report.source.start, report.source.end)) if p]
        starts = self.t.starts
        return any(
            starts[max(0, a - BESIDE)] <= span.start <= starts[min(len(starts) - 1, b + BESIDE)]
            for a, b in near
        )

    # -- where it goes on ---------------------------------------------------------------------------------------------

    def _goes_on(
        self, report: Report, stretches: list[tuple[int, int]], ids: tuple[str, ...], at: int
    ) -> _Said | None:
        """The day of the statement that the same speaker goes on from."""
        source = report.source
        before = self._last.get(ids)
        if before is None and source is None:
            acted = self._sentence_before(report, at)
            before = None if ids or acted is not None else self._newest_nearby(at)
            if before is None:
                return acted
        if before is None or not self._carries_on(source, stretches, at, before):
            return None
        if before.day is None:
            note = "goes on from the statement before, whose day is not known"
        else:
            note = f"{before.day.isoformat()}, the day of the statement before that it goes on from"
        return replace(before, sentence=at, evidence=Evidence("date", "goes-on", note, before.evidence.spans))

    def _newest_nearby(self, at: int) -> _Said | None:
        """The day of the newest statement, if it stands in this sentence or the one before."""
        near = self._newest is not None and at - self._newest.sentence <= 1
        return self._newest if near else None

    def _carries_on(
        self, source: Mention | None, stretches: list[tuple[int, int]], at: int, before: _Said
    ) -> bool:
        """Whether a statement in sentence `at` has the day of one before it by the same speaker.

        That day must be one the text gives, be near enough, and the clause must name no new occasion.
        """
        again = source is not None and not self._takes_up(source)
        if before.back and (again or at - before.sentence > 1):
            return False
        reach = ELIDED if source is None or source.kind == "pronoun" else NAMED
        if at - before.sentence > reach or again and self._elsewhere(stretches):
            return False
        return before.evidence.rule not in _NOT_FROM_TEXT

    def _takes_up(self, source: Mention) -> bool:
        """Whether a source only takes up who spoke before (he, المصدر)."""
        definite = source.definite or self.t.words[source.start].article
        return source.kind == "pronoun" or source.kind == "unnamed" and definite

    def _elsewhere(self, stretches: list[tuple[int, int]]) -> bool:
        """Whether the clause names an occasion not told of before (في مقابلة, in an interview)."""
        bits, words = self.t.bits, self.t.words
        for start, end in stretches:
            for i in range(start, end):
                if not bits[i] & lx.EVENT or words[i].article or words[i].stem in self._named:
                    continue
                if words[i].prefix or i and bits[i - 1] & (lx.PREPOSITION | lx.DETERMINER):
                    return True
        return False

    def _sentence_before(self, report: Report, at: int) -> _Said | None:
        """The day of what the subject left out is told to have done in the sentence before, where no statement was found."""
        if at == 0 or report.cue is None or report.cue[0] != report.sentence.start:
            return None
        if report.parts[0][0] - report.cue[1] > OPENER:
            return None  # what stands between may be a source that was not read
        before = self.s.sentences[at - 1]
        if before in self._contents or self.s.region_at(before.start) != "body":
            return None
        span = self.s.span(before.start, before.end)
        found = self._dates.in_clauses(self.s.article.text, [span], self._published)
        if found.day is None or found.evidence is None:
            return None
        note = f"{found.day.isoformat()}, the day of the sentence before that it goes on from"
        return _Said(found.day, Evidence("date", "goes-on", note, found.evidence.spans), at, False)

    # -- what it was said at ------------------------------------------------------------------------------------------

    def _assemblies(self, stretches: list[tuple[int, int]]) -> list[int]:
        words, nouns = self.t.words, self.v.assemblies
        return [i for start, end in stretches for i in range(start, end) if words[i].stem in nouns]

    def _named_occasion(self, stretches: list[tuple[int, int]], at: int) -> _Said | None:
        """The day of the occasion that the clause takes up (عقب التصويت, at the meeting)."""
        for i in self._assemblies(stretches):
            if not (self.t.words[i].article or i and self.t.bits[i - 1] & lx.DETERMINER):
                continue
            known = self._named.get(self.t.words[i].stem)
            if known is not None and known.day is not None:
                note = f"{known.day.isoformat()}, the day given before for the same occasion"
                return replace(
                    known, sentence=at, evidence=Evidence("date", "occasion", note, known.evidence.spans)
                )
            self._look_for_events(at)
            if self._events:
                return self._on(self._events[-1], at)
        return None

    def _at_event(self, report: Report, stretches: list[tuple[int, int]], at: int) -> _Said | None:
        """The day of the event that opens the article or was told of just before.

        What is said in the present, or on an occasion of its own, is not of the event.
        """
        frame = report.frame
        if frame is not None and frame.form.part == "verb" and frame.form.tense.startswith("present"):
            return None
        self._look_for_events(at)
        if not self._events or self._elsewhere(stretches):
            return None
        for event in reversed(self._events):
            if event.opens or at - event.sentence <= EVENT:
                return self._on(event, at)
        return None

    @staticmethod
    def _on(event: _Event, at: int) -> _Said:
        note = f"{event.day.isoformat()}, the day of the event that the article tells of"
        return _Said(event.day, Evidence("date", "event", note, event.spans), at, False)

    def _of_title(self, ids: tuple[str, ...], at: int) -> _Said:
        """What a title says was said when the body says it was."""
        told = self._first.get(ids) if ids else None
        if told is not None and told.day is not None:
            note = f"{told.day.isoformat()}, the day that the body gives for it"
            return replace(told, sentence=at, evidence=Evidence("date", "body", note, told.evidence.spans))
        self._look_for_events(self._body)
        if self._events and self._events[0].opens:
            return self._on(self._events[0], at)
        return _Said(*without_day(self._published), at, False)

    def _look_for_events(self, at: int) -> None:
        """Read on to a sentence: events that it and those before it tell of; one on another matter ends them."""
        while self._read <= at and self._read < len(self.s.sentences):
            sentence = self.s.sentences[self._read]
            if self._turns(sentence):
                self._events.clear()
            elif self._tells_of_event(sentence):
                self._take_event(sentence)
            self._read += 1

    def _turns(self, sentence: Sentence) -> bool:
        first = self.t.words[sentence.start]
        word = first.fold if first.prefix else first.stem
        if word not in self.v.turning:
            return False
        words = self.t.words[sentence.start + 1 : min(sentence.end, sentence.start + TURN)]
        opening = (word, *(w.fold for w in words))
        return any(opening[:n] in self.v.turns for n in range(1, len(opening) + 1))

    def _tells_of_event(self, sentence: Sentence) -> bool:
        verbs = self.v.assembling
        if self.v.verb_first:
            first = self.t.words[sentence.start]
            return (
                first.stem in verbs or first.fold in verbs
            )  # التقى – "met" – looks like a noun with the article
        if self._read > self._body:
            return False  # "met" and "voted" stand in any clause of the background
        for i in range(sentence.start, min(sentence.end, sentence.start + FRONT)):
            if self.t.folds[i] in verbs:
                return True
            if self.t.bits[i] & (lx.THAT | lx.RELATIVE | lx.SUBORDINATOR | lx.CUE):
                return False
        return False

    def _take_event(self, sentence: Sentence) -> None:
        end = self._contents.get(sentence, sentence.end)
        if end <= sentence.start:
            return
        span = self.s.span(sentence.start, end)
        found = self._dates.in_clauses(self.s.article.text, [span], self._published)
        if found.day is None or found.evidence is None:
            return
        if self._published is None or (self._published - found.day).days <= DAYS:
            opens = self._read <= self._body
            self._events.append(_Event(found.day, found.evidence.spans, self._read, opens))
