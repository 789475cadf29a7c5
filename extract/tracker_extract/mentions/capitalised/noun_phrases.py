"""The noun phrase that names a source, in languages that capitalise names.

A phrase is read from its first word on and ends at the first word that cannot belong to it: determiner, owner,
modifiers, then a head (title, body, unnamed person, country, name), then what a preposition adds.
"""

from __future__ import annotations

from ...packs import Features
from ...words import classes as lx
from ...words.classes import Word
from ...words.phrases import Found, longest
from ..columns import Columns
from ..draft import ENDS, PASS, Draft
from ..mention import LONGEST, Mention
from .common_nouns import (
    COMMON_NOUN,
    is_acting_hearer,
    is_adverb_within,
    is_before_quantity,
    is_common_capital,
    is_noun_before_noun,
    is_noun_before_verb,
    is_quantity,
    settle,
)
from .complements import is_genitive, is_occasion, is_surely_person, join_complement, speaks_for
from .finite import is_verb_within
from .full_names import is_first_name, is_surname_of, past_description
from .heads import (
    begin_name,
    make_modifier,
    take_body,
    take_capital,
    take_listed,
    take_place,
    take_title,
    take_unnamed,
)
from .modifiers import MODIFIERS, take_modifier
from .surnames import ENDING, finite_cue, is_surname

# Letters of a particle that is joined to a name (al-Jubeir, abou-Zeid).
_PARTICLE = 4
# Tokens from the opening to the closing mark of a bracket: a name and its abbreviation, or where somebody comes from.
_BRACKET = 12
_BEFORE_NOUN = lx.CUE | lx.EVENT | lx.ADVERB | lx.TIME  # which a noun is not
_ADVERBIAL = lx.PREPOSITION | lx.TIME | lx.ADVERB


def read_mention(c: Columns, p: Draft) -> Mention | None:
    """The mention that a draft begins, or None where none begins there after all; see `may_begin`."""
    limit = p.limit
    while p.end < limit:
        taken = _take_step(c, p, p.end)
        if taken == ENDS:
            break
        p.end = taken
    p.reach = p.end
    if not p.kind:
        _settle(c, p)
    elif p.name is not None and p.end == p.name[1]:
        past_description(c, p)
    if p.name == (p.start, p.end) and p.end - p.start == 1 and is_common_capital(c, p.start):
        make_modifier(p)
        settle(c, p)
    return p.done() if p.kind and p.end > p.start else None


def _read_inner(c: Columns, start: int, limit: int) -> Mention | None:
    """The mention within another that begins at `start`."""
    if start >= limit or not may_begin(c, start):
        return None
    return read_mention(c, Draft(start, start, min(limit, start + LONGEST)))


def may_begin(c: Columns, i: int, governed: bool = False) -> bool:
    """Whether a mention may begin with the word at token `i`."""
    bits = c.bits[i]
    if bits & (lx.DETERMINER | lx.PRONOUN | lx.NUMBER) or bits & lx.CAPITAL and is_surname(c.tokens, i):
        return True
    if bits & (ENDING | lx.MARK | lx.POSSESSIVE):
        return is_acting_hearer(c, i, i)
    if bits & _ADVERBIAL and not bits & lx.PARTICLE:
        return is_before_quantity(c, i)
    if bits & (lx.CAPITAL | lx.UNNAMED | lx.BODY):
        return True
    return not bits & (lx.CUE | lx.VERB) and not _is_gerund(c, i)


def _is_gerund(c: Columns, i: int) -> bool:
    """Whether a participle with its object begins at token `i` (wearing Brazil's colours; not: visiting engineers)."""
    if i + 1 >= len(c.bits) or not any(a.part == "participle" for a in c.words[i].readings):
        return False
    return bool(c.bits[i + 1] & (lx.DETERMINER | lx.CAPITAL | lx.PREPOSITION | lx.PRONOUN))


# -- steps -----------------------------------------------------------------------------------------------------------


def _take_step(c: Columns, p: Draft, i: int) -> int:
    """The token behind what belongs to the phrase at `i`, ENDS where the phrase ends."""
    bits = c.bits[i]
    if bits & lx.POSSESSIVE:
        return _make_owner(c, p, i)
    if bits & lx.MARK:
        return _past_bracket(c, p, i)
    if p.kind == "pronoun":
        return i + 1 if is_quantity(c, i) else ENDS  # they all, they both
    if bits & lx.PRONOUN:
        return _take_pronoun(c, p, i)
    if bits & lx.DETERMINER:
        return _take_determiner(c, p, i)
    if bits & lx.CAPITAL:
        named = _take_homograph_name(c, p, i)
        if named != PASS:
            return named
    if bits & ENDING and not is_acting_hearer(c, p.start, i):
        return ENDS
    if bits & lx.NUMBER:
        return i + 1 if not p.named else ENDS
    return _take_word(c, p, i)


