"""Verbs that pass on what somebody else said: the channel, then the speaker behind a preposition.

نقلت الوكالة عن الوزير قوله إن – "the agency quoted the minister as saying that".
"""

from __future__ import annotations

from ...mentions.reading import Reading
from ...words import classes as lx
from ..frame import Frame
from .documents import issuer
from .draft import Draft
from .edges import behind_that, in_connective
from .marks import after_colon, short_aside
from .sources import read_glued, read_joined

# The preposition of the speaker stands at most this far behind the verb, past the channel and its title.
_SPEAKER = 20
# The content opens at most this far behind the speaker's name, past appositions and a verbal noun.
_CONTENT = 25
# What somebody's words cannot stand in.
_NO_DOCUMENT = (
    lx.TIME | lx.PLACE | lx.CITY | lx.BODY | lx.UNNAMED | lx.GIVEN | lx.MARK | lx.NUMBER | lx.RELATIVE
)
# A one-letter preposition is written onto words of at least three.
_LEAST = 4
# Frames of words that pass on what somebody else said.
_PASSES_ON = frozenset(("relay", "stated"))


def passes_on(d: Draft) -> bool:
    """Whether a verb or participle passes on words."""
    return d.form.frames.has_any(_PASSES_ON)


def match_relay(d: Draft) -> Frame | None:
    """The frame of a verb or participle that passes on words."""
    if not passes_on(d):
        return None
    r, limit, frames = d.reading, d.limit, d.form.frames
    stated = frames.prepositions("stated")
    wanted = frames.prepositions("relay") | stated
    channel = r.plain.read(d.cue + 1, _before_speaker(r, d.cue + 1, limit, wanted), wanted)
    start = channel.end if channel else d.cue + 1
    at = _preposition(r, start, min(limit, d.cue + _SPEAKER), wanted)
    if at is None or r.words[at].fold in stated and not (at == d.cue + 1 and _is_document(r, at + 1, limit)):
        return None
    if at + 1 < limit and r.folds[at + 1] in r.vocabulary.predicates:
        return None  # علم … من الطبيعي أن – "the science … it is natural that"
    glued = _carries(r, at, wanted)
    source = read_glued(r, at, limit) if glued else r.plain.read(at + 1, _before_noun(r, at + 2, limit))
    if r.words[at].fold in stated:
        source = issuer(r, at + 1, limit) or source
    content = _content(r, source.end, limit) if source is not None else None
    if source is None or content is None:
        return None
    begin, kind = content
    act = _act(r, source.end, begin)
    return Frame(d.cue, d.form, source, begin, kind, f"relay-{kind}", channel=channel, act=act)


def _act(r: Reading, start: int, begin: int) -> str:
    """The act of the verbal noun behind a speaker whose words are passed on, "" for none (نقلت عنه نفيه أن – "quoted his denial that")."""
    for at in range(start, min(begin, len(r.words))):
        for noun in r.words[at].cues:
            if noun.part == "noun" and noun.pronoun is not None:
                return noun.act
    return ""


def _before_noun(r: Reading, start: int, limit: int) -> int:
    """Where the speaker's name ends at the latest: before a definite verbal noun of saying (نقلت عن مصدر كبير القول إن – "quoted a high source as saying that")."""
    ends = (i for i in range(start, min(limit, start + _CONTENT)) if r.words[i].article and _is_saying(r, i))
    return next(ends, limit)


def _is_saying(r: Reading, at: int) -> bool:
    return any(form.part == "noun" and form.act == "say" for form in r.words[at].cues)


def _before_speaker(r: Reading, start: int, limit: int, wanted: frozenset[str]) -> int:
    """Where the channel ends at the latest: before the first of the prepositions that stands by itself."""
    return next((at for at in range(start, min(limit, start + _SPEAKER)) if r.folds[at] in wanted), limit)


def _preposition(r: Reading, start: int, end: int, wanted: frozenset[str]) -> int | None:
    """The word that is or carries the preposition of the speaker, before any content opens."""
    for at in range(start, end):
        if r.words[at].fold in wanted or _carries(r, at, wanted):
            return at
        if r.bits[at] & (lx.THAT | lx.COLON | lx.STOP):
            return None
    return None


def _carries(r: Reading, at: int, wanted: frozenset[str]) -> bool:
    """Whether one of the prepositions is written onto a word: known as such, or an unlisted one of that first letter."""
    word = r.words[at]
    if word.prefix and word.prefix in wanted:
        return True
    unlisted = word.bits == lx.WORD and not word.article and len(word.fold) >= _LEAST
    return unlisted and word.fold[0] in wanted


def _is_document(r: Reading, at: int, limit: int) -> bool:
    """A statement, report or post: what somebody's words stand in (جاء في بيان – "it said in a statement").

    A noun that no list knows is one, too (وجاء في لافتة – "it said on a banner"): no place, time or person.
    """
    if at >= limit:
        return False
    bits = r.bits[at]
    return bool(bits & lx.EVENT) or not bits & _NO_DOCUMENT and not r.words[at].names


def _content(r: Reading, start: int, limit: int) -> tuple[int, str] | None:
    """Where the content begins behind the speaker, and what opens it; None where another verb reports first."""
    for at in range(start, min(limit, start + _CONTENT)):
        b = r.bits[at]
        if b & lx.THAT and not in_connective(r, at):
            return behind_that(r, at), "that"
        if b & (lx.COLON | lx.QUOTE) and not short_aside(r, at, limit):
            return after_colon(r, at, limit)
        if b & lx.CUE and not b & lx.PREPOSITION and any(c.part == "verb" for c in r.words[at].cues):
            return None
    return None


def quoted_between(r: Reading, frame: Frame, start: int) -> Frame | None:
    """A frame whose source is but the channel, with the speaker whom it quotes between `start` and the content.

    ذكرت الصحيفة نقلا عن المدير أن – "the paper reported, quoting the director, that"; a person who quotes somebody speaks
    himself.
    """
    source = frame.source
    if source is None or source.persons or source.titles:
        return None
    for at in range(start, frame.begin):
        fixed = r.outline.fixed(at, frame.begin) if r.words[at].fixed else None
        if fixed is not None and fixed[2] == "relay":
            speaker = read_joined(r, fixed[0], frame.begin)
            return None if speaker is None else frame._replace(source=speaker, channel=source)
    return None
