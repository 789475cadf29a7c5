"""Complements with a preposition or an object: described X as, blamed X for, urged X to, called X "…", vowed to, denied X.

Each is a frame of a reporting word; `at` or `start` is the first token behind the word, or behind its adverbs and days.
"""

from __future__ import annotations

from ...mentions.reading import Reading
from ...packs import CueForm
from ...words import classes as lx
from .asides import REACH, past_adverbs, past_aside
from .clauses import CLAUSE_ENDS
from .opening import Opening, opening_at
from .verbs import holds_uncapitalised_verb

# Between a name and the words it is called by in marks.
_CALLED = 14
# Words of an object looked through for the noun that begins content (words/content.txt).
_OBJECT = 5

_CALLED_ENDS = CLAUSE_ENDS | lx.COLON | lx.COMMA | lx.THAT | lx.VERB | lx.RELATIVE
_NO_OBJECT = lx.MARK | lx.PREPOSITION | lx.SUBORDINATOR | lx.CONJUNCTION | lx.RELATIVE

# -- an object first, then what is said of it ------------------------------------------------------------------------


def described(r: Reading, at: int, form: CueForm, limit: int) -> Opening | None:
    """Described the deal as a mistake: the content stands behind the preposition."""
    i = _preposition(r, at, form.frames.prepositions("describe"), limit)
    if i is None or i == at or i + 1 >= limit:
        return None
    return opening_at(r, i + 1, "described")


def blamed(r: Reading, at: int, form: CueForm, limit: int) -> Opening | None:
    """Blamed the rebels for the raid: the content begins with who is blamed."""
    start = past_adverbs(r, at, limit)
    i = _preposition(r, start, form.frames.prepositions("blame"), limit, points=not form.frames.has("that"))
    return Opening(start, "noun", "blamed") if i is not None and i > start else None


def urged(r: Reading, at: int, form: CueForm, limit: int) -> Opening | None:
    """Urged Iran to, called on Iran to, warned Ankara against."""
    start = past_adverbs(r, at, limit)
    asked = form.frames.prepositions("ask")
    if asked and (start >= limit or r.folds[start] not in asked):
        return None
    begin = start + 1 if asked else start
    wanted = form.frames.prepositions("urge")
    i = _preposition(r, begin, frozenset(p.split("_")[-1] for p in wanted), limit)
    if i is None or i + 1 >= limit or not (_is_somebody(r, begin, i) and _may_be_urged(r, i)):
        return None
    if not asked and "not_to" not in wanted and all(r.bits[j] & lx.NEGATION for j in range(begin, i)):
        return None  # asked not to be named: nobody is urged
    return opening_at(r, i + 1, "urged")._replace(urged=True)


def _is_somebody(r: Reading, start: int, end: int) -> bool:
    """Whether somebody may be named between a verb and its preposition: words, and no other verb that the preposition is of."""
    if r.bits[end - 1] & lx.COMMA:  # urged X, who leads the guild, to
        end = next(i for i in range(start, end) if r.bits[i] & lx.COMMA)
    return start < end and not holds_uncapitalised_verb(r, start, end)


def _may_be_urged(r: Reading, preposition: int) -> bool:
    """Whether what somebody is urged to do may stand behind a preposition: no mark but a quotation's; no place behind "to"."""
    following = r.bits[preposition + 1]
    if following & lx.MARK and not following & lx.QUOTE:
        return False
    return r.folds[preposition] not in r.vocabulary.infinitive_marks or not following & (
        lx.DETERMINER | lx.CAPITAL
    )


def bidden(r: Reading, at: int, form: CueForm, limit: int) -> Opening | None:
    """Somebody, then an infinitive (призвал стороны допустить, "called on the parties to admit")."""
    bits, endings = r.bits, r.vocabulary.infinitives
    for i in range(at, min(limit, at + _CALLED)):
        if bits[i] & (lx.MARK | lx.THAT):
            return None
        if i > at and r.folds[i].endswith(endings) and bits[i] & ~lx.CAPITAL == lx.WORD:
            return Opening(i - 1 if bits[i - 1] & lx.NEGATION else i, "noun", "bidden")
    return None


def dubbed(r: Reading, at: int, form: CueForm, limit: int) -> Opening | None:
    """Called the deal "…": the content begins with what is called so."""
    bits, by_start = r.bits, r.outline.by_start
    for i in range(at, min(limit, at + _CALLED)):
        if i > at and not bits[at] & lx.PREPOSITION and _is_second_object(r, i, limit):
            return Opening(at, "noun", "called")
        quotation = by_start.get(i)
        if quotation is not None and quotation.depth == 0:
            one_word = quotation.words(r.tokens) <= 1 and _is_name_in_marks(r, at, i)
            return None if one_word or i == at else Opening(at, "noun", "called")
        if bits[i] & _CALLED_ENDS:
            return None
        if bits[i] & lx.CUE and i > at and not bits[i - 1] & (lx.DETERMINER | lx.PREPOSITION):
            return None
    return None


def _is_name_in_marks(r: Reading, at: int, mark: int) -> bool:
    """Whether one word in marks is a name or a term, and not what something is called: called the ship "Swan", declared a
    "pause"; not: called the raid "odious"."""
    return bool(r.bits[mark + 1] & lx.CAPITAL or mark - 1 == at and r.bits[at] & lx.DETERMINER)


