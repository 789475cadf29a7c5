"""Noun phrases read backwards: which of them ends at a token.

The readers of mentions read forwards, from a first word; a subject is known by its end, the verb behind it.
"""

from __future__ import annotations

from ...mentions.capitalised.common_nouns import COMMON_NOUN
from ...mentions.capitalised.full_names import given_within
from ...mentions.capitalised.joined import is_portfolio
from ...mentions.mention import LONGEST, Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...words import classes as lx
from .clauses import BOUNDS, begins_clause, coordinates

# Classes of words in the second half of a complement (music and dance).
_OF_COMPLEMENT = COMMON_NOUN | lx.ADJECTIVE
# No phrase reaches back over these to its relative pronoun.
_PHRASE_ENDS = lx.COMMA | lx.STOP | lx.QUOTE


def ending_at(r: Reading, end: int, sentence: Sentence) -> Mention | None:
    """The longest noun phrase that ends at token `end`, with what is joined before it."""
    bits, read = r.bits, r.capitalised.read
    first = _after_bound(bits, max(sentence.start, end - LONGEST), end)
    first = first - 1 if _is_demonstrative(r, first - 1, end, sentence) else first
    for start in range(first, end):
        p = read(start, end)
        if p is not None and p.end == end and not _is_bare_adjective(r, p):
            return _with_joined(r, p, sentence)
    return _with_joined_words(r, first, end, sentence)


def _is_demonstrative(r: Reading, that: int, end: int, sentence: Sentence) -> bool:
    """Whether "that" begins the noun phrase up to token `end` (…, that official said), and no clause (said that officials …)."""
    bits = r.bits
    if that < sentence.start or not bits[that] & lx.THAT or not bits[that] & lx.DETERMINER or end - that < 2:
        return False
    opens = that == sentence.start or bool(bits[that - 1] & (lx.COMMA | lx.QUOTE | lx.CONJUNCTION | lx.DASH))
    if not opens or any(bits[i] & lx.POSSESSIVE for i in range(that + 1, end)):
        return opens
    last = r.words[end - 1]
    if last.features is not None and last.features.number == "pl" or last.bits & (lx.CAPITAL | lx.PRONOUN):
        return False
    return not last.fold.endswith(r.vocabulary.plural)


def _with_joined_words(r: Reading, first: int, end: int, sentence: Sentence) -> Mention | None:
    """A phrase whose complement goes on behind a conjunction (teachers of music and [dance]), where only words stand."""
    joint = first - 1
    if joint <= sentence.start or first >= end or not coordinates(r, joint):
        return None
    if any(r.bits[i] & ~_OF_COMPLEMENT for i in range(first, end)):
        return None
    p = ending_at(r, joint, sentence)
    return p._replace(end=end) if p is not None and _has_complement(r, p) else None


def _has_complement(r: Reading, p: Mention) -> bool:
    """Whether a preposition stands within a phrase that names nobody."""
    return not p.named and not p.joined and any(r.bits[i] & lx.PREPOSITION for i in range(p.start, p.end))


def shortest_ending_at(r: Reading, end: int, sentence: Sentence) -> Mention | None:
    """The noun phrase before a relative pronoun at token `end`: the longest whole one read word by word from its end."""
    bits, read = r.bits, r.capitalised.read
    low = max(sentence.start, end - LONGEST)
    best = None
    for start in range(end - 1, low - 1, -1):
        if bits[start] & _PHRASE_ENDS:
            break
        p = read(start, end)
        whole = p is not None and p.end == end
        # Of a thing with a complement (a victory for the company, which said) the complement is taken up.
        if p is not None and whole and (best is None or not p.common_noun):
            best = p
    return best


def _after_bound(bits: list[int], low: int, end: int) -> int:
    """Behind the last bound of subjects before token `end`, not reckoning determiners (that official)."""
    for i in range(end - 1, low - 1, -1):
        if bits[i] & BOUNDS and (not bits[i] & lx.DETERMINER or bits[i] & lx.THAT):
            return i + 1
    return low


def _is_bare_adjective(r: Reading, p: Mention) -> bool:
    """An adjective of nationality without a noun: it belongs to the next word."""
    return p.kind == "group" and p.features.number != "pl" and bool(r.bits[p.end - 1] & lx.CAPITAL)


