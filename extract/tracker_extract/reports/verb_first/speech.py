"""What a frame opens in its sentence: the words whose end is looked for."""

from __future__ import annotations

from typing import NamedTuple

from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ..frame import Frame


class Speech(NamedTuple):
    """The content of a frame, in the sentence in which it begins."""

    reading: Reading
    frame: Frame
    sentence: Sentence
