"""One act of reporting at a cue: with a subject before it or behind it, or none of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..report import Report
from . import sources
from .attributions import as_said, attribution_word
from .clauses import BEFORE_PARTICIPLE, BEFORE_VERB, begins_clause
from .contents import trim
from .cues import cue_forms, interrupts
from .draft import Draft, report_of
from .leading import Lead, after_line, before_clause, interrupted, lead_before
from .occasions import FAR
from .opening import Opening, is_weak_object
from .openings import find_opening
from .relays import relayed
from .roundabout import ROUNDABOUT, noun_clause, told_by
from .trailing import behind_clause
from .verbs import is_auxiliary, progressive, verb_group

# A way in which a reporting clause and its content may be ordered.
Order = Callable[[Draft], Report | None]


def report_at(r: Reading, cue: int, sentence: Sentence, found: Sequence[Report]) -> Report | None:
    """The report that the cue at token `cue` makes, by the first of its readings that makes one."""
    group, before = verb_group(r, cue, sentence.start), tuple(found)
    for end, form in cue_forms(r, cue):
        whole = progressive(r, group, sentence.start) if form.part == "participle" else None
        report = _of_draft(Draft(r, sentence, cue, end, form, whole or group, before))
        if report is not None:
            return report
    return None


def _of_draft(d: Draft) -> Report | None:
    """The report of a cue in one reading, told of in a roundabout way or straight."""
    told = told_by(d)
    if told is not None:
        return told
    for roundabout in ROUNDABOUT:
        draft = roundabout(d)
        if draft is not None:
            return subject_first(draft)
    return None if any(refuses(d) for refuses in REFUSALS) else _in_reading(d)


def is_impersonal(d: Draft) -> bool:
    """It is said that: nobody says it."""
    fixed = d.reading.outline.fixed(d.cue, d.sentence.end)
    return fixed is not None and fixed[1] == "impersonal"


def is_taken_back(d: Draft) -> bool:
    """Did not say, to say: what the verb would report is denied, or never said."""
    return d.group.reports_nothing


def is_passive(d: Draft) -> bool:
    """Was told: the subject is who hears it, but for a relay (X was quoted as saying)."""
    return d.group.passive and not d.form.frames.has("relay")


def is_reduced_passive(d: Draft) -> bool:
    """The deal agreed by both sides, a plan proposed by X: a participle behind its noun, and who acts behind it."""
    r, agents = d.reading, d.reading.vocabulary.agents
    if d.end >= d.sentence.end or r.folds[d.end] not in agents or d.form.frames.prepositions("at") & agents:
        return False
    agent = r.capitalised.read(d.end + 1, d.sentence.end) if d.form.tense in ("past", "perfect") else None
    return agent is not None and not agent.common_noun


# What keeps a cue from reporting whatever stands around it.
REFUSALS: tuple[Callable[[Draft], bool], ...] = (is_impersonal, is_taken_back, is_passive, is_reduced_passive)


def _in_reading(d: Draft) -> Report | None:
    """The report of a cue in one reading: a relay, a participle and a clause between dashes have one order each."""
    if d.form.frames.has("relay"):
        return relayed(d)
    if d.form.part == "participle" and not d.group.progressive:
        return participle(d)
    around = _quotation_around(d)
    if around is not None:
        return between_dashes(d, around)
    return _first(VERB_ORDERS, d)


def _first(orders: tuple[Order, ...], d: Draft) -> Report | None:
    """The report of the first order that makes one."""
    for order in orders:
        report = order(d)
        if report is not None:
            return report
    return None


# -- a subject before the verb ---------------------------------------------------------------------------------------


def subject_first(d: Draft) -> Report | None:
    """X said …, with the content before the clause or behind it; a verb without a subject goes with another clause's."""
    r, start = d.reading, d.group.start
    subject = sources.before(r, start, d.sentence)
    if subject is not None and any(refuses(d, subject) for refuses in SUBJECT_REFUSALS):
        return None
    if subject is None:
        subject = _subject_elsewhere(d)
    return with_subject(d, subject) if subject is not None else _first(SUBJECTLESS_ORDERS, d)


def _subject_elsewhere(d: Draft) -> Mention | None:
    """A subject that does not stand right before the verb: before a participle, or the house where a plural speaks."""
    r, sentence, start = d.reading, d.sentence, d.group.start
    subject = sources.before_participle(r, start, sentence) if d.form.part == "verb" else None
    if subject is None and d.form.features.number == "pl" and r.vocabulary.houses:
        return sources.in_house(r, start, sentence)
    return subject


