"""Sources that a count or a set phrase leads in (كل من – "both", ما يسمى – "the so-called", نحو مئة – "about a hundred")."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...packs import Features
from ...words import classes as lx
from .sources import read_behind_and, read_glued, read_joined

_OPENS = lx.THAT | lx.COLON | lx.QUOTE
_NO_NOUN = lx.MARK | lx.PREPOSITION | lx.THAT | lx.VERB | lx.RELATIVE | lx.PRONOUN | lx.TIME


def led_in(r: Reading, at: int, limit: int) -> Mention | None:
    """The source behind a set phrase at `at` that is no part of it.

    وأكد كل من الوزير والسفير – "both the minister and the ambassador stressed"; وأعلن ما يسمى بمجلس الحكماء – "the so-called
    council of wise men announced"; not كل من يعارض – "everyone who objects".
    """
    vocabulary = r.vocabulary
    if at + 2 >= limit or (r.folds[at], r.folds[at + 1]) not in vocabulary.leads:
        return None
    behind = at + 2
    source = (read_glued if r.words[behind].prefix else read_joined)(r, behind, limit)
    if source is None or source.joined or r.folds[at + 1] not in vocabulary.moves:
        return source
    return _joined_behind_comma(r, source, limit)


def _joined_behind_comma(r: Reading, source: Mention, limit: int) -> Mention | None:
    """The second of both, where a comma stands before it; None without one: who the others are, is not told then."""
    at = source.end + 1
    second = read_behind_and(r, at, limit) if at < limit and r.bits[source.end] & lx.COMMA else None
    return None if second is None else source._replace(joined=(second,), end=second.end)


def counted(r: Reading, at: int, limit: int) -> Mention | None:
    """Several people of whom only the number is told, from `at` on.

    وطالب نحو ألف متظاهر – "about a thousand demonstrators demanded"; not وأعلن نحو مئة إصابة – "announced about a hundred
    injuries", which are no people, and behind which no words begin.
    """
    number = _past_about(r, at, limit)
    noun = _past_number(r, number, limit)
    if noun == number or noun >= limit or not _can_be_counted(r, noun):
        return None
    people = bool(r.bits[noun] & (lx.UNNAMED | lx.TITLE))
    phrase = r.plain.read(noun, limit) if people else None
    end = phrase.end if phrase is not None else noun + 1
    opens = end < limit and r.bits[end] & _OPENS
    return Mention(at, end, "unnamed", features=Features("m", "pl")) if people or opens else None


def _can_be_counted(r: Reading, i: int) -> bool:
    word = r.words[i]
    return not (word.bits & _NO_NOUN or word.prefix or word.conjunction or word.article)


def _past_number(r: Reading, at: int, limit: int) -> int:
    """Behind a number in figures or words (50 ألف – "50 thousand")."""
    while at < limit and (r.bits[at] & lx.NUMBER or r.folds[at] in r.vocabulary.numerals):
        at += 1
    return at


def _past_about(r: Reading, at: int, limit: int) -> int:
    """Behind a word that makes a number a rough one (نحو – "about", أكثر من – "more than"); `at` where none stands."""
    if at + 1 < limit and (r.folds[at], r.folds[at + 1]) in r.vocabulary.about_numbers:
        return at + 2
    return at + 1 if r.folds[at] in r.vocabulary.about else at
