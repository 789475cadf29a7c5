"""Who spoke: from the words of a source to a speaker, through the article and then the registry.

Every answer carries its way: full name, short name, title, role on the date, pronoun, elided subject. What leaves
more than one candidate, or none, stays unresolved.
"""

from __future__ import annotations

from .. import lexis as lx
from ..find.finding import Finding
from ..find.source_phrase import SourcePhrase
from ..models import Evidence, Resolution, Speaker
from ..packs import Features
from .answers import NO_SPEAKER, UNRESOLVED, Answer
from .elided import ElisionResolver


class Resolver(ElisionResolver):
    """Resolves the findings of one article in order."""

    def resolve(
        self, finding: Finding
    ) -> tuple[tuple[Speaker, ...], Resolution, tuple[Evidence, ...]] | None:
        """The speakers of a finding with the role they held, how they were found, and the steps of it.

        None where what looked like a source cannot speak (كشفت الأمطار عن …): then nothing was reported.
        """
        at = finding.parts[0][0] if finding.cue is None else finding.cue[0]
        self._feed(at)
        before = self.s.sentence_before(finding.sentence)
        self.nearby = before.start if before is not None else finding.sentence.start
        answer = self._answer(finding)
        if answer is NO_SPEAKER:
            return None
        if finding.kind == "headline" and answer.entities:
            answer = Answer(answer.entities, "headline", answer.note)
        self.discourse.spoke(answer.entities, self._voice(finding, answer), self._in_relative(finding))
        for entity in answer.entities:
            entity.said_at = at
        self.previous = finding
        if len(answer.entities) == 1 and self._in_writing(finding):
            self.issuer = answer.entities[0]
        speakers = tuple(self._with_role(e.speaker) for e in answer.entities)
        return speakers, answer.by, (Evidence("speaker", answer.by, answer.note),)

    def _in_writing(self, finding: Finding) -> bool:
        """Whether the clause before the content names a written statement (وأفاد بيان الكرملين, أعلنت … في بيان)."""
        until = finding.parts[0][0]
        words = (self.t.words[i] for i in range(finding.sentence.start, until))
        return any(w.body is not None and w.body.kind == "document" for w in words)

    def _voice(self, finding: Finding, answer: Answer) -> Features | None:
        """The gender that later verbs take up where words of a person stand for a body."""
        if len(answer.entities) != 1 or answer.entities[0].speaker.speaker_class == "person":
            return None
        source = finding.source
        first = self.t.words[source.start].features if source is not None else None
        if first is not None and first.number == "pl":
            return first  # مسلحو المعارضة … واتهموا
        if source is not None:
            document = source.bodies[0][1] if source.bodies else None
            if document is not None and document.kind == "document":
                return Features(document.gender, "sg")  # وذكر بيان لنقابة … وأضاف
            title = source.titles[0][2] if source.titles else None
            return Features(title.gender, "sg") if title is not None and title.gender else None
        features = self._features_of(finding)
        return features if features.gender in ("m", "f") and features.number == "sg" else None

    def _in_relative(self, finding: Finding) -> bool:
        """الذي اعتبر أن …: what a relative clause reports does not change who speaks."""
        return (
            finding.frame is not None
            and finding.frame.before
            and bool(self.t.bits[finding.frame.cue - 1] & lx.RELATIVE)
        )

    def _with_role(self, speaker: Speaker) -> Speaker:
        if not speaker.registered or speaker.id not in self.registry.persons:
            return speaker
        return self.registry.speaker(speaker.id, self.on)

    def _answer(self, finding: Finding) -> Answer:
        source = finding.source
        if source is None:
            return self._elided(finding)
        first = self._source(source, finding)
        if not source.joined or not first.entities:
            return first
        answers = [first] + [self._source(other, finding) for other in source.joined]
        if all(a.entities for a in answers):
            entities = tuple(dict.fromkeys(e.speaker.id for a in answers for e in a.entities))
            return Answer(tuple(self.discourse.by_id[i] for i in entities), first.by, "several speakers")
        return first

    def _source(self, p: SourcePhrase, finding: Finding | None) -> Answer:
        if p.head == "pronoun":
            return self._pronoun(p.features, finding)
        if p.persons:
            return self._listed(p, finding)
        if p.name is not None:
            return self._named(p, finding)
        if p.head == "unnamed" and not self.t.words[p.start].article and not p.thing:
            return self._bound(p) or self._unnamed(p)
        surname = self._surname(p) if p.titles and not p.named else None
        if surname is not None:
            return surname
        if p.thing and self._is_thing(p, [], finding):
            return NO_SPEAKER
        if p.titles and p.head in ("person", "unnamed"):
            return self._titled(p, finding)
        if p.head == "unnamed" and self._takes_up_two(p):
            return self._two(p)
        if p.head == "unnamed":
            return self._taken_up(p) or self._generic(p, self._text(p)) or self._unnamed(p)
        if p.head == "country":
            return self._country(p)
        if p.head == "body":
            return self._body(p)
        if p.head == "group":
            return self._unnamed(p)
        return UNRESOLVED
