"""Whose a reporting word is where verbs come first: the rules for its source, asked in their order."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...packs import CueForm
from ...words import classes as lx
from ..frame import Frame
from .behind import place_behind
from .draft import Draft
from .source_rules import BEFORE, BEHIND, OF_RELATIVE, QUOTED, TOLD, UNREAD


def told_before(d: Draft) -> Mention | None:
    """Who was named before the verb, in a clause of another verb."""
    return TOLD.first(d.reading.trace, (d.cue, d.cue + 1), d)


def unread_subject(d: Draft) -> Mention | None:
    """A noun phrase that names nobody known, where it is the subject."""
    return UNREAD.first(d.reading.trace, (d.cue, d.cue + 1), d)


def source_before(r: Reading, cue: int, sentence: Sentence) -> Mention | None:
    """The source before a verb: it fills the clause up to it, or is what a relative pronoun takes up."""
    of_relative = cue > sentence.start and r.bits[cue - 1] & lx.RELATIVE
    asked = OF_RELATIVE if of_relative else BEFORE
    return asked.first(r.trace, (cue, cue + 1), r, cue, sentence)


def source_behind(
    r: Reading, cue: int, form: CueForm, limit: int, content_before: bool = False
) -> Mention | None:
    """The source behind a reporting word; where its content stands before it, no preposition leads to that."""
    return BEHIND.first(r.trace, (cue, cue + 1), place_behind(r, cue, form, limit, content_before))


def passed_on(r: Reading, frame: Frame, start: int) -> Frame:
    """The frame with whoever its source quotes, if it quotes somebody."""
    return QUOTED.first(r.trace, (frame.cue, frame.cue + 1), r, frame, start) or frame
