"""Subjects that an insertion or a relative clause stands behind: X, 33, said; X, who said; a resident who fled said."""

from __future__ import annotations

from ...mentions.capitalised.joined import merged
from ...mentions.mention import LONGEST, Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx
from ..kind import TERM
from .clauses import begins_clause
from .phrases import ending_at, is_governed, shortest_ending_at
from .verbs import group_start, is_finite, past_auxiliaries

# An insertion between commas (a name's apposition, a relative clause) has at most this many tokens.
_INSERTION = 40
# The title of a work in marks, within an insertion, has at most so many words.
_TITLE = 8
# What shows that no relative clause reaches back further.
_RELATIVE_CLAUSE_ENDS = lx.COMMA | lx.STOP | lx.QUOTE | lx.COLON | lx.DASH | lx.CONJUNCTION | lx.THAT


def before_insertion(r: Reading, comma: int, sentence: Sentence) -> Mention | None:
    """X, 33, said; X, a friend of the family, said; X — wearing a hat — said: the phrase before the insertion that ends
    at a comma or dash, if by the comma inside a closing mark (X, who wrote "The Old Moon," said)."""
    mark, bits = r.bits[comma] & (lx.COMMA | lx.DASH), r.bits
    low = max(sentence.start, comma - _INSERTION)
    comma = _first_of_dash(bits, comma)
    at = _before_title(r, comma)
    while (at := at - 1) > low:
        at = _before_term(r, at)
        if bits[at] & (lx.STOP | lx.BREAK | lx.QUOTE):
            return None
        if not bits[at] & mark:
            continue
        opening = _first_of_dash(bits, at)
        p = ending_at(r, group_start(r, opening, sentence.start), sentence)
        if p is not None and _belongs_to_name(r, p, sentence):
            continue
        if p is not None:
            named = _named_within(r, p, opening, comma, sentence)
            if named is not None:
                return named
            p = _with_inner(r, _with_outer(r, p, low, sentence), opening, comma)
            return p if _may_be_interrupted(r, p, opening, sentence) else None
    return None


def _before_title(r: Reading, comma: int) -> int:
    """The mark that opens a title in marks which ends with the comma; the comma itself elsewhere."""
    if comma + 1 >= len(r.bits) or not r.bits[comma + 1] & lx.QUOTE:
        return comma
    within = r.outline.quotations_within(max(0, comma - LONGEST), comma + 1)
    title = next((q for q in within if q.end == comma + 1 and q.words(r.tokens) <= _TITLE), None)
    return title.start if title is not None else comma


def _belongs_to_name(r: Reading, p: Mention, sentence: Sentence) -> bool:
    """Whether a phrase between commas only says where a person before it belongs (X, from [the Orchard party], the junior partner, said)."""
    comma = p.start - 2
    if (
        p.named
        or comma <= sentence.start
        or not r.bits[comma] & lx.COMMA
        or not r.bits[comma + 1] & lx.PREPOSITION
    ):
        return False
    if r.bits[comma + 1] & lx.SUBORDINATOR:
        return False
    outer = ending_at(r, comma, sentence)
    return outer is not None and outer.named and _begins_subject(r, outer, sentence)


def _before_term(r: Reading, at: int) -> int:
    """The token before a term in marks that closes at token `at` (X, who calls himself "the mason's friend", said); `at` itself elsewhere."""
    if not r.bits[at] & lx.QUOTE:
        return at
    within = r.outline.quotations_within(max(0, at - LONGEST), at)
    term = next((q for q in within if q.end == at and q.closed and q.words(r.tokens) <= TERM), None)
    return term.start - 1 if term is not None else at


def _named_within(r: Reading, p: Mention, opening: int, comma: int, sentence: Sentence) -> Mention | None:
    """A person's full name between commas, behind what a preposition governs (the clerk who was lost in Utah, [Kyle Holm], told)."""
    if not is_governed(r, p.start, sentence):
        return None
    inner = r.capitalised.read(opening + 1, comma)
    if inner is None or inner.end != comma or inner.titles or inner.name is None or inner.bodies:
        return None
    return inner if r.bits[inner.name[0]] & lx.GIVEN and inner.name[1] - inner.name[0] > 1 else None


def _first_of_dash(bits: list[int], at: int) -> int:
    """The first of the hyphens that stand for one dash, up to token `at`; `at` itself where it is a comma."""
    while bits[at] & bits[at - 1] & lx.DASH:
        at -= 1
    return at


def _may_be_interrupted(r: Reading, p: Mention, opening: int, sentence: Sentence) -> bool:
    """Whether a phrase can be a subject with an insertion from token `opening` on behind it.

    A country only at the head (Russia, which …, says; not: Washington, the father of a boy, said); before a dash nothing
    that a preposition governs (those on the pier – some of them wet – said).
    """
    if r.bits[opening] & lx.DASH and is_governed(r, p.start, sentence):
        return False
    if p.kind == "country" and _heads_sentence(r, p, sentence) and not r.bits[opening + 1] & lx.DETERMINER:
        return True
    return p.kind not in ("country", "pronoun", "group") or p.named


