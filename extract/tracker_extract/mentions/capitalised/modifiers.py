"""Words no list knows within a noun phrase: modifiers before the head, and the few that may stand behind one."""

from __future__ import annotations

from ...packs import Features
from ...words import classes as lx
from ..columns import Columns
from ..draft import ENDS, Draft
from .common_nouns import begins_sentence, is_person, is_plural, precedes_noun
from .heads import make_modifier

# Before the head stand at most this many words that no list knows (a former senior administration official).
MODIFIERS = 4
# Words behind a capital that begins a sentence among which the head may stand (Human rights groups).
_HEAD_WITHIN = 2
_KNOWN_HEADS = lx.UNNAMED | lx.TITLE | lx.BODY


def take_modifier(c: Columns, p: Draft, i: int) -> int:
    """A word no list knows: before a head it modifies it, behind one only a few are borne."""
    if p.name is not None and _is_modifying_name(c, p, i):
        make_modifier(p)
    if p.named:
        return ENDS
    if p.titles and p.titles[-1][1] == i and is_person(c, i):
        p.head_token = i  # the chief scientist
        return i + 1
    if p.kind in ("body", "unnamed") and _is_plural_behind_head(c, p, i):
        make_modifier(p)
        p.kind, p.head_token = "", None
    if p.kind and (_is_plural_of_country(c, p, i) or _is_post_in_body(c, p, i)):
        return _make_head(c, p, i)
    if p.kind in ("", "group"):
        return i + 1 if _modifiers(c, p, i) < MODIFIERS else ENDS
    return ENDS if i + 1 >= p.limit else _before_head(c, p, i)


def _before_head(c: Columns, p: Draft, i: int) -> int:
    """Behind a word that stands before another head, or, where unnamed people are described, before a preposition."""
    following = c.bits[i + 1]
    if p.kind == "unnamed" and following & lx.PREPOSITION:
        return i + 1  # sources familiar with the matter
    head = following & _KNOWN_HEADS and not following & (lx.CUE | lx.MARK | lx.DETERMINER)
    return i + 1 if head else ENDS


def _is_modifying_name(c: Columns, p: Draft, i: int) -> bool:
    """Whether the name right before token `i` only says whose the noun is, or is a capital that begins the sentence.

    Human rights groups, Carraway deckhands, the Lathbury sailing school; not: told Berg prices would rise.
    """
    if p.name is None or p.name[1] != i or p.titles:
        return False
    if _is_determined(c, p, i):
        return True
    if p.name != (p.start, i) or i - p.start > 1:
        return False
    if _head_follows(c, p, i) or begins_sentence(c, p.start) and c.bits[min(i + 1, p.limit - 1)] & lx.CAPITAL:
        return True
    told = p.start > 0 and c.bits[p.start - 1] & (lx.CUE | lx.VERB)
    return not told and (is_plural(c, i) or precedes_noun(c, i, p.limit))


def _is_determined(c: Columns, p: Draft, i: int) -> bool:
    """Whether a determiner stands before a name, right there or before words that end in a noun for a person (the
    Lathbury school, a former GOFM steward)."""
    assert p.name is not None
    if not c.bits[p.start] & lx.DETERMINER or p.name[0] == p.start:
        return False
    return p.name[0] == p.start + 1 or is_person(c, i)


def _is_plural_behind_head(c: Columns, p: Draft, i: int) -> bool:
    """Whether a plural goes on with the phrase of a body (media *outlets*, ministry *figures*), not one that is told so, or of a
    noun for people (family *obligations*)."""
    if p.titles or not is_plural(c, i) or c.bits[i] & lx.CAPITAL:
        return False
    if p.kind == "unnamed":
        return p.head_token == i - 1 and p.features.number == "sg" and not is_person(c, i)
    if p.kind != "body":
        return False
    return p.start == 0 or not c.bits[p.start - 1] & (lx.CUE | lx.VERB | lx.HEARER)


def _make_head(c: Columns, p: Draft, i: int) -> int:
    """Let the noun at token `i` be the head, of which what came before says where it is from."""
    p.kind, p.head_token = "unnamed", i
    p.features = Features("-", "pl" if is_plural(c, i) else "sg")
    p.common_noun = not is_person(c, i)
    return i + 1


def _is_post_in_body(c: Columns, p: Draft, i: int) -> bool:
    """Whether a noun for a person stands between a listed body and a name (Reuters *photographer* Jan Holm)."""
    if p.kind != "body" or p.titles or not p.named_bodies or not is_person(c, i) or is_plural(c, i):
        return False
    return i + 1 < p.limit and bool(c.bits[i + 1] & lx.CAPITAL) and not c.bits[i + 1] & (lx.BODY | lx.PLACE)


def _is_plural_of_country(c: Columns, p: Draft, i: int) -> bool:
    """Whether a plural stands right behind a country or its adjective (U.S. *respondents*), not one that is told so
    (told Russia *prices* would rise)."""
    if (
        p.kind not in ("country", "group")
        or not is_plural(c, i)
        or c.words[i].readings
        or c.bits[i] & lx.CAPITAL
    ):
        return False
    if not p.places or p.places[-1][0] != i - 1 or precedes_noun(c, i, p.limit):
        return False
    return p.start == 0 or not c.bits[p.start - 1] & (lx.CUE | lx.VERB | lx.HEARER)


def _head_follows(c: Columns, p: Draft, i: int) -> bool:
    behind = min(p.limit, i + 1 + _HEAD_WITHIN)
    return any(bits & _KNOWN_HEADS for bits in c.bits[i + 1 : behind])


def _modifiers(c: Columns, p: Draft, i: int) -> int:
    """How many words before token `i` no list knows."""
    return len([1 for bits in c.bits[p.start : i] if not bits & ~lx.WORD])
