"""Subjects that are left out: the speaker of the same sentence, the actor of the clause, or the last speaker that agrees."""

from __future__ import annotations

from dataclasses import dataclass

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...names import name_words
from ...outline.sentences import Sentence
from ...packs import Features
from ...reports.kind import TERM
from ...reports.report import Report
from ...words import classes as lx
from ..attribution import Referent, unresolved
from ..context import Context
from ..discourse import FULL, Entity
from ..facts import features_of, is_definite, words_in
from .pronouns import last_speaker

# The main verb of a sentence stands behind its front (a time, a place, a topic) within so many tokens.
FRONT = 24
# The subject of a clause begins among its first so many tokens: a verb, an auxiliary or a particle may stand before it.
OPENING = 4
# A noun behind an auxiliary is a subject of its own only if so many tokens stand before the verb: the auxiliary, the
# noun, and two more that describe it.
APART = 4

NOUN = lx.TITLE | lx.UNNAMED | lx.BODY | lx.COMMON | lx.GIVEN | lx.CONTENT_NOUN
OTHER = lx.VERB | lx.TIME | lx.ADVERB | lx.PREPOSITION | lx.PRONOUN | lx.EVENT


@dataclass(frozen=True, slots=True)
class Gap:
    """A report without a source: `wanted` are the features of the subject that its verb asks for."""

    report: Report
    wanted: Features
    participle: bool
    same_sentence: bool  # as the report before

    @property
    def cue(self) -> int | None:
        """The token of the reporting word, None where the report has none."""
        return self.report.cue[0] if self.report.cue is not None else None

    @property
    def opens(self) -> bool:
        """Whether the reporting word is the first of its sentence."""
        return self.cue == self.report.sentence.start


def gap_of(c: Context, report: Report) -> Gap:
    """What the sieves for elided subjects are asked about a report without a source."""
    frame, previous = report.frame, c.discourse.previous
    wanted = features_of(report)
    if frame is not None and frame.form.part == "noun":
        wanted = frame.form.pronoun or Features()
    participle = frame is not None and frame.form.part == "participle"
    return Gap(report, wanted, participle, previous is not None and previous.sentence == report.sentence)


def same_sentence(c: Context, gap: Gap) -> Referent | None:
    """The speaker of the report before in the same sentence, where the verb or participle agrees."""
    turns = c.discourse.turns
    if not gap.same_sentence or not turns[-1]:
        return None
    if _answers_question(c.discourse.previous, gap.report):
        return unresolved("whoever was asked answers, and not who asked")
    if len(turns[-1]) > 1 or c.discourse.agrees(-1, gap.wanted) or _goes_on(c, gap):
        return Referent(turns[-1], "elided", "the speaker of the same sentence")
    return None


def _answers_question(before: Report | None, report: Report) -> bool:
    """Whether a report answers the one before (سأل الوزير نظيره … فأجابه – "the minister asked his colleague …; he answered him")."""
    acts = [r.frame.form.act for r in (before, report) if r is not None and r.frame is not None]
    return acts == ["ask", "answer"]


def _goes_on(c: Context, gap: Gap) -> bool:
    """Whether a participle goes on with the verb before: in the masculine singular, or in its gender and number.

    Or in the plural of persons, where those who spoke are several without a name (أكدت مصادر …، مشيرين – "sources stressed …,
    pointing out"), or a body that no list knows (أكد وفد …، مشيرين – "a delegation stressed …, pointing out").
    """
    wanted, last = gap.wanted, c.discourse.turns[-1][0].speaker
    several = last.speaker_class in ("unnamed", "group") and c.discourse.turns[-1][0].features.number == "pl"
    several = several or last.speaker_class == "organization" and not last.registered
    if gap.participle and several and wanted == Features("m", "pl"):
        return True
    return gap.participle and (wanted == Features("m", "sg") or wanted == features_of(c.discourse.previous))


def actor_as_found(c: Context, gap: Gap) -> Referent | None:
    """The actor that the report itself names: the subject of the clause that its verb is coordinated with."""
    actor = gap.report.actor
    if actor is None:
        return None
    acting = [c.refer(c, m, gap.report).entities for m in (actor, *actor.joined)]
    if not all(acting):
        return None
    return Referent(tuple(e for found in acting for e in found), "elided", "the actor of the clause")