def _with_joined(r: Reading, p: Mention, sentence: Sentence) -> Mention:
    """X and Y, where `p` is Y."""
    joint = p.start - 1
    if joint > sentence.start and r.bits[joint] & lx.COMMA:
        return _with_joined_in_headline(r, p, joint, sentence)
    if joint <= sentence.start or not coordinates(r, joint):
        return p
    if _joins_adjectives(r, joint, p, sentence):
        return p._replace(start=joint - 1)
    first = ending_at(r, joint, sentence)
    if first is None or first.kind == "pronoun" or not r.capitalised.alike(first, p):
        return p
    if is_portfolio(r.capitalised.columns, first, p):
        return p._replace(start=first.start)
    if _has_complement(r, first) and (whole := _with_rest(r, first, p)) is not None:
        return whole
    if not begins_clause(r, first.start, sentence.start):
        return p
    return _with_list(r, first._replace(joined=(*first.joined, p), end=p.end), sentence)


def _joins_adjectives(r: Reading, joint: int, p: Mention, sentence: Sentence) -> bool:
    """Whether a conjunction joins two adjectives of one noun, the second of a nation (French and Egyptian officials, foreign and
    Chinese sources)."""
    before = r.bits[joint - 1]
    if not r.bits[p.start] & lx.ADJECTIVE:
        return False
    if before & lx.ADJECTIVE and before & lx.CAPITAL:
        return True
    return (
        not before & ~lx.WORD and joint - 1 > sentence.start and begins_clause(r, joint - 1, sentence.start)
    )


def _with_list(r: Reading, p: Mention, sentence: Sentence) -> Mention:
    """With those that commas join before two at the head of a clause (Britain, [France and Germany] said)."""
    found, whole = p, p
    if not all(_is_named_power(each) for each in (p, *p.joined)):
        return p
    while found.start - 1 > sentence.start and r.bits[found.start - 1] & lx.COMMA:
        first = ending_at(r, found.start - 1, sentence)
        if first is None or first.joined or first.kind != p.kind or not _is_named_power(first):
            return whole
        found = first._replace(joined=(found._replace(joined=()), *found.joined), end=p.end)
        if found.start == sentence.start or r.bits[found.start - 1] & (
            lx.THAT | lx.CONJUNCTION | lx.SUBORDINATOR
        ):
            whole = found
    return whole


def _with_joined_in_headline(r: Reading, p: Mention, comma: int, sentence: Sentence) -> Mention:
    """Two named ones that a comma joins at the head of a headline (U.S., France say …)."""
    if r.outline.region_at(comma) != "title" or p.titles or not _is_named_power(p):
        return p
    first = r.capitalised.read(sentence.start, comma)
    if first is None or first.end != comma or first.titles or not _is_named_power(first):
        return p
    return first._replace(joined=(p,), end=p.end)


def _is_named_power(p: Mention) -> bool:
    return p.kind == "country" or bool(p.named_bodies or p.persons)


def _with_rest(r: Reading, first: Mention, p: Mention) -> Mention | None:
    """A phrase with a complement of two nouns: experts on tides and harbours, Minister for Fish and Trade Ann Berg."""
    if p.common_noun and not r.bits[p.start] & (lx.DETERMINER | lx.NUMBER):
        return first._replace(end=p.end)
    if not first.titles or p.name is None or p.titles or p.name[1] != p.end:
        return None
    given = p.name[0] if p.name[0] > p.start else given_within(r.capitalised.columns, *p.name)
    if given:
        return first._replace(kind="person", name=(given, p.end), end=p.end)
    return first._replace(end=p.end) if p.end - p.start == 1 else None


def accompanied(r: Reading, at: int, limit: int) -> tuple[Mention, int] | None:
    """The noun phrase behind a preposition at token `at`, and the participle of a reporting verb that goes with it.

    With [the owner] *saying*, with [its spokesman] still *insisting*; None where nothing of the kind stands there.
    """
    if r.folds[at] not in r.vocabulary.accompanying or at + 1 >= limit:
        return None
    p = r.capitalised.read_joined(at + 1, limit)
    if p is None:
        return None
    verb = p.end
    while verb < limit and r.bits[verb] & lx.ADVERB:
        verb += 1
    speaks = verb < limit and any(
        c.part == "participle" and not c.frames.has("weak") for c in r.words[verb].cues
    )
    return (p, verb) if speaks else None


def is_governed(r: Reading, start: int, sentence: Sentence) -> bool:
    """Whether a preposition within its clause stands right before token `start` (officials based in [Geneva] said)."""
    before = start - 1
    if before <= sentence.start or not r.bits[before] & lx.PREPOSITION:
        return False
    particle = r.bits[before] & (lx.SUBORDINATOR | lx.PARTICLE)
    return not particle and not begins_clause(r, before, sentence.start)
