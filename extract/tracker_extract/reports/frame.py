"""What a reporting word governs: the record between a reporting word and the content read behind it."""

from __future__ import annotations

from typing import NamedTuple

from ..mentions.mention import Mention
from ..packs import CueForm
from .opening import Opening

# Between a cue and its content stand at most this many tokens: titles, asides, addressees. The longest real
# stretch seen on 500 articles has 48.
FARTHEST = 60


class Frame(NamedTuple):
    """A reporting word that governs content: `cue` token, its form, source, and where and how the content begins.

    `opener` is that, quote, colon, noun or self (the content starts with the object); `rule` names the pattern.
    `before`: the source stands before the cue. `channel` passes the words on. `act` is the one that another word than
    the cue names, "" for none. `preposition` and `object` are those of the `Opening`.
    """

    cue: int
    form: CueForm
    source: Mention | None
    begin: int
    opener: str
    rule: str
    before: bool = False
    channel: Mention | None = None
    act: str = ""
    preposition: str = ""
    object: str = ""


def frame_of(
    cue: int,
    form: CueForm,
    source: Mention | None,
    opening: Opening,
    rule: str,
    before: bool = False,
    act: str = "",
) -> Frame:
    """The frame of a reporting word with the opening of its content."""
    return Frame(
        cue,
        form,
        source,
        opening.begin,
        opening.kind,
        rule,
        before=before,
        act=act,
        preposition=opening.preposition,
        object=opening.object,
    )
