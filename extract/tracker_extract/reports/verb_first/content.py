"""How far the content of a statement goes: quotations and clauses, one behind the other under the same cue."""

from __future__ import annotations

from typing import NamedTuple

from ...mentions.reading import Reading
from ...outline.quotations import Quotation
from ...outline.sentences import Sentence, is_within_word
from ...words import classes as lx
from ..frame import Frame
from ..kind import TERM
from .edges import behind_that, trim
from .speech import Speech
from .stop_rules import CLOSED, STOPS
from .stops import MAY_BREAK, breaks, only_subject_stands

# Words and marks of a clause that need a look; it runs on over all others. What else may break (MAY_BREAK) does so behind
# a comma alone, which is one of these.
_BREAKS = lx.CUE | lx.SUBORDINATOR | lx.VERB | lx.THAT
_NOTABLE = _BREAKS | lx.QUOTE | lx.BREAK | lx.STOP | lx.COLON | lx.COMMA | lx.DOTS
_ENDS = lx.BREAK | lx.STOP | lx.COLON
# An attribution within a content, up to the comma behind it, has at most this many tokens.
_ATTRIBUTION = 12
# Fixed expressions that end a content where they begin behind a closing mark: the author's.
_AUTHORS = ("tail", "circumstance", "attribution")


class Content(NamedTuple):
    """Parts as token ranges, where the scan stopped, and what stopped it.

    `stopped_by` is sentence, clause (another one begins), attribution, tail (the author's own words), quotation (it
    closed) or unclosed (its mark never closed).
    """

    parts: tuple[tuple[int, int], ...]
    end: int
    stopped_by: str


def read_content(r: Reading, frame: Frame, sentence: Sentence) -> Content:
    """The content from where the frame begins it."""
    s = Speech(r, frame, sentence)
    quotation = r.outline.by_start.get(frame.begin)
    if quotation is not None and frame.opener in ("quote", "that", "colon"):
        content = _quoted(s, quotation)
    else:
        content = _clause(s, frame.begin, frame.begin)
    trimmed = [trim(r, a, b) for a, b in content.parts]
    return Content(tuple([(a, b) for a, b in trimmed if b > a]), content.end, content.stopped_by)


def _and(content: Content, more: Content | None) -> Content:
    """A content that goes on with more of it."""
    return content if more is None else more._replace(parts=content.parts + more.parts)


# -- quoted ------------------------------------------------------------------------------------------------------------


def _quoted(s: Speech, q: Quotation) -> Content:
    """Content that opens with a quotation: it ends with it, unless the clause runs on behind the mark."""
    r = s.reading
    inside = ((q.start + 1, q.end),)
    if not q.closed:
        # The next paragraph opens the marks again.
        following = r.outline.by_start.get(q.end + 1)
        again = following is not None and r.bits[q.end] & lx.BREAK
        more = _quoted(s, following) if following is not None and again else None
        return _and(Content(inside, q.end, "unclosed"), more)
    after = q.end + 1
    if _runs_on(s, q):
        return _clause(s, q.start, after)
    return _and(Content(inside, after, "quotation"), _further(s, after))


def _runs_on(s: Speech, q: Quotation) -> bool:
    """Whether the clause goes on right behind a closing mark."""
    r, i, limit = s.reading, q.end + 1, s.sentence.end
    if i >= limit or r.bits[i] & (lx.STOP | lx.BREAK | lx.DOTS):
        return False
    if r.bits[i] & lx.COMMA:
        return _runs_on_past_comma(s, q)
    if r.bits[i] & lx.MARK and not r.bits[i] & (lx.OPEN | lx.QUOTE):
        return False
    fixed = r.outline.fixed(i, limit)
    if fixed is not None and fixed[1] in _AUTHORS:
        return False
    if r.words[i].conjunction and (r.bits[i] & lx.THAT or _governed_that(s, i) is not None):
        return False
    return not breaks(s, i, comma=True)


def _runs_on_past_comma(s: Speech, q: Quotation) -> bool:
    """Whether the clause goes on behind a comma that follows the closing mark: behind a term, or with a continuer."""
    r, i, limit = s.reading, q.end + 2, s.sentence.end
    if i >= limit:
        return False
    fixed = r.outline.fixed(i, limit)
    if fixed is not None and fixed[1] in _AUTHORS:
        return False
    if fixed is not None and fixed[1] == "continuer":
        return True
    return q.words(r.tokens) <= TERM and not breaks(s, i, comma=True)