def disagrees(d: Draft, subject: Mention) -> bool:
    """Officials says: a verb of the present that does not agree with its subject in number; bodies take either."""
    number, wanted = "pl" if subject.joined else subject.features.number, d.form.features.number
    if d.form.tense != "present" or subject.kind == "body" or "-" in (number, wanted):
        return False
    if d.group.progressive or is_auxiliary(d.reading, d.group.start):
        return False  # the mayor will say, does say, took to the radio to say
    return number != wanted


def is_embedded(d: Draft, subject: Mention) -> bool:
    """Whether X said, if X said: a question or a condition holds the clause."""
    start = subject.start
    return start > d.sentence.start and d.reading.folds[start - 1] in d.reading.vocabulary.embedders


def shows(d: Draft, subject: Mention) -> bool:
    """The brazenness of the siege suggested, injuries related to: a verb that things are subjects of, and a thing.

    Not: the figures showed that …, which many read as words, nor any person.
    """
    r = d.reading
    things_do = d.form.frames.has("weak") or d.form.act == "point-out"
    if not subject.common_noun or not things_do or d.end < d.sentence.end and r.bits[d.end] & lx.THAT:
        return False
    return not r.bits[subject.start] & lx.DETERMINER or subject.end - 1 != subject.head_token


# What keeps a verb with the noun phrase before it from reporting.
SUBJECT_REFUSALS: tuple[Callable[[Draft, Mention], bool], ...] = (disagrees, is_embedded, shows)


def with_subject(d: Draft, subject: Mention) -> Report | None:
    """As X said; "A," X said, "B"; "…," X said; X said …: where the content of a verb with its subject stands."""
    word = attribution_word(d, subject)
    if word is not None:
        return as_said(d, subject, word)
    opening = _opening_behind(d)
    lead = None if d.group.relative else _lead(d, subject.start)
    if lead is not None and opening is not None and _is_interrupted(lead, opening):
        return interrupted(d, subject, lead, opening)
    if lead is not None and _is_content(lead, opening):
        return before_clause(d, subject, lead, d.end)
    if opening is None:
        return after_line(d, subject)
    return None if is_weak_object(d.form, opening) else behind_clause(d, subject, opening, "subject-verb")


def _lead(d: Draft, at: int) -> Lead | None:
    """Content that ends right before token `at`; words without marks need a verb that takes a clause."""
    lead = lead_before(d, at)
    clause = d.form.frames.has("bare") or d.form.frames.has("that")
    return lead if lead is None or lead.quoted or clause else None


def _opening_behind(d: Draft) -> Opening | None:
    """What opens the content behind a verb: as its frames say, a noun for words and its clause among them."""
    r, end = d.reading, d.sentence.end
    by_noun = noun_clause(r, d.end, end) if d.form.frames.has("noun") else None
    return by_noun or find_opening(r, d.end, d.form, end)


def _is_plain_speech(d: Draft) -> bool:
    """Whether a verb is of speech and takes no object, so that a noun behind it is who speaks (said the 32-year-old).

    Not: signaled an expansion, echoed her assessment, stressed the need, warned the crew.
    """
    frames = d.form.frames
    return frames.has("colon") and not (frames.has("object") or frames.has("thing") or frames.has("hearer"))


def _is_interrupted(lead: Lead, opening: Opening) -> bool:
    """Whether one speech stands on both sides of a reporting clause: in marks before it, and in marks behind."""
    return lead.quoted and opening.kind == "quote"


def _is_content(lead: Lead, opening: Opening | None) -> bool:
    """Whether what stands before a verb is what it reports, and not what its opening begins behind it."""
    if opening is None:
        return True
    return lead.alone and opening.kind != "that" and not opening.urged


# -- a subject behind the verb ---------------------------------------------------------------------------------------


def inverted(d: Draft) -> Report | None:
    """ "…," said X; words, said X; and at a line's head behind a question: "…?" said X."""
    r, end = d.reading, d.sentence.end
    if d.cue == d.sentence.start:
        subject = sources.behind(r, d.end, end)
        return after_line(d, subject) if subject is not None else None
    behind_mark = r.bits[d.cue - 1] & (lx.COMMA | lx.QUOTE | lx.DASH)
    lead = _lead(d, d.cue) if behind_mark else None
    subject = sources.behind(r, d.end, end) if lead is not None else None
    if lead is None or subject is None or not lead.quoted and _has_other_subject(d, subject):
        return None
    if subject.common_noun and not _is_plain_speech(d):
        return None
    opening = find_opening(r, subject.end, d.form, end)
    if lead.alone and opening is not None and opening.kind == "quote":
        return interrupted(d, subject, lead, opening)
    return before_clause(d, subject, lead, subject.end)


