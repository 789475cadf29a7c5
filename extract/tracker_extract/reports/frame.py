"""What a reporting word governs: the record between report it and reading its content."""

from __future__ import annotations

from dataclasses import dataclass

from ..mentions.mention import Mention
from ..packs import CueForm

# Between a cue and its complement stand at most this many tokens: titles, asides, addressees. The longest real
# stretch seen on 500 articles has 48.
FARTHEST = 60


@dataclass(slots=True)
class Frame:
    """A reporting word that governs content: `cue` token, its form, source, and where and how the content begins.

    `opener` is that, quote, colon, noun or self (the content starts with the object); `rule` names the pattern.
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
