"""What the rules for openings are asked: a reporting word, and the stretch behind it."""

from __future__ import annotations

from typing import NamedTuple

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...packs import CueForm


class Search(NamedTuple):
    """The content of a reporting word is looked for from token `start` up to `limit`; `source` is its source if known."""

    reading: Reading
    form: CueForm
    start: int
    limit: int
    source: Mention | None
