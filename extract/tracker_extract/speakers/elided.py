"""Subjects that are pronouns or left out: the last speaker or the actor of the clause that agrees."""

from __future__ import annotations

from ..mentions.mention import Mention
from ..outline.sentences import Sentence
from ..packs import Features
from ..reports.report import Report
from ..words import classes as lx
from .attribution import Attribution
from .discourse import Entity
from .persons import PersonResolver

# How far back an elided subject may reach, in statements: the longest chain seen in the development articles is 6.
REACH = 8
# The main verb of a sentence stands behind its front (a time, a place, a topic) within so many tokens.
FRONT = 24


class ElisionResolver(PersonResolver):
    """Resolves elided subjects and pronouns."""

    def _features_of(self, report: Report | None) -> Features:
        return report.frame.form.features if report is not None and report.frame is not None else Features()

    def _pronoun(self, wanted: Features, report: Report | None) -> Attribution:
        answer = self._last_speaker(wanted, pronoun=True)
        return Attribution(answer.entities, "pronoun", answer.note) if answer.entities else answer

    def _takes(self, entity: Entity, wanted: Features) -> bool:
        """Whether a pronoun may take an entity up: where one is for things alone, the others are for persons.

        A body that spoke through an unnamed spokesperson counts as a person.
        """
        if not self.s.vocabulary.neuter:
            return entity.agrees(wanted)
        person = entity.speaker.speaker_class in ("person", "unnamed")
        if wanted.gender == "n":
            return not person
        if wanted.number != "sg":
            return entity.features.number != "sg" or not person
        if entity.speaker.id in self.through:
            return True
        return (
            person
            and entity.features.number != "pl"
            and "-" in (entity.features.gender, wanted.gender)
            or (person and entity.features.gender == wanted.gender)
        )

    def _elided(self, report: Report) -> Attribution:
        wanted = self._features_of(report)
        if report.frame is not None and report.frame.form.part == "noun":
            wanted = report.frame.form.pronoun or Features()
        participle = report.frame is not None and report.frame.form.part == "participle"
        same_sentence = self.previous is not None and self.previous.sentence == report.sentence
        if same_sentence and self.discourse.turns and self.discourse.turns[-1]:
            turn = self.discourse.turns[-1]
            if (
                len(turn) > 1
                or self.discourse.agrees(-1, wanted)
                or participle
                and (
                    wanted.number == "sg"
                    and wanted.gender == "m"
                    or wanted == self._features_of(self.previous)
                )
            ):
                return Attribution(turn, "elided", "the speaker of the same sentence")
        if report.actor is not None:
            acting = [self._source(p, report).entities for p in (report.actor, *report.actor.joined)]
            if all(acting):
                entities = tuple(e for found in acting for e in found)
                return Attribution(entities, "elided", "the actor of the clause")
        if same_sentence and not self.discourse.turns[-1]:
            return Attribution((), "unresolved", "the speaker of the same sentence is not known")
        if not same_sentence and self._hangs_on_noun(report):
            return Attribution((), "unresolved", "the verb behind the comma belongs to a noun")
        if self._resumes_topic(report):
            return Attribution((), "unresolved", "what is put first is a topic, and nobody says whose")
        if report.cue is not None and report.cue[0] > report.sentence.start and not participle:
            actor = self._actor(report, wanted, same_sentence_only=True)
            if actor is not None:
                return actor
            if not same_sentence and self._unread_subject(report):
                return Attribution((), "unresolved", "the subject before the verb could not be read")
        fresh = self._actor_of_sentence_before(report, wanted)
        if fresh is not None:
            return fresh
        last = self._last_speaker(wanted)
        alone = report.cue is not None and report.cue[0] == report.sentence.start
        if participle and not (alone and last.entities) or not last.entities:
            actor = self._actor(report, wanted)
            if actor is not None:
                return actor
        return last

    def _hangs_on_noun(self, report: Report) -> bool:
        """تصويت على مشروع قرار، يطالب بوقف: a present verb behind a comma, without a conjunction, in a clause of its own."""
        frame = report.frame
        if frame is None or frame.form.part != "verb" or not frame.form.tense.startswith("present"):
            return False
        start = report.sentence.start
        behind = frame.cue > start and bool(self.t.bits[frame.cue - 1] & lx.COMMA)
        # Behind a time or a place (وفي هذا السياق، يقول) the speaker goes on.
        clause = bool(self.t.bits[start] & (lx.VERB | lx.CUE))
        return behind and clause and not self.t.words[frame.cue].conjunction

    def _resumes_topic(self, report: Report) -> bool:
        """أما فيما يخص المؤتمر فأعلن: whoever it was, the sentence turned to another matter."""
        vocabulary, start = self.s.vocabulary, report.sentence.start
        fronted = self.t.words[start].stem in vocabulary.fronting
        return (
            fronted
            and report.cue is not None
            and self.t.words[report.cue[0]].conjunction in vocabulary.resumes
        )

    def _unread_subject(self, report: Report) -> bool:
        """وكان أبرز نواب المعارضة، فلان، قد أعلن: a noun behind the auxiliary that opens the sentence is the subject.

        So is one behind the word that opens the clause, where an auxiliary stands right before the verb (غير أن … قد نفى).
        """
        start, frame = report.sentence.start, report.frame
        if frame is None or frame.form.part != "verb" or frame.cue <= start + 3:
            return False
        noun = lx.TITLE | lx.UNNAMED | lx.BODY | lx.COMMON | lx.GIVEN | lx.CONTENT_NOUN
        nxt = self.t.words[start + 1]
        other = lx.VERB | lx.TIME | lx.ADVERB | lx.PREPOSITION | lx.PRONOUN | lx.EVENT
        opened = bool(self.t.bits[start] & lx.AUXILIARY) and bool(nxt.bits & noun) and not nxt.bits & other
        if self.t.bits[frame.cue - 1] & lx.AUXILIARY and self._noun_opens(start, frame.cue, noun, other):
            return True
        return opened and bool(self.t.bits[frame.cue - 1] & (lx.AUXILIARY | lx.COMMA | lx.QUOTE))

    def _noun_opens(self, start: int, cue: int, noun: int, other: int) -> bool:
        """Whether behind the last أن before the verb, in its sentence, a noun stands first."""
        for at in range(cue - 2, max(start, cue - FRONT) - 1, -1):
            if self.t.bits[at] & (lx.STOP | lx.COLON | lx.QUOTE):
                return False
            if self.t.bits[at] & lx.THAT:
                return bool(self.t.bits[at + 1] & noun) and not self.t.bits[at + 1] & other
        return False

    def _actor(
        self, report: Report, wanted: Features, same_sentence_only: bool = False
    ) -> Attribution | None:
        """The subject of the clause a verb or participle hangs on: رفضت أنقرة … وقالت إن."""
        if report.cue is None:
            return None
        sentence = report.sentence
        answer = self._subject(sentence.start, report.cue[0], wanted, report)
        if answer is None and not same_sentence_only:
            before = self.s.sentence_before(sentence)
            if before is not None and before.paragraph == sentence.paragraph:
                answer = self._subject(before.start, before.end, wanted, report)
        return answer

    def _actor_of_sentence_before(self, report: Report, wanted: Features) -> Attribution | None:
        """Somebody named as the subject of the sentence before, of which no statement was made: أدان السفير …. وأضاف."""
        before = self.s.sentence_before(report.sentence)
        at_start = report.cue is not None and report.cue[0] == report.sentence.start
        if not at_start or before is None or report.sentence.paragraph - before.paragraph > 1:
            return None
        if self.previous is None or self.previous.sentence == before and not self.discourse.ended_aside():
            return None
        for at in self._verbs_of(before):
            phrase = self.reader.read(at + 1, before.end)
            if phrase is None or not phrase.named or not (phrase.titles or phrase.persons):
                continue
            answer = self._source(phrase, report)
            if answer.entities and answer.entities[0].agrees(wanted):
                return Attribution(answer.entities, "elided", "the subject of the sentence before")
            return None
        return None

    def _verbs_of(self, sentence: Sentence) -> list[int]:
        """Where a verb with its subject behind it may stand: first in the sentence, or behind a comma of its front."""
        places = [sentence.start]
        for i in range(sentence.start + 1, min(sentence.end - 1, sentence.start + FRONT)):
            if self.t.bits[i] & lx.COMMA and self.t.bits[i + 1] & (lx.CUE | lx.VERB):
                places.append(i + 1)
        return places

    def _subject(self, start: int, limit: int, wanted: Features, report: Report | None) -> Attribution | None:
        """The source phrase among the first words of a clause: before its verb or right behind it."""
        if any(form.part == "participle" for form in self.t.words[start].cues):
            return None  # محملا بريطانيا …: what follows is no subject
        if self.t.bits[start] & lx.PREPOSITION and start + 2 < limit and self.t.bits[start + 1] & lx.THAT:
            start += 2  # ورغم أن فلانا لم …، إلا أنه قال
        elif self.t.bits[start] & lx.PREPOSITION and not self.t.bits[start] & lx.SUBORDINATOR:
            # وعن مصير فلان، قال: what is put first is a topic, no actor
            start = next((j + 1 for j in range(start, limit) if self.t.bits[j] & lx.COMMA), limit)
        passed = start
        for at in range(start, min(start + 4, limit)):
            phrase = self.reader.read(at, limit) if at >= passed else None
            if phrase is None or self.s.outer_quotation(at, least=4) is not None:
                continue
            if at - 1 > start and self.t.bits[at - 1] & lx.CONTENT_NOUN and not self.t.words[at - 1].article:
                continue  # وصول رئيس الحكومة: whose arrival it is
            titled = at == start + 1 and self._named_with_title(phrase)
            if phrase.kind == "name" and not phrase.persons and not titled and at == start + 1:
                known = self.discourse.named(frozenset(self._name_words(*phrase.name))) if phrase.name else []
                fits = bool(known) and known[0].agrees(wanted)
                return Attribution((known[0],), "elided", "the actor of the clause") if fits else None
            if phrase.kind in ("name", "pronoun") and not phrase.persons and not titled:
                continue
            if phrase.kind == "country" and phrase.end < limit and self.t.bits[phrase.end] & lx.MARK:
                passed = phrase.end
                continue  # a dateline
            if phrase.kind == "group":
                continue  # an adjective of the phrase before
            answer = self._source(phrase, report)
            if answer.entities and self._voiced(phrase, answer.entities[0], wanted):
                return Attribution(answer.entities, "elided", "the actor of the clause")
            if phrase.named:
                return None
        return None

    def _named_with_title(self, p: Mention) -> bool:
        """Whether a name nobody listed, of two words or with a given name, has its title behind it (وعلق فلان نائب الوزير)."""
        if p.name is None or not p.titles or p.titles[0][0] < p.name[1]:
            return False
        return p.name[1] - p.name[0] > 1 or bool(self.t.bits[p.name[0]] & lx.GIVEN)

    def _voiced(self, phrase: Mention, entity: Entity, wanted: Features) -> bool:
        """Whether a verb agrees with a phrase: a title stands for a body in its own gender."""
        title = phrase.titles[0][2] if phrase.titles else None
        if entity.speaker.speaker_class != "person" and title is not None and title.gender:
            return Entity(entity.speaker, Features(title.gender, "sg")).agrees(wanted)
        return entity.agrees(wanted)

    def _last_speaker(self, wanted: Features, pronoun: bool = False) -> Attribution:
        turns = self.discourse.turns
        for back, entities in enumerate(reversed(turns[-REACH:])):
            turn = len(turns) - 1 - back
            if turn in self.discourse.asides:
                continue
            if not entities:
                if back == 0:
                    return Attribution((), "unresolved", "who spoke last is not known")
                continue
            if len(entities) > 1:
                if wanted.number in ("pl", "du", "-"):
                    return Attribution(entities, "elided", "those who spoke last")
                continue
            if back and not pronoun and not self._near(entities[0]):
                continue
            if self._takes(entities[0], wanted) if pronoun else self.discourse.agrees(turn, wanted):
                return Attribution(entities, "elided", "the last speaker that agrees")
        if pronoun and wanted.gender == "n":
            return Attribution((), "unresolved", "no body spoke before")
        return self._only_one_named(wanted)

    def _near(self, entity: Entity) -> bool:
        """Whether somebody spoke or was named in this sentence or the one before: with another voice between, nobody
        further back goes on."""
        return max(entity.said_at, entity.named_at) >= self.nearby

    def _only_one_named(self, wanted: Features) -> Attribution:
        """Nobody who spoke agrees: the only person named in this sentence or the one before that does."""
        near = [
            e
            for e in self.discourse.entities
            if e.speaker.speaker_class == "person"
            and e.named_at >= self.nearby
            and e.agrees(wanted)
            and e.features.gender != "-"
        ]
        if len(near) == 1:
            return Attribution((near[0],), "elided", "the only one named nearby that agrees")
        return Attribution((), "unresolved", "no earlier speaker agrees with the verb")
