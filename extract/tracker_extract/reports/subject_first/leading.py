"""Content that stands before its reporting clause, or around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..kind import TERM
from ..report import Report
from .asides import past_adverbs
from .clauses import finite_verb, main_verb
from .contents import ahead, behind, inside, rest, with_earlier
from .draft import Draft, report_of
from .occasions import past_occasion
from .opening import Opening
from .verbs import is_verbal

# Words without marks that say something have at least so many (Rain is coming, X said; not: On Monday, X said).
_WORDS = 3
# What may begin a mere adverbial before a reporting clause (On Monday, X said).
_ADVERBIAL = lx.PREPOSITION | lx.TIME | lx.ADVERB | lx.SUBORDINATOR | lx.CUE
# What stands before a quotation without being content (And "…," X said).
_EMPTY = lx.MARK | lx.CONJUNCTION | lx.ADVERB | lx.SUBORDINATOR

# Rules of a content that a reporting clause ends, and with it the sentence: all that reports within it is content too.
# An inverted clause behind words in marks is not among them: the marks hold all it reports.
SENTENCE_ENDS = frozenset({"words-subject-verb", "words-verb-subject", "quotation-subject-verb"})


class Lead(NamedTuple):
    """Content before a reporting clause, from token `begin` on.

    quoted: it ends in a quotation; alone: it is nothing but that quotation.
    """

    begin: int
    quoted: bool
    alone: bool

    @property
    def opener(self) -> str:
        """How the content is opened, as a frame names it."""
        return "quote" if self.alone else "clause"

    @property
    def rule(self) -> str:
        """The first half of the names of its rules."""
        return "quotation" if self.quoted else "words"


# -- where it begins -------------------------------------------------------------------------------------------------


def lead_before(d: Draft, at: int) -> Lead | None:
    """Content that ends right before token `at`: a quotation, or words with a comma behind them."""
    r, frames = d.reading, d.form.frames
    if not (frames.has("quote") or frames.has("bare") or frames.has("that")):
        return None
    start = behind_reports(d.found, d.sentence)
    last = _last_of_content(r.bits, start, at)
    if last < start:
        return None
    quotation = _quotation_ending_at(r, start, last) if r.bits[last] & lx.QUOTE else None
    if quotation is not None and (quotation.words(r.tokens) > TERM or frames.has("quote")):
        return _lead_of_quotation(r, quotation, start, d.sentence)
    return _lead_of_words(d, start, last, at)


def behind_reports(found: Sequence[Report], sentence: Sentence) -> int:
    """Behind the reports of a sentence that were found so far."""
    return max((f.end for f in found), default=sentence.start)


def _last_of_content(bits: list[int], start: int, at: int) -> int:
    """The last token before `at` that is no mark, or closes a quotation or bracket."""
    last = at - 1
    while last > start and bits[last] & lx.MARK and not bits[last] & (lx.QUOTE | lx.CLOSE):
        last -= 1
    return last


def _quotation_ending_at(r: Reading, start: int, last: int) -> Quotation | None:
    within = r.outline.quotations_within(start, last)
    return next((q for q in within if q.end == last and q.depth == 0), None)


def _lead_of_quotation(r: Reading, q: Quotation, start: int, sentence: Sentence) -> Lead:
    if all(r.bits[i] & _EMPTY for i in range(start, q.start)):
        return Lead(q.start, quoted=True, alone=True)
    return Lead(clause_start(r, start, q.start, sentence), quoted=True, alone=False)


def _lead_of_words(d: Draft, start: int, last: int, at: int) -> Lead | None:
    bits = d.reading.bits
    if last == at - 1 or not bits[last + 1] & (lx.COMMA | lx.DASH):
        return None
    begin = clause_start(d.reading, start, last, d.sentence)
    if begin > last or d.found and begin == start and not bits[begin - 1] & lx.MARK:
        return None  # … he said in a report, the agency reported: the rest of his clause
    return Lead(begin, quoted=False, alone=False)


def clause_start(r: Reading, start: int, end: int, sentence: Sentence) -> int:
    """From token `start` on, past marks and a conjunction that links to what stands before."""
    bits, at = r.bits, start
    while at < end and bits[at] & lx.MARK and not bits[at] & (lx.QUOTE | lx.OPEN):
        at += 1
    return at + 1 if sentence.start < at < end and bits[at] & lx.CONJUNCTION else at


def parts_before(r: Reading, lead: Lead, end: int) -> list[tuple[int, int]]:
    """The content of a lead whose reporting clause begins at token `end`."""
    if not lead.alone:
        return ahead(r, lead.begin, end)
    return [inside(r, q) for q in with_earlier(r, r.outline.by_start[lead.begin])]


# -- what is made of it ----------------------------------------------------------------------------------------------


def before_clause(d: Draft, subject: Mention, lead: Lead, clause_end: int) -> Report | None:
    """ "…," X said; words, said X; and what goes on behind the reporting clause, which ends at `clause_end`."""
    r = d.reading
    going_on, done = _going_on(d, lead, clause_end)
    parts = parts_before(r, lead, min(d.cue, subject.start)) + going_on
    if not lead.quoted and not _says_something(r, parts):
        return None
    if not lead.quoted and not _is_told_by_name(d, subject) and _is_noun_phrase(r, parts):
        return None
    if not lead.quoted and subject.end <= d.cue and (_is_state(d) or _has_object(d)):
        return None
    order = "verb-subject" if d.cue < subject.start else "subject-verb"
    return report_of(d, parts, subject, f"{lead.rule}-{order}", lead.opener, done)


def _is_told_by_name(d: Draft, subject: Mention) -> bool:
    """Whether a verb that takes a clause and no object stands before a person's name (the car sped off, said Jan Holm)."""
    frames = d.form.frames
    takes_object = frames.has("object") or frames.has("thing") or frames.has("hearer")
    return d.cue < subject.start and subject.named and frames.has("colon") and not takes_object


