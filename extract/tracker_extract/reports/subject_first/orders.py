"""One act of reporting at a cue: with a subject before it or behind it, or none of its own."""

from __future__ import annotations

from dataclasses import replace

from ...mentions.mention import Mention
from ...outline.quotations import Quotation
from ...words import classes as lx
from ..report import Report
from . import sources
from .asides import past_adverbs
from .attributions import as_said, attribution_word
from .clauses import BEFORE_PARTICIPLE, BEFORE_VERB, begins_clause, finite_verb, main_verb
from .contents import around, fills, trim
from .cues import before_told, interrupts
from .draft import Draft, report_of
from .leading import Lead, after_line, before_clause, interrupted, lead_before
from .occasions import FAR, past_occasion
from .opening import Opening, is_weak_object
from .openings import find_opening
from .refusals import disagrees
from .roundabout import noun_clause
from .trailing import behind_clause, is_fronted, named_so, opens_sentence
from .verbs import is_finite
from .whose import subject_before

# -- a subject before the verb ---------------------------------------------------------------------------------------


def with_subject(d: Draft, subject: Mention) -> Report | None:
    """As X said; "A," X said, "B"; "…," X said; X said …: where the content of a verb with its subject stands."""
    word = attribution_word(d, subject)
    if word is not None:
        return as_said(d, subject, word)
    if is_fronted(d, subject):
        return named_so(d, subject)
    opening = _opening_behind(d) or _behind_gap(d, subject)
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


def _behind_gap(d: Draft, subject: Mention) -> Opening | None:
    """Which X says *closes* the road, rules that X says *are* unfair: a clause whose subject is the relative pronoun before the reporting clause."""
    r, before = d.reading, subject.start - 1
    if before <= d.sentence.start or not d.form.frames.has("bare"):
        return None
    if r.bits[before] & lx.COMMA:
        return _behind_gap_between_commas(d, before)
    if not r.bits[before] & (lx.RELATIVE | lx.THAT) and r.folds[before] not in r.vocabulary.embedders:
        return None
    at = past_adverbs(r, d.end, d.sentence.end)
    return Opening(d.end, "clause", "clause") if at + 1 < d.sentence.end and is_finite(r, at) else None


def _behind_gap_between_commas(d: Draft, comma: int) -> Opening | None:
    """A plan that, X said, *would* close the road: the same clause, with the reporting clause between commas."""
    r = d.reading
    if not r.bits[comma - 1] & (lx.RELATIVE | lx.THAT):
        return None
    end = past_occasion(r, d.end, d.sentence)
    at = past_adverbs(r, end + 1, d.sentence.end) if end is not None else d.sentence.end
    if end is None or at + 1 >= d.sentence.end or not is_finite(r, at):
        return None
    return Opening(end + 1, "clause", "clause")


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
    first = before_told(r, d.cue)
    if first <= d.sentence.start:
        subject = sources.behind(r, d.end, end)
        return after_line(d, subject) if subject is not None else None
    behind_mark = r.bits[first - 1] & (lx.COMMA | lx.QUOTE | lx.DASH)
    lead = _lead(d, first) if behind_mark else None
    subject = sources.behind(r, d.end, end) if lead is not None else None
    if lead is None or subject is None or not lead.quoted and _has_other_subject(d, lead, subject):
        return None
    if subject.common_noun and not _is_plain_speech(d) or disagrees(d, subject):
        return None  # Last May, state governor Jan Holm opened the lock
    opening = find_opening(r, subject.end, d.form, end)
    if lead.alone and opening is not None and opening.kind == "quote":
        return interrupted(d, subject, lead, opening)
    return before_clause(d, subject, lead, subject.end)


def _has_other_subject(d: Draft, lead: Lead, behind: Mention) -> bool:
    """Whether the phrase behind a verb is its object: X, the ambassador, asked Russia whether …; X, a friend, said Y was old.

    X, who visited the school, offered her sympathy: words without a verb of their own are no content before a verb.
    """
    r, end = d.reading, d.sentence.end
    if behind.end < end and r.bits[behind.end] & lx.SUBORDINATOR:
        return True
    own = subject_before(r, d.group.start, d.sentence)
    if own is not None and not _is_plain_speech(d) and main_verb(r, _clause_of(d, lead, own), d.cue) is None:
        return True
    opens = find_opening(r, d.end, d.form, end) is not None
    return opens and own is not None and not _is_described(d, behind)


def _is_described(d: Draft, behind: Mention) -> bool:
    """Whether all that stands behind the phrase behind a verb of speech says who speaks (…, said two wardens who know the river)."""
    r, end = d.reading, d.sentence.end
    if not _is_plain_speech(d) or behind.kind not in ("unnamed", "person", "name") or behind.end >= end:
        return False
    if not r.bits[behind.end] & lx.RELATIVE or r.bits[d.cue - 1] & lx.COMMA == 0:
        return False
    return sum(is_finite(r, i) for i in range(behind.end + 1, end)) == 1


def _clause_of(d: Draft, lead: Lead, own: Mention) -> int:
    """Where the clause of a verb begins whose phrase behind may be its object: with the phrase before a verb that takes
    one (it came after X, a friend, endorsed Y), with the words before one that takes none (it sank, a mile off, said X)."""
    frames = d.form.frames
    takes_object = not frames.has("bare") or frames.has("hearer") or frames.has("object")
    return max(own.start, lead.begin) if takes_object else lead.begin


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


def quotation_around(d: Draft) -> Quotation | None:
    """The quotation that a reporting clause between dashes interrupts without closing it."""
    return d.reading.outline.outer_quotation(d.cue, least=1) if interrupts(d.reading, d.cue) else None