def _take_homograph_name(c: Columns, p: Draft, i: int) -> int:
    """Take in a capital of a name that is also another word (Daniel May said, Mrs May); PASS where it is none."""
    bits = c.bits[i]
    if bits & lx.AUXILIARY and p.name_ends(i) and finite_cue(c.tokens, i + 1):
        return p.extend_name(i + 1)
    if _is_name_of_title(c, p, i):
        taken = _take_phrase(c, p, i)
        return taken if taken > ENDS else begin_name(c, p, i)
    if i == p.start and is_surname(c.tokens, i):
        return begin_name(c, p, i)
    return PASS


def _is_name_of_title(c: Columns, p: Draft, i: int) -> bool:
    """Whether a capital right behind a title must be a name, though it is also a word (Mrs May)."""
    if p.named or not p.titles or p.titles[-1][1] != i:
        return False
    return p.titles[-1][2].takes == "none" or bool(c.bits[i] & ENDING) and finite_cue(c.tokens, i + 1)


def _take_word(c: Columns, p: Draft, i: int) -> int:
    """Take in a listed phrase, else a capitalised word, else another."""
    word = c.words[i]
    taken = _past_spoken_for(c, p, i)
    if not taken:
        taken = _take_phrase(c, p, i) if word.heads or word.titles or word.bodies else PASS
    if taken > ENDS:
        return taken
    bits = c.bits[i]
    if bits & lx.TIME and not bits & lx.GIVEN and not p.name_ends(i) and _ends_before_time(c, p, i):
        return ENDS
    if bits & lx.CAPITAL and not (i == p.start and _is_mere_capital(c, i)):
        return take_capital(c, p, i)
    return _take_lower(c, p, word, i)


def _past_spoken_for(c: Columns, p: Draft, i: int) -> int:
    """Behind the person whose spokesperson a title is of, by the preposition that ends it (a spokeswoman for [Kasich]); 0 for a body."""
    inner = _read_inner(c, i, p.limit) if speaks_for(c, p, i) else None
    return inner.end if inner is not None and is_surely_person(c, inner) else 0


def _ends_before_time(c: Columns, p: Draft, i: int) -> bool:
    """Whether a phrase ends before the time at token `i` (the new prime minister *Thursday*, a complaint filed *Tuesday*)."""
    if p.kind or i == p.start:
        return bool(p.kind)
    return bool(c.bits[i] & lx.CAPITAL) and not c.bits[i - 1] & (
        lx.DETERMINER | lx.POSSESSIVE | lx.PREPOSITION
    )


def _is_mere_capital(c: Columns, i: int) -> bool:
    """Whether the capital of a phrase's first word means nothing: a time, or a quantity (All the divers, Nearly half of)."""
    return bool(c.bits[i] & lx.TIME) or is_quantity(c, i) or is_before_quantity(c, i)


def _take_phrase(c: Columns, p: Draft, i: int) -> int:
    """Take in the listed name, title or body that begins at `i`, the longest; PASS or ENDS where none can be."""
    word, folds, limit = c.words[i], c.folds, p.limit
    capital = word.bits & (lx.CAPITAL | lx.PARTICLE) or "-" in word.fold
    name = longest(word.heads, folds, i, limit) if word.heads and capital else None
    title = longest(word.titles, folds, i, limit) if word.titles else None
    body = longest((word.bodies,), folds, i, limit) if word.bodies else None
    best = _longer(_longer(name, title), body)
    if best is None:
        return PASS
    # A listed word within a name nobody listed (Mark Price) is no name by itself.
    if best is name and not p.name_ends(i):
        return PASS if is_first_name(c, i, best) else take_listed(p, i, best.end, best.payload)
    if title is not None and best is not body:
        if title.end == i + 1 and is_surname_of(c, p, i):
            return p.extend_name(i + 1)
        return take_title(c, p, i, title.end, title.payload[0])
    return take_body(p, i, best.end, best.payload[0]) if best is body else PASS