def _further(s: Speech, i: int) -> Content | None:
    """Content behind a quotation under the same cue.

    وأن … – "and that …"; و"…" – "and '…'"; كما أن … – "likewise that …".
    """
    r, sentence, by_start = s.reading, s.sentence, s.reading.outline.by_start
    at = i + 1 if i < sentence.end and r.bits[i] & (lx.COMMA | lx.DOTS) else i
    if at >= sentence.end:
        return None
    beside = by_start.get(at)
    if beside is not None and r.bits[i] & lx.DOTS and beside.closed and beside.words(r.tokens) > TERM:
        return _quoted(s, beside)  # «…».. «…»
    nxt = _another_that(r, at, sentence) or _governed_that(s, at)
    if nxt is not None:
        quotation = by_start.get(nxt)
        if quotation is not None:
            return _quoted(s, quotation)
        return _clause(s, nxt, nxt + bool(r.bits[nxt] & lx.THAT))
    joined = _conjoined_quotation(r, at, sentence)
    if joined is None:
        return None
    content = Content(((joined.start + 1, joined.end),), joined.end + 1, "quotation")
    return _and(content, _further(s, content.end))


def _conjoined_quotation(r: Reading, at: int, sentence: Sentence) -> Quotation | None:
    """The quotation behind a conjunction written before its opening mark (و"…" – "and '…'")."""
    if at + 1 >= sentence.end or len(r.tokens.forms[at]) != 1 or r.bits[at] & lx.MARK:
        return None
    quotation = r.outline.by_start.get(at + 1)
    return quotation if quotation is not None and quotation.words(r.tokens) > TERM else None


def _another_that(r: Reading, i: int, sentence: Sentence) -> int | None:
    """Behind وأن ("and that") or كما أن ("likewise that") at `i`: where its clause begins."""
    word = r.words[i]
    if word.bits & lx.THAT and word.conjunction and not word.prefix:
        if word.conjunction in r.vocabulary.resumes:
            return None  # فإن – "then": the clause itself goes on
        return behind_that(r, i) if i + 1 < sentence.end else None
    if not (i > 0 and r.bits[i - 1] & lx.COMMA) or i + 2 >= sentence.end:
        return None
    return behind_that(r, i + 1) if r.bits[i + 1] & lx.THAT and r.folds[i] in r.vocabulary.again else None


def _governed_that(s: Speech, i: int) -> int | None:
    """Behind the preposition of the cue again (وعلى أن – "and on that"), where the cue takes one: where its clause begins."""
    word = s.reading.words[i]
    if not (word.conjunction and word.bits & lx.PREPOSITION and i + 2 < s.sentence.end):
        return None
    governs = any(word.stem in prepositions for prepositions in s.frame.form.frames.by.values())
    return behind_that(s.reading, i + 1) if governs and s.reading.bits[i + 1] & lx.THAT else None


# -- clauses -----------------------------------------------------------------------------------------------------------


class _End(NamedTuple):
    """Where a part of a clause ends, and by what: those of `Content.stopped_by`, or that, where another one begins.

    `further` is where the content goes on: the clause behind that, or the quotation behind a colon.
    """

    at: int
    by: str
    further: int | None = None


def _clause(s: Speech, start: int, scan: int) -> Content:
    """Content without marks around it, from `start`: it ends with the sentence or where another clause begins.

    `scan` is the first token that can end it.
    """
    end = _part(s, start, scan, start)
    parts: tuple[tuple[int, int], ...] = ((start, end.at),)
    while end.by == "that" and end.further is not None:
        start = end.further
        opens = bool(
            s.reading.bits[start] & lx.THAT
        )  # وألا – "and that … not" is the first word of what it opens
        end = _part(s, start, start + opens, start - 1 + opens)
        parts += ((start, end.at),)
    content = Content(parts, end.at, end.by)
    if end.by == "attribution":
        return _and(content, _behind_attribution(s, end.at))
    if end.by != "quotation":
        return content
    if end.further is not None:
        return _and(content, _quoted(s, s.reading.outline.by_start[end.further]))
    return _and(content, _further(s, end.at))