def _heads_sentence(r: Reading, p: Mention, sentence: Sentence) -> bool:
    """Whether only linking words stand before a phrase in its sentence (However, Russia, which …, says)."""
    links = lx.ADVERB | lx.CONJUNCTION | lx.SUBORDINATOR | lx.COMMA
    return all(r.bits[i] & links for i in range(sentence.start, p.start))


def _with_outer(r: Reading, p: Mention, low: int, sentence: Sentence) -> Mention:
    """The phrase before `p` that it is an apposition to (X, [a friend of the family], 33, said)."""
    if p.start > low and r.bits[p.start - 1] & lx.COMMA and (p.titles or p.named or p.bodies):
        outer = ending_at(r, p.start - 1, sentence)
        whole = merged(outer, p) if outer is not None and _begins_subject(r, outer, sentence) else None
        return whole if whole is not None else p
    return p


def _begins_subject(r: Reading, p: Mention, sentence: Sentence) -> bool:
    """Whether a phrase begins its clause, and does not end another (the glass was made on [the island], X, 70, said)."""
    return begins_clause(r, p.start, sentence.start)


def _with_inner(r: Reading, p: Mention, opening: int, comma: int) -> Mention:
    """With the apposition that fills the insertion (X, [the minister], said)."""
    inner = r.capitalised.read(opening + 1, comma)
    whole = merged(p, inner) if inner is not None and inner.end == comma else None
    return whole._replace(end=comma) if whole is not None else p


def before_open_apposition(r: Reading, at: int, sentence: Sentence) -> Mention | None:
    """X, a senior official in the guild that runs the port told: a name at the head of its sentence, with an apposition that no
    comma closes before the verb at token `at`. Not: X, a friend said, was ill."""
    first = sentence.start
    if not r.bits[first] & (lx.CAPITAL | lx.TITLE) or r.bits[first] & (lx.PREPOSITION | lx.SUBORDINATOR):
        return None
    p = r.capitalised.read(first, at)
    if p is None or not (p.persons or p.name) or p.end + 1 >= at or not r.bits[p.end] & lx.COMMA:
        return None
    inner = r.capitalised.read(p.end + 1, at)
    if inner is None or inner.kind not in ("person", "unnamed") or r.words[inner.start].article:
        return None
    if not r.bits[inner.start] & lx.DETERMINER or _is_interrupted(r, inner.end, at, sentence):
        return None
    if r.bits[at - 1] & (lx.RELATIVE | lx.THAT):
        return None
    whole = merged(p, inner)
    return (whole if whole is not None else p)._replace(end=at)


def _is_interrupted(r: Reading, start: int, at: int, sentence: Sentence) -> bool:
    """Whether a mark or a verb of the main clause stands from token `start` up to a verb, or a comma right behind that verb."""
    relative = False
    for i in range(start, at):
        relative = relative or bool(r.bits[i] & (lx.RELATIVE | lx.THAT))
        if r.bits[i] & lx.MARK or not relative and is_finite(r, i):
            return True
    verb = past_auxiliaries(r, at, sentence.end)
    return verb + 1 >= sentence.end or bool(
        r.bits[verb + 1] & lx.MARK and not r.bits[verb + 1] & (lx.COLON | lx.QUOTE)
    )


def before_relative(r: Reading, relative: int, sentence: Sentence) -> Mention | None:
    """X, who said: the phrase that the relative pronoun takes up."""
    end = relative - 1 if r.bits[relative - 1] & lx.COMMA else relative
    if end <= sentence.start:
        return None
    p = shortest_ending_at(r, end, sentence)
    if p is not None and not p.named and p.start - 1 > sentence.start and r.bits[p.start - 1] & lx.COMMA:
        outer = shortest_ending_at(r, p.start - 1, sentence)
        whole = merged(outer, p) if outer is not None and outer.named else None
        return whole if whole is not None else p
    return p


def before_relative_clause(r: Reading, at: int, sentence: Sentence) -> Mention | None:
    """The phrase whose relative clause ends at or around `at` (a resident who asked to be called Abu Salem said)."""
    bits = r.bits
    if bits[at - 1] & (_RELATIVE_CLAUSE_ENDS | lx.RELATIVE):
        return None  # , X said; who X said: the subject stands right behind it
    for i in range(at - 2, max(sentence.start, at - LONGEST), -1):
        if _is_relative_that(r, i) and not bits[at - 1] & lx.DETERMINER:
            return before_relative(r, i, sentence)
        if bits[i] & _RELATIVE_CLAUSE_ENDS or r.folds[i] in r.vocabulary.conjunctional:
            return None
        if bits[i] & lx.RELATIVE:
            return before_relative(r, i, sentence)
    return None


def _is_relative_that(r: Reading, i: int) -> bool:
    """Whether "that" stands between a noun and a form of a common verb, whose subject it is (states [that] want peace have said)."""
    if not r.bits[i] & lx.THAT or r.bits[i - 1] & (
        lx.CUE | lx.VERB | lx.MARK | lx.TIME | lx.HEARER | lx.CONJUNCTION
    ):
        return False
    return any(reading.part == "verb" for reading in r.words[i + 1].readings)