def _is_second_object(r: Reading, i: int, limit: int) -> bool:
    """Whether a second noun phrase begins right behind the first (called the new fare [an insult]).

    Only with an article that points to nothing known: not called the guard [the same day], called the men [their boss] sent.
    """
    bits = r.bits
    if not bits[i] & lx.DETERMINER or bits[i] & (lx.NUMBER | lx.TIME) or r.words[i].article or i + 1 >= limit:
        return False
    if bits[i - 1] & (
        _NO_OBJECT | lx.DETERMINER | lx.POSSESSIVE | lx.ADVERB | lx.VERB | lx.AUXILIARY | lx.PASSIVE
    ):
        return False
    return not bits[i + 1] & (lx.TIME | lx.NUMBER | lx.MARK)


def _preposition(r: Reading, at: int, wanted: frozenset[str], limit: int, points: bool = False) -> int | None:
    """The first of the wanted prepositions within the clause; `points`: "that" right at its head is a demonstrative."""
    bits, folds = r.bits, r.folds
    for i in range(at, min(limit, at + REACH)):
        if folds[i] in wanted:
            return i
        behind = (
            _past_apposition(r, i, wanted, min(limit, at + REACH)) if bits[i] & lx.COMMA and i > at else None
        )
        if behind is not None:
            return behind
        if bits[i] & (CLAUSE_ENDS | lx.COLON | lx.QUOTE) or bits[i] & lx.THAT and not (i == at and points):
            return None
        if bits[i] & lx.COMMA and not _name_goes_on(bits, i):
            return None
    return None


def _past_apposition(r: Reading, comma: int, wanted: frozenset[str], limit: int) -> int | None:
    """The wanted preposition right behind the comma that closes an aside about the object (accused X, head of the guild, [of])."""
    bits, folds = r.bits, r.folds
    if comma + 1 >= limit or bits[comma + 1] & (lx.CONJUNCTION | lx.PREPOSITION):
        return None
    for i in range(comma + 1, limit - 1):
        if bits[i] & (CLAUSE_ENDS | lx.COLON | lx.QUOTE):
            return None
        if bits[i] & lx.COMMA and folds[i + 1] in wanted:
            return i + 1
    return None


def _name_goes_on(bits: list[int], comma: int) -> bool:
    return comma + 1 < len(bits) and bool(bits[comma + 1] & (lx.CAPITAL | lx.DETERMINER))


# -- a preposition of the frame --------------------------------------------------------------------------------------


def governed(r: Reading, start: int, form: CueForm, limit: int) -> Opening | None:
    """A preposition of the frame, right behind the cue or behind a day or occasion (vowed on Sunday to)."""
    at: int | None = start
    while at is not None and at < limit:
        found = _by_preposition(r, at, form, limit)
        if found is not None:
            return found
        at = past_aside(r, at, limit, form) if form.frames.by and not r.bits[at] & lx.COMMA else None
    return None


def _by_preposition(r: Reading, at: int, form: CueForm, limit: int) -> Opening | None:
    fold, following = r.folds[at], at + 1
    if following >= limit:
        return None
    if fold in form.frames.prepositions("to"):
        if not _may_be_governed(r, fold, following):
            return None
        return opening_at(r, _past_correlate(r, following, limit), "preposition")
    quoted = following in r.outline.by_start or r.bits[following] & lx.THAT
    return (
        opening_at(r, following, "preposition") if quoted and fold in form.frames.prepositions("at") else None
    )


def _may_be_governed(r: Reading, preposition: str, following: int) -> bool:
    """No occasion, day or mark behind a preposition that opens content, and nobody behind "to" (spoke to reporters)."""
    bits = r.bits[following]
    if bits & (lx.EVENT | lx.TIME) or bits & lx.MARK and following not in r.outline.by_start:
        return False
    somebody = bits & (lx.DETERMINER | lx.CAPITAL | lx.HEARER | lx.UNNAMED)
    return not somebody or preposition not in r.vocabulary.infinitive_marks


def _past_correlate(r: Reading, at: int, limit: int) -> int:
    """Past a demonstrative and a comma before a clause (о том, что, "about that which")."""
    if at + 2 < limit and r.bits[at + 1] & lx.COMMA and r.bits[at + 2] & lx.THAT:
        return at + 2
    return at


# -- an object -------------------------------------------------------------------------------------------------------


def an_object(r: Reading, start: int, form: CueForm, limit: int) -> Opening | None:
    """An object that is content by itself (denied the charges), an infinitive, or a noun that begins content."""
    fold = r.folds[start]
    if r.bits[start] & _NO_OBJECT or fold in r.vocabulary.infinitive_marks:
        return None
    frames, endings = form.frames, r.vocabulary.infinitives
    if frames.has("object") and not r.bits[start] & lx.PRONOUN:
        return Opening(start, "noun", "object")
    if frames.has("infinitive") and endings and fold.endswith(endings):
        return Opening(start, "noun", "infinitive")
    if frames.has("thing") and _content_noun(r, start, limit):
        return Opening(start, "noun", "object")
    return None


def _content_noun(r: Reading, start: int, limit: int) -> bool:
    bits = r.bits
    for i in range(start, min(limit, start + _OBJECT)):
        if bits[i] & lx.CONTENT_NOUN:
            return True
        if bits[i] & (lx.MARK | lx.PREPOSITION | lx.THAT):
            return False
    return False