def unknown_before(c: Context, gap: Gap) -> Referent | None:
    """The report before in the same sentence has no known speaker: then neither has this one."""
    if gap.same_sentence and not c.discourse.turns[-1]:
        return unresolved("the speaker of the same sentence is not known")
    return None


def of_noun(c: Context, gap: Gap) -> Referent | None:
    """A present verb behind a comma, without a conjunction, in a clause of its own belongs to a noun.

    تصويت على مشروع قرار، يطالب بوقف – "a vote on a draft resolution that demands an end".
    """
    r, frame = c.reading, gap.report.frame
    if gap.same_sentence or frame is None or frame.form.part != "verb":
        return None
    start = gap.report.sentence.start
    behind_comma = frame.cue > start and bool(r.bits[frame.cue - 1] & lx.COMMA)
    # Behind a time or a place (وفي هذا السياق، يقول – "in this context, he says") the speaker goes on.
    of_own = bool(r.bits[start] & (lx.VERB | lx.CUE)) and not r.words[frame.cue].conjunction
    if behind_comma and of_own and frame.form.tense.startswith("present"):
        return unresolved("the verb behind the comma belongs to a noun")
    return None


def of_topic(c: Context, gap: Gap) -> Referent | None:
    """The sentence turned to another matter: أما فيما يخص المؤتمر فأعلن – "as for the conference, he announced"."""
    words, vocabulary = c.reading.words, c.reading.vocabulary
    fronted = words[gap.report.sentence.start].stem in vocabulary.fronting
    if fronted and gap.cue is not None and words[gap.cue].conjunction in vocabulary.resumes:
        return unresolved("what is put first is a topic, and nobody says whose")
    return None


def actor_in_sentence(c: Context, gap: Gap) -> Referent | None:
    """The subject of the clause before a verb that is not the first of its sentence, or that it could not be read."""
    sentence = gap.report.sentence
    if gap.cue is None or gap.cue <= sentence.start or gap.participle:
        return None
    actor = _subject(c, sentence.start, gap.cue, gap)
    if actor is None and not gap.same_sentence and _has_unread_subject(c.reading, gap.report):
        return unresolved("the subject before the verb could not be read")
    return actor


def _has_unread_subject(r: Reading, report: Report) -> bool:
    """Whether a noun behind the auxiliary that opens the sentence is the subject of the reporting verb.

    وكان أبرز نواب المعارضة، فلان، قد أعلن – "the leading opposition deputy, X, had announced".
    """
    start, frame = report.sentence.start, report.frame
    if frame is None or frame.form.part != "verb" or frame.cue < start + APART:
        return False
    before = r.bits[frame.cue - 1]
    opened = bool(r.bits[start] & lx.AUXILIARY) and _is_noun(r, start + 1)
    return opened and bool(before & (lx.AUXILIARY | lx.COMMA | lx.QUOTE))


def _is_noun(r: Reading, i: int) -> bool:
    return bool(r.bits[i] & NOUN) and not r.bits[i] & OTHER


def subject_of_sentence_before(c: Context, gap: Gap) -> Referent | None:
    """Somebody named as the subject of the sentence before, of which no statement was made.

    أدان السفير …. وأضاف – "The ambassador condemned … . He added".
    """
    sentence, discourse = gap.report.sentence, c.discourse
    before = c.reading.outline.sentence_before(sentence)
    if not gap.opens or before is None or sentence.paragraph - before.paragraph > 1:
        return None
    if discourse.previous is None or discourse.previous.sentence == before and not discourse.ended_aside():
        return None
    for at in _verbs_of(c.reading, before):
        mention = c.reading.mentions.read(at + 1, before.end)
        if mention is None or not _is_actor(c.reading, mention):
            continue
        answer = c.refer(c, mention, gap.report)
        if answer.entities and answer.entities[0].agrees(gap.wanted):
            return Referent(answer.entities, "elided", "the subject of the sentence before")
        return None
    return None


def _is_actor(r: Reading, m: Mention) -> bool:
    """Whether a subject is surely somebody: listed, a full name, or a definite title, with a name or without."""
    if not m.named:
        return bool(m.titles) and is_definite(r, m)
    return bool(m.titles or m.persons) or _is_full_name(r, m)