def between_dashes(d: Draft, quotation: Quotation) -> Report | None:
    """«A, — сказал X, — B» ("A, – said X, – B"): the marks enclose the reporting clause too."""
    r, bits = d.reading, d.reading.bits
    subject = sources.behind(r, d.end, quotation.end)
    if subject is None:
        return None
    mark = before_told(r, d.cue) - 1
    if not bits[mark] & lx.DASH:
        return _between_commas(d, quotation, subject, mark)
    parts = [trim(r, quotation.start + 1, mark)]
    for i in range(subject.end, min(quotation.end, subject.end + FAR)):
        if bits[i] & lx.DASH:
            parts.append(trim(r, i + 1, quotation.end))
            break
    return report_of(d, parts, subject, "quotation-dashes", "quote", quotation.end + 1)


def _between_commas(d: Draft, quotation: Quotation, subject: Mention, comma: int) -> Report | None:
    """« A, a dit X, B » ("A, said X, B"): the clause ends at a comma or with its sentence, and somebody is named in it."""
    r, end = d.reading, subject.end
    if not fills(r, quotation, d.sentence):
        return None  # whoever speaks cites somebody
    if subject.kind in ("group", "country") or subject.common_noun and not _is_plain_speech(d):
        return None
    if subject.kind == "pronoun" and r.tokens.text[r.tokens.starts[subject.start] - 1].isspace():
        return None  # a pronoun behind its verb is joined to it (dit-il)
    if end < quotation.end and not r.bits[end] & (lx.COMMA | lx.STOP):
        return None
    parts = around(r, quotation, comma, end)
    return report_of(d, parts, subject, "quotation-dashes", "quote", quotation.end + 1) if parts else None


# -- no subject of its own -------------------------------------------------------------------------------------------


def participle(d: Draft) -> Report | None:
    """…, adding that: it hangs on the clause before it, whose subject acts where no statement before it names who speaks."""
    r, sentence = d.reading, d.sentence
    if not begins_clause(r, d.group.start, sentence.start, BEFORE_PARTICIPLE):
        return None
    opening = find_opening(r, d.end, d.form, sentence.end)
    if opening is None or is_weak_object(d.form, opening):
        return None
    if opening.kind == "noun" and not _may_take_object(d, opening):
        return None
    if opening.kind == "quote" and d.cue == sentence.start and d.form.frames.has("weak"):
        return None  # Expecting "safe" cars is unreasonable
    if opening.kind == "clause" and opens_sentence(d) and _has_no_clause(d, opening):
        return None
    report = behind_clause(d, None, opening, "participle")
    if report is None or d.found:
        return report
    return replace(report, actor=_who_acts(d, report.parts[-1][1]))


def _has_no_clause(d: Draft, opening: Opening) -> bool:
    """Whether words behind a participle at the head have no verb before the comma of the main clause (Announcing himself
    at the gate, X left)."""
    r, end = d.reading, d.sentence.end
    comma = next((i for i in range(opening.begin, end) if r.bits[i] & lx.COMMA), end)
    return finite_verb(r, opening.begin, comma) is None


def _may_take_object(d: Draft, opening: Opening) -> bool:
    """Whether a participle may report by its object alone: not behind a preposition (by denying the raid), and at a
    sentence's head only where the object is called, blamed or asked for something, before who does so.

    Calling the tax a farce, the mayor …; Accusing the guild of theft, she ….
    """
    r, sentence = d.reading, d.sentence
    if d.cue > sentence.start:
        return not r.bits[d.cue - 1] & lx.PREPOSITION
    return opening.rule not in ("object", "preposition")


def _who_acts(d: Draft, end: int) -> Mention | None:
    """The subject of the clause a participle hangs on: before it, or behind the comma at token `end` where it opens the
    sentence (Insisting the boat was safe, the mayor opened the fair)."""
    r, sentence = d.reading, d.sentence
    behind = end
    while behind < sentence.end and r.bits[behind] & (lx.COMMA | lx.QUOTE):
        behind += 1
    if (
        d.cue > sentence.start
        or behind >= sentence.end
        or not any(r.bits[i] & lx.COMMA for i in range(end - 2, behind))
    ):
        return sources.of_sentence(r, sentence, d.cue)
    p = r.capitalised.read_joined(behind, sentence.end)
    return p if p is not None and p.end < sentence.end and p.kind not in ("", "group") else None


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
    actor = _of_relative(d) or sources.of_sentence(d.reading, d.sentence, d.cue)
    return replace(report, source=actor, actor=actor) if actor is not None else None


def _of_relative(d: Draft) -> Mention | None:
    """Whom a relative clause is about that a comma opens, where the verb goes on with it (attacked by X, who came and argued)."""
    r, first = d.reading, d.sentence.start
    for i in range(d.group.start - 1, first + 1, -1):
        if r.bits[i] & (lx.COMMA | lx.QUOTE | lx.COLON | lx.DASH):
            return None
        if r.bits[i] & lx.RELATIVE:
            return subject_before(r, i + 1, d.sentence) if r.bits[i - 1] & lx.COMMA else None
    return None


def _is_joined(d: Draft) -> bool:
    """Whether a conjunction stands right before a verb group, or a comma in a headline (Crew to sail on Monday, *blames* the guild)."""
    start = d.group.start
    if start > d.sentence.start + 1 and d.reading.bits[start - 1] & lx.COMMA and d.form.tense == "present":
        return d.reading.outline.region_at(start) == "title"
    return start > d.sentence.start and bool(d.reading.bits[start - 1] & lx.CONJUNCTION)


def _opens_sentence(d: Draft) -> bool:
    """Whether a verb group is the first of its sentence, but for a comma."""
    first = d.sentence.start
    return d.group.start == first or d.group.start == first + 1 and bool(d.reading.bits[first] & lx.COMMA)