def _longer(one: Found | None, other: Found | None) -> Found | None:
    """The longer of two phrases, of equals the first."""
    return other if one is None or other is not None and other.end > one.end else one


def _take_lower(c: Columns, p: Draft, word: Word, i: int) -> int:
    """Take in a word without a capital at which no listed phrase begins."""
    bits = word.bits
    if bits & lx.PARTICLE and not p.persons and _is_in_name(c, p, i):
        return p.extend_name(i + 1) if p.name_ends(i) else begin_name(c, p, i)
    if "-" in word.fold and word.fold[0].isalpha() and _has_particle(c, i):
        return take_capital(c, p, i)
    if bits & (lx.UNNAMED | lx.BODY | lx.ADJECTIVE):
        taken = _take_known_noun(c, p, word, i)
        if taken != PASS:
            return taken
    if bits & lx.PREPOSITION:
        return _take_complement(c, p, i)
    return _take_plain(c, p, i)


def _take_plain(c: Columns, p: Draft, i: int) -> int:
    """Take in a word of no list that a phrase is made of: a noun before its head, what a title is of, a modifier."""
    if c.vocabulary.genitives and is_genitive(c, p, i):
        return i + 1
    if _stands_before_noun(c, p, i):
        return i + 1
    if p.titles and p.titles[-1][1] == i and not p.named and c.bits[i - 1] & lx.PREPOSITION:
        return _past_common_nouns(c, i, p.limit)  # director of [export compliance]
    return ENDS if _ends_before(c, p, i) else take_modifier(c, p, i)


def _ends_before(c: Columns, p: Draft, i: int) -> bool:
    """Whether a word's class ends the phrase: a cue, a time, an adverb, an occasion, a verb behind the head."""
    bits = c.bits[i]
    if bits & (lx.CUE | lx.TIME | lx.ADVERB | lx.EVENT) or bits & lx.VERB and p.kind:
        return True
    return p.end > p.start and is_verb_within(c, i)


def _stands_before_noun(c: Columns, p: Draft, i: int) -> bool:
    """Whether a word of another class belongs to a phrase whose head is to come: a noun, an adverb, a number's adverb."""
    if not c.bits[i] & _BEFORE_NOUN:
        return False
    if is_noun_before_noun(c, p, i) or is_adverb_within(c, p, i):
        return True
    if i == p.start and is_before_quantity(c, i):
        return True
    if not c.bits[i] & lx.CUE or p.kind and not p.name_ends(i) or not is_noun_before_verb(c, i):
        return False
    if p.kind:
        make_modifier(p)  # Harbour advocates say
    return p.end > p.start


def _take_known_noun(c: Columns, p: Draft, word: Word, i: int) -> int:
    """Take in a noun for unnamed people or at the head of a body's name, or an adjective of nationality."""
    if word.bits & lx.UNNAMED:
        return take_unnamed(c, p, i)
    if word.body is not None:
        return take_body(p, i, i + 1, word.body)
    return take_place(p, i, i + 1, word.adjective) if word.adjective is not None else PASS


# -- single words ----------------------------------------------------------------------------------------------------


def _take_pronoun(c: Columns, p: Draft, i: int) -> int:
    if i > p.start:
        return ENDS
    p.kind, p.features = "pronoun", c.words[i].pronoun or Features()
    return i + 1


def _take_determiner(c: Columns, p: Draft, i: int) -> int:
    if i == p.start:
        p.definite = c.words[i].article
        return i + 1
    return i + 1 if c.bits[i - 1] & (lx.PREPOSITION | lx.DETERMINER) or is_quantity(c, i - 1) else ENDS


def _make_owner(c: Columns, p: Draft, i: int) -> int:
    """Behind the mark of an owner at `i`: what came before is no longer the head, but for a spokesperson for the owner's."""
    if not p.kind and not settle(c, p) or p.kind == "pronoun":
        return ENDS
    if _is_spoken_for(c, p):
        p.persons, p.name = (), None
        p.kind, p.features = ("person" if p.definite else "unnamed"), Features(p.titles[-1][2].gender, "sg")
        return i + 1
    p.common_noun, p.head_token = False, None
    p.persons, p.name, p.titles = (), None, ()
    p.kind, p.features, p.definite = "", Features(), True
    return i + 1