def _verbs_of(r: Reading, sentence: Sentence) -> list[int]:
    """Where a verb with its subject behind it may stand: first in the sentence, or behind a comma of its front."""
    first, verbal = sentence.start, lx.CUE | lx.VERB
    particle = not r.bits[first] & (verbal | lx.NEGATION)  # who did not say something does not go on
    if particle and first + 1 < sentence.end and r.bits[first + 1] & verbal:
        first += 1  # كما استقبل السفير – "as the ambassador also received"
    places = [first]
    for i in range(sentence.start + 1, min(sentence.end - 1, sentence.start + FRONT)):
        if r.bits[i] & lx.COMMA and r.bits[i + 1] & verbal:
            places.append(i + 1)
    return places


def named_nearby(c: Context, gap: Gap) -> Referent | None:
    """The only agreeing person named in this sentence or the one before, where what spoke last is a body or nobody near.

    Of known gender, and named neither in a quotation nor in the words last reported.
    """
    discourse, last = c.discourse, c.discourse.turns[-1] if c.discourse.turns else ()
    if not last or any(e.speaker.speaker_class in ("person", "unnamed") and _near(c, e) for e in last):
        return None
    may = [e for e in discourse.persons_nearby() if _may_act(c, e, gap)]
    fit = [e for e in may if e.speaker.registered or len(e.words) >= FULL]
    if not fit and len(may) == 1:
        return unresolved("who is named nearby is so by half a name")
    if len(fit) != 1:
        return None
    return Referent((fit[0],), "elided", "the only person named nearby that agrees")


def _near(c: Context, entity: Entity) -> bool:
    return max(entity.said_at, entity.named_at) >= c.discourse.nearby


def _may_act(c: Context, entity: Entity, gap: Gap) -> bool:
    at, previous = entity.named_at, c.discourse.previous
    inside = previous is not None and any(start <= at < end for start, end in previous.parts)
    if inside or c.reading.outline.outer_quotation(at, least=1) is not None:
        return False
    if _is_object_of_cue(c.reading, at):
        return False
    known = entity.features.gender in ("m", "f") and "-" not in (gap.wanted.gender, gap.wanted.number)
    return known and entity.agrees(gap.wanted)


def _is_object_of_cue(r: Reading, at: int) -> bool:
    """Whether who is named at a token completes a noun of doing that a reporting verb has as its object.

    واعتبر زيارة مملوك خطوة – "and considered Mamlouk's visit a step": somebody else considered it.
    """
    if at < 2 or r.words[at].prefix:
        return False
    verb, deed = r.words[at - 2 : at]
    takes_object = any("object" in cue.frames.plain for cue in verb.cues)
    return takes_object and bool(deed.bits & (lx.CONTENT_NOUN | lx.EVENT)) and not deed.article


def of_title(c: Context, gap: Gap) -> Referent | None:
    """Nobody, in a title that names nobody: it is no part of what the text tells."""
    if c.reading.outline.region_at(gap.report.sentence.start) != "title":
        return None
    return unresolved("the title names nobody")


def last_speaker_or_actor(c: Context, gap: Gap) -> Referent | None:
    """The last speaker that agrees; for a participle within its sentence, or without one, the actor of the clause."""
    last = last_speaker(c, gap.wanted)
    if last.entities and (gap.opens or not gap.participle):
        return last
    return _actor(c, gap) or last


def _actor(c: Context, gap: Gap) -> Referent | None:
    """The subject of the clause that a verb or participle hangs on (رفضت أنقرة … وقالت إن – "Ankara refused … and said that").

    Else that of the sentence before in the same paragraph.
    """
    if gap.cue is None:
        return None
    sentence = gap.report.sentence
    answer = _subject(c, sentence.start, gap.cue, gap)
    before = c.reading.outline.sentence_before(sentence) if answer is None else None
    if before is not None and before.paragraph == sentence.paragraph:
        return _subject(c, before.start, before.end, gap)
    return answer


def _subject(c: Context, start: int, limit: int, gap: Gap) -> Referent | None:
    """The referent of the mention among the first words of a clause: before its verb or right behind it."""
    r = c.reading
    start = passed = _behind_front(r, start, limit)
    for at in range(start, min(start + OPENING, limit)):
        mention = r.mentions.read(at, limit) if at >= passed else None
        if mention is None or _is_within(r, at, start):
            continue
        if _is_object_of_cue(r, at):
            return None
        if _is_bare_name(mention) and not (at == start + 1 and _has_title_behind(r, mention)):
            if mention.kind == "name" and at == start + 1:
                return _named_actor(c, mention, gap.wanted)
        elif _is_dateline(r, mention, limit):
            passed = mention.end
        elif mention.kind != "group":  # an adjective of the noun before
            actor = _acting(c, mention, gap)
            if actor is not None or mention.named:
                return actor
    return None


