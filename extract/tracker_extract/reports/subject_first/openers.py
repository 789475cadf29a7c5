"""What opens a clause behind a reporting word: a complementiser, a colon, a quotation, or nothing."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...packs import CueForm
from ...words import classes as lx
from .clauses import CLAUSE_ENDS, coordinates, finite_verb
from .opening import Opening
from .verbs import is_finite, is_full_verb, is_helping

# What shows that a second verb belongs to a clause of its own.
# What is said in a headline has at least so many words.
_HEADLINE = 3
_OTHER_CLAUSE = lx.SUBORDINATOR | lx.CONJUNCTION | lx.RELATIVE | lx.THAT | lx.COLON | lx.DASH


def by_that(r: Reading, at: int, form: CueForm, limit: int) -> Opening | None:
    """Said that …, said, that …: no mark may follow but a quotation's."""
    bits = r.bits
    that = at + 1 if bits[at] & lx.COMMA else at
    if that + 1 >= limit or not bits[that] & lx.THAT or not form.frames.has("that"):
        return None
    begin = that + 1
    if bits[begin] & lx.POSSESSIVE:
        return (
            Opening(that, "clause", "clause") if form.frames.has("bare") else None
        )  # said that's why he left
    if bits[begin] & lx.MARK and begin not in r.outline.by_start:
        return None
    return Opening(begin, "that", "that")


def by_colon(r: Reading, at: int, form: CueForm, limit: int) -> Opening | None:
    """Said: "…", said: …; dashes behind the colon are passed over."""
    bits, frames = r.bits, form.frames
    if not bits[at] & lx.COLON or not (frames.has("quote") or frames.has("colon")):
        return None
    begin = at + 1
    if _next_paragraph_is_quoted(r, begin, limit):
        return Opening(begin + 1, "quote", "colon")
    while begin < limit and bits[begin] & lx.DASH:
        begin += 1
    if begin in r.outline.by_start:
        return Opening(begin, "quote", "colon")
    return Opening(begin, "colon", "colon") if begin < limit and frames.has("colon") else None


def _next_paragraph_is_quoted(r: Reading, end: int, limit: int) -> bool:
    """Whether a sentence ends at token `end` and its paragraph with it, and a quotation begins the next one."""
    return (
        end == limit
        and end + 1 < len(r.bits)
        and bool(r.bits[end] & lx.BREAK)
        and end + 1 in r.outline.by_start
    )


def by_quotation(r: Reading, at: int, form: CueForm, limit: int) -> Opening | None:
    """Said "…", said, "…"; behind a comma one word in marks is no speech."""
    comma = bool(r.bits[at] & lx.COMMA)
    begin = at + 1 if comma else at
    quotation = r.outline.by_start.get(begin) if begin < limit else None
    if quotation is None or not form.frames.has("quote") or comma and quotation.words(r.tokens) <= 1:
        return None
    return Opening(begin, "quote", "quote")


# -- a clause that nothing opens -------------------------------------------------------------------------------------


def bare_clause(r: Reading, at: int, form: CueForm, limit: int, asides: bool) -> Opening | None:
    """A clause that nothing opens: it needs a finite verb."""
    if not form.frames.has("bare") or at >= limit or not _may_open_clause(r, at, asides):
        return None
    if _is_headline(r, at, form, limit) or _is_contracted(r, at):
        return Opening(at, "clause", "clause")
    if form.frames.has("colon") and _has_unlisted_verb(r, at, limit):
        return Opening(at, "clause", "clause")
    verb = _verb_of_clause(r, at, limit) if not _is_complement(r, at, form) else None
    if (
        verb is None
        or _ends_phrase(r, at, verb, limit)
        or _is_of_object(r, at, verb, form)
        or _is_object_only(r, at, form, limit)
    ):
        return None
    return Opening(at, "clause", "clause")