def _has_other_subject(d: Draft, behind: Mention) -> bool:
    """Whether the phrase behind a verb is its object: X, the ambassador, asked Russia whether …; X, a friend, said Y was old."""
    r, end = d.reading, d.sentence.end
    if behind.end < end and r.bits[behind.end] & lx.SUBORDINATOR:
        return True
    opens = find_opening(r, d.end, d.form, end) is not None
    return opens and sources.before(r, d.group.start, d.sentence) is not None


def verb_first(d: Draft) -> Report | None:
    """A verb that opens its clause, its subject and its content behind it, in languages where verbs may come first."""
    r, sentence, start = d.reading, d.sentence, d.group.start
    if not r.vocabulary.verbs_may_come_first:
        return None
    if not begins_clause(r, start, sentence.start, BEFORE_VERB):
        return None
    subject = r.capitalised.read_joined(d.end, sentence.end)
    if subject is None or subject.kind == "group":
        return None
    joined = subject.end < sentence.end and r.bits[subject.end] & lx.CONJUNCTION
    at = subject.end + 1 if joined else subject.end
    opening = find_opening(r, at, d.form, sentence.end)
    if opening is None or opening.kind in ("clause", "noun"):
        return None
    return behind_clause(d, subject, opening, "verb-subject")


def _quotation_around(d: Draft) -> Quotation | None:
    """The quotation that a reporting clause between dashes interrupts without closing it."""
    return d.reading.outline.outer_quotation(d.cue, least=1) if interrupts(d.reading, d.cue) else None


def between_dashes(d: Draft, quotation: Quotation) -> Report | None:
    """«A, — сказал X, — B» ("A, – said X, – B"): the marks enclose the reporting clause too."""
    r, bits = d.reading, d.reading.bits
    subject = sources.behind(r, d.end, quotation.end)
    if subject is None:
        return None
    parts = [trim(r, quotation.start + 1, d.cue - 1)]
    for i in range(subject.end, min(quotation.end, subject.end + FAR)):
        if bits[i] & lx.DASH:
            parts.append(trim(r, i + 1, quotation.end))
            break
    return report_of(d, parts, subject, "quotation-dashes", "quote", quotation.end + 1)


# -- no subject of its own -------------------------------------------------------------------------------------------


def participle(d: Draft) -> Report | None:
    """…, adding that: it hangs on the clause before it, whose subject acts where no statement before it names who speaks."""
    r, sentence = d.reading, d.sentence
    if not begins_clause(r, d.group.start, sentence.start, BEFORE_PARTICIPLE):
        return None
    opening = find_opening(r, d.end, d.form, sentence.end)
    if opening is None or is_weak_object(d.form, opening):
        return None
    # At a sentence's head, or behind a preposition (by denying), a participle with an object reports nothing.
    if opening.kind == "noun" and begins_clause(r, d.cue, sentence.start, lx.PREPOSITION):
        return None
    report = behind_clause(d, None, opening, "participle")
    if report is None or d.found:
        return report
    return replace(report, actor=sources.of_sentence(r, sentence, d.cue))


def coordinated(d: Draft) -> Report | None:
    """X did this and said that; a verb whose subject is left out."""
    joined = _is_joined(d)
    dropped = d.reading.vocabulary.subjects_are_dropped and _opens_sentence(d)
    if not joined and not dropped or d.form.tense == "perfect":
        return None
    opening = _opening_behind(d)
    if opening is None or is_weak_object(d.form, opening) or dropped and opening.kind == "noun":
        return None
    report = behind_clause(d, None, opening, "coordinated")
    return _with_actor(d, report) if report is not None and joined and not d.found else report


def _with_actor(d: Draft, report: Report) -> Report | None:
    """With the subject of the sentence as source, where no statement before it in the sentence names who speaks."""
    actor = sources.of_sentence(d.reading, d.sentence, d.cue)
    return replace(report, source=actor, actor=actor) if actor is not None else None


def _is_joined(d: Draft) -> bool:
    """Whether a conjunction stands right before a verb group."""
    start = d.group.start
    return start > d.sentence.start and bool(d.reading.bits[start - 1] & lx.CONJUNCTION)


def _opens_sentence(d: Draft) -> bool:
    """Whether a verb group is the first of its sentence, but for a comma."""
    first = d.sentence.start
    return d.group.start == first or d.group.start == first + 1 and bool(d.reading.bits[first] & lx.COMMA)


# The orders of a verb's clause, and those of a verb that no subject stands before, as they are tried.
VERB_ORDERS: tuple[Order, ...] = (inverted, subject_first)
SUBJECTLESS_ORDERS: tuple[Order, ...] = (verb_first, coordinated)