def _is_state(d: Draft) -> bool:
    """Whether a word right behind a verb says what its subject is reported to be (gale hits coast, dozens reported [missing])."""
    r, at = d.reading, past_adverbs(d.reading, d.end, d.sentence.end)
    if at >= d.sentence.end or not any(c.tense == "past" for c in r.words[d.cue].cues):
        return False
    if at + 1 < d.sentence.end and r.bits[at + 1] & lx.TIME:
        return False  # last Tuesday
    return bool(r.bits[at] & (lx.VERB | lx.WORD)) and not r.bits[at] & ~(lx.WORD | lx.VERB)


def _has_object(d: Draft) -> bool:
    """Whether a verb has an object of its own, so that words before its clause are not what it reports (On her journey, X
    will assume the chair). Not: told the council; said the day before."""
    r, end = d.reading, d.sentence.end
    at = past_adverbs(r, d.end, end)
    if d.form.frames.has("hearer") or at >= end or not r.bits[at] & lx.DETERMINER or r.bits[at] & lx.PRONOUN:
        return False
    p = r.capitalised.read(at, end)
    behind = p.end if p is not None else end
    return behind < end and not any(r.bits[i] & (lx.TIME | lx.EVENT) for i in range(at, behind + 1))


def _says_something(r: Reading, parts: list[tuple[int, int]]) -> bool:
    """Whether words before a reporting clause say something: no mere adverbial (On Monday, X said)."""
    bits = r.bits
    if sum(1 for a, b in parts for i in range(a, b) if bits[i] & lx.WORD) < _WORDS:
        return False
    start, end = parts[0]
    if len(parts) > 1:
        return True
    if bits[start] & lx.CONJUNCTION:
        start += 1
    if _is_bare_participle(r, start):
        return main_verb(r, start, end) is not None
    if not bits[start] & _ADVERBIAL:
        return True
    if _asks(r, start, end) or _is_one_clause_under(r, start, end):
        return False
    return finite_verb(r, start, end) is not None


def _asks(r: Reading, start: int, end: int) -> bool:
    """Whether a participle that asks opens words with its question (Asked if the dyke was safe, X said)."""
    return bool(r.bits[start] & lx.CUE) and r.folds[min(start + 1, end - 1)] in r.vocabulary.embedders


def _is_one_clause_under(r: Reading, start: int, end: int) -> bool:
    """Whether words are one clause that a conjunction subordinates (When the dyke broke, X said)."""
    if not r.bits[start] & lx.SUBORDINATOR or r.bits[start] & lx.CONJUNCTION:
        return False
    return not any(r.bits[i] & lx.COMMA for i in range(start, end))