def _acting(c: Context, m: Mention, gap: Gap) -> Referent | None:
    """The referent of a mention as the actor of the clause, if the verb agrees with it."""
    answer = c.refer(c, m, gap.report)
    if not answer.entities or not _agree(m, answer.entities, gap.wanted):
        return None
    return Referent(answer.entities, "elided", "the actor of the clause")


def _agree(m: Mention, entities: tuple[Entity, ...], wanted: Features) -> bool:
    """Whether a verb agrees with whom a mention means; with two or more in the plural or dual."""
    if len(entities) > 1 and m.features.number in ("du", "pl"):
        return wanted.number in ("du", "pl", "-")
    return _verb_agrees(m, entities[0], wanted)


def _is_bare_name(m: Mention) -> bool:
    """Whether a mention is a pronoun or a name that nobody listed."""
    return m.kind in ("name", "pronoun") and not m.persons


def _is_dateline(r: Reading, m: Mention, limit: int) -> bool:
    """Whether a mention is a country with a mark behind it (Moscow: …)."""
    return m.kind == "country" and m.end < limit and bool(r.bits[m.end] & lx.MARK)


def _behind_front(r: Reading, start: int, limit: int) -> int:
    """Where the subject of a clause may stand: behind "although", behind the comma of a topic that is put first.

    ورغم أن فلانا لم …، إلا أنه قال – "although X did not …, he said"; وعن مصير فلان، قال – "on the fate of X, he said". Nowhere, at
    `limit`, behind a participle: محملا بريطانيا … – "blaming Britain …".
    """
    if any(form.part == "participle" for form in r.words[start].cues):
        return limit
    if not r.bits[start] & lx.PREPOSITION:
        return start
    if start + 2 < limit and r.bits[start + 1] & lx.THAT:
        return start + 2
    if r.bits[start] & lx.SUBORDINATOR:
        return start
    return next((j + 1 for j in range(start, limit) if r.bits[j] & lx.COMMA), limit)


def _is_within(r: Reading, at: int, start: int) -> bool:
    """Whether a mention stands in a quotation, or belongs to a noun (وصول رئيس الحكومة – "the arrival of the prime minister")."""
    if r.outline.outer_quotation(at, least=TERM + 1) is not None:
        return True
    return at - 1 > start and bool(r.bits[at - 1] & lx.CONTENT_NOUN) and not r.words[at - 1].article


def _named_actor(c: Context, m: Mention, wanted: Features) -> Referent | None:
    """An unlisted name right behind the verb: an actor if the article has introduced it before, or gives it in full."""
    known = c.discourse.named(name_words(words_in(c.reading, *m.name))) if m.name else []
    if not known and _is_full_name(c.reading, m):
        known = list(c.refer(c, m, None).entities)
    if not known or not known[0].agrees(wanted):
        return None
    return Referent((known[0],), "elided", "the actor of the clause")


def _is_full_name(r: Reading, m: Mention) -> bool:
    """Whether a name nobody listed is a given name with a surname (استقبل سامر الخطيب الوفد – "Samer al-Khatib received the delegation")."""
    return m.name is not None and m.name[1] - m.name[0] > 1 and bool(r.bits[m.name[0]] & lx.GIVEN)


def _has_title_behind(r: Reading, m: Mention) -> bool:
    """Whether a name nobody listed, of two words or with a given name, has its title behind it.

    وعلق فلان نائب الوزير – "X, the deputy minister, commented".
    """
    if m.name is None or not m.titles or m.titles[0][0] < m.name[1]:
        return False
    return m.name[1] - m.name[0] > 1 or bool(r.bits[m.name[0]] & lx.GIVEN)


def _verb_agrees(m: Mention, entity: Entity, wanted: Features) -> bool:
    """Whether a verb agrees with a mention: a title stands for an organisation in its own gender."""
    title = m.titles[0][2] if m.titles else None
    if m.bodies and m.bodies[0][1].kind in (
        "document",
        "report",
    ):  # تقرير للنقابة، قائلا – "a report of the union, saying"
        return Entity(entity.speaker, Features(m.bodies[0][1].gender, "sg")).agrees(wanted)
    if entity.speaker.speaker_class != "person" and title is not None and title.gender:
        return Entity(entity.speaker, Features(title.gender, "sg")).agrees(wanted)
    return entity.agrees(wanted)
