"""How far content goes, behind a reporting word and before it, where subjects come first."""

from __future__ import annotations

from ...mentions.reading import Reading
from ...outline.quotations import LONGEST, Quotation
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..kind import TERM
from .clauses import coordinates
from .ends import Joint, is_tail
from .opening import Opening
from .stop_rules import CLOSED, STOPS
from .stops import Scope, begins_report
from .verbs import VERBAL_OR_CUE, is_verbal

# What shows behind a closing mark that no clause goes on.
_NOTHING_FOLLOWS = lx.STOP | lx.BREAK | lx.DOTS | lx.COLON | lx.DASH
# Where another clause may begin within content.
_JOINTS = lx.COMMA | lx.CONJUNCTION | lx.SUBORDINATOR | lx.DASH
# What else of a clause needs a look: it runs on over all other words.
_NOTABLE = VERBAL_OR_CUE | lx.QUOTE | lx.STOP | lx.BREAK
# Behind an object also where it was said (denied it [in a statement]).
_JOINTS_BEHIND = {"noun": _JOINTS | lx.PREPOSITION}


def behind(scope: Scope, opening: Opening, limit: int) -> list[tuple[int, int]]:
    """The parts of content that an opening begins, in token ranges."""
    r = scope.reading
    quotation = r.outline.by_start.get(opening.begin)
    if (
        opening.kind in ("quote", "that", "colon")
        and quotation is not None
        and not _runs_on(scope, quotation, limit)
    ):
        return [inside(r, q) for q in _with_further(r, quotation, limit)]
    return _clause(scope, opening.begin, limit, opening.kind)


def rest(scope: Scope, at: int, limit: int) -> list[tuple[int, int]]:
    """What goes on behind an inserted reporting clause (A, he said, B), from behind its comma on."""
    r = scope.reading
    if at >= limit or begins_report(scope, at) or is_tail(r, at, limit) or r.bits[at] & lx.RELATIVE:
        return []
    if coordinates(r, at):
        at += 1
    return _clause(scope, at, limit)


