"""What an entry of the lexicon may carry, and what it gives to a word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..packs import CueForm, Features
from . import classes as lx
from .classes import Word
from .cuts import Split
from .inflection import Inflected

# What may stand before a word of each class: a conjunction always may.
_BARE = (
    lx.ADVERB
    | lx.SUBORDINATOR
    | lx.AUXILIARY
    | lx.NEGATION
    | lx.CUE
    | lx.THAT
    | lx.PRONOUN
    | lx.RELATIVE
    | lx.PREPOSITION
    | lx.VERB
)
# An accusative participle without an article says how somebody acts (مازحا, jokingly).
_CIRCUMSTANTIAL = Features("m", "sg")
# Frames of verbs onto which a pronoun may be written: of whom they are said to, or of what is said; onto the forms of
# several speakers only the first (اتهموها, 'accused her'; they believe it, يعتبرونه, more often reports nothing).
_TAKES_SOMEBODY = ("urge", "blame", "describe", "hold", "hearer")
_TAKES_PRONOUN = ("colon", *_TAKES_SOMEBODY)


def takes_clitics(bits: int, payload: Any) -> bool:
    """Whether a preposition or an article may stand before an entry: nouns, verbal nouns of saying among them."""
    return not bits & _BARE or bits == lx.CUE and payload.part == "noun"


def takes_pronouns(cue: CueForm, objects: frozenset[str]) -> frozenset[str] | None:
    """Which objects (or for a noun possessors, None for all) may be written onto this form (هذا ما قاله, حذرته, اتهموها, قوله)."""
    if cue.part == "noun":
        return None
    if cue.part != "verb":
        return frozenset()
    several = cue.tense.endswith("2") and cue.features.number != "sg"
    return (
        objects if any(map(cue.frames.has, _TAKES_SOMEBODY if several else _TAKES_PRONOUN)) else frozenset()
    )


def settle(
    word: Word, conjunction: str, prefix: str, article: bool, rest: str, entries: list[tuple[int, Any, str]]
) -> None:
    """Give a word, cut so, what the entries of its stem hold."""
    word.conjunction, word.prefix, word.article, word.stem = conjunction, prefix, article, rest
    cues = []
    for bits, payload, _ in entries:
        word.bits |= bits
        if bits == lx.CUE:
            cues.append(payload)
        elif bits == lx.THAT:
            word.that = payload if word.that is None or word.that.gender == "-" else word.that
        elif bits == lx.PRONOUN:
            word.pronoun = payload
        elif bits in (lx.UNNAMED, lx.GIVEN):
            word.features = payload
        elif bits == lx.BODY:
            word.body = payload
        elif bits in (lx.PLACE, lx.CITY):
            word.place = word.place if bits == lx.CITY and word.bits & lx.PLACE else payload
        elif bits == lx.ADJECTIVE:
            word.adjective = payload
    word.cues = tuple(cues)


def class_of(reading: Inflected, prefix: str) -> int:
    """The class by which a form of a common verb is known; behind a preposition it is a noun or nothing."""
    if reading.part == "noun":
        return lx.CONTENT_NOUN
    if prefix:
        return 0
    if reading.part == "verb":
        return lx.VERB
    return lx.ADVERB if reading.features == _CIRCUMSTANTIAL else 0


def has_article(written: str, conjunction: str, article: str) -> bool:
    """Whether a short word is written with the article as such (الري – "irrigation"; not إليا – "Elia")."""
    return written[len(conjunction) :].startswith(article)


def join_verbs(word: Word, cut: Split, entries: list[tuple[int, Any, str]]) -> None:
    """Add the verb that a reporting verb is with its first letter as a conjunction (وردت – "it came", or "and it replied")."""
    conjunction, prefix, article, _ = cut
    if not conjunction or prefix or article or word.bits != lx.WORD | lx.CUE:
        return
    others = tuple(p for b, p, _ in entries if b == lx.CUE and p.part == "verb")
    if others:
        word.cues, word.conjunction = word.cues + others, conjunction


def forget_short_names(word: Word) -> None:
    """A short name that is also a word of the language (بان, بأن) is no name by itself."""
    word.heads = tuple(stripped for node in word.heads if (stripped := {k: v for k, v in node.items() if k}))


def before_pronoun(form: str, joining: Mapping[str, str]) -> str:
    """A form as `joining` writes it before a pronoun (ة becomes ت; اتهموا, اتهموها)."""
    for last, joined in joining.items():
        if form.endswith(last):
            return form[: -len(last)] + joined
    return form