def _is_complement(r: Reading, at: int, form: CueForm) -> bool:
    """Whether a preposition right behind a verb that is not of speech goes with it (thought *to* be safe, fears *about* crime);
    not one before a number (claimed about 40 trees were lost)."""
    bits = r.bits[at]
    if not bits & lx.PREPOSITION or bits & lx.SUBORDINATOR or form.frames.has("colon"):
        return False
    return at + 1 >= len(r.bits) or not r.bits[at + 1] & lx.NUMBER


def _ends_phrase(r: Reading, at: int, verb: int, limit: int) -> bool:
    """Whether what may be a verb is the last word of a phrase that a preposition opens (said in a *note*)."""
    return bool(r.bits[at] & lx.PREPOSITION) and (verb + 1 >= limit or bool(r.bits[verb + 1] & lx.STOP))


def _is_of_object(r: Reading, at: int, verb: int, form: CueForm) -> bool:
    """Whether the first finite verb behind a reporting word is not that of what is said, as an object stands before it: that of
    the next clause, one joined, or one behind "that" (adding 38 jobs despite signs that the town *was* poor)."""
    if form.act == "say":
        return False
    if not form.frames.has("colon") and _begins_next_clause(r, at, verb):
        return True
    if form.act == "add" and any(r.bits[i] & lx.THAT for i in range(at, verb)):
        return True
    return _goes_on_behind_object(r, at, verb)


def _is_headline(r: Reading, at: int, form: CueForm, limit: int) -> bool:
    """Whether words behind a verb of speech stand in a headline, which leaves verbs out (France says *army ready to leave*)."""
    if r.outline.region_at(at) != "title" or not (form.frames.has("colon") and form.frames.has("that")):
        return False
    return limit - at >= _HEADLINE and not r.bits[at] & (
        lx.PREPOSITION | lx.TIME | lx.ADVERB | lx.SUBORDINATOR
    )


def _has_unlisted_verb(r: Reading, at: int, limit: int) -> bool:
    """Whether a word no list knows stands right behind a noun phrase, and no mark behind it: behind a verb of speech, which
    takes no object, it is a verb (said the papers *involve* the guild)."""
    p = r.capitalised.read(at, limit)
    if p is None or p.kind in ("pronoun", "country", "group") or p.end + 1 >= limit:
        return False
    return not r.bits[p.end] & ~lx.WORD and not r.bits[p.end + 1] & lx.MARK


def _is_contracted(r: Reading, i: int) -> bool:
    """Whether a pronoun with its verb stands at token `i` as one word (they're, he'd)."""
    pronoun, _, verb = r.folds[i].replace("’", "'").partition("'")
    return bool(verb) and pronoun in r.vocabulary.nominatives


def _verb_of_clause(r: Reading, at: int, limit: int) -> int | None:
    """The first finite verb behind token `at` that is no participle with who acts behind it (a letter *posted* by the guild)."""
    verb = finite_verb(r, at, limit)
    while verb is not None and _has_agent(r, verb, limit):
        verb = finite_verb(r, verb, limit)
    return verb


def _has_agent(r: Reading, verb: int, limit: int) -> bool:
    """Whether a form that may be a participle has who acts behind it, an adverb between (posted online by)."""
    if is_helping(r, verb) or is_helping(r, verb - 1):
        return False
    by = verb + 2 if verb + 1 < limit and r.bits[verb + 1] & lx.ADVERB else verb + 1
    if by + 1 >= limit or r.folds[by] not in r.vocabulary.agents:
        return False
    return not r.bits[by + 1] & (lx.TIME | lx.NUMBER)


def _begins_next_clause(r: Reading, at: int, verb: int) -> bool:
    """Whether "and" behind a comma stands before the first finite verb: it is of the next clause (claimed nine lives, and a truce remains far off)."""
    return any(r.bits[i - 1] & lx.COMMA and coordinates(r, i) for i in range(at + 1, verb))


