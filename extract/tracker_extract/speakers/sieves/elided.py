"""Subjects that are left out: the speaker of the same sentence, the actor of the clause, or the last speaker that agrees."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...packs import Features
from ...reports.report import Report
from ...words import classes as lx
from ..attribution import Referent, unresolved
from ..context import Context
from ..discourse import FULL, Entity
from ..facts import features_of
from .acting import (
    NOUN,
    OPENING,
    behind_verb,
    is_actor,
    is_object_of_cue,
    may_be_verb,
    subject,
    verb_behind_front,
)
from .gap import Gap
from .pronouns import last_speaker

# The main verb of a sentence stands behind its front (a time, a place, a topic) within so many tokens.
FRONT = 24
# A noun behind an auxiliary is a subject of its own only if so many tokens stand before the verb: the auxiliary, the
# noun, and two more that describe it.
APART = 4

# So many sentences before one are looked through for a subject.
_UP = 4

OTHER = lx.VERB | lx.TIME | lx.ADVERB | lx.PREPOSITION | lx.PRONOUN | lx.EVENT


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


def sender(c: Context, gap: Gap) -> Referent | None:
    """Whoever sent the message that somebody received, where the verb goes on with what it says.

    تلقى الوزير برقية من الملك، أعرب فيها عن – "the minister received a cable from the king, who expressed in it"; not تلقى الوزير برقية من
    الملك وأعرب عن – "the minister received a cable from the king and expressed".
    """
    r, start, cue = c.reading, gap.report.sentence.start, gap.cue
    if cue is None or not _tells_what_is_in_it(r, cue) or gap.wanted.number == "du":
        return None
    verbs = range(start, min(cue, start + OPENING))
    received = next((i for i in verbs if r.words[i].stem in r.vocabulary.receiving), cue)
    senders = (i for i in range(received + 1, cue - 1) if r.folds[i] in r.vocabulary.senders)
    sent = next((m for i in senders if (m := r.mentions.read(i + 1, cue)) is not None and _may_send(m)), None)
    if sent is None:
        return None
    entities = c.refer(c, sent, None).entities
    if not entities:
        return unresolved("who sent the message is not known")
    return Referent(entities, "elided", "who sent the message")


def _tells_what_is_in_it(r: Reading, cue: int) -> bool:
    """Whether a verb that nothing joins goes on with what a message says (أعرب فيها – "expressed in it")."""
    if not r.vocabulary.verb_first or cue + 1 >= len(r.words):
        return False
    return r.folds[cue + 1] in r.vocabulary.in_it and not r.words[cue].conjunction


def _may_send(m: Mention) -> bool:
    return bool(m.persons or m.name or m.titles or m.bodies)


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
    if _is_of_noun_before(c.reading, gap.cue, sentence.start):
        return unresolved("the subject before the verb could not be read")
    actor = subject(c, sentence.start, gap.cue, gap)
    if actor is None and not gap.same_sentence and _has_unread_subject(c.reading, gap.report):
        return unresolved("the subject before the verb could not be read")
    return actor


def _is_of_noun_before(r: Reading, cue: int, start: int) -> bool:
    """Whether a verb is said of the noun right before it: behind a verb of being, or of whoever "is the one who" did so.

    أصبح الجميع يتحدث عن – "everybody now talks about"; الاتحاد هو من اقترح – "it is the federation that proposed".
    """
    if not r.vocabulary.verb_first or cue - 2 < start or r.words[cue].conjunction:
        return False
    before, first = r.words[cue - 1], r.words[cue - 2]
    if before.fold in r.vocabulary.who:
        # وهو من قال – "and he is the one who said": the subject of the clause before
        named = cue - 3 >= start and bool(r.bits[cue - 3] & lx.WORD)
        return named and bool(first.bits & lx.PRONOUN) and not (first.prefix or first.conjunction)
    being = first.fold[len(first.conjunction) :] in r.vocabulary.being or first.fold in r.vocabulary.being
    return being and before.article and not before.prefix and bool(before.bits & NOUN)


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
        if mention is None or not is_actor(c.reading, mention):
            continue
        answer = c.refer(c, mention, gap.report)
        if answer.entities and answer.entities[0].agrees(gap.wanted):
            return Referent(answer.entities, "elided", "the subject of the sentence before")
        return None
    return None


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
    if is_object_of_cue(c.reading, at):
        return False
    known = entity.features.gender in ("m", "f") and "-" not in (gap.wanted.gender, gap.wanted.number)
    return known and entity.agrees(gap.wanted)


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
    actor = _actor(c, gap)
    if actor is None and not last.entities and not (c.discourse.turns and not c.discourse.turns[-1]):
        actor = _further_up(c, gap)
    return actor or last


def _further_up(c: Context, gap: Gap) -> Referent | None:
    """The subject of the nearest sentence before that names one, where nobody has spoken who agrees.

    أبرزت الصحف أنباء …. وتطرقت إلى …. وأشارت إلى – "the papers highlighted news …; they touched on …; they pointed to". Only past
    sentences that go on with a verb whose subject is left out as well.
    """
    r, sentence = c.reading, gap.report.sentence
    if not r.vocabulary.verb_first or gap.cue is None or not gap.opens or not _lacks_subject(r, gap.cue):
        return None
    for _ in range(_UP):
        before = r.outline.sentence_before(sentence)
        if before is None or sentence.paragraph - before.paragraph > 1 or _is_in_title(c, before):
            return None
        sentence = before
        first = sentence.start
        actor = behind_verb(c, _first_verb(r, sentence), sentence.end, gap)
        if actor is not None:
            return actor
        if not _goes_on_without_subject(r, first):
            return None
    return None


def _goes_on_without_subject(r: Reading, first: int) -> bool:
    """Whether a sentence begins with a joined verb that leaves its subject out (وتطرقت إلى – "and they touched on")."""
    verb = r.bits[first] & (lx.VERB | lx.CUE)
    return bool(r.words[first].conjunction and verb) and _lacks_subject(r, first)


def _first_verb(r: Reading, sentence: Sentence) -> int:
    """The verb behind what a sentence has in front, or its first word where that may be one; -1 for none."""
    first, end = sentence.start, sentence.end
    verb = verb_behind_front(r, first, end)
    if verb >= 0:
        return verb
    return first if end - first > 1 and may_be_verb(r, first) else -1


def _lacks_subject(r: Reading, verb: int) -> bool:
    """Whether what a verb takes stands right behind it, and so no subject."""
    behind = r.words[verb + 1]
    return bool(behind.bits & (lx.PREPOSITION | lx.THAT | lx.COLON | lx.QUOTE) or behind.prefix)


def _is_in_title(c: Context, sentence: Sentence) -> bool:
    return c.reading.outline.region_at(sentence.start) == "title"


def _actor(c: Context, gap: Gap) -> Referent | None:
    """The subject of the clause that a verb or participle hangs on (رفضت أنقرة … وقالت إن – "Ankara refused … and said that").

    Else that of the sentence before in the same paragraph.
    """
    if gap.cue is None:
        return None
    sentence = gap.report.sentence
    answer = subject(c, sentence.start, gap.cue, gap)
    before = c.reading.outline.sentence_before(sentence) if answer is None else None
    if before is not None and before.paragraph == sentence.paragraph:
        return subject(c, before.start, before.end, gap)
    return answer