def _is_noun_phrase(r: Reading, parts: list[tuple[int, int]]) -> bool:
    """Whether words are one name or description, the subject of what follows (Governor Ann Berg, a friend, welcomed the plan)."""
    start, end = parts[0]
    p = r.capitalised.read_joined(start, end) if len(parts) == 1 else None
    return p is not None and p.end == end and main_verb(r, start, end) is None


def _is_bare_participle(r: Reading, i: int) -> bool:
    """A participle of a common verb that opens a phrase ([walking] through the town, X said)."""
    return any(reading.part == "participle" for reading in r.words[i].readings)


def _going_on(d: Draft, lead: Lead, at: int) -> tuple[list[tuple[int, int]], int]:
    """The second half behind an inserted reporting clause, and where the reporting clause or it ends."""
    r, end = d.reading, d.sentence.end
    comma = past_occasion(r, at, d.sentence, quoted=lead.alone)
    if comma is None:
        return [], at
    begin = comma + 1
    while begin < end and r.bits[begin] & lx.DASH:
        begin += 1
    if lead.alone:
        quotation = r.outline.by_start.get(begin)
        if quotation is not None and quotation.words(r.tokens) > 1:
            return [inside(r, quotation)], quotation.end + 1
    parts = [] if lead.quoted else rest(d.scope, begin, end)
    if parts and (_is_apposition(d, lead, parts) or _says_what_speaker_is(d, parts)):
        return [], comma
    return parts, parts[-1][1] if parts else comma


def _is_apposition(d: Draft, lead: Lead, parts: list[tuple[int, int]]) -> bool:
    """Whether words behind an inverted reporting clause say who speaks: they have no verb, and those before it have one
    (the dyke is safe, said Jan Holm, [a miller from the valley])."""
    r, (start, end) = d.reading, parts[0]
    if d.cue > lead.begin and r.bits[d.cue - 1] & lx.COMMA and main_verb(r, lead.begin, d.cue) is not None:
        verb = main_verb(r, start - 1, end)
        return verb is None or bool(r.bits[verb] & lx.CAPITAL)  # the Left Bank Club: no verb of a clause
    return False


def _says_what_speaker_is(d: Draft, parts: list[tuple[int, int]]) -> bool:
    """Whether words behind an inverted reporting clause begin with what a person is, and no verb follows that (said Jan Holm,
    *the unit chief* for tides; not: said Jan Holm, the mayor will resign)."""
    r, (start, end) = d.reading, parts[0]
    p = r.capitalised.read(start, end) if r.bits[d.cue - 1] & (lx.COMMA | lx.QUOTE) else None
    if p is None or p.named or p.common_noun or not (p.titles or p.kind == "unnamed"):
        return False
    at = past_adverbs(r, p.end, end)
    return p.features.number != "pl" and (at >= end or not is_verbal(r, at) and not r.bits[at] & lx.CUE)


def interrupted(d: Draft, subject: Mention, lead: Lead, opening: Opening) -> Report:
    """ "A," he said, "B"."""
    first = parts_before(d.reading, lead, min(d.cue, subject.start))
    parts = first + behind(d.scope, opening, d.sentence.end)
    return report_of(d, parts, subject, "quotation-interrupted", "quote")


def after_line(d: Draft, subject: Mention) -> Report | None:
    """A quotation that ended in a question or exclamation mark is a sentence of its own before its reporting clause."""
    r, sentence = d.reading, d.sentence
    if not d.form.frames.has("quote") or min(d.cue, subject.start) > sentence.start + 1:
        return None
    before = r.outline.sentence_before(sentence)
    if before is None or before.end != sentence.start:
        return None
    quotation = r.outline.by_start.get(before.start)
    if quotation is None or quotation.end != before.end - 1 or not ends_in_kept_mark(r, quotation):
        return None
    return report_of(d, [inside(r, quotation)], subject, "quotation-subject-verb", "quote")


def ends_in_kept_mark(r: Reading, q: Quotation) -> bool:
    """Whether a question or exclamation mark ends the words of a quotation."""
    return r.tokens.forms[q.end - 1] in r.vocabulary.kept_ends
