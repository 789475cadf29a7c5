"""Complements that name somebody first: whom it is asked of, who is accused or described; and where asides end."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...packs import CueForm
from ...text import STRETCH
from ...words import classes as lx

# Quotations of up to this many words between cue and complement are names of papers and such, not content.
SHORT = 4
# Behind a preposition they are names of meetings, books and laws.
TITLE = 8
# How many tokens of asides may stand between a source and the verbal noun that is the object.
ASIDE = 22


def glued(r: Reading, at: int, preposition: str, start: int, name: str) -> bool:
    """A one-letter preposition written onto the word at `at`."""
    word, fold = r.words[at], r.folds[at]
    if word.prefix:
        return (
            word.prefix == preposition
            and not word.conjunction
            and not word.bits & ((0 if name == "urge" else lx.EVENT) | lx.TIME | lx.UNNAMED)
        )
    if (
        not fold.startswith(preposition)
        or word.bits & ~(lx.WORD | lx.CONTENT_NOUN | lx.OWNED)
        or word.conjunction
        or word.heads
    ):
        return False
    if STRETCH in r.tokens.forms[at][:2]:
        return True
    shapes = r.vocabulary.content_shapes
    return (
        shapes is not None and shapes.fullmatch(fold[1:]) is not None and (name == "urge" or at - start <= 8)
    )


def carried(r: Reading, at: int, preposition: str, start: int) -> bool:
    """A preposition on an unknown word right behind the phrase of whom it is asked or who is accused."""
    word = r.words[at]
    fold = word.fold
    if (
        not fold.startswith(preposition)
        or len(fold) < 4
        or word.bits & ~(lx.WORD | lx.VERB | lx.OWNED)
        or word.heads
    ):
        return False
    while start < at and r.bits[start] & (lx.COMMA | lx.ADVERB | lx.TIME):
        start += 1
    if start in r.outline.by_start:
        return r.outline.by_start[start].end + 1 == at  # اتهم … «فصائل مسلحة» بخرق
    asked = r.plain.read(start, at, frozenset((preposition,))) if start < at else None
    if asked is None or asked.thing or asked.kind == "name" and asked.end - asked.start < 2:
        return False
    between = lx.COMMA | lx.ADVERB | lx.TIME
    return asked.end == at or asked.end == at - 1 and bool(r.bits[asked.end] & between)


def past_asides(r: Reading, form: CueForm, start: int, limit: int, source: Mention | None) -> int:
    """Behind the asides before an object: to the comma, or to the verbal noun that no preposition governs."""
    at = _past_aside(r, start, limit)
    while at < limit and r.bits[at] & (lx.ADVERB | lx.TIME | lx.COMMA):
        at += 1
    if at >= limit or not r.bits[at] & lx.PREPOSITION or source is None:
        return at
    closed = lx.THAT | lx.COLON | lx.STOP | lx.BREAK | lx.QUOTE | lx.DOTS
    for j in range(at + 2, min(limit, at + ASIDE)):
        if r.bits[j] & closed:
            break
        if r.bits[j] & lx.CONTENT_NOUN and _free_noun(r, j):
            return j
    return at


def _free_noun(r: Reading, i: int) -> bool:
    """A verbal noun that opens a noun phrase of its own: behind a time, place, definite noun or mark."""
    word, before = r.words[i], r.words[i - 1]
    if word.article or word.prefix or word.conjunction or before.conjunction and before.bits & lx.PREPOSITION:
        return False
    free = lx.TIME | lx.PLACE | lx.ADJECTIVE | lx.COMMA | lx.CLOSE | lx.CITY | lx.ADVERB
    statement = before.bits & lx.EVENT and r.bits[i - 2] & lx.PREPOSITION  # أكد في بيان مقتل ثلاثة
    return bool(before.bits & free or statement) or before.article


def _past_aside(r: Reading, start: int, limit: int) -> int:
    """Behind an aside that begins with a preposition, or between commas as a relative clause, and ends with a comma."""
    at = start + 1 if start < limit and r.bits[start] & lx.COMMA else start
    if at < limit and r.bits[at] & (lx.PREPOSITION | (lx.RELATIVE if at > start else 0)):
        for j in range(at + 1, min(limit, at + 16)):
            if r.bits[j] & lx.COMMA:
                return j + 1
    return start


def blamed(r: Reading, form: CueForm, start: int, limit: int) -> tuple[int, str, str] | None:
    """اتهم … بـ: the content begins with the accused; a preposition follows."""
    wanted = form.frames.prepositions("blame")
    start = _past_aside(r, start, limit)
    while start < limit and r.bits[start] & (lx.COMMA | lx.TIME | lx.ADVERB):
        start += 1
    for at in range(start, min(limit, start + 30)):
        b = r.bits[at]
        if b & (lx.STOP | lx.BREAK | lx.COLON | lx.DOTS):
            return None
        if b & lx.THAT and r.folds[at].startswith(tuple(wanted)):
            return (start, "noun", "blame-object") if at > start else (at + 1, "that", "blame-that")
        if r.folds[at] in wanted or any(
            glued(r, at, p, start, "urge") or carried(r, at, p, start) for p in wanted if len(p) == 1
        ):
            if at > start:
                return start, "noun", "blame-object"
            return at, "noun", "blame-noun"
    return None


def held(r: Reading, start: int, limit: int) -> tuple[int, str, str] | None:
    """حمّل … مسؤولية: the content begins with whom it is laid on."""
    for at in range(start, min(limit, start + 16)):
        if r.bits[at] & (lx.STOP | lx.BREAK | lx.COLON):
            return None
        if r.words[at].stem in r.vocabulary.blame or r.folds[at] in r.vocabulary.blame:
            return (start, "noun", "hold-object") if at > start else None
    return None


def asked(r: Reading, form: CueForm, start: int, limit: int) -> tuple[int, str, str] | None:
    """طلب من …: whom it is asked of, then the content."""
    wanted = form.frames.prepositions("ask")
    for at in range(start, min(limit, start + 6)):
        if r.folds[at] in wanted:
            asked = r.plain.read(at + 1, limit)
            if asked is None:
                return None
            begin = asked.end
            while begin < limit and r.bits[begin] & (lx.COMMA | lx.ADVERB):
                begin += 1
            if begin in r.outline.by_start and begin < limit:
                return begin, "quote", "ask-quote"
            if begin >= limit or r.bits[begin] & (lx.MARK | lx.PREPOSITION):
                return None
            return (begin + 1, "that", "ask-that") if r.bits[begin] & lx.THAT else (begin, "noun", "ask-noun")
    return None


def described(r: Reading, form: CueForm, start: int, limit: int) -> tuple[int, str, str] | None:
    """وصف … بأنه: the content begins behind it; بـ before a quotation likewise."""
    wanted = tuple(form.frames.prepositions("describe"))
    for at in range(start, min(limit, start + 30)):
        b = r.bits[at]
        if b & (lx.STOP | lx.BREAK | lx.COLON):
            return None
        if b & lx.THAT and r.folds[at].startswith(wanted) and at > start:
            return at + 1, "that", "describe-object"
        if b & lx.THAT and r.folds[at].startswith(wanted):
            return at + 1, "that", "describe-that"
        if b & lx.QUOTE and at in r.outline.by_start and at > start:
            begin = at if r.folds[at - 1] in wanted else start
            return (begin, "quote" if begin == at else "noun", "describe-object")
    return None


def after_colon(r: Reading, at: int, limit: int) -> tuple[int, str]:
    begin = at + 1 if r.bits[at] & lx.COLON else at
    while begin < limit and r.bits[begin] & (lx.DASH | lx.COLON):
        begin += 1
    if begin < limit and begin in r.outline.by_start:
        return begin, "quote"
    if (
        begin >= limit
        and begin + 1 < len(r.tokens)
        and r.bits[begin] & lx.BREAK
        and begin + 1 in r.outline.by_start
    ):
        return begin + 1, "quote"  # the words begin on the next line
    return begin, "colon"


def is_addressee(r: Reading, at: int) -> bool:
    """لـ"العربية": marks right behind a one-letter preposition hold to whom, not what."""
    return (
        at > 0
        and len(r.folds[at - 1]) == 1
        and not r.bits[at - 1] & lx.MARK
        and r.tokens.ends[at - 1] == r.tokens.starts[at]
    )


def short_aside(r: Reading, at: int, limit: int) -> bool:
    """A few words in marks with the real complement behind them (قال لصحيفة "الحياة" إن)."""
    quotation = r.outline.by_start.get(at)
    most = TITLE if at > 0 and r.bits[at - 1] & lx.PREPOSITION else SHORT  # خلال «المؤتمر الدولي …»
    if quotation is None or quotation.words(r.tokens) > most:
        return False
    for j in range(quotation.end + 1, min(limit, quotation.end + 25)):
        if r.bits[j] & (lx.THAT | lx.COLON) and not r.words[j].conjunction:
            return True
        if r.bits[j] & lx.QUOTE and j in r.outline.by_start:
            return r.outline.by_start[j].words(r.tokens) > SHORT
        if r.bits[j] & (lx.STOP | lx.BREAK | lx.DOTS) or r.bits[j] & lx.CUE and r.bits[j - 1] & lx.COMMA:
            return False
    return False


def past_bracket(r: Reading, at: int, limit: int) -> int:
    for j in range(at, min(limit, at + 12)):
        if r.bits[j] & lx.CLOSE:
            return j + 1
    return at
