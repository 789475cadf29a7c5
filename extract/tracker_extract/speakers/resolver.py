"""Who spoke: from the words of a source to a speaker, through the article and then the registry.

Every answer carries its way: full name, short name, title, role on the date, pronoun, elided subject. What leaves
more than one candidate, or none, stays unresolved.
"""

from __future__ import annotations

from ..mentions.mention import Mention
from ..models import Evidence, Resolution, Speaker
from ..packs import Features
from ..reports.report import Report
from ..words import classes as lx
from .attribution import NO_SPEAKER, UNRESOLVED, Attribution
from .elided import ElisionResolver


class Resolver(ElisionResolver):
    """Resolves the reports of one article in order."""

    def resolve(self, report: Report) -> tuple[tuple[Speaker, ...], Resolution, tuple[Evidence, ...]] | None:
        """The speakers of a report with the role they held, how they were found, and the steps of it.

        None where what looked like a source cannot speak (كشفت الأمطار عن …): then nothing was reported.
        """
        at = report.parts[0][0] if report.cue is None else report.cue[0]
        self._feed(at)
        before = self.s.sentence_before(report.sentence)
        self.nearby = before.start if before is not None else report.sentence.start
        answer = self._answer(report)
        if answer is NO_SPEAKER:
            return None
        if report.kind == "headline" and answer.entities:
            answer = Attribution(answer.entities, "headline", answer.note)
        self.discourse.spoke(answer.entities, self._voice(report, answer), self._in_relative(report))
        for entity in answer.entities:
            entity.said_at = at
        self.previous = report
        if len(answer.entities) == 1 and self._in_writing(report):
            self.issuer = answer.entities[0]
        speakers = tuple(self._with_role(e.speaker) for e in answer.entities)
        return speakers, answer.by, (Evidence("speaker", answer.by, answer.note),)

    def _in_writing(self, report: Report) -> bool:
        """Whether the clause before the content names a written statement (وأفاد بيان الكرملين, أعلنت … في بيان)."""
        until = report.parts[0][0]
        words = (self.t.words[i] for i in range(report.sentence.start, until))
        return any(w.body is not None and w.body.kind == "document" for w in words)

    def _voice(self, report: Report, answer: Attribution) -> Features | None:
        """The gender that later verbs take up where words of a person stand for a body."""
        if len(answer.entities) != 1 or answer.entities[0].speaker.speaker_class == "person":
            return None
        source = report.source
        first = self.t.words[source.start].features if source is not None else None
        if first is not None and first.number == "pl":
            return first  # مسلحو المعارضة … واتهموا
        if source is not None:
            document = source.bodies[0][1] if source.bodies else None
            if document is not None and document.kind == "document":
                return Features(document.gender, "sg")  # وذكر بيان لنقابة … وأضاف
            title = source.titles[0][2] if source.titles else None
            return Features(title.gender, "sg") if title is not None and title.gender else None
        features = self._features_of(report)
        return features if features.gender in ("m", "f") and features.number == "sg" else None

    def _in_relative(self, report: Report) -> bool:
        """الذي اعتبر أن …: what a relative clause reports does not change who speaks."""
        return (
            report.frame is not None
            and report.frame.before
            and bool(self.t.bits[report.frame.cue - 1] & lx.RELATIVE)
        )

    def _with_role(self, speaker: Speaker) -> Speaker:
        if not speaker.registered or speaker.id not in self.registry.persons:
            return speaker
        return self.registry.speaker(speaker.id, self.on)

    def _answer(self, report: Report) -> Attribution:
        source = report.source
        if source is None:
            return self._elided(report)
        first = self._source(source, report)
        if not source.joined or not first.entities:
            return first
        answers = [first] + [self._source(other, report) for other in source.joined]
        if all(a.entities for a in answers):
            entities = tuple(dict.fromkeys(e.speaker.id for a in answers for e in a.entities))
            return Attribution(tuple(self.discourse.by_id[i] for i in entities), first.by, "several speakers")
        return first

    def _source(self, p: Mention, report: Report | None) -> Attribution:
        if p.kind == "pronoun":
            return self._pronoun(p.features, report)
        if p.persons:
            return self._listed(p, report)
        if p.name is not None:
            return self._named(p, report)
        if p.kind == "unnamed" and not self.t.words[p.start].article and not p.thing:
            return self._bound(p) or self._unnamed(p)
        surname = self._surname(p) if p.titles and not p.named else None
        if surname is not None:
            return surname
        if p.thing and self._is_thing(p, [], report):
            return NO_SPEAKER
        if p.titles and p.kind in ("person", "unnamed"):
            return self._titled(p, report)
        if p.kind == "unnamed" and self._takes_up_two(p):
            return self._two(p)
        if p.kind == "unnamed":
            return self._taken_up(p) or self._generic(p, self._text(p)) or self._unnamed(p)
        if p.kind == "country":
            return self._country(p)
        if p.kind == "body":
            return self._body(p)
        if p.kind == "group":
            return self._unnamed(p)
        return UNRESOLVED
