"""A reporting word that is being read: what the rules for its source and its kind are asked about."""

from __future__ import annotations

from typing import NamedTuple

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...packs import CueForm
from ..opening import Opening
from .openings import opening_of
from .search import Search


class Draft(NamedTuple):
    """The word at token `cue` read as `form`; its source and content lie before `limit`.

    `before` and `after` are the mentions beside it that can be its source; at most one of them is kept.
    """

    reading: Reading
    cue: int
    form: CueForm
    sentence: Sentence
    limit: int
    before: Mention | None = None
    after: Mention | None = None


def opening_behind(d: Draft, start: int, source: Mention | None) -> Opening | None:
    """Where the content of a draft begins from `start` on, behind its source."""
    return opening_of(Search(d.reading, d.form, start, d.limit, source))
