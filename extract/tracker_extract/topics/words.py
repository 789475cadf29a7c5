"""The words of the topics in one language, from its `topics.toml` to the tree that the word table looks phrases up in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..schema import ANY_TEXT, FLAG, TEXTS, WHOLE, Each, Kind, Many, matching
from ..text import fold
from ..words.elision import Elisions
from ..words.phrases import Node, phrase_words

# What a phrase is to a topic: see docs/topics.md.
Part = Literal["forms", "places", "inside", "again", "figurative", "not", "first", "then"]
LISTS: tuple[Part, ...] = ("forms", "places", "inside", "again", "figurative", "not")
PAIRS = "together"
# Between the two words of a pair stand so many others: "halt all Russian and Syrian air and artillery strikes".
APART = 5

_SLUG = matching("[a-z0-9-]+", "small Latin letters, digits and hyphens")
_PAIR = {"first": TEXTS, "then": TEXTS, "apart?": WHOLE, "over?": TEXTS}
_WORDS = {f"{name}?": TEXTS for name in LISTS} | {f"{PAIRS}?": Many(_PAIR)}
# A pack's words of the topics, and a user's own file, where a topic's traits stand beside its words.
TOPICS = Each(_SLUG, {**_WORDS, "forms": TEXTS})
_COUNTRIES = Kind("a list of codes such as SY", TEXTS.fits)
TRAITS: dict[str, Any] = {
    "name?": ANY_TEXT,
    "name_ar?": ANY_TEXT,
    "implies?": TEXTS,
    "setting?": FLAG,
    "goes_on?": FLAG,
    "parties?": _COUNTRIES,
}
OWN_TOPICS = Each(_SLUG, {**_WORDS, **TRAITS})


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of two lists that speak for a topic together: the one that comes `first`, then the other.

    At most `apart` tokens stand between them, and of the prepositions only those in `over` (None: any of them).
    """

    topic: str
    number: int
    apart: int
    over: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Mark:
    """What one phrase is to one topic; `pair` where it is one of two words."""

    topic: str
    part: Part
    pair: Pair | None = None


def words_of(topic: Mapping[str, Any]) -> dict[str, Any]:
    """The words among the entries of a topic, without its traits."""
    return {key: topic.get(key, []) for key in (*LISTS, PAIRS)}


def topic_tree(topics: Mapping[str, Mapping[str, Any]], settings: Mapping[str, Any]) -> Node:
    """Every phrase of every topic; `settings` are the pack's, whose pronouns the words of pairs may carry."""
    root: Node = {}
    hang = Elisions(settings).hang
    for slug, entry in topics.items():
        for part in LISTS:
            for phrase in entry.get(part, ()):
                hang(root, phrase, Mark(slug, part))
        for number, pair in enumerate(entry.get(PAIRS, ())):
            over = frozenset(map(fold, pair["over"])) if "over" in pair else None
            made = Pair(slug, number, pair.get("apart", APART), over)
            for part in ("first", "then"):
                for phrase in _inflected(pair[part], settings):
                    hang(root, phrase, Mark(slug, part, made))
    return root


def _inflected(phrases: Iterable[str], settings: Mapping[str, Any]) -> Iterator[str]:
    """The phrases, and those of one word also with a pronoun or an accusative ending written onto them (قصفه, هجوما)."""
    clitics = settings["clitics"]
    joining: dict[str, str] = clitics.get("joining", {})
    accusative: str = settings.get("accusative", "")
    for phrase in phrases:
        yield phrase
        if len(phrase_words(phrase)) != 1:
            continue
        if accusative:
            yield phrase + accusative
        stem = phrase[:-1] + joining.get(phrase[-1], phrase[-1])
        for pronoun in clitics.get("objects", ()):
            yield stem + pronoun