def _is_spoken_for(c: Columns, p: Draft) -> bool:
    """Whether an owner is whose body somebody speaks for (a spokesman for the opposition's *committee*)."""
    if not p.titles or p.titles[-1][2].takes != "body":
        return False
    start, end, _ = p.titles[-1]
    named = p.name[0] if p.name else p.persons[0][0] if p.persons else end
    return start < end <= named and bool(c.bits[end - 1] & lx.PREPOSITION)


def _is_in_name(c: Columns, p: Draft, i: int) -> bool:
    """Whether the particle at `i` stands within a name, or before one (de, bin, von)."""
    return p.name_ends(i) or i + 1 < p.limit and bool(c.bits[i + 1] & lx.CAPITAL)


def _has_particle(c: Columns, i: int) -> bool:
    """al-Jubeir: a small particle joined to a capital."""
    particle, _, rest = c.forms[i].partition("-")
    return bool(rest) and rest[0].isupper() and len(particle) <= _PARTICLE


# -- complements -----------------------------------------------------------------------------------------------------


def _take_complement(c: Columns, p: Draft, i: int) -> int:
    """A preposition at `i` and the noun phrase it adds to the head."""
    if _opens_gerund(c, i):
        return ENDS
    if _is_lone_common_capital(c, p, i):
        make_modifier(p)
    if not p.kind:
        taken = _take_some_of(c, p, i)
        if taken > ENDS or not settle(c, p):
            return taken
    if p.kind in ("country", "group") or p.kind == "unnamed" and c.folds[i] in c.vocabulary.conjunctional:
        return ENDS
    inner = _read_inner(c, i + 1, p.limit)
    if inner is None or inner.kind == "pronoun":
        return _past_common_nouns(c, i + 1, p.limit)
    return ENDS if is_occasion(c, p, inner) else join_complement(c, p, inner)


def _opens_gerund(c: Columns, i: int) -> bool:
    """Whether the preposition at token `i` opens a gerund (X en *quittant* la salle, "X leaving the room")."""
    marks = c.vocabulary.gerund_marks
    return c.folds[i] in marks and i + 1 < len(c.folds) and c.folds[i + 1].endswith(c.vocabulary.gerunds)


def _is_lone_common_capital(c: Columns, p: Draft, i: int) -> bool:
    """Whether a name that ends before token `i` is one capital that only begins its sentence."""
    return p.name == (p.start, i) and i - p.start == 1 and not p.titles and is_common_capital(c, p.start)


def _take_some_of(c: Columns, p: Draft, i: int) -> int:
    """One of the residents, some of them, most of the pickers: a number, quantity or pronoun and whom it is taken from."""
    if i == p.start or not all(_counts(c, j) for j in range(p.start, i)):
        return ENDS
    inner = _read_inner(c, i + 1, p.limit)
    if inner is None or inner.named or inner.kind not in ("unnamed", "person", "pronoun"):
        return ENDS
    p.kind, p.definite = "unnamed", False
    p.head_token, p.places = inner.head_token, inner.places
    return inner.end


def _counts(c: Columns, i: int) -> bool:
    """Whether a word belongs to a number or quantity."""
    return bool(c.bits[i] & (lx.NUMBER | lx.DETERMINER)) or is_quantity(c, i) or is_before_quantity(c, i)


def _past_common_nouns(c: Columns, i: int, limit: int) -> int:
    """the matter, the plan: a determiner and words no list knows."""
    bits = c.bits
    if i >= limit:
        return ENDS
    first = i + 1 if bits[i] & lx.DETERMINER and not bits[i] & lx.THAT else i
    at = first
    while at < limit and at - i < MODIFIERS and not bits[at] & ~COMMON_NOUN:
        at += 1
    return at if at > first else ENDS


# -- marks and the end -----------------------------------------------------------------------------------------------


def _past_bracket(c: Columns, p: Draft, i: int) -> int:
    if not c.bits[i] & lx.OPEN or not p.kind:
        return ENDS
    for j in range(i + 1, min(p.limit, i + _BRACKET)):
        if c.bits[j] & lx.CLOSE:
            return j + 1
    return ENDS


def _settle(c: Columns, p: Draft) -> None:
    """At its end a phrase without a known head is of unnamed people, if it can be."""
    if p.end - p.start == 1 and c.bits[p.start] & lx.UNNAMED:  # Another said
        take_unnamed(c, p, p.start)
    elif not settle(c, p) and p.end - p.start > 2 and c.bits[p.end - 1] & lx.VERB:
        p.end -= 1  # the editor [involved]
        settle(c, p)