def ahead(r: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """Content that stands before its reporting clause: tokens `start` to `end`."""
    part = trim(r, start, end)
    return [part] if part[1] > part[0] else []


# -- quotations ------------------------------------------------------------------------------------------------------


def _runs_on(scope: Scope, q: Quotation, limit: int) -> bool:
    """Whether the clause goes on behind a closing mark."""
    r, after = scope.reading, q.end + 1
    bits = r.bits
    if not q.closed or after >= limit or bits[after] & _NOTHING_FOLLOWS:
        return False
    comma = bool(bits[after] & lx.COMMA)
    at = after + 1 if comma else after
    if at >= limit or begins_report(scope, at) or is_tail(r, at, limit):
        return False
    if q.words(r.tokens) <= TERM:
        return True
    if comma:
        return not bits[q.end - 1] & (lx.COMMA | lx.STOP)
    return not bits[at] & (lx.PREPOSITION | lx.TIME)


def _with_further(r: Reading, q: Quotation, limit: int) -> list[Quotation]:
    """A quotation with those that follow under the same cue: "…" and "…", or the next paragraph's."""
    found = [q]
    while True:
        at = _behind_joint(r, q, limit)
        following = r.outline.by_start.get(at)
        if following is None or at <= q.end or at >= limit and q.closed:
            return found
        found.append(following)
        q = following


def with_earlier(r: Reading, q: Quotation) -> list[Quotation]:
    """A quotation behind the paragraphs before it that it goes on with: each opens with a mark, only the last closes."""
    found = [q]
    while q.start > 0 and r.bits[q.start - 1] & lx.BREAK:
        before = r.outline.quotations_within(q.start - LONGEST - 1, q.start)
        earlier = next((p for p in before if p.end == q.start - 1 and p.depth == 0 and not p.closed), None)
        if earlier is None or earlier.start > 0 and not r.bits[earlier.start - 1] & lx.BREAK:
            break
        q = earlier
        found.insert(0, q)
    return found


def _behind_joint(r: Reading, q: Quotation, limit: int) -> int:
    """Behind a quotation and what may join it to the next: commas and conjunctions, or a line break where it is not closed."""
    bits = r.bits
    at = behind_marks(q)
    if not q.closed and at < len(bits) and bits[at] & lx.BREAK:
        return at + 1
    while at < limit and bits[at] & (lx.COMMA | lx.CONJUNCTION):
        at += 1
    return at


def behind_marks(q: Quotation) -> int:
    """The first token behind a quotation and its closing mark, where it has one."""
    return q.end + 1 if q.closed else q.end


def inside(r: Reading, q: Quotation) -> tuple[int, int]:
    """The content of a quotation: without its marks and its final full stop."""
    bits, kept, forms = r.bits, r.vocabulary.kept_ends, r.tokens.forms
    start, end = q.start + 1, q.end
    while end > start and bits[end - 1] & (lx.STOP | lx.BREAK) and forms[end - 1] not in kept:
        end -= 1
    return start, max(end, start)


def fills(r: Reading, q: Quotation, sentence: Sentence) -> bool:
    """Whether a quotation is all of its sentence, so that no clause outside its marks says whose it is."""
    behind = q.end + 1
    ends = behind >= min(sentence.end, len(r.bits)) or bool(r.bits[behind] & (lx.STOP | lx.BREAK))
    return q.start <= sentence.start and ends


def around(r: Reading, q: Quotation, start: int, end: int) -> list[tuple[int, int]]:
    """What a quotation holds before token `start` and behind `end`, where a reporting clause stands between the two."""
    parts = [trim(r, q.start + 1, start), trim(r, end + 1, q.end)]
    return [part for part in parts if part[1] > part[0]]


# -- clauses ---------------------------------------------------------------------------------------------------------


def _clause(scope: Scope, start: int, limit: int, opener: str = "") -> list[tuple[int, int]]:
    """Words without marks around them: they end with the sentence, or where another report or a tail begins."""
    r = scope.reading
    bits, by_start = r.bits, r.outline.by_start
    parts: list[tuple[int, int]] = []
    part, i, verb = start, start, opener != "clause"
    joints = _JOINTS_BEHIND.get(opener, _JOINTS)
    notable = _NOTABLE | joints
    while i < limit:
        if not bits[i] & notable:
            i += 1
            continue
        quotation = by_start.get(i)
        if quotation is not None:
            i = behind_marks(quotation)
            if i < limit and CLOSED.first(r.trace, (i - 1, i), scope, quotation, i):
                break
            continue
        if bits[i] & (lx.STOP | lx.BREAK):
            break
        verb = verb or bool(bits[i] & VERBAL_OR_CUE)
        if i > start and bits[i] & joints:
            again = _again(r, i, limit) if opener in ("that", "clause") else None
            if again is not None:
                parts.append((part, i))
                part = i = again
                continue
            if _ends_at(scope, i, limit, opener, verb):
                break
        i += 1
    parts.append((part, i))
    return [p for p in (trim(r, a, b) for a, b in parts) if p[1] > p[0]]


def _behind_mark(r: Reading, i: int) -> int:
    """The first token of the clause that a joint at token `i` begins: behind a comma or dash, at a conjunction."""
    return i + 1 if r.bits[i] & (lx.COMMA | lx.DASH) else i


def _ends_at(scope: Scope, i: int, limit: int, opener: str, verb: bool) -> bool:
    """Whether content ends at the joint at token `i`; `verb`: it holds a verb by now."""
    r = scope.reading
    at, comma = _behind_mark(r, i), bool(r.bits[i] & lx.COMMA)
    if at >= limit:
        return False
    return bool(STOPS.first(r.trace, (at, at + 1), Joint(scope, at, limit, opener, verb, comma)))


def _again(r: Reading, i: int, limit: int) -> int | None:
    """Behind "and that" at a joint: where its clause begins."""
    bits, at = r.bits, _behind_mark(r, i)
    if at + 2 >= limit or r.folds[at] not in r.vocabulary.again:
        return None
    that = at + 2 if bits[at + 1] & lx.COMMA else at + 1
    is_subject = bits[that] & lx.DETERMINER and is_verbal(r, that + 1)  # and that would be wrong
    return that + 1 if bits[that] & lx.THAT and not is_subject else None


def trim(r: Reading, start: int, end: int) -> tuple[int, int]:
    """Without marks at the edges; a quotation that fills the part loses its marks."""
    start, end = r.outline.without_edge_marks(start, end)
    quotation = r.outline.by_start.get(start)
    if quotation is not None and quotation.end == end - 1:
        return inside(r, quotation)
    if quotation is not None and not quotation.closed and quotation.end >= end:
        return start + 1, end
    return start, end
