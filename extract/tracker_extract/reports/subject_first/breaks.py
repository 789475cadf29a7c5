"""Where another act of reporting begins, so that the content before it ends."""

from __future__ import annotations

from ...outline.sentences import Sentence
from ...words import classes as lx
from .cues import CueReader

# A reporting clause, with its days and occasions, ends at most this many tokens behind its verb.
FAR = 30


class BreakFinder(CueReader):
    """Tells where a clause is another report."""

    def _new_report(self, i: int, sentence: Sentence, cue: int) -> bool:
        """Whether the clause that begins at token `i` is another act of reporting."""
        at = i
        while (
            at < sentence.end
            and self.bits[at] & (lx.CONJUNCTION | lx.SUBORDINATOR | lx.ADVERB | lx.COMMA)
            and at - i < 4
        ):
            at += 1
        if at >= sentence.end:
            return False
        verb = self._verb_at(at, sentence)
        if (
            verb is not None
            and verb > cue
            and self._reports_alone(verb, i, sentence, {form.tense for form in self.words[cue].cues})
        ):
            return True
        if not self.bits[i - 1] & (lx.COMMA | lx.DASH) and not self.bits[i] & lx.CONJUNCTION:
            return False
        return self._subject_and_verb(at, sentence, cue)

    def _verb_at(self, at: int, sentence: Sentence) -> int | None:
        """A reporting verb at `at`, past its auxiliaries."""
        while at < sentence.end and self.bits[at] & (lx.AUXILIARY | lx.ADVERB):
            at += 1
        return (
            at
            if at < sentence.end and self._is_cue(at, sentence) and not self.bits[at] & lx.CAPITAL
            else None
        )

    def _reports_alone(self, verb: int, i: int, sentence: Sentence, tenses: set[str]) -> bool:
        """Whether a verb without a subject goes on reporting: a participle behind a comma, a past form behind and."""
        comma = bool(self.bits[i - 1] & (lx.COMMA | lx.DASH)) or bool(self.bits[i] & lx.COMMA)
        joined = any(self.bits[j] & lx.CONJUNCTION for j in range(i, verb))
        for end, form in self._forms(verb):
            if form.part == "participle" and not (comma or joined):
                continue
            if form.part == "participle" and comma and not form.frames.has("weak"):
                return True
            if form.part == "verb" and (
                not joined or form.tense not in tenses | {"past"} or form.frames.has("weak")
            ):
                continue
            complement = self.complements.find(end, form, sentence.end)
            if complement is not None and not (complement.opener == "noun" and form.frames.has("weak")):
                return True
        return False

    def _subject_and_verb(self, at: int, sentence: Sentence, cue: int) -> bool:
        """X and a reporting verb of X's own that takes a complement (…, but Berri answered: "…")."""
        subject = self.subjects.reader.read_joined(at, sentence.end)
        if subject is None:
            return False
        verb = self._verb_at(subject.end, sentence)
        if verb is None or self._taken_back(verb, sentence) or self._passive(verb, sentence):
            return False
        joined = bool(self.bits[at - 1] & (lx.CONJUNCTION | lx.SUBORDINATOR))
        for end, form in self._forms(verb):
            if form.part == "verb":
                complement = self.complements.find(end, form, sentence.end)
                if (
                    complement is None
                    and form.frames.has("bare")
                    and not joined
                    and self._closes_sentence(end, sentence)
                ):
                    return True
                clear = complement is not None and (joined or complement.opener in ("that", "quote", "colon"))
                if clear and not form.frames.has("weak"):
                    return True
        return False

    def _closes_sentence(self, at: int, sentence: Sentence) -> bool:
        """Whether nothing but days and occasions follows, or right away the next clause (…, X reported, but …)."""
        if at + 1 < sentence.end and self.bits[at] & lx.COMMA and self.bits[at + 1] & lx.CONJUNCTION:
            return True
        return self._past_occasion(at, sentence) is None and not any(
            self.bits[i] & (lx.VERB | lx.AUXILIARY | lx.PASSIVE) for i in range(at, sentence.end)
        )

    def _past_occasion(self, at: int, sentence: Sentence, quoted: bool = False) -> int | None:
        """The comma that ends a reporting clause, past days, occasions and addressees; None at the sentence's end."""
        for i in range(at, min(sentence.end, at + FAR)):
            if self.bits[i] & (lx.COMMA | lx.DASH) and (not quoted or self._before_quotation(i, sentence)):
                return i
            if self.bits[i] & (lx.STOP | lx.BREAK | lx.QUOTE | lx.THAT):
                return None
        return None

    def _before_quotation(self, i: int, sentence: Sentence) -> bool:
        while i < sentence.end and self.bits[i] & (lx.COMMA | lx.DASH):
            i += 1
        return i in self.s.by_start
