"""What a title says of somebody: its noun, and the words, places and country that narrow it."""

from __future__ import annotations

from typing import NamedTuple

from ..mentions.mention import Mention
from ..mentions.named import country_of, own_titles
from ..mentions.reading import Reading
from ..packs import Title
from ..registry import Registry
from ..words import classes as lx
from .facts import title_words

# So many words before a name with its title may say whose the title is (Colorado Parks and Wildlife spokeswoman Ann Berg).
_BEFORE = 8
# What stands before a title and says nothing of whose it is.
_ENDS = (
    lx.CUE | lx.VERB | lx.DETERMINER | lx.PRONOUN | lx.AUXILIARY | lx.ADVERB | lx.TIME | lx.SUBORDINATOR
    | lx.RELATIVE | lx.MARK | lx.BREAK
)  # fmt: skip


class Told(NamedTuple):
    """What a title says: its head nouns, the words that narrow them, the places, cities apart, and the country."""

    heads: frozenset[str]
    words: frozenset[str]
    places: frozenset[str]
    cities: frozenset[str]
    country: str


def agree(one: Told, other: Told) -> bool:
    """Whether two titles may be one's: of no two cities, and one says all that narrows the other."""
    if one.cities and other.cities and not one.cities & other.cities:
        return False
    return one.words <= other.words or other.words <= one.words


def told(r: Reading, registry: Registry, m: Mention) -> Told:
    """What the title of a mention says, with the words before it that say whose it is."""
    start = _beginning(r, m)
    heads = frozenset(_heads(r, m))
    placed = {i for i, _ in m.places} | {i for i in range(start, m.start) if r.bits[i] & (lx.PLACE | lx.CITY)}
    cities = frozenset(r.words[i].stem for i in placed if r.bits[i] & lx.CITY)
    places = frozenset(r.words[i].stem for i in placed)
    before = (i for i in range(start, m.start) if r.bits[i] & lx.WORD and not r.bits[i] & lx.PREPOSITION)
    words = title_words(r, m) | {r.words[i].stem for i in before}
    return Told(heads, words - places - heads - _idle(r, m), places, cities, country_of(r, registry, m))


def _idle(r: Reading, m: Mention) -> frozenset[str]:
    """The words of a title that do not narrow it: ranks, forms of address, the noun for a spokesperson, whose the nation's is."""
    idle = [i for start, end, title in m.titles for i in _idle_in(r, start, end, title)]
    owners = r.vocabulary.homelands
    idle += [i for i in range(m.start, m.end - 1) if r.bits[i + 1] & lx.POSSESSIVE and r.folds[i] in owners]
    return r.vocabulary.epithets | r.vocabulary.honorifics | {r.words[i].stem for i in idle}


def _idle_in(r: Reading, start: int, end: int, title: Title) -> range:
    """The tokens of a title that do not narrow it."""
    if _is_rank(title):
        return range(start, end)
    return _nouns(r, start, end) if title.kind == "spokesperson" else range(0)


def _nouns(r: Reading, start: int, end: int) -> range:
    """The tokens of a title that are a noun for a spokesperson and what joins it to the body (المتحدث الرسمي باسم)."""
    return range(start, end) if r.vocabulary.verb_first else range(_last(r, start, end), end)


def _heads(r: Reading, m: Mention) -> set[str]:
    """The nouns that the titles of a mention are about, without ranks beside others; all words for a spokesperson are one."""
    own = own_titles(r, m)
    found = {_head(r, *title) for title in own if not _is_rank(title[2])}
    return found or {_head(r, *title) for title in own}


def _head(r: Reading, start: int, end: int, title: Title) -> str:
    if title.kind == "spokesperson":
        return title.kind
    return r.words[noun_of(r, start, end)].stem


def noun_of(r: Reading, start: int, end: int) -> int:
    """The token of the noun that a title is about."""
    return start if r.vocabulary.verb_first else _last(r, start, end)


def _last(r: Reading, start: int, end: int) -> int:
    """The last noun of a title, before a preposition that ends it (envoy to)."""
    while end - 1 > start and r.bits[end - 1] & lx.PREPOSITION:
        end -= 1
    return end - 1


def _is_rank(title: Title) -> bool:
    """Whether a title is a rank or form of address (Lieutenant Colonel): it stands beside what somebody is."""
    return not title.kind and title.takes == "none"


def _beginning(r: Reading, m: Mention) -> int:
    """Where the words begin that stand before a title and its bearer's name and say whose the title is."""
    at, name = m.start, m.name or (m.persons[0][:2] if m.persons else None)
    if r.vocabulary.verb_first or name is None or name[0] == at:
        return at
    while at > max(0, m.start - _BEFORE) and _goes_before(r, at - 1):
        at -= 1
    return at


def _goes_before(r: Reading, i: int) -> bool:
    bits = r.bits[i]
    if bits & (lx.PREPOSITION | lx.CONJUNCTION):
        return i > 0 and bool(r.bits[i - 1] & r.bits[i + 1] & lx.CAPITAL)
    return bool(bits & (lx.WORD | lx.POSSESSIVE)) and (not bits & _ENDS or bool(bits & lx.POSSESSIVE))
