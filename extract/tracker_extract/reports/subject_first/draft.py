"""What rules read at one cue: the record that goes from one to the next, and the report it ends in."""

from __future__ import annotations

from dataclasses import dataclass

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...packs import CueForm
from ..frame import Frame
from ..kind import kind_of
from ..report import Report
from .stops import Scope
from .verbs import VerbGroup


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue in one of its readings: tokens `cue` up to `end`, its form and verb group, and the sentence it stands in.

    found: the reports of the same sentence before it, in text order.
    """

    reading: Reading
    sentence: Sentence
    cue: int
    end: int
    form: CueForm
    group: VerbGroup
    found: tuple[Report, ...]

    @property
    def scope(self) -> Scope:
        """Where its content may go."""
        return Scope(self.reading, self.sentence, self.cue)


def report_of(
    d: Draft, parts: list[tuple[int, int]], source: Mention | None, rule: str, opener: str, behind: int = 0
) -> Report:
    """The report that a rule makes of a draft; `behind`: no other report of the sentence begins before this token."""
    return Report(
        d.sentence,
        tuple(parts),
        kind_of(d.reading.outline, parts),
        d.form.act,
        (d.cue, d.end),
        source,
        rule,
        Frame(d.cue, d.form, source, parts[0][0], opener, rule),
        max(parts[-1][1], d.end, behind),
    )
