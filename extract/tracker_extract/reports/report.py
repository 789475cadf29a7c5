"""One act of reporting in tokens, before anybody asks who spoke."""

from __future__ import annotations

from dataclasses import dataclass

from ..mentions.mention import Mention
from ..models import Kind
from ..outline.sentences import Sentence
from .frame import Frame


@dataclass(frozen=True, slots=True)
class Report:
    """One act of reporting in tokens: where the cue, source and content stand, and by which rule.

    `stopped_by` says what ended the content, "" where nothing had to be looked for.
    """

    sentence: Sentence
    parts: tuple[tuple[int, int], ...]
    kind: Kind
    act: str
    cue: tuple[int, int] | None
    source: Mention | None
    rule: str
    frame: Frame | None = None
    end: int = 0
    actor: Mention | None = None  # the subject of the clause a participle or a coordinated verb hangs on
    cut: int = 0  # letters of a preposition written onto the first word of the content
    notes: tuple[str, ...] = ()
    stopped_by: str = ""

    @property
    def place(self) -> tuple[int, int]:
        """The tokens a report is known by: its cue, else the first part of its content."""
        return self.cue if self.cue is not None else self.parts[0]

    @property
    def attributed(self) -> bool:
        """Whether an expression beside the clause names the source (according to X), and no reporting word governs it."""
        return self.cue is not None and self.frame is None