def with_inner_clause(r: Reading, at: int, form: CueForm, limit: int) -> Opening | None:
    """A clause that another stands at the head of: said if the wind turned, the ferry would stay; said what followed was bad.

    A finite verb of the main clause proves it. Not: explained how long it took, said when he would leave.
    """
    frames, bits = form.frames, r.bits
    if not (frames.has("bare") and frames.has("that")) or not bits[at] & lx.SUBORDINATOR:
        return None
    if _has_main_clause_behind(r, at, limit):
        return Opening(at, "clause", "clause")
    inner = finite_verb(r, at, limit)
    if inner is None or bits[at] & lx.CONJUNCTION and bits[at + 1] & lx.MARK:
        return None
    for i in range(inner + 1, limit - 2):
        if bits[i] & (CLAUSE_ENDS | _OTHER_CLAUSE):
            return None
        if bits[i] & lx.COMMA:
            return Opening(at, "clause", "clause") if _is_main_clause(r, i + 1, limit) else None
        if is_helping(r, i) and not _in_verb_group(r, i):
            return Opening(at, "clause", "clause")
    return None


def _has_main_clause_behind(r: Reading, at: int, limit: int) -> bool:
    """Whether a phrase without a verb stands before the comma of a main clause (because of the storm, the ferry would stay)."""
    comma = next((i for i in range(at + 1, limit) if r.bits[i] & lx.COMMA), None)
    if comma is None or comma + 2 >= limit or finite_verb(r, at, comma) is not None:
        return False
    return _is_main_clause(r, comma + 1, limit)


def _is_main_clause(r: Reading, at: int, limit: int) -> bool:
    """Whether a noun phrase with its finite verb right behind stands at token `at`."""
    subject = r.capitalised.read_joined(at, limit)
    return subject is not None and subject.end < limit and is_finite(r, subject.end)


def _in_verb_group(r: Reading, i: int) -> bool:
    """Whether another auxiliary stands before the one at token `i`, adverbs between (had not [been])."""
    at = i - 1
    while at > 0 and r.bits[at] & (lx.ADVERB | lx.NEGATION):
        at -= 1
    return is_helping(r, at)


def _may_open_clause(r: Reading, at: int, asides: bool) -> bool:
    """Whether a clause may begin with the word at token `at`; behind asides none begins with a preposition or conjunction."""
    bits = r.bits[at]
    if bits & (lx.MARK | lx.RELATIVE | lx.PASSIVE):
        return False
    if bits & (lx.DETERMINER | lx.NEGATION) and at + 2 < len(r.bits) and r.bits[at + 1] & lx.COMMA:
        return not r.bits[at + 2] & lx.CONJUNCTION  # said no, but went
    return not asides or not bits & (lx.PREPOSITION | lx.SUBORDINATOR | lx.CONJUNCTION)


def _goes_on_behind_object(r: Reading, at: int, verb: int) -> bool:
    """Whether "and" stands right before the first finite verb: what lies between is an object (added three ships and brought …)."""
    return not is_finite(r, at) and coordinates(r, verb - 1) and not _is_adjective_before_verb(r, verb)


def _is_adjective_before_verb(r: Reading, i: int) -> bool:
    """Whether a helping verb stands soon behind a form that may be an adjective (soldiers and [allied] fighters *were* killed)."""
    if not r.bits[i] & lx.VERB or r.bits[i + 1] & (lx.DETERMINER | lx.PREPOSITION):
        return False
    return any(is_helping(r, j) for j in range(i + 1, min(len(r.bits), i + 4)))


def _is_object_only(r: Reading, at: int, form: CueForm, limit: int) -> bool:
    """A noun phrase with which the clause ends, or behind which another verb goes on."""
    p = r.capitalised.read(at, limit)
    if p is None or p.end >= limit:
        return p is not None
    if r.bits[p.end] & lx.CONJUNCTION and p.end + 1 < limit:
        return form.act != "say" and coordinates(r, p.end) and is_full_verb(r, p.end + 1)
    return bool(r.bits[p.end] & CLAUSE_ENDS)
