"""Which words report: readings of a cue, and what takes its reporting back."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...mentions.reading import Reading
from ...outline.sentences import Sentence
from ...packs import CueForm
from ...words import classes as lx
from ...words.phrases import longest
from .complements import ComplementFinder
from .contents import ContentReader
from .subjects import SubjectFinder


class CueReader:
    """Reads the cues of one article."""

    def __init__(self, reading: Reading) -> None:
        self.s = reading.outline
        self.t = reading.outline.tokens
        self.bits = reading.outline.tokens.bits
        self.words = reading.outline.tokens.words
        self.subjects = SubjectFinder(reading)
        self.complements = ComplementFinder(reading, self.subjects)
        self.contents = ContentReader(reading)
        self.embedders = reading.outline.vocabulary.embedders

    def _is_cue(self, i: int, sentence: Sentence) -> bool:
        bits = self.bits[i]
        if not (bits & lx.CUE or self.words[i].phrased):
            return False
        if bits & lx.CAPITAL and i > sentence.start and not self.bits[i - 1] & (lx.QUOTE | lx.COLON):
            return False
        if (
            i > sentence.start
            and self.bits[i - 1] & (lx.DETERMINER | lx.POSSESSIVE)
            and not self.bits[i - 1] & (lx.THAT | lx.PRONOUN | lx.UNNAMED)
        ):
            return False
        return self.s.outer_quotation(i, least=1) is None or self._interrupts(i)

    def _interrupts(self, i: int) -> bool:
        """A reporting clause between dashes inside one pair of marks (А, — сказал X, — Б)."""
        return bool(self.bits[i - 1] & lx.DASH)

    def _forms(self, cue: int) -> list[tuple[int, CueForm]]:
        """The readings of a reporting word, with the token after it: expressions of several words first."""
        word = self.words[cue]
        found: list[tuple[int, CueForm]] = []
        if word.phrased:
            phrase = longest((word.phrased,), self.t.folds, cue, len(self.t))
            if phrase is not None:
                found += [(phrase.end, form) for form in phrase.payload]
        return found + [(cue + 1, form) for form in word.cues]

    def _taken_back(self, cue: int, sentence: Sentence) -> bool:
        """A negation before the verb, or an infinitive."""
        start = self.subjects.verb_start(cue, sentence.start)
        if start > sentence.start and self.bits[start - 1] & lx.NEGATION:
            return True
        return any(self.bits[i] & lx.NEGATION for i in range(start, cue)) or (
            cue > sentence.start and self.t.folds[cue - 1] in self.complements.marks
        )

    def _passive(self, cue: int, sentence: Sentence) -> bool:
        start = self.subjects.verb_start(cue, sentence.start)
        return start > sentence.start and bool(self.bits[start - 1] & lx.PASSIVE)

    def _passive_start(self, cue: int, sentence: Sentence) -> int:
        at = self.subjects.verb_start(cue, sentence.start)
        while at > sentence.start and self.bits[at - 1] & (lx.PASSIVE | lx.AUXILIARY):
            at -= 1
        return at

    def _agrees(self, form: CueForm, subject: Mention) -> bool:
        """Whether a verb of the present agrees with its subject in number; bodies take either."""
        number = "pl" if subject.joined else subject.features.number
        if form.tense != "present" or "-" in (number, form.features.number) or subject.kind == "body":
            return True
        return number == form.features.number

    def _embedded(self, start: int, sentence: Sentence) -> bool:
        """Whether a question or a condition holds the clause that begins at `start`."""
        return start > sentence.start and self.t.folds[start - 1] in self.embedders
