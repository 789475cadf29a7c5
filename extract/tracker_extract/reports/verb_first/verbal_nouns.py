"""Verbal nouns of saying: with a pronoun (قوله إن), behind a preposition (بالقول), with whoever said it (بعد قول الوزير إن)."""

from __future__ import annotations

from ...mentions.mention import Mention
from ...packs import CueForm
from ...words import classes as lx
from ..frame import FARTHEST, Frame
from .subjects import SubjectFinder

# To whom and when it was said takes at most this many tokens between قوله and إن.
HEARER = 9


class VerbalNounFinder(SubjectFinder):
    """Matches the frames of verbal nouns."""

    def _match_noun(self, cue: int, form: CueForm, limit: int) -> Frame | None:
        """قوله إن, بالقول: with a possessor, or behind a preposition with the article."""
        nxt, word = cue + 1, self.words[cue]
        if nxt >= len(self.t) or not form.frames.has("colon"):
            return None
        behind = cue > 0 and bool(self.bits[cue - 1] & lx.PREPOSITION)
        if form.pronoun is None and not word.article:
            return self._said_by(cue, form, limit) if behind else None
        if form.pronoun is None and not (word.prefix or behind):
            return None
        source = self._back_to(cue) if behind and word.article else None
        if form.pronoun is not None:
            nxt = self._past_hearer(nxt, limit)
            source = self._who_did_so(cue) if word.prefix else None
        if nxt < limit and self.bits[nxt] & lx.THAT:
            return Frame(cue, form, source, nxt + 1, "that", "noun-that")
        if self.bits[nxt] & (lx.COLON | lx.QUOTE):
            begin, opener = self._after_colon(nxt, limit)
            return (
                Frame(cue, form, None, begin, opener, "noun-quote")
                if begin < limit or opener == "quote"
                else None
            )
        return None

    def _said_by(self, cue: int, form: CueForm, limit: int) -> Frame | None:
        """بعد قول الرئيس، فلان، إن: the verbal noun with whoever said it behind it, then the clause."""
        source = self._read_joined(cue + 1, limit)
        if source is None or not (source.persons or source.titles or source.named_bodies):
            return None
        at = source.end + (source.end < limit and bool(self.bits[source.end] & lx.COMMA))
        if at >= limit or not self.bits[at] & lx.THAT or self.words[at].conjunction:
            return None
        return Frame(cue, form, source, at + 1, "that", "noun-of-speaker-that")

    def _who_did_so(self, cue: int) -> Mention | None:
        """رد فلان على كذا بقوله إن: the subject of the verb whose way of doing it the words are."""
        for at in range(cue - 1, max(0, cue - FARTHEST), -1):
            if self.bits[at] & (lx.STOP | lx.BREAK | lx.COLON | lx.THAT):
                subject = self.reader.read(at + 2, cue) if self.bits[at + 1] & lx.VERB else None
                return subject if subject is not None and subject.named else None
            verb = next((form for form in self.words[at].cues if form.part == "verb"), None)
            if verb is not None and not self.bits[at] & lx.PREPOSITION:
                source = self._source_after(at, verb, cue)
                return source if source is not None and (source.named or source.titles) else None
        return None

    def _past_hearer(self, at: int, limit: int) -> int:
        """قوله لـ«الحياة» إن: behind to whom and when it was said, where the clause opens there."""
        hearer = self.words[at].prefix or len(self.t.folds[at]) == 1 and at + 1 in self.s.by_start
        if not hearer and not self.bits[at] & (lx.TIME | lx.PREPOSITION):
            return at
        for j in range(at + 1, min(limit, at + HEARER)):
            if self.bits[j] & lx.THAT and not self.words[j].conjunction:
                return j
            if self.bits[j] & (lx.MARK & ~lx.QUOTE | lx.CUE):
                break
        return at

    def _back_to(self, cue: int) -> Mention | None:
        """عاد الوزير إلى التأكيد: the subject between an auxiliary and the verbal noun of saying."""
        for at in range(cue - 2, max(0, cue - 14), -1):
            if self.bits[at] & lx.AUXILIARY:
                source = self.reader.read(at + 1, cue - 1)
                return source if source is not None and source.end == cue - 1 and source.named else None
            if self.bits[at] & (lx.MARK | lx.THAT):
                return None
        return None