def _behind_attribution(s: Speech, at: int) -> Content | None:
    """The content that goes on under the same cue behind an attribution that begins at `at`.

    …، وفقا لما ذكرته الوكالة، وأن … – "…, by what the agency reported, and that …".
    """
    r, limit = s.reading, min(s.sentence.end, at + _ATTRIBUTION)
    for i in range(at + 1, limit - 1):
        if r.bits[i] & lx.THAT:
            return None
        if r.bits[i] & lx.COMMA and r.bits[i + 1] & lx.THAT and r.words[i + 1].conjunction:
            return _further(s, i + 1)
    return None


def _part(s: Speech, part: int, scan: int, seen: int) -> _End:
    """The end of the part of a clause that begins at `part`, looked for from `scan` on behind the token `seen`."""
    r, limit = s.reading, s.sentence.end
    bits, by_start = r.bits, r.outline.by_start
    embedded = False  # a clause opened inside this part: a further وأن ("and that") without a comma goes on with that
    i = _notable(r, scan, limit)
    while i < limit:
        b = bits[i]
        if b & lx.QUOTE and i in by_start:
            quotation = by_start[i]
            i = _behind_mark(quotation)
            if CLOSED.first(r.trace, (i - 1, i), r, quotation, i, s.sentence):
                return _End(i, "quotation")
            i = _notable(r, i, limit)
            continue
        comma = bool(b & (lx.COMMA | lx.DOTS))
        end = _end_at_mark(s, i) if b & _ENDS else None
        if end is None and seen < i + comma < limit:
            seen = i + comma  # behind a comma a word is looked at once, with the comma
            end = _end_at_word(s, seen, part, comma, embedded)
        if end is not None:
            return end
        embedded |= bool(b & lx.THAT)
        i = _notable(r, i + 1, limit)
    return _End(i, "sentence")


def _notable(r: Reading, i: int, limit: int) -> int:
    """The first token from `i` on that needs a look, `limit` where none does."""
    bits, words, clauses, expressions = r.bits, r.words, r.outline.clauses, r.outline.expressions
    while i < limit and not bits[i] & _NOTABLE and i not in expressions and i not in clauses:
        if words[i].conjunction and (bits[i] & lx.PREPOSITION or r.outline.region_at(i) == "title"):
            break
        i += 1
    return i


def _end_at_mark(s: Speech, i: int) -> _End | None:
    """The end of a part at a full stop or line end at `i`, or at a colon that leads to speech."""
    b = s.reading.bits[i]
    if b & (lx.BREAK | lx.STOP):
        return None if is_within_word(s.reading.tokens, i) else _End(i, "sentence")
    return _End(i, "quotation", i + 1) if b & lx.COLON and _leads_to_speech(s, i) else None


def _end_at_word(s: Speech, at: int, part: int, comma: bool, embedded: bool) -> _End | None:
    """The end of a part at the word `at`, behind a comma or not: another clause opens there, or a rule for stops says so."""
    r, i = s.reading, at - comma
    again = None if embedded and not comma else _next_clause(s, at, part, i, embedded)
    if again is not None:
        return _End(i, "that", again)
    word, classes = r.words[at], MAY_BREAK | lx.AUXILIARY if comma else MAY_BREAK
    if not (
        word.bits & classes or word.conjunction or at in r.outline.expressions or at in r.outline.clauses
    ):
        return None
    by = STOPS.first(r.trace, (at, at + 1), s, at, part, comma)
    return _End(i, by) if by else None


def _behind_mark(q: Quotation) -> int:
    """The token behind a quotation: that behind its closing mark, or the one that ends it without."""
    return q.end + 1 if q.closed else q.end


def _leads_to_speech(s: Speech, colon: int) -> bool:
    """Whether a colon behind a noun phrase leads to speech.

    أكد على وجود تخوف: "…" – "confirmed that there is fear: '…'".
    """
    if s.frame.opener != "noun":
        return False
    quotation = s.reading.outline.by_start.get(colon + 1)
    return quotation is not None and quotation.words(s.reading.tokens) > TERM


def _next_clause(s: Speech, at: int, part: int, i: int, embedded: bool) -> int | None:
    """Where the clause begins that and that opens at `at` under the same cue, behind the part that ends at `i`."""
    if s.frame.opener == "colon":
        return None
    again = _another_that(s.reading, at, s.sentence) or _governed_that(s, at)
    if again is not None and embedded and only_subject_stands(s, part, i):
        return None  # إيران، وإن سنحت لها الفرصة، … – "Iran, even if it gets the chance, …"
    return again
